//! halfpipe shows how optimizers walk and how weights should start.
//!
//! The map of the code, from the mathematics to the screen:
//!
//! | module | what |
//! |---|---|
//! | [`objective`], [`optimizer`], [`descent`] | a function, a rule that lowers it, and one step of the rule on the function |
//! | [`landscape`] | functions f(x, y) to walk on, their contour lines, and the walk: [`landscape::trajectory::trace`] |
//! | [`noise`] | the S in SGD: noise on the gradient, from a seed |
//! | [`schedule`] | how a learning rate changes with the steps |
//! | [`knob`], [`naming`] | adjustable settings, and names as people type them |
//! | [`dataset`] | images with labels: MNIST, or a folder of files in its format |
//! | [`experiment`] | settings in, results out; no window |
//! | [`preset`], [`job`] | settings in a file; work in a thread |
//! | [`figure`] | results as a table, CSV, JSON, PNG or SVG |
//! | [`language`] | the languages of all texts |
//! | [`words`] | numbers and sentences as people write them |
//! | [`ui`] | the same results in a window |
//! | [`cli`] | the command line |

pub mod cli;
pub mod clock;
pub mod dataset;
pub mod descent;
pub mod experiment;
pub mod figure;
pub mod files;
pub mod job;
pub mod knob;
pub mod landscape;
pub mod language;
pub mod lesson;
pub mod naming;
pub mod network;
pub mod noise;
pub mod objective;
pub mod optimizer;
#[cfg(feature = "gui")]
pub mod picture;
pub mod schedule;
mod simd;
pub mod storage;
#[cfg(feature = "gui")]
pub mod ui;
pub mod words;

rust_i18n::i18n!("locales", fallback = "en");
