//! The table of a run: the latest values of each curve.

use egui::{Color32, RichText, Sense, Ui, vec2};

use crate::experiment::training::Settings;
use crate::knob::Domain;
use crate::language::t;
use crate::picture::theme::{regular, semibold, size};
use crate::picture::tooltip::Tooltip;
use crate::picture::training::content::{Content, Trace};
use crate::ui::controls::card::card_frame;
use crate::ui::controls::field::field_ui;
use crate::ui::controls::table::{fill, table};
use crate::words::numbers::{digits, grouped, number};
use crate::words::training::{band, percent};

const ROW_HEIGHT: f32 = 20.0;
const COLUMN_WIDTHS: [f32; 4] = [50.0, 50.0, 36.0, 46.0];

/// Draw the table with the field of the target loss; a click on a row chooses its curve.
pub fn table_ui(ui: &mut Ui, content: &Content<'_>, settings: &mut Settings) {
    card_frame(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let palette = content.palette;
        let head = |text: std::borrow::Cow<'_, str>| RichText::new(text).font(regular(size::SMALL)).color(palette.secondary);
        let reached = t!("table.reached", goal = digits(settings.goal, 2));
        let heads = [t!("table.curve"), t!("table.loss"), t!("table.accuracy"), t!("table.seconds"), reached].map(head);
        let mut rects = Vec::new();
        let curves = |ui: &mut Ui| {
            table(ui, "curves", &COLUMN_WIDTHS).body(|mut body| {
                body.row(ROW_HEIGHT, |mut row| {
                    fill(&mut row, heads);
                    row.response().tell(t!("table.help"));
                });
                for trace in content.traces.iter() {
                    body.row(ROW_HEIGHT, |mut row| {
                        fill(&mut row, cells(content, trace, settings.goal));
                        rects.push(row.response().rect);
                    });
                }
            });
        };
        ui.scope(curves);
        for (trace, rect) in content.traces.iter().zip(rects) {
            let is_chosen = trace.curve == content.settings.chosen();
            let response = ui.interact(rect, ui.scope_id().with(("curve", trace.curve)), Sense::click());
            if is_chosen {
                let mark = egui::Rect::from_min_size(response.rect.left_top() - vec2(8.0, -3.0), vec2(3.0, ROW_HEIGHT - 6.0));
                ui.painter().rect_filled(mark, 1.5, palette.accent);
            }
            let label = t!("table.choose", name = trace.name);
            response.widget_info(|| egui::WidgetInfo::selected(egui::Role::RadioButton, true, is_chosen, label.as_ref()));
            if response.tell(in_full(content, trace, settings)).clicked() {
                settings.chosen = trace.curve;
            }
        }
        goal_ui(ui, settings, palette.secondary);
    });
}

/// A curve's name and its numbers; `–` where there is none yet.
fn cells(content: &Content<'_>, trace: &Trace, goal: f64) -> [RichText; 5] {
    let (results, palette) = (content.results, content.palette);
    let loss = results.recent_loss(trace.curve).map(|loss| brief(loss.median));
    let accuracy = trace.accuracies.last().map(|(_, share)| format!("{:.1} %", share.median * 100.0));
    let seconds = results.seconds(trace.curve).map(|seconds| format!("{:.1}", seconds.median));
    let reached = results.reached(trace.curve, goal).iteration.map(grouped);
    let cell = |text: Option<String>| {
        RichText::new(text.unwrap_or_else(|| "–".to_owned())).font(regular(size::SMALL)).color(palette.text)
    };
    let font = semibold(if trace.curve == content.settings.chosen() { 13.0 } else { size::SMALL });
    let name = RichText::new(&trace.name).font(font).color(trace.color);
    [name, cell(loss), cell(accuracy), cell(seconds), cell(reached)]
}

/// A curve's numbers with more digits, and with the range over the seeds.
fn in_full(content: &Content<'_>, trace: &Trace, settings: &Settings) -> String {
    let results = content.results;
    let seeds = (settings.seeds > 1).then(|| {
        let reached = results.reached(trace.curve, settings.goal).seeds;
        t!("table.full_reached", seeds = reached, of = settings.seeds).into_owned()
    });
    let loss = results.recent_loss(trace.curve);
    let lines = [
        Some(trace.name.clone()),
        loss.map(|loss| t!("table.full_loss", loss = band(loss, &|loss| digits(loss, 5))).into_owned()),
        trace.accuracies.last().map(|(_, share)| t!("race.right", share = band(*share, &percent)).into_owned()),
        results
            .seconds(trace.curve)
            .map(|seconds| t!("table.full_seconds", seconds = band(seconds, &|value| format!("{value:.2}"))).into_owned()),
        seeds,
    ];
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// Three digits; a very large loss as a power of ten.
fn brief(loss: f64) -> String {
    if loss < 1e4 { digits(loss, 3) } else { number(loss, 2) }
}

fn goal_ui(ui: &mut Ui, settings: &mut Settings, color: Color32) {
    ui.horizontal(|ui| {
        ui.label(RichText::new(t!("table.goal")).font(regular(size::SMALL)).color(color));
        let check = |text: &str| {
            crate::number::read(text, |goal| Domain::Positive.contains(goal), || t!("table.goal_range").into_owned())
        };
        field_ui(ui, [&t!("table.goal"), &t!("tooltip.goal")], &mut settings.goal, 56.0, &check);
    });
}
