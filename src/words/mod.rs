//! Words: numbers, sentences of what happened, the rules of a comparison. The catalogue is `locales/`.

pub mod activations;
pub mod comparison;
pub mod difference;
pub mod numbers;
pub mod story;
pub mod training;
