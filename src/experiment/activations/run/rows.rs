//! The rows of a run: which are computed, which together, and with which ranges.

use std::sync::Arc;

use super::super::range::{GRADIENT_RANGE, output_range};
use super::super::{Input, Row, RowResult, Settings};
use super::batch::{Workers, backward, forward};
use super::measurement::{Ranges, root_mean_square};
use super::net::Net;
use super::propagation::{Propagation, Purpose};
use super::results::RunInputs;
use super::spare::Spare;
use super::{MAX_KEPT, MAX_TOGETHER, WEIGHTS};
use crate::network::Activation;
use crate::network::activation::HistogramRange;
use crate::network::draws::draw_layer;
use crate::network::infinite_width::{Expected, distribution, expected};
use crate::network::init::{Bias, Fan};

/// A run.
pub struct Run<'a> {
    pub settings: &'a Settings,
    pub inputs: &'a RunInputs,
    pub workers: Workers<'a>,
    /// Rows of the run before that have the same networks and inputs.
    pub old: &'a [Arc<RowResult>],
}

impl<'a> Run<'a> {
    /// The results of all rows, in their order.
    pub fn rows(&self, spare: &mut Spare) -> Option<Vec<Arc<RowResult>>> {
        let rows = &self.settings.rows;
        let mut found: Vec<_> = rows.iter().map(|row| self.old.iter().find(|old| old.row == *row).cloned()).collect();
        let mut sizes: Vec<Vec<f64>> = found.iter().map(|old| old.as_ref().map_or_else(Vec::new, |old| sizes(old))).collect();
        // The ranges of outputs can follow from those of all rows, so the forward passes come first.
        let new: Vec<usize> = (0..rows.len()).filter(|index| found[*index].is_none()).collect();
        let mut nets = Vec::new();
        if self.is_small(new.len()) {
            nets.extend(new.iter().map(|&index| self.net(index, Purpose::KeepAll, self.fixed_range(index))));
            forward(&mut nets, self.workers, spare)?;
            for (&index, net) in new.iter().zip(&nets) {
                sizes[index] = sizes_of(net);
            }
        } else {
            for &index in new.iter().filter(|index| self.fixed_range(**index).is_none()) {
                let mut net = [self.net(index, Purpose::Spreads, None)];
                forward(&mut net, self.workers, spare)?;
                sizes[index] = sizes_of(&net[0]);
            }
        }
        let ranges = self.ranges(&sizes);
        if !nets.is_empty() {
            self.finish(&new, nets, &ranges, &mut found, spare)?;
        }
        // What is left: large rows, and rows of the run before that have got another range.
        let fits = |index: &usize| found[*index].as_ref().is_some_and(|row| row.layers[0].histogram.range == ranges[*index]);
        let rest: Vec<usize> = (0..rows.len()).filter(|index| !fits(index)).collect();
        let at_once = if self.is_small(rest.len()) { rest.len().max(1) } else { 1 };
        let purpose = if self.weight() <= MAX_KEPT { Purpose::KeepAll } else { Purpose::KeepHalf };
        for rest in rest.chunks(at_once) {
            let mut nets: Vec<_> = rest.iter().map(|&index| self.net(index, purpose, Some(ranges[index]))).collect();
            forward(&mut nets, self.workers, spare)?;
            self.finish(rest, nets, &ranges, &mut found, spare)?;
        }
        found.into_iter().collect()
    }

    /// The backward passes of these rows, and their results.
    fn finish(
        &self,
        rows: &[usize],
        nets: Vec<Propagation<'_>>,
        ranges: &[[f64; 2]],
        found: &mut [Option<Arc<RowResult>>],
        spare: &mut Spare,
    ) -> Option<()> {
        let ranges_of = |(&index, net): (&usize, &Propagation<'_>)| {
            let weights: Vec<f64> = net.weight_spreads().map(|spread| root_mean_square(&spread)).collect();
            let weights = output_range(HistogramRange::FromData { below: 1.0 }, &weights);
            Ranges { outputs: vec![ranges[index]; self.settings.layers], gradients: GRADIENT_RANGE, weights }
        };
        let ranges: Vec<Ranges> = rows.iter().zip(&nets).map(ranges_of).collect();
        for (&index, layers) in rows.iter().zip(backward(nets, &ranges, self.workers, spare)?) {
            let row = &self.settings.rows[index];
            found[index] = Some(Arc::new(RowResult { row: row.clone(), layers, expected: self.expected(row) }));
        }
        Some(())
    }

    /// The range of a row's outputs, if it does not follow from them.
    fn fixed_range(&self, index: usize) -> Option<[f64; 2]> {
        match self.settings.activation_of(&self.settings.rows[index]).range() {
            range @ HistogramRange::Fixed(_) => Some(output_range(range, &[])),
            HistogramRange::FromData { .. } => None,
        }
    }

    /// The range of each row's outputs, from the root mean squares of the outputs of all rows.
    fn ranges(&self, sizes: &[Vec<f64>]) -> Vec<[f64; 2]> {
        let activations: Vec<Activation> = self.settings.rows.iter().map(|row| self.settings.activation_of(row)).collect();
        let range = |activation: &Activation| {
            let same = activations.iter().zip(sizes).filter(|(other, _)| *other == activation);
            let sizes: Vec<f64> = same.flat_map(|(_, sizes)| sizes.iter().copied()).collect();
            output_range(activation.range(), &sizes)
        };
        activations.iter().map(range).collect()
    }

    /// The number of values and parameters of a row.
    fn weight(&self) -> usize {
        let shape = self.settings.shape(&self.settings.rows[0]);
        self.settings.values() + shape.parameter_count()
    }

    /// Whether so many rows are computed together.
    fn is_small(&self, rows: usize) -> bool {
        rows * self.weight() <= MAX_TOGETHER
    }

    /// The network of a row before its forward pass.
    pub fn net(&self, index: usize, purpose: Purpose, range: Option<[f64; 2]>) -> Propagation<'a> {
        let (settings, inputs) = (self.settings, self.inputs);
        let row = &settings.rows[index];
        let shape = settings.shape(row);
        let ranges = shape.layer_ranges();
        let parameters = move |layer: usize, parameters: &mut [f64]| {
            let usual = Bias::constant(settings.bias);
            draw_layer(&row.init, usual, ranges[layer].fan, settings.seed, WEIGHTS + layer as u64, parameters);
        };
        let output_gradient = |outputs: &mut [f64]| outputs.copy_from_slice(&inputs.output_gradients);
        let net =
            Net { shape, parameters: Box::new(parameters), inputs: &inputs.samples, output_gradient: Box::new(output_gradient) };
        Propagation::new(net, purpose, range.map(|range| vec![range; settings.layers]))
    }

    /// The theory of infinitely wide networks, which assumes independent standard normal inputs.
    fn expected(&self, row: &Row) -> Option<Vec<Expected>> {
        if self.settings.input == Input::Images {
            return None;
        }
        let Settings { units, layers, bias, .. } = *self.settings;
        let fan = Fan { inputs: units, outputs: units };
        let deviation = row.init.deviation(fan)?;
        let bias = row.init.bias.unwrap_or(Bias::constant(bias));
        let biases =
            if bias.is_drawn() { distribution(|draws| row.init.biases(bias, fan, draws)) } else { vec![(bias.size, 1.0)] };
        Some(expected(self.settings.activation_of(row), deviation * deviation * units as f64, &biases, layers))
    }
}

/// The root mean squares of the outputs of a row's layers.
fn sizes(row: &RowResult) -> Vec<f64> {
    row.layers.iter().map(|layer| root_mean_square(&layer.spread)).collect()
}

/// The same, after the forward pass.
fn sizes_of(net: &Propagation<'_>) -> Vec<f64> {
    net.spreads().map(|spread| root_mean_square(&spread)).collect()
}
