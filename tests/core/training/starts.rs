//! From which weights the nets start, and which mini-batches they see.

use halfpipe::experiment::training::{Measure, Settings, Start, TrainingRun};

use super::{CLASSES, PIXELS, data, results, settings};

#[test]
fn all_nets_start_from_the_same_weights_or_each_from_its_own() {
    let starts = |start| {
        let race = TrainingRun::new(&Settings { start, ..settings(&["sgd", "adam", "momentum"], &["he"]) }, data()).unwrap();
        race.nets.iter().map(|net| net.start().to_vec()).collect::<Vec<_>>()
    };
    let (same, own) = (starts(Start::Same), starts(Start::Own));
    assert!(same.iter().all(|start| *start == same[0]));
    assert!(own[0] == same[0] && own[1] != own[0] && own[2] != own[0] && own[2] != own[1]);
    // No layer has the draws of another net's: weights of different streams don't correlate, to five standard errors.
    let shape = settings(&["sgd"], &["he"]).shape(PIXELS, CLASSES);
    let layers = own.iter().flat_map(|start| shape.layer_ranges().into_iter().map(|place| &start[place.weights]));
    let layers: Vec<&[f32]> = layers.collect();
    for (index, left) in layers.iter().enumerate() {
        for right in &layers[..index] {
            let sum = |products: &mut dyn Iterator<Item = f32>| products.sum::<f32>();
            let both = sum(&mut left.iter().zip(*right).map(|(a, b)| a * b));
            let sizes = [left, right].map(|side| sum(&mut side.iter().take(left.len().min(right.len())).map(|a| a * a)));
            let correlation = both / (sizes[0] * sizes[1]).sqrt();
            assert!(correlation.abs() < 5.0 / (left.len().min(right.len()) as f32).sqrt(), "{correlation}");
        }
    }
}

#[test]
fn initializations_scale_the_same_draws() {
    let race = TrainingRun::new(&settings(&["sgd", "adam"], &["he", "xavier"]), data()).unwrap();
    let [he, xavier] = [0, 1].map(|net: usize| race.nets[net].start());
    let (mut weights, mut biases) = (0, 0);
    for (he, xavier) in he.iter().zip(xavier) {
        assert!((he - xavier * 2f32.sqrt()).abs() <= 1e-6 * he.abs(), "{he} and {xavier}");
        *(if *he == 0.0 { &mut biases } else { &mut weights }) += 1;
    }
    assert_eq!((weights, biases), (PIXELS * 8 + 8 * 6 + 6 * CLASSES, 8 + 6 + CLASSES));
}

#[test]
fn every_optimizer_sees_the_same_batches() {
    let still = ["sgd:lr=1e-12", "adam:lr=1e-12"];
    let same = Settings { measure: Measure::Before, ..settings(&still, &["he"]) };
    let curves = results(&same).curves.concat();
    let furthest = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
    assert!(furthest(&curves[0].losses, &curves[1].losses) < 1e-6, "the nets hardly move");
    assert!(curves[0].losses.windows(2).all(|pair| pair[0] != pair[1]), "each batch is another");
    // The batches are the seed's also where the weights are a net's own.
    let own = results(&Settings { start: Start::Own, ..same }).curves.concat();
    assert!(furthest(&own[0].losses, &curves[0].losses) == 0.0 && furthest(&own[1].losses, &curves[1].losses) > 1e-3);
}
