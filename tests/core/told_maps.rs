//! The numbers that the lessons on maps of outcome tell: as measured, in all languages.

use halfpipe::experiment::paths::outcome::{Basins, FINE_UPDATES, Fate, SettingsMap, basins_while};
use halfpipe::experiment::paths::run;
use halfpipe::job::ThreadPool;
use halfpipe::landscape::Point;
use halfpipe::lesson::Scene;

use crate::told::{like, scene, tells};

/// That each number is measured, and told in all languages: in the text, or when the question is answered.
pub fn check(place: &str, scene: &Scene, numbers: &[(f64, &str)]) {
    let question = scene.question.iter().flat_map(|question| [&question.ask, &question.told].into_iter().chain(&question.why));
    let texts: Vec<_> = question.chain([&scene.text]).collect();
    for &(measured, told) in numbers {
        assert_eq!(like(told, measured), told, "{place}: {measured}");
        for language in ["en", "zh-CN"] {
            let mut own = texts.iter().flat_map(|text| text.languages()).filter(|(key, _)| *key == language);
            assert!(own.any(|(_, text)| tells(text, told)), "{place}, {language}: {told} is not told");
        }
    }
}

/// The map that a scene shows.
fn map(scene: &Scene) -> SettingsMap {
    let settings = scene.paths().unwrap();
    settings.mapped(settings.map_size(FINE_UPDATES), || true).unwrap()
}

/// The settings and the height of the best walk.
fn best(map: &SettingsMap) -> [f64; 3] {
    let index = map.best.unwrap();
    let [rate, value] = map.settings_at(index);
    [rate, value, map.height(index).unwrap()]
}

/// The lowest height in each row, with its value.
fn rows(map: &SettingsMap) -> Vec<(f64, f64)> {
    let columns = map.rates.count;
    let lowest = |row: usize| (0..columns).filter_map(|column| map.height(row * columns + column)).fold(f64::INFINITY, f64::min);
    (0..map.values.count).map(|row| (map.values.at(row), lowest(row))).collect()
}

/// The lowest height in the row next to a value.
fn lowest(map: &SettingsMap, value: f64) -> f64 {
    rows(map)[map.values.position(value).round() as usize].1
}

/// The least and the greatest lowest height in the rows from a value on.
fn lowest_from(map: &SettingsMap, value: f64) -> [f64; 2] {
    let heights = rows(map).into_iter().filter(|row| row.0 >= value).map(|row| row.1);
    heights.fold([f64::INFINITY, 0.0], |[low, high], height| [low.min(height), high.max(height)])
}

/// The rate, the share of the velocity that is kept and the condition of Polyak's optimum, on a quadratic of these curvatures.
fn polyak([low, high]: [f64; 2]) -> [f64; 3] {
    let condition = high / low;
    let rate = (2.0 / (low.sqrt() + high.sqrt())).powi(2);
    [rate, ((condition.sqrt() - 1.0) / (condition.sqrt() + 1.0)).powi(2), condition]
}

#[test]
fn the_map_of_momentum_shows_what_is_told() {
    let first = scene("which-rate: A walk");
    let few = map(&first);
    let [rate, alpha, height] = best(&few);
    let at = [(rate, "1.37"), (alpha, "0.44"), (height, "5·10⁻¹²"), (lowest(&few, 0.0), "0.0095"), (lowest(&few, 0.9), "0.0025")];
    check("a walk", &first, &at);

    let limits = few.theory.as_ref().unwrap();
    let limit = |alpha: f64| limits.limits[few.values.position(alpha).round() as usize].unwrap();
    check("the limit", &scene("which-rate: Momentum can"), &[(limit(0.0), "1"), (limit(0.9), "1.9"), (2.0, "2")]);
    check("damping", &scene("which-rate: Critical"), &[(0.1, "0.1")]);

    let optimum = scene("which-rate: Polyak");
    let [rate, alpha, condition] = polyak([0.1, 2.0]);
    let sgd = &run(optimum.paths().unwrap())[1].trajectory.points;
    let distance = |point: Point| point[0].hypot(point[1]);
    let factor = distance(sgd[29]) / distance(sgd[28]);
    let numbers = [(rate, "1.34"), (alpha, "0.40"), (condition, "20"), (alpha.sqrt(), "0.63"), (factor, "0.90")];
    check("the optimum", &optimum, &numbers);
    let handle = best(&map(&optimum));
    assert_eq!(handle.map(f64::to_bits), best(&few).map(f64::to_bits), "it is the same map");
    let end = *run(optimum.paths().unwrap())[0].trajectory.values.last().unwrap();

    let last = scene("which-rate: 29 steps");
    let many = map(&last);
    let [long_rate, long_alpha, _] = best(&many);
    let numbers = [(best(&few)[1], "0.44"), (end, "4·10⁻⁸"), (long_alpha, "0.41"), (long_rate, "1.31"), (200.0, "200")];
    check("few steps", &last, &numbers);
    assert!((many.rates.position(long_rate) - many.rates.position(rate)).abs() < 2.0);
    assert!((many.values.position(long_alpha) - many.values.position(alpha)).abs() < 2.0);
}

#[test]
fn the_maps_of_adam_show_what_is_told() {
    let shown = |title: &str| {
        let scene = scene(&format!("betas: {title}"));
        let map = map(&scene);
        (scene, map)
    };
    let (text, second) = shown("β₂ hardly");
    let [low, high] = lowest_from(&second, 0.9);
    check("β₂", &text, &[(low, "0.00007"), (high, "0.004")]);

    let (text, first) = shown("β₁ matters");
    let [rate, value, height] = best(&first);
    let numbers =
        [(value, "0.20"), (rate, "1.15"), (height, "4·10⁻¹⁷"), (lowest(&first, 0.9), "0.002"), (lowest(&first, 0.99), "0.007")];
    check("β₁", &text, &numbers);

    let (text, long) = shown("A divisor");
    check("no memory", &text, &[(lowest(&long, 0.0), "0.008"), (lowest(&long, 0.999), "2·10⁻¹¹")]);

    let (text, valley) = shown("In a curved");
    let [_, value, height] = best(&valley);
    check(
        "valley",
        &text,
        &[(value, "0.94"), (height, "5·10⁻¹⁵"), (lowest(&valley, 0.5), "0.0007"), (lowest(&valley, 0.99), "0.003")],
    );

    let (text, valley) = shown("And β₂");
    let [_, high] = lowest_from(&valley, 0.9);
    check("β₂ in the valley", &text, &[(lowest(&valley, 0.0), "1.2"), (lowest(&valley, 0.5), "0.008"), (high, "0.00001")]);
}

/// The maps of basins of a scene, with so many starts along each side.
fn basins(scene: &Scene, side: usize) -> Vec<Basins> {
    let settings = scene.paths().unwrap();
    let optimizers: Vec<usize> = (0..settings.optimizers.len()).collect();
    let view = settings.landscape.view();
    assert!(settings.whole && settings.view.is_none(), "it is what the scene shows");
    basins_while(&settings.basin_inputs(), &optimizers, view, [side; 2], ThreadPool::all_cores(), || true).unwrap().unwrap()
}

/// The percentage of the starts with a fate.
fn percent(basins: &Basins, fate: Fate) -> f64 {
    basins.shares().iter().filter(|share| share.fate == fate).map(|share| share.share * 100.0).sum()
}

/// The number of neighbours with different fates.
fn border(basins: &Basins) -> f64 {
    let (columns, pixels) = (basins.x.count, &basins.pixels);
    let differs = |one: usize, other: usize| pixels[one].fate != pixels[other].fate;
    let beside = (0..pixels.len()).filter(|at| (at + 1) % columns != 0 && differs(*at, at + 1)).count();
    let above = (columns..pixels.len()).filter(|at| differs(*at, at - columns)).count();
    (beside + above) as f64
}

const SIDE: usize = 256;

#[test]
fn the_basins_of_himmelblau_are_as_told() {
    let [right, lower_left, lower_right] = [0, 2, 3].map(Fate::Minimum);
    let text = scene("hollows: Four");
    let sgd = basins(&text, SIDE).remove(0);
    let shares = [0, 1, 2, 3].map(|minimum| percent(&sgd, Fate::Minimum(minimum)));
    let [low, high] = shares.iter().fold([100.0, 0.0], |[low, high]: [f64; 2], share| [low.min(*share), high.max(*share)]);
    let distance = |at: usize, minimum: &Point| (sgd.x.at(at % SIDE) - minimum[0]).hypot(sgd.y.at(at / SIDE) - minimum[1]);
    let nearest =
        |at: usize| (0..4).min_by(|a, b| distance(at, &sgd.minima[*a]).total_cmp(&distance(at, &sgd.minima[*b]))).unwrap();
    let near = (0..sgd.pixels.len()).filter(|at| sgd.pixels[*at].fate == Fate::Minimum(nearest(*at))).count();
    check("four", &text, &[(low, "24"), (high, "26"), (100.0 * near as f64 / sgd.pixels.len() as f64, "98")]);

    let text = scene("hollows: Small");
    let small = basins(&text, SIDE);
    let of = |entry: usize, fate| percent(&small[entry], fate);
    check("small", &text, &[(of(1, right), "28"), (of(1, lower_right), "22"), (of(0, right), "26"), (of(0, lower_right), "25")]);

    let text = scene("hollows: Large rates: borders");
    let [fine, coarse] = [SIDE, SIDE / 2].map(|side| basins(&text, side));
    let finer = |entry: usize| border(&fine[entry]) / border(&coarse[entry]);
    check("large", &text, &[(finer(0), "2.0"), (finer(1), "3.1"), (finer(2), "2.6"), (percent(&fine[1], Fate::Diverged), "4.9")]);

    let text = scene("hollows: Large rates find");
    let flat = basins(&text, SIDE);
    let landscape = &text.paths().unwrap().landscape;
    let curvature = |minimum: usize| {
        let [[xx, xy], [_, yy]] = landscape.hessian(flat[0].minima[minimum]);
        f64::midpoint(xx, yy) + ((xx - yy) / 2.0).hypot(xy)
    };
    let walking = |entry: usize| percent(&flat[entry], Fate::Walking);
    let numbers =
        [(curvature(2), "134"), (2.0 / curvature(2), "0.0149"), (curvature(3), "105"), (walking(1), "23"), (walking(2), "46")];
    check("flat", &text, &numbers);
    assert!(percent(&flat[1], lower_left) == 0.0 && percent(&flat[1], lower_right) > 20.0);
    assert!(percent(&flat[2], lower_left) + percent(&flat[2], lower_right) == 0.0);
}

#[test]
fn the_basins_of_styblinski_and_tang_are_as_told() {
    let [deepest, shallowest] = [0, 3].map(Fate::Minimum);
    let text = scene("hollows: Each");
    let small = basins(&text, SIDE);
    check(
        "rectangles",
        &text,
        &[0, 2, 1].map(|entry| percent(&small[entry], deepest)).into_iter().zip(["27", "27", "30"]).collect::<Vec<_>>(),
    );
    // A rectangle: in the same column all starts on the same side of the barrier have the same fate.
    for basins in &small {
        let columns_agree = |row: usize, other: usize| {
            let changes = |row: usize| {
                let pixels = &basins.pixels[row * SIDE..(row + 1) * SIDE];
                (1..SIDE).filter(|at| pixels[*at].fate != pixels[at - 1].fate).collect::<Vec<_>>()
            };
            changes(row) == changes(other)
        };
        assert!((1..SIDE).all(|row| columns_agree(0, row)));
    }
    let text = scene("hollows: Stripes");
    let large = basins(&text, SIDE);
    let numbers =
        [(percent(&large[1], Fate::Diverged), "11"), (percent(&large[2], deepest), "41"), (percent(&large[2], shallowest), "13")];
    check("stripes", &text, &numbers);
}
