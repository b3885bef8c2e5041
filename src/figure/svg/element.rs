//! One SVG element, attribute by attribute. An element with a number that isn't finite is never written.

use std::fmt::Write;

use egui::{Color32, Pos2, Rect, Stroke};

/// An element in the making.
pub(super) struct Element {
    name: &'static str,
    /// The opening tag so far.
    tag: String,
    finite: bool,
}

impl Element {
    pub(super) fn new(name: &'static str) -> Self {
        Self { name, tag: format!("<{name}"), finite: true }
    }

    pub(super) fn attribute(mut self, name: &str, value: &str) -> Self {
        self.append(format_args!(" {name}=\"{}\"", escaped(value)));
        self
    }

    pub(super) fn number(mut self, name: &str, value: f32) -> Self {
        self.finite &= value.is_finite();
        self.append(format_args!(" {name}=\"{}\"", rounded(value)));
        self
    }

    /// `x`, `y`, `width` and `height`.
    pub(super) fn rect(self, rect: Rect) -> Self {
        self.number("x", rect.min.x).number("y", rect.min.y).number("width", rect.width()).number("height", rect.height())
    }

    /// A colour for `fill` or `stroke`; transparent is `none`.
    pub(super) fn color(self, name: &str, color: Color32) -> Self {
        let [r, g, b, alpha] = color.to_srgba_unmultiplied();
        if alpha == 0 {
            return self.attribute(name, "none");
        }
        let colored = self.attribute(name, &format!("#{r:02x}{g:02x}{b:02x}"));
        if alpha == 255 { colored } else { colored.number(&format!("{name}-opacity"), f32::from(alpha) / 255.0) }
    }

    /// A stroke centred on the outline; nothing if it is empty.
    pub(super) fn stroke(self, stroke: Stroke) -> Self {
        if stroke.is_empty() { self } else { self.color("stroke", stroke.color).number("stroke-width", stroke.width) }
    }

    /// The attribute `d` of a path: commands, each with its points.
    pub(super) fn path<'a>(mut self, commands: impl IntoIterator<Item = (&'a str, &'a [Pos2])>) -> Self {
        self.tag.push_str(" d=\"");
        for (command, points) in commands {
            self.tag.push_str(command);
            for (index, point) in points.iter().enumerate() {
                self.finite &= point.is_finite();
                let separator = if index == 0 { "" } else { " " };
                self.append(format_args!("{separator}{} {}", rounded(point.x), rounded(point.y)));
            }
        }
        self.tag.push('"');
        self
    }

    /// The attribute `d` of a path of straight lines.
    pub(super) fn polyline(self, points: &[Pos2], closed: bool) -> Self {
        let (start, rest) = points.split_at(points.len().min(1));
        let end = if closed { "Z" } else { "" };
        // Further pairs of coordinates after the first mean further lines.
        let lines = if rest.is_empty() { "" } else { "L" };
        self.path([("M", start), (lines, rest), (end, &[])])
    }

    /// Turned by an angle in radians, clockwise on the screen; no attribute for zero.
    pub(super) fn rotated(mut self, angle: f32, pivot: Pos2) -> Self {
        self.finite &= angle.is_finite() && pivot.is_finite();
        if angle == 0.0 {
            return self;
        }
        let rotation = format!("rotate({} {} {})", rounded(angle.to_degrees()), rounded(pivot.x), rounded(pivot.y));
        self.attribute("transform", &rotation)
    }

    /// Writes the element without content.
    pub(super) fn close(self, svg: &mut String) {
        if self.finite {
            svg.push_str(&self.tag);
            svg.push_str("/>\n");
        }
    }

    /// Writes the element with text as its content.
    pub(super) fn close_with(self, text: &str, svg: &mut String) {
        if self.finite {
            // Writing to a string can't fail.
            let _ = writeln!(svg, "{}>{}</{}>", self.tag, escaped(text), self.name);
        }
    }

    fn append(&mut self, text: std::fmt::Arguments) {
        // Writing to a string can't fail.
        let _ = self.tag.write_fmt(text);
    }
}

/// A number with at most two decimals, and never `-0`.
pub(super) fn rounded(value: f32) -> String {
    let text = format!("{value:.2}");
    let short = text.trim_end_matches('0').trim_end_matches('.');
    if short == "-0" { "0".to_owned() } else { short.to_owned() }
}

/// Text as XML allows it: with entities, and spaces for control characters.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&apos;"),
            '\n' => safe.push('\n'),
            control if control.is_control() || matches!(control, '\u{FFFE}' | '\u{FFFF}') => safe.push(' '),
            other => safe.push(other),
        }
    }
    safe
}

/// Whether neither fill nor stroke would be seen.
pub(super) fn is_invisible(fill: Color32, stroke: Stroke) -> bool {
    fill == Color32::TRANSPARENT && stroke.is_empty()
}
