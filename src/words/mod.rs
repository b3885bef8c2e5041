//! Words: numbers, sentences of what happened, the rules of a comparison. The catalogue is `locales/`.

pub mod numbers;
pub mod story;
