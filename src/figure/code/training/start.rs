//! The initial weights and biases of a layer, drawn by `NumPy`.

use crate::knob::{Knob, shortest};
use crate::network::init::{Bias, BiasKind, InitSpec};

/// What a start may need: normal draws within 2σ, and orthogonal weights.
const FUNCTIONS: [(&str, &str); 2] = [
    (
        "cut(",
        "def cut(rng, n, m):
    \"\"\"Standard normal draws within 2.\"\"\"
    draws = rng.standard_normal((n, m))
    while (far := np.abs(draws) > 2).any():
        draws[far] = rng.standard_normal(far.sum())
    return draws


",
    ),
    (
        "orthogonal(",
        "def orthogonal(rng, n, m):
    \"\"\"A rotation, or a part of one.\"\"\"
    q, r = np.linalg.qr(rng.standard_normal((max(n, m), min(n, m))))
    q *= np.sign(np.diag(r))
    return q if n >= m else q.T


",
    ),
];

/// The standard deviation of standard normal draws within 2.
const CUT_DEVIATION: &str = "0.8796256610342398";

/// The weights and the biases of a layer with n inputs and m units.
pub(super) struct Start {
    /// The expression of the weights.
    pub weights: String,
    /// The expression of the biases.
    pub biases: String,
    /// What is not as in halfpipe.
    pub lack: Option<String>,
}

impl Start {
    pub(super) fn of(init: &InitSpec) -> Self {
        let weights = weights(init);
        let lack = weights.is_none().then(|| format!("{} is not written here yet; the weights are He's.", init.about().key));
        let weights = weights.unwrap_or_else(|| normal("np.sqrt(2 / n)"));
        let biases = init.bias.map_or_else(|| "np.zeros(m)".to_owned(), |bias| biases(bias, &weights));
        Self { weights, biases, lack }
    }
}

/// Biases, where the layer has these weights.
fn biases(bias: Bias, weights: &str) -> String {
    let size = shortest(bias.size);
    match bias.kind {
        BiasKind::Constant => format!("np.full(m, {size})"),
        BiasKind::Uniform => format!("rng.uniform(-{size}, {size}, m)"),
        BiasKind::Normal => format!("rng.standard_normal(m) * {size}"),
        BiasKind::FanIn => "rng.uniform(-1, 1, m) / np.sqrt(n)".to_owned(),
        BiasKind::Weights => format!("({weights})[0]"),
    }
}

/// The definitions of the functions that these starts need.
pub(super) fn functions(starts: &[Start]) -> String {
    let is_used = |name: &str| starts.iter().any(|start| start.weights.contains(name));
    FUNCTIONS.iter().filter(|(name, _)| is_used(name)).map(|(_, text)| *text).collect()
}

fn normal(deviation: &str) -> String {
    format!("rng.standard_normal((n, m)) * {deviation}")
}

/// Weights of this shape, where that of uncut ones have this standard deviation.
fn shaped(shape: &str, deviation: &str) -> String {
    match shape {
        "uniform" => format!("rng.uniform(-1, 1, (n, m)) * np.sqrt(3) * {deviation}"),
        "truncated" => format!("cut(rng, n, m) * {deviation} / {CUT_DEVIATION}"),
        "truncated-uncorrected" => format!("cut(rng, n, m) * {deviation}"),
        _ => normal(deviation),
    }
}

fn weights(init: &InitSpec) -> Option<String> {
    let mut copy = init.clone();
    let knobs = copy.knobs();
    let setting = |key: &str| knobs.iter().find(|knob| knob.key() == key).map(Knob::text).unwrap_or_default();
    Some(match init.about().key {
        "normal" => shaped(&setting("shape"), &setting("std")),
        "xavier" | "lecun" => normal("np.sqrt(1 / n)"),
        "he" => normal("np.sqrt(2 / n)"),
        "glorot-normal" => normal("np.sqrt(2 / (n + m))"),
        "glorot-uniform" => "rng.uniform(-1, 1, (n, m)) * np.sqrt(6 / (n + m))".to_owned(),
        "variance" => {
            let fan = match &*setting("fan") {
                "out" => "m",
                "mean" => "((n + m) / 2)",
                "product" => "(n * m)",
                _ => "n",
            };
            shaped(&setting("shape"), &format!("np.sqrt({} / {fan})", setting("scale")))
        }
        "uniform" => format!("rng.uniform({}, {}, (n, m))", setting("low"), setting("high")),
        "orthogonal" => format!("{} * orthogonal(rng, n, m)", setting("gain")),
        "sqrt-n-slip" => normal("np.sqrt(n)"),
        "constant" => format!("np.full((n, m), {})", setting("value")),
        "zero" => "np.zeros((n, m))".to_owned(),
        _ => return None,
    })
}
