//! What happened on a path, in words.

use super::numbers::number;
use super::{explained, joined};
use crate::experiment::paths::Settings;
use crate::experiment::paths::insight::{Insight, NoRates};
use crate::experiment::paths::story::{DirectedMotion, Ending, Motion};
use crate::landscape::Point;
use crate::landscape::trajectory::GRADIENT_TOLERANCE;
use crate::language::t;
use crate::optimizer::step_terms::TermKind;

/// A story in words: one word, one line, and all sentences.
#[derive(Clone, Debug, PartialEq)]
pub struct StoryWords {
    /// One word for a chip: `zig-zags`.
    pub chip: String,
    /// A few words after the chip: `in y: each step × −0.9`.
    pub line: String,
    /// The sentences.
    pub sentences: Vec<String>,
    /// What an expert asks after: from what the factors are computed.
    pub expert: Option<String>,
    /// Whether the path diverged or stopped at a saddle point.
    pub alarm: bool,
}

impl StoryWords {
    /// All sentences, for files and for the command line.
    pub fn all(self) -> Vec<String> {
        self.sentences.into_iter().chain(self.expert).collect()
    }
}

/// The words for the analysis of a path.
pub fn words(settings: &Settings, insight: &Insight) -> StoryWords {
    let mut sentences: Vec<String> = ending(settings, insight).into_iter().collect();
    match oscillations(insight) {
        Some(both) => sentences.push(both),
        None => sentences.extend(insight.story.motions.iter().map(|directed| motion(settings, insight, *directed))),
    }
    if insight.story.motions.is_empty() {
        sentences.push(if insight.is_smooth { t!("story.no_factors") } else { t!("story.kink") }.into_owned());
    }
    if !settings.noise.is_off() {
        sentences.push(t!("story.without_noise").into_owned());
    }
    let (chip, line, alarm) = short(insight);
    StoryWords { chip, line, sentences, expert: basis(settings, insight), alarm }
}

/// One sentence for two oscillations with the same factor.
fn oscillations(insight: &Insight) -> Option<String> {
    const ALIKE: f64 = 5e-4; // the same in three digits
    let [first, second] = insight.story.motions.as_slice() else { return None };
    let (Motion::Oscillate { period, modulus }, Motion::Oscillate { period: other, modulus: theirs }) =
        (first.motion, second.motion)
    else {
        return None;
    };
    let sentence = t!(
        "story.swings",
        axis = axis(first.direction),
        period = number(period, 3),
        other_axis = axis(second.direction),
        other = number(other, 3),
        factor = number(modulus, 3)
    );
    ((modulus - theirs).abs() < ALIKE).then(|| sentence.into_owned())
}

/// The ending as a sentence; none while under way.
fn ending(settings: &Settings, insight: &Insight) -> Option<String> {
    match insight.story.ending {
        Ending::UnderWay => None,
        Ending::Converged { step } => {
            Some(t!("story.converged", step = step, tolerance = number(GRADIENT_TOLERANCE, 1)).into_owned())
        }
        Ending::Saddle { step, point: [x, y] } => {
            Some(t!("story.saddle", step = step, x = number(x, 3), y = number(y, 3)).into_owned())
        }
        Ending::Diverged { step } => Some(diverged(settings, insight, step)),
        Ending::NoSlope { step } => Some(t!("story.no_slope", step = step).into_owned()),
        Ending::Falls { step } => Some(t!("story.falls", step = step).into_owned()),
    }
}

/// "diverged at step 21: y grows 1.2-fold each step; stable only for η < 1".
fn diverged(settings: &Settings, insight: &Insight, step: usize) -> String {
    let mut text = t!("story.diverged", step = step).into_owned();
    let growing = insight.story.motions.iter().find_map(|directed| match directed.motion {
        Motion::Grow(factor) => Some((directed, factor)),
        _ => None,
    });
    if let Some((directed, factor)) = growing {
        let grows = t!("story.grows", what = what(settings, directed.direction), factor = factor_text(factor.abs()));
        text = explained(&text, &grows);
    }
    if let Ok(rates) = insight.rates {
        let limit = number(rates.limit, 3);
        let rule = &settings.optimizers[insight.optimizer].rule;
        let stable = match rule.limit() {
            Some(formula) => t!("story.stable_by", formula = formula, limit = limit),
            None => t!("story.stable", limit = limit),
        };
        text = joined(&[text, stable.into_owned()]);
    }
    text
}

/// A motion as a sentence.
fn motion(settings: &Settings, insight: &Insight, directed: DirectedMotion) -> String {
    let (axis, what) = (axis(directed.direction), what(settings, directed.direction));
    let is_distance = what == t!("story.distance");
    let decays = insight.next_step.iter().any(|terms| terms.sum_of(TermKind::Decay).is_some());
    // A distance is never below 0: its factor is told without the sign, and that the side changes.
    let factor = |factor: f64| {
        let (value, flips) = if is_distance { (factor.abs(), factor < 0.0) } else { (factor, false) };
        let formula = match (directed.memoryless, insight.adaptive) {
            (false, _) => return factor_text(value),
            (true, false) if decays => "1 − η(λ + δ)",
            (true, false) => "1 − ηλ",
            (true, true) => "1 − η′λ",
        };
        if flips { format!("|{formula}| = {}", factor_text(value)) } else { format!("{formula} = {}", factor_text(value)) }
    };
    match directed.motion {
        Motion::ZigZag(by) if is_distance => t!("story.zigzag_distance", axis = axis, factor = factor(by)),
        Motion::ZigZag(by) => t!("story.zigzag", axis = axis, what = what, factor = factor(by)),
        Motion::Shrink(by) => t!("story.shrink", axis = axis, what = what, factor = factor(by)),
        Motion::Oscillate { period, modulus } => {
            t!("story.swing", axis = axis, period = number(period, 3), factor = factor_text(modulus))
        }
        Motion::Jump => t!("story.jump", axis = axis),
        Motion::Still => t!("story.still", axis = axis),
        Motion::Grow(by) if by < 0.0 => t!("story.grow_flipping", axis = axis, what = what, factor = factor(by)),
        Motion::Grow(by) => t!("story.grow", axis = axis, what = what, factor = factor(by)),
        Motion::Ridge(by) => t!("story.ridge", axis = axis, factor = factor_text(by)),
        Motion::Flat => t!("story.flat", axis = axis),
    }
    .into_owned()
}

/// The step and model that the factors hold for, if they are not exact for the whole path.
fn basis(settings: &Settings, insight: &Insight) -> Option<String> {
    let quadratic = settings.landscape.is_quadratic();
    match (insight.story.motions.is_empty(), quadratic, insight.adaptive) {
        (true, ..) | (false, true, false) => None,
        (false, true, true) => Some(t!("story.by_divisor", step = insight.step).into_owned()),
        (false, false, false) => Some(t!("story.by_hessian", step = insight.step).into_owned()),
        (false, false, true) => Some(t!("story.by_both", step = insight.step).into_owned()),
    }
}

/// The chip, the line after it, and whether it is alarming.
fn short(insight: &Insight) -> (String, String, bool) {
    let first = insight.story.motions.first();
    match insight.story.ending {
        Ending::NoSlope { step } => (t!("chip.no_slope").into_owned(), t!("chip.at_step", step = step).into_owned(), true),
        Ending::Falls { step } => (t!("chip.falls").into_owned(), t!("chip.from_step", step = step).into_owned(), true),
        Ending::Diverged { step } => {
            let limit = insight
                .rates
                .map_or_else(|_| String::new(), |rates| format!(", {}", t!("chip.needs", limit = number(rates.limit, 3))));
            (t!("chip.diverged").into_owned(), format!("{}{limit}", t!("chip.at_step", step = step)), true)
        }
        Ending::Saddle { step, .. } => (t!("chip.saddle").into_owned(), t!("chip.at_step", step = step).into_owned(), true),
        Ending::Converged { step } => (t!("chip.converged").into_owned(), t!("chip.at_step", step = step).into_owned(), false),
        Ending::UnderWay => match first {
            None if !insight.is_smooth => (t!("chip.walks").into_owned(), t!("chip.kink").into_owned(), false),
            None => (t!("chip.walks").into_owned(), t!("chip.sign").into_owned(), false),
            Some(directed) => {
                let axis = axis(directed.direction);
                let times = |factor: f64| {
                    let size = factor_text(factor.abs());
                    let flips = factor < 0.0;
                    let text = if flips {
                        t!("chip.times_flipping", axis = axis, factor = size)
                    } else {
                        t!("chip.times", axis = axis, factor = size)
                    };
                    text.into_owned()
                };
                let neither = || t!("chip.neither", axis = axis).into_owned();
                match directed.motion {
                    Motion::ZigZag(factor) => (t!("chip.zigzag").into_owned(), times(factor), false),
                    Motion::Shrink(factor) => (t!("chip.shrink").into_owned(), times(factor), false),
                    Motion::Oscillate { period, .. } => {
                        let line = t!("chip.period", axis = axis, period = number(period, 3));
                        (t!("chip.swing").into_owned(), line.into_owned(), false)
                    }
                    Motion::Jump => (t!("chip.jump").into_owned(), neither(), false),
                    Motion::Still => (t!("chip.still").into_owned(), t!("chip.in", axis = axis).into_owned(), false),
                    Motion::Grow(factor) => (t!("chip.grow").into_owned(), times(factor), false),
                    Motion::Ridge(factor) => (t!("chip.ridge").into_owned(), times(factor), false),
                    Motion::Flat => (t!("chip.flat").into_owned(), t!("chip.in", axis = axis).into_owned(), false),
                }
            }
        },
    }
}

/// A factor with three digits, or as many as tell it from 1.
fn factor_text(factor: f64) -> String {
    const MOST: usize = 12;
    (3..=MOST)
        .map(|digits| number(factor, digits))
        .find(|text| factor.abs() == 1.0 || text.trim_start_matches('−') != "1")
        .unwrap_or_else(|| number(factor, MOST))
}

/// The stability limit and the best learning rate in words.
#[derive(Clone, Debug, PartialEq)]
pub struct RateWords {
    /// The limit and the best rate, if there are any.
    pub told: Option<String>,
    /// What an expert asks after: from what they are computed, or why there are none.
    pub expert: Option<String>,
}

/// The words for the stable rates.
pub fn rates(insight: &Insight) -> RateWords {
    let none = |why: std::borrow::Cow<'_, str>| RateWords { told: None, expert: Some(why.into_owned()) };
    let text = match insight.rates {
        Err(NoRates::NotConvex) => return none(t!("rates.not_convex", step = insight.step)),
        Err(NoRates::NoLimit) => return none(t!("rates.no_limit")),
        Ok(rates) if rates.is_band() => {
            let [from, to] = rates.best.map(|rate| number(rate, 3));
            t!("rates.band", limit = number(rates.limit, 3), from = from, to = to)
        }
        Ok(rates) => t!("rates.one", limit = number(rates.limit, 3), best = number(rates.best[0], 3)),
    };
    let divisor = || t!("rates.divisor", step = insight.step).into_owned();
    RateWords { told: Some(text.into_owned()), expert: insight.adaptive.then(divisor) }
}

/// A direction in words: `x`, `y` or `along (0.6, 0.8)`.
fn axis([x, y]: Point) -> String {
    const ALIGNED: f64 = 1e-9;
    match (x.abs() < ALIGNED, y.abs() < ALIGNED) {
        (false, true) => t!("story.in", axis = "x").into_owned(),
        (true, false) => t!("story.in", axis = "y").into_owned(),
        _ => t!("story.along", x = number(x, 2), y = number(y, 2)).into_owned(),
    }
}

/// What a factor multiplies: a coordinate for a quadratic with its only minimum at 0, otherwise the distance from the minimum.
fn what(settings: &Settings, direction: Point) -> String {
    let at_zero = settings.landscape.is_quadratic() && settings.landscape.minima() == [[0.0, 0.0]];
    match (at_zero, direction) {
        (true, [_, 0.0]) => "x".to_owned(),
        (true, [0.0, _]) => "y".to_owned(),
        _ => t!("story.distance").into_owned(),
    }
}

#[cfg(test)]
mod tests;
