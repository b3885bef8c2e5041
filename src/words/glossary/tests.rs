use super::*;

fn found(text: &str) -> Vec<(&str, &'static str)> {
    first_places(text, &mut Vec::new()).into_iter().map(|(place, key)| (&text[place], key)).collect()
}

#[test]
fn each_term_is_found_once_as_a_whole_word_and_the_longest_first() {
    assert_eq!(
        found("The learning rate; the gradient noise, the gradient, other gradients and learning rates."),
        [("learning rate", "lr"), ("gradient noise", "noise"), ("gradient", "gradient")]
    );
    assert_eq!(found("A large effective learning rate"), [("effective learning rate", "effective_rate")]);
    assert_eq!(found("Glosses, lossless, seedling; Momentum is an optimizer"), []);
    assert_eq!(found(""), []);
}

#[test]
fn every_term_has_sentences_and_is_found_by_its_first_spelling() {
    for term in &TERMS {
        assert!(!term.sentences().is_empty() && text(term.key).is_some());
        let spellings = localized(term.spellings);
        let first = spellings.split('|').next().unwrap_or_default();
        assert_eq!(found(first), [(first, term.key)], "{first}");
    }
    assert_eq!(text("no term"), None);
}
