//! Results as CSV; every number reads back to the same f64.

use std::fmt::Write;

use super::Figure;
use crate::experiment::activations::symmetry::SymmetryRun;
use crate::experiment::activations::{self, Results};
use crate::experiment::paths::{Path, Settings};
use crate::experiment::training;
use crate::knob::shortest;

/// The rows of a figure.
pub fn of(figure: &Figure<'_>) -> String {
    match figure {
        Figure::Paths(settings, results) => paths(settings, results),
        Figure::Activations(settings, results) => layers(settings, results),
        Figure::Symmetry(settings, trainings) => symmetry(settings, trainings),
        Figure::Training(settings, results) => races(settings, results),
    }
}

/// One row a step: `optimizer,start,step,x,y,f,grad_x,grad_y`; starts are counted from 1.
fn paths(settings: &Settings, paths: &[Path]) -> String {
    let names = settings.names();
    let mut csv = String::from("optimizer,start,step,x,y,f,grad_x,grad_y\n");
    for path in paths {
        let walk = &path.trajectory;
        let name = quoted(&names[path.optimizer]);
        for step in 0..=walk.last_step() {
            let ([x, y], [grad_x, grad_y]) = (walk.points[step], walk.gradients[step]);
            let numbers = [x, y, walk.values[step], grad_x, grad_y].map(shortest).join(",");
            // Writing to a string can't fail.
            let _ = writeln!(csv, "{name},{},{step},{numbers}", path.start + 1);
        }
    }
    csv
}

/// One row a layer, counted from 1. `low` and `high` are the shares at the flat ends of the activation, `dead` and `zeros` those of
/// units and values that are 0; `grad_std` is the standard deviation of the gradient at the layer's outputs, the two others those
/// at its sums and at its inputs; `below` and `above` count the values outside the histogram's range. A number that is not
/// finite is `NaN`, a count of distinct units that can't be told is empty.
fn layers(settings: &activations::Settings, results: &Results) -> String {
    let mut csv = String::from(
        "init,layer,mean,std,low,high,dead,grad_std,within,between,min,max,zeros,distinct,slope,flat,grad_sums_std,grad_inputs_std,below,above,not_finite,weights_mean,weights_std\n",
    );
    for (name, row) in results.names(settings).iter().zip(&results.rows) {
        for (index, layer) in row.layers.iter().enumerate() {
            let (spread, saturation, gradient) = (&layer.spread, &layer.saturation, &layer.gradient);
            let first =
                [spread.mean, spread.std, saturation.low, saturation.high, spread.dead, gradient.outputs].map(shortest).join(",");
            let second = [spread.within, spread.between, spread.min, spread.max, spread.zeros].map(shortest).join(",");
            let distinct = layer.distinct.map(shortest).unwrap_or_default();
            let third = [saturation.slope, saturation.flat, gradient.sums, gradient.inputs].map(shortest).join(",");
            let [below, above] = layer.histogram.outside;
            let (name, number, weights) = (quoted(name), index + 1, &layer.weights.spread);
            let last = format!("{below},{above},{},{},{}", spread.not_finite, shortest(weights.mean), shortest(weights.std));
            let _ = writeln!(csv, "{name},{number},{first},{second},{distinct},{third},{last}");
        }
    }
    csv
}

/// One row a step: `init,step,loss,distinct`, the last one the number of hidden units that differ from each other.
fn symmetry(settings: &activations::Settings, trainings: &[SymmetryRun]) -> String {
    let mut csv = String::from("init,step,loss,distinct\n");
    for (name, training) in settings.symmetry.names().iter().zip(trainings) {
        for (step, (loss, distinct)) in training.losses.iter().zip(&training.distinct).enumerate() {
            let _ = writeln!(csv, "{},{step},{},{distinct}", quoted(name), shortest(*loss));
        }
    }
    csv
}

/// One row an iteration, counted from 0: `optimizer,iteration,loss,smoothed,test_accuracy`, with several seeds also `seed`. What was not
/// measured is empty: the test accuracy of most iterations, the smoothed loss of a curve of fewer than eleven.
fn races(settings: &training::Settings, results: &training::Results) -> String {
    let many = settings.seeds > 1;
    let mut csv = format!("optimizer,iteration,loss,smoothed,test_accuracy{}\n", if many { ",seed" } else { "" });
    for (name, curves) in settings.names().iter().zip(&results.curves) {
        for (seed, curve) in curves.iter().enumerate() {
            let (name, smoothed) = (quoted(name), curve.smoothed());
            let seed = if many { format!(",{}", settings.seed.wrapping_add(seed as u64)) } else { String::new() };
            let mut accuracies = curve.accuracies.iter().peekable();
            for (iteration, loss) in curve.losses.iter().enumerate() {
                let smoothed = smoothed.get(iteration).map(|loss| shortest(*loss)).unwrap_or_default();
                let accuracy = accuracies.next_if(|(at, _)| *at == iteration).map(|(_, share)| shortest(*share));
                let accuracy = accuracy.unwrap_or_default();
                let _ = writeln!(csv, "{name},{iteration},{},{smoothed},{accuracy}{seed}", shortest(f64::from(*loss)));
            }
        }
    }
    csv
}

/// A field in quotes where it needs them.
fn quoted(field: &str) -> String {
    if field.contains([',', '"', '\n']) { format!("\"{}\"", field.replace('"', "\"\"")) } else { field.to_owned() }
}
