//! Links in the window: what is on the screen as an address, and back.

use egui::{Context, Event, Theme};

use super::App;
use crate::language::{Language, t};
use crate::lesson::Lesson;
use crate::lesson::link::{Holds, Link, OFTEN_CUT};
use crate::storage::session::Snapshot;
use crate::ui::command::Command;
use crate::ui::controls::notice::Notice;
use crate::ui::lesson::open_lesson::OpenLesson;

impl App {
    /// What is on the screen as the fragment of an address, from `#` on: the lesson and its scene, the settings with the shown step, the
    /// language and the theme. Takes some milliseconds for a long lesson, so it is not for every frame.
    pub fn link(&self, ctx: &Context) -> String {
        self.linked(ctx).to_fragment()
    }

    /// Open a link: a whole address, or its fragment with or without `#`. One that can't be opened changes nothing; why is shown in a
    /// notice, or in the file panel while it is open, and returned.
    pub fn open_link(&mut self, ctx: &Context, text: &str) -> Result<(), String> {
        let link = Link::parse(text).map_err(|error| error.to_string());
        let refused = link.as_ref().err().cloned();
        self.report(link, |app, link| app.show_link(ctx, link));
        refused.map_or(Ok(()), Err)
    }

    /// Show what a link has read, with its language and its theme.
    pub fn show_link(&mut self, ctx: &Context, link: Link) {
        let Link { lesson, name, scene, now, dark, language } = link;
        if let Some(dark) = dark {
            ctx.set_theme(if dark { Theme::Dark } else { Theme::Light });
        }
        if let Some(language) = language {
            self.set_language(&language);
        }
        self.solved.clear(); // a lesson that is opened starts clean
        self.show_lesson(OpenLesson { scene, ..OpenLesson::new(lesson, None, name) });
        if let Some(scene) = self.open_lesson.scene().cloned() {
            self.show_settings(Snapshot { scene, now });
        }
    }

    /// What is on the screen. A workspace that the open scene is not of is a scene of its own.
    fn linked(&self, ctx: &Context) -> Link {
        let now = self.linked_settings();
        let mut link = if self.shown_scene().is_some() {
            let OpenLesson { lesson, scene, name, .. } = &self.open_lesson;
            Link::new(Lesson::clone(lesson), name.as_deref(), *scene, now)
        } else {
            let opened = self.shown().snapshot().scene;
            Link::new(self.shown().as_scene().with(opened.workspace).into(), None, 0, now)
        };
        link.dark = Some(ctx.theme() == Theme::Dark);
        link.language = Some(Language::current());
        link
    }

    /// Copy the link to the clipboard, behind the address of the page or the one that the user has set.
    pub(super) fn copy_link(&mut self, ctx: &Context) {
        let written = self.linked(ctx).written();
        let base = self.base.as_deref().unwrap_or(&self.own_base);
        let address = format!("{base}{}", written.fragment);
        let letters = address.chars().count();
        let mut told = vec![t!("notice.copied_link", letters = letters)];
        if base.is_empty() {
            told.push(t!("link.no_base"));
        }
        if letters > OFTEN_CUT {
            told.push(t!("link.often_cut", letters = OFTEN_CUT));
        }
        match written.holds {
            Holds::Lesson => {}
            Holds::Scene => told.push(t!("link.only_scene")),
            Holds::Settings => told.push(t!("link.only_settings")),
        }
        if self.shows_trained_net() {
            told.push(t!("link.no_net"));
        }
        self.panel = None;
        self.notice = Some(Notice { text: told.join(&t!("language.semicolon")), is_error: false });
        ctx.copy_text(address);
    }

    /// The link that was pasted while no text was edited. Anything else that is pasted has no meaning here.
    pub(super) fn pasted_link(ctx: &Context) -> Option<Command> {
        if ctx.text_edit_focused() {
            return None;
        }
        ctx.input(|input| {
            input.events.iter().find_map(|event| match event {
                Event::Paste(text) if Link::is_meant(text) => Some(Command::OpenLink(text.clone())),
                _ => None,
            })
        })
    }
}
