//! The options of a picture on the command line.

use super::Line;
use crate::figure::Theme;
use crate::figure::options::{DPI, PictureOptions, RATIO, SIZE, Style};

/// Write the options that differ from the usual ones.
pub(super) fn write(line: &mut Line, options: PictureOptions) {
    let PictureOptions { size, theme, scale, outlines, style, print, only, caption, arrows, map: _ } = options;
    if style == Style::Screen {
        line.choice("theme", theme, Theme::Light);
    }
    line.choice("style", style, Style::Screen);
    let is_usual = if print.is_some() { size[0] * RATIO[1] == size[1] * RATIO[0] } else { size == SIZE };
    if !is_usual {
        line.value("size", format!("{}x{}", size[0], size[1]));
    }
    match print {
        Some(print) => {
            line.value("width", print.width);
            line.changed("dpi", &print.dpi, &DPI[1]);
        }
        None => line.changed("scale", &scale, &1),
    }
    if let Some(part) = only {
        line.value("only", part.key());
    }
    line.flag("outlines", outlines);
    line.flag("no-caption", !caption);
    line.flag("no-arrows", !arrows);
}
