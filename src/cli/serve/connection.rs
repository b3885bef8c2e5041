//! A connection: one request and its answer, with limits of size and of time.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

use super::answer::Page;
use super::request::{self, MOST_BYTES, Request};
use crate::clock::Stopwatch;
use crate::job::Control;

/// How long to wait for a client before the limits are looked at.
const WAIT: Duration = Duration::from_millis(200);
/// Seconds for a whole request.
const REQUEST: f64 = 10.0;
/// Seconds in which a client must take something of its answer.
const STALLED: f64 = 20.0;
/// Seconds for a whole answer: 20 MB over the shared network of a class.
const ANSWER: f64 = 900.0;
/// Seconds, and bytes, for the rest of a request that was refused.
const REST: (f64, usize) = (1.0, 1 << 16);

/// Answer a request.
pub fn serve(stream: &mut TcpStream, page: &Page, control: &Control) -> io::Result<()> {
    stream.set_read_timeout(Some(WAIT))?;
    stream.set_write_timeout(Some(WAIT))?;
    let request = read(stream, control)?;
    let answer = page.answer(request.as_ref().map_err(|status| *status));
    send(stream, answer.head.as_bytes(), control)?;
    send(stream, answer.body, control)?;
    stream.shutdown(Shutdown::Write)?;
    if answer.is_refusal {
        // A connection that is closed with something unread takes the answer along.
        let (watch, mut rest) = (Stopwatch::start(), 0);
        let mut part = [0; 1024];
        while rest < REST.1 && watch.seconds() < REST.0 && control.should_continue() {
            match stream.read(&mut part) {
                Ok(0) => break,
                Ok(bytes) => rest += bytes,
                Err(error) => goes_on(&error).then_some(()).ok_or(error)?,
            }
        }
    }
    Ok(())
}

/// Read a request, or the status that refuses it; an error if the client is too slow or gone.
fn read(stream: &mut TcpStream, control: &Control) -> io::Result<Result<Request, u16>> {
    let watch = Stopwatch::start();
    let mut arrived = [0; MOST_BYTES];
    let mut length = 0;
    while watch.seconds() < REQUEST && control.should_continue() {
        match stream.read(&mut arrived[length..]) {
            Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
            Ok(bytes) => length += bytes,
            Err(error) if goes_on(&error) => continue,
            Err(error) => return Err(error),
        }
        if let Some(request) = request::parse(&arrived[..length]) {
            return Ok(request);
        }
    }
    Err(ErrorKind::TimedOut.into())
}

fn send(stream: &mut TcpStream, mut bytes: &[u8], control: &Control) -> io::Result<()> {
    const PART: usize = 1 << 16;
    let watch = Stopwatch::start();
    let mut last = 0.0;
    while !bytes.is_empty() {
        let now = watch.seconds();
        if now > ANSWER || now - last > STALLED || !control.should_continue() {
            return Err(ErrorKind::TimedOut.into());
        }
        match stream.write(&bytes[..bytes.len().min(PART)]) {
            Ok(0) => return Err(ErrorKind::WriteZero.into()),
            Ok(sent) => (bytes, last) = (&bytes[sent..], now),
            Err(error) if goes_on(&error) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Whether an error only says that nothing has happened yet.
fn goes_on(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut | ErrorKind::Interrupted)
}
