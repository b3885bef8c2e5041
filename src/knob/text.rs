//! The text form of a name with settings: `NAME[:key=value,...]`.

use super::Knob;
use crate::language::t;
use crate::naming::find;

/// A key and its value as text.
pub type Pair<'a> = (&'a str, &'a str);

/// Split `NAME:key=value,...` into the name and the pairs.
pub fn split(text: &str) -> Result<(&str, Vec<Pair<'_>>), String> {
    let (name, rest) = text.split_once(':').unwrap_or((text, ""));
    let pairs = rest.split(',').map(str::trim).filter(|part| !part.is_empty());
    let pairs = pairs.map(|part| part.split_once('=').ok_or_else(|| t!("naming.pair", part = part, text = text).into_owned()));
    Ok((name.trim(), pairs.collect::<Result<_, _>>()?))
}

/// Set `knobs` from `pairs`; each key may occur once. `owner` is the name in error messages.
pub fn set_knobs(owner: &str, knobs: &mut [Knob<'_>], pairs: &[Pair<'_>]) -> Result<(), String> {
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
mod tests {
    use super::*;

    #[test]
    fn pairs_need_an_equals_sign() {
        assert_eq!(split("sgd:lr=1, momentum=0.9"), Ok(("sgd", vec![("lr", "1"), ("momentum", "0.9")])));
        assert!(split("sgd:lr").is_err());
    }
}
