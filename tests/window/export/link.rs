//! Links: copied, pasted, opened from the file panel.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, OutputCommand};
use egui_kittest::kittest::Queryable;
use halfpipe::experiment::{Workspace, WorkspaceKind, paths};
use halfpipe::lesson::link::{Link, OFTEN_CUT};
use halfpipe::lesson::{Lesson, Scene};
use halfpipe::ui::lesson::open_lesson::OpenLesson;

use super::commands;
use crate::support::words::{rate_of, word};
use crate::support::{
    Window, app, app_mut, click_on, key_down, press, press_with, says, title, type_into, window, window_of, window_on,
};

const BASE: &str = "https://school.example/halfpipe/";

/// The text that the window puts on the clipboard by the key for links.
fn copied_link(window: &mut Window) -> String {
    window.input_mut().events.push(key_down(Modifiers::COMMAND | Modifiers::SHIFT, Key::L));
    copied_text(window)
}

fn copied_text(window: &mut Window) -> String {
    let commands = commands(window);
    let text = commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    text.unwrap_or_else(|| panic!("no text is copied: {commands:?}"))
}

fn paste(window: &mut Window, text: &str) {
    window.event(Event::Paste(text.to_owned()));
    window.run();
}

/// The picture of the window, without a notice over it and with the pointer elsewhere.
fn picture(window: &mut Window) -> image::RgbaImage {
    if says(window, "notice.close") {
        click_on(window, &word("notice.close"));
    }
    window.event(Event::PointerGone);
    window.run();
    window.render().unwrap()
}

#[test]
fn a_link_opens_what_was_on_the_screen_of_another_window() {
    let mut teacher = window_of(egui::vec2(1280.0, 800.0), "valley");
    press(&mut teacher, Key::PageDown);
    let settings = &mut app_mut(&mut teacher).paths.settings;
    settings.optimizers[0].visible = true;
    settings.starts[0] = [3.0, 1.5];
    teacher.run();
    press(&mut teacher, Key::ArrowRight);
    press(&mut teacher, Key::ArrowRight);
    click_on(&mut teacher, &word("top.theme"));
    let link = copied_link(&mut teacher);
    assert!(link.starts_with("#hp1=") && link.len() < 1_000, "{link}");
    assert!(says(&teacher, "notice.copied_link") && says(&teacher, "link.no_base"));

    let mut student = window();
    paste(&mut student, &format!("{BASE}{link}"));
    let (shown, wanted) = (app(&student), app(&teacher));
    assert_eq!(shown.open_lesson, wanted.open_lesson);
    assert_eq!(shown.paths.settings, wanted.paths.settings);
    assert_eq!((shown.paths.settings.shown, shown.open_lesson.scene), (Some(2), 1));
    assert_eq!(student.ctx.theme(), teacher.ctx.theme());
    assert!(picture(&mut student) == picture(&mut teacher), "they show the same");
    // The lesson goes on from there.
    press(&mut student, Key::PageUp);
    assert_eq!(app(&student).open_lesson.scene + 1, app(&teacher).open_lesson.scene);
    let ctx = teacher.ctx.clone();
    assert_eq!(app(&teacher).link(&ctx), link, "what is written for the page is what is copied");
}

#[test]
fn every_workspace_comes_back_also_one_that_the_open_scene_is_not_of() {
    for (key, kind) in
        [(Key::Num1, WorkspaceKind::Paths), (Key::Num2, WorkspaceKind::Activations), (Key::Num3, WorkspaceKind::Training)]
    {
        let mut teacher = window();
        press(&mut teacher, key);
        match kind {
            WorkspaceKind::Paths => type_into(&mut teacher, &rate_of("SGD"), "0.4"),
            WorkspaceKind::Activations => type_into(&mut teacher, &word("net.units"), "30"),
            WorkspaceKind::Training => app_mut(&mut teacher).training.settings.iterations = 77,
        }
        press(&mut teacher, Key::Escape);
        let link = copied_link(&mut teacher);
        let mut student = window_of(egui::vec2(1280.0, 800.0), "valley");
        paste(&mut student, &link);
        let (shown, wanted) = (app(&student), app(&teacher));
        assert_eq!(shown.workspace, kind);
        // The map keeps its view, also where it would follow.
        let follows = paths::Settings { view: wanted.paths.settings.view, ..shown.paths.settings.clone() };
        assert_eq!(follows == wanted.paths.settings, kind == WorkspaceKind::Paths);
        assert_eq!(shown.activations.settings.units == 30, kind == WorkspaceKind::Activations);
        assert_eq!(shown.training.settings.iterations == 77, kind == WorkspaceKind::Training);
        let first = ["four-optimizers", "three-initializations", "mnist-race"]
            [WorkspaceKind::ALL.iter().position(|other| *other == kind).unwrap()];
        assert_eq!(shown.open_lesson.lesson.title.shown(), title(first), "with the title of its scene");
    }
}

#[test]
fn a_broken_link_is_said_and_changes_nothing() {
    let mut window = window();
    let link = copied_link(&mut window);
    click_on(&mut window, &word("notice.close"));
    for (text, key) in [
        (&link[..link.len() - 3], "link.cut"),
        ("https://school.example/#hp7=x", "link.later"),
        (&*link.replacen('=', "=A", 1), "link.changed"),
    ] {
        let before = (app(&window).open_lesson.clone(), app(&window).paths.settings.clone());
        paste(&mut window, text);
        assert!(says(&window, key), "{key} is not said");
        assert_eq!((app(&window).open_lesson.clone(), app(&window).paths.settings.clone()), before);
        click_on(&mut window, &word("notice.close"));
    }
    paste(&mut window, "any other text");
    assert!(!says(&window, "notice.close"));
    let ctx = window.ctx.clone();
    let refused = app_mut(&mut window).open_link(&ctx, "#hp1=x").unwrap_err();
    window.run();
    assert_eq!(refused, word("link.cut"));
    assert!(says(&window, "link.cut"));
}

#[test]
fn a_link_is_pasted_into_a_field_as_text_and_opens_a_scene_elsewhere() {
    let scene = Scene::open("saddle").unwrap().0;
    let link = Link::new(scene.clone().into(), Some("saddle"), 0, scene.workspace.clone()).to_fragment();
    let mut window = window();
    window.get_by_role_and_label(Role::TextInput, &rate_of("SGD")).focus();
    window.run();
    paste(&mut window, &link);
    assert_ne!(app(&window).open_lesson.name.as_deref(), Some("saddle"));
    press(&mut window, Key::Escape);
    press(&mut window, Key::Escape);
    paste(&mut window, &link);
    assert_eq!(app(&window).open_lesson.name.as_deref(), Some("saddle"));
    // It is one step back.
    press_with(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(app(&window).open_lesson.name.as_deref(), Some("four-optimizers"));
}

#[test]
fn the_open_panel_takes_a_link() {
    let scene = Scene::open("saddle").unwrap().0;
    let mut changed = scene.clone();
    let Workspace::Paths(settings) = &mut changed.workspace else { panic!() };
    settings.steps = 17;
    let link = Link::new(scene.into(), Some("saddle"), 0, changed.workspace).to_fragment();
    for text in [format!("{BASE}{link}"), link.clone()] {
        let mut window = window();
        press_with(&mut window, Modifiers::COMMAND, Key::O);
        window.event(Event::Text(link[..20].to_owned())); // behind the folder that stands there
        window.run();
        press(&mut window, Key::Enter);
        assert!(says(&window, "link.cut"), "it is said in the panel, which stays");
        type_into(&mut window, &word("files.path"), &text);
        assert_eq!(app(&window).open_lesson.name.as_deref(), Some("saddle"));
        assert_eq!(app(&window).paths.settings.steps, 17);
        assert!(!says(&window, "files.path"));
    }
}

#[test]
fn the_address_before_links_is_set_in_the_presentation_menu_and_remembered() {
    let mut teacher = window();
    click_on(&mut teacher, &word("present.menu"));
    type_into(&mut teacher, &word("link.base"), "school.example");
    assert!(says(&teacher, "link.scheme"));
    type_into(&mut teacher, &word("link.base"), BASE);
    press(&mut teacher, Key::Escape);
    press(&mut teacher, Key::Escape);
    click_on(&mut teacher, &word("top.export"));
    teacher.get_by_label_contains(&word("top.copy_link")).click();
    let link = copied_text(&mut teacher);
    assert!(link.starts_with(&format!("{BASE}#hp1=")), "{link}");
    assert!(!says(&teacher, "link.no_base"));

    let ctx = teacher.ctx.clone();
    let session = app(&teacher).session(&ctx, [1280.0, 800.0]);
    let mut later = window();
    let ctx = later.ctx.clone();
    app_mut(&mut later).keep_preferences(&ctx, &session);
    later.run();
    assert!(copied_link(&mut later).starts_with(BASE));
    // On a page it is the page's own, and there is nothing to set.
    app_mut(&mut later).base = Some("https://page.example/".to_owned());
    later.run();
    assert!(copied_link(&mut later).starts_with("https://page.example/#hp1="));
    click_on(&mut later, &word("present.menu"));
    assert!(!says(&later, "link.base"));
}

#[test]
fn a_long_link_and_what_it_does_not_carry_are_said() {
    let next = |state: &u32| Some(state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223));
    let letter = |state: u32| if state >> 29 == 0 { ' ' } else { char::from(b'a' + (state >> 16) as u8 % 26) };
    let text = move |seed: u32| std::iter::successors(Some(seed), next).map(letter).take(4_900).collect::<String>();
    let scene = move |seed: u32| Scene { text: text(seed).as_str().into(), ..Scene::open("sgd").unwrap().0 };
    let open = move || OpenLesson::new(Lesson::new("Long", (1..16).map(scene).collect()), None, None);
    let mut window = window_on(egui::vec2(1280.0, 800.0), open);
    let link = copied_link(&mut window);
    assert!(link.len() > OFTEN_CUT);
    assert!(says(&window, "link.often_cut") && says(&window, "link.only_scene"));
}
