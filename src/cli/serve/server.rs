//! The server: a fixed number of threads, each of which answers one client after the other, so that there are never more connections.
//!
//! It is our own: `tiny_http` has had no release since 2022, no time limits, and a thread for each connection that comes; hyper needs an
//! asynchronous runtime. What comes from a client is read by httparse, hyper's own reader.

use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::time::Duration;
use std::{io, iter};

use super::answer::Page;
use super::connection::serve;
use super::page::PageFile;
use crate::job::{Control, Thread, pause};

/// The greatest number of clients that are answered at the same time; more wait. A browser opens up to six connections, some of them unused.
const CONNECTIONS: usize = 96;

/// A running server. Dropping it ends it, with all connections.
pub struct Server {
    address: SocketAddr,
    threads: Vec<Thread<()>>,
}

impl Server {
    /// Serve files on an address, and on no other; with port 0 on any free port.
    pub fn start(files: &'static [PageFile], address: SocketAddr) -> io::Result<Self> {
        let listener = Arc::new(TcpListener::bind(address)?);
        let address = listener.local_addr()?;
        let page = Arc::new(Page::new(files));
        let thread = || {
            let (listener, page) = (Arc::clone(&listener), Arc::clone(&page));
            Thread::spawn(move |control| answer_all(&listener, &page, control), || {})
        };
        let threads = iter::repeat_with(thread).take(CONNECTIONS).collect();
        Ok(Self { address, threads })
    }

    /// The address that it listens on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.threads.iter().for_each(Thread::cancel);
        // A thread that waits for a client wakes by one. Where the network is gone none can come: the threads end with the program.
        let wake = |_: &Thread<()>| TcpStream::connect_timeout(&self.address, Duration::from_millis(100)).is_ok();
        if !self.threads.iter().all(wake) {
            self.threads.drain(..).for_each(std::mem::forget);
        }
    }
}

/// Answer one client after the other until cancelled.
fn answer_all(listener: &TcpListener, page: &Page, control: &Control) {
    while control.should_continue() {
        match listener.accept() {
            Ok((mut stream, _)) if control.should_continue() => {
                let _ = serve(&mut stream, page, control); // a client that is gone or too slow is forgotten
            }
            Ok(_) => {}
            Err(_) => pause(Duration::from_millis(100)), // as where the system has no room for a connection now
        }
    }
}
