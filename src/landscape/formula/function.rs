//! The functions of one number that a formula can use, with their derivatives.

/// A function of one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // the names say it; `Log` is the natural logarithm
pub enum Function {
    Sin,
    Cos,
    Tan,
    Asin,
    Acos,
    Atan,
    Exp,
    Log,
    Log10,
    Log2,
    Sqrt,
    Abs,
    Sinh,
    Cosh,
    Tanh,
    Sign,
    Floor,
    Ceil,
    Relu,
    Sigmoid,
    Softplus,
}

/// The functions by name; of several names for one, the first is the one that is shown.
pub const FUNCTIONS: [(&str, Function); 30] = [
    ("sin", Function::Sin),
    ("cos", Function::Cos),
    ("tan", Function::Tan),
    ("asin", Function::Asin),
    ("acos", Function::Acos),
    ("atan", Function::Atan),
    ("arcsin", Function::Asin),
    ("arccos", Function::Acos),
    ("arctan", Function::Atan),
    ("exp", Function::Exp),
    ("ln", Function::Log),
    ("log", Function::Log),
    ("log10", Function::Log10),
    ("lg", Function::Log10),
    ("log2", Function::Log2),
    ("sqrt", Function::Sqrt),
    ("abs", Function::Abs),
    ("fabs", Function::Abs),
    ("sinh", Function::Sinh),
    ("cosh", Function::Cosh),
    ("tanh", Function::Tanh),
    ("sign", Function::Sign),
    ("sgn", Function::Sign),
    ("floor", Function::Floor),
    ("ceil", Function::Ceil),
    ("relu", Function::Relu),
    ("sigmoid", Function::Sigmoid),
    ("logistic", Function::Sigmoid),
    ("softplus", Function::Softplus),
    ("absolute", Function::Abs),
];

impl Function {
    /// The name.
    pub fn name(self) -> &'static str {
        FUNCTIONS.iter().find(|(_, function)| *function == self).map_or("", |(name, _)| name)
    }

    /// Whether it has a derivative of every order wherever it has a value, except at single points.
    pub fn is_smooth(self) -> bool {
        !matches!(self, Self::Abs | Self::Sign | Self::Floor | Self::Ceil | Self::Relu)
    }

    /// Whether a power is usually written behind the name: sin²(x), but exp(x)².
    pub fn takes_power(self) -> bool {
        matches!(
            self,
            Self::Sin
                | Self::Cos
                | Self::Tan
                | Self::Asin
                | Self::Acos
                | Self::Atan
                | Self::Sinh
                | Self::Cosh
                | Self::Tanh
                | Self::Log
        )
    }

    /// Value, first and second derivative at `a`. At a kink the first derivative is 0, as automatic differentiation has it.
    pub fn at(self, a: f64) -> [f64; 3] {
        match self {
            Self::Sin => [a.sin(), a.cos(), -a.sin()],
            Self::Cos => [a.cos(), -a.sin(), -a.cos()],
            Self::Tan => {
                let (tan, derivative) = (a.tan(), 1.0 + a.tan().powi(2));
                [tan, derivative, 2.0 * tan * derivative]
            }
            Self::Asin => [a.asin(), 1.0 / (1.0 - a * a).sqrt(), a / (1.0 - a * a).powf(1.5)],
            Self::Acos => [a.acos(), -1.0 / (1.0 - a * a).sqrt(), -a / (1.0 - a * a).powf(1.5)],
            Self::Atan => {
                let derivative = 1.0 / (1.0 + a * a);
                [a.atan(), derivative, -2.0 * a * derivative * derivative]
            }
            Self::Exp => [a.exp(); 3],
            Self::Log => logarithm(a, 1.0),
            Self::Log10 => logarithm(a, std::f64::consts::LN_10),
            Self::Log2 => logarithm(a, std::f64::consts::LN_2),
            Self::Sqrt => {
                let root = a.sqrt();
                [root, 0.5 / root, -0.25 / (root * a)]
            }
            Self::Abs => [a.abs(), sign(a), 0.0],
            Self::Sinh => [a.sinh(), a.cosh(), a.sinh()],
            Self::Cosh => [a.cosh(), a.sinh(), a.cosh()],
            Self::Tanh => {
                let (tanh, derivative) = (a.tanh(), 1.0 - a.tanh().powi(2));
                [tanh, derivative, -2.0 * tanh * derivative]
            }
            Self::Sign => [sign(a), 0.0, 0.0],
            Self::Floor => [a.floor(), 0.0, 0.0],
            Self::Ceil => [a.ceil(), 0.0, 0.0],
            Self::Relu => [if a > 0.0 { a } else { 0.0 * a }, f64::from(u8::from(a > 0.0)), 0.0],
            Self::Sigmoid => sigmoid(a),
            Self::Softplus => {
                let [value, derivative, _] = sigmoid(a);
                [a.max(0.0) + (-a.abs()).exp().ln_1p(), value, derivative]
            }
        }
    }
}

/// −1, 0 or 1; NaN for NaN.
fn sign(a: f64) -> f64 {
    if a == 0.0 { 0.0 } else { a.signum() }
}

/// The logarithm to a base, whose natural logarithm is `base`.
fn logarithm(a: f64, base: f64) -> [f64; 3] {
    let value = if base == std::f64::consts::LN_10 {
        a.log10()
    } else if base == std::f64::consts::LN_2 {
        a.log2()
    } else {
        a.ln()
    };
    [value, 1.0 / (a * base), -1.0 / (a * a * base)]
}

fn sigmoid(a: f64) -> [f64; 3] {
    let small = (-a.abs()).exp();
    let value = if a < 0.0 { small / (1.0 + small) } else { 1.0 / (1.0 + small) };
    let derivative = small / ((1.0 + small) * (1.0 + small));
    [value, derivative, derivative * (1.0 - 2.0 * value)]
}
