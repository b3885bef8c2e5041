//! Sentences on the Training workspace: what is compared, under which conditions, and how it went.

use std::fmt::Write;
use std::ops::Range;

use super::numbers::{digits, grouped, number};
use super::{comparison, joined, sharpness};
use crate::dataset::names;
use crate::experiment::RateChoice;
use crate::experiment::training::{Band, Curve, LOG_EVERY, Measure, Outcome, Results, Settings, Start, smooth};
use crate::language::t;

/// The conditions of the comparison, for the top of the figure and of every exported picture.
pub fn declared(settings: &Settings) -> String {
    let rates = match settings.rate_choice() {
        _ if settings.optimizers.len() == 1 => one(settings),
        RateChoice::Usual => t!("race.rates_usual").into_owned(),
        other => comparison::rule(other),
    };
    let rates = comparison::with_schedules(rates, &settings.optimizers);
    let start = match (settings.start, settings.inits.len()) {
        (Start::Own, _) => t!("race.own_start"),
        (Start::Same, 1) => t!("race.same_start"),
        (Start::Same, _) => t!("race.same_draws"),
    };
    format!("{rates} · {} · {start}", t!("race.same_batches"))
}

/// The only optimizer with its learning rate.
fn one(settings: &Settings) -> String {
    let rule = &settings.optimizers[0].rule;
    format!("{} η {}", rule.about().name, crate::knob::rounded(rule.rate()))
}

/// The name of the images: MNIST, or that of their folder or file.
pub fn data_name(settings: &Settings) -> String {
    settings.data.as_deref().map_or_else(|| "MNIST".to_owned(), names::data_name)
}

/// What to call a comparison on other images than those that a scene's title and text speak of; `None` on the same images.
pub fn title_on_others(settings: &Settings, scene: Option<&Settings>) -> Option<String> {
    let are_others = scene.is_some_and(|scene| scene.data != settings.data);
    are_others.then(|| t!("race.title", data = data_name(settings)).into_owned())
}

/// The data, the network, the mini-batch and the seeds, in short.
pub fn net(settings: &Settings, results: &Results) -> String {
    net_on(settings, &results.data, results.io_widths)
}

/// [`net`] with the name of the data and the numbers of pixels and classes.
pub fn net_on(settings: &Settings, data: &str, [pixels, classes]: [usize; 2]) -> String {
    let widths = [&pixels].into_iter().chain(&settings.hidden).chain([&classes]);
    let widths = widths.map(usize::to_string).collect::<Vec<_>>().join("-");
    let seeds = match settings.seeds {
        1 => t!("race.seed", seed = settings.seed),
        seeds => t!("race.seeds", seeds = seeds, first = settings.seed, last = settings.seed.wrapping_add(seeds as u64 - 1)),
    };
    let init = if settings.inits.len() == 1 { format!(" · {}", settings.inits[0].name()) } else { String::new() };
    let activation = settings.activation.name();
    let mut batch = t!("race.batch", batch = grouped(settings.batch));
    let mut of_images = String::new();
    if let Some(images) = settings.images {
        if images == settings.batch {
            batch = t!("race.full_batch", images = grouped(images));
        } else {
            of_images = format!(" · {}", t!("race.first_images", images = grouped(images)));
        }
    }
    let mut text = format!("{data}{of_images} · {widths} {activation}{init} · {batch} · {seeds}");
    if settings.weight_decay > 0.0 {
        let _ = write!(text, " · {}", t!("race.decay", decay = number(settings.weight_decay, 3)));
    }
    text
}

/// Which loss is drawn, and how it is smoothed.
pub fn loss(settings: &Settings, results: &Results) -> String {
    let when = match settings.measure {
        Measure::After => t!("race.after"),
        Measure::Before => t!("race.before"),
    };
    let drawn = if settings.seeds > 1 { t!("race.band") } else { t!("race.raw") };
    let smoothed = t!("race.smoothed", length = smooth::LENGTH, beta = number(smooth::BETA, 2), half = smooth::HALF);
    let mut text = format!("{when} · {drawn} {smoothed}");
    if let Some(measured_on) = sharpness::measured_on(settings, results) {
        let _ = write!(text, " · {measured_on}");
    }
    text
}

/// How it went, in a few sentences: the first to reach the target loss, the best accuracy, divergence, and networks that did
/// not learn.
pub fn story(settings: &Settings, results: &Results) -> Vec<String> {
    let names = settings.names();
    let mut sentences = Vec::new();
    if settings.measure == Measure::After && settings.batch < LEAST_BATCH {
        sentences.push(t!("race.memory", batch = settings.batch).into_owned());
    } else {
        sentences.extend(first(settings, results, &names));
    }
    sentences.extend(best(results, &names));
    for (curve, name) in names.iter().enumerate() {
        match results.outcome(curve) {
            Outcome::Diverged { iteration } => {
                sentences.push(t!("race.diverged_one", name = name, iteration = grouped(iteration)).into_owned());
            }
            Outcome::Trained if !results.learns(curve) => {
                sentences.extend(stuck(settings, results, curve, name));
            }
            Outcome::Trained => {}
        }
    }
    sentences.extend(sharpness::story(settings, results));
    sentences
}

/// A sentence on a network that does not learn, with the loss of guessing. None with weight decay if the loss is higher: part
/// of it comes from the weights.
fn stuck(settings: &Settings, results: &Results, curve: usize, name: &str) -> Option<String> {
    const MORE: f64 = 1.01;
    let (loss, classes) = (results.recent_loss(curve)?.median, results.io_widths[1]);
    let guess = (classes as f64).ln();
    if loss <= MORE * guess {
        return Some(t!("race.guesses", name = name, classes = classes, loss = digits(guess, 4)).into_owned());
    }
    let sentence =
        || t!("race.worse", name = name, loss = digits(loss, 4), classes = classes, guess = digits(guess, 4)).into_owned();
    (settings.weight_decay == 0.0).then(sentence)
}

/// With fewer images in a mini-batch, the loss after its update says how well it was just learned, and nothing of other images.
const LEAST_BATCH: usize = 16;

/// Who reached the target loss first, and how much longer the slowest took. A net that never classifies test images better than by
/// guessing has learned nothing, whatever its loss.
fn first(settings: &Settings, results: &Results, names: &[String]) -> Option<String> {
    let reached = |curve: usize| Some((results.reached(curve, settings.goal).iteration?, curve));
    let mut reached: Vec<(usize, usize)> = (0..names.len()).filter_map(reached).collect();
    reached.sort_unstable();
    let all = reached.len();
    reached.retain(|(_, curve)| results.beats_guessing(*curve));
    let (goal, (iteration, _)) = (number(settings.goal, 3), *reached.first()?);
    let firsts: Vec<&str> = reached.iter().filter(|(at, _)| *at == iteration).map(|(_, curve)| names[*curve].as_str()).collect();
    let at = grouped(iteration);
    let sentence = match firsts.as_slice() {
        [name] => t!("race.first", name = name, goal = goal, iteration = at),
        all if all.len() == names.len() => t!("race.first_all", goal = goal, iteration = at),
        several => t!("race.first_several", names = several.join(&t!("race.and")), goal = goal, iteration = at),
    };
    let (last, slowest) = *reached.last()?;
    let is_over = results.iterations() >= settings.iterations;
    let mut told = vec![sentence.into_owned()];
    if last > iteration && all == names.len() {
        let times = number((last + 1) as f64 / (iteration + 1) as f64, 2);
        told.push(t!("race.slowest", name = names[slowest], iteration = grouped(last), times = times).into_owned());
    } else if last > iteration {
        told.extend(missing(settings, results, names, is_over)); // nobody is last
    } else if firsts.len() == all && all < names.len() {
        told.push(if is_over { t!("race.no_other") } else { t!("race.no_other_yet") }.into_owned());
    }
    Some(joined(&told))
}

/// Who does not reach the target loss, and who has not yet.
fn missing(settings: &Settings, results: &Results, names: &[String], is_over: bool) -> Vec<String> {
    let never = |curve: &usize| results.reached(*curve, settings.goal).iteration.is_none();
    let ended = |curve: &usize| is_over || results.outcome(*curve) != Outcome::Trained;
    let (ended, under_way): (Vec<usize>, Vec<usize>) = (0..names.len()).filter(never).partition(ended);
    let list = |curves: &[usize]| curves.iter().map(|curve| names[*curve].as_str()).collect::<Vec<_>>().join(&t!("race.and"));
    let ended = match ended.as_slice() {
        [] => None,
        [_] => Some(t!("race.never", name = list(&ended))),
        _ => Some(t!("race.never_several", names = list(&ended))),
    };
    let under_way = match under_way.as_slice() {
        [] => None,
        [_] => Some(t!("race.not_yet", name = list(&under_way))),
        _ => Some(t!("race.not_yet_several", names = list(&under_way))),
    };
    ended.into_iter().chain(under_way).map(std::borrow::Cow::into_owned).collect()
}

/// The best and the worst final test accuracy.
fn best(results: &Results, names: &[String]) -> Option<String> {
    let accuracy = |curve: usize| Some((results.accuracies(curve).last()?.1.median, curve));
    let all: Vec<(f64, usize)> = (0..names.len()).filter_map(accuracy).collect();
    let by_accuracy = |a: &&(f64, usize), b: &&(f64, usize)| a.0.total_cmp(&b.0);
    let (high, best) = all.iter().max_by(by_accuracy)?;
    let (low, worst) = all.iter().min_by(by_accuracy)?;
    if all.len() == 1 {
        return Some(t!("race.right", share = percent(*high)).into_owned());
    }
    Some(t!("race.best", name = names[*best], share = percent(*high), worst = names[*worst], least = percent(*low)).into_owned())
}

/// A test accuracy: `93.50 %`.
pub fn percent(share: f64) -> String {
    format!("{:.2} %", share * 100.0) // one of the 10,000 test images is 0.01 %
}

/// A value over several seeds: the median, with the range if there is one.
pub fn band(band: Band, write: &dyn Fn(f64) -> String) -> String {
    if band.low == band.high {
        write(band.median)
    } else {
        t!("race.range", median = write(band.median), low = write(band.low), high = write(band.high)).into_owned()
    }
}

/// The log in the form of the book's program: the losses at every hundredth of these iterations.
pub fn log(names: &[String], curves: &[&Curve], iterations: Range<usize>) -> String {
    let made = curves.iter().map(|curve| curve.iterations()).max().unwrap_or(0);
    let mut text = String::new();
    for iteration in (iterations.start.next_multiple_of(LOG_EVERY)..iterations.end.min(made)).step_by(LOG_EVERY) {
        // Writing to a string can't fail.
        let _ = writeln!(text, "==========={}:{iteration}===========", t!("race.iteration"));
        for (name, curve) in names.iter().zip(curves) {
            let loss = curve.losses.get(iteration).map_or_else(|| t!("race.none").into_owned(), f32::to_string);
            let _ = writeln!(text, "{name}:{loss}");
        }
    }
    text
}
