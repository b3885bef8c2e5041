//! Animations without a window.

use std::io::Cursor;

use halfpipe::experiment::{Workspace, WorkspaceKind, activations, paths};
use halfpipe::figure::export::Export;
use halfpipe::figure::format::Format;
use halfpipe::figure::options::PictureOptions;
use halfpipe::figure::{Figure, Theme};
use image::AnimationDecoder;

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
