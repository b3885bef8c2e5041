//! halfpipe shows how optimizers descend and how weights should be initialized.
//!
//! The modules, from the mathematics to the screen:
//!
//! | module | content |
//! |---|---|
//! | [`objective`], [`optimizer`], [`descent`] | a function to minimize, an update rule, and the rule applied to the function |
//! | [`schedule`], [`noise`] | learning-rate schedules; noise on the gradient |
//! | [`landscape`] | functions f(x, y), trajectories on them ([`landscape::trajectory::trace`]), and their analysis |
//! | [`network`], [`dataset`] | fully connected networks and their initialization; labelled images |
//! | [`experiment`] | the computations of the three workspaces: settings in, results out |
//! | [`words`], [`language`], [`naming`], [`knob`] | sentences, texts, languages, names and adjustable settings |
//! | [`lesson`], [`storage`], [`files`] | lessons and presets; session and kept runs; access to files |
//! | [`job`], [`clock`] | threads; time |
//! | [`qr`] | addresses as QR codes |
//! | `picture` | what is drawn, for the window and for files alike |
//! | [`figure`] | results as table, CSV, JSON, PNG, SVG or animation |
//! | `ui` | the window |
//! | [`cli`] | the command line |

#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(feature = "cli")]
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
pub mod number;
pub mod objective;
pub mod optimizer;
#[cfg(feature = "gui")]
pub mod picture;
pub mod qr;
pub mod schedule;
pub mod simd;
pub mod storage;
#[cfg(feature = "gui")]
pub mod ui;
pub mod words;
