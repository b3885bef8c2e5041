//! Sentences on the Activations workspace.

use super::numbers::{grouped, number, thousands};
use crate::experiment::activations::story::{Backward, Flat, Forward, Scaling, Story};
use crate::experiment::activations::{Input, RowResult, Settings, Show, symmetry};
use crate::knob::shortest;
use crate::language::t;
use crate::network::activation::SMALL_DERIVATIVE;
use crate::network::statistics::Spread;

/// The network in short, for the top of the figure and of every exported picture.
pub fn net(settings: &Settings) -> String {
    let activation = settings.activation.name();
    let bias =
        if settings.bias == 0.0 { String::new() } else { t!("net.with_bias", bias = shortest(settings.bias)).into_owned() };
    if settings.show == Show::Symmetry {
        let [inputs, hidden, classes] = symmetry::WIDTHS;
        let optimizer = &settings.symmetry.optimizer;
        return t!(
            "net.small",
            activation = activation,
            inputs = inputs,
            hidden = hidden,
            classes = classes,
            optimizer = optimizer.about().name,
            rate = shortest(optimizer.rate()),
            seed = settings.seed
        )
        .into_owned();
    }
    let mixed = settings.rows.iter().any(|row| settings.activation_of(row) != settings.activation);
    let activation = if mixed { String::new() } else { format!("{activation} · ") };
    let (layers, units, samples) = (settings.layers, settings.units, grouped(settings.samples));
    let samples = match settings.input {
        Input::Normal => t!("net.normal", samples = samples),
        Input::Images => t!("net.images", samples = samples),
    };
    let text = t!("net.deep", layers = layers, units = units, samples = samples, seed = settings.seed);
    format!("{activation}{text}{bias}")
}

/// What happened to the signal on the forward pass, in sentences.
pub fn forward(settings: &Settings, story: &Story) -> Vec<String> {
    let text = match story.forward {
        Forward::Overflows { layer, share } => t!("forward.overflows", layer = layer, share = percent(share)),
        Forward::Constant { layer: 1, rounding: false } => t!("forward.silent"),
        Forward::Constant { layer, rounding: false } => t!("forward.silent_from", layer = layer),
        Forward::Constant { layer, rounding: true } => t!("forward.rounding", layer = layer),
        Forward::Identical => t!("forward.alike", units = settings.units),
        Forward::Saturates { layer, share } => t!("forward.saturates", layer = layer, share = percent(share)),
        Forward::Unresponsive { std, within } => {
            t!("forward.deaf", std = number(std, 2), layer = settings.layers, within = number(within, 2))
        }
        Forward::Shrinks { factor, within } => {
            t!("forward.shrinks", factor = number(factor, 2), layer = settings.layers, within = number(within, 2))
        }
        Forward::Grows { factor, within } => {
            t!("forward.grows", factor = number(factor, 2), layer = settings.layers, within = number(within, 2))
        }
        Forward::Keeps { first, last } => {
            t!("forward.keeps", first = number(first, 2), layer = settings.layers, last = number(last, 2))
        }
    };
    let distinct = story.distinct.filter(|_| story.forward != Forward::Identical);
    let distinct = distinct.map(|count| t!("forward.distinct", count = units(count), units = story.units));
    [Some(text), distinct].into_iter().flatten().map(std::borrow::Cow::into_owned).collect()
}

/// An effective number of units: with two digits, from 10 on as an integer.
fn units(count: f64) -> String {
    if count < 9.95 { number(count, 2) } else { grouped(count.round() as usize) }
}

/// What happened to the gradient on the backward pass, in sentences.
pub fn backward(settings: &Settings, story: &Story) -> Vec<String> {
    let scaled = |Scaling { per_layer, total }: Scaling| (fraction(per_layer), fraction(total), settings.layers);
    let text = match story.backward {
        Backward::Overflows { layer: 0 } => t!("backward.overflows_input"),
        Backward::Overflows { layer } => t!("backward.overflows", layer = layer),
        Backward::Gone => t!("backward.gone"),
        Backward::Vanishes(scaling) => {
            let (layer, all, layers) = scaled(scaling);
            t!("backward.vanishes", layer = layer, all = all, layers = layers)
        }
        Backward::Explodes(Scaling { per_layer, total }) => {
            t!("backward.explodes", layer = number(per_layer, 2), all = thousands(total), layers = settings.layers)
        }
        Backward::Survives(scaling) => {
            let (layer, all, layers) = scaled(scaling);
            t!("backward.survives", layer = layer, all = all, layers = layers)
        }
    };
    let flat = story.flat.map(|Flat { layer, derivative, share }| {
        t!("backward.flat", layer = layer, slope = number(derivative, 2), share = percent(share), small = SMALL_DERIVATIVE)
    });
    [Some(text), flat].into_iter().flatten().map(std::borrow::Cow::into_owned).collect()
}

/// The standard deviation of the weights of a row in the first and the last layer, and the largest weight, in sentences.
pub fn weights(row: &RowResult) -> Vec<String> {
    let spread = |layer: usize| &row.layers[layer].weights.spread;
    let last = row.layers.len() - 1;
    let largest = row.layers.iter().map(|layer| layer.weights.spread.max.max(-layer.weights.spread.min)).fold(0.0, f64::max);
    let [first_std, last_std] = [0, last].map(|layer| number(spread(layer).std, 3));
    let text = t!("weights.description", first = first_std, layer = last + 1, last = last_std, largest = number(largest, 3));
    vec![text.into_owned()]
}

/// What happened to a small network's hidden units by the shown step.
pub fn training(training: &symmetry::SymmetryRun, step: usize) -> String {
    let units = symmetry::WIDTHS[1];
    let distinct = training.distinct[step.min(training.last_step())];
    match training.diverged {
        Some(end) if step >= end => t!("symmetry.diverged", step = end).into_owned(),
        _ if distinct == 1 => t!("symmetry.one", units = units).into_owned(),
        _ => t!("symmetry.distinct", count = distinct, units = units).into_owned(),
    }
}

/// The standard deviation within units, or that it is not above rounding; `write` writes a number with so many digits, as the numbers
/// beside it are written.
pub fn within(spread: &Spread, write: fn(f64, usize) -> String) -> String {
    if spread.within.is_nan() {
        "—".to_owned()
    } else if spread.within > 0.0 && !spread.is_resolved() {
        t!("cell.rounding", limit = write(spread.rounding(), 1)).into_owned()
    } else {
        write(spread.within, 3)
    }
}

/// A percentage: `76 %`; with one decimal below 10 %, `< 0.1 %` for less than that.
pub fn percent(share: f64) -> String {
    let percent = share * 100.0;
    match percent {
        percent if percent.is_nan() => "—".to_owned(),
        0.0 => "0 %".to_owned(),
        percent if percent < 0.1 => "< 0.1 %".to_owned(),
        percent if percent > 99.9 && percent < 100.0 => "> 99.9 %".to_owned(),
        percent if percent < 9.95 => format!("{percent:.1} %"),
        percent => format!("{percent:.0} %"),
    }
}

/// A factor below 1 as a fraction: `1/40`; above two thirds as a percentage: `95 %`.
fn fraction(part: f64) -> String {
    if part > 2.0 / 3.0 || part == 0.0 {
        return percent(part);
    }
    let inverse = 1.0 / part;
    if inverse < 9.95 { format!("1/{}", number(inverse, 2)) } else { format!("1/{}", thousands(inverse)) }
}

#[cfg(test)]
mod tests;
