//! The answer to a request: one of the files of the page by its exact name, or a refusal. Nothing is read from a disk.

use std::fmt::Write as _;
use std::io::Write as _;
use std::sync::OnceLock;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::page::{FIRST, PageFile};
use super::request::Request;

/// What every answer tells a browser: to keep to the page itself, as `web/page/index.html` says, and to show it in no frame.
const PROTECTION: &str = "X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\nContent-Security-Policy: default-src 'none'; \
    script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' blob:; base-uri 'none'; \
    form-action 'none'; frame-ancestors 'none'\r\n";

/// The files, with what is made of them once.
pub struct Page(Vec<Prepared>);

struct Prepared {
    file: &'static PageFile,
    /// Its version: a client that has it is not sent it again.
    tag: String,
    /// The file for a client that reads no Brotli, as browsers outside of https and this machine; made for the first of them.
    gzip: OnceLock<Option<Vec<u8>>>,
}

/// An answer.
pub struct Answer<'a> {
    /// The status line and the headers, with the empty line behind them.
    pub head: String,
    /// The content.
    pub body: &'a [u8],
    /// Whether a part of the request may be unread.
    pub is_refusal: bool,
}

impl Page {
    /// The page of these files.
    pub fn new(files: &'static [PageFile]) -> Self {
        let prepared = |file: &'static PageFile| {
            let mut sum = flate2::Crc::new();
            sum.update(file.bytes);
            Prepared { file, tag: format!("W/\"{:08x}-{:x}\"", sum.sum(), file.bytes.len()), gzip: OnceLock::new() }
        };
        Self(files.iter().map(prepared).collect())
    }

    /// The answer to a request, or the one with the status of a refused request.
    pub fn answer(&self, request: Result<&Request, u16>) -> Answer<'_> {
        let request = match request {
            Ok(request) => request,
            Err(status) => return refusal(status, false),
        };
        let name = match request.path.strip_prefix('/') {
            Some("") => FIRST,
            Some(name) => name,
            None => return refusal(404, request.is_head),
        };
        match self.0.iter().find(|prepared| prepared.file.name == name) {
            Some(prepared) => prepared.answer(request),
            None => refusal(404, request.is_head),
        }
    }
}

impl Prepared {
    fn answer(&self, request: &Request) -> Answer<'_> {
        let (kind, packs) = kind(self.file.name);
        // A browser asks each time whether it has the newest version: all files are of the same one.
        let about = format!("ETag: {}\r\nCache-Control: no-cache\r\nVary: Accept-Encoding\r\n", self.tag);
        if request.known.split(',').any(|known| known.trim() == self.tag) {
            return Answer { head: head(304, &about), body: &[], is_refusal: false };
        }
        let (body, encoding) = match self.file.brotli.filter(|_| request.accepts("br")) {
            Some(brotli) => (brotli, Some("br")),
            None if packs && request.accepts("gzip") => match self.gzip() {
                Some(gzip) => (gzip, Some("gzip")),
                None => (self.file.bytes, None),
            },
            None => (self.file.bytes, None),
        };
        let encoding = encoding.map(|encoding| format!("Content-Encoding: {encoding}\r\n")).unwrap_or_default();
        let about = format!("{about}Content-Type: {kind}\r\nContent-Length: {}\r\n{encoding}", body.len());
        Answer { head: head(200, &about), body: if request.is_head { &[] } else { body }, is_refusal: false }
    }

    fn gzip(&self) -> Option<&[u8]> {
        let pack = || {
            let mut packed = GzEncoder::new(Vec::new(), Compression::default());
            packed.write_all(self.file.bytes).and_then(|()| packed.finish()).ok()
        };
        self.gzip.get_or_init(pack).as_deref()
    }
}

/// The type of a file, and whether compression makes it smaller.
fn kind(name: &str) -> (&'static str, bool) {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => ("text/html; charset=utf-8", true),
        "js" => ("text/javascript; charset=utf-8", true),
        "css" => ("text/css; charset=utf-8", true),
        "svg" => ("image/svg+xml", true),
        "wasm" => ("application/wasm", true),
        _ => ("application/octet-stream", false),
    }
}

fn refusal(status: u16, is_head: bool) -> Answer<'static> {
    let body = reason(status).as_bytes();
    let mut about =
        format!("Content-Type: text/plain; charset=utf-8\r\nContent-Length: {}\r\nCache-Control: no-store\r\n", body.len());
    if status == 405 {
        let _ = about.write_str("Allow: GET, HEAD\r\n");
    }
    Answer { head: head(status, &about), body: if is_head { &[] } else { body }, is_refusal: true }
}

fn head(status: u16, about: &str) -> String {
    format!("HTTP/1.1 {status} {}\r\n{about}{PROTECTION}Connection: close\r\n\r\n", reason(status))
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        304 => "Not Modified",
        404 => "Not Found",
        405 => "Method Not Allowed",
        431 => "Request Header Fields Too Large",
        _ => "Bad Request",
    }
}
