//! `NumPy`: an optimizer is a class as in the book, with `update(params, grads)`.

mod rules;

use super::Values;
use super::call::{Call, Parts, call};
use super::function::Function;
use rules::{Rule, rule};

const WALK: &str = r#"    optimizer = make()
    lr = optimizer.lr
    params = {"x": np.float64(start[0]), "y": np.float64(start[1])}
    points = [start]
    for t in range(1, STEPS + 1):
        grads = {}
        grads["x"], grads["y"] = df(params["x"], params["y"])
        grads["x"], grads["y"] = grads["x"] + NOISE[t - 1][0], grads["y"] + NOISE[t - 1][1]  # noise
        optimizer.lr = lr * factor(t)
        optimizer.update(params, grads)
        points.append((float(params["x"]), float(params["y"])))
    return points
"#;

const QUOTIENT: &str = r#"def quotient(a, b):
    """a / b, and 0 where b is 0."""
    return np.where(b == 0, 0.0, a / np.where(b == 0, 1.0, b))


"#;

/// What a program has of `NumPy`.
pub(super) fn parts(optimizers: &[Values], function: &Function) -> Parts {
    let (classes, calls) = classes(optimizers);
    let function = format!("{}\n\n{}", function.value_of("np"), function.gradient());
    Parts { head: "import numpy as np\n", function, classes, parameters: "", calls, walk: WALK }
}

/// The classes of optimizers, and the calls that make them.
pub(super) fn classes(optimizers: &[Values]) -> (String, Vec<Call>) {
    let mut classes: Vec<Class> = Vec::new();
    let calls = optimizers.iter().map(|values| made(values, &mut classes)).collect();
    let mut text = classes.iter().map(|class| format!("{}\n\n", class.text)).collect::<Vec<_>>().concat();
    if text.contains("quotient(") {
        text = format!("{QUOTIENT}{text}");
    }
    (text, calls)
}

/// The class of a rule in one form.
struct Class {
    rule: Rule,
    key: &'static str,
    name: String,
    text: String,
}

/// The call that makes an optimizer, with its class, which optimizers of one form share.
fn made(values: &Values, classes: &mut Vec<Class>) -> Call {
    let about = values.about;
    let Some(rule) = rule(values) else {
        return call("None", "").end().lacking(true, format!("{} is not written in NumPy yet.", about.name));
    };
    let code =
        [rule.once.join("\n"), rule.each.join("\n"), rule.memory.iter().map(|(_, start)| &**start).collect::<Vec<_>>().join(" ")];
    let numbers: Vec<_> = values
        .numbers
        .iter()
        .filter(|(key, _)| *key == "lr" || code.iter().any(|text| identifiers(text).any(|word| word == *key)))
        .collect();
    let known = classes.iter().find(|class| class.rule == rule && class.key == about.key).map(|class| class.name.clone());
    let name = known.unwrap_or_else(|| {
        let others = classes.iter().filter(|class| class.key == about.key).count();
        let plain: String = about.name.chars().filter(char::is_ascii_alphanumeric).collect();
        let name = if others == 0 { plain } else { format!("{plain}{}", others + 1) };
        let keys: Vec<&str> = numbers.iter().map(|(key, _)| *key).collect();
        classes.push(Class { text: class(&name, about.source, &keys, &rule), rule, key: about.key, name: name.clone() });
        name
    });
    numbers.iter().fold(call(&name, ""), |call, (key, value)| call.with(key, value)).end()
}

/// The text of a class.
fn class(name: &str, source: &str, settings: &[&str], rule: &Rule) -> String {
    let mut text = format!("class {name}:\n    \"\"\"{source}.\"\"\"\n\n    def __init__(self, {}):\n", settings.join(", "));
    for key in settings {
        push!(text, "        self.{key} = {key}\n");
    }
    let assigns_g = rule.each.iter().any(|line| line.starts_with("g = "));
    let renamed = |line: &str| {
        replaced(line, |word| match word {
            "w" => Some("params[key]".to_owned()),
            "g" if !assigns_g => Some("grads[key]".to_owned()),
            "t" => Some("self.t".to_owned()),
            _ if rule.memory.iter().any(|(memory, _)| *memory == word) => Some(format!("self.{word}[key]")),
            _ if rule.shared.iter().any(|(shared, _)| *shared == word) || settings.contains(&word) => {
                Some(format!("self.{word}"))
            }
            _ => None,
        })
    };
    let counts = rule.once.iter().chain(&rule.each).any(|line| identifiers(line).any(|word| word == "t"));
    if counts {
        let comment = if rule.ahead > 0 { "  # one ahead" } else { "" };
        push!(text, "        self.t = {}{comment}\n", rule.ahead);
    }
    for (shared, start) in &rule.shared {
        push!(text, "        self.{shared} = {start}\n");
    }
    for (memory, _) in &rule.memory {
        push!(text, "        self.{memory} = None\n");
    }
    text += "\n    def update(self, params, grads):\n";
    if let Some((first, _)) = rule.memory.first() {
        push!(text, "        if self.{first} is None:\n");
        for (memory, start) in &rule.memory {
            let filled = match &**start {
                "0" => "np.zeros_like(w)".to_owned(),
                start => format!("np.full_like(w, self.{start})"),
            };
            push!(text, "            self.{memory} = {{key: {filled} for key, w in params.items()}}\n");
        }
    }
    if counts {
        text += "        self.t += 1\n";
    }
    for line in &rule.once {
        push!(text, "        {}\n", renamed(line));
    }
    text += "        for key in params:\n";
    if assigns_g {
        text += "            g = grads[key]\n";
    }
    for line in &rule.each {
        push!(text, "            {}\n", renamed(line));
    }
    text
}

fn is_part(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_' || letter == '.'
}

/// The names in a line; `np.sqrt` is one.
fn identifiers(line: &str) -> impl Iterator<Item = &str> {
    line.split(|letter| !is_part(letter)).filter(|word| !word.is_empty())
}

/// A line with some of its names replaced.
fn replaced(line: &str, new: impl Fn(&str) -> Option<String>) -> String {
    let mut text = String::new();
    let mut rest = line;
    while !rest.is_empty() {
        let other = rest.find(is_part).unwrap_or(rest.len());
        text += &rest[..other];
        rest = &rest[other..];
        let end = rest.find(|letter| !is_part(letter)).unwrap_or(rest.len());
        text += &new(&rest[..end]).unwrap_or_else(|| rest[..end].to_owned());
        rest = &rest[end..];
    }
    text
}
