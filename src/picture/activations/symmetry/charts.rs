//! The charts below the small nets: loss and distinct units.

use egui::{Rect, RichText, Ui, UiBuilder, vec2};

use super::{GAP, shown_steps};
use crate::experiment::activations::Settings;
use crate::experiment::activations::symmetry::SymmetryRun;
use crate::language::t;
use crate::picture::activations::content::marker;
use crate::picture::chart::{Chart, Curve, chart_ui};
use crate::picture::plane::{Axis, Scale};
use crate::picture::theme::{Palette, semibold, size};

/// Draw the charts of the loss and of the distinct units, one beside the other.
pub fn charts_ui(ui: &mut Ui, area: Rect, settings: &Settings, trainings: &[SymmetryRun]) {
    let palette = Palette::current(ui);
    let width = (area.width() - GAP) / 2.0;
    let (step, names) = (settings.symmetry.shown_step(), settings.symmetry.names());
    let curves = |value: &dyn Fn(&SymmetryRun, usize) -> f64| -> Vec<Curve> {
        let curve = |(row, training): (usize, &SymmetryRun)| {
            let steps = shown_steps(settings, training.last_step()).into_iter();
            let color = palette.row(row);
            let points = steps.map(|step| [step as f64, value(training, step)]).filter(|[_, value]| value.is_finite());
            Curve { name: names[row].clone(), points: points.collect(), color, variation: row % 2 * 2, marker: Some(marker(row)) }
        };
        trainings.iter().enumerate().map(curve).collect()
    };
    let all = [
        ("loss", t!("symmetry.loss"), t!("columns.loss"), curves(&|training, step| training.losses[step])),
        (
            "distinct",
            t!("symmetry.distinct_units"),
            t!("columns.distinct_units"),
            curves(&|training, step| training.distinct[step] as f64),
        ),
    ];
    for (index, (id, title, axis, curves)) in all.into_iter().enumerate() {
        let card = Rect::from_min_size(area.min + vec2((width + GAP) * index as f32, 0.0), vec2(width, area.height()));
        palette.card(ui.painter(), card, 8.0);
        ui.scope_builder(UiBuilder::new().max_rect(card.shrink2(vec2(10.0, 6.0))).id_salt(id), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            if !palette.paper {
                ui.label(RichText::new(title.as_ref()).font(semibold(size::SMALL)).color(palette.secondary));
                ui.add_space(6.0);
            }
            let chart = Chart {
                id,
                axes: [t!("figure.axis_step").into_owned(), axis.into_owned()],
                title: title.into_owned(),
                curves,
                points: Vec::new(),
                cursor: Some(step as f64),
                x_axis: Axis { range: [0.0, settings.symmetry.steps.max(1) as f64], scale: Scale::Whole },
                y_scale: Scale::Linear,
                zero: None,
            };
            chart_ui(ui, &chart, palette);
        });
    }
}
