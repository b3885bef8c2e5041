//! Where a field stands in the text of a file.

/// The places in bytes where a field of this name starts: a whole word, with a colon after it.
pub(super) fn field_offsets(text: &str, field: &str) -> Vec<usize> {
    let stands = |at: &usize| {
        let before = text[..*at].chars().next_back();
        let after = text[at + field.len()..].trim_start();
        !before.is_some_and(char::is_alphanumeric) && after.starts_with(':')
    };
    text.match_indices(field).map(|(at, _)| at).filter(stands).collect()
}

/// Line and column, counted from 1, where a field stands for the first time from this byte on; of the text's start if it is not
/// there.
pub(super) fn line_and_column(text: &str, field: &str, from: usize) -> (usize, usize) {
    let at = field_offsets(text, field).into_iter().find(|at| *at >= from).unwrap_or(0);
    let line_start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    (text[..at].matches('\n').count() + 1, text[line_start..at].chars().count() + 1)
}
