//! `halfpipe serve`: halfpipe as a page for browsers, of this machine or of the local network, with the window beside it.

mod answer;
mod connection;
mod page;
mod request;
mod server;

use std::io::{self, ErrorKind, IsTerminal};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket};
use std::sync::mpsc::channel;

use super::arguments::ServeArgs;
use super::{CliError, Opening, lesson_of, print};
use crate::language::t;
use crate::qr::{QrCode, with_link};
use server::Server;

/// A page that is served until this is dropped.
pub struct Serving {
    server: Server,
    /// The fragment of the link to the lesson of the arguments, if they name one.
    fragment: Option<String>,
}

/// The lesson that the window opens with while it serves.
pub fn opening(args: &ServeArgs) -> Result<Opening, CliError> {
    lesson_of(&args.lesson)
}

/// Begin to serve as the arguments say, and print the address.
pub fn start(args: &ServeArgs) -> Result<Serving, CliError> {
    let files = page::FILES.ok_or_else(|| CliError::Run(t!("serve.not_built").into_owned()))?;
    let fragment = args.lesson.opened()?.map(|opened| opened.link.to_fragment());
    let address = if args.lan {
        in_network().ok_or_else(|| CliError::Run(t!("serve.no_network").into_owned()))?
    } else {
        Ipv4Addr::LOCALHOST
    };
    let refused = |error| CliError::Run(refusal(address, args.port, &error));
    let server = Server::start(files, SocketAddr::new(IpAddr::V4(address), args.port)).map_err(refused)?;
    let serving = Serving { server, fragment };
    let address = serving.address();
    let said = if args.lan { t!("serve.on_network", address = address) } else { t!("serve.on_machine", address = address) };
    print(format!("{said}\n").as_bytes())?;
    Ok(serving)
}

impl Serving {
    /// The address of the page, with `/` at its end.
    pub fn address(&self) -> String {
        format!("http://{}/", self.server.address())
    }

    /// Whether only this machine can reach it.
    pub fn is_local(&self) -> bool {
        self.server.address().ip().is_loopback()
    }

    /// Print a QR code and serve until Ctrl+C, as where no window can be opened.
    pub fn until_interrupt(self) -> Result<(), CliError> {
        let (sender, interrupted) = channel();
        let waiting = sender.clone(); // without a handler Ctrl+C just ends the process
        let _ = ctrlc::set_handler(move || {
            let _ = sender.send(());
        });
        let code = QrCode::new(&with_link(&self.address(), self.fragment.as_deref()));
        let lines = code.map(|code| code.lines(io::stdout().is_terminal())).unwrap_or_default();
        print(format!("{}\n{}\n", lines.join("\n"), t!("serve.interrupt")).as_bytes())?;
        let _ = interrupted.recv();
        drop(waiting);
        Ok(())
    }
}

/// The address of this machine in the local network: the one from which it would send to other networks. Nothing is sent.
fn in_network() -> Option<Ipv4Addr> {
    const ELSEWHERE: Ipv4Addr = Ipv4Addr::new(192, 0, 2, 1); // an address for documents, which nobody has (RFC 5737)
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect((ELSEWHERE, 9)).ok()?;
    match socket.local_addr().ok()?.ip() {
        IpAddr::V4(address) if !address.is_loopback() && !address.is_unspecified() => Some(address),
        _ => None,
    }
}

/// Why nothing can be served on this port, and what to do.
fn refusal(address: Ipv4Addr, port: u16, error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::AddrInUse => t!("serve.taken", port = port, address = address),
        ErrorKind::PermissionDenied => t!("serve.not_allowed", port = port),
        _ => t!("serve.failed", port = port, address = address, error = error),
    }
    .into_owned()
}

#[cfg(test)]
mod tests;
