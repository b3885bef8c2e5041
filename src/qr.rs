//! QR codes (ISO/IEC 18004): an address that a phone reads from the screen.

use qrcodegen::{QrCode as Code, QrCodeEcc};

/// The width of the empty border that a code needs on each side, in modules.
pub const QUIET_ZONE: usize = 4;
/// The bytes up to which a text is read well from a projector: 300 are 69 modules of width, longer ones need a camera close by.
pub const READABLE: usize = 300;

/// A QR code: a square of dark and light modules, without its quiet zone.
#[derive(Clone, PartialEq, Eq)]
pub struct QrCode(Code);

impl QrCode {
    /// The code of a text with medium or, where it costs no room, better correction of errors; `None` if the text is longer than a code
    /// can hold, about 2,300 bytes.
    pub fn new(text: &str) -> Option<Self> {
        Code::encode_text(text, QrCodeEcc::Medium).ok().map(Self)
    }

    /// The modules along a side.
    pub fn width(&self) -> usize {
        self.0.size().unsigned_abs() as usize
    }

    /// Whether a module is dark, counted from the top left; outside of the code all are light.
    pub fn is_dark(&self, column: usize, row: usize) -> bool {
        self.0.get_module(column as i32, row as i32)
    }

    /// The code with its quiet zone as lines of half blocks, dark on a light ground; in `color` it brings its own ground.
    pub fn lines(&self, color: bool) -> Vec<String> {
        const COLOR: [&str; 2] = ["\x1b[38;5;16;48;5;231m", "\x1b[0m"]; // black on white, whatever the colours of the terminal
        let all = self.width() + 2 * QUIET_ZONE;
        let is_dark = |column: usize, row: usize| match (column.checked_sub(QUIET_ZONE), row.checked_sub(QUIET_ZONE)) {
            (Some(column), Some(row)) => self.is_dark(column, row),
            _ => false,
        };
        let block = |column, row| match (is_dark(column, row), is_dark(column, row + 1)) {
            (true, true) => '█',
            (true, false) => '▀',
            (false, true) => '▄',
            (false, false) => ' ',
        };
        let line = |row| (0..all).map(|column| block(column, row)).collect::<String>();
        let [before, after] = if color { COLOR } else { [""; 2] };
        (0..all).step_by(2).map(|row| format!("{before}{}{after}", line(row))).collect()
    }
}

/// What a code for an address holds: the address with the fragment of a link if that is read well, else the address alone.
pub fn with_link(address: &str, fragment: Option<&str>) -> String {
    let fragment = fragment.filter(|fragment| address.len() + fragment.len() <= READABLE);
    format!("{address}{}", fragment.unwrap_or_default())
}

#[cfg(test)]
mod tests;
