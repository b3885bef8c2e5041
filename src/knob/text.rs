//! The text form of a name with settings: `NAME[:key=value,...]`.

use super::Knob;
use crate::language::t;
use crate::naming::find;
use crate::number;

/// A key and its value as text.
pub type Pair = (String, String);

/// Split `NAME:key=value,...` into the name and the pairs, as they are typed, also with the full-width signs of an input method.
pub fn split(text: &str) -> Result<(String, Vec<Pair>), String> {
    let is = |sign: char| move |typed: char| number::plain(typed) == sign;
    let (name, rest) = text.split_once(is(':')).unwrap_or((text, ""));
    let mut pairs: Vec<Pair> = Vec::new();
    for part in rest.split(is(',')).map(str::trim).filter(|part| !part.is_empty()) {
        let Some((key, value)) = part.split_once(is('=')) else {
            let decimal = pairs.last().and_then(|(_, value)| number::decimal_comma(&format!("{value},{part}")));
            return Err(decimal.unwrap_or_else(|| t!("naming.pair", part = part, text = text).into_owned()));
        };
        pairs.push((key.trim().to_owned(), value.trim().to_owned()));
    }
    Ok((name.trim().to_owned(), pairs))
}

/// Set `knobs` from `pairs`; each key may occur once. `owner` is the name in error messages.
pub fn set_knobs(owner: &str, knobs: &mut [Knob<'_>], pairs: &[Pair]) -> Result<(), String> {
    let keys: Vec<&str> = knobs.iter().map(Knob::key).collect();
    let mut given = vec![false; knobs.len()];
    for (key, value) in pairs {
        if keys.is_empty() {
            return Err(t!("naming.none", owner = owner, key = key).into_owned());
        }
        let index = find(&t!("naming.setting", owner = owner), key, &keys)?;
        if std::mem::replace(&mut given[index], true) {
            return Err(t!("naming.twice", owner = owner, key = keys[index]).into_owned());
        }
        knobs[index].set(value).map_err(|message| format!("{owner}:{message}"))?;
    }
    Ok(())
}

/// Write `name:key=value,...` with the knobs for which `written` returns true.
pub fn join(name: &str, knobs: &[Knob<'_>], written: impl Fn(&Knob<'_>) -> bool) -> String {
    let pairs: Vec<String> =
        knobs.iter().filter(|knob| written(knob)).map(|knob| format!("{}={}", knob.key(), knob.text())).collect();
    if pairs.is_empty() { name.to_owned() } else { format!("{name}:{}", pairs.join(",")) }
}

#[cfg(test)]
mod tests;
