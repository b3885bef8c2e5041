use super::*;
use crate::experiment::activations::{Settings, run};
use crate::network::Activation;

fn story_of(activation: Activation, init: &str, layers: usize) -> Story {
    let rows = vec![init.parse().unwrap()];
    story(&run(&Settings { activation, rows, layers, ..Settings::default() }).rows[0])
}

#[test]
fn the_books_rows_have_different_stories() {
    let sigmoid = |init| story_of(Activation::Sigmoid, init, 5);
    assert!(matches!(sigmoid("normal:std=1").forward, Forward::Saturates { layer: 1, share } if share > 0.7));
    assert!(matches!(sigmoid("normal:std=0.01").forward, Forward::Unresponsive { within, .. } if within < 1e-7));
    let xavier = sigmoid("xavier");
    assert!(matches!(xavier.forward, Forward::Unresponsive { std, within } if std > 0.1 && within < 1e-3), "{xavier:?}");
    assert!(xavier.distinct.is_some_and(|count| count < 50.0), "{xavier:?}");
    assert!(matches!(story_of(Activation::Tanh, "xavier", 5).forward, Forward::Keeps { .. }));
    assert!(matches!(story_of(Activation::Relu, "he", 5).forward, Forward::Keeps { .. }));
    assert!(matches!(story_of(Activation::Relu, "normal:std=1", 5).forward, Forward::Grows { .. }));
    assert!(matches!(story_of(Activation::Relu, "normal:std=0.01", 5).forward, Forward::Shrinks { .. }));
}

#[test]
fn large_weights_keep_the_gradient_alive_behind_saturated_units() {
    let large = story_of(Activation::Sigmoid, "normal:std=1", 5);
    assert!(matches!(large.backward, Backward::Survives(scaling) if scaling.total > 0.5), "{large:?}");
    let flat = large.flat.unwrap();
    assert!(flat.layer == 1 && flat.derivative < 0.06 && flat.share > 0.5, "{flat:?}");
    let small = story_of(Activation::Sigmoid, "normal:std=0.01", 5);
    assert!(matches!(small.backward, Backward::Vanishes(scaling) if (scaling.per_layer - 0.025).abs() < 0.002), "{small:?}");
    assert_eq!(small.flat, None);
    assert!(matches!(story_of(Activation::Tanh, "normal:std=1", 5).backward, Backward::Explodes(_)));
}

#[test]
fn lost_signals_and_gradients_are_recognized() {
    assert_eq!(story_of(Activation::Sigmoid, "zero", 3).forward, Forward::Constant { layer: 1, rounding: false });
    assert_eq!(story_of(Activation::Sigmoid, "zero", 3).backward, Backward::Gone);
    assert_eq!(story_of(Activation::Tanh, "constant:value=0.01", 3).forward, Forward::Identical);
    let deep = story_of(Activation::Sigmoid, "normal:std=0.01", 20).forward;
    assert!(matches!(deep, Forward::Constant { layer, rounding: true } if layer > 6), "{deep:?}");
    let huge = story_of(Activation::Relu, "normal:std=1e30", 20);
    assert!(matches!(huge.forward, Forward::Overflows { layer: 10, .. }), "{huge:?}");
    assert!(matches!(huge.backward, Backward::Overflows { .. }), "{huge:?}");
    let full = story_of(Activation::Sigmoid, "normal:std=1e30", 5);
    assert!(matches!(full.forward, Forward::Saturates { share, .. } if share > 0.99), "{full:?}");
}
