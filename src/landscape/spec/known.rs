//! What is known of a landscape: whether it is quadratic, and whether it has a lowest value.

use std::sync::Arc;

use super::{Function, LandscapeSpec};
use crate::landscape::View;
use crate::landscape::analysis::curvature::{has_equal_curvature, is_positive_definite, principal_axes};
use crate::landscape::formula::Facts;

/// The level below which a path that goes on falling falls without end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FallLevel {
    /// Far below 0: f may have a lowest value.
    Far,
    /// Lower than where it starts, since f is known to have no lowest value; but it curves downward, and so the path can first lead to a
    /// saddle point.
    BelowSaddle,
    /// Where it starts: f only slopes, and every path falls.
    BelowStart,
}

impl FallLevel {
    /// The level of a path that starts at this f.
    pub fn of(self, start: f64) -> f64 {
        match self {
            Self::Far => start.min(-1.0) / f64::EPSILON,
            Self::BelowSaddle => start - start.abs().max(1.0),
            Self::BelowStart => start,
        }
    }
}

impl LandscapeSpec {
    /// Whether f is quadratic.
    pub fn is_quadratic(&self) -> bool {
        self.facts().map_or_else(|| has_equal_curvature(self.view(), |point| self.hessian(point)), |facts| facts.quadratic)
    }

    /// Whether the [floor](Self::floor) is the lowest value of f, as far as it is known, and not only of what is shown.
    pub fn has_lowest(&self) -> bool {
        self.facts().map_or(!self.minima().is_empty(), |facts| facts.has_lowest)
    }

    /// Whether f is known to fall without end.
    pub fn is_unbounded(&self) -> bool {
        match self.facts() {
            Some(facts) => facts.unbounded,
            None => self.is_quadratic() && !is_positive_definite(self.hessian(self.start())),
        }
    }

    /// Where a path falls without end.
    pub fn fall(&self) -> FallLevel {
        match self.is_unbounded().then(|| principal_axes(self.hessian(self.start()))) {
            None => FallLevel::Far,
            Some([lowest, _]) if lowest.curvature < 0.0 => FallLevel::BelowSaddle,
            Some(_) => FallLevel::BelowStart,
        }
    }

    /// What was found out about a formula; `None` for a listed landscape, of which everything is known.
    fn facts(&self) -> Option<&Facts> {
        match &self.0 {
            Function::Listed(..) => None,
            Function::Formula(formula) => Some(&formula.facts),
        }
    }

    /// The formula after a search of its initial view and of other regions for minima; `None` if just these were searched before,
    /// or if there is nothing to search.
    pub fn searched(&self, others: &[View]) -> Option<Self> {
        let Function::Formula(formula) = &self.0 else { return None };
        let mut regions = vec![formula.view()];
        for other in others {
            if !regions.iter().any(|region| region.resolves(other)) {
                regions.push(*other);
            }
        }
        (regions != formula.facts.regions).then(|| Self(Function::Formula(Arc::new(formula.searched(&regions)))))
    }
}
