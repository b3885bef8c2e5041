//! The positions of fields in the text of a file.

/// The byte offsets of all fields of this name: whole words followed by a colon.
pub(super) fn field_offsets(text: &str, field: &str) -> Vec<usize> {
    let stands = |at: &usize| {
        let before = text[..*at].chars().next_back();
        let after = text[at + field.len()..].trim_start();
        !before.is_some_and(char::is_alphanumeric) && after.starts_with(':')
    };
    text.match_indices(field).map(|(at, _)| at).filter(stands).collect()
}

/// The line and column, counted from 1, of the first field of this name at or after a byte offset; the start of the text if
/// there is none. `landscape.images` is the field `images` after a field `landscape`.
pub(super) fn line_and_column(text: &str, field: &str, from: usize) -> (usize, usize) {
    let next = |from: usize, name: &str| field_offsets(text, name).into_iter().find(|at| *at >= from);
    let at = field.split('.').try_fold(from, next).unwrap_or(0);
    let line_start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    (text[..at].matches('\n').count() + 1, text[line_start..at].chars().count() + 1)
}
