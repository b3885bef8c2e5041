//! A request for a file: only its first lines, with limits.

use httparse::{EMPTY_HEADER, Error, Status};

/// The largest head of a request, in bytes.
pub const MOST_BYTES: usize = 8192;
const MOST_HEADERS: usize = 64;

/// A request that can be answered with a file.
#[derive(Debug, PartialEq, Eq)]
pub struct Request {
    /// Whether only the head of the answer is wanted.
    pub is_head: bool,
    /// The address as it was sent, without a query.
    pub path: String,
    /// The compressions that the client reads.
    pub encodings: String,
    /// The versions of the file that the client has.
    pub known: String,
}

/// Read what has arrived so far: `None` if more is to come; on what can't be answered with a file the status of the answer.
pub fn parse(arrived: &[u8]) -> Option<Result<Request, u16>> {
    let mut headers = [EMPTY_HEADER; MOST_HEADERS];
    let mut request = httparse::Request::new(&mut headers);
    match request.parse(arrived) {
        Ok(Status::Complete(_)) => {}
        Ok(Status::Partial) if arrived.len() < MOST_BYTES => return None,
        Ok(Status::Partial) | Err(Error::TooManyHeaders) => return Some(Err(431)),
        Err(_) => return Some(Err(400)),
    }
    let is_head = match request.method {
        Some("GET") => false,
        Some("HEAD") => true,
        _ => return Some(Err(405)),
    };
    let path = request.path.unwrap_or_default().split('?').next().unwrap_or_default().to_owned();
    let all = |name: &str| {
        let values = request.headers.iter().filter(|header| header.name.eq_ignore_ascii_case(name));
        values.filter_map(|header| str::from_utf8(header.value).ok()).collect::<Vec<_>>().join(",")
    };
    Some(Ok(Request { is_head, path, encodings: all("accept-encoding"), known: all("if-none-match") }))
}

impl Request {
    /// Whether the client reads this compression.
    pub fn accepts(&self, encoding: &str) -> bool {
        self.encodings.split(',').any(|item| {
            let mut parts = item.split(';').map(str::trim);
            let is_named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(encoding));
            let weight = parts.find_map(|part| part.strip_prefix("q=").or(part.strip_prefix("Q=")));
            is_named && weight.is_none_or(|weight| weight.parse::<f32>().is_ok_and(|weight| weight > 0.0))
        })
    }
}
