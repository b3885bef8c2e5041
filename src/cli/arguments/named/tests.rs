use super::*;

fn parsed(line: &[&str]) -> Result<Cli, CliError> {
    let arguments = ["halfpipe"].iter().chain(line).map(OsString::from).collect();
    parse(arguments, &Language::default())
}

#[test]
fn a_lesson_needs_no_argument_name() {
    for name in [
        "lesson.halfpipe",
        "/a folder/第 1 课.halfpipe",
        "old.ron",
        "slides.pptx",
        "lessons/valley",
        "Cargo.toml",
        "four-optimizers",
    ] {
        let cli = parsed(&[name]).unwrap();
        assert_eq!((cli.lesson.preset.as_deref(), cli.by_file, cli.command.is_none()), (Some(name), true, true));
    }
    let cli = parsed(&["--language", "en", "valley", "--scene", "2"]).unwrap();
    assert_eq!((cli.lesson.preset.as_deref(), cli.lesson.scene), (Some("valley"), Some(2)));
    let cli = parsed(&["--preset", "lesson.halfpipe"]).unwrap();
    assert_eq!((cli.lesson.preset.as_deref(), cli.by_file), (Some("lesson.halfpipe"), false));
    assert!(parsed(&["lesson.halfpipe", "paths", "--steps", "3"]).unwrap().command.is_some());
}

#[test]
fn a_slip_is_still_a_slip() {
    for (line, message) in [
        (&["pathz"][..], "unrecognized subcommand 'pathz' tip: a similar subcommand exists: 'paths'"),
        (&["pathz", "--steps", "3"], "unrecognized subcommand 'pathz' tip: a similar subcommand exists: 'paths'"),
        (&["--language", "en", "what"], "unrecognized subcommand 'what'"),
        (&["presets", "list.x"], "unrecognized subcommand 'list.x' tip: a similar subcommand exists: 'list'"),
        (&["a.halfpipe", "b.halfpipe"], "the argument '--preset <NAME|FILE|LINK>' cannot be used multiple times"),
        (&["a.halfpipe", "--steps", "3"], "unexpected argument '--steps' found"),
        (&["a.halfpipe", "pathz"], "unrecognized subcommand 'pathz' tip: a similar subcommand exists: 'paths'"),
        (&["a.halfpipe", "--preset", "b"], "the argument '--preset <NAME|FILE|LINK>' cannot be used multiple times"),
    ] {
        assert_eq!(parsed(line).unwrap_err().to_string(), message, "{line:?}");
    }
}
