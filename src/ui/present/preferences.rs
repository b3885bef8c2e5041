//! Interface size and motion: applying them to egui, and their menu.

use egui::{Context, RichText, Ui};

use super::presentation::Presentation;
use crate::language::t;
use crate::lesson::link::checked_base;
use crate::picture::theme;
use crate::storage::preferences::{Preferences, SIZES};
use crate::ui::command::Command;
use crate::ui::controls::explain::{explain, name_and_explain};
use crate::ui::controls::field::text_field_ui;
use crate::ui::controls::right::right_ui;
use crate::ui::shortcuts::{LARGER, SMALLER, USUAL};

/// Apply the preferences to egui. `dense`: the picture has many numbers.
pub fn apply(ctx: &Context, preferences: Preferences, presentation: Presentation, dense: bool) {
    let largest = f32::from(SIZES[SIZES.len() - 1]);
    // The zoom of this frame: a new one counts from the next on.
    let zoom = ctx.pixels_per_point() / ctx.native_pixels_per_point().unwrap_or(1.0);
    let size = ctx.content_rect().size() * zoom;
    let wanted = (f32::from(preferences.size) * presentation.zoom(size, dense)).min(largest) / 100.0;
    // The measured size is rounded: what differs by less is the same.
    if !presentation.is_on() || (ctx.zoom_factor() - wanted).abs() > 2e-3 * wanted {
        ctx.set_zoom_factor(wanted);
    }
    theme::set_bold(ctx, presentation.is_on());
    theme::set_reduced_motion(ctx, preferences.still);
}

/// What the menus show of the user's choices.
#[derive(Clone, Copy)]
pub struct Choices<'a> {
    /// Interface size, motion, and how much is shown.
    pub preferences: Preferences,
    /// The address that is put before links, where the user can set it.
    pub base: Option<&'a str>,
    /// Whether there is an address for browsers to show.
    pub is_served: bool,
}

/// The menu rows of size, motion and the address before links, and in a `narrow` window of how much is shown.
pub fn preferences_ui(ui: &mut Ui, Choices { preferences, base, .. }: Choices<'_>, narrow: bool) -> Option<Command> {
    let mut wanted = preferences;
    ui.horizontal(|ui| {
        ui.label(t!("preferences.size"));
        right_ui(ui, "size", |ui| {
            for (size, text, help) in [
                (preferences.smaller(), "−", t!("preferences.smaller", keys = SMALLER.text(ui.ctx()))),
                (
                    Some(Preferences::default().size).filter(|usual| *usual != preferences.size),
                    "",
                    t!("preferences.usual", keys = USUAL.text(ui.ctx())),
                ),
                (preferences.larger(), "+", t!("preferences.larger", keys = LARGER.text(ui.ctx()))),
            ] {
                let text = if text.is_empty() { format!("{} %", preferences.size) } else { text.to_owned() };
                let button = egui::Button::new(RichText::new(text)).min_size(egui::vec2(24.0, 24.0));
                let response = ui.add_enabled(size.is_some(), button);
                let response = name_and_explain(response, egui::Role::Button, &help, &help);
                if let Some(size) = size.filter(|_| response.clicked()) {
                    wanted.size = size;
                }
            }
        });
    });
    explain(ui.checkbox(&mut wanted.still, t!("preferences.still")), &t!("preferences.still_help"));
    if narrow {
        explain(ui.checkbox(&mut wanted.simple, t!("top.is_simple")), &t!("top.detail_help"));
    }
    let base = base.and_then(|base| {
        ui.label(t!("link.base"));
        let texts = [t!("link.base"), t!("link.base_help")];
        ui.scope(|ui| {
            ui.visuals_mut().widgets = ui.ctx().global_style().visuals.widgets.clone(); // a menu draws no frames, not even a field's
            text_field_ui(ui, [&texts[0], &texts[1]], base, ui.available_width(), &checked_base)
        })
        .inner
    });
    (wanted != preferences).then_some(Command::SetPreferences(wanted)).or(base.map(Command::SetBase))
}
