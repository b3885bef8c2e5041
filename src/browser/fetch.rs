//! Fetching a file of the folder that the page is in, with progress.

use js_sys::{Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::message;

/// The name of the cache of fetched files.
const CACHE: &str = "halfpipe";

/// Fetch a file of the page's folder, of this length; calls `progress` with the number of bytes that have arrived. It is kept in the
/// browser's cache where that is to be had. `is_right` tells whether the bytes are the right ones: others are not kept, and the answer is
/// false.
pub async fn fetch(
    name: &str,
    length: usize,
    progress: impl Fn(usize),
    is_right: impl Fn(Vec<u8>) -> bool,
) -> Result<bool, String> {
    let cache = open_cache().await;
    if let Some(cache) = &cache
        && let Ok(found) = call(cache, "match", &[&name.into()]).await
        && found.is_object()
        && is_right(body(&found, length, &progress).await.map_err(|error| message(&error))?)
    {
        return Ok(true);
    }
    let bytes = async {
        let response = call(&js_sys::global(), "fetch", &[&name.into()]).await?;
        if Reflect::get(&response, &"ok".into())?.is_falsy() {
            let status = Reflect::get(&response, &"status".into())?.as_f64().unwrap_or_default();
            return Err(JsValue::from_str(&format!("{name}: {status}")));
        }
        body(&response, length, &progress).await
    };
    let bytes = bytes.await.map_err(|error| message(&error))?;
    let kept = Uint8Array::from(&*bytes);
    if !is_right(bytes) {
        return Ok(false);
    }
    if let Some(cache) = cache {
        let maker = Reflect::get(&js_sys::global(), &"Response".into()).ok().and_then(|maker| maker.dyn_into::<Function>().ok());
        if let Some(response) = maker.and_then(|maker| Reflect::construct(&maker, &js_sys::Array::of1(&kept)).ok()) {
            let _ = call(&cache, "put", &[&name.into(), &response]).await; // without room it is fetched again
        }
    }
    Ok(true)
}

/// The cache, which only safe origins have.
async fn open_cache() -> Option<JsValue> {
    let caches = Reflect::get(&js_sys::global(), &"caches".into()).ok().filter(JsValue::is_object)?;
    call(&caches, "open", &[&CACHE.into()]).await.ok()
}

/// The bytes of a response, piece by piece.
async fn body(response: &JsValue, length: usize, progress: &impl Fn(usize)) -> Result<Vec<u8>, JsValue> {
    let stream = Reflect::get(response, &"body".into())?;
    let reader = method(&stream, "getReader")?.call0(&stream)?;
    let mut bytes = Vec::with_capacity(length);
    loop {
        let piece = call(&reader, "read", &[]).await?;
        if Reflect::get(&piece, &"done".into())?.is_truthy() {
            return Ok(bytes);
        }
        let piece: Uint8Array = Reflect::get(&piece, &"value".into())?.dyn_into()?;
        if bytes.len() + piece.length() as usize > length {
            return Ok(Vec::new()); // it is another file
        }
        bytes.extend(piece.to_vec());
        progress(bytes.len());
    }
}

fn method(of: &JsValue, name: &str) -> Result<Function, JsValue> {
    Reflect::get(of, &name.into())?.dyn_into()
}

/// Call a method that promises something, and wait for it.
async fn call(of: &JsValue, name: &str, arguments: &[&JsValue]) -> Result<JsValue, JsValue> {
    let list: js_sys::Array = arguments.iter().copied().cloned().collect();
    let promise: Promise = method(of, name)?.apply(of, &list)?.dyn_into()?;
    JsFuture::from(promise).await
}
