use super::*;
use crate::landscape::LandscapeSpec;

mod examples;
mod known;
mod spellings;

fn formula(text: &str) -> Formula {
    Formula::new(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn refusal(text: &str) -> String {
    Formula::new(text).unwrap_err().to_string()
}

#[test]
fn operations_bind_as_in_the_textbook() {
    let at = |text: &str| formula(&format!("{text} + 0*x")).value([3.0, 2.0]);
    for (text, value) in [
        ("-x^2", -9.0),
        ("2^3^2", 512.0),
        ("2^-1", 0.5),
        ("1 - 2 - 3", -4.0),
        ("12/3/2", 2.0),
        ("2x(y + 1)", 18.0),
        ("x² − y³", 1.0),
        ("-2*-x", 6.0),
        ("1e-3 + 2E1", 20.001),
        ("max(x, y) - min(x, y)", 1.0),
        ("abs(-x)", 3.0),
        ("ln(e^2) + log(1)", 2.0),
        ("2π·0 + sqrt(16)", 4.0),
        ("2e", 2.0 * std::f64::consts::E),
        ("x^0.5 * x^0.5", 3.0),
        ("y^x", 8.0),
    ] {
        assert!((at(text) - value).abs() < 1e-12, "{text} is {}", at(text));
    }
}

#[test]
fn derivatives_are_those_of_central_differences() {
    for text in [
        "(x^2+y-11)^2+(x+y^2-7)^2",
        "sin(x*y)*exp(-x^2/3) + log(y+4)^2",
        "x/(1+y^2) + tanh(x-y)",
        "sqrt(1 + x^2 + 3y^2) - cos(3x)",
        "(2 + sin(x))^(y/2)",
        "x^-2 + y^3 + abs(x)^1.5",
        "cosh(x/2) - sinh(y/3) + tan(x/5)",
        "max(x^2, y) + min(x, y^2)",
    ] {
        let formula = formula(text);
        for point in [[0.7, 1.3], [-1.9, 0.4], [2.2, -1.1]] {
            let (_, gradient) = formula.value_and_gradient(point);
            let hessian = formula.hessian(point);
            for axis in 0..2 {
                let step = 1e-6 * point[axis].abs().max(1.0);
                let aside = |sign: f64| {
                    let mut aside = point;
                    aside[axis] += sign * step;
                    aside
                };
                let first = (formula.value(aside(1.0)) - formula.value(aside(-1.0))) / (2.0 * step);
                assert!((first - gradient[axis]).abs() < 1e-6 * gradient[axis].abs().max(1.0), "{text} {point:?} {axis}");
                for (other, exact) in hessian[axis].into_iter().enumerate() {
                    let second = (formula.value_and_gradient(aside(1.0)).1[other]
                        - formula.value_and_gradient(aside(-1.0)).1[other])
                        / (2.0 * step);
                    assert!((second - exact).abs() < 1e-5 * exact.abs().max(1.0), "{text} {point:?}: {second} {exact}");
                }
            }
        }
    }
}

#[test]
fn whole_powers_have_derivatives_at_zero_and_below() {
    let cube = formula("x^3 + y^2 + x");
    assert_eq!(cube.value_and_gradient([0.0, 0.0]), (0.0, [1.0, 0.0]));
    assert_eq!(cube.hessian([0.0, 0.0]), [[0.0, 0.0], [0.0, 2.0]]);
    assert_eq!(cube.value_and_gradient([-2.0, -1.0]), (-9.0, [13.0, -2.0]));
    assert_eq!(cube.hessian([-2.0, -1.0])[0][0], -12.0);
}

#[test]
fn himmelblau_typed_is_himmelblau() {
    let typed: LandscapeSpec = "formula:(x^2+y-11)^2+(x+y^2-7)^2".parse().unwrap();
    let listed: LandscapeSpec = "himmelblau".parse().unwrap();
    let near = |a: f64, b: f64| (a - b).abs() <= 1e-10 * b.abs().max(1.0);
    for point in (-20..=20).flat_map(|i| (-20..=20).map(move |j| [f64::from(i) * 0.29, f64::from(j) * 0.31])) {
        let ((a, gradient_a), (b, gradient_b)) = (typed.value_and_gradient(point), listed.value_and_gradient(point));
        assert!(near(a, b) && (0..2).all(|axis| near(gradient_a[axis], gradient_b[axis])), "{point:?}");
        let (a, b) = (typed.hessian(point), listed.hessian(point));
        assert!((0..2).all(|row| (0..2).all(|column| near(a[row][column], b[row][column]))), "{point:?}");
    }
    assert_eq!(typed.minima().len(), 4);
    for minimum in listed.minima() {
        assert!(typed.minimum_near(*minimum).is_some(), "{minimum:?}");
    }
    assert_eq!(typed.minima()[0], [3.0, 2.0]);
}

#[test]
fn errors_name_their_position() {
    for (text, expected) in [
        ("", "column 1: the formula is empty"),
        ("   ", "the formula is empty"),
        ("x + ", "column 4: something is missing"),
        ("x + z", "column 5: unknown name \"z\""),
        ("x + sqr(y)", "did you mean \"sqrt\"?"),
        ("sin", "column 4: sin needs its argument in parentheses"),
        ("max x", "column 5: max needs two arguments"),
        ("max(x)", "as in max(x, y)"),
        ("(x + y", "column 1: this ( is never closed"),
        ("x + y)", "column 6: there is no ( for this )"),
        ("y = x^2", "column 3: write only what f(x, y) equals"),
        ("x2 + y2", "column 1: x2 can be x1 or a power; write x^2"),
        ("sin^-1(x)", "column 4: sin to the power −1 can be 1/sin(x)"),
        ("x < 0", "column 3: a comparison such as <"),
        ("x, y", "column 2: a comma separates only"),
        ("²x", "column 1: raised digits are a power"),
        ("|x + 1", "column 1: this | is never closed"),
        ("if(x, 1, 2)", "as in if(x < 0, -x, x)"),
        ("1 000 x", "column 3: \"000\" is not expected"),
        ("x = y", "column 3: write only what f(x, y) equals"),
        ("x * / y", "column 5: \"/\" is not expected"),
        ("1.2.3", "column 1: \"1.2.3\" is not a number"),
        ("1e999 + x", "is not a number"),
        ("x & y", "column 3: \"&\" is not expected"),
        ("max(x)", "max needs two arguments"),
        ("1/0", "not finite anywhere"),
        ("log(-1)", "not finite anywhere"),
        ("sqrt(-1 - x^2)", "not finite anywhere"),
    ] {
        assert!(refusal(text).contains(expected), "{text}: {}", refusal(text));
    }
}

#[test]
fn hostile_formulas_are_refused_and_do_no_harm() {
    assert!(refusal(&"x+".repeat(50_000)).contains("100000 characters; at most 1000"));
    assert!(refusal(&format!("{}x{}", "(".repeat(400), ")".repeat(400))).contains("too deep"));
    assert!(refusal(&format!("{}x", "-".repeat(900))).contains("too deep"));
    assert!(refusal(&format!("{}x", "2^".repeat(400))).contains("too deep"));
    let long = format!("x{}", "+x*y".repeat(240));
    assert!((formula(&long).value([1.0, 1.0]) - 241.0).abs() < 1e-12);
    // Whatever is typed, nothing panics.
    let mut state = 1u64;
    for _ in 0..20_000 {
        let text: String = (0..12)
            .map(|_| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                "xy(())^*/+-.,0129esinmaxlog² π=".chars().nth((state >> 33) as usize % 31).unwrap()
            })
            .collect();
        let _ = parse::parse(&text).map(|program| run::<SecondOrder>(&program, [0.3, -0.7]));
    }
}

#[test]
fn a_formula_with_holes_starts_where_it_is_finite() {
    let half = formula("log(x) + y^2");
    assert!(half.value(half.start).is_finite() && half.start[0] > 0.0);
    assert!(!half.value([-1.0, 0.0]).is_finite());
    assert!(formula("x^0.5 + y^2").value([-1.0, 0.0]).is_nan());
}
