//! A landscape as Python: f, and its gradient for libraries that don't find it themselves.

use crate::knob::Knob;
use crate::landscape::LandscapeSpec;

/// The bodies of `def f(x, y)` and `def df(x, y)`, and what they call. Functions of arrays are those of `np`.
pub(super) struct Function {
    /// Functions that both call.
    pub(super) helpers: String,
    /// The lines of f.
    pub(super) value: String,
    /// The lines of the gradient, which is a pair.
    pub(super) gradient: String,
}

/// A listed landscape: its key, the shared lines, f, and its slopes along x and y.
struct Listed(&'static str, &'static [&'static str], &'static str, [&'static str; 2]);

const LISTED: [Listed; 12] = [
    Listed("bowl", &[], "{a} * x * x + y * y", ["2 * {a} * x", "2 * y"]),
    Listed("saddle", &[], "x**2 / 2 + y**4 / 4 - y**2 / 2", ["x", "y * (y**2 - 1)"]),
    Listed("rosenbrock", &["r = y - x * x"], "(1 - x) ** 2 + 100 * r**2", ["-2 * (1 - x) - 400 * x * r", "200 * r"]),
    Listed(
        "beale",
        &["a = 1.5 - x + x * y", "b = 2.25 - x + x * y**2", "c = 2.625 - x + x * y**3"],
        "a**2 + b**2 + c**2",
        ["2 * a * (y - 1) + 2 * b * (y**2 - 1) + 2 * c * (y**3 - 1)", "2 * a * x + 4 * b * x * y + 6 * c * x * y**2"],
    ),
    Listed("himmelblau", &["a = x * x + y - 11", "b = x + y * y - 7"], "a**2 + b**2", ["4 * x * a + 2 * b", "2 * a + 4 * y * b"]),
    Listed("matyas", &[], "0.26 * (x * x + y * y) - 0.48 * x * y", ["0.52 * x - 0.48 * y", "0.52 * y - 0.48 * x"]),
    Listed(
        "plateau",
        &["a = x - 3", "b = y - x * x / 8", "q = a**2 / 4 + b**2"],
        "q / (1 + q)",
        ["(a / 2 - x / 2 * b) / (1 + q) ** 2", "2 * b / (1 + q) ** 2"],
    ),
    Listed(
        "rastrigin",
        &[],
        "20 + x**2 - 10 * np.cos(2 * np.pi * x) + y**2 - 10 * np.cos(2 * np.pi * y)",
        ["2 * x + 20 * np.pi * np.sin(2 * np.pi * x)", "2 * y + 20 * np.pi * np.sin(2 * np.pi * y)"],
    ),
    Listed(
        "styblinski-tang",
        &[],
        "(x**4 - 16 * x**2 + 5 * x + y**4 - 16 * y**2 + 5 * y) / 2",
        ["2 * x**3 - 16 * x + 2.5", "2 * y**3 - 16 * y + 2.5"],
    ),
    Listed(
        "three-hump-camel",
        &[],
        "2 * x**2 - 1.05 * x**4 + x**6 / 6 + x * y + y**2",
        ["x * (4 + x**2 * (x**2 - 4.2)) + y", "x + 2 * y"],
    ),
    Listed(
        "ackley",
        &["r = np.hypot(x, y)", "k = 0.2 / 2**0.5", "waves = (np.cos(2 * np.pi * x) + np.cos(2 * np.pi * y)) / 2"],
        "-20 * np.expm1(-k * r) - np.exp(waves) + 2.718281828459045",
        [
            "20 * k * np.exp(-k * r) * x / r + np.pi * np.exp(waves) * np.sin(2 * np.pi * x)",
            "20 * k * np.exp(-k * r) * y / r + np.pi * np.exp(waves) * np.sin(2 * np.pi * y)",
        ],
    ),
    Listed(
        "goldstein-price",
        &[
            "u, v = x + y, 2 * x - 3 * y",
            "p, q = 19 - 14 * u + 3 * u**2, 18 - 16 * v + 3 * v**2",
            "a, b = 1 + (u + 1) ** 2 * p, 30 + v**2 * q",
            "da = 2 * (u + 1) * p + (u + 1) ** 2 * (6 * u - 14)",
            "db = 2 * v * q + v**2 * (6 * v - 16)",
        ],
        "a * b",
        ["da * b + 2 * a * db", "da * b - 3 * a * db"],
    ),
];

impl Function {
    /// The function of a landscape.
    pub(super) fn of(landscape: &LandscapeSpec) -> Self {
        let listed = LISTED.iter().find(|listed| listed.0 == landscape.key());
        let Some(Listed(_, shared, value, [along_x, along_y])) = listed else {
            let code = landscape.formula_code().unwrap_or_default();
            return Self { helpers: code.helpers, value: code.value, gradient: code.gradient };
        };
        let mut copy = landscape.clone();
        let knobs = copy.knobs();
        let filled = |text: &str| {
            knobs.iter().fold(text.to_owned(), |text, knob| text.replace(&format!("{{{}}}", Knob::key(knob)), &knob.text()))
        };
        let lines = |shared: &[&str], last: String| {
            shared
                .iter()
                .map(|line| (*line).to_owned())
                .chain([last])
                .map(|line| format!("    {line}\n"))
                .collect::<Vec<_>>()
                .concat()
        };
        let needed: Vec<&str> = shared.iter().copied().filter(|line| !line.starts_with('d')).collect();
        Self {
            helpers: String::new(),
            value: lines(&needed, format!("return {}", filled(value))),
            gradient: lines(shared, format!("return {}, {}", filled(along_x), filled(along_y))),
        }
    }

    /// The definition of f, with the functions of this module: `np`, `torch`.
    pub(super) fn value_of(&self, module: &str) -> String {
        let text = format!("{}def f(x, y):\n{}", self.helpers, self.value);
        text.replace("np.", &format!("{module}."))
    }

    /// The definition of the gradient.
    pub(super) fn gradient(&self) -> String {
        format!("def df(x, y):\n{}", self.gradient)
    }
}
