//! The program of optimizers on a landscape.

use super::call::{Call, Parts};
use super::function::Function;
use super::{Values, keras, numpy, optax, pytorch};
use crate::experiment::paths::Settings;
use crate::figure::format::Library;
use crate::knob::shortest;

/// The greatest number of noisy gradients that are written into a program.
const MOST_NOISE: usize = 2_000;

/// The program.
pub(super) fn program(settings: &Settings, library: Library) -> String {
    let visible = settings.optimizers.iter().any(|entry| entry.visible);
    let shown: Vec<usize> =
        (0..settings.optimizers.len()).filter(|index| settings.optimizers[*index].visible || !visible).collect();
    let optimizers: Vec<Values> = shown.iter().map(|index| Values::of(&settings.optimizers[*index].rule)).collect();
    let function = Function::of(&settings.landscape);
    let parts = match library {
        Library::Numpy => numpy::parts(&optimizers, &function),
        Library::Pytorch => pytorch::parts(&optimizers, &function),
        Library::Keras => keras::parts(&optimizers, &function),
        Library::Optax => optax::parts(&optimizers, &function),
    };
    let names = settings.names();
    let names: Vec<&str> = shown.iter().map(|index| &*names[*index]).collect();
    let noise = Noise::of(settings);
    let needs_math = optimizers.iter().any(|values| values.factor.as_ref().is_some_and(|factor| factor.contains("math.")));
    let mut text = head(settings, library, &names, &parts.calls, &noise);
    if needs_math {
        text += "import math\n\n";
    }
    text += parts.head;
    push!(text, "\nSTARTS = [{}]\nSTEPS = {}\n", points(&settings.starts), settings.steps);
    if let Some(drawn) = &noise.drawn {
        push!(text, "# What is added to the gradient of each step.\nNOISE = [{}]\n", points(drawn));
    }
    push!(text, "\n\n{}\n\n{}", parts.function, parts.classes);
    let body = if noise.drawn.is_some() { parts.walk.replace("# noise", "") } else { without_noise(parts.walk) };
    push!(
        text,
        "def walk(make, factor, start):\n    \"\"\"The points from a start, with the rate times factor(t) at step t.\"\"\"\n{body}\n\n"
    );
    push!(text, "OPTIMIZERS = [\n{}]\n\n", rows(&names, &parts, &optimizers));
    text += "walks = [(name, start, walk(make, factor, start)) for name, make, factor in OPTIMIZERS for start in STARTS]\n";
    text += "if __name__ == \"__main__\":\n    for name, start, points in walks:\n        print(name, \"from\", start, \"to\", points[-1])\n";
    text
}

/// The noise that is written into the program.
struct Noise {
    /// None without noise, or if it is too long.
    drawn: Option<Vec<[f64; 2]>>,
    left_out: bool,
    seeds: usize,
}

impl Noise {
    fn of(settings: &Settings) -> Self {
        let is_short = settings.steps <= MOST_NOISE;
        let drawn = (!settings.noise.is_off() && is_short).then(|| settings.noise.draw(0, settings.steps));
        Self { drawn, left_out: !settings.noise.is_off() && !is_short, seeds: settings.noise.seed_count() }
    }
}

/// The comment at the top: what it is, and what the library can't do.
fn head(settings: &Settings, library: Library, names: &[&str], calls: &[Call], noise: &Noise) -> String {
    let mut text = format!("# {} of halfpipe, in {}.\n", counted(names.len()), library.name());
    push!(text, "# f(x, y) = {}\n", one_line(&settings.landscape.formula()));
    for (name, call) in names.iter().zip(calls) {
        for lack in &call.lacks {
            push!(text, "# NOT THE SAME WALK, {name}: {lack}\n");
        }
    }
    if noise.left_out {
        push!(text, "# NOT THE SAME WALK: noise of more than {MOST_NOISE} steps is left out.\n");
    }
    if noise.drawn.is_some() && noise.seeds > 1 {
        text += "# The noise is that of the first seed; halfpipe draws the mean of several.\n";
    }
    text + "\n"
}

fn counted(count: usize) -> String {
    if count == 1 { "A walk".to_owned() } else { format!("The walks of {count} optimizers") }
}

/// A text that ends no comment.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn points(points: &[[f64; 2]]) -> String {
    points.iter().map(|[x, y]| format!("({}, {})", shortest(*x), shortest(*y))).collect::<Vec<_>>().join(", ")
}

/// A body without its lines of noise.
fn without_noise(body: &str) -> String {
    body.lines().filter(|line| !line.ends_with("# noise")).map(|line| format!("{line}\n")).collect::<Vec<_>>().concat()
}

/// The list of the optimizers: the name, how it is made, and the factor on its rate.
fn rows(names: &[&str], parts: &Parts, optimizers: &[Values]) -> String {
    let row = |((name, call), values): ((&&str, &Call), &Values)| {
        let factor = values.factor.as_deref().unwrap_or("1.0");
        let name = name.replace('\\', "\\\\").replace('"', "\\\"");
        let make = format!("lambda{}: {}", parts.parameters, call.text);
        format!("    (\"{name}\", {make}, lambda t: {factor}),\n")
    };
    names.iter().zip(&parts.calls).zip(optimizers).map(row).collect()
}
