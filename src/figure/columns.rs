//! Cells in columns, for reading.

use unicode_width::UnicodeWidthStr;

/// Rows of cells in columns; those with indices in `left` are left-aligned, the others right-aligned. A Chinese character is
/// as wide as two others.
pub(super) fn columns<const N: usize>(rows: &[[String; N]], left: &[usize]) -> String {
    let width = |column: usize| rows.iter().map(|row| row[column].width()).max().unwrap_or(0);
    let widths: [usize; N] = std::array::from_fn(width);
    let line = |row: &[String; N]| {
        let cells = row.iter().zip(widths).enumerate().map(|(column, (cell, width))| {
            let space = " ".repeat(width - cell.width());
            if left.contains(&column) { format!("{cell}{space}") } else { format!("{space}{cell}") }
        });
        format!("{}\n", cells.collect::<Vec<_>>().join("  ").trim_end())
    };
    rows.iter().map(line).collect()
}
