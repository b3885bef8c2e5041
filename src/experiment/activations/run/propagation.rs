//! A network on its way forward and backward: what is done in each phase, and what is kept until when.

use super::layer::{Kept, LayerState, Task};
use super::measurement::Ranges;
use super::net::Net;
use super::results::LayerResult;
use super::spare::Spare;
use crate::network::histogram::Histogram;
use crate::network::statistics::{Spread, Values, deviation};

/// What a network's forward pass is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A backward pass for which everything is kept.
    KeepAll,
    /// A backward pass for which every second layer is kept; the others, and all weights, are computed again.
    KeepHalf,
    /// The spreads of the outputs alone.
    Spreads,
}

/// A network on its way.
pub struct Propagation<'a> {
    net: Net<'a>,
    layers: Vec<LayerState>,
    /// The ranges of the histograms of outputs. While they are not known, the outputs are kept.
    ranges: Option<Vec<[f64; 2]>>,
    /// The gradient with respect to the inputs, and its standard deviation.
    input_gradient: Vec<f64>,
    input_deviation: f64,
}

impl<'a> Propagation<'a> {
    /// A network before its forward pass.
    pub fn new(net: Net<'a>, purpose: Purpose, ranges: Option<Vec<[f64; 2]>>) -> Self {
        let last = net.shape.layer_count() - 1;
        let kept = |layer: usize| match (purpose, layer % 2) {
            (Purpose::Spreads, _) => Kept::Spread,
            (Purpose::KeepHalf, 1) => Kept::Nothing,
            (Purpose::KeepHalf, _) if layer < last => Kept::Sums,
            _ => Kept::All,
        };
        let layers = (0..=last).map(|layer| LayerState::new(&net, layer, kept(layer))).collect();
        Self { net, layers, ranges, input_gradient: Vec::new(), input_deviation: f64::NAN }
    }

    /// The spread of each layer's outputs, after the forward pass.
    pub fn spreads(&self) -> impl Iterator<Item = Spread> {
        self.layers.iter().filter_map(|layer| layer.found.outputs.map(|(spread, _)| spread))
    }

    /// The spread of each layer's weights, after the forward pass.
    pub fn weight_spreads(&self) -> impl Iterator<Item = Spread> {
        self.layers.iter().filter_map(|layer| layer.found.weights)
    }

    /// The number of layers.
    pub fn layer_count(&self) -> usize {
        self.layers.len()
    }

    fn samples(&self) -> usize {
        self.net.inputs.len() / self.net.shape.widths[0]
    }

    /// Draw layer `phase`, compute the one before it, measure the one before that.
    pub fn forward_tasks<'t>(&'t mut self, phase: usize, spare: &mut Spare, tasks: &mut Vec<Task<'t>>) {
        let samples = self.samples();
        let Self { net, layers, ranges, .. } = self;
        let net: &'t Net<'_> = net;
        let (done, rest) = layers.split_at_mut(phase.saturating_sub(1));
        let measured = phase.wrapping_sub(2);
        let below = done.last_mut().map(|below| below.measure(ranges.as_ref().map(|ranges| ranges[measured]), tasks));
        let mut rest = rest.iter_mut();
        let now = if phase > 0 { rest.next() } else { None };
        if let Some(next) = rest.next() {
            next.draw(net, phase, spare, tasks);
        }
        if let Some(now) = now {
            now.sums = spare.take(samples * now.fan.outputs);
            now.outputs = spare.take(samples * now.fan.outputs);
            now.forward(below.unwrap_or(net.inputs), tasks);
        }
    }

    /// Give back what is needed no more after [`Self::forward_tasks`] of this phase.
    pub fn release_forward(&mut self, phase: usize, spare: &mut Spare) {
        let Some(layer) = phase.checked_sub(2) else { return };
        let is_last = layer + 1 == self.layers.len();
        let has_ranges = self.ranges.is_some();
        let state = &mut self.layers[layer];
        if state.kept == Kept::Spread || (has_ranges && !is_last) {
            spare.give(&mut state.outputs);
        }
        if matches!(state.kept, Kept::Nothing | Kept::Spread) {
            spare.give(&mut state.sums);
        }
        if state.kept != Kept::All && !is_last {
            spare.give(&mut state.parameters);
        }
    }

    /// The histograms of outputs that wait for a range; the outputs of the last layer become gradients.
    pub fn start_backward<'t>(&'t mut self, ranges: &'t Ranges, tasks: &mut Vec<Task<'t>>) {
        let last = self.layers.len() - 1;
        let net = &self.net;
        for (index, layer) in self.layers.iter_mut().enumerate() {
            let (outputs, histogram) = (&mut layer.outputs, &mut layer.found.histogram);
            if histogram.is_none() || index == last {
                tasks.push(Box::new(move || {
                    histogram.get_or_insert_with(|| Histogram::of(ranges.outputs[index], [outputs.as_slice()]));
                    if index == last {
                        (net.output_gradient)(outputs);
                    }
                }));
            }
        }
    }

    /// Compute again what the backward pass of this layer needs and was not kept.
    pub fn recompute_tasks<'t>(&'t mut self, layer: usize, spare: &mut Spare, tasks: &mut Vec<Task<'t>>) {
        let samples = self.samples();
        if let Ok([below, now]) = self.layers.get_disjoint_mut([layer.wrapping_sub(1), layer])
            && now.kept == Kept::Nothing
        {
            now.sums = spare.take(samples * now.fan.outputs);
            below.outputs = spare.take(samples * now.fan.inputs);
            now.recompute(below, tasks);
        }
    }

    /// The backward pass of a layer; beside it the one above is measured and the one below is drawn.
    pub fn backward_tasks<'t>(&'t mut self, layer: usize, ranges: &'t Ranges, spare: &mut Spare, tasks: &mut Vec<Task<'t>>) {
        let samples = self.samples();
        let Self { net, layers, input_gradient, .. } = self;
        let (below, rest) = layers.split_at_mut(layer);
        let (now, above) = rest.split_at_mut(1);
        if let Some(above) = above.first_mut() {
            above.measure_gradients(ranges, tasks);
        }
        let inputs = match below.last_mut() {
            Some(below) => below.draw(net, layer - 1, spare, tasks),
            None => input_gradient,
        };
        if inputs.is_empty() {
            *inputs = spare.take(samples * now[0].fan.inputs);
        }
        now[0].backward(inputs, tasks);
    }

    /// Give back what is needed no more after the gradients of a layer are measured.
    pub fn release_backward(&mut self, layer: usize, spare: &mut Spare) {
        if let Some(state) = self.layers.get_mut(layer) {
            spare.give(&mut state.outputs);
            spare.give(&mut state.sums);
            spare.give(&mut state.parameters);
        }
    }

    /// What is left to measure after the backward pass: the first layer, and the gradient with respect to its inputs.
    pub fn last_tasks<'t>(&'t mut self, ranges: &'t Ranges, tasks: &mut Vec<Task<'t>>) {
        self.layers[0].measure_gradients(ranges, tasks);
        let Self { net, input_gradient, input_deviation, .. } = self;
        let inputs = Values { units: net.shape.widths[0], blocks: vec![input_gradient] };
        tasks.push(Box::new(move || *input_deviation = deviation(&inputs).0));
    }

    /// The results, when all is measured.
    pub fn results(mut self, spare: &mut Spare) -> Option<Vec<LayerResult>> {
        self.release_backward(0, spare);
        spare.give(&mut self.input_gradient);
        let mut below = self.input_deviation;
        let result = |layer: LayerState| {
            let result = layer.found.result(layer.fan.outputs, below)?;
            below = result.gradient.outputs;
            Some(result)
        };
        self.layers.into_iter().map(result).collect()
    }
}
