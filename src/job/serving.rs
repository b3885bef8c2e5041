//! A work that was sent as bytes: it is done here, and news and output go back as bytes.

use std::task::Poll;

use super::wire::{packed, unpacked};
use super::{Control, Work};

/// What goes back.
#[derive(Debug)]
pub enum Message {
    /// The units of work done so far.
    Progress(usize),
    /// Something told on the way.
    News(Vec<u8>),
}

impl Message {
    /// What was told, if it is that.
    pub fn into_news(self) -> Option<Vec<u8>> {
        match self {
            Self::Progress(_) => None,
            Self::News(bytes) => Some(bytes),
        }
    }
}

/// A work of any kind.
pub trait Serving {
    /// Work for so many seconds at most, if this work can be done in parts; returns the output when it is there.
    fn part(&mut self, seconds: f64) -> Option<Result<Vec<u8>, String>>;

    /// Ask it to stop; the output comes with the next part.
    fn cancel(&self);

    /// Go on after an output that came early; false if it can't.
    fn resume(&mut self) -> bool;
}

/// How a work begins: from its bytes, with what its messages go to.
pub type Begin = fn(&[u8], fn(Message)) -> Result<Box<dyn Serving>, String>;

/// The name of a kind of work.
pub fn name<W: Work>() -> &'static str {
    std::any::type_name::<W>()
}

/// Begin a work of this kind.
pub fn begin<W: Work>(bytes: &[u8], post: fn(Message)) -> Result<Box<dyn Serving>, String> {
    let work = Some(unpacked::<W>(bytes)?);
    let listen = move |control: &Control<W::News>| {
        post(Message::Progress(control.done()));
        for news in control.news().iter().filter_map(|news| packed(news).ok()) {
            post(Message::News(news));
        }
    };
    Ok(Box::new(Served { work, output: None, control: Control::with_listener(Some(Box::new(listen))) }))
}

struct Served<W: Work> {
    work: Option<W>,
    /// The last output, from which the work can go on.
    output: Option<W::Output>,
    control: Control<W::News>,
}

impl<W: Work> Serving for Served<W> {
    fn part(&mut self, seconds: f64) -> Option<Result<Vec<u8>, String>> {
        self.control.begin_part(seconds);
        match self.work.as_mut()?.run(&self.control) {
            Poll::Pending => None,
            Poll::Ready(output) => {
                let bytes = packed(&output);
                (self.work, self.output) = (None, Some(output));
                Some(bytes)
            }
        }
    }

    fn cancel(&self) {
        self.control.cancel();
    }

    fn resume(&mut self) -> bool {
        self.control.go_on();
        self.work = self.output.take().and_then(W::resumed);
        self.work.is_some()
    }
}
