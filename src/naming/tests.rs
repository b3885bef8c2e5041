use super::*;

const KNOWN: [&str; 3] = ["adagrad", "adam", "three-hump-camel"];

#[test]
fn names_match_without_regard_to_case_and_dashes() {
    assert_eq!(find("thing", "Three_Hump-camel", &KNOWN), Ok(2));
    assert_eq!(find("thing", "ADAM", &KNOWN), Ok(1));
}

#[test]
fn a_long_name_is_not_quoted_whole() {
    let message = find("thing", &"é".repeat(4_000_000), &KNOWN).unwrap_err();
    assert!(message.contains(&format!("\"{}…\"", "é".repeat(60))) && message.chars().count() < 200, "{message}");
}

#[test]
fn an_unknown_name_is_refused_with_what_is_one_slip_away() {
    let message = find("optimizer", "adm", &KNOWN).unwrap_err();
    assert!(message.contains("unknown optimizer \"adm\"; did you mean \"adam\"?"), "{message}");
    let message = find("optimizer", "adamx", &["adam", "adamax"]).unwrap_err();
    assert!(message.contains("did you mean \"adam\" or \"adamax\"?"), "{message}");
    let message = find("initialization", "kaimin", &["normal", "he"]).unwrap_err();
    assert!(message.contains("did you mean \"kaiming\"?"), "{message}");
}

#[test]
fn a_name_that_means_something_else_gets_no_hint() {
    for (name, known) in [
        ("xyzzy", "adam"),
        ("xy", "y"),
        ("selu", "silu"),
        ("elu", "gelu"),
        ("he_uniform", "normal"),
        ("nan", "tan"),
        ("adan", "adam"),
        ("SGDW", "sgd"),
    ] {
        assert!(!find("name", name, &[known]).unwrap_err().contains("did you mean"), "{name}");
    }
}

#[test]
fn an_optimizer_of_whole_matrices_is_told_apart() {
    let message = find("optimizer", "Muon", &KNOWN).unwrap_err();
    assert!(message.starts_with("unknown optimizer \"Muon\"; it steps by whole weight matrices"), "{message}");
    for name in ["adafactor", "Shampoo", "LAMB", "novograd", "L-BFGS"] {
        assert!(find("optimizer", name, &KNOWN).unwrap_err().contains("one weight at a time"), "{name}");
    }
}

#[test]
fn other_frameworks_names_are_read() {
    let known = ["he", "normal", "glorot-uniform", "glorot-normal", "silu", "momentum", "lr"];
    for (name, key) in [
        ("kaiming_normal_", "he"),
        ("he_normal", "he"),
        ("MSRA", "he"),
        ("glorot", "glorot-uniform"),
        ("xavier_normal", "glorot-normal"),
        ("Swish", "silu"),
        ("SGDM", "momentum"),
        ("learning_rate", "lr"),
        ("η", "lr"),
    ] {
        assert_eq!(find("name", name, &known).map(|index| known[index]), Ok(key), "{name}");
    }
}
