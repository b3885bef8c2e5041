//! The switches of the shown quantity, the activation, and the bars' heights.

use egui::{Pos2, RichText, Ui, vec2};

use crate::experiment::activations::{Heights, Settings, Show};
use crate::language::t;
use crate::network::Activation;
use crate::picture::theme;
use crate::picture::theme::{Palette, regular, semibold, size};
use crate::picture::tooltip::Tooltip;
use crate::ui::controls::card::card_frame;
use crate::ui::controls::knobs::activation_knobs_ui;
use crate::ui::controls::segments::segments_ui;

/// The scale of the bars' heights, anchored at the top right `corner`; returns the width.
pub fn heights_ui(ui: &mut Ui, corner: Pos2, settings: &mut Settings) -> f32 {
    let (row, shared, log) = (t!("heights.row"), t!("heights.shared"), t!("heights.log"));
    segments_ui(ui, corner, &[&[&row, &shared], &[&log]], |ui| {
        ui.selectable_value(&mut settings.heights, Heights::Row, row.as_ref()).tell(t!("heights.row_help"));
        ui.selectable_value(&mut settings.heights, Heights::Shared, shared.as_ref()).tell(t!("heights.shared_help"));
        ui.separator();
        ui.toggle_value(&mut settings.log, log.as_ref()).tell(t!("heights.log_help"));
    })
}

/// The shown quantity; for a trained net without the small net.
pub fn show_ui(ui: &mut Ui, show: &mut Show, is_trained: bool) {
    card_frame(ui).inner_margin(2).show(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.spacing_mut().button_padding.x = 2.0;
        let options = [
            (Show::Activations, t!("show.activations"), t!("show.activations_help")),
            (Show::Gradients, t!("show.gradients"), t!("show.gradients_help")),
            (Show::Weights, t!("show.weights"), t!("show.weights_help")),
            (Show::Symmetry, t!("show.symmetry"), t!("show.symmetry_help")),
        ];
        let options: Vec<_> = options.into_iter().filter(|(value, ..)| !is_trained || *value != Show::Symmetry).collect();
        // Each as wide as its text, plus an equal share of the remaining width.
        let color = Palette::current(ui).text;
        let width = |text: &str| ui.painter().layout_no_wrap(text.to_owned(), semibold(size::SMALL), color).size().x;
        let widths: Vec<f32> = options.iter().map(|(_, text, _)| width(text)).collect();
        let count = options.len() as f32;
        let rest = (ui.available_width() - 2.0 * (count - 1.0) - widths.iter().sum::<f32>()) / count;
        ui.horizontal(|ui| {
            for ((value, text, help), width) in options.into_iter().zip(widths) {
                let font = if *show == value { semibold(size::SMALL) } else { regular(size::SMALL) };
                let button = egui::Button::selectable(*show == value, RichText::new(text).font(font)).truncate();
                if ui.add_sized([width + rest, 26.0], button).tell(help).clicked() {
                    *show = value;
                }
            }
        });
    });
}

/// The choice of the activation, with its formula.
pub fn activation_ui(ui: &mut Ui, activation: &mut Activation) {
    card_frame(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(2.0, 2.0);
        ui.spacing_mut().button_padding = vec2(6.0, 1.0);
        ui.spacing_mut().interact_size.y = 20.0;
        ui.horizontal_wrapped(|ui| {
            for other in activation.choices() {
                let about = other.about();
                let font = if *activation == other { semibold(13.0) } else { regular(13.0) };
                let button = egui::Button::selectable(*activation == other, RichText::new(about.name).font(font));
                if ui.add(button).tell(format!("{}\n{}", other.formula(), about.source)).clicked() {
                    *activation = other;
                }
            }
        });
        let formula = RichText::new(format!("z = {}", activation.formula())).font(theme::formula(15.0));
        ui.label(formula.color(Palette::current(ui).text)).tell(activation.about().source);
        activation_knobs_ui(ui, activation);
    });
}
