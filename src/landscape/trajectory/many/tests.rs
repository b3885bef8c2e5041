use super::*;
use crate::landscape::LANDSCAPES;
use crate::landscape::trajectory::{Trajectory, trace};

/// The starts of a map, row by row.
fn starts(landscape: &LandscapeSpec, [width, height]: [usize; 2]) -> Vec<Point> {
    let view = landscape.view();
    let at = |[low, high]: [f64; 2], index: usize, count: usize| low + (high - low) * (index as f64 + 0.5) / count as f64;
    (0..width * height).map(|pixel| [at(view.x, pixel % width, width), at(view.y, pixel / width, height)]).collect()
}

/// Compare the end of a walk, bit for bit, with the trajectory.
fn check(walks: &Walks<'_>, index: usize, end: &End) {
    let optimizer = walks.optimizer.clone().with_rate(walks.rates.at(index)).unwrap();
    let start = walks.starts.at(index);
    let (value, [x, y]) = walks.landscape.value_and_gradient(start);
    if ![value, x, y].iter().all(|number| number.is_finite()) {
        assert_eq!((end.outcome, end.reached), (Outcome::NoSlope { step: 0 }, None));
        return;
    }
    let trajectory = trace(walks.landscape, &optimizer, start, walks.steps);
    let last = trajectory.last_step();
    let context = || format!("{} {optimizer} from {start:?}", walks.landscape);
    assert_eq!(end.outcome, trajectory.outcome, "{}", context());
    assert_eq!(end.point.map(f64::to_bits), trajectory.points[last].map(f64::to_bits), "{}", context());
    assert_eq!(end.value.to_bits(), trajectory.values[last].to_bits(), "{}", context());
    let low = |value: &f64| value - walks.landscape.floor() < walks.tolerance.unwrap();
    assert_eq!(end.reached, trajectory.values.iter().position(low).map(|step| step as u32), "{}", context());
    assert_eq!(end.arrived, walks.places.and_then(|places| arrived(places, walks.steps, &trajectory)), "{}", context());
}

/// Where a trajectory has arrived, if it has all its rows.
fn arrived(places: Places<'_>, steps: usize, trajectory: &Trajectory) -> Option<Arrived> {
    let near = |[x, y]: Point| {
        let is_near = |place: &Point| (x - place[0]).powi(2) + (y - place[1]).powi(2) < places.near * places.near;
        places.points.iter().position(is_near)
    };
    let at: Vec<Option<usize>> = trajectory.points.iter().map(|point| near(*point)).collect();
    let place = at.last().copied().flatten().filter(|_| trajectory.last_step() == steps)?;
    let step = (0..at.len()).rev().take_while(|step| at[*step] == Some(place)).last()?;
    Some(Arrived { place: place as u32, step: step as u32 })
}

/// Compare every walk from a map of starts, and every walk at a row of rates, with its trajectory.
fn check_maps(landscape: &LandscapeSpec, optimizer: &OptimizerSpec, steps: usize) {
    let starts = starts(landscape, [8, 8]);
    let rate = optimizer.rate();
    let rates: Vec<f64> = (0..13).map(|index| rate * 10f64.powf(f64::from(index) / 3.0 - 2.0)).collect();
    let basins = Walks {
        landscape,
        optimizer,
        starts: Each::Own(&starts),
        rates: Each::Same(rate),
        steps,
        tolerance: Some(0.01),
        places: Some(Places { points: landscape.minima(), near: 0.5 }),
    };
    let row = Walks { starts: Each::Same(landscape.start()), rates: Each::Own(&rates), ..basins };
    for (walks, count) in [(basins, starts.len()), (row, rates.len())] {
        let mut ends = vec![End::default(); count];
        walks.walk(0, &mut ends);
        ends.iter().enumerate().for_each(|(index, end)| check(&walks, index, end));
    }
}

#[test]
fn every_walk_is_that_of_its_trajectory() {
    for row in LANDSCAPES {
        for optimizer in OptimizerSpec::all() {
            check_maps(&LandscapeSpec::new(row), &optimizer, 60);
        }
    }
}

#[test]
fn forms_and_schedules_walk_alike() {
    let optimizers = [
        "sgd:weight_decay=0.1",
        "sgd:lr=0.4,schedule=cosine,horizon=20",
        "momentum:form=pytorch,dampening=0.3,weight_decay=0.1",
        "momentum:schedule=step,every=7",
        "nesterov:form=pytorch",
        "rmsprop:centered=yes,momentum=0.5",
        "rmsprop:epsilon=0",
        "adam:epsilon=0",
        "adam:epsilon_form=book",
        "adam:epsilon_form=inside,weight_decay=0.05",
        "adam:correction=none,schedule=warmup",
        "radam:epsilon_form=corrected",
        "rprop:flip=late",
        "adagrad:start=0.1",
    ];
    for landscape in ["bowl", "himmelblau", "saddle"] {
        for optimizer in optimizers {
            check_maps(&landscape.parse().unwrap(), &optimizer.parse().unwrap(), 60);
        }
    }
}

#[test]
fn formulas_with_holes_and_without_end_walk_alike() {
    let formulas = ["sqrt(x)+log(y)^2", "x^2-y^2", "x+2y", "x^3-3x*y^2", "abs(x)+abs(y)", "1/x+y^2", "sqrt(x^2+y^2)"];
    for formula in formulas {
        for optimizer in ["sgd:lr=0.1", "sgd:lr=1", "momentum", "adam", "rprop", "lion"] {
            check_maps(&format!("formula:{formula}").parse().unwrap(), &optimizer.parse().unwrap(), 200);
        }
    }
}

#[test]
fn no_step_and_a_long_walk_end_alike() {
    for optimizer in ["sgd", "momentum", "adam", "lion"] {
        for steps in [0, 1, 3_000] {
            check_maps(&"bowl".parse().unwrap(), &optimizer.parse().unwrap(), steps);
        }
    }
}

#[test]
fn chunks_are_handled_once_each_and_can_be_stopped() {
    let (landscape, optimizer): (LandscapeSpec, OptimizerSpec) = ("himmelblau".parse().unwrap(), "adam".parse().unwrap());
    let starts = starts(&landscape, [700, 2]);
    let walks = |group: usize| Walks {
        landscape: &landscape,
        optimizer: &optimizer,
        starts: Each::Own(&starts[700 * group..700 * (group + 1)]),
        rates: Each::Same(0.1),
        steps: 20,
        tolerance: Some(0.01),
        places: None,
    };
    let mut ends = vec![End::default(); 1400];
    assert!(walk_all(ThreadPool::all_cores(), &mut ends, 700, walks, || true));
    ends.iter().enumerate().step_by(87).for_each(|(index, end)| check(&walks(index / 700), index % 700, end));
    let mut stopped = vec![End::default(); 1400];
    assert!(!walk_all(ThreadPool::with_threads(1), &mut stopped, 700, walks, || false));
    assert!(stopped[..TASK].iter().all(|end| end.point[0].is_finite()) && stopped[TASK].point[0].is_nan());
}
