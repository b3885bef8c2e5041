use super::*;

#[test]
fn rows_read_back_from_their_text() {
    for text in [
        "normal:std=0.01",
        "xavier",
        "xavier:activation=tanh",
        "normal:std=1,activation=centered-sigmoid",
        "he:bias=fan-in,activation=elu",
    ] {
        assert_eq!(text.parse::<Row>().unwrap().to_string(), text);
    }
    for (text, part) in [
        ("xavier:activation=tan", "did you mean \"tanh\""),
        ("xavier:activation=tanh,activation=relu", "twice"),
        ("he:std=1", "has no settings"),
    ] {
        let message = text.parse::<Row>().unwrap_err().to_string();
        assert!(message.contains(part), "{text}: {message}");
    }
}
