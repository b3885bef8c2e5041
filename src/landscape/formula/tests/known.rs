//! What is known of a formula: minima, the lowest value, and where there is none.

use super::formula;
use crate::landscape::{LandscapeSpec, View};

const CELSIUS: &str = "((0*x+y-32)^2+(10x+y-50)^2+(20x+y-68)^2)/3";
const HOLDER: &str = "-abs(sin(x)cos(y)exp(abs(1-sqrt(x^2+y^2)/pi)))";
const RASTRIGIN: &str = "20+x^2+y^2-10cos(2pi x)-10cos(2pi y)";

#[test]
fn the_minimum_of_a_quadratic_is_known_wherever_it_is() {
    let known = formula(CELSIUS).facts;
    assert_eq!((known.minima, known.floor, known.has_lowest), (vec![[1.8, 32.0]], 0.0, true));
}

#[test]
fn the_lowest_value_at_an_edge_is_no_minimum() {
    for text in ["exp(x) + y^2", "x^3 - 3x*y^2", "x + 2y", "x^2 - y^2"] {
        let known = formula(text).facts;
        assert!(known.minima.is_empty() && !known.has_lowest, "{text}: {known:?}");
    }
    assert!(formula("x + 2y").facts.unbounded && formula("x^2 - y^2").facts.unbounded);
    // A path that falls far does not move the level that heights are measured from.
    let far = View { x: [-1.0, 1.0], y: [-1e4, 1e4] };
    assert_eq!(LandscapeSpec::from_formula("x^2 - y^2").unwrap().searched(&[far]).unwrap().floor(), -25.0);
    // A valley has a lowest value, though no lowest point.
    let valley = formula("(x + y - 1)^2").facts;
    assert!(valley.minima.is_empty() && valley.has_lowest && valley.floor == 0.0 && !valley.unbounded, "{valley:?}");
}

#[test]
fn the_shown_view_is_searched_too() {
    let holder = LandscapeSpec::from_formula(HOLDER).unwrap();
    let wide = holder.searched(&[View { x: [-10.0, 10.0], y: [-10.0, 10.0] }]).unwrap();
    assert!((wide.floor() + 19.208_502_567_886_75).abs() < 1e-12 && wide.has_lowest(), "{}", wide.floor());
    let [x, y] = wide.minimum_near([8.055, 9.665]).unwrap();
    assert!((x - 8.055_023_47).abs() < 1e-7 && (y - 9.664_590_02).abs() < 1e-7, "{x} {y}");
    // Searched again there is nothing to do.
    assert!(wide.searched(&[View { x: [-10.0, 10.0], y: [-10.0, 10.0] }]).is_none());
}

#[test]
fn all_minima_are_kept_the_lowest_first() {
    let known = formula(RASTRIGIN).facts;
    assert_eq!((known.minima.len(), known.minima[0], known.floor), (121, [0.0, 0.0], 0.0));
    assert!(known.minima.iter().any(|[x, y]| (x - 1.989_9).abs() < 1e-3 && (y - 3.979_8).abs() < 1e-3));
}

#[test]
fn a_step_of_stairs_at_the_border_is_no_lowest_value() {
    for text in ["floor(x)", "ceil(x + y)", "floor(x) + y^2", "sign(x + 6) + y^2", "max(x, -4.5) + relu(-x - 6)*(-3)"] {
        let facts = formula(text).facts;
        assert!(!facts.has_lowest && facts.floor.is_finite(), "{text}: {facts:?}");
    }
    for (text, lowest) in [("relu(x) + y^2", 0.0), ("sign(x)", -1.0), ("floor(sin(x))", -1.0), ("max(x^2 + y^2, 3)", 3.0)] {
        let facts = formula(text).facts;
        assert!(facts.has_lowest && facts.floor == lowest, "{text}: {facts:?}");
    }
    // A view that is searched, too, may show where the stairs end.
    let steps = LandscapeSpec::from_formula("max(floor(x), -7)").unwrap();
    let wide = steps.searched(&[View { x: [-20.0, 20.0], y: [-20.0, 20.0] }]).unwrap();
    assert!(!steps.has_lowest() && wide.has_lowest() && wide.floor() == -7.0, "{}", wide.floor());
}

#[test]
fn a_long_formula_with_thousands_of_low_points_is_searched_within_bounds() {
    let slow = "+0*sin(x)cos(y)tanh(x*y)exp(-x^2)ln(1+y^2)";
    for text in ["0*|x|", "floor(sin(37x)sin(41y)*3)", "0*5y/7 sgny^1"] {
        let text = text.to_owned() + &slow.repeat(20);
        let start = crate::clock::Stopwatch::start();
        let read = formula(&text);
        // Unoptimized as it may be; without bounds it takes 20 s when optimized.
        assert!(start.seconds() < 15.0, "{text}: {} s", start.seconds());
        assert!(read.facts.has_lowest && read.facts.minima.is_empty(), "{text}: {:?}", read.facts);
    }
}

#[test]
fn a_kink_can_be_a_minimum_with_slope_zero() {
    for (text, value, minimum) in [
        ("sqrt(x^2+y^2)", 0.0, [0.0, 0.0]),
        ("-exp(-sqrt(x^2+y^2)^2)", -1.0, [0.0, 0.0]),
        ("-20exp(-0.2sqrt(0.5(x^2+y^2)))-exp(0.5(cos(2pi x)+cos(2pi y)))+e+20", 0.0, [0.0, 0.0]),
        ("|x - 1| + 2|y + 0.5|", 0.0, [1.0, -0.5]),
        ("(x - 0.3)^4 + y^4 + 1", 1.0, [0.3, 0.0]),
    ] {
        let read = formula(text);
        let (found, gradient) = read.value_and_gradient(minimum);
        assert!((found - value).abs() < 1e-12 && gradient == [0.0, 0.0], "{text}: {found} {gradient:?}");
        let nearest = read.facts.minima.first().unwrap_or_else(|| panic!("{text}: no minimum"));
        assert!((nearest[0] - minimum[0]).hypot(nearest[1] - minimum[1]) < 1e-3, "{text}: {nearest:?}");
        assert!((read.facts.floor - value).abs() < 1e-9 && read.facts.has_lowest, "{text}: {:?}", read.facts);
    }
    // A slope that is infinite stays so.
    assert!(formula("sqrt(x) + y^2").value_and_gradient([0.0, 1.0]).1[0].is_infinite());
}
