//! Switching the language.

use egui::text::LayoutJob;
use egui::{Button, TextFormat, Ui};

use super::App;
use crate::language::Language;
use crate::language::t;
use crate::picture::theme;
use crate::picture::theme::{Palette, regular, semibold, size};
use crate::picture::tooltip::Tooltip;
use crate::ui::command::Command;
use crate::ui::controls::notice::Notice;

impl App {
    /// Change the language, once its font is there. Texts are made when they are drawn, so they follow with the next frame; notices are
    /// removed.
    pub(super) fn set_language(&mut self, language: &Language) {
        self.awaited_language = None;
        if theme::fonts::is_awaited_for(language.sample()) {
            self.awaited_language = Some(*language);
            self.notice = Some(Notice { text: t!("language.fetching").into_owned(), is_error: false });
            return;
        }
        language.make_current();
        self.notice = self.notice.take().filter(|notice| notice.is_error);
        self.activations.view.retranslate();
        self.training.view.retranslate();
    }

    /// Change to a language whose font has arrived. If no font for Chinese is available, report it once, and again when a language is chosen that needs it. In that case
    /// change to English.
    pub(super) fn check_font(&mut self, ctx: &egui::Context) {
        if let Some(language) = self.awaited_language.take_if(|_| !theme::fonts::is_awaited()) {
            self.set_language(&language);
        }
        if !theme::fonts::is_damaged_in(ctx) {
            return;
        }
        let is_readable = |language: &Language| theme::fonts::can_draw(ctx, language.sample());
        let (some_unreadable, current_readable) = (!Language::all().iter().all(is_readable), is_readable(&Language::current()));
        let reported =
            ctx.data_mut(|data| std::mem::replace(data.get_temp_mut_or_default(egui::Id::unique("font reported")), true));
        if some_unreadable && !(reported && current_readable) {
            if !current_readable {
                self.set_language(&Language::default());
            }
            self.warn(t!("language.no_font").into_owned());
            ctx.request_repaint();
        }
    }
}

/// The switch: a click changes to the other language, or opens a list if there are several. Its name is readable in all
/// languages; in a `narrow` window it shows only the other one.
pub fn switch_ui(ui: &mut Ui, all: &[Language], narrow: bool, commands: &mut Vec<Command>) {
    let current = Language::current();
    let others: Vec<&Language> = all.iter().filter(|language| **language != current).collect();
    let shown: Vec<&Language> = match (all.len(), narrow) {
        (2, false) => all.iter().collect(),
        (2, true) => others.clone(),
        _ => vec![&current],
    };
    let text = short_names(ui, &shown, &current);
    let words = all.iter().map(Language::word).collect::<Vec<_>>().join(" / ");
    let response = match others.as_slice() {
        [] => return,
        [other] => {
            let response = ui.add(Button::new(text).frame_when_inactive(false));
            if response.clicked() {
                commands.push(Command::SetLanguage(**other));
            }
            response
        }
        _ => {
            let list = |ui: &mut Ui| {
                for language in all {
                    if ui.selectable_label(*language == current, language.name()).clicked() {
                        commands.push(Command::SetLanguage(*language));
                        ui.close();
                    }
                }
            };
            egui::containers::menu::MenuButton::from_button(Button::new(text).frame_when_inactive(false)).ui(ui, list).0
        }
    };
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &words));
    response.tell(words);
}

/// `EN/中`, the current one in the colour of text.
fn short_names(ui: &Ui, shown: &[&Language], current: &Language) -> LayoutJob {
    let palette = Palette::current(ui);
    let mut job = LayoutJob::default();
    for &language in shown {
        if !job.is_empty() {
            job.append("/", 0.0, TextFormat::simple(regular(size::BODY), palette.secondary));
        }
        let (font, color) =
            if language == current { (semibold(size::BODY), palette.text) } else { (regular(size::BODY), palette.secondary) };
        job.append(language.short_name(), 0.0, TextFormat::simple(font, color));
    }
    job
}

#[cfg(test)]
mod tests;
