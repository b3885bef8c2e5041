//! Works, their news and their outputs as bytes, to be sent to a worker and back: `MessagePack`, since unlike JSON it has NaN and ∞.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// A value as bytes.
pub fn packed(value: &impl Serialize) -> Result<Vec<u8>, String> {
    rmp_serde::to_vec_named(value).map_err(|error| error.to_string())
}

/// The value in bytes from [`packed`].
pub fn unpacked<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, String> {
    rmp_serde::from_slice(bytes).map_err(|error| error.to_string())
}
