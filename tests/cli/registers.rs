//! The same results on processors with other registers, up to the rounding of sums.

use halfpipe::network::Activation;
use halfpipe::simd::{NAMES, REGISTERS, named};

use crate::support::data_set::stripes;
use crate::support::program::{halfpipe, text};

/// What a command prints on these registers.
fn prints_on(registers: &str, arguments: &[&str]) -> String {
    let output = halfpipe().args(arguments).env(REGISTERS, registers).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{arguments:?} on {registers}: {}", text(&output.stderr));
    text(&output.stdout)
}

/// Expects the same words and, up to the error of the column times their size, the same numbers.
#[track_caller]
fn agrees(arguments: &[&str], error: impl Fn(&str) -> f64) {
    let widest = prints_on("", arguments);
    for registers in NAMES.into_iter().filter(|name| named(name).is_ok()) {
        let other = prints_on(registers, arguments);
        assert_eq!(widest.lines().count(), other.lines().count(), "{arguments:?} on {registers}");
        let columns: Vec<&str> = widest.lines().next().unwrap().split(',').collect();
        for (line, other) in widest.lines().zip(other.lines()) {
            for (column, (field, other)) in columns.iter().zip(line.split(',').zip(other.split(','))) {
                let numbers = field.parse::<f64>().ok().zip(other.parse::<f64>().ok());
                let agrees = numbers.is_some_and(|(one, other)| (one - other).abs() <= error(column) * (1.0 + one.abs()));
                assert!(field == other || agrees, "{arguments:?} on {registers}, {column}: {field}, {other}");
            }
        }
    }
}

#[test]
fn networks_are_the_same_on_all_registers() {
    // The outputs of a collapsed layer differ by 10⁻⁵ of themselves, so the number of distinct units loses ten digits.
    let error = |column: &str| if column == "distinct" { 1e-6 } else { 1e-12 };
    for activation in Activation::ALL {
        let activation = activation.to_string();
        agrees(&["activations", "--format", "csv", "--activation", &activation, "--units", "37", "--samples", "300"], error);
    }
}

#[test]
fn paths_are_the_same_on_all_registers() {
    let all = ["sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam", "nadam", "lion", "rprop"];
    let all: Vec<String> = all.iter().map(|key| format!("--optimizer={key}")).collect();
    let arguments = ["paths", "--format", "csv", "--steps", "100"].into_iter().chain(all.iter().map(String::as_str));
    agrees(&arguments.collect::<Vec<_>>(), |_| 0.0);
}

#[test]
fn races_are_the_same_on_all_registers() {
    let data = stripes("registers").display().to_string();
    let race = ["training", "--format", "csv", "--data", &data, "--hidden", "37,20", "--batch", "30", "--iterations", "50"];
    agrees(&race, |_| 1e-4);
}

#[test]
fn registers_that_there_are_not_are_refused_at_the_start() {
    let refused = |arguments: &[&str], registers: &str, part: &str| {
        let output = halfpipe().args(arguments).env(REGISTERS, registers).output().unwrap();
        let error = text(&output.stderr);
        assert_eq!((output.status.code(), text(&output.stdout).as_str()), (Some(2), ""), "{arguments:?}: {error}");
        assert!(error.contains(part), "{arguments:?}: {error}");
    };
    for arguments in [&[][..], &["paths"], &["presets", "list"]] {
        refused(arguments, "nonsense", "HALFPIPE_REGISTERS is \"nonsense\"; it can be scalar or avx2");
        refused(arguments, "AVX2", "it can be scalar or avx2");
    }
    for name in NAMES.into_iter().filter(|name| named(name).is_err()) {
        refused(&["paths"], name, "which this processor does not have");
    }
}
