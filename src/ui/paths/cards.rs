//! The optimizers' cards, with settings and results.

use egui::Ui;

use crate::experiment::Entry;
use crate::experiment::entry::in_scene;
use crate::experiment::paths::insight::Insight;
use crate::experiment::paths::{Path, RateRule, Settings, with_usual_rate};
use crate::language::t;
use crate::optimizer::OptimizerSpec;
use crate::picture::paths::content::Content;
use crate::picture::theme::Palette;
use crate::ui::controls::knobs::SliderMarks;
use crate::ui::controls::optimizer_card::{Card, CardsResponse, Line, add_optimizer_ui, optimizer_cards_ui};
use crate::words::numbers::number;
use crate::words::story;

/// A space at which no line ends.
const NO_BREAK: &str = "\u{a0}";

/// The cards; `home` are the settings of the scene. A changed learning rate changes the others according to the rate rule.
/// Returns the index of the hovered optimizer.
pub fn cards_ui(
    ui: &mut Ui,
    settings: &mut Settings,
    home: Option<&Settings>,
    paths: &[Path],
    insights: &[Insight],
    simple: bool,
) -> Option<usize> {
    let cards: Vec<Card> = {
        let content = Content::new(settings, paths, Palette::current(ui));
        (0..settings.optimizers.len()).map(|index| card(&content, home, insights, index)).collect()
    };
    let CardsResponse { hovered, moved_rate } = optimizer_cards_ui(ui, &cards, &mut settings.optimizers, simple);
    if moved_rate.is_some() {
        settings.apply_rate_rule(moved_rate);
    }
    hovered.filter(|index| *index < settings.optimizers.len() && settings.optimizers[*index].visible)
}

/// The content of a card: f at the shown step, a line for each start, and the stable rates.
fn card(content: &Content<'_>, home: Option<&Settings>, insights: &[Insight], index: usize) -> Card {
    let (name, home) = (content.names[index].clone(), home_of(content.settings, home, index));
    let (color, marker) = (content.color(index), content.marker(index));
    let mut card = Card { name, color, marker, lines: Vec::new(), marks: None, now: String::new(), home };
    let many = content.settings.starts.len() > 1;
    for (path, insight) in content.paths.iter().zip(insights).filter(|(path, _)| path.optimizer == index) {
        let f_now = format!("f {}", number(path.trajectory.values[content.shown_step(path)], 4));
        let line = line(content, path, insight);
        if many {
            let f_now = f_now.replace(' ', NO_BREAK);
            card.lines.push(Line { text: format!("{}: {} · {f_now}", path.start + 1, line.text), ..line });
        } else {
            card.lines.push(line);
            card.now = f_now;
        }
        card.marks.get_or_insert_with(|| slider_marks(insight));
    }
    card
}

/// The settings that an optimizer goes back to: those of the scene on its landscape, elsewhere the usual ones. A scene that finds
/// its rates by a rule has none of its own.
fn home_of(settings: &Settings, scene: Option<&Settings>, index: usize) -> OptimizerSpec {
    let rule = &settings.optimizers[index].rule;
    let scene = scene.filter(|scene| scene.landscape == settings.landscape && scene.rates == RateRule::Free);
    let home = scene.and_then(|scene| in_scene(&scene.optimizers, rule, index)).cloned();
    home.unwrap_or_else(|| with_usual_rate(rule.with_defaults(), &settings.landscape))
}

/// The line of a path; in full with its end point.
fn line(content: &Content<'_>, path: &Path, insight: &Insight) -> Line {
    let trajectory = &path.trajectory;
    let words = story::words(content.settings, insight);
    let mut full = words.sentences;
    full.push(t!("card.end", f = number(trajectory.values[trajectory.last_step()], 4)).into_owned());
    if let Some([x, y]) = content.settings.landscape.minimum_near(trajectory.points[trajectory.last_step()]) {
        full.push(t!("card.minimum", x = number(x, 3), y = number(y, 3)).into_owned());
    }
    Line { chip: words.chip, text: words.line, alarm: words.alarm, full: full.join("\n") }
}

fn slider_marks(insight: &Insight) -> SliderMarks {
    let rates = insight.rates.ok();
    SliderMarks {
        limit: rates.map(|rates| rates.limit),
        best: rates.map(|rates| rates.best),
        explanation: story::rates(insight).told,
    }
}

/// A menu of all optimizers to add.
pub fn add_ui(ui: &mut Ui, settings: &mut Settings) {
    if let Some(rule) = add_optimizer_ui(ui) {
        settings.optimizers.push(Entry::from(with_usual_rate(rule, &settings.landscape)));
    }
}
