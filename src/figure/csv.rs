//! Results as CSV; every number parses to the same f64.

use super::{Figure, landscape};
use crate::experiment::activations::symmetry::SymmetryRun;
use crate::experiment::activations::{self, Results};
use crate::experiment::paths::{Path, Settings};
use crate::experiment::training;
use crate::knob::shortest;

type Writer = csv::Writer<Vec<u8>>;

/// The rows of a figure below a header of column names.
pub fn encode(figure: &Figure<'_>) -> Result<Vec<u8>, csv::Error> {
    let mut csv = Writer::from_writer(Vec::new());
    match figure {
        Figure::Paths(settings, results) => paths(&mut csv, settings, results)?,
        Figure::Activations(settings, results) => layers(&mut csv, settings, results)?,
        Figure::Symmetry(settings, trainings) => symmetry(&mut csv, settings, trainings)?,
        Figure::Training(settings, results) => curves(&mut csv, settings, results)?,
        Figure::Landscape(settings, _, map) => landscape::rows(&mut csv, settings, map)?,
    }
    csv.into_inner().map_err(|error| error.into_error().into())
}

/// One row per step; starts are counted from 1.
fn paths(csv: &mut Writer, settings: &Settings, paths: &[Path]) -> csv::Result<()> {
    csv.write_record(["optimizer", "start", "step", "x", "y", "f", "grad_x", "grad_y"])?;
    let names = settings.names();
    for path in paths {
        let (trajectory, start) = (&path.trajectory, (path.start + 1).to_string());
        for step in 0..=trajectory.last_step() {
            let ([x, y], [grad_x, grad_y]) = (trajectory.points[step], trajectory.gradients[step]);
            let numbers = [x, y, trajectory.values[step], grad_x, grad_y].map(shortest);
            let row = [names[path.optimizer].clone(), start.clone(), step.to_string()];
            csv.write_record(row.into_iter().chain(numbers))?;
        }
    }
    Ok(())
}

/// The columns of [`layers`].
const LAYER_COLUMNS: [&str; 23] = [
    "init",
    "layer",
    "mean",
    "std",
    "low",
    "high",
    "dead",
    "grad_std",
    "within",
    "between",
    "min",
    "max",
    "zeros",
    "distinct",
    "slope",
    "flat",
    "grad_sums_std",
    "grad_inputs_std",
    "below",
    "above",
    "not_finite",
    "weights_mean",
    "weights_std",
];

/// One row per layer, counted from 1. `low` and `high` are the fractions at the flat ends of the activation, `dead` and `zeros`
/// those of units and values that are 0; `grad_std` is the standard deviation of the gradient at the layer's outputs, `grad_sums_std` and
/// `grad_inputs_std` those at its pre-activations and inputs; `below` and `above` count the values outside the histogram's range. A
/// number that is not finite is `NaN`; the number of distinct units is empty if unknown.
fn layers(csv: &mut Writer, settings: &activations::Settings, results: &Results) -> csv::Result<()> {
    csv.write_record(LAYER_COLUMNS)?;
    for (name, row) in results.names(settings).iter().zip(&results.rows) {
        for (index, layer) in row.layers.iter().enumerate() {
            let (spread, saturation, gradient) = (&layer.spread, &layer.saturation, &layer.gradient);
            let [below, above] = layer.histogram.outside;
            let weights = &layer.weights.spread;
            csv.write_record([
                name.clone(),
                (index + 1).to_string(),
                shortest(spread.mean),
                shortest(spread.std),
                shortest(saturation.low),
                shortest(saturation.high),
                shortest(spread.dead),
                shortest(gradient.outputs),
                shortest(spread.within),
                shortest(spread.between),
                shortest(spread.min),
                shortest(spread.max),
                shortest(spread.zeros),
                layer.distinct.map(shortest).unwrap_or_default(),
                shortest(saturation.slope),
                shortest(saturation.flat),
                shortest(gradient.sums),
                shortest(gradient.inputs),
                below.to_string(),
                above.to_string(),
                spread.not_finite.to_string(),
                shortest(weights.mean),
                shortest(weights.std),
            ])?;
        }
    }
    Ok(())
}

/// One row per step; `distinct` is the number of distinct hidden units.
fn symmetry(csv: &mut Writer, settings: &activations::Settings, trainings: &[SymmetryRun]) -> csv::Result<()> {
    csv.write_record(["init", "step", "loss", "distinct"])?;
    for (name, training) in settings.symmetry.names().iter().zip(trainings) {
        for (step, (loss, distinct)) in training.losses.iter().zip(&training.distinct).enumerate() {
            csv.write_record([name.clone(), step.to_string(), shortest(*loss), distinct.to_string()])?;
        }
    }
    Ok(())
}

/// One row per iteration, counted from 0, with a column `seed` if there are several. Values that were not measured are empty: the
/// test accuracy of most iterations, the smoothed loss of a curve of fewer than eleven. If the sharpness is measured there are two more columns:
/// that before the update of the row, so the first row's is that before the first update, and the curvature along the gradient.
fn curves(csv: &mut Writer, settings: &training::Settings, results: &training::Results) -> csv::Result<()> {
    let many = settings.seeds > 1;
    let columns = ["optimizer", "iteration", "loss", "smoothed", "test_accuracy"];
    let curvature = ["sharpness", "curvature_along_gradient"].into_iter().filter(|_| settings.sharpness.is_some());
    csv.write_record(columns.into_iter().chain(curvature).chain(many.then_some("seed")))?;
    for (name, curves) in settings.names().iter().zip(&results.curves) {
        for (seed, curve) in curves.iter().enumerate() {
            let (smoothed, mut accuracies) = (curve.smoothed(), curve.accuracies.iter().peekable());
            let mut sharpness = curve.sharpness.iter().peekable();
            let seed = many.then(|| settings.seed.wrapping_add(seed as u64).to_string());
            for (iteration, loss) in curve.losses.iter().enumerate() {
                let smoothed = smoothed.get(iteration).map(|loss| shortest(*loss)).unwrap_or_default();
                let accuracy = accuracies.next_if(|(at, _)| *at == iteration).map(|(_, share)| shortest(*share));
                let loss = shortest(f64::from(*loss));
                let row = [name.clone(), iteration.to_string(), loss, smoothed, accuracy.unwrap_or_default()];
                let measured = sharpness.next_if(|(at, _)| *at == iteration).map(|(_, measured)| *measured);
                let curvature = [measured.map(|at| at.largest), measured.map(|at| at.along_gradient)]
                    .map(|number| number.filter(|number| !number.is_nan()).map(shortest).unwrap_or_default());
                let curvature = curvature.into_iter().filter(|_| settings.sharpness.is_some());
                csv.write_record(row.into_iter().chain(curvature).chain(seed.clone()))?;
            }
        }
    }
    Ok(())
}
