//! The theme: colours, fonts and spacing, light and dark.

pub mod fonts;
mod palette;

use egui::{CornerRadius, FontFamily, FontId, Id, Margin, Stroke, Style, Theme, Vec2};

use palette::SELECTION_OPACITY;
pub use palette::{Palette, term_color};

/// Duration of animations, in seconds.
const ANIMATION: f32 = 0.08;

/// Font sizes, in points.
pub mod size {
    /// Body text.
    pub const BODY: f32 = 14.0;
    /// Headings, labels of map and axes.
    pub const SMALL: f32 = 12.0;
    /// Formulas.
    pub const FORMULA: f32 = 17.0;
}

/// Semibold text of this size.
pub fn semibold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("semibold".into()))
}

/// Semibold for a heading; regular if it has characters without a semibold form, rather than a mixture.
pub fn heading(size: f32, text: &str) -> FontId {
    if text.chars().all(|character| character < fonts::IDEOGRAPHS) { semibold(size) } else { regular(size) }
}

/// An italic serif for formulas.
pub fn formula(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("formula".into()))
}

/// Upright text of this size.
pub fn regular(size: f32) -> FontId {
    FontId::proportional(size)
}

/// Install the fonts and the styles of both themes in `ctx`.
pub fn install(ctx: &egui::Context) {
    fonts::install(ctx, None);
    ctx.options_mut(|options| {
        options.fallback_theme = Theme::Light;
        options.zoom_with_keyboard = false; // ui/present/preferences.rs does it
    });
    for theme in [Theme::Light, Theme::Dark] {
        ctx.style_mut_of(theme, |style| apply_palette(style, Palette::for_theme(theme)));
    }
}

/// The id under which a context stores whether its lines are bold.
fn bold() -> Id {
    Id::unique("bold lines")
}

/// Draw the lines and markers of all pictures thicker, or at normal width.
pub fn set_bold(ctx: &egui::Context, on: bool) {
    ctx.data_mut(|data| data.insert_temp(bold(), on));
}

/// Whether lines and markers are drawn thicker.
pub fn is_bold(ctx: &egui::Context) -> bool {
    ctx.data(|data| data.get_temp(bold())).unwrap_or(false)
}

/// The id under which a context stores whether it draws for paper.
fn paper() -> Id {
    Id::unique("paper")
}

/// Draw all pictures for paper: on white, without cards, with titles at the axes; or as in the window.
pub fn set_paper(ctx: &egui::Context, on: bool) {
    ctx.data_mut(|data| data.insert_temp(paper(), on));
}

/// Whether pictures are drawn for paper.
fn is_paper(ctx: &egui::Context) -> bool {
    ctx.data(|data| data.get_temp(paper())).unwrap_or(false)
}

/// Turn animations off, or on again. Playback is not affected.
pub fn set_reduced_motion(ctx: &egui::Context, on: bool) {
    ctx.all_styles_mut(|style| {
        style.animation_time = if on { 0.0 } else { ANIMATION };
        style.scroll_animation = if on { egui::style::ScrollAnimation::none() } else { egui::style::ScrollAnimation::default() };
        style.visuals.text_cursor.blink = !on;
    });
}

fn apply_palette(style: &mut Style, palette: &Palette) {
    use egui::TextStyle::{Body, Button, Heading, Monospace, Small};
    style.text_styles = [
        (Body, regular(size::BODY)),
        (Button, regular(size::BODY)),
        (Monospace, regular(size::BODY)), // its digits have equal widths, so no monospaced face is needed
        (Small, regular(size::SMALL)),
        (Heading, semibold(16.0)),
    ]
    .into();
    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::new(8.0, 4.0);
    spacing.button_padding = Vec2::new(8.0, 4.0);
    spacing.interact_size = Vec2::new(32.0, 24.0);
    spacing.slider_rail_height = 4.0;
    spacing.window_margin = Margin::same(16);
    spacing.menu_margin = Margin::same(8);
    style.animation_time = ANIMATION;

    let visuals = &mut style.visuals;
    visuals.panel_fill = palette.window;
    visuals.window_fill = palette.panel;
    visuals.window_stroke = Stroke::new(1.0, palette.hairline);
    visuals.window_shadow = egui::Shadow::NONE;
    visuals.popup_shadow = egui::Shadow::NONE;
    visuals.window_corner_radius = CornerRadius::same(8);
    visuals.menu_corner_radius = CornerRadius::same(8);
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(palette.secondary);
    visuals.extreme_bg_color = palette.panel;
    visuals.text_edit_bg_color = Some(palette.panel);
    visuals.faint_bg_color = palette.chip;
    visuals.error_fg_color = palette.error;
    visuals.hyperlink_color = palette.accent;
    visuals.slider_trailing_fill = true;
    visuals.handle_shape = egui::style::HandleShape::Circle;
    visuals.selection.bg_fill = palette.accent.gamma_multiply(SELECTION_OPACITY);
    visuals.selection.stroke = Stroke::new(1.5, palette.accent);
    let widgets = &mut visuals.widgets;
    for (state, fill, stroke) in [
        (&mut widgets.noninteractive, palette.panel, palette.hairline),
        (&mut widgets.inactive, palette.chip, palette.hairline),
        (&mut widgets.hovered, palette.hairline, palette.secondary),
        (&mut widgets.active, palette.hairline, palette.accent),
        (&mut widgets.open, palette.chip, palette.hairline),
    ] {
        state.bg_fill = fill;
        state.weak_bg_fill = fill;
        state.bg_stroke = Stroke::new(1.0, stroke);
        state.fg_stroke = Stroke::new(1.0, palette.text);
        state.corner_radius = CornerRadius::same(6);
        state.expansion = 0.0;
    }
}
