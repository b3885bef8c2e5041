use std::collections::{BTreeMap, BTreeSet};

use clap::CommandFactory;

use super::super::Cli;
use super::super::named::with_file;
use super::*;

/// The texts of a command and its sub-commands by their keys.
fn texts(command: &Command, section: &str, texts: &mut BTreeMap<Vec<String>, String>) {
    let mut add = |keys: &[String], text: Option<String>| {
        let before = texts.insert(keys.to_vec(), text.unwrap_or_default());
        assert_eq!(before, None, "{keys:?} is there twice");
    };
    add(&[format!("{section}.about")], command.get_about().map(ToString::to_string));
    if let Some(about) = command.get_long_about() {
        add(&[format!("{section}.about_long")], Some(about.to_string()));
    }
    for arg in command.get_arguments().filter(|arg| !matches!(arg.get_action(), ArgAction::Help | ArgAction::Version)) {
        add(&argument_keys(section, arg), arg.get_help().map(ToString::to_string));
        assert!(arg.get_long_help().is_none(), "{section}: {} has only a short help", arg.get_id());
        if arg.get_action().takes_values() {
            for value in arg.get_possible_values() {
                add(&value_keys(section, arg, &value), value.get_help().map(ToString::to_string));
            }
        }
    }
    for command in command.get_subcommands() {
        self::texts(command, &section_of(section, command), texts);
    }
}

fn texts_by_keys(command: &Command) -> BTreeMap<Vec<String>, String> {
    let mut all = BTreeMap::new();
    texts(command, COMMON, &mut all);
    assert!(all.len() > 80, "{}", all.len());
    all
}

fn english() -> Command {
    Cli::described(&Language::default())
}

#[test]
fn every_command_argument_and_possible_value_has_its_help_in_the_catalogue_which_has_no_other() {
    let (mut used, mut lacking) = (BTreeSet::new(), Vec::new());
    for keys in texts_by_keys(&with_file(Cli::command())).keys() {
        match keys.iter().find(|key| text(key, &Language::default()).is_some()) {
            Some(key) => drop(used.insert(key.clone())),
            None => lacking.push(keys.join(" or ")),
        }
    }
    assert_eq!(lacking, [""; 0], "locales/en.yml and the others lack these");
    let mut catalogue = BTreeSet::new();
    let mut section = "";
    for line in include_str!("../../../../locales/en.yml").lines() {
        match line.split_once(':') {
            Some((key, _)) if line.starts_with("  ") => drop(catalogue.insert(format!("{section}.{}", key.trim()))),
            Some((key, _)) => section = key,
            None => {}
        }
    }
    catalogue.retain(|key| key.starts_with("cli.") || key.starts_with("cli_"));
    assert_eq!(used, catalogue);
}

/// The help of every command as printed.
fn printed(mut command: Command) -> String {
    let both = format!("{}\n{}", command.render_help(), command.render_long_help());
    let below: String = command.get_subcommands().map(|command| printed(command.clone())).collect();
    both + &below
}

#[test]
fn in_english_the_flags_for_help_and_version_are_the_parsers() {
    let of_flags = |printed: &str| -> Vec<String> {
        let lines = printed.lines().map(str::trim);
        lines
            .filter(|line| line.contains("--help") || line.contains("--version") || line.starts_with("Print"))
            .map(str::to_owned)
            .collect()
    };
    let (ours, theirs) = (printed(english()), printed(with_file(Cli::command())));
    assert!(of_flags(&ours).len() > 20);
    assert_eq!(of_flags(&ours), of_flags(&theirs));
}

#[test]
fn in_another_language_every_help_is_another() {
    let english = texts_by_keys(&english());
    for language in Language::all().into_iter().filter(|language| *language != Language::default()) {
        for (keys, text) in texts_by_keys(&Cli::described(&language)) {
            assert_ne!(text, english[&keys], "{keys:?}: is its type of possible values listed in `argument`?");
        }
    }
}

#[test]
fn the_worded_command_is_sound() {
    english().debug_assert();
}
