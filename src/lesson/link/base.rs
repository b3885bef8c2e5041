//! The address that stands before the fragment of a link: of whoever hosts the program as a page.

use crate::language::t;
use crate::naming::shortened;

/// The greatest length of the address, in characters.
const MAX_CHARS: usize = 500;
/// How much of an address a message quotes, in characters.
const MAX_QUOTED: usize = 60;
/// What an address begins with.
const SCHEMES: [&str; 3] = ["https://", "http://", "file://"];

/// An address to put before a link, without spaces around it: an `https://`, `http://` or `file://` address without a fragment, or nothing
/// at all. Else what is wrong and what would be right.
pub fn checked_base(text: &str) -> Result<String, String> {
    let text = text.trim();
    let quoted = || shortened(text, MAX_QUOTED);
    if text.is_empty() {
        return Ok(String::new());
    }
    let rest = SCHEMES.iter().find_map(|scheme| text.strip_prefix(scheme));
    let Some(rest) = rest.filter(|rest| !rest.trim_start_matches('/').is_empty()) else {
        return Err(t!("link.scheme", address = quoted()).into_owned());
    };
    if text.contains('#') {
        return Err(t!("link.fragment", address = quoted()).into_owned());
    }
    if let Some(letter) = rest.chars().find(|c| c.is_whitespace() || c.is_control() || "<>\"'`\\".contains(*c)) {
        return Err(t!("link.space", address = quoted(), letter = format!("{letter:?}")).into_owned());
    }
    if text.chars().count() > MAX_CHARS {
        return Err(t!("link.long_address", most = MAX_CHARS).into_owned());
    }
    Ok(text.to_owned())
}
