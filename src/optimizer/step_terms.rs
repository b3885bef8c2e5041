//! A step taken apart: the terms that add up to it, and the sizes behind them.

use arrayvec::ArrayVec;

/// What a term comes from; terms of the same kind have the same colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermKind {
    /// Earlier gradients, as the optimizer has accumulated them: velocity, first moment.
    Momentum,
    /// The gradient at this point.
    Gradient,
    /// Weight decay, the pull of the weight toward 0.
    Decay,
}

/// A number with the textbook's letters for it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Factor {
    /// The letters: `−η`.
    pub symbol: &'static str,
    /// The number, with the sign that the letters have: −0.1.
    pub value: f64,
}

/// A product that is one part of a step.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// What it comes from.
    pub kind: TermKind,
    /// What is multiplied, in the order of the formula.
    pub factors: ArrayVec<Factor, 3>,
}

impl Term {
    /// The product of these letters and numbers.
    pub fn new<const N: usize>(kind: TermKind, factors: [(&'static str, f64); N]) -> Self {
        Self { kind, factors: factors.into_iter().map(|(symbol, value)| Factor { symbol, value }).collect() }
    }

    /// The product of the factors.
    pub fn value(&self) -> f64 {
        self.factors.iter().map(|factor| factor.value).product()
    }

    /// The factors' letters in a row: `αv`.
    pub fn symbol(&self) -> String {
        self.factors.iter().map(|factor| factor.symbol).collect()
    }
}

/// One coordinate's step, taken apart. The terms add up to the step, up to rounding.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StepTerms {
    /// The terms, in the order of the formula.
    pub terms: ArrayVec<Term, 3>,
    /// Further numbers that tell why the terms are as long as they are, such as √h.
    pub details: ArrayVec<Factor, 3>,
}

impl StepTerms {
    /// These terms, with nothing further to tell.
    pub fn of<const N: usize>(terms: [Term; N]) -> Self {
        Self { terms: terms.into_iter().collect(), details: ArrayVec::new() }
    }

    /// The same with further numbers.
    #[must_use]
    pub fn with_details<const N: usize>(mut self, details: [(&'static str, f64); N]) -> Self {
        self.details = details.into_iter().map(|(symbol, value)| Factor { symbol, value }).collect();
        self
    }

    /// The whole step.
    pub fn step(&self) -> f64 {
        self.terms.iter().map(Term::value).sum()
    }

    /// The sum of the terms of one kind; `None` if there is none.
    pub fn sum_of(&self, kind: TermKind) -> Option<f64> {
        let of_kind = self.terms.iter().filter(|term| term.kind == kind);
        of_kind.map(Term::value).reduce(|sum, value| sum + value)
    }

    /// The effective rate: how far the step goes in the long run for each unit of the slope, memory aside. η for plain SGD,
    /// the size [`EFFECTIVE_RATE`] for an adaptive rule; `None` for a rule that takes only the slope's sign.
    pub fn effective_rate(&self) -> Option<f64> {
        if let Some(detail) = self.details.iter().find(|detail| detail.symbol == EFFECTIVE_RATE) {
            return Some(detail.value);
        }
        let term = self.terms.iter().find(|term| term.kind == TermKind::Gradient)?;
        let (gradient, rate) = term.factors.split_last()?;
        (gradient.symbol == GRADIENT).then(|| -rate.iter().map(|factor| factor.value).product::<f64>())
    }
}

/// The letter of an adaptive rule's effective rate, such as η/(√h + ε).
pub const EFFECTIVE_RATE: &str = "η′";

/// The letter of the slope, the last factor of a slope term that is proportional to it.
pub const GRADIENT: &str = "g";

/// A step on the line f = λw²/2, whose slope is λw, as a map of (w, memory) to the same after the step.
///
/// Rows: the new w, the new memory. A rule without memory has zeros in the memory's row and column. Adaptive rules take
/// their divisor as it is, so that the map is linear.
pub type StepMatrix = [[f64; 2]; 2];
