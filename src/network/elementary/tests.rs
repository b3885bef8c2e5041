//! The functions on every kind of register against sums with twice the digits (`exact.rs`), which are checked against mpmath.

use pulp::Arch;

use super::exact::{self, Exact};
use super::*;

/// A function with its exact value.
trait Function {
    const NAME: &'static str;
    /// No error is greater, in units in the last place: of `f64` and of `f32`.
    const LIMIT: [f64; 2];
    fn at<A: Arithmetic, T: Real>(at: T) -> T;
    fn exact(at: f64) -> Exact;
}

macro_rules! functions {
    ($($Name:ident = $name:literal, $greatest:expr, |$at:ident| $fast:expr, $exact:path;)*) => {
        $(#[derive(Clone, Copy)]
        struct $Name;
        impl Function for $Name {
            const NAME: &'static str = $name;
            const LIMIT: [f64; 2] = $greatest;
            #[inline(always)]
            fn at<A: Arithmetic, T: Real>($at: T) -> T {
                $fast
            }
            fn exact(at: f64) -> Exact {
                $exact(at)
            }
        })*
    };
}

functions! {
    Exp = "exp", [1.0, 1.0], |at| exp::<A, T>(at), exact::exp;
    MinusOne = "exp − 1", [1.75, 1.75], |at| exp_minus_one::<A, T>(at), exact::exp_minus_one;
    Softplus = "softplus", [1.75, 1.75], |at| softplus::<A, T>(at), exact::softplus;
    Sigmoid = "sigmoid", [1.75, 1.75], |at| sigmoid::<A, T>(at), exact::sigmoid;
    Tanh = "tanh", [1.75, 1.75], |at| tanh::<A, T>(at), exact::tanh;
    Below = "Φ", [2.0, 1.75], |at| normal::<A, T>(at).below, exact::normal_below;
    Density = "φ", [1.75, 1.75], |at| normal::<A, T>(at).density, exact::normal_density;
}

struct Map<'a, T, F>(&'a [T], &'a mut [T], F);

impl<T: Real, F: Function> Kernel for Map<'_, T, F> {
    type Output = ();

    #[inline(always)]
    fn run<A: Arithmetic>(self) {
        for (out, &at) in self.1.iter_mut().zip(self.0) {
            *out = F::at::<A, T>(at);
        }
    }
}

/// The values on one kind of register.
fn values<T: Real, F: Function>(registers: Arch, function: F, at: &[T]) -> Vec<T> {
    let mut out = vec![T::zero(); at.len()];
    run_on(registers, Map(at, &mut out, function));
    out
}

/// The kinds of registers of this processor, SSE2 or plain numbers first.
fn all_registers() -> Vec<(&'static str, Arch)> {
    let mut all = vec![("scalar", Arch::Scalar), ("widest", Arch::new())];
    #[cfg(target_arch = "x86_64")]
    all.extend(pulp::x86::V3::try_new().map(|v3| ("AVX2", Arch::V3(v3))));
    all
}

/// Numbers of all sizes, and many where the functions change.
fn numbers(count: usize) -> Vec<f64> {
    let mut state = 1u64;
    let mut next = || {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15); // splitmix64
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    };
    let number = |index: usize| {
        let bits = next();
        let unit = (bits >> 11) as f64 / (1u64 << 52) as f64 - 1.0;
        match index % 8 {
            0 => f64::from_bits(bits),
            1 => 760.0 * unit,
            2 => 110.0 * unit,
            3 | 4 => 40.0 * unit,
            5 => 20.0 * unit,
            _ => 2.0 * unit,
        }
    };
    (0..count).map(number).filter(|at| at.is_finite()).collect()
}

const SPECIAL: [f64; 18] = [
    0.0,
    -0.0,
    5e-324,
    -5e-324,
    f64::MIN_POSITIVE,
    -f64::MIN_POSITIVE,
    1e-300,
    f64::MAX,
    f64::MIN,
    709.782_712_893_384,
    709.782_712_893_385,
    -745.133_219_101_941_1,
    -745.133_219_101_942,
    -708.396_418_532_264_1,
    -38.485_408_335_567_335,
    19.061_547_465_398_496,
    0.346_573_590_279_972_64,
    -87.336_55,
];

/// The greatest errors in `f64` and in `f32`, and where.
fn greatest<F: Function + Copy>(registers: Arch, function: F, count: usize) -> [(f64, f64); 2] {
    let mut at = numbers(count);
    at.extend(SPECIAL);
    let single: Vec<f32> = at.iter().map(|at| *at as f32).filter(|at| at.is_finite()).collect();
    let mut greatest = [(0.0, 0.0); 2];
    let mut note = |which: usize, error: f64, at: f64| {
        assert!(!error.is_nan(), "{} at {at}", F::NAME);
        if error > greatest[which].0 {
            greatest[which] = (error, at);
        }
    };
    for (&at, value) in at.iter().zip(values(registers, function, &at)) {
        note(0, F::exact(at).error(value), at);
    }
    // The values in `f64` have 29 digits more than those in `f32` need.
    let double: Vec<f64> = single.iter().copied().map(f64::from).collect();
    let exact = values(Arch::new(), function, &double);
    for ((value, exact), at) in values(registers, function, &single).into_iter().zip(exact).zip(double) {
        note(1, exact::error_of_single(value, exact), at);
    }
    greatest
}

fn check<F: Function + Copy>(function: F, count: usize) {
    for (name, registers) in all_registers() {
        for ((error, at), limit) in greatest(registers, function, count).into_iter().zip(F::LIMIT) {
            println!("{} on {name}: {error:.3} units at {at}", F::NAME);
            assert!(error <= limit, "{} on {name}: {error} units at {at}", F::NAME);
        }
    }
}

fn check_all(count: usize) {
    check(Below, count);
    check(Density, count);
    check(Tanh, count);
    check(Sigmoid, count);
    check(MinusOne, count);
    check(Softplus, count);
    check(Exp, count);
}

#[test]
fn errors_are_below_two_units_in_the_last_place_on_all_registers() {
    check_all(40_000);
}

/// `cargo test --release -- --ignored units_in_ten_million`: a few minutes.
#[test]
#[ignore = "takes minutes"]
fn errors_are_below_two_units_in_ten_million_numbers() {
    check_all(10_000_000);
}

#[test]
fn what_multiplies_and_adds_in_one_step_gives_the_same_bits() {
    fn check<F: Function + Copy>(function: F, at: &[f64]) {
        let single: Vec<f32> = at.iter().map(|at| *at as f32).collect();
        let alone = |at: &f64| F::at::<Fused, f64>(*at).to_bits();
        for (name, registers) in all_registers().into_iter().skip(1).filter(|(_, arch)| !matches!(arch, Arch::Scalar)) {
            let wide = values(registers, function, at);
            assert!(wide.iter().map(|value| value.to_bits()).eq(at.iter().map(alone)), "{} on {name}", F::NAME);
            let wide = values(registers, function, &single);
            assert!(
                wide.iter().zip(&single).all(|(value, at)| value.to_bits() == F::at::<Fused, f32>(*at).to_bits()),
                "{} on {name}, f32",
                F::NAME
            );
        }
    }
    let at = numbers(20_000);
    check(Exp, &at);
    check(Sigmoid, &at);
    check(MinusOne, &at);
    check(Softplus, &at);
    check(Tanh, &at);
    check(Below, &at);
    check(Density, &at);
}

#[test]
fn ends_zeros_and_nan_are_as_they_should_be() {
    for (name, registers) in all_registers() {
        let ends = [0.0, -0.0, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, f64::MIN];
        let bits = |values: Vec<f64>| values.into_iter().map(f64::to_bits).collect::<Vec<_>>();
        let single = |values: Vec<f32>| values.into_iter().map(f64::from).collect::<Vec<_>>();
        let at = ends.map(|at| at as f32);
        let check = |wide: Vec<f64>, narrow: Vec<f32>, expected: [f64; 6]| {
            assert_eq!(bits(wide), bits(expected.to_vec()), "{name}");
            assert_eq!(bits(single(narrow)), bits(expected.to_vec()), "{name}, f32");
        };
        check(values(registers, Exp, &ends), values(registers, Exp, &at), [1.0, 1.0, f64::INFINITY, 0.0, f64::INFINITY, 0.0]);
        check(values(registers, Sigmoid, &ends), values(registers, Sigmoid, &at), [0.5, 0.5, 1.0, 0.0, 1.0, 0.0]);
        check(values(registers, MinusOne, &ends), values(registers, MinusOne, &at), [0.0, -0.0, 0.0, -1.0, 0.0, -1.0]);
        let plus = values(registers, Softplus, &ends);
        assert_eq!(plus[..4], [std::f64::consts::LN_2, std::f64::consts::LN_2, f64::INFINITY, 0.0], "{name}");
        assert_eq!(plus[4..], [f64::MAX, 0.0], "{name}");
        check(values(registers, Tanh, &ends), values(registers, Tanh, &at), [0.0, -0.0, 1.0, -1.0, 1.0, -1.0]);
        assert_eq!(values(registers, Below, &ends), [0.5, 0.5, 1.0, 0.0, 1.0, 0.0], "{name}");
        assert_eq!(values(registers, Below, &at)[2..], [1.0, 0.0, 1.0, 0.0], "{name}"); // at 0 one unit from ½
        let nan = [f64::NAN; 9];
        assert!(values(registers, Exp, &nan).iter().all(|value| value.is_nan()));
        assert!(values(registers, Sigmoid, &nan).iter().all(|value| value.is_nan()));
        assert!(values(registers, MinusOne, &nan).iter().chain(&values(registers, Softplus, &nan)).all(|value| value.is_nan()));
        assert!(values(registers, Tanh, &nan).iter().all(|value| value.is_nan()));
        assert!(values(registers, Below, &nan).iter().chain(&values(registers, Density, &nan)).all(|value| value.is_nan()));
    }
}
