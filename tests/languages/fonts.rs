//! The fonts have all characters of the catalogues and of the lessons.

use std::collections::BTreeSet;
use std::fs;

use egui::{FontFamily, FontId};
use halfpipe::language::Language;
use halfpipe::picture::theme;
use halfpipe::picture::theme::fonts::Packed;

use crate::files;
use crate::support::window;

/// A font that can't be read.
pub static DAMAGED: Packed = Packed::new(|| Some(b"no font at all"));

/// The characters of these texts that the fonts lack in some face.
fn lacking(chinese: Option<&'static Packed>, characters: &BTreeSet<char>) -> Vec<(FontFamily, char)> {
    let ctx = egui::Context::default();
    theme::install(&ctx);
    theme::fonts::install(&ctx, chinese);
    let mut lacking = Vec::new();
    let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
        let faces = [theme::regular(14.0), theme::semibold(14.0), theme::formula(17.0), FontId::monospace(14.0)];
        for face in faces {
            let has = |character: char| ui.ctx().fonts_mut(|fonts| fonts.has_glyph(&face, character));
            let missing = characters.iter().filter(|character| !has(**character));
            lacking.extend(missing.map(|character| (face.family.clone(), *character)));
        }
    });
    output.textures_delta.clear();
    lacking
}

#[test]
fn the_fonts_have_all_characters_of_the_catalogues_and_of_the_lessons() {
    let texts = files("locales", "yml").into_iter().chain(files("presets", "ron"));
    let characters: BTreeSet<char> =
        texts.flat_map(|file| fs::read_to_string(file).unwrap().chars().collect::<Vec<_>>()).collect();
    let shown = characters.into_iter().filter(|character| !character.is_control()).collect();
    assert_eq!(lacking(None, &shown), [], "run assets/fonts/make");
}

#[test]
fn without_its_font_chinese_cannot_be_drawn() {
    assert_eq!(lacking(Some(&DAMAGED), &BTreeSet::from(['学', 'm'])).len(), 4, "in four faces, and m can");
}

#[test]
fn english_and_the_names_of_the_languages_need_no_font_for_chinese() {
    let english = fs::read_to_string("locales/en.yml").unwrap();
    let names = Language::all().into_iter().map(|language| language.name().to_owned() + language.short_name() + language.word());
    let shown: BTreeSet<char> = english.chars().chain(names.collect::<String>().chars()).collect();
    let shown = shown.into_iter().filter(|character| !character.is_control()).collect();
    assert_eq!(lacking(Some(&DAMAGED), &shown), []);
}

#[test]
fn rows_with_chinese_are_as_high_as_those_without() {
    let window = window();
    let height = |font: &FontId, text: &str| {
        window.ctx.fonts_mut(|fonts| fonts.layout_no_wrap(text.to_owned(), font.clone(), egui::Color32::WHITE).size().y)
    };
    for font in [theme::regular(12.0), theme::regular(14.0), theme::semibold(14.0)] {
        assert_eq!(height(&font, "学习率 η = 0.1"), height(&font, "learning rate η = 0.1"), "{font:?}");
    }
}
