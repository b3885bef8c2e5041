//! Which dialects an optimizer is, and what a dialect changes.

use std::sync::LazyLock;

use super::{Dialect, KEY, dialects};
use crate::knob::Knob;
use crate::optimizer::{OptimizerError, OptimizerSpec};

/// Settings that another one makes idle where it is 0.
const IDLE: [(&str, &str); 4] =
    [("form", "momentum"), ("decay_form", "weight_decay"), ("first", "dampening"), ("epsilon_form", "epsilon")];

/// All dialects with their optimizers, read once.
static READ: LazyLock<Vec<(Dialect, OptimizerSpec)>> =
    LazyLock::new(|| dialects().filter_map(|dialect| Some((dialect, spec(dialect).ok()?))).collect());

/// The settings that count of each of these optimizers.
static COUNTING: LazyLock<Vec<Vec<(&'static str, String)>>> =
    LazyLock::new(|| READ.iter().map(|(_, spec)| settings(spec)).collect());

/// A setting in which a dialect differs from the textbook's form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The key of the setting.
    pub key: &'static str,
    /// Its value, as on the command line.
    pub value: String,
    /// The library's word for the setting; `None` if it can't be chosen there.
    pub word: Option<&'static str>,
}

/// The optimizer of a dialect, at the library's default learning rate if it has one.
pub fn spec(dialect: Dialect) -> Result<OptimizerSpec, OptimizerError> {
    format!("{}:{KEY}={}", dialect.row.optimizer, dialect.library.key).parse()
}

/// The dialects that an optimizer is: all settings that count are the same, but for the learning rate and its schedule.
pub fn like(optimizer: &OptimizerSpec) -> Vec<Dialect> {
    let wanted = settings(optimizer);
    let key = optimizer.about().key;
    let all = READ.iter().zip(COUNTING.iter());
    all.filter(|((dialect, _), counting)| dialect.row.optimizer == key && **counting == wanted)
        .map(|((dialect, _), _)| *dialect)
        .collect()
}

/// The optimizer of a dialect at the learning rate and the schedule of this one.
pub fn in_place_of(optimizer: &OptimizerSpec, dialect: Dialect) -> Result<OptimizerSpec, OptimizerError> {
    let mut spec = spec(dialect)?.with_rate(optimizer.rate())?;
    spec.schedule = optimizer.schedule;
    Ok(spec)
}

/// The name of the first dialect that an optimizer is, the same in every language.
pub fn name_of(optimizer: &OptimizerSpec) -> Option<&'static str> {
    let library = like(optimizer).first()?.library;
    Some(if matches!(library.key, "book" | "paper") { library.key } else { library.name })
}

/// What a dialect changes in its optimizer's default settings, with the library's words.
pub fn changes(dialect: Dialect) -> Vec<Change> {
    let Some((_, spec)) = READ.iter().find(|(other, _)| *other == dialect) else { return Vec::new() };
    let mut spec = spec.clone();
    let knobs = spec.knobs();
    let changed = knobs.iter().filter(|knob| !knob.is_default());
    changed.map(|knob| Change { key: knob.key(), value: knob.text(), word: dialect.word(knob.key()) }).collect()
}

/// The settings that count, but for the learning rate and the schedule.
fn settings(optimizer: &OptimizerSpec) -> Vec<(&'static str, String)> {
    let mut optimizer = optimizer.clone();
    let knobs = optimizer.knobs();
    let is_zero =
        |key: &str| knobs.iter().any(|knob| knob.key() == key && matches!(knob, Knob::Number(_, value) if **value == 0.0));
    let idle = |key: &str| IDLE.iter().any(|(setting, other)| *setting == key && is_zero(other));
    knobs.iter().skip(1).filter(|knob| !idle(knob.key())).map(|knob| (knob.key(), knob.text())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::optimizer::dialect::{find, libraries};

    fn names(text: &str) -> Vec<&'static str> {
        like(&text.parse().unwrap()).iter().map(|dialect| dialect.library.key).collect()
    }

    #[test]
    fn an_optimizer_is_what_its_settings_say_whatever_its_rate() {
        let [keras, torch] = [names("adam:as=keras,lr=3"), names("adam:lr=3,schedule=cosine")];
        assert_eq!(keras, ["book", "keras"]);
        assert!(torch.starts_with(&["paper", "torch", "optax"]) && !torch.contains(&"keras"), "{torch:?}");
        assert!(names("adam:as=keras,beta1=0.91").is_empty());
        // Without momentum it does not matter where the rate is.
        assert!(names("rmsprop:decay=0.99,epsilon=1e-8,form=pytorch").contains(&"mlx"));
        assert!(names("rmsprop:as=torch,form=book").contains(&"torch"));
        assert!(!names("momentum:as=torch,form=book").contains(&"torch"));
    }

    #[test]
    fn a_change_has_the_librarys_word_if_it_has_one() {
        let changes = |library, optimizer| {
            let changes = changes(find(library, [optimizer, optimizer]).unwrap());
            changes
                .iter()
                .map(|change| format!("{}={} {}", change.key, change.value, change.word.unwrap_or("-")))
                .collect::<Vec<_>>()
        };
        assert_eq!(changes("book", "adagrad"), ["lr=0.01 lr"]);
        assert_eq!(changes("keras", "rmsprop"), ["lr=0.001 learning_rate", "decay=0.9 rho", "epsilon_form=inside -"]);
        assert_eq!(changes("torch", "rmsprop"), ["lr=0.01 lr", "epsilon=1e-8 eps", "form=pytorch -"]);
        assert_eq!(changes("optax", "rmsprop"), ["decay=0.9 decay", "epsilon=1e-8 eps", "epsilon_form=inside eps_in_sqrt"]);
        assert_eq!(changes("torch", "adadelta"), ["lr=1 lr"]);
        assert_eq!(changes("chainer", "adam"), ["lr=0.001 alpha", "epsilon_form=book -"]);
    }

    #[test]
    fn every_dialect_is_read_and_is_like_itself() {
        assert_eq!(READ.len(), dialects().count());
        for (dialect, spec) in READ.iter() {
            assert!(like(spec).contains(dialect), "{spec}");
            let pairs = dialect.pairs();
            let settings = dialect.row.settings.split(',').filter(|text| !text.is_empty()).count();
            assert_eq!(settings + usize::from(dialect.row.rate.is_some()), pairs.len(), "{spec}");
        }
    }

    /// The settings that are named in words.
    fn named(words: &str) -> Vec<&str> {
        words.split(',').filter(|word| !word.is_empty()).map(|word| word.split('=').next().unwrap()).collect()
    }

    #[test]
    fn every_word_is_for_a_setting() {
        let keys = |optimizer: &str| -> Vec<&str> {
            optimizer.parse::<OptimizerSpec>().unwrap().knobs().iter().map(Knob::key).collect()
        };
        let mut strange = Vec::new();
        for library in libraries() {
            let all: Vec<&str> = library.rows.iter().flat_map(|row| keys(row.optimizer)).collect();
            strange.extend(
                named(library.words).into_iter().filter(|setting| !all.contains(setting)).map(|setting| (library.key, setting)),
            );
            for row in library.rows {
                let keys = keys(row.optimizer);
                strange.extend(
                    named(row.words).into_iter().filter(|setting| !keys.contains(setting)).map(|setting| (row.call, setting)),
                );
            }
        }
        assert_eq!(strange, []);
    }
}
