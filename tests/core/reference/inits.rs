//! Initializations of libraries, as they were drawn by the libraries: their spread, bounds and shape, their biases, and what five
//! layers make of them. See `tests/reference/README.md`.

use std::collections::BTreeMap;

use halfpipe::experiment::activations::{Row, Settings, run};
use halfpipe::network::init::library::{LAYERS, LIBRARIES};
use halfpipe::network::init::{Fan, InitSpec};

/// The dense layer of a library, or one of its initializers.
#[derive(serde::Deserialize)]
struct Reference {
    name: String,
    version: Option<String>,
    call: Option<String>,
    /// For a fan-in of 100 and of 784, each with 100 units.
    weights: [Drawn; 2],
    biases: Option<[Drawn; 2]>,
    #[serde(default)]
    layers: BTreeMap<String, Layers>,
}

/// A million weights that the library has drawn.
#[derive(serde::Deserialize)]
struct Drawn {
    count: f64,
    mean: f64,
    std: f64,
    min: f64,
    max: f64,
    kurtosis: Option<f64>,
    std_by_formula: Option<f64>,
    bounds_by_formula: Option<[f64; 2]>,
}

/// Five layers of 100 units with the library's own parameters: means over 20 seeds, and the deviation between seeds.
#[derive(serde::Deserialize)]
struct Layers {
    std: [f64; 5],
    spread: [f64; 5],
    within: [f64; 5],
    within_spread: [f64; 5],
}

const FANS: [Fan; 2] = [Fan { inputs: 100, outputs: 100 }, Fan { inputs: 784, outputs: 100 }];

/// What a reference is called here. Those with an own bound for each fan-in have only the one for 100 inputs.
fn text(name: &str) -> Option<String> {
    let text = match name {
        "sklearn@tanh" | "sklearn@relu" => "sklearn-mlp",
        "sklearn@sigmoid" => "sklearn-mlp-logistic",
        "brain.js" => "brainjs",
        "thinc@relu" => "thinc-relu",
        "convnetjs@relu" => "convnetjs-fc-relu",
        "burn-col" => "burn-linear-col",
        "neataptic-network" => "uniform:low=0,high=14.142135623730951,bias=uniform:0.1",
        "ml-fnn" => "uniform:low=0,high=0.1,bias=0",
        "torch~sparse_(sparsity=0.1)" => return None, // weights that are 0 but for a share of them
        name => {
            let layer = LAYERS
                .iter()
                .find(|layer| layer.key == name || layer.key.strip_prefix(name).is_some_and(|key| key.starts_with('-')));
            return Some(layer.map_or_else(|| name.replace('~', ":"), |layer| layer.key.to_owned()));
        }
    };
    Some(text.to_owned())
}

fn references() -> Vec<Reference> {
    serde_json::from_str(include_str!("../../reference/inits.json")).unwrap()
}

/// The mean, the standard deviation and the kurtosis of what is made of standard normal draws, by a sum over a fine grid.
fn moments(drawn: impl FnOnce(&mut [f64])) -> [f64; 3] {
    let draws: Vec<f64> = (-4_000..4_000).map(|index| (f64::from(index) + 0.5) * 0.002).collect();
    let shares: Vec<f64> = draws.iter().map(|at| (-0.5 * at * at).exp()).collect();
    let all: f64 = shares.iter().sum();
    let mut values = draws;
    drawn(&mut values);
    let mean_of =
        |power: &dyn Fn(f64) -> f64| values.iter().zip(&shares).map(|(value, share)| share * power(*value)).sum::<f64>() / all;
    let mean = mean_of(&|value| value);
    let square = mean_of(&|value| (value - mean).powi(2));
    [mean, square.sqrt(), mean_of(&|value| (value - mean).powi(4)) / (square * square)]
}

/// That the moments and the ends are those of the library's draws.
fn check(name: &str, drawn: &Drawn, [mean, std, kurtosis]: [f64; 3], ends: [f64; 2]) {
    let error = |error: f64| 5.0 * error / drawn.count.sqrt() + 1e-12;
    assert!((mean - drawn.mean).abs() <= error(std), "{name}: mean {mean}, not {}", drawn.mean);
    let of_std = if std < 1e-12 { 0.0 } else { std * (kurtosis - 1.0).sqrt() / 2.0 };
    assert!((std - drawn.std).abs() <= error(of_std), "{name}: std {std}, not {}", drawn.std);
    if let Some(formula) = drawn.std_by_formula {
        assert!((std / formula - 1.0).abs() < 1e-5, "{name}: std {std}, not {formula}");
    }
    if let Some(measured) = drawn.kurtosis.filter(|_| std > 1e-12) {
        assert!((kurtosis - measured).abs() <= 200.0 / drawn.count.sqrt(), "{name}: kurtosis {kurtosis}, not {measured}");
    }
    if let Some(bounds) = drawn.bounds_by_formula {
        let width = bounds[1] - bounds[0];
        assert!(
            ends.iter().zip(bounds).all(|(end, bound)| (end - bound).abs() < 1e-12 * width),
            "{name}: {ends:?}, not {bounds:?}"
        );
    }
    let rounding = 1e-6 * (ends[1] - ends[0]); // the libraries draw in single precision
    assert!(drawn.min >= ends[0] - rounding && drawn.max <= ends[1] + rounding, "{name}: beyond {ends:?}");
}

/// How many of the two sizes are compared.
fn sizes(name: &str) -> usize {
    if matches!(name, "neataptic-network" | "ml-fnn") { 1 } else { 2 }
}

#[test]
fn weights_have_the_spread_the_bounds_and_the_shape_that_the_libraries_draw() {
    let mut compared = [0, 0];
    for reference in references() {
        let Some(text) = text(&reference.name) else { continue };
        let spec: InitSpec = text.parse().unwrap_or_else(|error| panic!("{}: {error}", reference.name));
        compared[usize::from(reference.call.is_none())] += 1;
        for (fan, drawn) in FANS.into_iter().zip(&reference.weights).take(sizes(&reference.name)) {
            if spec.about().key == "orthogonal" {
                let mut weights = halfpipe::network::draws::standard_normal(1, 0, fan.inputs * fan.outputs);
                spec.weights(fan, &mut weights);
                let size = (weights.iter().map(|weight| weight * weight).sum::<f64>() / weights.len() as f64).sqrt();
                assert!((size / drawn.std - 1.0).abs() < 2e-4, "{text}: {size} is not {}", drawn.std);
                continue;
            }
            let mut ends = [-40.0, 40.0];
            spec.weights(fan, &mut ends);
            check(&text, drawn, moments(|draws| spec.weights(fan, draws)), ends);
            let stated = spec.deviation(fan);
            let formula = drawn.std_by_formula.filter(|_| stated.is_some());
            assert!(formula.is_none_or(|formula| (stated.unwrap() / formula - 1.0).abs() < 1e-12), "{text}: {stated:?}");
        }
    }
    assert_eq!(compared, [29, 90]);
}

#[test]
fn biases_are_drawn_as_the_libraries_draw_them() {
    for reference in references() {
        let Some(biases) = &reference.biases else { continue };
        let spec: InitSpec = text(&reference.name).unwrap().parse().unwrap();
        let bias = spec.bias.unwrap();
        for (fan, drawn) in FANS.into_iter().zip(biases).take(sizes(&reference.name)) {
            let mut ends = [-40.0, 40.0];
            spec.biases(bias, fan, &mut ends);
            check(&reference.name, drawn, moments(|draws| spec.biases(bias, fan, draws)), ends);
        }
    }
}

/// How far a number of a layer varies from seed to seed, as a share of it: over all libraries, since 20 seeds of one tell it badly.
fn variation(references: &[Reference], activation: &str, numbers: impl Fn(&Layers) -> [f64; 2]) -> f64 {
    let of_all = references.iter().filter_map(|reference| reference.layers.get(activation)).map(numbers);
    let squares: Vec<f64> =
        of_all.filter(|[number, _]| *number > 0.0).map(|[number, spread]| (spread / number).powi(2)).collect();
    (squares.iter().sum::<f64>() / squares.len() as f64).sqrt()
}

#[test]
fn five_layers_have_the_spreads_of_the_libraries_own() {
    const SEEDS: u64 = 3;
    let references: Vec<Reference> = references().into_iter().filter(|reference| !reference.layers.is_empty()).collect();
    // Many libraries draw the same; each distribution is run once for each activation.
    let mut of_text: BTreeMap<String, Vec<&Reference>> = BTreeMap::new();
    for reference in &references {
        for activation in reference.layers.keys() {
            // Before a ReLU, ConvNetJS has another bias.
            let is_relu = reference.name == "convnetjs" && activation == "relu";
            let spec: InitSpec = text(if is_relu { "convnetjs@relu" } else { &reference.name }).unwrap().parse().unwrap();
            let row = Row { init: spec, activation: Some(activation.parse().unwrap()) };
            of_text.entry(row.to_string()).or_default().push(reference);
        }
    }
    let rows: Vec<Row> = of_text.keys().map(|text| text.parse().unwrap()).collect();
    for rows in rows.chunks(8) {
        let runs: Vec<_> = (1..=SEEDS).map(|seed| run(&Settings { rows: rows.to_vec(), seed, ..Settings::default() })).collect();
        for (index, row) in rows.iter().enumerate() {
            for reference in &of_text[&row.to_string()] {
                let activation = row.activation.unwrap().to_string();
                let wanted = &reference.layers[&activation];
                for layer in 0..5 {
                    let mean = |of: &dyn Fn(usize) -> f64| (0..runs.len()).map(of).sum::<f64>() / runs.len() as f64;
                    let found = |run: usize| &runs[run].rows[index].layers[layer].spread;
                    let std = |of: &Layers| [of.std[layer], of.spread[layer]];
                    let within = |of: &Layers| [of.within[layer], of.within_spread[layer]];
                    for (what, found, wanted, share) in [
                        ("std", mean(&|run| found(run).std), wanted.std[layer], variation(&references, &activation, std)),
                        (
                            "within",
                            mean(&|run| found(run).within),
                            wanted.within[layer],
                            variation(&references, &activation, within),
                        ),
                    ] {
                        let error = (4.0 * share * (1.0 / 20.0 + 1.0 / SEEDS as f64).sqrt() + 1e-4) * wanted;
                        let name = &reference.name;
                        assert!(
                            (found - wanted).abs() <= error,
                            "{name}, {row}, layer {}: {what} {found}, not {wanted}",
                            layer + 1
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn every_row_of_the_tables_is_measured_and_says_in_which_version() {
    let references = references();
    for layer in LAYERS {
        let reference = references.iter().find(|reference| text(&reference.name).as_deref() == Some(layer.key)).unwrap();
        assert!(reference.version.as_ref().unwrap().starts_with(layer.version), "{}", layer.key);
        let spec: InitSpec = layer.settings.parse().unwrap();
        assert_eq!(spec.to_string(), layer.settings, "settings are written as the program writes them");
        assert_eq!(layer.key.parse(), Ok(spec));
    }
    for library in LIBRARIES {
        for (name, settings) in library.names {
            let text = format!("{}:{name}", library.key);
            assert!(name.starts_with("zeros") || references.iter().any(|other| other.name.replace('~', ":") == text), "{text}");
            let spec: InitSpec = text.parse().unwrap();
            assert_eq!(spec.to_string(), *settings, "{text}");
        }
    }
}

#[test]
fn what_a_library_names_is_what_that_library_draws() {
    let std = |text: &str| text.parse::<InitSpec>().unwrap().deviation(FANS[0]).unwrap();
    assert!((std("mlx:he_normal") - 0.1).abs() < 1e-15 && (std("torch:kaiming_normal") - 0.02f64.sqrt()).abs() < 1e-15);
    assert!((std("tfjs:glorot_normal") / std("keras:glorot_normal") - 0.879_625_661_034).abs() < 1e-9);
    let row: Row = "keras:he_normal,activation=relu,bias=0.1".parse().unwrap();
    assert_eq!(row.to_string(), "variance:scale=2,shape=truncated,bias=0.1,activation=relu");
    assert_eq!(
        "torch-linear:bias=0".parse::<InitSpec>().unwrap().to_string(),
        "variance:scale=0.3333333333333333,shape=uniform,bias=0"
    );
    for (text, part) in [
        ("keras:kaiming_normal", "keras has no initializer \"kaiming_normal\"; it has he_normal"),
        ("keras:he_norml", "did you mean \"he_normal\"?"),
        ("kears:he_normal", "did you mean \"keras\"?"),
        (":he", "unknown library \"\""),
        ("torch-liner", "did you mean \"torch-linear\"?"),
        ("keras:", "it has he_normal"),
        ("he:bias=uniform", "uniform:BOUND"),
        ("he:bias=0,bias=1", "twice"),
        ("variance:fan=up", "in or out or mean or product"),
        ("variance:scale=-1", "0 or greater"),
        ("torch:kaiming_uniform:gain=2", "unknown setting of variance \"gain\""),
    ] {
        let message = text.parse::<InitSpec>().unwrap_err().to_string();
        assert!(message.contains(part), "{text}: {message}");
    }
}
