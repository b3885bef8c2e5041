//! The card of the small nets' training.

use egui::{ComboBox, Ui};

use crate::experiment::activations::Settings;
use crate::language::t;
use crate::optimizer::OptimizerSpec;
use crate::picture::theme::Palette;
use crate::ui::controls::card::card_frame;
use crate::ui::controls::explain::{explain, name_choice};
use crate::ui::controls::knobs::marked_knob_ui;

/// The optimizer of the small nets and its learning rate; `home` are the settings of the scene.
pub fn training_ui(ui: &mut Ui, settings: &mut Settings, home: Option<&Settings>) {
    card_frame(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let optimizer = &mut settings.symmetry.optimizer;
        let name = optimizer.about().name;
        let combo = ComboBox::from_id_salt("training optimizer").selected_text(name).width(120.0);
        let response = combo.show_ui(ui, |ui| {
            for other in OptimizerSpec::all() {
                let chosen = other.about().key == optimizer.about().key;
                let offered = ui.selectable_label(chosen, other.about().name);
                if explain(offered, other.about().source).clicked() && !chosen {
                    *optimizer = other;
                }
            }
        });
        let help = t!("tooltip.symmetry_optimizer");
        name_choice(response.response, &t!("symmetry.optimizer"), name, &help);
        let home = home.map(|home| &home.symmetry.optimizer).filter(|home| home.about().key == optimizer.about().key);
        let rate = home.map(OptimizerSpec::rate);
        for knob in optimizer.knobs().iter_mut().take(1) {
            marked_knob_ui(ui, name, knob, Palette::current(ui).accent, rate, None, None);
        }
    });
}
