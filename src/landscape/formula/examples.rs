//! Formulas to begin with, in the menu of the formula field: the first function of many lessons, and functions of the literature on
//! optimization that resemble a listed landscape. Sources: Jamil and Yang, "A Literature Survey of Benchmark Functions for Global
//! Optimization Problems", *IJMMNO* 4, 2013 (all but the first and the last).

use std::borrow::Cow;

use crate::landscape::{Point, View};
use crate::language::localized;

/// A formula with a view, a start point and learning rates that suit it.
#[derive(Debug)]
pub struct Example {
    /// The key on the command line.
    pub key: &'static str,
    /// The catalogue key of the name, or a proper name.
    pub name: &'static str,
    /// The formula as it can be typed.
    pub formula: &'static str,
    /// The view.
    pub view: View,
    /// The start point.
    pub start: Point,
    /// Learning rates by optimizer key.
    pub rates: &'static [(&'static str, f64)],
}

impl Example {
    /// The name.
    pub fn name(&self) -> Cow<'static, str> {
        localized(self.name)
    }

    /// The example of this formula.
    pub fn of(formula: &str) -> Option<&'static Self> {
        EXAMPLES.iter().find(|example| example.formula == formula)
    }
}

const fn view(x: Point, y: Point) -> View {
    View { x, y }
}

/// All examples.
pub const EXAMPLES: &[Example] = &[
    // The least-squares line of 0, 10, 20 °C and 32, 50, 68 °F; the minimum is (1.8, 32).
    Example {
        key: "celsius",
        name: "example.celsius",
        formula: "((y-32)^2 + (10x+y-50)^2 + (20x+y-68)^2)/3",
        view: view([-3.0, 8.0], [-5.0, 40.0]),
        start: [0.0, 0.0],
        rates: &[("sgd", 0.005), ("momentum", 0.002), ("nesterov", 0.002), ("adagrad", 5.0), ("rmsprop", 0.5), ("adam", 1.0)],
    },
    Example {
        key: "booth",
        name: "Booth",
        formula: "(x+2y-7)^2 + (2x+y-5)^2",
        view: view([-7.0, 9.0], [-1.0, 8.0]),
        start: [-5.0, 7.0],
        rates: &[("sgd", 0.1), ("momentum", 0.02), ("nesterov", 0.02), ("adagrad", 2.0), ("rmsprop", 0.2), ("adam", 0.5)],
    },
    Example {
        key: "easom",
        name: "Easom",
        formula: "-cos(x)cos(y)exp(-((x-pi)^2+(y-pi)^2))",
        view: view([0.0, 6.3], [1.0, 5.3]),
        start: [1.7, 4.3],
        rates: &[("sgd", 0.3), ("momentum", 0.1), ("nesterov", 0.1), ("adagrad", 0.5), ("rmsprop", 0.05), ("adam", 0.1)],
    },
    Example {
        key: "levi-13",
        name: "Lévi 13",
        formula: "sin^2(3pi x) + (x-1)^2(1+sin^2(3pi y)) + (y-1)^2(1+sin^2(2pi y))",
        view: view([-4.0, 4.0], [-2.0, 3.5]),
        start: [-3.2, 2.6],
        rates: &[("sgd", 5e-4), ("momentum", 5e-4), ("nesterov", 5e-4), ("adagrad", 1.0), ("rmsprop", 0.1), ("adam", 0.3)],
    },
    Example {
        key: "holder-table",
        name: "example.holder",
        formula: "-|sin(x)cos(y)exp(|1-sqrt(x^2+y^2)/pi|)|",
        view: view([-10.0, 10.0], [-10.0, 10.0]),
        start: [7.0, 8.0],
        rates: &[("sgd", 0.02), ("momentum", 0.01), ("nesterov", 0.01), ("adagrad", 0.5), ("rmsprop", 0.05), ("adam", 0.2)],
    },
    Example {
        key: "mccormick",
        name: "McCormick",
        formula: "sin(x+y) + (x-y)^2 - 1.5x + 2.5y + 1",
        view: view([-1.5, 4.0], [-3.0, 4.0]),
        start: [-1.0, 3.0],
        rates: &[("sgd", 0.2), ("momentum", 0.05), ("nesterov", 0.05), ("adagrad", 1.0), ("rmsprop", 0.1), ("adam", 0.3)],
    },
    Example {
        key: "griewank",
        name: "Griewank",
        formula: "1 + (x^2+y^2)/4000 - cos(x)cos(y/sqrt(2))",
        view: view([-12.0, 12.0], [-8.0, 8.0]),
        start: [-8.0, 6.0],
        rates: &[("sgd", 1.0), ("momentum", 0.2), ("nesterov", 0.2), ("adagrad", 1.0), ("rmsprop", 0.1), ("adam", 0.3)],
    },
    // Three valleys meet at a point where the gradient and the Hessian are 0.
    Example {
        key: "monkey-saddle",
        name: "example.monkey_saddle",
        formula: "x^3 - 3x*y^2",
        view: view([-3.0, 3.0], [-2.0, 2.0]),
        start: [2.0, 0.05],
        rates: &[("sgd", 0.02), ("momentum", 0.01), ("nesterov", 0.01), ("adagrad", 0.3), ("rmsprop", 0.05), ("adam", 0.1)],
    },
];
