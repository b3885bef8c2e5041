//! The files in `locales/`: each has all texts.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use halfpipe::knob::{Choice, Knob};
use halfpipe::landscape::{LANDSCAPES, LandscapeSpec};
use halfpipe::language::Language;
use halfpipe::network::init::{INITIALIZATIONS, InitSpec};
use halfpipe::noise::DEVIATION;
use halfpipe::optimizer::OptimizerSpec;

use crate::support::words;
use crate::{Spoken, files, root};

/// The texts of a catalogue by their keys.
fn catalogue(file: &Path) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    for (key, text) in words::catalogue(&fs::read_to_string(file).unwrap()) {
        assert_eq!(texts.insert(key.clone(), text), None, "{}: {key} is there twice", file.display());
    }
    texts
}

/// The placeholders of a text.
fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split("%{").skip(1).map(|rest| rest.split('}').next().unwrap()).collect()
}

#[test]
fn every_language_has_all_texts_with_the_same_placeholders() {
    let english = catalogue(&root().join("locales/en.yml"));
    for file in files("locales", "yml") {
        let other = catalogue(&file);
        let keys = |texts: &BTreeMap<String, String>| texts.keys().cloned().collect::<BTreeSet<_>>();
        assert_eq!(keys(&other), keys(&english), "{}", file.display());
        for (key, text) in &english {
            assert_eq!(placeholders(&other[key]), placeholders(text), "{}: {key}", file.display());
        }
    }
}

#[test]
fn each_catalogue_is_a_language_with_a_name_of_its_own() {
    let tags: BTreeSet<String> = Language::all().iter().map(|language| language.tag().to_owned()).collect();
    let stems = files("locales", "yml").iter().map(|file| file.file_stem().unwrap().to_string_lossy().into_owned()).collect();
    assert_eq!(tags, stems);
    for name in [Language::name, Language::short_name] {
        let names: BTreeSet<_> = Language::all().iter().map(name).collect();
        assert_eq!(names.len(), tags.len(), "{names:?}");
    }
}

/// The texts of a setting, by their keys, each with what is said for it.
fn texts_of(knob: &Knob<'_>) -> [(&'static str, Cow<'static, str>); 2] {
    match knob {
        Knob::Number(number, _) => [(number.name, number.name()), (number.help, number.help())],
        Knob::Choice(choice, _) => [(choice.name, choice.name()), (choice.help, choice.help())],
    }
}

#[test]
fn every_setting_has_its_name_and_its_help_in_every_language() {
    let _spoken = Spoken::english();
    let mut texts = Vec::new();
    for mut optimizer in OptimizerSpec::all() {
        for form in 0.. {
            let mut knobs = optimizer.schedule.knobs();
            let Knob::Choice(choice, chosen) = &mut knobs[0] else { panic!("the form comes first") };
            if form == choice.forms.len() {
                break;
            }
            **chosen = form;
            texts.extend(optimizer.all_knobs().iter().flat_map(texts_of));
        }
    }
    texts.extend(LANDSCAPES.iter().flat_map(|row| LandscapeSpec::new(row).knobs().iter().flat_map(texts_of).collect::<Vec<_>>()));
    texts.extend(INITIALIZATIONS.iter().flat_map(|row| InitSpec::new(row).knobs().iter().flat_map(texts_of).collect::<Vec<_>>()));
    texts.extend([(DEVIATION.name, DEVIATION.name()), (DEVIATION.help, DEVIATION.help())]);
    let keys: BTreeSet<&str> = texts.iter().map(|(key, _)| *key).collect();
    assert!(keys.len() > 50, "{keys:?}");
    for file in files("locales", "yml") {
        let catalogue = catalogue(&file);
        for (key, said) in &texts {
            assert!(catalogue.get(*key).is_some_and(|text| !text.is_empty()), "{}: {key}", file.display());
            assert_ne!(key, said);
        }
    }
}

/// Every choice between forms: of optimizers, schedules and initializations.
fn choices() -> Vec<&'static Choice> {
    let mut choices = Vec::new();
    let mut add = |knobs: Vec<Knob<'_>>| {
        choices.extend(knobs.iter().filter_map(|knob| if let Knob::Choice(choice, _) = knob { Some(*choice) } else { None }));
    };
    for optimizer in &mut OptimizerSpec::all() {
        add(optimizer.all_knobs());
    }
    for row in INITIALIZATIONS {
        add(InitSpec::new(row).knobs());
    }
    choices
}

#[test]
fn every_form_has_its_word_in_every_language() {
    let keys =
        choices().iter().flat_map(|choice| (0..choice.forms.len()).map(|form| choice.word_key(form))).collect::<BTreeSet<_>>();
    assert!(keys.len() > 50 && keys.contains("form.root_form_inside"), "{keys:?}");
    let mut words = Vec::new();
    for file in files("locales", "yml") {
        let catalogue = catalogue(&file);
        let there = catalogue.keys().filter(|key| key.starts_with("form.")).cloned().collect::<BTreeSet<_>>();
        assert_eq!(there, keys, "{}", file.display());
        words.push(there.into_iter().map(|key| catalogue[&key].clone()).collect::<Vec<_>>());
        assert!(words.concat().iter().all(|word| !word.is_empty()), "{}", file.display());
        for choice in choices() {
            let words = (0..choice.forms.len()).map(|form| &catalogue[&choice.word_key(form)]).collect::<BTreeSet<_>>();
            assert_eq!(words.len(), choice.forms.len(), "{}: two forms of {} have one word", file.display(), choice.key);
        }
    }
    // Names and numbers are the same in Chinese.
    let same: BTreeSet<&str> =
        words[0].iter().zip(&words[1]).filter(|(one, other)| one == other).map(|(one, _)| &**one).collect();
    assert_eq!(same.into_iter().collect::<Vec<_>>(), ["0", "1", "Adam", "Dozat", "PyTorch"]);
}
