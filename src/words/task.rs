//! What a task asks and how far the results have come, in a sentence.

use super::numbers::{grouped, number};
use super::training::percent;
use crate::experiment::goal::{Found, Goal, Standing};
use crate::experiment::paths::milestones::HORIZON;
use crate::language::t;
use crate::network::init::InitSpec;
use crate::optimizer::OptimizerSpec;

/// How far the results have come; `None`: nobody takes part who could solve it.
pub fn standing(goal: &Goal, standing: Option<&Standing>) -> String {
    let Some(Standing { name, found, .. }) = standing else { return nobody(goal.by()) };
    let told = match (goal, found) {
        (Goal::Arrives { fewer_than, .. }, Found::Arrives(Some(first))) => {
            t!("task.steps", name = name, steps = grouped(*first), most = grouped(*fewer_than))
        }
        (Goal::Arrives { fewer_than, .. }, _) => {
            t!("task.never", name = name, steps = grouped(HORIZON), most = grouped(*fewer_than))
        }
        (Goal::Diverges { .. }, Found::Diverges(Some(step))) => t!("task.diverges", name = name, step = grouped(*step)),
        (Goal::Diverges { .. }, _) => t!("task.stays", name = name),
        (Goal::Spread { between: (low, high), .. }, Found::Spread(layer, std)) => {
            let [std, low, high] = [std, low, high].map(|value| number(*value, 3));
            t!("task.spread", name = name, std = std, layer = layer, low = low, high = high)
        }
        (Goal::Accuracy { at_least, .. }, Found::Accuracy(Some(share))) => {
            t!("task.accuracy", name = name, share = percent(*share), least = percent(*at_least))
        }
        _ => t!("task.not_run"),
    };
    told.into_owned()
}

/// Who would have to take part.
fn nobody(by: &str) -> String {
    let optimizer = by.parse::<OptimizerSpec>().map(|rule| rule.about().name.to_owned()).ok();
    let name = optimizer.or_else(|| by.parse::<InitSpec>().map(|init| init.about().label.to_owned()).ok());
    name.map_or_else(|| t!("task.nobody"), |name| t!("task.absent", name = name)).into_owned()
}
