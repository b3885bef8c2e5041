//! The glossary: two sentences on a term, with the book's section.

use std::borrow::Cow;

use crate::language::localized;

/// The terms: the key of the setting that they name, and the catalogue key of the text.
const TERMS: [(&str, &str); 10] = [
    ("lr", "glossary.learning_rate"),
    ("momentum", "glossary.momentum"),
    ("beta1", "glossary.beta1"),
    ("beta2", "glossary.beta2"),
    ("decay", "glossary.decay"),
    ("epsilon", "glossary.epsilon"),
    ("weight_decay", "glossary.weight_decay"),
    ("noise", "glossary.noise"),
    ("std", "glossary.std"),
    ("condition", "glossary.condition"),
];

/// The sentences on the setting with this key, if there are any.
pub fn text(key: &str) -> Option<Cow<'static, str>> {
    TERMS.iter().find(|(term, _)| *term == key).map(|(_, text)| localized(text))
}
