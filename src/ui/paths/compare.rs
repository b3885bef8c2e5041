//! The comparison of the optimizers: the rate rule, when f is low, path lengths, and the noise.

use std::borrow::Cow;

use egui::{Align, ComboBox, Label, Layout, RichText, Ui};
use egui_extras::TableRow;

use crate::experiment::paths::milestones::{Milestones, turning};
use crate::experiment::paths::{Chart, Path, RateRule, Settings};
use crate::knob::Knob;
use crate::language::t;
use crate::noise::{DEVIATION, MAX_SEEDS, Noise};
use crate::number;
use crate::picture::paths::content::Content;
use crate::picture::theme::{Palette, regular, semibold, size};
use crate::picture::tooltip::Tooltip;
use crate::ui::controls::card::card_frame;
use crate::ui::controls::explain::{explain, name_choice};
use crate::ui::controls::field::{field_ui, seed_field_ui};
use crate::ui::controls::knobs::knob_ui;
use crate::ui::controls::table::{fill, table};
use crate::words::comparison;
use crate::words::numbers::number;
use crate::words::sharpness::share;

/// Draw the card.
pub fn compare_ui(ui: &mut Ui, settings: &mut Settings, paths: &[Path], milestones: &[Milestones]) {
    card_frame(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 3.0;
        ui.scope(|ui| table_ui(ui, &Content::new(settings, paths, Palette::current(ui)), milestones));
        noise_ui(ui, settings);
    });
}

/// The choice of the rate rule.
pub fn rule_ui(ui: &mut Ui, settings: &mut Settings) {
    let mut chosen = None;
    let now = comparison::short(settings.rate_choice());
    let text = RichText::new(&now).font(regular(size::SMALL));
    let response = ComboBox::from_id_salt("rates").selected_text(text).width(130.0).show_ui(ui, |ui| {
        let is_free = settings.rates == RateRule::Free;
        for (rule, text, help, selected) in [
            (RateRule::Free, t!("compare.home"), t!("compare.home_help"), is_free),
            (RateRule::Equal, t!("compare.equal"), t!("compare.equal_help"), settings.rates == RateRule::Equal),
            (RateRule::FirstStep, t!("compare.first_step"), t!("compare.first_step_help"), settings.rates == RateRule::FirstStep),
            (RateRule::Best, t!("compare.best"), t!("compare.best_help"), settings.rates == RateRule::Best),
        ] {
            if ui.selectable_label(selected, text).tell(help).clicked() {
                chosen = Some(rule);
            }
        }
    });
    name_choice(response.response, &t!("compare.rule"), &now, &t!("tooltip.rule"));
    match chosen {
        Some(RateRule::Free) => settings.use_usual_rates(),
        Some(rule) => {
            settings.rates = rule;
            if rule == RateRule::Best {
                settings.chart = Chart::Sweep; // show the search
            }
        }
        None => {}
    }
}

/// One row for each path: name, the first low step, the step from which it stays low, the lengths of path and straight line.
fn table_ui(ui: &mut Ui, content: &Content<'_>, milestones: &[Milestones]) {
    const ROW: f32 = 17.0;
    const HEAD: f32 = 36.0;
    let palette = content.palette;
    let head = |text: std::borrow::Cow<'_, str>| RichText::new(text).font(regular(size::SMALL)).color(palette.secondary);
    let floor = content.settings.landscape.floor();
    let low = if !content.settings.landscape.has_lowest() {
        t!("compare.no_lowest")
    } else if floor == 0.0 {
        t!("compare.low")
    } else {
        t!("compare.low_above", floor = number(floor, 4))
    };
    let heads = [low, t!("compare.first"), t!("compare.settled"), t!("compare.length"), t!("compare.straight")].map(head);
    let number_of = |step: Option<usize>| step.map_or_else(|| "–".to_owned(), |step| step.to_string());
    let cell = |text: String| RichText::new(text).font(regular(13.0)).color(palette.text);
    table(ui, "compare", &[42.0, 42.0, 46.0, 54.0]).body(|mut body| {
        body.row(HEAD, |mut row| {
            heads_ui(
                &mut row,
                heads,
                [
                    None,
                    Some(t!("compare.first_help")),
                    Some(t!("compare.settled_help")),
                    Some(t!("compare.length_help")),
                    Some(t!("compare.straight_help")),
                ],
            );
        });
        for (path, Milestones { first, settled, length, straight, .. }) in
            content.paths.iter().zip(milestones).filter(|(path, _)| path.start == 0)
        {
            let name = RichText::new(&content.names[path.optimizer]).font(semibold(size::SMALL));
            let steps = [*first, *settled].map(|step| cell(number_of(step)));
            let lengths = [*length, *straight].map(|length| cell(number(length, 3)));
            let mut help = t!("compare.row_help", length = number(*length, 5), straight = number(*straight, 5)).into_owned();
            if let Some(of) = turning(path.first_seed()) {
                help = format!("{help}\n{}", t!("sharpness.turns", all = share(of)));
            }
            body.row(ROW, |mut row| {
                fill(&mut row, [name.color(content.color(path.optimizer))].into_iter().chain(steps).chain(lengths));
                row.response().tell(help);
            });
        }
    });
}

/// The heads of the columns, each in up to two lines and with its own tooltip; the first stands at the left.
fn heads_ui(row: &mut TableRow<'_, '_>, heads: [RichText; 5], helps: [Option<Cow<'_, str>>; 5]) {
    for (column, (head, help)) in heads.into_iter().zip(helps).enumerate() {
        row.col(|ui| {
            let align = if column == 0 { Align::Min } else { Align::Max };
            let label = |ui: &mut Ui| ui.add(Label::new(head).wrap().halign(align).selectable(false));
            let shown = ui.with_layout(Layout::top_down(align), label).inner;
            if let Some(help) = help {
                explain(shown, &help);
            }
        });
    }
}

/// The noise on the gradient: its standard deviation, and with noise the first seed and the number of seeds.
fn noise_ui(ui: &mut Ui, settings: &mut Settings) {
    let color = Palette::current(ui).secondary;
    let noisy = !settings.noise.is_off();
    knob_ui(ui, "", &mut Knob::Number(&DEVIATION, &mut settings.noise.deviation), color);
    if !noisy {
        return;
    }
    ui.horizontal(|ui| {
        let small = |text: std::borrow::Cow<'_, str>| RichText::new(text).font(regular(size::SMALL)).color(color);
        ui.label(small(t!("compare.seed")));
        let texts = [t!("compare.seed_name"), t!("tooltip.noise_seed")];
        seed_field_ui(ui, texts.each_ref().map(AsRef::as_ref), &mut settings.noise.seed, 60.0);
        ui.add_space(8.0);
        ui.label(small(t!("compare.seeds")));
        let mut seeds = settings.noise.seeds as f64;
        let others = settings.clone();
        let check = |text: &str| {
            let range = || t!("compare.seeds_range", max = MAX_SEEDS).into_owned();
            let seeds = number::whole(text, 1..=MAX_SEEDS as u64, range)? as usize;
            let wanted = Settings { noise: Noise { seeds, ..others.noise }, ..others.clone() };
            wanted.validate().map(|()| seeds as f64).map_err(|error| error.message)
        };
        field_ui(ui, [&t!("compare.seeds_name"), &t!("tooltip.noise_seeds")], &mut seeds, 44.0, &check);
        settings.noise.seeds = seeds as usize;
    });
}
