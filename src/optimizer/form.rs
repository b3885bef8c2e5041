//! A rule in the form that its settings ask for: one that needs less memory than others is compiled without the rest.

use std::marker::PhantomData;

use super::running::Running;
use super::{Inspectable, Optimizer, Scalar, UpdateRule, Visitor};
use crate::schedule::Schedule;

/// Work with a rule, compiled for each form.
pub trait FormVisitor {
    /// What comes of it.
    type Output;

    /// Do the work.
    fn visit(self, rule: impl UpdateRule) -> Self::Output;
}

/// Starts a rule with parameters of type `T`.
pub(super) struct Start<T>(pub(super) Schedule, pub(super) PhantomData<T>);

impl<T: Scalar> FormVisitor for Start<T> {
    type Output = Box<dyn Optimizer<T>>;

    fn visit(self, rule: impl UpdateRule) -> Self::Output {
        Box::new(Running::new(rule, self.0))
    }
}

/// Starts a rule for analysis.
pub(super) struct StartInspectable(pub(super) Schedule);

impl FormVisitor for StartInspectable {
    type Output = Box<dyn Inspectable>;

    fn visit(self, rule: impl UpdateRule) -> Self::Output {
        Box::new(Running::new(rule, self.0))
    }
}

/// Starts a rule and does this with it.
pub(super) struct StartWith<V>(pub(super) Schedule, pub(super) V);

impl<V: Visitor> FormVisitor for StartWith<V> {
    type Output = V::Output;

    fn visit(self, rule: impl UpdateRule) -> V::Output {
        self.1.visit(Running::new(rule, self.0))
    }
}
