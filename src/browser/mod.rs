//! The browser's own functions: local storage, downloads, files, clipboard and fetching. The doors (`files`, `job`, the window) call them;
//! no other module does.

mod fetch;

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlInputElement, Storage, Url, Window};

pub use fetch::fetch;

/// The page; `None` in a worker.
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// What went wrong, in the browser's words.
pub fn message(error: &JsValue) -> String {
    let text = Reflect::get(error, &"message".into()).ok().and_then(|message| message.as_string());
    text.or_else(|| error.as_string()).unwrap_or_else(|| format!("{error:?}"))
}

fn storage() -> Result<Storage, String> {
    let storage = window().map(|window| window.local_storage());
    match storage {
        Some(Ok(Some(storage))) => Ok(storage),
        Some(Err(error)) => Err(message(&error)),
        _ => Err("no local storage".to_owned()),
    }
}

/// The text under this name in the local storage, if there is one.
pub fn stored(name: &str) -> Result<Option<String>, String> {
    storage()?.get_item(name).map_err(|error| message(&error))
}

/// Put a text under this name into the local storage, or take away what is there.
pub fn store(name: &str, text: Option<&str>) -> Result<(), String> {
    let storage = storage()?;
    text.map_or_else(|| storage.remove_item(name), |text| storage.set_item(name, text)).map_err(|error| message(&error))
}

/// Hand a file to the user as a download.
pub fn download(name: &str, bytes: &[u8]) -> Result<(), String> {
    let save = || -> Result<(), JsValue> {
        let url = Url::create_object_url_with_blob(&blob(bytes, "application/octet-stream")?)?;
        let document = window().and_then(|window| window.document()).ok_or("no page")?;
        let anchor: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
        anchor.set_href(&url);
        anchor.set_download(name);
        anchor.click();
        Url::revoke_object_url(&url)
    };
    save().map_err(|error| message(&error))
}

fn blob(bytes: &[u8], kind: &str) -> Result<Blob, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    Blob::new_with_u8_array_sequence_and_options(&Array::of1(&Uint8Array::from(bytes)), &options)
}

/// Takes files by their names.
pub type Take = fn(Vec<(String, Vec<u8>)>);

/// Show the browser's file chooser; `take` gets what is chosen.
pub fn choose_files(take_files: Take) {
    let show = || -> Option<()> {
        let input: HtmlInputElement = window()?.document()?.create_element("input").ok()?.dyn_into().ok()?;
        input.set_type("file");
        input.set_multiple(true);
        let chosen = input.clone();
        let take = Closure::once_into_js(move || {
            let Some(list) = chosen.files() else { return };
            let files: Vec<web_sys::File> = (0..list.length()).filter_map(|index| list.get(index)).collect();
            spawn_local(read(files, take_files));
        });
        input.set_onchange(Some(take.unchecked_ref()));
        input.click();
        Some(())
    };
    let _ = show(); // without a page there is nobody to choose
}

/// Read files for `take`; those that can't be read are left out.
pub async fn read(files: Vec<web_sys::File>, take: Take) {
    let mut read = Vec::new();
    for file in files {
        if let Ok(buffer) = JsFuture::from(file.array_buffer()).await {
            read.push((file.name(), Uint8Array::new(&buffer).to_vec()));
        }
    }
    take(read);
    wake();
}

/// Put a picture on the clipboard; false if this browser can't.
pub fn copy_png(png: &[u8]) -> bool {
    let copy = || -> Option<()> {
        let window = window()?;
        let maker = Reflect::get(&window, &"ClipboardItem".into()).ok()?.dyn_into::<js_sys::Function>().ok()?;
        let clipboard = Reflect::get(&window.navigator(), &"clipboard".into()).ok().filter(|clipboard| clipboard.is_object())?;
        let items = Object::new();
        Reflect::set(&items, &"image/png".into(), &blob(png, "image/png").ok()?.into()).ok()?;
        let item = Reflect::construct(&maker, &Array::of1(&items)).ok()?;
        let write = Reflect::get(&clipboard, &"write".into()).ok()?.dyn_into::<js_sys::Function>().ok()?;
        let written = write.call1(&clipboard, &Array::of1(&item)).ok()?.dyn_into::<js_sys::Promise>().ok()?;
        spawn_local(async move {
            let _ = JsFuture::from(written).await; // a refusal comes too late to be told
        });
        Some(())
    };
    copy().is_some()
}

/// The address of the page without its fragment, and the fragment, from `#` on.
pub fn address() -> Option<[String; 2]> {
    let location = window()?.location();
    let (whole, fragment) = (location.href().ok()?, location.hash().ok()?);
    let address = whole.split('#').next().unwrap_or_default().to_owned();
    Some([address, fragment])
}

/// Take the fragment out of the address, so that the page opens on its session when it is loaded again.
pub fn forget_fragment() {
    let forget = || window()?.history().ok()?.replace_state_with_url(&JsValue::NULL, "", Some(&address()?[0])).ok();
    let _ = forget(); // it stays where that is not to be had
}

/// Call `listener` with every fragment that comes after the start.
pub fn on_fragment(listener: impl Fn(String) + 'static) {
    let listen = Closure::<dyn FnMut()>::new(move || {
        if let Some([_, fragment]) = address() {
            listener(fragment);
        }
    });
    if let Some(window) = window() {
        window.set_onhashchange(Some(listen.as_ref().unchecked_ref()));
    }
    listen.forget();
}

/// Call `listener` each time the page is hidden, by another tab or by its end.
pub fn on_hidden(listener: impl Fn() + 'static) {
    let Some(document) = window().and_then(|window| window.document()) else { return };
    let shown = document.clone();
    let listen = Closure::<dyn FnMut()>::new(move || {
        if shown.hidden() {
            listener();
        }
    });
    document.set_onvisibilitychange(Some(listen.as_ref().unchecked_ref()));
    listen.forget();
}

/// Show the page on the full screen, or as before; nothing happens where the browser does not allow it.
pub fn set_full_screen(full: bool) {
    let Some(document) = window().and_then(|window| window.document()) else { return };
    if full {
        let _ = document.document_element().map(|page| page.request_fullscreen());
    } else {
        document.exit_fullscreen();
    }
}

/// Whether the page is on the full screen.
pub fn is_full_screen() -> bool {
    window().and_then(|window| window.document()).is_some_and(|document| document.fullscreen_element().is_some())
}

/// Tell the script of the page what has happened, with a message: it knows `started`, `failed` and `panicked`.
pub fn tell_page(what: &str, text: &str) {
    let tell =
        window().and_then(|window| Reflect::get(&window, &"tellHalfpipe".into()).ok()?.dyn_into::<js_sys::Function>().ok());
    if let Some(tell) = tell {
        let _ = tell.call2(&JsValue::NULL, &what.into(), &text.into()); // a page without the script shows nothing
    }
}

thread_local! {
    static WAKER: std::cell::RefCell<Option<Box<dyn Fn()>>> = const { std::cell::RefCell::new(None) };
}

/// Call `waker` whenever something has arrived.
pub fn set_waker(waker: impl Fn() + 'static) {
    WAKER.with_borrow_mut(|known| *known = Some(Box::new(waker)));
}

fn wake() {
    WAKER.with_borrow(|waker| {
        if let Some(waker) = waker {
            waker();
        }
    });
}
