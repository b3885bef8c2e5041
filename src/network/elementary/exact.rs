//! The functions with twice the digits of an `f64`, for tests: numbers are unevaluated sums of two (Dekker 1971).

/// A sum of two numbers, the second below the last digit of the first.
#[derive(Clone, Copy, Debug)]
pub(super) struct Double(f64, f64);

impl Double {
    fn of(high: f64, low: f64) -> Self {
        let sum = high + low;
        Self(sum, (high - sum) + low)
    }

    fn plus(self, other: Self) -> Self {
        let sum = self.0 + other.0;
        let back = sum - self.0;
        let lost = (self.0 - (sum - back)) + (other.0 - back);
        Self::of(sum, lost + self.1 + other.1)
    }

    fn times(self, other: Self) -> Self {
        let product = self.0 * other.0;
        let lost = self.0.mul_add(other.0, -product);
        Self::of(product, lost + self.0 * other.1 + self.1 * other.0)
    }

    fn over(self, other: Self) -> Self {
        let first = self.0 / other.0;
        let rest = self.plus(other.times(Self(-first, 0.0)));
        let second = rest.0 / other.0;
        let rest = rest.plus(other.times(Self(-second, 0.0)));
        Self::of(first, second).plus(Self(rest.0 / other.0, 0.0))
    }
}

impl From<f64> for Double {
    fn from(value: f64) -> Self {
        Self(value, 0.0)
    }
}

/// A number times a power of two.
#[derive(Clone, Copy, Debug)]
pub(super) struct Exact(pub Double, pub i32);

impl Exact {
    /// How far `value` is from it, in units in the last place of it.
    pub fn error(self, value: f64) -> f64 {
        let Self(Double(high, low), power) = self;
        let digits = high.abs().log2().floor() as i32;
        // The logarithm of a number just below a power of two is rounded up to it.
        let size = digits - i32::from(2f64.powi(digits) > high.abs()) + power;
        if size > 1_023 {
            return if value == f64::INFINITY { 0.0 } else { f64::INFINITY };
        }
        if high == 0.0 {
            return value / 5e-324;
        }
        // As whole numbers of units, which are exact.
        let unit = (size - 52).max(-1_074);
        let times = |part: f64, power: i32| part * 2f64.powi(power / 2) * 2f64.powi(power - power / 2);
        let [high, low] = [high, low].map(|part| times(part, (power - unit).max(-900)));
        ((times(value, -unit) - high) - low).abs()
    }
}

/// How far an `f32` is from the exact value, in units in the last place.
pub(super) fn error_of_single(value: f32, exact: f64) -> f64 {
    if exact.abs() >= f64::from(f32::MAX) {
        return if value.is_infinite() || value == f32::MAX { 0.0 } else { f64::INFINITY };
    }
    let unit = (exact.abs().log2().floor() - 23.0).max(-149.0).exp2();
    (f64::from(value) - exact).abs() / unit
}

const LN_2: Double = Double(std::f64::consts::LN_2, 2.319_046_813_846_299_6e-17);

fn exp_of(at: Double) -> Exact {
    let whole = (at.0 / LN_2.0).round().clamp(-2_000.0, 2_000.0);
    let rest = at.plus(LN_2.times(Double(-whole, 0.0)));
    let (mut sum, mut term) = (Double(1.0, 0.0), Double(1.0, 0.0));
    for index in 1..26 {
        term = term.times(rest).over(f64::from(index).into());
        sum = sum.plus(term);
    }
    Exact(sum, whole as i32)
}

pub(super) fn exp(at: f64) -> Exact {
    exp_of(at.clamp(-800.0, 800.0).into())
}

pub(super) fn exp_minus_one(at: f64) -> Exact {
    if at < -0.5 {
        return Exact(plain(exp(at.max(-100.0))).plus(Double(-1.0, 0.0)), 0);
    }
    let at = Double::from(at.min(0.0));
    let (mut sum, mut term) = (at, at);
    for index in 2..26 {
        term = term.times(at).over(f64::from(index).into());
        sum = sum.plus(term);
    }
    Exact(sum, 0)
}

pub(super) fn softplus(at: f64) -> Exact {
    let power = exp(-at.abs());
    if power.1 < -200 {
        return if at < 0.0 { power } else { Exact((at * 2f64.powi(-500)).into(), 500) };
    }
    let power = plain(power);
    let share = power.over(Double(2.0, 0.0).plus(power));
    let square = share.times(share);
    let (mut odd, mut sum, mut term) = (1.0, share, share);
    while term.0 > sum.0 * 1e-33 {
        odd += 2.0;
        term = term.times(square);
        sum = sum.plus(term.over(odd.into()));
    }
    Exact(Double::from(at.max(0.0)).plus(sum.plus(sum)), 0)
}

/// A number that is far from the ends of the range.
fn plain(Exact(Double(high, low), power): Exact) -> Double {
    let factor = 2f64.powi(power);
    Double(high * factor, low * factor)
}

pub(super) fn sigmoid(at: f64) -> Exact {
    let power = exp(-at.abs());
    if power.1 < -200 {
        return if at < 0.0 { power } else { Exact(Double(1.0, 0.0), 0) };
    }
    let power = plain(power);
    let one = Double(1.0, 0.0);
    Exact(if at < 0.0 { power } else { one }.over(one.plus(power)), 0)
}

pub(super) fn tanh(at: f64) -> Exact {
    let of = |value: f64| Double::from(value);
    if at.abs() < 1e-3 {
        let square = of(at).times(of(at));
        let series = [62.0 / 2_835.0, -17.0 / 315.0].into_iter().fold(of(0.0), |sum, next| sum.times(square).plus(of(next)));
        let series = series.times(square).plus(of(2.0).over(of(15.0)));
        let series = series.times(square).plus(of(-1.0).over(of(3.0)));
        return Exact(of(at).plus(of(at).times(square).times(series)), 0);
    }
    let power = plain(exp(2.0 * at.clamp(-30.0, 30.0)));
    Exact(power.plus(of(-1.0)).over(power.plus(of(1.0))), 0)
}

pub(super) fn normal_density(at: f64) -> Exact {
    let at = Double::from(at.clamp(-50.0, 50.0));
    let Exact(power, exponent) = exp_of(at.times(at).times(Double(-0.5, 0.0)));
    Exact(power.times(Double(0.398_942_280_401_432_7, -2.492_327_202_277_73e-17)), exponent)
}

pub(super) fn normal_below(at: f64) -> Exact {
    let (density, size) = (normal_density(at), Double::from(at.abs().min(50.0)));
    if size.0 < 5.0 {
        // ½ + φ(x) · (x + x³/3 + x⁵/(3·5) + …)
        let (at, square) = (Double::from(at), size.times(size));
        let (mut term, mut sum, mut odd) = (at, at, 1.0);
        while term.0.abs() > sum.0.abs() * 1e-33 {
            odd += 2.0;
            term = term.times(square).over(odd.into());
            sum = sum.plus(term);
        }
        return Exact(Double(0.5, 0.0).plus(plain(density).times(sum)), 0);
    }
    // Laplace's continued fraction, φ(x)/(x + 1/(x + 2/(x + …))).
    let fraction = (1..120).rev().fold(size, |below, index| size.plus(Double::from(f64::from(index)).over(below)));
    let tail = Exact(density.0.over(fraction), density.1);
    match at < 0.0 {
        true => tail,
        false if tail.1 < -200 => Exact(Double(1.0, 0.0), 0),
        false => Exact(Double(1.0, 0.0).plus(plain(Exact(Double(-tail.0.0, -tail.0.1), tail.1))), 0),
    }
}
