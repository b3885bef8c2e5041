//! Animations without a window, and what no export has.

use std::io::Cursor;

use halfpipe::experiment::{Workspace, WorkspaceKind, activations, paths};
use halfpipe::figure::export::Export;
use halfpipe::figure::format::Format;
use halfpipe::figure::options::PictureOptions;
use halfpipe::figure::{Figure, Theme, command, page};
use halfpipe::lesson::{Lesson, Scene};
use image::AnimationDecoder;

use crate::support::files::folder;

#[test]
fn a_frame_of_an_animation_is_the_picture_at_its_step() {
    let look = PictureOptions { size: [500, 320], theme: Theme::Dark, ..PictureOptions::default() };
    let walk = paths::Settings { steps: 4, arrows: true, ..paths::Settings::default() };
    let small = activations::Settings { show: activations::Show::Symmetry, ..activations::Settings::default() };
    let small = activations::Settings { symmetry: activations::Symmetry { steps: 3, ..small.symmetry }, ..small };
    let trainings = activations::symmetry::train(&small);
    for workspace in [Workspace::from(walk), Workspace::from(small)] {
        let walked = match &workspace {
            Workspace::Paths(settings) => paths::run(settings),
            _ => Vec::new(),
        };
        let write = |form: Format, figure: Figure<'_>| Export { figure, options: look, scene: None }.to_bytes(form, &|| true);
        let bytes = |shown: Option<usize>, form: Format| match workspace.clone() {
            Workspace::Paths(settings) => {
                // The arrows of all steps of an animation have one scale, those of a still picture their own.
                let settings = paths::Settings { shown, terms: false, ..settings };
                write(form, Figure::Paths(&settings, &walked)).unwrap()
            }
            Workspace::Activations(mut settings) => {
                settings.symmetry.shown = shown;
                write(form, Figure::Symmetry(&settings, &trainings)).unwrap()
            }
            Workspace::Training(_) => Vec::new(),
        };
        let film = bytes(None, Format::Apng);
        let decoder = image::codecs::png::PngDecoder::new(Cursor::new(&film)).unwrap().apng().unwrap();
        let frames = decoder.into_frames().collect_frames().unwrap();
        for (step, frame) in frames.iter().enumerate() {
            let shown = Some(step).filter(|step| step + 1 < frames.len());
            let still = image::load_from_memory(&bytes(shown, Format::Png)).unwrap().to_rgba8();
            assert!(frame.buffer() == &still, "{} step {step}", workspace.kind().key());
        }
        assert_eq!(frames.len(), if workspace.kind() == WorkspaceKind::Paths { 5 } else { 4 });
    }
}

#[test]
fn what_only_the_teacher_reads_is_in_no_export() {
    const NOTES: [&str; 2] = ["Wait for three hands.", "等三位同学举手。"];
    let settings = paths::Settings { steps: 1, ..paths::Settings::default() };
    let mut scene = Scene::new("Four ways down", "Watch **SGD**.", settings.clone());
    scene.notes.write(NOTES[0]);
    scene.notes.write_in("zh-CN", NOTES[1]);
    assert!(NOTES.iter().all(|notes| scene.text().unwrap().contains(notes)), "the lesson's file has them");
    let results = paths::run(&settings);
    let look = PictureOptions { size: [500, 320], ..PictureOptions::default() };
    let export = Export { figure: Figure::Paths(&settings, &results), options: look, scene: Some(&scene) };
    let escaped: String = NOTES[1].chars().map(|letter| letter.escape_unicode().to_string()).collect();
    let hidden = [NOTES[0], NOTES[1], &escaped, "notes"];
    let folder = folder("no-notes");
    let whole = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    for (ending, form) in [
        ("txt", Format::Table),
        ("csv", Format::Csv),
        ("json", Format::Json),
        ("png", Format::Png),
        ("svg", Format::Svg),
        ("pdf", Format::Pdf),
        ("gif", Format::Gif),
        ("apng", Format::Apng),
    ] {
        let bytes = export.to_bytes(form, &|| true).unwrap();
        assert!(!hidden.iter().any(|notes| whole(&bytes).contains(notes)), "{ending}");
        let file = folder.join(format!("figure.{ending}"));
        std::fs::write(&file, &bytes).unwrap();
        // What opens again was read with the bytes that are between its parts.
        if !matches!(form, Format::Table | Format::Csv | Format::Pdf) {
            let opened = Lesson::read(&file).unwrap().scenes.remove(0);
            assert!(opened.notes.is_empty() && opened.paths().is_some(), "{ending}");
            assert_eq!(opened.text.shown(), if form == Format::Json { "" } else { "Watch **SGD**." }, "{ending}");
        }
    }
    // The clipboard's picture and command.
    let (_, png) = page::image_and_png(&export).unwrap();
    assert!(whole(&png).contains("Watch **SGD**.") && !hidden.iter().any(|notes| whole(&png).contains(notes)));
    let line = command::line(&scene.workspace, look, "paths.png").unwrap();
    assert!(!hidden.iter().any(|notes| line.contains(notes)), "{line}");
}
