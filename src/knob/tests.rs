use super::*;

const RATE: Number = Number {
    key: "lr",
    symbol: "η",
    name: "knob.learning_rate",
    help: "",
    domain: Domain::Positive,
    slider: Slider::log(1e-3, 1.0),
    default: 0.1,
};

#[test]
fn a_value_outside_its_domain_is_refused_and_the_old_one_stays() {
    for text in ["nan", "inf", "-1", "0", "", "fast"] {
        let mut value = 0.1;
        let refused = Knob::Number(&RATE, &mut value).set(text);
        assert!(refused.is_err_and(|message| message.contains("greater than 0")), "{text}");
        assert_eq!(value, 0.1);
    }
}

#[test]
fn domains_include_and_exclude_their_ends() {
    assert!(!Domain::Positive.contains(0.0) && Domain::Positive.contains(f64::MIN_POSITIVE));
    assert!(Domain::NotNegative.contains(0.0) && !Domain::NotNegative.contains(-1e-300));
    assert!(Domain::BelowOne.contains(0.0) && !Domain::BelowOne.contains(1.0));
}

#[test]
fn the_shortest_form_reads_back_to_the_same_bits() {
    for value in [0.95, 1e-8, 1.0 / 3.0, 100_000.0, 5e-324] {
        assert_eq!(shortest(value).parse(), Ok(value));
    }
    assert_eq!((shortest(1e-8), shortest(0.95)), ("1e-8".to_owned(), "0.95".to_owned()));
}
