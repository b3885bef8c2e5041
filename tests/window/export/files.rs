//! Files that bring their scene back.

use std::fs;

use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable;
use halfpipe::dataset::Dataset;
use halfpipe::experiment::training::run;
use halfpipe::figure::code::program;
use halfpipe::figure::format::Library;
use halfpipe::figure::{Figure, csv};
use halfpipe::job::ThreadPool;

use super::pixels;
use crate::support::files::folder;
use crate::support::words::{rate_of, word};
use crate::support::{
    app, choose, click_on, drop_file, file_panel, finish, press, press_with, says, small_race, type_into, window, window_of,
};

#[test]
fn an_exported_picture_opened_again_brings_its_scene_back() {
    let folder = folder("again");
    for name in ["figure.png", "figure.svg", "figure.json"] {
        let mut window = window();
        choose(&mut window, &word("landscape.choose"), "Himmelblau");
        press(&mut window, Key::Escape);
        type_into(&mut window, &rate_of("SGD"), "0.0123");
        press(&mut window, Key::Escape);
        for key in [Key::Home, Key::ArrowRight, Key::ArrowRight, Key::V] {
            press(&mut window, key);
        }
        let (settings, lesson) = (app(&window).paths.settings.clone(), app(&window).paths.scene.clone());
        assert_eq!((settings.shown, settings.surface.is_some()), (Some(2), true));
        let path = folder.join(name);
        file_panel(&mut window, Key::E, &path);
        assert!(says(&window, "notice.exported"));

        let mut window = crate::support::window();
        assert_ne!(app(&window).paths.settings, settings);
        if name == "figure.svg" {
            drop_file(&mut window, &path);
        } else {
            file_panel(&mut window, Key::O, &path);
        }
        assert_eq!(app(&window).paths.settings, settings, "{name}");
        if name != "figure.json" {
            assert_eq!((&app(&window).paths.scene.title, &app(&window).paths.scene.text), (&lesson.title, &lesson.text));
        }
        // To save the scene is not to write over the picture.
        let bytes = fs::read(&path).unwrap();
        press_with(&mut window, Modifiers::COMMAND, Key::S);
        window.get_by_label(&word("files.save"));
        type_into(&mut window, &word("files.path"), path.to_str().unwrap());
        assert!(says(&window, "export.no_lesson"));
        assert_eq!(fs::read(&path).unwrap(), bytes);
    }
}

#[test]
fn pictures_of_other_programs_are_answered_in_the_panel() {
    let path = folder("foreign").join("holiday.png");
    image::RgbImage::new(3, 2).save(&path).unwrap();
    let mut window = window();
    let before = app(&window).paths.settings.clone();
    file_panel(&mut window, Key::O, &path);
    window.get_by_label_contains(&word("export.foreign"));
    assert_eq!(app(&window).paths.settings, before);
}

#[test]
fn the_scale_makes_a_picture_larger_with_all_that_is_in_it() {
    let folder = folder("scale");
    let mut window = window();
    let (small, large) = (folder.join("1.png"), folder.join("3.png"));
    file_panel(&mut window, Key::E, &small);
    press_with(&mut window, Modifiers::COMMAND, Key::E);
    click_on(&mut window, "3×");
    type_into(&mut window, &word("files.path"), large.to_str().unwrap());
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
fn all_exports_are_in_the_menu_and_have_keys() {
    let mut window = window();
    click_on(&mut window, &word("top.export"));
    for entry in ["export_svg", "export_csv", "export_json", "copy_picture", "copy_command", "copy_code"] {
        window.get_by_label_contains(&word(&format!("top.{entry}")));
    }
    window.get_by_label_contains(&word("top.export_film")).click();
    window.run();
    window.get_by_label(&word("files.export ending=GIF"));
    assert!(says(&window, "animation.length frames=30"));
    click_on(&mut window, "APNG");
    window.get_by_label(&word("files.export ending=APNG"));
    press(&mut window, Key::Escape);
    press(&mut window, Key::Num2);
    press_with(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    assert!(says(&window, "animation.still"));
}

#[test]
fn paths_are_copied_as_a_program() {
    let mut window = window();
    let settings = app(&window).paths.settings.clone();
    click_on(&mut window, &word("top.export"));
    click_on(&mut window, &word("top.copy_code"));
    click_on(&mut window, "PyTorch");
    let lines = program(&settings.into(), Library::Pytorch).unwrap().lines().count();
    assert!(says(&window, &format!("notice.copied_code library=PyTorch lines={lines}")));
}

#[test]
fn a_program_is_written_by_its_name_and_not_opened() {
    let folder = folder("program");
    let file = folder.join("walk.py");
    let mut window = window();
    let settings = app(&window).paths.settings.clone();
    let numpy = program(&settings.clone().into(), Library::Numpy).unwrap();
    file_panel(&mut window, Key::E, &file);
    assert!(says(&window, "notice.exported"));
    assert_eq!(fs::read_to_string(&file).unwrap(), numpy);
    press_with(&mut window, Modifiers::COMMAND, Key::E);
    click_on(&mut window, "PY");
    window.get_by_label(&word("files.export ending=PY"));
    assert!(!says(&window, "files.style"), "a program has no looks");
    press(&mut window, Key::Escape);

    drop_file(&mut window, &file);
    assert!(says(&window, "export.program"));
    assert_eq!(app(&window).paths.settings, settings);
    press_with(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    type_into(&mut window, &word("files.path"), folder.join("lesson.py").to_str().unwrap());
    assert!(says(&window, "export.no_lesson"), "no lesson has the name of a program");
    press(&mut window, Key::Escape);

    press(&mut window, Key::Num2);
    press_with(&mut window, Modifiers::COMMAND, Key::E);
    assert!(window.query_by_label("PY").is_none());
    type_into(&mut window, &word("files.path"), folder.join("net.py").to_str().unwrap());
    assert!(says(&window, "code.none"));
    assert!(!folder.join("net.py").exists());
}

#[test]
fn a_run_is_exported_as_what_the_command_line_writes() {
    let mut window = window_of(vec2(1280.0, 800.0), "mnist-race");
    small_race(&mut window, 40);
    let file = folder("run").join("race.csv");
    file_panel(&mut window, Key::E, &file);
    assert!(says(&window, "notice.no_run"));
    press(&mut window, Key::Escape);
    finish(&mut window);
    file_panel(&mut window, Key::E, &file);
    let settings = &app(&window).training.settings;
    let results = run(settings, Dataset::open(settings.data.as_deref()).unwrap(), ThreadPool::with_threads(1)).unwrap();
    let right = csv::encode(&Figure::Training(settings, &results));
    assert_eq!(fs::read(&file).unwrap(), right.unwrap());
}
