//! One formula in many spellings: keyboards, input methods, Python, LaTeX.

use proptest::prelude::*;

use super::{formula, refusal};

#[test]
fn a_formula_is_read_as_people_write_it() {
    // At (3, 2).
    for (text, value) in [
        ("x⁴ + 0y", 81.0),
        ("x⁻² + 0y", 1.0 / 9.0),
        ("x¹⁰ + 0y", 59_049.0),
        ("2xy", 12.0),
        ("x**2 + 0y", 9.0),
        ("|x - 5| + 0y", 2.0),
        ("2|x||y|", 12.0),
        ("|x - |y - 7||", 2.0),
        ("√x + 0y", 3f64.sqrt()),
        ("2√(x + 1) y", 8.0),
        ("sin x + 0y", 3f64.sin()),
        ("sin 2x cos y", 6f64.sin() * 2f64.cos()),
        ("sin^2(x) + 0y", 3f64.sin().powi(2)),
        ("sin²(x) + 0y", 3f64.sin().powi(2)),
        ("sin²x + cos²x + 0y", 1.0),
        ("pow(x,2) + 0y", 9.0),
        ("x^{2} + 0y", 9.0),
        ("$x^2 + y$", 11.0),
        ("f(x,y) = x + y", 5.0),
        ("f(x, y) := x + y", 5.0),
        ("z = x - y", 1.0),
        ("np.sin(x) * math.exp(y)", 3f64.sin() * 2f64.exp()),
        ("x0**2 + x1", 11.0),
        ("x1^2 + x2", 11.0),
        ("x₁² + x₂", 11.0),
        ("x_1^2 + x_{2}", 11.0),
        ("x[0]**2 + x[1]", 11.0),
        ("20 + x[0]**2 - 10*np.cos(2*np.pi*x[0]) + 0*x[1]", 19.0),
        ("X[0]**2 + X [1]", 11.0),
        ("np.sin(x[ 0 ]) + 0*x[1]", 3f64.sin()),
        ("2x[0](x[1] + 1)", 18.0),
        ("2[x + 1]{y - 1}", 8.0),
        ("max[x, y] + sin[0] + x(1 + y) + 2x(y)", 24.0),
        ("[x + 1]{y - 1}", 4.0),
        ("x ÷ y × 2 · 2 − 1 – 1", 4.0),
        ("（ｘ＋１）＊ｙ，", f64::NAN),
        ("（ｘ＋１）＊ｙ", 8.0),
        ("ｍａｘ（ｘ，ｙ）", 3.0),
        ("½x + 0y", 1.5),
        ("0,5x + 0y", 1.5),
        ("atan(x) + asin(y/2) + acos(y/2)", 3f64.atan() + std::f64::consts::FRAC_PI_2),
        ("sinh(x) - cosh(y)", 3f64.sinh() - 2f64.cosh()),
        ("log10(x) + log2(y)", 3f64.log10() + 1.0),
        ("sign(x) + floor(y + 0.5) + ceil(x - 0.5)", 6.0),
        ("relu(-x) + sigmoid(0x) + softplus(0y)", 0.5 + 2f64.ln()),
        ("if(x < y, x, y)", 2.0),
        ("if(x >= 3, 1, 0) + if(y ≠ 2, 1, 0)", 1.0),
        ("\\frac{x}{y} + \\sqrt{x} \\cdot \\sin\\left(y\\right)", 1.5 + 3f64.sqrt() * 2f64.sin()),
        ("1/2x + 0y", 1.5),
        ("x^2y", 18.0),
        ("xexp(y)", 3.0 * 2f64.exp()),
        ("5×10⁻² + 0xy", 0.05),
    ] {
        if value.is_nan() {
            assert!(refusal(text).starts_with("column "), "{text}");
        } else {
            let read = formula(text);
            assert!((read.value([3.0, 2.0]) - value).abs() < 1e-12, "{text} is {}: {}", read.value([3.0, 2.0]), read.typeset());
        }
    }
}

#[test]
fn what_is_written_like_an_index_is_one_or_is_refused() {
    for (text, column, found) in [
        ("x[-1]^2 + y", 1, "x[-1]"),
        ("x[1][0] + x[2]", 1, "x[1][0]"),
        ("y[0] + x", 1, "y[0]"),
        ("x + y[0]", 5, "y[0]"),
        ("1 + x[i]", 5, "x[i]"),
        ("x [i]", 1, "x [i]"),
        ("x[1,2]", 1, "x[1,2]"),
        ("x[:, 0]**2", 1, "x[:, 0]"),
        ("X[0, 1]", 1, "X[0, 1]"),
        ("x[y - 1]", 1, "x[y - 1]"),
        ("x[10]", 1, "x[10]"),
        ("x[0.5]", 1, "x[0.5]"),
        ("x[]", 1, "x[]"),
        ("xy[0]", 1, "xy[0]"),
        ("x₁[0]", 1, "x₁[0]"),
        ("x_[0]", 1, "x_[0]"),
        ("x_{12} + y", 1, "x_{12}"),
        ("x_{i}", 1, "x_{i}"),
        ("x(1)^2 + x(2)^2", 1, "x(1)"),
        ("abs(x)[0]", 1, "abs(x)[0]"),
        ("(x + y)[-1]", 1, "(x + y)[-1]"),
        ("e[0] + x", 1, "e[0]"),
        ("p[0]**2 + p[1]**2", 1, "p[0]"),
        ("x[0] + x", 1, "x[0]"),
        ("x[0] + y", 1, "x[0]"),
        ("x[0] + x[2]", 8, "x[2]"),
        ("x[1] + x[2] + x[3]", 15, "x[3]"),
        ("x + x₂", 5, "x₂"),
        ("x[(y + 1)(y + 2)(y + 3)(y + 4)]", 1, "x[(y + 1)(y + 2)(y + 3)(…"),
    ] {
        let expected =
            format!("column {column}: \"{found}\" is written like an index; the variables are x and y, or x[0] and x[1]");
        assert!(refusal(text).starts_with(&expected), "{text}: {}", refusal(text));
    }
    for (text, expected) in [("x[0", "column 2: this [ is never closed"), ("sin{x", "column 4: this { is never closed")] {
        assert_eq!(refusal(text), expected, "{text}");
    }
}

#[test]
fn a_formula_is_typeset_as_it_was_understood() {
    for (text, typeset) in [
        ("1/2x", "1/2·x"),
        ("x^2y", "x²·y"),
        ("-x^2 - (y - 1)", "−x² − (y − 1)"),
        ("sin^2 x y", "sin²(x·y)"),
        ("ln(x)^2 + (cos(y)^3)^2", "ln²(x) + (cos³(y))²"),
        ("exp(x)^2 - sin(x)^-2 + asin(y)^10", "exp(x)² − sin(x)⁻² + asin¹⁰(y)"),
        ("log10(x)^2 + (sin x)^0.5 - |x|^2", "log10(x)² + sin(x)^(0.5) − |x|²"),
        ("pow(x, 0.5) + 2e", "x^(0.5) + 2·e"),
        ("√x+|y|", "√(x) + |y|"),
        ("(x+y)^2/20", "(x + y)²/20"),
        ("x/(y*2)", "x/(y·2)"),
        ("x^-2 + 1e-7y", "x⁻² + 1·10⁻⁷·y"),
        ("2^x^y", "2^(x^(y))"),
        ("if(x<0,-x,x)+0y", "if(x < 0, −x, x) + 0·y"),
    ] {
        assert_eq!(formula(text).typeset(), typeset, "{text}");
    }
}

/// A formula as a tree.
#[derive(Clone, Debug)]
enum Tree {
    Number(u32),
    Variable(usize),
    Sum(Box<Tree>, Box<Tree>),
    Difference(Box<Tree>, Box<Tree>),
    Product(Box<Tree>, Box<Tree>),
    Quotient(Box<Tree>, Box<Tree>),
    Square(Box<Tree>),
    Sine(Box<Tree>),
    Absolute(Box<Tree>),
    Negated(Box<Tree>),
}

fn trees() -> impl Strategy<Value = Tree> {
    let leaf = prop_oneof![(1u32..9).prop_map(Tree::Number), (0usize..2).prop_map(Tree::Variable)];
    leaf.prop_recursive(4, 24, 2, |inner| {
        let one = |make: fn(Box<Tree>) -> Tree, inner: BoxedStrategy<Tree>| inner.prop_map(move |a| make(Box::new(a)));
        let two = |make: fn(Box<Tree>, Box<Tree>) -> Tree, inner: BoxedStrategy<Tree>| {
            (inner.clone(), inner).prop_map(move |(a, b)| make(Box::new(a), Box::new(b)))
        };
        let inner = inner.boxed();
        prop_oneof![
            two(Tree::Sum, inner.clone()),
            two(Tree::Difference, inner.clone()),
            two(Tree::Product, inner.clone()),
            two(Tree::Quotient, inner.clone()),
            one(Tree::Square, inner.clone()),
            one(Tree::Sine, inner.clone()),
            one(Tree::Absolute, inner.clone()),
            one(Tree::Negated, inner),
        ]
    })
}

impl Tree {
    /// f and ∇f, directly.
    fn evaluate(&self, point: [f64; 2]) -> (f64, [f64; 2]) {
        let chain =
            |value: f64, parts: &[(f64, [f64; 2])]| (value, [0, 1].map(|axis| parts.iter().map(|(by, g)| by * g[axis]).sum()));
        let both = |a: &Tree, b: &Tree| (a.evaluate(point), b.evaluate(point));
        match self {
            Self::Number(value) => (f64::from(*value), [0.0; 2]),
            Self::Variable(axis) => (point[*axis], [0, 1].map(|other| f64::from(u8::from(other == *axis)))),
            Self::Sum(a, b) => {
                let ((f, df), (g, dg)) = both(a, b);
                chain(f + g, &[(1.0, df), (1.0, dg)])
            }
            Self::Difference(a, b) => {
                let ((f, df), (g, dg)) = both(a, b);
                chain(f - g, &[(1.0, df), (-1.0, dg)])
            }
            Self::Product(a, b) => {
                let ((f, df), (g, dg)) = both(a, b);
                chain(f * g, &[(g, df), (f, dg)])
            }
            Self::Quotient(a, b) => {
                let ((f, df), (g, dg)) = both(a, b);
                chain(f / g, &[(1.0 / g, df), (-f / (g * g), dg)])
            }
            Self::Square(a) => {
                let (f, df) = a.evaluate(point);
                chain(f * f, &[(2.0 * f, df)])
            }
            Self::Sine(a) => {
                let (f, df) = a.evaluate(point);
                chain(f.sin(), &[(f.cos(), df)])
            }
            Self::Absolute(a) => {
                let (f, df) = a.evaluate(point);
                chain(f.abs(), &[(f.signum(), df)])
            }
            Self::Negated(a) => {
                let (f, df) = a.evaluate(point);
                chain(-f, &[(-1.0, df)])
            }
        }
    }

    /// The tree in one of four spellings: a keyboard's, Python's, LaTeX's and that of a full-width input method.
    fn spelled(&self, spelling: usize) -> String {
        let of = |tree: &Self| tree.spelled(spelling);
        let pick = |options: [&'static str; 4]| options[spelling];
        match self {
            Self::Number(value) if spelling == 3 => format!("{value}").replace(|_: char| true, &full_width(&value.to_string())),
            Self::Number(value) => value.to_string(),
            Self::Variable(axis) => [pick(["x", "x", "x", "ｘ"]), pick(["y", "y", "y", "ｙ"])][*axis].to_owned(),
            Self::Sum(a, b) => format!("({}{}{})", of(a), pick(["+", " + ", "+", "＋"]), of(b)),
            Self::Difference(a, b) => format!("({}{}({}))", of(a), pick(["-", " - ", "−", "–"]), of(b)),
            Self::Product(a, b) => format!("(({}){}({}))", of(a), pick(["", "*", " \\cdot ", "×"]), of(b)),
            Self::Quotient(a, b) if spelling == 2 => format!("(\\frac{{{}}}{{{}}})", of(a), of(b)),
            Self::Quotient(a, b) => format!("(({}){}({}))", of(a), pick(["/", "/", "/", "÷"]), of(b)),
            Self::Square(a) => format!("(({}){})", of(a), pick(["²", "**2", "^{2}", "＾２"])),
            Self::Sine(a) => format!("{}({})", pick(["sin", "np.sin", "\\sin", "ｓｉｎ"]), of(a)),
            Self::Absolute(a) if spelling == 1 => format!("abs({})", of(a)),
            Self::Absolute(a) => format!("(|{}|)", of(a)),
            Self::Negated(a) => format!("(-({}))", of(a)),
        }
    }
}

fn full_width(digits: &str) -> String {
    digits.chars().filter_map(|digit| char::from_u32(digit as u32 + 0xfee0)).collect()
}

proptest! {
    #[test]
    fn every_spelling_of_a_tree_has_its_value_and_gradient(tree in trees(), x in -2.0f64..2.0, y in -2.0f64..2.0) {
        let (value, gradient) = tree.evaluate([x, y]);
        let numbers = [value, gradient[0], gradient[1]];
        prop_assume!(numbers.iter().all(|number| number.abs() < 1e9));
        for spelling in 0..4 {
            let text = tree.spelled(spelling);
            let program = super::parse::parse(&text).map_err(|error| TestCaseError::fail(format!("{text}: {error}")))?;
            let read: super::FirstOrder = super::run(&program, [x, y]);
            let typeset = super::typeset::typeset(&program);
            let again = super::parse::parse(&typeset).map_err(|error| TestCaseError::fail(format!("{text}: {typeset}: {error}")))?;
            let again: super::FirstOrder = super::run(&again, [x, y]);
            for (ours, exact) in [read, again].iter().flat_map(|read| [read.value, read.gradient[0], read.gradient[1]].into_iter().zip(numbers)) {
                prop_assert!((ours - exact).abs() <= 1e-9 * exact.abs().max(1.0), "{text} typeset {typeset}: {ours} {exact}");
            }
        }
    }
}
