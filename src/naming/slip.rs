//! Whether one name is another with one slip of the keyboard.

/// A shorter name has too many others beside it.
const SHORTEST: usize = 3;
/// The rows of letters of a keyboard; each begins a quarter or half a key further to the right than the one above.
const ROWS: [(f64, &str); 4] = [(0.0, "1234567890"), (0.5, "qwertyuiop"), (0.75, "asdfghjkl"), (1.25, "zxcvbnm")];

/// Whether one slip makes `typed` of `meant`: a letter too many, one missing, two exchanged, or a neighbouring key hit.
pub fn is_slip(typed: &str, meant: &str) -> bool {
    let [typed, meant]: [Vec<char>; 2] = [typed, meant].map(|name| name.chars().collect());
    if typed == meant || typed.len().min(meant.len()) < SHORTEST {
        return false;
    }
    let start = typed.iter().zip(&meant).take_while(|(a, b)| a == b).count();
    let [rest, other] = [&typed[start..], &meant[start..]];
    match (rest, other) {
        ([a, b, rest @ ..], [c, d, other @ ..]) if a == d && b == c && rest == other => true,
        ([a, rest @ ..], [b, other @ ..]) if rest == other => are_neighbours(*a, *b),
        _ => rest.get(1..) == Some(other) || other.get(1..) == Some(rest),
    }
}

fn are_neighbours(a: char, b: char) -> bool {
    let place = |key: char| {
        let row = ROWS.iter().position(|(_, keys)| keys.contains(key))?;
        Some((ROWS[row].1.find(key)? as f64 + ROWS[row].0, row as f64))
    };
    matches!((place(a), place(b)), (Some((x, y)), Some((u, v))) if (x - u).abs() <= 1.0 && (y - v).abs() <= 1.0)
}

#[cfg(test)]
mod tests;
