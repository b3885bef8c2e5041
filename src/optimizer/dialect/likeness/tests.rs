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
        changes.iter().map(|change| format!("{}={} {}", change.key, change.value, change.word.unwrap_or("-"))).collect::<Vec<_>>()
    };
    assert_eq!(changes("book", "adagrad"), ["lr=0.01 lr"]);
    assert_eq!(changes("keras", "rmsprop"), ["lr=0.001 learning_rate", "decay=0.9 rho", "epsilon_form=inside -"]);
    assert_eq!(changes("torch", "rmsprop"), ["lr=0.01 lr", "epsilon=1e-8 eps"]);
    assert_eq!(changes("optax", "rmsprop"), ["decay=0.9 decay", "epsilon=1e-8 eps", "epsilon_form=inside eps_in_sqrt"]);
    assert_eq!(changes("torch", "adadelta"), ["lr=1 lr"]);
    assert_eq!(changes("chainer", "adam"), ["lr=0.001 alpha", "epsilon_form=book -"]);
    // Their Adadelta has no learning rate, whatever it is called elsewhere in the library.
    for library in ["convnetjs", "chainer", "mxnet"] {
        assert_eq!(changes(library, "adadelta")[0], "lr=1 -", "{library}");
    }
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
    let keys =
        |optimizer: &str| -> Vec<&str> { optimizer.parse::<OptimizerSpec>().unwrap().knobs().iter().map(Knob::key).collect() };
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
