//! The two kinds of numbers, and what is different between them: digits, range and coefficients.

use crate::objective::Scalar;

use super::Arithmetic;

/// A number that elementary functions are computed of.
pub trait Real: Scalar {
    /// Multiplied by it, a number is split in two halves.
    const SPLITTER: Self;
    /// Added to a small number and subtracted again, it rounds it to a whole one.
    const ROUNDER: Self;
    /// log₂ e.
    const LOG2_E: Self;
    /// The first digits of ln 2: so few that its product with an exponent is exact.
    const LN_2: Self;
    /// The digits of ln 2 after them.
    const LN_2_REST: Self;
    /// exp of a smaller number is 0, of a greater one's opposite infinite.
    const LOWEST_EXPONENT: Self;
    /// Two powers of two, 2ⁿ and 2⁻ⁿ, that keep what is between them and the results of exp out of the subnormal numbers: n.
    const GUARD: Self;
    /// 2^[`Self::GUARD`].
    const GUARDED: Self;
    /// tanh of it and of greater numbers is 1.
    const TANH_END: Self;
    /// exp of its opposite and of smaller numbers is less than half of the last digit of 1.
    const EXP_END: Self;
    /// The normal distribution function of its opposite and of smaller numbers is 0.
    const NORMAL_END: Self;
    /// The c of [`super::normal`].
    const NORMAL_POLE: Self;
    /// The first two coefficients of its polynomial, and the digits of the first one after them.
    const NORMAL_FIRST: [Self; 3];

    /// left · right + addend, rounded once.
    #[must_use]
    fn fused_multiply_add(self, right: Self, addend: Self) -> Self;
    /// 2ⁿ, where the argument is n + [`Self::ROUNDER`] and 2ⁿ is no subnormal number.
    fn power_of_two(rounded: Self) -> Self;
    /// (exp(r) − 1 − r)/r² for |r| up to ½ ln 2.
    fn exp_rest<A: Arithmetic>(at: Self) -> Self;
    /// (artanh(s)/s − 1)/s² of s² for s up to ⅓.
    fn logarithm_rest<A: Arithmetic>(at: Self) -> Self;
    /// The polynomial of [`super::normal`] without its first two terms, divided by t².
    fn normal_rest<A: Arithmetic>(at: Self) -> Self;
    /// The bits of the sign of `sign`, and all others of `value`.
    fn with_sign(value: Self, sign: Self) -> Self;
}

// Coefficients are those of Chebyshev interpolation with 60 digits (mpmath 1.3).
impl Real for f64 {
    const SPLITTER: Self = 134_217_729.0; // 2²⁷ + 1
    const ROUNDER: Self = 6_755_399_441_055_744.0; // 1.5 · 2⁵²
    const LOG2_E: Self = std::f64::consts::LOG2_E;
    const LN_2: Self = 0.693_147_180_369_123_8; // 32 digits
    const LN_2_REST: Self = 1.908_214_929_270_587_7e-10;
    const LOWEST_EXPONENT: Self = -746.0;
    const GUARD: Self = 100.0;
    const GUARDED: Self = (1u128 << 100) as Self;
    const TANH_END: Self = 20.0;
    const EXP_END: Self = 40.0;
    const NORMAL_END: Self = 39.0;
    const NORMAL_POLE: Self = 4.0;
    const NORMAL_FIRST: [Self; 3] = [0.755_285_130_415_751_5, -0.607_896_641_971_892_1, -2.227_205_256_062_713_4e-17];

    #[inline(always)]
    fn fused_multiply_add(self, right: Self, addend: Self) -> Self {
        self.mul_add(right, addend)
    }

    #[inline(always)]
    fn power_of_two(rounded: Self) -> Self {
        Self::from_bits((rounded.to_bits() << 52).wrapping_add(1.0f64.to_bits()))
    }

    #[inline(always)]
    fn exp_rest<A: Arithmetic>(at: Self) -> Self {
        A::polynomial(
            at,
            &[
                0.5,
                0.166_666_666_666_666_7,
                0.041_666_666_666_666_67,
                0.008_333_333_333_326_136,
                0.001_388_888_888_888_374_8,
                0.000_198_412_698_748_206_27,
                2.480_158_732_554_774_3e-5,
                2.755_725_540_020_642_2e-6,
                2.755_727_364_311_03e-7,
                2.510_521_700_472_074_5e-8,
                2.091_468_696_808_687_6e-9,
            ],
        )
    }

    #[inline(always)]
    fn normal_rest<A: Arithmetic>(at: Self) -> Self {
        A::polynomial(
            at,
            &[
                0.387_137_400_742_214_53,
                -0.186_521_857_959_657_26,
                0.060_396_574_890_936_56,
                -0.007_540_188_966_726_791,
                -0.003_479_692_367_393_595,
                0.001_630_818_457_588_701_1,
                0.000_133_344_312_409_645_74,
                -0.000_231_094_935_169_459,
                -1.908_258_479_773_433_3e-6,
                3.514_468_605_300_346_4e-5,
                7.166_663_245_221_031e-7,
                -5.920_173_323_016_102_5e-6,
                -6.296_965_605_815_823e-7,
                1.021_554_037_196_101_6e-6,
                2.718_045_296_259_283_4e-7,
                -1.549_649_174_224_745e-7,
                -8.540_841_815_685_125e-8,
                1.328_079_778_731_032_8e-8,
                1.961_961_086_135_556e-8,
                1.918_277_020_373_34e-9,
                -2.522_099_457_878_073_6e-9,
                -7.262_419_810_409_579e-10,
            ],
        )
    }

    #[inline(always)]
    fn logarithm_rest<A: Arithmetic>(at: Self) -> Self {
        A::polynomial(
            at,
            &[
                0.333_333_333_333_333_3,
                0.200_000_000_000_072_98,
                0.142_857_142_835_525_3,
                0.111_111_113_589_008_91,
                0.090_908_947_086_632_23,
                0.076_927_852_964_561_21,
                0.066_570_677_754_405_81,
                0.060_005_775_914_288_89,
                0.044_001_588_254_343_87,
                0.080_824_690_847_356_69,
            ],
        )
    }

    #[inline(always)]
    fn with_sign(value: Self, sign: Self) -> Self {
        value.copysign(sign)
    }
}

impl Real for f32 {
    const SPLITTER: Self = 4_097.0; // 2¹² + 1
    const ROUNDER: Self = 12_582_912.0; // 1.5 · 2²³
    const LOG2_E: Self = std::f32::consts::LOG2_E;
    const LN_2: Self = 355.0 / 512.0;
    const LN_2_REST: Self = -2.121_944_4e-4;
    const LOWEST_EXPONENT: Self = -104.0;
    const GUARD: Self = 40.0;
    const GUARDED: Self = (1u64 << 40) as Self;
    const TANH_END: Self = 10.0;
    const EXP_END: Self = 20.0;
    const NORMAL_END: Self = 15.0;
    const NORMAL_POLE: Self = 3.0;
    const NORMAL_FIRST: [Self; 3] = [0.729_083_7, -0.509_332, -2.615_537_5e-8];

    #[inline(always)]
    fn fused_multiply_add(self, right: Self, addend: Self) -> Self {
        self.mul_add(right, addend)
    }

    #[inline(always)]
    fn power_of_two(rounded: Self) -> Self {
        Self::from_bits((rounded.to_bits() << 23).wrapping_add(1.0f32.to_bits()))
    }

    #[inline(always)]
    fn exp_rest<A: Arithmetic>(at: Self) -> Self {
        A::polynomial(
            at,
            &[
                0.5,
                0.166_666_671_633_720_4,
                0.041_666_466_742_753_98,
                0.008_333_310_484_886_17,
                0.001_393_364_975_228_905_7,
                0.000_198_909_910_977_818_07,
            ],
        )
    }

    #[inline(always)]
    fn normal_rest<A: Arithmetic>(at: Self) -> Self {
        A::polynomial(
            at,
            &[
                0.230_017_676_949_501_04,
                -0.047_262_761_741_876_6,
                -0.010_462_288_744_747_639,
                0.006_969_920_359_551_907,
                0.001_024_157_274_514_436_7,
                -0.001_034_476_561_471_819_9,
                -0.000_244_709_313_847_124_6,
                0.000_133_323_948_830_366_13,
                5.549_187_335_418_537e-5,
            ],
        )
    }

    #[inline(always)]
    fn logarithm_rest<A: Arithmetic>(at: Self) -> Self {
        A::polynomial(
            at,
            &[
                0.333_333_336_604_357_54,
                0.199_998_531_034_124_82,
                0.142_961_823_975_988_08,
                0.108_532_304_985_978_46,
                0.116_124_608_856_072_91,
            ],
        )
    }

    #[inline(always)]
    fn with_sign(value: Self, sign: Self) -> Self {
        value.copysign(sign)
    }
}
