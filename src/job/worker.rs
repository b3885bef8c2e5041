//! Jobs in Web Workers, which load the same program and get their work as bytes. Where workers are not to be had, the work is done in the
//! page, as far as it can in parts of a frame.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::marker::PhantomData;
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use super::serving::{Message, Serving, begin, name};
use super::wire::{packed, unpacked};
use super::{Reads, Status, Work};
use crate::language::Language;

/// The script of a worker.
const SCRIPT: &str = "worker.js";
/// Seconds of work in a frame, where it is done in the page.
const PART: f64 = 0.012;

thread_local! {
    /// Workers that have done their work.
    static IDLE: RefCell<Vec<Rc<Host>>> = RefCell::default();
    /// What the work in the page has posted.
    static POSTED: RefCell<Vec<Message>> = RefCell::default();
}

/// A worker, and what it has sent.
struct Host {
    worker: Worker,
    is_ready: Cell<bool>,
    waiting: RefCell<Vec<(Array, Array)>>,
    inbox: RefCell<Inbox>,
    on_message: RefCell<Option<Closure<dyn FnMut(MessageEvent)>>>,
    on_error: RefCell<Option<Closure<dyn FnMut(JsValue)>>>,
}

#[derive(Default)]
struct Inbox {
    done: usize,
    fetched: Option<f32>,
    news: VecDeque<Vec<u8>>,
    output: Option<Result<Vec<u8>, String>>,
    has_failed: bool,
    wake: Option<Box<dyn Fn()>>,
}

impl Host {
    /// A worker that is idle, or a new one; `None` where there are none.
    fn get() -> Option<Rc<Self>> {
        if let Some(host) = IDLE.with_borrow_mut(Vec::pop) {
            *host.inbox.borrow_mut() = Inbox::default();
            return Some(host);
        }
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(SCRIPT, &options).ok()?;
        let (is_ready, waiting, inbox) = (Cell::new(false), RefCell::default(), RefCell::default());
        let host =
            Rc::new(Self { worker, is_ready, waiting, inbox, on_message: RefCell::default(), on_error: RefCell::default() });
        let weak = Rc::downgrade(&host);
        let on_message = Closure::new(move |event: MessageEvent| {
            if let Some(host) = weak.upgrade() {
                host.receive(&event.data());
            }
        });
        host.worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        let weak = Rc::downgrade(&host);
        let on_error = Closure::new(move |_: JsValue| {
            if let Some(host) = weak.upgrade() {
                host.inbox.borrow_mut().has_failed = true;
                host.wake();
            }
        });
        host.worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        (*host.on_message.borrow_mut(), *host.on_error.borrow_mut()) = (Some(on_message), Some(on_error));
        host.worker.post_message(&wasm_bindgen::module()).ok()?;
        Some(host)
    }

    /// Take a message of the worker.
    fn receive(&self, message: &JsValue) {
        let message = Array::from(message);
        let bytes = || Uint8Array::new(&message.get(1)).to_vec();
        let number = || message.get(1).as_f64().unwrap_or_default();
        let text = || message.get(1).as_string().unwrap_or_default();
        {
            let mut inbox = self.inbox.borrow_mut();
            match message.get(0).as_string().as_deref() {
                Some("ready") => self.is_ready.set(true),
                Some("progress") => inbox.done = number() as usize,
                Some("fetched") => inbox.fetched = Some(number() as f32),
                Some("begun") => inbox.fetched = None,
                Some("news") => inbox.news.push_back(bytes()),
                Some("output") => inbox.output = Some(Ok(bytes())),
                Some("failed") => inbox.output = Some(Err(text())),
                _ => {}
            }
        }
        if self.is_ready.get() {
            for (message, transferred) in self.waiting.take() {
                let _ = self.worker.post_message_with_transfer(&message, &transferred);
            }
        }
        self.wake();
    }

    fn wake(&self) {
        if let Some(wake) = &self.inbox.borrow().wake {
            wake();
        }
    }

    fn post(&self, message: Array, transferred: Array) {
        if self.is_ready.get() {
            let _ = self.worker.post_message_with_transfer(&message, &transferred); // a dead worker tells by itself
        } else {
            self.waiting.borrow_mut().push((message, transferred));
        }
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// A running [`Work`]. Dropping it cancels the work: its worker ends.
pub struct Job<W> {
    place: Place,
    work: PhantomData<W>,
}

enum Place {
    Worker { host: Rc<Host>, has_ended: Cell<bool> },
    Page(RefCell<Option<Box<dyn Serving>>>),
}

impl<W: Work> Job<W> {
    /// Start a work. `wake` is called when there is something new.
    pub fn spawn(work: W, wake: impl Fn() + 'static) -> Self {
        let bytes = packed(&work).unwrap_or_default();
        let Some(host) = Host::get() else {
            let serving = begin::<W>(&bytes, |message| POSTED.with_borrow_mut(|posted| posted.push(message))).ok();
            return Self { place: Place::Page(RefCell::new(serving)), work: PhantomData };
        };
        host.inbox.borrow_mut().wake = Some(Box::new(wake));
        let bytes = Uint8Array::from(&*bytes);
        let transferred = Array::of1(&bytes.buffer());
        let files = Array::new();
        if let Reads::Files(path) = work.reads() {
            for (path, bytes) in crate::files::below(&path) {
                files.push(&Array::of2(&path.to_string_lossy().as_ref().into(), &Uint8Array::from(&*bytes)));
            }
        }
        let message = Array::of5(
            &"begin".into(),
            &name::<W>().into(),
            &bytes,
            &work.reads().asset().map(|asset| asset.name).into(),
            &Language::current().tag().into(),
        );
        message.push(&files);
        host.post(message, transferred);
        Self { place: Place::Worker { host, has_ended: Cell::new(false) }, work: PhantomData }
    }

    /// Go on with a work that was cancelled; false if it can't go on. The worker has kept what it worked with.
    pub fn resume(&mut self, _: W::Output, wake: impl Fn() + 'static) -> bool {
        match &self.place {
            Place::Worker { host, has_ended } => {
                host.inbox.borrow_mut().wake = Some(Box::new(wake));
                has_ended.set(false);
                host.post(Array::of1(&"resume".into()), Array::new());
                true
            }
            Place::Page(serving) => serving.borrow_mut().as_mut().is_some_and(|serving| serving.resume()),
        }
    }

    /// Ask the work to stop; its output is what is made so far.
    pub fn cancel(&self) {
        match &self.place {
            Place::Worker { host, .. } => host.post(Array::of1(&"cancel".into()), Array::new()),
            Place::Page(serving) => serving.borrow().iter().for_each(|serving| serving.cancel()),
        }
    }

    /// Whether dropping the job does not block: here it never does.
    pub fn has_ended(&self) -> bool {
        true
    }

    /// The units of work done so far.
    pub fn done(&self) -> usize {
        match &self.place {
            Place::Worker { host, .. } => host.inbox.borrow().done,
            Place::Page(_) => 0,
        }
    }

    /// The share of the data that has arrived, while it is fetched.
    pub fn fetched(&self) -> Option<f32> {
        match &self.place {
            Place::Worker { host, .. } => host.inbox.borrow().fetched,
            Place::Page(_) => None,
        }
    }

    /// What the work has told since the last call.
    pub fn news(&self) -> Vec<W::News> {
        let news: Vec<Vec<u8>> = match &self.place {
            Place::Worker { host, .. } => host.inbox.borrow_mut().news.drain(..).collect(),
            Place::Page(_) => POSTED.with_borrow_mut(std::mem::take).into_iter().filter_map(Message::into_news).collect(),
        };
        news.iter().filter_map(|news| unpacked(news).ok()).collect()
    }

    /// The output, if there is one now.
    pub fn poll(&self) -> Status<W::Output> {
        let output = match &self.place {
            Place::Worker { host, has_ended } => {
                let mut inbox = host.inbox.borrow_mut();
                if inbox.has_failed {
                    return Status::Failed;
                }
                let output = inbox.output.take();
                has_ended.set(has_ended.get() || output.is_some());
                output
            }
            Place::Page(serving) => match &mut *serving.borrow_mut() {
                Some(serving) => serving.part(PART),
                None => return Status::Failed,
            },
        };
        match output {
            None => Status::Running,
            Some(Ok(bytes)) => unpacked(&bytes).map_or(Status::Failed, Status::Done),
            Some(Err(reason)) => Status::NoData(reason),
        }
    }
}

impl<W> Drop for Job<W> {
    fn drop(&mut self) {
        if let Place::Worker { host, has_ended } = &self.place
            && has_ended.get()
            && !host.inbox.borrow().has_failed
        {
            IDLE.with_borrow_mut(|idle| idle.push(Rc::clone(host)));
        }
    }
}
