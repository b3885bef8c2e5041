use clap::CommandFactory;

use super::super::Cli;
use super::*;

/// In English every message of the catalogue equals clap's.
#[test]
fn in_english_errors_have_the_parsers_wording() {
    for (line, kind) in [
        ("paths --stepz 3", ErrorKind::UnknownArgument),
        ("paths --see", ErrorKind::UnknownArgument),
        ("training --list", ErrorKind::UnknownArgument),
        ("presets check --foo", ErrorKind::UnknownArgument),
        ("pathz", ErrorKind::InvalidSubcommand),
        ("what", ErrorKind::InvalidSubcommand),
        ("paths --steps", ErrorKind::InvalidValue),
        ("paths --rates", ErrorKind::InvalidValue),
        ("paths --rates fair", ErrorKind::InvalidValue),
        ("paths --rates equa", ErrorKind::InvalidValue),
        ("paths --steps 1 --steps 2", ErrorKind::ArgumentConflict),
        ("paths --surface=3", ErrorKind::InvalidValue),
        ("--version=3", ErrorKind::TooManyValues),
        ("presets --language en", ErrorKind::MissingSubcommand),
        ("presets check", ErrorKind::MissingRequiredArgument),
        ("--scene 2", ErrorKind::MissingRequiredArgument),
        ("paths --steps 1.5", ErrorKind::ValueValidation),
        ("paths --seed x", ErrorKind::ValueValidation),
        ("paths --seed=", ErrorKind::ValueValidation),
        ("paths --seed 99999999999999999999999", ErrorKind::ValueValidation),
        ("activations --bias x", ErrorKind::ValueValidation),
        ("activations --bias=", ErrorKind::ValueValidation),
    ] {
        let error = Cli::command().try_get_matches_from(["halfpipe"].into_iter().chain(line.split(' '))).unwrap_err();
        assert_eq!(error.kind(), kind, "{line}");
        assert_eq!(worded(&error), Some(own(&error)), "{line}");
    }
}
