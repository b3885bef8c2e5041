//! The table of a run: where each curve has come to.

use egui::{Align, Color32, Label, Layout, RichText, Sense, Ui, vec2};
use rust_i18n::t;

use crate::experiment::training::Settings;
use crate::knob::Domain;
use crate::picture::theme::{regular, semibold, size};
use crate::picture::training::content::Content;
use crate::ui::controls::card::card_frame;
use crate::ui::controls::field::field_ui;
use crate::words::numbers::{grouped, number, significant};
use crate::words::training::{band, percent};

const ROW: f32 = 20.0;
const COLUMNS: [f32; 4] = [50.0, 50.0, 36.0, 46.0];

/// Draw the table; a click on a row chooses its curve. The goal of its last column can be typed.
pub fn table_ui(ui: &mut Ui, content: &Content<'_>, settings: &mut Settings) {
    card_frame(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 1.0;
        let palette = content.palette;
        let head = |text: std::borrow::Cow<'_, str>| (text.into_owned(), palette.second);
        let heads = [
            head(t!("table.loss")),
            head(t!("table.accuracy")),
            head(t!("table.seconds")),
            head(t!("table.reached", goal = significant(settings.goal, 2))),
        ];
        row_ui(ui, Sense::hover(), &t!("table.curve"), palette.second, regular(size::SMALL), heads)
            .on_hover_text(t!("table.help"));
        let chosen = content.settings.chosen();
        for trace in content.traces.iter() {
            let (results, curve) = (content.results, trace.curve);
            let reached = results.reached(curve, settings.goal);
            let full = |text: Option<String>| text.unwrap_or_else(|| "–".to_owned());
            let loss = results.recent_loss(curve);
            let accuracy = trace.accuracies.last().map(|(_, band)| *band);
            let seconds = results.seconds(curve);
            let cells = [
                full(loss.map(|loss| brief(loss.median))),
                full(accuracy.map(|share| format!("{:.1} %", share.median * 100.0))),
                full(seconds.map(|seconds| format!("{:.1}", seconds.median))),
                full(reached.iteration.map(grouped)),
            ];
            let cells = cells.map(|text| (text, palette.text));
            let font = semibold(if curve == chosen { 13.0 } else { size::SMALL });
            let response = row_ui(ui, Sense::click(), &trace.name, trace.color, font, cells);
            if curve == chosen {
                let mark = egui::Rect::from_min_size(response.rect.left_top() - vec2(8.0, -3.0), vec2(3.0, ROW - 6.0));
                ui.painter().rect_filled(mark, 1.5, palette.accent);
            }
            let label = t!("table.choose", name = trace.name);
            response.widget_info(|| egui::WidgetInfo::selected(egui::Role::RadioButton, true, curve == chosen, label.as_ref()));
            let told = [
                loss.map(|loss| t!("table.told_loss", loss = band(loss, &|loss| significant(loss, 5))).into_owned()),
                accuracy.map(|share| t!("race.right", share = band(share, &percent)).into_owned()),
                seconds.map(|seconds| {
                    t!("table.told_seconds", seconds = band(seconds, &|value| format!("{value:.2}"))).into_owned()
                }),
                (settings.seeds > 1).then(|| t!("table.told_reached", seeds = reached.seeds, of = settings.seeds).into_owned()),
            ];
            let told = told.into_iter().flatten().collect::<Vec<_>>().join("\n");
            if response.on_hover_text(format!("{}\n{told}", trace.name)).clicked() {
                settings.chosen = curve;
            }
        }
        goal_ui(ui, settings, palette.second);
    });
}

/// Three digits; a loss far from what is usual as a power of ten.
fn brief(loss: f64) -> String {
    if loss < 1e4 { significant(loss, 3) } else { number(loss, 2) }
}

/// A name, and numbers in columns.
fn row_ui(
    ui: &mut Ui,
    sense: Sense,
    name: &str,
    color: Color32,
    font: egui::FontId,
    cells: [(String, Color32); 4],
) -> egui::Response {
    let width = (ui.available_width() - COLUMNS.iter().sum::<f32>()).max(40.0);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), sense);
    ui.scope_builder(egui::UiBuilder::new().max_rect(rect), |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.allocate_ui_with_layout(vec2(width, ROW), Layout::left_to_right(Align::Center), |ui| {
                ui.set_min_width(width);
                ui.add(Label::new(RichText::new(name).font(font).color(color)).truncate().selectable(false));
            });
            for ((text, color), width) in cells.into_iter().zip(COLUMNS) {
                ui.allocate_ui_with_layout(vec2(width, ROW), Layout::right_to_left(Align::Center), |ui| {
                    ui.set_min_width(width);
                    ui.add(Label::new(RichText::new(text).font(regular(size::SMALL)).color(color)).selectable(false));
                });
            }
        });
    });
    response
}

/// The loss to reach.
fn goal_ui(ui: &mut Ui, settings: &mut Settings, color: Color32) {
    ui.horizontal(|ui| {
        ui.label(RichText::new(t!("table.goal")).font(regular(size::SMALL)).color(color));
        let check = |text: &str| {
            let goal = text.trim().parse::<f64>().ok().filter(|goal| Domain::Positive.contains(*goal));
            goal.ok_or_else(|| t!("table.goal_range").into_owned())
        };
        field_ui(ui, [&t!("table.goal"), &t!("tooltip.goal")], &mut settings.goal, 56.0, &check);
    });
}
