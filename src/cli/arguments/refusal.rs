//! Errors of parsing arguments, in one line of the current language.

use std::error::Error;
use std::fmt::Write;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::language::t;

/// The message of a clap error.
pub(super) fn message(error: &clap::Error) -> String {
    worded(error).unwrap_or_else(|| own(error))
}

/// clap's own message, without the usage.
fn own(error: &clap::Error) -> String {
    let text = error.to_string();
    let message = text.split("\n\nUsage:").next().unwrap_or_default();
    let message = message.split("\n\nFor more information").next().unwrap_or_default();
    message.trim_start_matches("error: ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The catalogue's message, for the kinds of errors that can occur here.
fn worded(error: &clap::Error) -> Option<String> {
    let argument = || one(error, ContextKind::InvalidArg);
    let value = || one(error, ContextKind::InvalidValue);
    let mut message = match error.kind() {
        ErrorKind::InvalidValue if value()?.is_empty() => t!("parser.no_value", argument = argument()?),
        ErrorKind::InvalidValue => t!("parser.value", value = value()?, argument = argument()?),
        ErrorKind::ValueValidation => {
            let refused = t!("parser.value", value = value()?, argument = argument()?);
            t!("language.colon", before = refused, after = error.source()?)
        }
        ErrorKind::TooManyValues => t!("parser.more_values", value = value()?, argument = argument()?),
        ErrorKind::ArgumentConflict if one(error, ContextKind::PriorArg) == argument() => {
            t!("parser.twice", argument = argument()?)
        }
        ErrorKind::UnknownArgument => t!("parser.argument", argument = argument()?),
        ErrorKind::InvalidSubcommand => t!("parser.command", command = one(error, ContextKind::InvalidSubcommand)?),
        ErrorKind::MissingSubcommand => {
            let commands = several(error, ContextKind::ValidSubcommand).join(", ");
            t!("parser.no_command", command = one(error, ContextKind::InvalidSubcommand)?, commands = commands)
        }
        ErrorKind::MissingRequiredArgument => {
            t!("parser.missing", arguments = several(error, ContextKind::InvalidArg).join(" "))
        }
        _ => return None,
    }
    .into_owned();
    let values = several(error, ContextKind::ValidValue);
    if !values.is_empty() {
        message += &t!("parser.values", values = values.join(", "));
    }
    tips(error, &mut message)?;
    Some(message)
}

/// Append clap's suggestions; `None` for one without a text in the catalogue.
fn tips(error: &clap::Error, message: &mut String) -> Option<()> {
    for kind in [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue] {
        let names = several(error, kind);
        let quoted: Vec<_> = names.iter().map(|name| t!("parser.quoted", text = name).into_owned()).collect();
        let quoted = quoted.join(", ");
        *message += &match (kind, names.len()) {
            (_, 0) => continue,
            (ContextKind::SuggestedSubcommand, 1) => t!("parser.similar_command", names = quoted),
            (ContextKind::SuggestedSubcommand, _) => t!("parser.similar_commands", names = quoted),
            (ContextKind::SuggestedArg, 1) => t!("parser.similar_argument", names = quoted),
            (ContextKind::SuggestedArg, _) => t!("parser.similar_arguments", names = quoted),
            (_, 1) => t!("parser.similar_value", names = quoted),
            (_, _) => t!("parser.similar_values", names = quoted),
        };
    }
    let Some(ContextValue::StyledStrs(tips)) = error.get(ContextKind::Suggested) else { return Some(()) };
    if !tips.is_empty() {
        let argument = one(error, ContextKind::InvalidArg)?;
        let as_value = format!("-- {argument}");
        if tips.len() != 1 || !tips[0].to_string().contains(&as_value) {
            return None;
        }
        let _ = write!(message, "{}", t!("parser.as_value", argument = argument)); // writing to a string can't fail
    }
    Some(())
}

fn one(error: &clap::Error, kind: ContextKind) -> Option<&str> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text),
        _ => None,
    }
}

fn several(error: &clap::Error, kind: ContextKind) -> Vec<&str> {
    match error.get(kind) {
        Some(ContextValue::Strings(texts)) => texts.iter().map(String::as_str).collect(),
        Some(ContextValue::String(text)) => vec![text],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests;
