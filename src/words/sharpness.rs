//! Sentences on the sharpness of networks, measured by the limit that a quadratic sets.

use super::numbers::{grouped, number};
use crate::experiment::training::{AgainstLimit, Outcome, Results, Settings, Sharp};
use crate::landscape::analysis::stable_curvature::NoLimit;
use crate::language::t;

/// An eigenvalue with three digits, or as many as tell it from its limit.
fn pair(sharp: Sharp) -> (String, String) {
    const MOST: usize = 8;
    let write = |digits| (number(sharp.largest, digits), number(sharp.limit, digits));
    (3..=MOST).map(write).find(|(largest, limit)| largest != limit).unwrap_or_else(|| write(MOST))
}

/// How the sharpness of each curve was against the bowl's limit, and how often gradients turn; empty where nothing is measured.
pub fn story(settings: &Settings, results: &Results) -> Vec<String> {
    let (names, mut sentences) = (settings.names(), Vec::new());
    let (mut adaptive, mut others, mut turns) = (Vec::new(), Vec::new(), Vec::new());
    for (curve, name) in names.iter().enumerate() {
        match results.against_limit(settings, curve) {
            None => continue,
            Some(Ok(against)) => {
                let diverges = matches!(results.outcome(curve), Outcome::Diverged { .. });
                sentences.push(told(name, against, diverges));
            }
            Some(Err(NoLimit::Adaptive)) => adaptive.push(name.as_str()),
            Some(Err(NoLimit::NoneAtAll)) => others.push(name.as_str()),
        }
        turns.extend(results.turning(curve).map(|share| (share.median, name)));
    }
    let list = |names: &[&str]| names.join(&t!("race.and"));
    if !adaptive.is_empty() {
        sentences.push(t!("sharpness.adaptive", names = list(&adaptive)).into_owned());
    }
    if !others.is_empty() {
        sentences.push(t!("sharpness.no_limit", names = list(&others)).into_owned());
    }
    if !turns.is_empty() {
        let one = |(of, name): &(f64, &String)| t!("sharpness.turns_of", share = share(*of), name = name).into_owned();
        let all = match turns.as_slice() {
            [(of, _)] if names.len() == 1 => share(*of),
            all => all.iter().map(one).collect::<Vec<_>>().join(&t!("race.and")),
        };
        sentences.push(t!("sharpness.turns", all = all).into_owned());
    }
    sentences
}

fn told(name: &str, against: AgainstLimit, diverges: bool) -> String {
    match against {
        AgainstLimit::Below(near) => {
            let (most, limit) = pair(near);
            if diverges {
                t!("sharpness.below_diverging", name = name, most = most, limit = limit)
            } else {
                t!("sharpness.below", name = name, most = most, limit = limit)
            }
        }
        AgainstLimit::Falls { start, .. } | AgainstLimit::Stays { start, .. } if diverges => {
            let (start, limit) = pair(start);
            t!("sharpness.starts_diverging", name = name, start = start, limit = limit)
        }
        AgainstLimit::Falls { start, now } => {
            let ((start, limit), iterations) = (pair(start), grouped(now.iteration));
            let now = pair(now).0;
            t!("sharpness.falls", name = name, start = start, limit = limit, iterations = iterations, now = now)
        }
        AgainstLimit::Stays { start, now } => {
            let ((start, limit), now) = (pair(start), pair(now).0);
            t!("sharpness.stays", name = name, start = start, limit = limit, now = now)
        }
        AgainstLimit::Rises(beyond) => {
            let ((now, limit), iteration) = (pair(beyond), grouped(beyond.iteration));
            if diverges {
                t!("sharpness.rises_diverging", name = name, iteration = iteration, now = now, limit = limit)
            } else {
                t!("sharpness.rises", name = name, iteration = iteration, now = now, limit = limit)
            }
        }
    }
    .into_owned()
}

/// A share of steps: `48 %`.
pub fn share(share: f64) -> String {
    format!("{} %", number(100.0 * share, 3))
}

/// What λ is, on which images and how often it is measured; `None` if it is not.
pub fn measured_on(settings: &Settings, results: &Results) -> Option<String> {
    let sharpness = settings.sharpness?;
    let images = match results.images[0] {
        0 => sharpness.images, // before the run
        all => settings.sharpness_images(all)?,
    };
    Some(t!("sharpness.images", images = grouped(images), every = grouped(sharpness.every)).into_owned())
}

#[cfg(test)]
mod tests;
