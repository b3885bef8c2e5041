use super::*;
use crate::network::Activation;

fn small() -> Settings {
    Settings { layers: 4, units: 20, samples: 600, ..Settings::default() }
}

fn rows(settings: &Settings, pool: ThreadPool) -> Vec<Arc<RowResult>> {
    run_while(settings, &Results::default(), pool, &|| true).unwrap().rows
}

#[test]
fn the_number_of_threads_does_not_matter() {
    let settings = small();
    let one = rows(&settings, ThreadPool::with_threads(1));
    for threads in [2, 3, 8] {
        assert_eq!(rows(&settings, ThreadPool::with_threads(threads)), one);
    }
}

#[test]
fn reused_rows_equal_computed_ones() {
    for activation in [Activation::Sigmoid, Activation::Relu] {
        let mut settings = Settings { activation, ..small() };
        let mut results = run(&settings);
        for change in [
            |settings: &mut Settings| settings.rows[0] = "normal:std=3".parse().unwrap(),
            |settings: &mut Settings| settings.rows.swap(0, 2),
            |settings: &mut Settings| settings.seed = 2,
            |settings: &mut Settings| settings.bias = 0.5,
            |settings: &mut Settings| settings.layers = 5,
            |settings: &mut Settings| settings.activation = Activation::Gelu,
            |settings: &mut Settings| settings.rows.truncate(1),
        ] {
            change(&mut settings);
            results = run_while(&settings, &results, ThreadPool::with_threads(2), &|| true).unwrap();
            assert_eq!(results.rows, run(&settings).rows, "{settings:?}");
        }
    }
}

#[test]
fn an_unchanged_row_is_reused_not_computed() {
    let settings = small();
    let first = run(&settings);
    let changed = Settings { rows: vec![settings.rows[2].clone(), "he".parse().unwrap()], ..settings.clone() };
    let second = run_while(&changed, &first, ThreadPool::with_threads(2), &|| true).unwrap();
    assert!(Arc::ptr_eq(&first.rows[2], &second.rows[0]));
    assert_eq!(operation_count(&settings, &first), 0.0);
    assert!(
        operation_count(&changed, &first) > 0.0
            && operation_count(&changed, &first) < operation_count(&changed, &Results::default())
    );
}

#[test]
fn a_cancelled_run_stops() {
    use std::sync::atomic::{AtomicUsize, Ordering};
    let settings = small();
    let checks = AtomicUsize::new(0);
    for limit in 0..task_count(&settings) {
        checks.store(0, Ordering::Relaxed);
        let should_continue = || checks.fetch_add(1, Ordering::Relaxed) < limit;
        assert!(run_while(&settings, &Results::default(), ThreadPool::with_threads(2), &should_continue).is_none(), "{limit}");
    }
}

#[test]
fn more_layers_do_not_change_those_before() {
    let (short, long) = (run(&small()), run(&Settings { layers: 6, ..small() }));
    for (short, long) in short.rows.iter().zip(&long.rows) {
        for (short, long) in short.layers.iter().zip(&long.layers) {
            assert_eq!((short.spread, short.saturation), (long.spread, long.saturation));
        }
    }
}

#[test]
fn images_are_fed_to_the_first_layer_and_have_no_theory() {
    let settings = Settings {
        input: Input::Images,
        rows: vec!["he".parse().unwrap(), "orthogonal".parse().unwrap()],
        samples: 60,
        units: 12,
        layers: 2,
        ..Settings::default()
    };
    let results = run(&settings);
    let row = &results.rows[0];
    assert!(row.expected.is_none() && row.layers.len() == 2);
    assert_eq!(row.layers[0].weights.histogram.total() + row.layers[0].weights.histogram.outside.iter().sum::<usize>(), 784 * 12);
    // He's weights of the first layer are scaled by its own number of inputs.
    let std = row.layers[0].weights.spread.std;
    assert!((std / (2.0f64 / 784.0).sqrt() - 1.0).abs() < 0.03, "{std}");
    assert!(row.layers.iter().all(|layer| layer.spread.is_resolved() && layer.gradient.inputs.is_finite()));
    let again = run_while(&settings, &results, ThreadPool::with_threads(1), &|| true).unwrap();
    assert!(std::sync::Arc::ptr_eq(&again.rows[0], &results.rows[0]), "nothing has changed");
}

#[test]
fn what_is_computed_again_is_what_was_not_kept() {
    for (layers, activation) in [(1, Activation::Tanh), (2, Activation::Sigmoid), (5, Activation::Gelu), (6, Activation::Relu)] {
        let settings = Settings { layers, activation, bias: 0.1, samples: 300, ..small() };
        let inputs = RunInputs::new(&settings, ThreadPool::with_threads(1)).unwrap();
        let workers = Workers { pool: ThreadPool::with_threads(2), should_continue: &|| true };
        let run = Run { settings: &settings, inputs: &inputs, workers, old: &[] };
        let ranges = vec![Ranges { outputs: vec![[-1.0, 1.0]; layers], gradients: [-3.0, 3.0], weights: [-3.0, 3.0] }; 2];
        let results = |purpose, range: Option<[f64; 2]>| {
            let (mut nets, mut spare) = (vec![run.net(0, purpose, range), run.net(2, purpose, range)], Spare::default());
            forward(&mut nets, workers, &mut spare).unwrap();
            backward(nets, &ranges, workers, &mut spare).unwrap()
        };
        let all = results(Purpose::KeepAll, None);
        assert_eq!(all[1].len(), layers);
        assert_eq!(results(Purpose::KeepAll, Some([-1.0, 1.0])), all);
        assert_eq!(results(Purpose::KeepHalf, Some([-1.0, 1.0])), all);
    }
}

#[test]
fn large_rows_have_the_ranges_of_small_ones() {
    // 100 x 100 weights and 2,000,000 values a row: three rows are computed one after another.
    let settings = Settings { layers: 2, units: 100, samples: 10_000, activation: Activation::Relu, ..small() };
    let range = |results: &Results| results.rows[0].layers[0].histogram.range;
    let large = run(&settings);
    let first = Settings { rows: settings.rows[..1].to_vec(), ..settings.clone() };
    assert_eq!(range(&large), range(&run(&Settings { samples: 1_000, ..settings })));
    assert_eq!(large.rows[0].layers[1].gradient.outputs, run(&first).rows[0].layers[1].gradient.outputs);
}
