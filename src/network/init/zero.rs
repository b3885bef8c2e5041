//! All weights 0: neither signal nor gradient passes.

use super::{PLAIN, Formula, Initialization};

pub(super) const INITIALIZATION: Initialization = Initialization {
    key: "zero",
    name: "listed.zero",
    label: "zero",
    formula: Formula::Fixed("w = 0"),
    source: "Deep Learning from Scratch, section 6.2.1: \"can the weights start at 0?\"",
    weights: |_, _, draws| draws.fill(0.0),
    ..PLAIN
};
