//! Exports through the window: files that bring their scene back, the clipboard, the command, and animations.
#![allow(clippy::unwrap_used)] // a test may panic
#![cfg(feature = "gui")]

mod support;

use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::Command;

use egui::{Event, Key, Modifiers, OutputCommand};
use egui_kittest::kittest::Queryable;
use halfpipe::experiment::{Workspace, WorkspaceKind, activations, paths};
use halfpipe::figure::export::Export;
use halfpipe::figure::format::Format;
use halfpipe::figure::options::{PictureOptions, SIZE};
use halfpipe::figure::{Figure, Theme};
use halfpipe::lesson::Lesson;
use halfpipe::ui::app::App;
use image::AnimationDecoder;
use support::{Window, app, choose, drop_file, press, tiny_images, type_into, window};

/// A folder of this test's own, empty.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("export").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn app_mut(window: &mut Window) -> &mut App {
    window.state_mut().as_mut().unwrap()
}

/// Export to a file by the keyboard alone.
fn export(window: &mut Window, path: &Path) {
    window.key_press_modifiers(Modifiers::COMMAND, Key::E);
    window.run();
    type_into(window, "File", path.to_str().unwrap());
}

fn open(window: &mut Window, path: &Path) {
    window.key_press_modifiers(Modifiers::COMMAND, Key::O);
    window.run();
    type_into(window, "File", path.to_str().unwrap());
}

/// What the window has asked the system for, after these keys.
fn asked(window: &mut Window, modifiers: Modifiers, key: Key) -> Vec<OutputCommand> {
    // In one frame, whose output is looked at; the harness would give the release of the key another one.
    let pressed = Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
    window.input_mut().events.push(pressed);
    commands(window)
}

/// What the window asks the system for in the next frames.
fn commands(window: &mut Window) -> Vec<OutputCommand> {
    (0..3)
        .flat_map(|_| {
            window.step();
            window.output().platform_output.commands.clone()
        })
        .collect()
}

fn copied_line(window: &mut Window) -> String {
    let commands = asked(window, Modifiers::COMMAND | Modifiers::SHIFT, Key::C);
    let line = commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(line) => Some(line.clone()),
        _ => None,
    });
    line.unwrap_or_else(|| panic!("no text is copied: {commands:?}"))
}

/// Run a copied line as a shell would, in this folder.
fn run_line(line: &str, folder: &Path) {
    let words = shlex::split(line).unwrap();
    assert_eq!(words[0], "halfpipe");
    let output = Command::new(env!("CARGO_BIN_EXE_halfpipe")).args(&words[1..]).current_dir(folder).output().unwrap();
    assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
}

fn pixels(path: &Path) -> image::RgbaImage {
    image::load_from_memory(&fs::read(path).unwrap()).unwrap().to_rgba8()
}

/// The copied line writes the picture that the window exports, and the same settings in it.
fn line_makes_the_export(window: &mut Window, folder: &Path, name: &str) {
    let (by_window, by_line) = (folder.join("window.png"), folder.join(name));
    export(window, &by_window);
    let line = copied_line(window);
    run_line(&line, folder);
    assert!(pixels(&by_window) == pixels(&by_line), "{line}");
    let scene = |path: &Path| Lesson::read(path).unwrap().scenes.remove(0).workspace;
    assert_eq!(scene(&by_window), scene(&by_line), "{line}");
}

fn wait(window: &mut Window, until: impl Fn(&Window) -> bool) {
    for _ in 0..6_000 {
        if until(window) {
            window.run();
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
        window.step();
    }
    panic!("it takes too long");
}

#[test]
fn an_exported_picture_opened_again_brings_its_scene_back() {
    let folder = folder("again");
    for name in ["figure.png", "figure.svg", "figure.json"] {
        let mut window = window();
        choose(&mut window, "Landscape", "Himmelblau");
        press(&mut window, Key::Escape);
        type_into(&mut window, "SGD learning rate", "0.0123");
        press(&mut window, Key::Escape);
        for key in [Key::Home, Key::ArrowRight, Key::ArrowRight, Key::V] {
            press(&mut window, key);
        }
        let (settings, lesson) = (app(&window).paths.settings.clone(), app(&window).paths.scene.clone());
        assert_eq!((settings.shown, settings.surface.is_some()), (Some(2), true));
        let path = folder.join(name);
        export(&mut window, &path);
        window.get_by_label_contains("Exported to");

        let mut window = support::window();
        assert_ne!(app(&window).paths.settings, settings);
        if name == "figure.svg" {
            drop_file(&mut window, &path);
        } else {
            open(&mut window, &path);
        }
        assert_eq!(app(&window).paths.settings, settings, "{name}");
        if name != "figure.json" {
            assert_eq!((&app(&window).paths.scene.title, &app(&window).paths.scene.text), (&lesson.title, &lesson.text));
        }
        // To save the scene is not to write over the picture.
        let bytes = fs::read(&path).unwrap();
        window.key_press_modifiers(Modifiers::COMMAND, Key::S);
        window.run();
        window.get_by_label("Save the lesson");
        type_into(&mut window, "File", path.to_str().unwrap());
        window.get_by_label_contains("a lesson is a .ron file");
        assert_eq!(fs::read(&path).unwrap(), bytes);
    }
}

#[test]
fn pictures_of_other_programs_are_answered_in_the_panel() {
    let path = folder("foreign").join("holiday.png");
    image::RgbImage::new(3, 2).save(&path).unwrap();
    let mut window = window();
    let before = app(&window).paths.settings.clone();
    open(&mut window, &path);
    window.get_by_label_contains("it contains no settings of halfpipe");
    assert_eq!(app(&window).paths.settings, before);
}

#[test]
fn the_scale_makes_a_picture_larger_with_all_that_is_in_it() {
    let folder = folder("scale");
    let mut window = window();
    let (small, large) = (folder.join("1.png"), folder.join("3.png"));
    export(&mut window, &small);
    window.key_press_modifiers(Modifiers::COMMAND, Key::E);
    window.run();
    window.get_by_label("3×").click();
    window.run();
    type_into(&mut window, "File", large.to_str().unwrap());
    let (small, large) = (pixels(&small), pixels(&large));
    assert_eq!((small.dimensions(), large.dimensions()), ((1280, 720), (3840, 2160)));
    // The same picture: the mean of nine pixels is near the one, but for the edges of lines and letters.
    let far = small.enumerate_pixels().filter(|(x, y, pixel)| {
        let mean = |channel: usize| {
            let nine = (0..9).map(|at| u32::from(large.get_pixel(3 * x + at % 3, 3 * y + at / 3)[channel]));
            nine.sum::<u32>() as f32 / 9.0
        };
        (0..3).any(|channel| (mean(channel) - f32::from(pixel[channel])).abs() > 60.0)
    });
    assert!(far.count() < 1280 * 720 / 100);
}

#[test]
fn the_copied_command_makes_the_exported_picture_of_paths() {
    let folder = folder("command-paths");
    let mut window = window();
    line_makes_the_export(&mut window, &folder, "paths.png");
    assert_eq!(copied_line(&mut window), "halfpipe paths --theme dark --out paths.png");

    window.get_by_label("Light or dark").click();
    window.run();
    choose(&mut window, "Landscape", "Your own formula");
    press(&mut window, Key::Escape);
    type_into(&mut window, "Formula f(x, y)", "x^2/20 + y^2");
    type_into(&mut window, "Adam learning rate", "0.31");
    press(&mut window, Key::Escape);
    for key in [Key::Home, Key::ArrowRight, Key::V, Key::Plus] {
        press(&mut window, key);
    }
    let line = copied_line(&mut window);
    for part in ["'formula:x^2/20 + y^2'", "--optimizer adam:lr=0.31", "--step 1", "--camera 62,30,"] {
        assert!(line.contains(part), "{part} is not in {line}");
    }
    window.get_by_label_contains("The command is on the clipboard");
    line_makes_the_export(&mut window, &folder, "paths.png");
}

#[test]
fn the_copied_command_makes_the_exported_picture_of_nets() {
    let folder = folder("command-nets");
    let mut window = window();
    press(&mut window, Key::Num2);
    type_into(&mut window, "units", "30");
    press(&mut window, Key::Escape);
    line_makes_the_export(&mut window, &folder, "activations.png");
    app_mut(&mut window).activations.settings.show = activations::Show::Symmetry;
    app_mut(&mut window).activations.settings.symmetry.shown = Some(7);
    window.run();
    line_makes_the_export(&mut window, &folder, "activations.png");
}

#[test]
fn the_copied_command_makes_the_exported_picture_of_a_race() {
    let folder = folder("command-race");
    let mut window = window();
    press(&mut window, Key::Num3);
    let settings = &mut app_mut(&mut window).training.settings;
    settings.data = Some(tiny_images());
    (settings.iterations, settings.batch, settings.hidden) = (30, 20, vec![8, 8]);
    window.run();
    press(&mut window, Key::Space);
    wait(&mut window, |window| {
        let desk = &app(window).training;
        let drawn = desk.view.drawn(&desk.settings);
        let done = |figure: Figure<'_>| match figure {
            Figure::Training(_, results) => results.curves.iter().flatten().all(|curve| curve.iterations() == 30),
            _ => false,
        };
        desk.view.figure(&drawn).is_some_and(done)
    });
    line_makes_the_export(&mut window, &folder, "training.png");
}

#[test]
fn the_picture_goes_to_the_clipboard_unless_text_is_meant() {
    let mut window = window();
    window.event(Event::Copy);
    let copied = commands(&mut window);
    let size = copied.iter().find_map(|command| match command {
        OutputCommand::CopyImage(image) => Some(image.size),
        _ => None,
    });
    assert_eq!(size, Some(SIZE));
    window.get_by_label_contains("The picture is on the clipboard, 1280 × 720 pixels");

    window.get_by_role_and_label(egui::accesskit::Role::TextInput, "SGD learning rate").focus();
    window.run();
    window.event(Event::Copy);
    let copied = commands(&mut window);
    assert!(!copied.iter().any(|command| matches!(command, OutputCommand::CopyImage(_))), "{copied:?}");
}

#[test]
fn all_exports_are_in_the_menu_and_have_keys() {
    let mut window = window();
    window.get_by_label_contains("Export").click();
    window.run();
    for entry in ["Picture (SVG)…", "Numbers (CSV)…", "Numbers (JSON)…", "Copy the picture", "Copy the command"] {
        window.get_by_label_contains(entry);
    }
    window.get_by_label_contains("Animation (GIF)…").click();
    window.run();
    window.get_by_label("Export as GIF");
    window.get_by_label_contains("30 frames");
    window.get_by_label("APNG").click();
    window.run();
    window.get_by_label("Export as APNG");
    press(&mut window, Key::Escape);
    press(&mut window, Key::Num2);
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    window.run();
    window.get_by_label_contains("Only steps can be animated");
}

#[test]
fn an_animation_is_drawn_beside_the_work_and_has_a_frame_a_step() {
    let folder = folder("film");
    let path = folder.join("walk.gif");
    let mut window = window();
    app_mut(&mut window).paths.settings.steps = 3;
    window.run();
    export(&mut window, &path);
    wait(&mut window, |window| window.query_by_label_contains("Exported to").is_some());
    let mut options = gif::DecodeOptions::new();
    options.set_color_output(gif::ColorOutput::RGBA);
    let mut decoder = options.read_info(Cursor::new(fs::read(&path).unwrap())).unwrap();
    assert_eq!((decoder.width(), decoder.height()), (1280, 720));
    let mut delays = Vec::new();
    while let Some(frame) = decoder.read_next_frame().unwrap() {
        delays.push(frame.delay);
    }
    assert_eq!(delays, [13, 12, 13, 200]);
    assert_eq!(Lesson::read(&path).unwrap().scenes[0].paths(), Some(&app(&window).paths.settings));
}

#[test]
fn a_cancelled_animation_leaves_no_file() {
    let folder = folder("cancelled");
    let mut window = window();
    app_mut(&mut window).paths.settings.steps = 250;
    window.run();
    export(&mut window, &folder.join("walk.gif"));
    window.get_by_label_contains("of 251 frames");
    window.get_by_label("Cancel").click();
    window.step();
    wait(&mut window, |window| window.query_by_label_contains("no file was written").is_some());
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
    assert!(window.query_by_label("Cancel").is_none());
}

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
                let settings = paths::Settings { shown, ..settings };
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
