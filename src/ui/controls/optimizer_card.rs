//! The cards of optimizers, with settings and results.

use egui::{Color32, Frame, Id, Margin, Rect, Response, RichText, Sense, Ui, pos2, vec2};

use super::card::{add_button, card_frame};
use super::card_settings::{Owner, settings_ui};
use super::explain::{explain, name_and_explain};
use super::icon;
use super::knobs::SliderMarks;
use super::right::{right_sized_ui, text_width};
use super::schedule::schedule_ui;
use crate::experiment::Entry;
use crate::language::t;
use crate::optimizer::{Marker, OptimizerSpec};
use crate::picture::marker;
use crate::picture::theme::{Palette, regular, semibold, size};
use crate::picture::tooltip::Tooltip;

/// The content of a card, made before its widgets borrow the settings.
pub struct Card {
    /// The name.
    pub name: String,
    /// The colour.
    pub color: Color32,
    /// The marker.
    pub marker: Marker,
    /// The results, a line for each path or curve.
    pub lines: Vec<Line>,
    /// The marks on the slider of the learning rate.
    pub marks: Option<SliderMarks>,
    /// The current value of f or of the loss.
    pub now: String,
    /// The settings that a double-click and Delete bring back: those of the scene, or the usual ones of the workspace.
    pub home: OptimizerSpec,
}

/// A result in a line.
pub struct Line {
    /// In one word.
    pub chip: String,
    /// In a few words, shown after the chip.
    pub text: String,
    /// Whether it is a failure, such as divergence.
    pub alarm: bool,
    /// In full, for the tooltip.
    pub full: String,
}

/// An action of the user on a card.
#[derive(Clone, Copy)]
enum CardAction {
    Copy,
    Remove,
}

/// The interaction with the cards, by the index of the optimizer.
#[derive(Clone, Copy, Debug, Default)]
pub struct CardsResponse {
    /// The optimizer whose card is hovered.
    pub hovered: Option<usize>,
    /// The optimizer whose learning rate was changed.
    pub moved_rate: Option<usize>,
}

/// The cards, one below the other.
/// `simple`: each shows only its name, its learning rate and what happens.
pub fn optimizer_cards_ui(ui: &mut Ui, cards: &[Card], entries: &mut Vec<Entry>, simple: bool) -> CardsResponse {
    let (mut response, mut requested) = (CardsResponse::default(), None);
    let many = entries.len() > 1;
    for (index, (card, entry)) in cards.iter().zip(entries.iter_mut()).enumerate() {
        let rate = entry.rule.rate();
        let shown = card_frame(ui).show(ui, |ui| card_ui(ui, index, card, entry, many, simple));
        if entry.rule.rate() != rate {
            response.moved_rate = Some(index);
        }
        requested = requested.or(shown.inner.map(|action| (index, action)));
        if shown.response.contains_pointer() {
            response.hovered = Some(index);
        }
    }
    match requested {
        Some((index, CardAction::Copy)) => entries.insert(index + 1, entries[index].clone()),
        Some((index, CardAction::Remove)) => drop(entries.remove(index)),
        None => {}
    }
    response
}

fn card_ui(ui: &mut Ui, index: usize, card: &Card, entry: &mut Entry, many: bool, simple: bool) -> Option<CardAction> {
    ui.set_width(ui.available_width());
    ui.spacing_mut().item_spacing.y = 2.0;
    let palette = Palette::current(ui);
    let open_id = Id::unique(("card open", index));
    let mut open: bool = !simple && ui.data(|data| data.get_temp(open_id)).unwrap_or(false);
    let mut action = None;
    ui.horizontal(|ui| {
        visibility_ui(ui, card, entry);
        let color = if entry.visible { palette.text } else { palette.secondary };
        let name = RichText::new(&card.name).font(semibold(size::BODY)).color(color);
        let now = RichText::new(&card.now).font(regular(13.0)).color(palette.secondary);
        let gap = ui.spacing().item_spacing.x;
        // A name that has no room beside f is worth more.
        let all = ui.available_width() - gap;
        let beside = if simple { 0.0 } else { text_width(ui, now.clone()) + gap + icon::SIDE };
        let fits = text_width(ui, name.clone()) + beside <= all;
        let width = if fits || simple { beside } else { icon::SIDE };
        let space = all - width;
        let label = |ui: &mut Ui| {
            ui.set_max_width(space.max(0.0));
            ui.add(egui::Label::new(name).truncate().selectable(false).sense(Sense::CLICK))
        };
        let name = ui.scope(label).inner;
        let name = name.tell(format!("{}\n{}", entry.rule.formula(), entry.rule.about().source));
        name.context_menu(|ui| action = actions_ui(ui, card, many));
        if simple {
            return;
        }
        right_sized_ui(ui, width, |ui| {
            if fits {
                ui.label(now);
            }
            if icon::button(ui, icon::Icon::Chevron { open }, &t!("card.more", name = card.name)).clicked() {
                open = !open;
            }
        });
    });
    let owner = Owner { index, name: &card.name, color: card.color, home: &card.home, marks: card.marks.as_ref() };
    settings_ui(ui, &owner, entry, open);
    for line in &card.lines {
        line_ui(ui, line);
    }
    if open || !entry.rule.schedule.is_constant() {
        schedule_ui(ui, &card.name, &mut entry.rule.schedule, card.color, open);
    }
    if open {
        action = ui.horizontal_wrapped(|ui| actions_ui(ui, card, many)).inner.or(action);
    }
    if !simple {
        ui.data_mut(|data| data.insert_temp(open_id, open));
    }
    action
}

/// A line with its chip and text; hovering shows it in full.
fn line_ui(ui: &mut Ui, line: &Line) {
    let palette = Palette::current(ui);
    let row = ui.spacing().interact_size.y;
    let (color, fill) = if line.alarm { (palette.panel, palette.error) } else { (palette.text, palette.chip) };
    ui.spacing_mut().interact_size.y = 17.0;
    let shown = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        let chip = Frame::new().fill(fill).corner_radius(8).inner_margin(Margin::symmetric(5, 0));
        chip.show(ui, |ui| ui.label(RichText::new(&line.chip).font(semibold(11.0)).color(color)));
        let text = RichText::new(&line.text).font(regular(11.5)).color(palette.secondary);
        ui.add(egui::Label::new(text).wrap());
    });
    ui.spacing_mut().interact_size.y = row;
    shown.response.tell(&line.full);
}

/// Buttons to copy and to remove a card; the last card can't be removed.
fn actions_ui(ui: &mut Ui, card: &Card, many: bool) -> Option<CardAction> {
    let mut action = None;
    for (kind, text, enabled) in [
        (CardAction::Copy, t!("card.copy", name = card.name), true),
        (CardAction::Remove, t!("card.remove", name = card.name), many),
    ] {
        let help = if matches!(kind, CardAction::Copy) { t!("tooltip.copy") } else { t!("tooltip.remove") };
        let button = ui.add_enabled(enabled, egui::Button::new(RichText::new(text).font(regular(size::SMALL))));
        if explain(button, &help).clicked() {
            action = Some(kind);
            ui.close();
        }
    }
    action
}

/// The optimizer's marker, a switch that hides its curves.
fn visibility_ui(ui: &mut Ui, card: &Card, entry: &mut Entry) {
    let (rect, response) = ui.allocate_exact_size(vec2(20.0, 20.0), Sense::click());
    let label = t!("card.visible", name = card.name);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, entry.visible, label.as_ref()));
    let response: Response = response.tell(t!("card.visible_help"));
    if response.clicked() {
        entry.visible = !entry.visible;
    }
    let palette = Palette::current(ui);
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(Rect::from_center_size(rect.center(), vec2(22.0, 22.0)), 4.0, palette.chip);
    }
    let color = if entry.visible { card.color } else { palette.secondary.gamma_multiply(0.5) };
    let center = pos2(rect.center().x, rect.center().y);
    ui.painter().add(marker::shape(card.marker, center, 5.5, color, palette.panel, palette.lines));
}

/// A menu of all optimizers to add; returns the chosen one.
pub fn add_optimizer_ui(ui: &mut Ui) -> Option<OptimizerSpec> {
    let mut chosen = None;
    let (menu, _) = egui::containers::menu::MenuButton::from_button(add_button(ui)).ui(ui, |ui| {
        let (book, more): (Vec<_>, Vec<_>) = OptimizerSpec::all().into_iter().partition(|rule| rule.about().in_book);
        let mut offer = |ui: &mut Ui, rules: Vec<OptimizerSpec>| {
            for rule in rules {
                let button = ui.button(rule.about().name).tell(rule.about().source);
                chosen = button.clicked().then_some(rule).or(chosen.take());
            }
        };
        offer(ui, book);
        explain(ui.menu_button(t!("card.more_optimizers"), |ui| offer(ui, more)).response, &t!("tooltip.more_optimizers"));
        if chosen.is_some() {
            ui.close();
        }
    });
    name_and_explain(menu, egui::Role::Button, &t!("card.add"), &t!("tooltip.add_optimizer"));
    chosen
}
