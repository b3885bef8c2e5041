//! The schedule of a learning rate: its form, its numbers, and a small curve of it.

use egui::{Color32, ComboBox, Rect, RichText, Sense, Shape, Stroke, Ui, pos2, vec2};

use super::explain::{explain, name_choice};
use super::knobs::knob_ui;
use crate::knob::Knob;
use crate::language::t;
use crate::picture::theme::{Palette, regular, size};
use crate::picture::tooltip::Tooltip;
use crate::schedule::Schedule;

/// Steps that the curve shows.
const STEPS: u32 = 60;

/// The choice of a schedule, and its numbers if `numbers`. `name` is its owner, for the accessible name.
pub fn schedule_ui(ui: &mut Ui, name: &str, schedule: &mut Schedule, color: Color32, numbers: bool) {
    let curve = *schedule;
    let mut knobs = schedule.knobs();
    ui.horizontal(|ui| {
        if let Some(Knob::Choice(choice, index)) = knobs.first_mut() {
            let text = RichText::new(choice.name()).font(regular(size::SMALL)).color(Palette::current(ui).secondary);
            ui.label(text).tell(choice.help());
            let small = |text: &str| RichText::new(text).font(regular(size::SMALL));
            let chosen = choice.word(**index);
            let combo = ComboBox::from_id_salt(("schedule", name)).selected_text(small(&chosen)).width(92.0);
            let response = combo.show_ui(ui, |ui| {
                for form in 0..choice.forms.len() {
                    explain(ui.selectable_value(*index, form, small(&choice.word(form))), &choice.help_of(form));
                }
            });
            let label = t!("schedule.choose", name = name);
            name_choice(response.response, &label, &chosen, &choice.help_of(**index));
        }
        curve_ui(ui, &curve, color);
    });
    for knob in knobs.iter_mut().skip(1).filter(|_| numbers) {
        knob_ui(ui, name, knob, color);
    }
}

/// The factor by step, from 0 to the highest.
fn curve_ui(ui: &mut Ui, schedule: &Schedule, color: Color32) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width().clamp(30.0, 72.0), 20.0), Sense::hover());
    let palette = Palette::current(ui);
    let inside: Rect = rect.shrink(2.0);
    let factors: Vec<f64> = (1..=STEPS).map(|step| schedule.factor(step)).collect();
    let highest = factors.iter().copied().fold(1.0, f64::max);
    let at = |(index, factor): (usize, &f64)| {
        let part = index as f32 / (STEPS - 1) as f32;
        pos2(inside.left() + part * inside.width(), inside.bottom() - (*factor / highest) as f32 * inside.height())
    };
    ui.painter().hline(inside.x_range(), inside.bottom(), Stroke::new(1.0, palette.hairline));
    ui.painter().add(Shape::line(factors.iter().enumerate().map(at).collect(), Stroke::new(1.5, color)));
    response.tell(t!("schedule.curve", steps = STEPS));
}
