//! The header of an array of NumPy: the type of its elements and the sizes of its dimensions.
//!
//! Source: NumPy Enhancement Proposal 1, "A simple file format for NumPy arrays".

use std::io::Read;

use crate::dataset::elements::{Element, Number, Stop};
use crate::language::t;

/// The first bytes of an array.
const SIGNATURE: &[u8] = b"\x93NUMPY";
/// The greatest length of the text of a header.
const MAX_LENGTH: usize = 1 << 16;
/// The greatest number of dimensions.
const MAX_DIMENSIONS: usize = 32;

/// What is in front of the elements of an array.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// The type of the elements.
    pub element: Element,
    /// The sizes of the dimensions, the last one fastest.
    pub sizes: Vec<u64>,
    /// The number of bytes of the header.
    pub length: u64,
}

impl Header {
    /// Read the header; the error is the reason alone.
    pub(super) fn read(file: &mut impl Read) -> Result<Self, String> {
        let no_array = || t!("data.no_numpy").into_owned();
        let mut start = [0; 8];
        file.read_exact(&mut start).map_err(|_| no_array())?;
        if !start.starts_with(SIGNATURE) {
            return Err(no_array());
        }
        // From version 2 on the length has four bytes.
        let width = if start[6] < 2 { 2 } else { 4 };
        let mut bytes = [0; 4];
        file.read_exact(&mut bytes[..width]).map_err(|_| no_array())?;
        let length = u32::from_le_bytes(bytes) as usize;
        if length > MAX_LENGTH {
            return Err(no_array());
        }
        let mut text = vec![0; length];
        file.read_exact(&mut text).map_err(|_| no_array())?;
        let text = String::from_utf8(text).map_err(|_| no_array())?;
        let (element, sizes) = described(&text)?;
        Ok(Self { element, sizes, length: (start.len() + width + length) as u64 })
    }

    /// Read the elements, which take this number of bytes.
    pub(super) fn elements<T>(&self, read: impl FnOnce(u64) -> Result<T, Stop>) -> Result<T, String> {
        let declared = self.element.bytes(&self.sizes)?;
        read(declared).map_err(|stop| stop.words(self.length, declared))
    }
}

/// The type and the sizes in a text such as `{'descr': '|u1', 'fortran_order': False, 'shape': (60000, 28, 28), }`.
fn described(text: &str) -> Result<(Element, Vec<u64>), String> {
    let no_array = || t!("data.no_numpy").into_owned();
    let after = |key: &str| text.split_once(&format!("'{key}':")).map(|(_, rest)| rest.trim_start()).ok_or_else(no_array);
    let kind = after("descr")?;
    // The type of a table is a list of its columns.
    let kind = kind.strip_prefix('\'').and_then(|rest| rest.split('\'').next()).unwrap_or("[…]");
    let element = element(kind).ok_or_else(|| t!("data.kind", kind = kind).into_owned())?;
    let sizes = after("shape")?.strip_prefix('(').and_then(|rest| rest.split(')').next()).ok_or_else(no_array)?;
    let sizes = sizes.split(',').map(str::trim).filter(|size| !size.is_empty()).map(|size| size.parse().ok());
    let sizes: Vec<u64> =
        sizes.collect::<Option<_>>().filter(|sizes: &Vec<u64>| sizes.len() <= MAX_DIMENSIONS).ok_or_else(no_array)?;
    let is_by_columns = !after("fortran_order")?.starts_with("False");
    if is_by_columns && sizes.len() > 1 { Err(t!("data.by_columns").into_owned()) } else { Ok((element, sizes)) }
}

/// The type that NumPy calls so: the order of the bytes, a letter, and the number of bytes.
fn element(kind: &str) -> Option<Element> {
    let (order, kind) = kind.split_at_checked(1)?;
    let (letter, size) = kind.split_at_checked(1)?;
    let size: usize = size.parse().ok()?;
    let number = match (letter, size) {
        ("b", 1) => Number::Truth,
        ("u", 1 | 2 | 4 | 8) => Number::Unsigned,
        ("i", 1 | 2 | 4 | 8) => Number::Signed,
        ("f", 4 | 8) => Number::Float,
        _ => return None,
    };
    let is_byte = (number, size) == (Number::Unsigned, 1);
    Some(if is_byte { Element::BYTE } else { Element { number, size, big_endian: order == ">" } })
}

#[cfg(test)]
mod tests;
