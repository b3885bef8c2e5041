use super::*;

#[test]
fn every_line_of_a_catalogue_is_a_section_or_a_text() {
    for (tag, file) in FILES {
        let lines = file.lines().filter(|line| line.starts_with("  ")).count();
        assert_eq!(parse(file).len(), lines, "{tag}: a text is not in quotes, or there twice");
        assert!(lines > 900, "{tag}");
    }
}

#[test]
fn placeholders_are_filled_in_by_name() {
    assert_eq!(filled("language.colon", &[("after", &2), ("before", &"η")]), "η: 2");
    assert_eq!(filled("language.colon", &[("before", &1)]), "1: %{after}");
    assert_eq!(text("no.such_text"), "no.such_text");
    assert_eq!(lookup("zh-CN", "language.name"), Some("简体中文"));
    assert_eq!(lookup("fr", "language.name"), None);
}
