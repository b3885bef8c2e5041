//! The elements of an array in a file, as pixels and classes from 0 to 255, whatever type they were written in. They are converted
//! as they are read, so that a file takes no more memory than a byte for each of them.

use std::io::{self, ErrorKind, Read};

use super::Note;
use crate::files::reason;
use crate::language::t;

/// The greatest number of bytes of an array: 1 GiB.
const MAX_BYTES: u64 = 1 << 30;
/// The greatest number of bytes to reserve memory for at once, since a header may be wrong.
const MAX_PREALLOCATED: u64 = 1 << 26;
/// The number of bytes that are converted at once, a multiple of every size of an element.
const PIECE: u64 = 1 << 16;
/// The greatest value of a byte.
const WHITE: f64 = 255.0;

/// The type of the elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Element {
    /// What the bits mean.
    pub number: Number,
    /// The number of bytes: 1, 2, 4 or 8.
    pub size: usize,
    /// Whether the most significant byte comes first.
    pub big_endian: bool,
}

/// What the bits of an element mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Number {
    /// A whole number from 0 on.
    Unsigned,
    /// A whole number in two's complement.
    Signed,
    /// A floating-point number of 4 or 8 bytes.
    Float,
    /// False or true: a byte 0 or 1.
    Truth,
}

/// Why elements can't be read.
#[derive(Debug)]
pub(super) enum Stop {
    /// The file ends after this number of bytes of the elements.
    Ends(u64),
    /// The file goes on after the elements.
    GoesOn,
    /// Reading failed after this number of bytes of the elements.
    Broken(io::Error, u64),
    /// A value is no pixel or no class: worded for the user.
    Value(String),
}

impl Stop {
    /// The reason in words, for an array of `declared` bytes behind a header of `start` bytes.
    pub(super) fn words(self, start: u64, declared: u64) -> String {
        let whole = start + declared;
        match self {
            Self::Ends(found) => t!("data.fewer", bytes = start + found, whole = whole).into_owned(),
            Self::GoesOn => t!("data.more", whole = whole).into_owned(),
            Self::Broken(error, found) => broken(&error, start + found, whole),
            Self::Value(message) => message,
        }
    }
}

/// Why reading stopped: compressed data that is cut off or damaged, or the system's reason.
pub(super) fn broken(error: &io::Error, found: u64, whole: u64) -> String {
    match error.kind() {
        ErrorKind::UnexpectedEof => t!("data.cut", found = found, whole = whole).into_owned(),
        ErrorKind::InvalidData | ErrorKind::InvalidInput => t!("data.damaged", found = found, whole = whole).into_owned(),
        _ => reason(error),
    }
}

impl Element {
    /// Unsigned bytes.
    pub(super) const BYTE: Self = Self { number: Number::Unsigned, size: 1, big_endian: true };

    /// The number of bytes of an array of these sizes; an error if it is more than is read.
    pub(super) fn bytes(self, sizes: &[u64]) -> Result<u64, String> {
        let declared = sizes.iter().try_fold(self.size as u64, |product, size| product.checked_mul(*size));
        declared.filter(|declared| *declared <= MAX_BYTES).ok_or_else(|| {
            let size = (self.size > 1).then_some(self.size as u64);
            let factors: Vec<String> = sizes.iter().copied().chain(size).map(|size| size.to_string()).collect();
            t!("data.most", bytes = factors.join(" x ")).into_owned()
        })
    }

    /// Pixels as bytes, and what is to be said of them. Floats from 0 to 1 become 0 to 255.
    pub(super) fn pixels(self, file: impl Read, declared: u64) -> Result<(Vec<u8>, Option<Note>), Stop> {
        let mut pixels = Pixels::new(self.number, declared / self.size as u64);
        if self == Self::BYTE {
            pieces(file, declared, |piece| pixels.bytes.extend_from_slice(piece))?;
            let high = pixels.bytes.iter().max().copied().unwrap_or(0);
            return Ok((pixels.bytes, Note::on_brightest(f64::from(high))));
        }
        pieces(file, declared, |piece| piece.chunks_exact(self.size).for_each(|element| pixels.push(self.value(element))))?;
        pixels.finish(self.number)
    }

    /// Classes as bytes. Of rows of several columns the first is the class, as in QMNIST; unless each row is 1 in the column of its
    /// class and 0 elsewhere.
    pub(super) fn labels(self, file: impl Read, declared: u64, columns: usize) -> Result<Vec<u8>, Stop> {
        let columns = columns.max(1);
        let (mut first, mut hot, mut wrong) = (Vec::new(), Vec::new(), None);
        let (mut column, mut one, mut is_hot) = (0, None, (2..=256).contains(&columns));
        pieces(file, declared, |piece| {
            for value in piece.chunks_exact(self.size).map(|element| self.value(element)) {
                if column == 0 {
                    let is_class = value.fract() == 0.0 && (0.0..=WHITE).contains(&value);
                    wrong = wrong.or((!is_class).then_some(value));
                    first.push(value as u8);
                }
                is_hot &= value == 0.0 || (value == 1.0 && one.is_none());
                one = if value == 1.0 { Some(column as u8) } else { one };
                column += 1;
                if column == columns {
                    is_hot &= one.is_some();
                    hot.extend(one.filter(|_| is_hot));
                    (column, one) = (0, None);
                }
            }
        })?;
        match wrong {
            _ if is_hot => Ok(hot),
            Some(label) => Err(Stop::Value(t!("data.label_range", label = label).into_owned())),
            None => Ok(first),
        }
    }

    /// The value of an element.
    fn value(self, element: &[u8]) -> f64 {
        let mut little = [0; 8];
        little[..self.size].copy_from_slice(element);
        if self.big_endian {
            little[..self.size].reverse();
        }
        let bits = u64::from_le_bytes(little);
        let unused = 64 - 8 * self.size as u32;
        match self.number {
            Number::Unsigned | Number::Truth => bits as f64,
            Number::Signed => ((bits << unused) as i64 >> unused) as f64, // the sign fills what is unused
            Number::Float if self.size == 4 => f64::from(f32::from_bits(bits as u32)),
            Number::Float => f64::from_bits(bits),
        }
    }
}

/// Pixels as they are read.
struct Pixels {
    bytes: Vec<u8>,
    /// What a value is multiplied by. Floats are taken for 0 to 1 as long as none is greater.
    factor: f64,
    low: f64,
    high: f64,
    are_numbers: bool,
}

impl Pixels {
    fn new(number: Number, count: u64) -> Self {
        let factor = if matches!(number, Number::Float | Number::Truth) { WHITE } else { 1.0 };
        let bytes = Vec::with_capacity(count.min(MAX_PREALLOCATED) as usize);
        Self { bytes, factor, low: f64::INFINITY, high: f64::NEG_INFINITY, are_numbers: true }
    }

    fn push(&mut self, value: f64) {
        self.are_numbers &= value.is_finite();
        (self.low, self.high) = (self.low.min(value), self.high.max(value));
        if self.factor > 1.0 && value > 1.0 {
            self.factor = 1.0;
            self.bytes.iter_mut().for_each(|byte| *byte = u8::from(*byte > 127)); // what was at least a half is rounded to 1
        }
        self.bytes.push((value * self.factor).round() as u8);
    }

    fn finish(self, number: Number) -> Result<(Vec<u8>, Option<Note>), Stop> {
        let Self { bytes, factor, low, high, are_numbers } = self;
        if !are_numbers {
            return Err(Stop::Value(t!("data.pixel_no_number").into_owned()));
        }
        if low < 0.0 || high > WHITE {
            return Err(Stop::Value(t!("data.pixel_range", low = low, high = high).into_owned()));
        }
        let note = match number {
            _ if high <= 0.0 => Note::on_brightest(high),
            Number::Float | Number::Truth if factor > 1.0 => Some(Note::Scaled),
            Number::Float | Number::Truth => Some(Note::Rounded),
            Number::Unsigned | Number::Signed => Note::on_brightest(high),
        };
        Ok((bytes, note))
    }
}

/// Pass on the bytes of a file, which must be as many as `declared`, in pieces. No more than one byte is read behind them.
fn pieces(mut file: impl Read, declared: u64, mut take: impl FnMut(&[u8])) -> Result<(), Stop> {
    let mut piece = Vec::new();
    let mut found = 0;
    while found < declared {
        piece.clear();
        let wanted = PIECE.min(declared - found);
        let read = file.by_ref().take(wanted).read_to_end(&mut piece);
        found += piece.len() as u64;
        read.map_err(|error| Stop::Broken(error, found))?;
        if (piece.len() as u64) < wanted {
            return Err(Stop::Ends(found));
        }
        take(&piece);
    }
    match file.take(1).read_to_end(&mut piece) {
        Ok(0) => Ok(()),
        Ok(_) => Err(Stop::GoesOn),
        Err(error) => Err(Stop::Broken(error, found)),
    }
}

#[cfg(test)]
mod tests;
