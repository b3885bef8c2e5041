use super::*;
use crate::experiment::Entry;
use crate::experiment::training::Band;
use crate::optimizer::OptimizerSpec;

fn sharp(iteration: usize, largest: f64) -> Sharp {
    Sharp { iteration, largest, limit: 4.0 }
}

#[test]
fn a_run_is_told_by_its_start_and_by_what_comes_after() {
    let [high, low, near, higher] = [sharp(0, 7.1), sharp(100, 3.2), sharp(50, 3.9), sharp(200, 9.0)];
    for (all, expected) in [
        (&[high, near, low] as &[Sharp], AgainstLimit::Falls { start: high, now: near }),
        (&[high, higher], AgainstLimit::Stays { start: high, now: higher }),
        (&[low, near, low], AgainstLimit::Below(near)),
        (&[low, higher, high], AgainstLimit::Rises(higher)),
        (&[high], AgainstLimit::Stays { start: high, now: high }),
    ] {
        assert_eq!(against(all), Some(expected));
    }
    assert_eq!(against(&[]), None);
}

#[test]
fn the_limit_follows_the_schedule() {
    let rule: OptimizerSpec = "sgd:lr=0.5,schedule=step,every=10".parse().unwrap();
    let settings = Settings { optimizers: vec![Entry::from(rule)], ..Settings::default() };
    let band = Band { low: 1.0, median: 1.0, high: 1.0 };
    let measured = [0, 9, 10, 2_000].map(|iteration| SharpnessBand { iteration, largest: band, along_gradient: None });
    let limits = settings.curvature_limits(0, &measured);
    assert_eq!(limits.iter().map(|(iteration, _)| *iteration).collect::<Vec<_>>(), [0, 9, 10, 2_000]);
    let rate = |iteration: u32| 0.5 * settings.optimizers[0].rule.schedule.factor(iteration + 1);
    for ((_, limit), iteration) in limits.iter().zip([0, 9, 10, 1_999]) {
        assert!((limit * rate(iteration) - 2.0).abs() < 1e-9, "{iteration}: {limit}");
    }
    assert!(limits[2].1 > limits[1].1);
}
