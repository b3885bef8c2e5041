use super::*;

#[test]
fn a_text_reads_back_in_one_and_in_several_languages() {
    for (written, shown) in [
        (r#""a text""#, "a text"),
        (r#"{"en":"a text","zh-CN":"一段文字"}"#, "a text"),
        (r#"{"fr":"un texte"}"#, "un texte"),
        (r#""""#, ""),
    ] {
        let text: Text = ron::from_str(written).unwrap();
        assert_eq!(text.shown(), shown);
        assert_eq!(ron::to_string(&text).unwrap(), written);
    }
    assert!(ron::from_str::<Text>("3").is_err_and(|error| error.to_string().contains("a text")));
}

#[test]
fn text_is_written_in_the_current_language() {
    let mut text = Text::from("for all");
    text.write("still for all");
    assert_eq!(text.languages().collect::<Vec<_>>(), [("", "still for all")]);
    let mut text: Text = ron::from_str(r#"{"zh-CN":"一段文字"}"#).unwrap();
    text.write("a text");
    assert_eq!((text.shown(), text.languages().count()), ("a text", 2));
}
