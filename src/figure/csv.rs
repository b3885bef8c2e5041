//! Results as CSV; every number reads back to the same f64.

use std::fmt::Write;

use crate::experiment::paths::{Path, Settings};
use crate::knob::shortest;

/// One row a step: `optimizer,start,step,x,y,f,grad_x,grad_y`; starts are counted from 1.
pub fn paths(settings: &Settings, paths: &[Path]) -> String {
    let names = settings.names();
    let mut csv = String::from("optimizer,start,step,x,y,f,grad_x,grad_y\n");
    for path in paths {
        let walk = &path.trajectory;
        let name = quoted(&names[path.optimizer]);
        for step in 0..=walk.last() {
            let ([x, y], [grad_x, grad_y]) = (walk.points[step], walk.gradients[step]);
            let numbers = [x, y, walk.values[step], grad_x, grad_y].map(shortest).join(",");
            // Writing to a string can't fail.
            let _ = writeln!(csv, "{name},{},{step},{numbers}", path.start + 1);
        }
    }
    csv
}

/// A field in quotes where it needs them.
fn quoted(field: &str) -> String {
    if field.contains([',', '"', '\n']) { format!("\"{}\"", field.replace('"', "\"\"")) } else { field.to_owned() }
}
