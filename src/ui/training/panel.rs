//! The panel on the left: optimizers, initializations, net and run.

use egui::{ComboBox, RichText, Ui};

use super::images_card::images_ui;
use super::runner::Runner;
use crate::experiment::Entry;
use crate::experiment::entry::in_scene;
use crate::experiment::training::{
    MAX_BATCH, MAX_CURVES, MAX_ITERATIONS, MAX_SEEDS, Measure, Outcome, Settings, Start, with_usual_rate,
};
use crate::knob::{Domain, Slider};
use crate::language::t;
use crate::lesson::ControlGroup;
use crate::network::Activation;
use crate::number;
use crate::picture::theme::{Palette, regular, size};
use crate::picture::tooltip::Tooltip;
use crate::picture::training::content::styles;
use crate::ui::activations::cards::{add_init_ui, inits_ui};
use crate::ui::controls::card::{Controls, card_frame, heading_ui};
use crate::ui::controls::explain::name_choice;
use crate::ui::controls::field::text_field_ui;
use crate::ui::controls::knobs::activation_knobs_ui;
use crate::ui::controls::optimizer_card::{Card, Line, add_optimizer_ui, optimizer_cards_ui};
use crate::ui::controls::setting_row::{SettingRow, ValueRef, choice_ui, name_ui, rows_ui, seed_ui};
use crate::words::numbers::{grouped, number};
use crate::words::training::percent;

/// Draw the panel down to the seed; `home` are the settings of the scene. Returns the index of the hovered optimizer.
pub fn panel_ui(
    ui: &mut Ui,
    settings: &mut Settings,
    home: Option<&Settings>,
    runner: &Runner,
    shown: Controls<'_>,
) -> Option<usize> {
    let hovered =
        if shown.has(ControlGroup::Optimizers) { optimizers_ui(ui, settings, home, runner, shown.simple) } else { None };
    if shown.has(ControlGroup::Weights) {
        heading_ui(ui, &t!("heading.weights"), |ui| {
            if settings.optimizers.len() * (settings.inits.len() + 1) <= MAX_CURVES {
                add_init_ui(ui, &mut settings.inits);
            }
        });
        inits_ui(ui, &mut settings.inits);
    }
    if shown.has(ControlGroup::Net) {
        heading_ui(ui, &t!("heading.net"), |_| {});
        net_ui(ui, settings);
    }
    if shown.has(ControlGroup::Run) {
        heading_ui(ui, &t!("heading.run"), |_| {});
        run_ui(ui, settings);
        images_ui(ui, settings);
        seed_ui(ui, &mut settings.seed);
    }
    hovered
}

/// The optimizers' cards, with a menu to add one.
fn optimizers_ui(ui: &mut Ui, settings: &mut Settings, home: Option<&Settings>, runner: &Runner, simple: bool) -> Option<usize> {
    heading_ui(ui, &t!("heading.optimizers"), |ui| {
        let can_add = !simple && (settings.optimizers.len() + 1) * settings.inits.len() <= MAX_CURVES;
        if can_add && let Some(rule) = add_optimizer_ui(ui) {
            settings.optimizers.push(Entry::from(with_usual_rate(rule)));
        }
    });
    let cards = cards(ui, settings, home, runner);
    let mut entries = settings.optimizers.clone();
    let hovered = optimizer_cards_ui(ui, &cards, &mut entries, simple).hovered;
    if entries.len() * settings.inits.len() <= MAX_CURVES {
        settings.optimizers = entries;
    }
    hovered
}

fn cards(ui: &Ui, settings: &Settings, home: Option<&Settings>, runner: &Runner) -> Vec<Card> {
    let names = crate::experiment::entry::names(&settings.optimizers);
    let styles = styles(settings, Palette::current(ui));
    let inits = settings.inits.len();
    let card = |(index, name): (usize, String)| {
        let (color, marker, _) = styles[index * inits];
        let color = if settings.optimizers.len() == 1 { Palette::current(ui).accent } else { color };
        let rule = &settings.optimizers[index].rule;
        let home = home.and_then(|home| in_scene(&home.optimizers, rule, index)).cloned();
        let home = home.unwrap_or_else(|| with_usual_rate(rule.with_defaults()));
        let mut card = Card { name, color, marker, lines: Vec::new(), marks: None, now: String::new(), home };
        let same = runner.settings.as_ref().is_some_and(|of_run| {
            of_run.inits.len() == inits && of_run.optimizers.get(index).is_some_and(|entry| entry.rule == *rule)
        });
        if same && index * inits < runner.results.curves.len() {
            let results = &runner.results;
            if inits == 1 {
                card.now = results.recent_loss(index).map(|loss| number(loss.median, 3)).unwrap_or_default();
            }
            card.lines.extend((index * inits..(index + 1) * inits).filter_map(|curve| divergence_line(results, curve)));
        }
        card
    };
    names.into_iter().enumerate().map(card).collect()
}

fn divergence_line(results: &crate::experiment::training::Results, curve: usize) -> Option<Line> {
    let Outcome::Diverged { iteration } = results.outcome(curve) else { return None };
    let text = t!("chip.at_iteration", iteration = grouped(iteration)).into_owned();
    let accuracy = results.curves[curve].iter().find_map(crate::experiment::training::Curve::accuracy);
    let full =
        accuracy.map_or_else(|| text.clone(), |accuracy| format!("{text}\n{}", t!("race.right", share = percent(accuracy))));
    Some(Line { chip: t!("chip.diverged").into_owned(), text, alarm: true, full })
}

fn net_ui(ui: &mut Ui, settings: &mut Settings) {
    card_frame(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 2.0;
        let now = settings.hidden.iter().map(usize::to_string).collect::<Vec<_>>().join(", ");
        let check = |text: &str| {
            let widths = text.split([',', '，', '、', '-', ' ']).map(str::trim).filter(|part| !part.is_empty());
            let format = || t!("run.hidden_format").into_owned();
            let hidden = widths.map(|width| number::unlimited(width, format));
            let wanted = Settings { hidden: hidden.collect::<Result<_, _>>()?, ..settings.clone() };
            wanted.validate().map(|()| wanted.hidden).map_err(|error| error.message)
        };
        let mut hidden = None;
        ui.horizontal(|ui| {
            name_ui(ui, &t!("run.hidden")).tell(t!("run.hidden_help"));
            let width = ui.available_width();
            ui.vertical(|ui| hidden = text_field_ui(ui, [&t!("run.hidden"), &t!("run.hidden_help")], &now, width, &check));
        });
        settings.hidden = hidden.unwrap_or_else(|| settings.hidden.clone());
        ui.horizontal(|ui| {
            name_ui(ui, &t!("run.activation"));
            let width = ui.available_width() - 8.0;
            activation_ui(ui, &mut settings.activation, width);
        });
        activation_knobs_ui(ui, &mut settings.activation);
        let layers = RichText::new(t!("run.layers", layers = settings.hidden.len() + 1, hidden = settings.hidden.len()));
        ui.label(layers.font(regular(size::SMALL)).color(Palette::current(ui).secondary));
    });
}

fn activation_ui(ui: &mut Ui, activation: &mut Activation, width: f32) {
    let text = |activation: Activation| RichText::new(activation.name()).font(regular(13.0));
    let chosen = activation.name();
    let combo = ComboBox::from_id_salt("hidden activation").selected_text(text(*activation)).width(width);
    let response = combo.show_ui(ui, |ui| {
        for other in activation.choices() {
            ui.selectable_value(activation, other, text(other)).tell(other.formula());
        }
    });
    name_choice(response.response, &t!("run.activation"), &chosen, &t!("tooltip.activation"));
}

/// Mini-batches, iterations, weight decay and seeds, the initial weights, and when the loss is measured.
fn run_ui(ui: &mut Ui, settings: &mut Settings) {
    let check = |wanted: &mut Settings| wanted.validate().map_err(|error| error.message);
    let rows = [
        SettingRow::count(t!("run.batch"), t!("tooltip.batch"), MAX_BATCH, |all: &mut Settings| ValueRef::Count(&mut all.batch)),
        SettingRow::count(t!("run.iterations"), t!("tooltip.iterations"), MAX_ITERATIONS, |all: &mut Settings| {
            ValueRef::Count(&mut all.iterations)
        }),
        SettingRow {
            name: t!("run.decay"),
            help: t!("tooltip.decay"),
            slider: Slider::linear(0.0, 0.1),
            read: &|text, wanted| number::read(text, |decay| Domain::NotNegative.contains(decay), wanted),
            value: |all: &mut Settings| ValueRef::Number(&mut all.weight_decay),
        },
        SettingRow::count(t!("run.seeds"), t!("tooltip.run_seeds"), MAX_SEEDS, |all: &mut Settings| {
            ValueRef::Count(&mut all.seeds)
        }),
    ];
    rows_ui(ui, settings, &rows, &check);
    card_frame(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 2.0;
        choice_ui(
            ui,
            &t!("run.start"),
            &mut settings.start,
            [(Start::Same, t!("run.same"), t!("run.same_help")), (Start::Own, t!("run.own"), t!("run.own_help"))],
        );
        choice_ui(
            ui,
            &t!("run.measure"),
            &mut settings.measure,
            [(Measure::After, t!("run.after"), t!("run.after_help")), (Measure::Before, t!("run.before"), t!("run.before_help"))],
        );
    });
}
