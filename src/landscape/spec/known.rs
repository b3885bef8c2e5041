//! What is known of a landscape: whether it is quadratic, and whether it has a lowest value.

use std::sync::Arc;

use super::{Function, LandscapeSpec};
use crate::landscape::View;
use crate::landscape::analysis::curvature::{has_equal_curvature, is_positive_definite, principal_axes};
use crate::landscape::formula::Facts;

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

    /// The level below which a path that starts at this f and goes on falling falls without end. It is far below 0, unless f is known
    /// to have no lowest value: where it curves downward it can first lead to a saddle point, where it only slopes every path falls.
    pub fn fall_level(&self, start: f64) -> f64 {
        let far = start.min(-1.0) / f64::EPSILON;
        match self.is_unbounded().then(|| principal_axes(self.hessian(self.start()))) {
            None => far,
            Some([lowest, _]) if lowest.curvature < 0.0 => start - start.abs().max(1.0),
            Some(_) => start,
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
