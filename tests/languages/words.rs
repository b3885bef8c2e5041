//! What the library says, in the language that is spoken.

use std::path::Path;
use std::str::FromStr;

use halfpipe::dataset::Samples;
use halfpipe::experiment::activations::Row;
use halfpipe::experiment::{activations, paths, training};
use halfpipe::figure::format::Format;
use halfpipe::landscape::{LANDSCAPES, LandscapeSpec};
use halfpipe::language::Language;
use halfpipe::lesson::Lesson;
use halfpipe::network::Activation;
use halfpipe::network::init::INITIALIZATIONS;
use halfpipe::optimizer::OptimizerSpec;

use crate::Spoken;

#[test]
fn what_is_listed_has_a_name_in_every_language_and_proper_names_stay() {
    let _spoken = Spoken::english();
    let listed = || {
        let landscapes = LANDSCAPES.iter().map(halfpipe::landscape::Landscape::name);
        let inits = INITIALIZATIONS.iter().flat_map(|row| [row.name(), row.formula(), row.source()]);
        let optimizers = OptimizerSpec::all().into_iter().map(|spec| spec.about().formula());
        let saturated = Activation::ALL.iter().filter_map(|activation| activation.about().saturated());
        landscapes.chain(inits).chain(optimizers).chain(saturated).collect::<Vec<_>>()
    };
    let english = listed();
    Language::from_str("zh-CN").unwrap().make_current();
    let chinese = listed();
    for (name, changes) in [("Bowl", true), ("Rosenbrock", false), ("Xavier", false), ("Zero", true), ("exactly 0", true)] {
        let at = english.iter().position(|text| text == name).unwrap();
        assert_eq!(chinese[at] != name, changes, "{name}: {}", chinese[at]);
    }
    for text in english.iter().chain(&chinese) {
        assert!(!text.starts_with("listed.") && !text.contains(".listed."), "{text}");
    }
}

#[test]
fn what_is_refused_is_told_in_the_language_that_is_spoken() {
    let _spoken = Spoken::english();
    let refusals = || {
        let optimizers = ["adm", "sgd:lr=0", "sgd:lr", "sgd:lr=1,lr=1", "sgd:every=3", "adam:epsilon_form=pepr"];
        let landscapes = ["bowls", "bowl:a=-1", "rosenbrock:a=1", "formula:", "formula", "formula:x + ", "formula:foo(x)"];
        let rows = ["xavir", "xavier:activation=tan", "normal:std=-1"];
        let mut messages: Vec<String> = Vec::new();
        messages.extend(optimizers.map(|text| text.parse::<OptimizerSpec>().unwrap_err().to_string()));
        messages.extend(landscapes.map(|text| text.parse::<LandscapeSpec>().unwrap_err().to_string()));
        messages.extend(rows.map(|text| text.parse::<Row>().unwrap_err().to_string()));
        messages.push(paths::Settings { steps: 1_000_000, ..Default::default() }.validate().unwrap_err().to_string());
        messages.push(activations::Settings { layers: 0, ..Default::default() }.validate().unwrap_err().to_string());
        messages.push(training::Settings { goal: -1.0, ..Default::default() }.validate().unwrap_err().to_string());
        messages.push(Samples::new(2, 2, vec![0; 7], vec![0; 2]).unwrap_err().to_string());
        messages.push(Lesson::open("valey").unwrap_err().to_string());
        messages.push(Lesson::parse("lesson.ron", "(version: 9)").unwrap_err().to_string());
        messages.push(Format::from_path(Path::new("figure.bmp")).unwrap_err());
        messages
    };
    let (english, han) = (refusals(), |text: &str| text.chars().any(|letter| ('一'..='鿿').contains(&letter)));
    Language::from_str("zh-CN").unwrap().make_current();
    for (english, chinese) in english.iter().zip(refusals()) {
        assert!(!han(english) && han(&chinese), "{english} | {chinese}");
        let words = ["must", "unknown", "did you", "known", "needs", "there", " is ", " at most", "write", "version"];
        assert!(words.iter().all(|word| !chinese.contains(word)), "{english} | {chinese}");
    }
    assert!(refusals()[0].starts_with("未知的优化器“adm”；是否想写“adam”？可用的有：sgd, "), "{}", refusals()[0]);
    assert_eq!(refusals()[1], "sgd:lr=0：“学习率”必须是大于 0 的有限的数");
}
