//! A step as a sum of terms, each a product of named factors.

use arrayvec::ArrayVec;

/// The origin of a term; terms of the same kind have the same colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermKind {
    /// Earlier gradients, accumulated by the optimizer: velocity, first moment.
    Momentum,
    /// The gradient at this point.
    Gradient,
    /// Weight decay, which pulls the weight toward 0.
    Decay,
}

/// A number with its symbol in the textbook.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Factor {
    /// The symbol: `−η`.
    pub symbol: &'static str,
    /// The value, including the sign in the symbol: −0.1.
    pub value: f64,
}

/// One term of a step: a product.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// Its origin.
    pub kind: TermKind,
    /// The factors, in the order of the formula.
    pub factors: ArrayVec<Factor, 3>,
}

impl Term {
    /// The product of these symbols and values.
    pub fn new<const N: usize>(kind: TermKind, factors: [(&'static str, f64); N]) -> Self {
        Self { kind, factors: factors.into_iter().map(|(symbol, value)| Factor { symbol, value }).collect() }
    }

    /// The value of the product.
    pub fn value(&self) -> f64 {
        self.factors.iter().map(|factor| factor.value).product()
    }

    /// The symbols of the factors, concatenated: `αv`.
    pub fn symbol(&self) -> String {
        self.factors.iter().map(|factor| factor.symbol).collect()
    }
}

/// The step of one coordinate as a sum of terms, exact up to rounding.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StepTerms {
    /// The terms, in the order of the formula.
    pub terms: ArrayVec<Term, 3>,
    /// Further quantities that explain the size of the terms, such as √h.
    pub details: ArrayVec<Factor, 3>,
}

impl StepTerms {
    /// These terms, without further quantities.
    pub fn of<const N: usize>(terms: [Term; N]) -> Self {
        Self { terms: terms.into_iter().collect(), details: ArrayVec::new() }
    }

    /// The same terms with these further quantities.
    #[must_use]
    pub fn with_details<const N: usize>(mut self, details: [(&'static str, f64); N]) -> Self {
        self.details = details.into_iter().map(|(symbol, value)| Factor { symbol, value }).collect();
        self
    }

    /// The step: the sum of the terms.
    pub fn step(&self) -> f64 {
        self.terms.iter().map(Term::value).sum()
    }

    /// The sum of the terms of one kind; `None` if there are none.
    pub fn sum_of(&self, kind: TermKind) -> Option<f64> {
        let of_kind = self.terms.iter().filter(|term| term.kind == kind);
        of_kind.map(Term::value).reduce(|sum, value| sum + value)
    }

    /// The effective learning rate: the factor on the gradient in the long run, momentum aside. η for SGD, the quantity
    /// [`EFFECTIVE_RATE`] for an adaptive rule. `None` for a rule that uses only the sign of the gradient.
    pub fn effective_rate(&self) -> Option<f64> {
        if let Some(detail) = self.details.iter().find(|detail| detail.symbol == EFFECTIVE_RATE) {
            return Some(detail.value);
        }
        let term = self.terms.iter().find(|term| term.kind == TermKind::Gradient)?;
        let (gradient, rate) = term.factors.split_last()?;
        (gradient.symbol == GRADIENT).then(|| -rate.iter().map(|factor| factor.value).product::<f64>())
    }
}

/// The symbol of the effective learning rate of an adaptive rule, such as η/(√h + ε).
pub const EFFECTIVE_RATE: &str = "η′";

/// The symbol of the gradient: the last factor of a gradient term that is proportional to it.
pub const GRADIENT: &str = "g";

/// A step on f = λw²/2, whose gradient is λw, as a linear map of (w, state): row 0 gives the new w, row 1 the new state.
///
/// The state is the velocity or the first moment; without one, its row and column are 0. Adaptive rules keep a fixed divisor,
/// so that the map is linear.
pub type StepMatrix = [[f64; 2]; 2];
