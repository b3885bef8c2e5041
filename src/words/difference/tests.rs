use super::*;
use crate::noise::Noise;
use crate::optimizer::OptimizerSpec;

fn list(texts: &[&str]) -> Vec<Entry> {
    texts.iter().map(|text| Entry::from(text.parse::<OptimizerSpec>().unwrap())).collect()
}

/// The expected description of a change, and the change.
type Row<S> = (&'static str, fn(&mut S));

fn check<S: Clone + Default>(words: fn(&S, &S) -> String, rows: &[Row<S>]) {
    let base = S::default();
    assert_eq!(words(&base, &base), "the same settings");
    for (expected, change) in rows {
        let mut now = base.clone();
        change(&mut now);
        assert_eq!(words(&base, &now), *expected);
        assert_eq!(words(&now, &now), "the same settings", "{expected}");
        let directed = *expected != "optimizers reordered";
        assert!(!directed || words(&now, &base) != *expected, "{expected}: the other way round is another change");
    }
}

#[test]
fn differences_between_paths_are_described() {
    let noisy = Noise { deviation: 0.5, seed: 2, seeds: 5 };
    assert_eq!(
        paths(
            &paths::Settings { noise: Noise { seed: 1, seeds: 1, ..noisy }, ..Default::default() },
            &paths::Settings { noise: noisy, ..Default::default() }
        ),
        "seed 1 → 2 · seeds 1 → 5"
    );
    check::<paths::Settings>(
        paths,
        &[
            ("29 → 1,000 steps", |now| now.steps = 1_000),
            ("start (−7, 2) → (2, 1)", |now| now.starts = vec![[2.0, 1.0]]),
            ("1 → 2 starts · start 1 (−7, 2) → (−7, 2.501)", |now| now.starts = vec![[-7.0, 2.501], [1.0, 1.0]]),
            ("Bowl a 0.05 → 0.1", |now| now.landscape = "bowl:a=0.1".parse().unwrap()),
            ("Bowl → Beale", |now| now.landscape = "beale".parse().unwrap()),
            ("Bowl → x^2+y^2", |now| now.landscape = "formula:x^2+y^2".parse().unwrap()),
            ("σ 0 → 0.5 · seeds 1 → 5", |now| now.noise = Noise { deviation: 0.5, seed: 1, seeds: 5 }),
            ("SGD η 0.95 → 0.3 · AdaGrad ε 1e−7 → 0", |now| {
                now.optimizers = list(&["sgd:lr=0.3", "momentum", "adagrad:epsilon=0", "adam:epsilon=1e-7,epsilon_form=book"]);
            }),
            ("Adam place of ε book → paper", |now| now.optimizers[3] = list(&["adam:epsilon=1e-7"]).remove(0)),
            ("SGD schedule constant → cosine", |now| now.optimizers[0] = list(&["sgd:schedule=cosine"]).remove(0)),
            ("AdaGrad removed · Adam removed · Lion added", |now| now.optimizers = list(&["sgd", "momentum", "lion"])),
            ("SGD (2) added", |now| now.optimizers.insert(1, list(&["sgd:lr=0.5"]).remove(0))),
            ("optimizers reordered", |now| now.optimizers.swap(0, 1)),
        ],
    );
}

#[test]
fn display_settings_make_no_difference() {
    let base = paths::Settings::default();
    let mut now = paths::Settings { shown: Some(3), arrows: true, ..base.clone() };
    now.optimizers[0].visible = false;
    assert_eq!(paths(&base, &now), "the same settings");
    // The numbers of a schedule that is not chosen have no effect.
    let mut rule: OptimizerSpec = "sgd:schedule=step,every=3".parse().unwrap();
    rule.all_knobs().iter_mut().find(|knob| knob.key() == "schedule").unwrap().set("constant").unwrap();
    now.optimizers[0].rule = rule;
    assert_ne!(base.inputs(), now.inputs());
    assert_eq!(paths(&base, &now), "the same settings");
}

#[test]
fn differences_between_training_runs_are_described() {
    check::<training::Settings>(
        training,
        &[
            ("Momentum η 0.01 → 0.05", |now| now.optimizers[1] = list(&["momentum:lr=0.05"]).remove(0)),
            ("He → Xavier", |now| now.inits = vec!["xavier".parse().unwrap()]),
            ("hidden 100, 100, 100, 100 → none · ReLU → tanh", |now| {
                now.hidden.clear();
                now.activation = "tanh".parse().unwrap();
            }),
            ("decay λ 0 → 0.001 · mini-batch 128 → 64 · 2,000 → 500 iterations", |now| {
                (now.weight_decay, now.batch, now.iterations) = (0.001, 64, 500);
            }),
            ("seed 1 → 2 · seeds 1 → 3 · start same → own · loss after → before", |now| {
                (now.seed, now.seeds, now.start, now.measure) = (2, 3, Start::Own, Measure::Before);
            }),
            ("MNIST → fashion", |now| now.data = Some("/data/fashion".into())),
        ],
    );
}
