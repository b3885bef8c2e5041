//! The colours, light and dark. An optimizer has its own in its file, `optimizer/*.rs`.

use egui::{Color32, Stroke, Theme};

use crate::optimizer::About;
use crate::optimizer::step_terms::TermKind;

/// The colours of a theme.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Palette {
    /// The background of the window.
    pub window: Color32,
    /// Panels and cards.
    pub panel: Color32,
    /// Text.
    pub text: Color32,
    /// Secondary text.
    pub secondary: Color32,
    /// Borders and grid lines.
    pub hairline: Color32,
    /// The one accent.
    pub accent: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Chips, tracks and quiet buttons.
    pub chip: Color32,
    /// Ink drawn over the picture.
    pub ink: Color32,
    /// Error messages.
    pub error: Color32,
    /// What is solved.
    pub good: Color32,
    /// The terms of a step: momentum, gradient, weight decay.
    pub terms: [Color32; 3],
    /// The bands of the map, from low to high.
    pub heights: [Color32; 3],
    /// Contour lines: at least 2:1 against every height.
    pub contour: Color32,
    /// The rows of a comparison, from top to bottom.
    pub rows: [Color32; 8],
    /// The factor by which lines and markers are thicker than normal.
    pub lines: f32,
    /// Whether the picture is for paper: without cards, with titles at the axes, in one size of type.
    pub paper: bool,
    /// The index into an optimizer's two colours.
    variant: usize,
}

const fn rgb(hex: u32) -> Color32 {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

const LIGHT: Palette = Palette {
    window: rgb(0x00F6_F7F5),
    panel: rgb(0x00FF_FFFF),
    text: rgb(0x001D_2329),
    secondary: rgb(0x005A_6672),
    hairline: rgb(0x00DD_E2E6),
    accent: rgb(0x000B_62B5),
    on_accent: rgb(0x00FF_FFFF),
    chip: rgb(0x00EE_F2F5),
    ink: rgb(0x00C8_0A6B),
    error: rgb(0x00B3_261E),
    good: rgb(0x0000_754F),
    terms: [rgb(0x0000_69A8), rgb(0x00C4_4E00), rgb(0x0076_4A9E)],
    heights: [rgb(0x00FF_FFFF), rgb(0x00DC_E6EC), rgb(0x00B9_CBD6)],
    contour: rgb(0x006F_8496),
    rows: [
        rgb(0x00C4_4E00),
        rgb(0x0000_69A8),
        rgb(0x0000_805C),
        rgb(0x00A8_4C86),
        rgb(0x008A_5F00),
        rgb(0x0052_57B8),
        rgb(0x0047_6B1F),
        rgb(0x005A_6672),
    ],
    lines: 1.0,
    paper: false,
    variant: 0,
};

const DARK: Palette = Palette {
    window: rgb(0x0010_1316),
    panel: rgb(0x0017_1B1F),
    text: rgb(0x00E8_EDF1),
    secondary: rgb(0x0098_A4AF),
    hairline: rgb(0x002A_3138),
    accent: rgb(0x0062_AEF5),
    on_accent: rgb(0x0010_1316),
    chip: rgb(0x0020_262C),
    ink: rgb(0x00FF_6FB1),
    error: rgb(0x00FF_8A80),
    good: rgb(0x003C_CB9B),
    terms: [rgb(0x005D_B5F0), rgb(0x00FF_8A3D), rgb(0x00BD_A2F2)],
    heights: [rgb(0x002B_3B47), rgb(0x001D_2932), rgb(0x0013_1A20)],
    contour: rgb(0x0060_798C),
    rows: [
        rgb(0x00FF_8A3D),
        rgb(0x005D_B5F0),
        rgb(0x003C_CB9B),
        rgb(0x00EE_92C6),
        rgb(0x00F0_BE4A),
        rgb(0x00A6_A9F5),
        rgb(0x00A9_CF7A),
        rgb(0x0098_A4AF),
    ],
    lines: 1.0,
    paper: false,
    variant: 1,
};

/// The factor of line widths and marker sizes for presentations.
const BOLD: f32 = 1.5;
const LIGHT_BOLD: Palette = Palette { lines: BOLD, ..LIGHT };
const DARK_BOLD: Palette = Palette { lines: BOLD, ..DARK };

/// For paper: black on white.
const PAPER: Palette = Palette {
    window: rgb(0x00FF_FFFF),
    text: rgb(0x0000_0000),
    secondary: rgb(0x0033_3333),
    hairline: rgb(0x00DD_DDDD),
    chip: rgb(0x00FF_FFFF),
    lines: 0.75,
    paper: true,
    ..LIGHT
};

impl Palette {
    /// The palette of `ui`.
    pub fn current(ui: &egui::Ui) -> &'static Self {
        if super::is_paper(ui.ctx()) {
            return &PAPER;
        }
        match (ui.visuals().dark_mode, super::is_bold(ui.ctx())) {
            (false, false) => &LIGHT,
            (false, true) => &LIGHT_BOLD,
            (true, false) => &DARK,
            (true, true) => &DARK_BOLD,
        }
    }

    /// The size of the smallest notes, such as the numbers on contour lines: larger in a presentation.
    pub fn note(&self) -> f32 {
        if self.lines > 1.0 { super::size::SMALL } else { 10.5 }
    }

    /// A stroke of the picture; `width` is its normal width, in points.
    pub fn line(&self, width: f32, color: Color32) -> Stroke {
        Stroke::new(width * self.lines, color)
    }

    /// The palette of a theme, with lines of normal width.
    pub fn for_theme(theme: Theme) -> &'static Self {
        match theme {
            Theme::Light => &LIGHT,
            Theme::Dark => &DARK,
        }
    }

    /// The palette of a theme, or that for paper.
    pub fn of(theme: Theme, paper: bool) -> &'static Self {
        if paper { &PAPER } else { Self::for_theme(theme) }
    }

    /// A size of type; paper has one for all that is not smaller.
    pub fn type_size(&self, size: f32) -> f32 {
        if self.paper { super::size::SMALL } else { size }
    }

    /// Draw a card in `rect`; on paper there are none.
    pub fn card(&self, painter: &egui::Painter, rect: egui::Rect, radius: f32) {
        if !self.paper {
            painter.rect(rect, radius, self.panel, Stroke::new(1.0, self.hairline), egui::StrokeKind::Inside);
        }
    }

    /// Draw the thin frame of a plot on paper; in the window there is none.
    pub fn frame(&self, painter: &egui::Painter, rect: egui::Rect) {
        if self.paper {
            painter.rect_stroke(rect, 0.0, Stroke::new(0.75, self.text), egui::StrokeKind::Middle);
        }
    }

    /// An optimizer's colour; further entries of the same optimizer are mixed toward the text's colour.
    pub fn optimizer(&self, about: &About, variation: usize) -> Color32 {
        let shade = 1.0 - 0.7f32.powi(variation as i32);
        rgb(about.color[self.variant]).lerp_to_gamma(self.text, shade)
    }

    /// A row's colour; the first eight differ.
    pub fn row(&self, index: usize) -> Color32 {
        self.rows[index % self.rows.len()]
    }

    /// The colour of a height on a map of outcomes, from 0 to 1: the lower, the deeper.
    pub fn depth(&self, part: f32) -> Color32 {
        self.rows[1].lerp_to_gamma(self.panel, part)
    }

    /// The colour of the basin of a minimum, where a walk takes a part of the steps, from 0 to 1, of the longest.
    pub fn basin(&self, minimum: usize, part: f32) -> Color32 {
        BASINS[minimum % BASINS.len()].lerp_to_gamma(self.panel, 0.1 + 0.45 * part)
    }

    /// The colour of a weight on a heat map, from −1 to 1: the panel's colour at 0.
    pub fn weight(&self, part: f32) -> Color32 {
        let end = if part < 0.0 { self.rows[1] } else { self.rows[0] };
        self.panel.lerp_to_gamma(end, part.abs().min(1.0))
    }

    /// The colour of the map at a fraction of the range from the lowest to the highest band.
    pub fn height(&self, part: f32) -> Color32 {
        let [low, middle, high] = self.heights;
        if part < 0.5 { low.lerp_to_gamma(middle, part * 2.0) } else { middle.lerp_to_gamma(high, part * 2.0 - 1.0) }
    }
}

/// The basins of minima. Mixed with either panel by 0.1 to 0.55, alike, the first four differ by 18 units of CIELAB and more, from each other
/// and from the panel, for protanopes and deuteranopes too (the simulation of Machado and others 2009).
const BASINS: [Color32; 8] = [
    rgb(0x00E6_9F00),
    rgb(0x0033_2288),
    rgb(0x0056_B4E9),
    rgb(0x0011_7733),
    rgb(0x00CC_6677),
    rgb(0x00AA_4499),
    rgb(0x0099_9933),
    rgb(0x0088_2255),
];

/// Opacity of the accent behind selected items: low enough for text in the accent's colour to be readable.
pub(super) const SELECTION_OPACITY: f32 = 0.15;

/// The colour of a kind of term, the same in the inspector and on the map.
pub fn term_color(palette: &Palette, kind: TermKind) -> Color32 {
    match kind {
        TermKind::Momentum => palette.terms[0],
        TermKind::Gradient => palette.terms[1],
        TermKind::Decay => palette.terms[2],
    }
}

#[cfg(test)]
mod tests;
