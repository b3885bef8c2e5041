//! The other end of [`worker`](super::worker): a worker that does what it is sent.

use std::cell::RefCell;
use std::path::PathBuf;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue, UnwrapThrowExt};
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageChannel, MessageEvent};

use super::serving::{Begin, Message, Serving};
use crate::files::assets::Asset;
use crate::language::Language;

/// Seconds of a part of work, after which messages are read.
const PART: f64 = 0.05;
/// The share of an asset between two messages about how much has arrived.
const STEP: f64 = 0.02;

thread_local! {
    static WORK: RefCell<Option<Box<dyn Serving>>> = RefCell::default();
    /// What is posted to its second port comes back after the messages of the page.
    static AGAIN: MessageChannel = MessageChannel::new().unwrap_throw();
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn post(kind: &str, content: &JsValue) {
    let _ = scope().post_message(&Array::of2(&kind.into(), content)); // a page that is gone reads no messages
}

fn post_bytes(kind: &str, bytes: &[u8]) {
    let bytes = Uint8Array::from(bytes);
    let message = Array::of2(&kind.into(), &bytes);
    let _ = scope().post_message_with_transfer(&message, &Array::of1(&bytes.buffer()));
}

fn post_message(message: Message) {
    match message {
        Message::Progress(done) => post("progress", &(done as f64).into()),
        Message::News(bytes) => post_bytes("news", &bytes),
    }
}

/// Serve the page from now on; `named` finds the work of a name.
pub fn serve(named: fn(&str) -> Option<Begin>) {
    let receive = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let message = Array::from(&event.data());
        match message.get(0).as_string().as_deref() {
            Some("begin") => spawn_local(begin(named, message)),
            Some("cancel") => WORK.with_borrow(|work| work.iter().for_each(|work| work.cancel())),
            Some("resume") if WORK.with_borrow_mut(|work| work.as_mut().is_some_and(|work| work.resume())) => go_on(),
            _ => {}
        }
    });
    scope().set_onmessage(Some(receive.as_ref().unchecked_ref()));
    receive.forget();
    let again = Closure::<dyn FnMut()>::new(go_on);
    AGAIN.with(|channel| channel.port1().set_onmessage(Some(again.as_ref().unchecked_ref())));
    again.forget();
    post("ready", &JsValue::NULL);
}

/// Begin a work, when the data that it reads is there.
async fn begin(named: fn(&str) -> Option<Begin>, message: Array) {
    if let Some(Ok(language)) = message.get(4).as_string().map(|tag| tag.parse::<Language>()) {
        language.make_current();
    }
    for file in Array::from(&message.get(5)).iter() {
        let file = Array::from(&file);
        let path = PathBuf::from(file.get(0).as_string().unwrap_or_default());
        crate::files::put(path, Uint8Array::new(&file.get(1)).to_vec());
    }
    let asset = message.get(3).as_string().and_then(|name| Asset::named(&name));
    if let Some(asset) = asset.filter(|asset| !asset.is_there()) {
        let told = std::cell::Cell::new(0.0);
        let progress = |share: f64| {
            if share >= told.get() + STEP {
                told.set(share);
                post("fetched", &share.into());
            }
        };
        post("fetched", &0.0.into());
        if let Err(error) = asset.fetch(progress).await {
            return post("failed", &error.into());
        }
    }
    post("begun", &JsValue::NULL);
    let bytes = Uint8Array::new(&message.get(2)).to_vec();
    let name = message.get(1).as_string().unwrap_or_default();
    let work = named(&name).ok_or_else(|| format!("unknown work {name}")).and_then(|begin| begin(&bytes, post_message));
    match work {
        Ok(work) => {
            WORK.with_borrow_mut(|known| *known = Some(work));
            go_on();
        }
        Err(error) => post("failed", &error.into()),
    }
}

/// Do a part of the work, then read messages, then go on.
fn go_on() {
    match WORK.with_borrow_mut(|work| work.as_mut().and_then(|work| work.part(PART))) {
        Some(Ok(bytes)) => post_bytes("output", &bytes),
        Some(Err(error)) => post("failed", &error.into()),
        // By a message and not by a timer, which waits for 4 ms each time.
        None => AGAIN.with(|again| {
            let _ = again.port2().post_message(&JsValue::NULL); // to this worker itself, which is there
        }),
    }
}
