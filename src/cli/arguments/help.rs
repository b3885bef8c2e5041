//! The help of commands, arguments and possible values in the current language: texts of the catalogue.
//!
//! `paths --rates best` is `cli_paths.rates` and `cli_paths.rates_best`. Shared arguments are in `cli` (`cli.out`), and so
//! are possible values of several arguments (`cli.value_on`). The doc comments of arguments are not shown.

use std::any::TypeId;
use std::borrow::Cow;

use crate::language::{catalogue, t};
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Arg, ArgAction, Command, ValueEnum};

use super::dialects::TableFormat;
use super::{PrintFormat, Switch, Theme};
use crate::experiment::activations::{Heights, Input, Show};
use crate::experiment::paths::{Chart, Levels, MapColor, RateRule};
use crate::experiment::training::landscape::PlaneKind;
use crate::experiment::training::{Measure, Scale, Start};
use crate::figure::options::{Part, Style};
use crate::language::Language;

/// The section of the program, and of arguments that commands share.
const COMMON: &str = "cli";

/// The command with all texts in a language.
pub(super) fn worded(command: Command, language: &Language) -> Command {
    word_command(command, COMMON, language)
}

fn word_command(mut command: Command, section: &str, language: &Language) -> Command {
    if let Some(about) = text(&format!("{section}.about"), language) {
        command = command.about(about.into_owned());
    }
    if let Some(about) = text(&format!("{section}.about_long"), language) {
        command = command.long_about(about.into_owned());
    }
    let command = command.mut_args(|arg| argument(arg, section, language));
    flags(command, language).mut_subcommands(|command| {
        let section = section_of(section, &command);
        word_command(command, &section, language)
    })
}

/// The command with flags for help and version like clap's, but in a language.
fn flags(command: Command, language: &Language) -> Command {
    let (tag, last) = (language.tag(), 999); // as clap orders them
    let has_help = |value: &PossibleValue| value.get_help().is_some();
    let more =
        command.get_long_about().is_some() || command.get_arguments().any(|arg| arg.get_possible_values().iter().any(has_help));
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).display_order(last);
    let help = if more {
        help.help(t!("parser.help_more", locale = tag).into_owned()).long_help(t!("parser.help_less", locale = tag).into_owned())
    } else {
        help.help(t!("parser.help", locale = tag).into_owned())
    };
    let command = command.disable_help_flag(true).arg(help);
    if command.get_version().is_none() {
        return command;
    }
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version).display_order(last);
    command.disable_version_flag(true).arg(version.help(t!("parser.version", locale = tag).into_owned()))
}

/// The section of a sub-command of `section`.
fn section_of(section: &str, command: &Command) -> String {
    format!("{section}_{}", command.get_name())
}

fn argument(arg: Arg, section: &str, language: &Language) -> Arg {
    let help = argument_keys(section, &arg).iter().find_map(|key| text(key, language));
    let arg = match help {
        Some(help) => arg.help(help.into_owned()),
        None => arg,
    };
    // Every type of possible values; in clap their help is part of the value parser.
    let arg = values::<PrintFormat>(arg, section, language);
    let arg = values::<TableFormat>(arg, section, language);
    let arg = values::<Theme>(arg, section, language);
    let arg = values::<Style>(arg, section, language);
    let arg = values::<Part>(arg, section, language);
    let arg = values::<RateRule>(arg, section, language);
    let arg = values::<Input>(arg, section, language);
    let arg = values::<Show>(arg, section, language);
    let arg = values::<Start>(arg, section, language);
    let arg = values::<Measure>(arg, section, language);
    let arg = values::<Switch>(arg, section, language);
    let arg = values::<Heights>(arg, section, language);
    let arg = values::<Levels>(arg, section, language);
    let arg = values::<Chart>(arg, section, language);
    let arg = values::<MapColor>(arg, section, language);
    let arg = values::<PlaneKind>(arg, section, language);
    values::<Scale>(arg, section, language)
}

/// An argument with the help of its possible values, if they are of this type.
fn values<T: ValueEnum + Send + Sync + 'static>(arg: Arg, section: &str, language: &Language) -> Arg {
    if arg.get_value_parser().type_id() != TypeId::of::<T>() {
        return arg;
    }
    let worded = |value: PossibleValue| match value_keys(section, &arg, &value).iter().find_map(|key| text(key, language)) {
        Some(help) => value.help(help.into_owned()),
        None => value,
    };
    let values: Vec<PossibleValue> = arg.get_possible_values().into_iter().map(worded).collect();
    arg.value_parser(PossibleValuesParser::new(values).try_map(|name| T::from_str(&name, false)))
}

/// The keys of the help of an argument, in order of priority.
fn argument_keys(section: &str, arg: &Arg) -> [String; 2] {
    [section, COMMON].map(|section| format!("{section}.{}", arg.get_id()))
}

/// The keys of the help of a possible value, in order of priority.
fn value_keys(section: &str, arg: &Arg, value: &PossibleValue) -> [String; 3] {
    let (id, value) = (arg.get_id(), value.get_name().replace('-', "_"));
    [format!("{section}.{id}_{value}"), format!("{COMMON}.{id}_{value}"), format!("{COMMON}.value_{value}")]
}

/// A text of a language's catalogue, if there is one.
fn text(key: &str, language: &Language) -> Option<Cow<'static, str>> {
    catalogue::lookup(language.tag(), key).map(Cow::Borrowed)
}

#[cfg(test)]
mod tests;
