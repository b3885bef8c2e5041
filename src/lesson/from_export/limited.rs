//! A part of a JSON file in bounded memory, whatever the file holds.

use std::cell::Cell;
use std::fmt::{self, Formatter};
use std::io::{self, Read};

use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

/// The greatest number of values and of bytes of names and texts.
const MOST: usize = 1_000_000;
/// The greatest number of bytes without a quotation mark: more are no text of halfpipe's.
const MAX_STRING_BYTES: u64 = 32 << 20;

/// A value with at most a million parts.
pub(super) struct Small(pub(super) Value);

impl<'de> Deserialize<'de> for Small {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Part(&Cell::new(MOST)).deserialize(deserializer).map(Self)
    }
}

/// A part of a value, with how many more parts there may be.
#[derive(Clone, Copy)]
struct Part<'a>(&'a Cell<usize>);

impl Part<'_> {
    fn spend<E: Error>(self, parts: usize) -> Result<(), E> {
        self.0.set(self.0.get().checked_sub(parts).ok_or_else(|| E::custom("too many parts"))?);
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Part<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        self.spend(1)?;
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Part<'_> {
    type Value = Value;

    fn expecting(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        self.spend(text.len())?;
        Ok(text.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(part) = parts.next_element_seed(self)? {
            list.push(part);
        }
        Ok(list.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut parts: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(name) = parts.next_key::<String>()? {
            self.spend(name.len())?;
            map.insert(name, parts.next_value_seed(self)?);
        }
        Ok(map.into())
    }
}

/// A file that ends with an error in a text that is too long to be kept.
pub(super) struct ShortStrings<R> {
    inner: R,
    /// The number of bytes since the last quotation mark.
    since: u64,
}

impl<R: Read> ShortStrings<R> {
    pub(super) fn new(inner: R) -> Self {
        Self { inner, since: 0 }
    }
}

impl<R: Read> Read for ShortStrings<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        let after = buffer[..count].iter().rev().position(|byte| *byte == b'"');
        self.since = after.map_or(self.since + count as u64, |after| after as u64);
        if self.since > MAX_STRING_BYTES { Err(io::Error::from(io::ErrorKind::FileTooLarge)) } else { Ok(count) }
    }
}
