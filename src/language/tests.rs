use super::*;

fn tag(language: Option<Language>) -> Option<String> {
    language.map(|language| language.tag().to_owned())
}

#[test]
fn the_first_available_language_of_the_system_is_chosen() {
    let nearest = |tags: &[&str]| tag(Language::nearest(tags.iter().map(|tag| (*tag).to_owned())));
    for (tags, expected) in [
        (&["zh-CN"][..], Some("zh-CN")),
        (&["zh-Hans-SG"], Some("zh-CN")),
        (&["en-GB", "zh-CN"], Some("en")),
        (&["de-DE", "zh"], Some("zh-CN")),
        (&["C"], None),
        (&[], None),
    ] {
        assert_eq!(nearest(tags).as_deref(), expected, "{tags:?}");
    }
}

#[test]
fn the_option_is_found_before_all_arguments_are_read() {
    let language_of = |line: &str| tag(Language::from_arguments(line.split(' ').map(OsString::from)));
    for (line, expected) in [
        ("halfpipe --language zh-CN", Some("zh-CN")),
        ("halfpipe paths --steps 3 --language=zh", Some("zh-CN")),
        ("halfpipe --language EN paths", Some("en")),
        ("halfpipe --language", None),
        ("halfpipe --language fr", None),
        ("halfpipe --languages en", None),
        ("halfpipe paths", None),
    ] {
        assert_eq!(language_of(line).as_deref(), expected, "{line}");
    }
}

#[test]
fn an_unknown_language_is_refused_with_the_list_of_languages() {
    assert_eq!("ZH_cn".parse::<Language>().unwrap().name(), "简体中文");
    let message = "fr".parse::<Language>().unwrap_err();
    assert!(message.contains("\"fr\"") && message.contains("en (English), zh-CN (简体中文)"), "{message}");
}
