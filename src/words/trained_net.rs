//! Texts on trained networks shown in Activations.

use super::numbers::grouped;
use super::training::net_on;
use crate::experiment::activations::{TrainedNet, TrainedNetInfo};
use crate::experiment::training::Settings;
use crate::language::t;

/// Names and texts for the network of a curve of a training run, before the first update and now.
pub fn info(net: TrainedNet, training: Settings) -> TrainedNetInfo {
    let name = training.names().swap_remove(net.curve);
    let iteration = grouped(net.iteration);
    let net_text = net_on(&training, &net.data, net.io_widths);
    TrainedNetInfo {
        names: vec![
            t!("opened.start", name = name).into_owned(),
            t!("opened.now", name = name, iteration = iteration).into_owned(),
        ],
        title: t!("opened.title", name = name).into_owned(),
        text: t!("opened.text", images = grouped(net.images)).into_owned(),
        about: t!("opened.about", name = name, iteration = iteration, net = net_text).into_owned(),
        net,
        training,
    }
}
