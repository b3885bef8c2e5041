//! The address for browsers, while the program serves halfpipe.

use egui::{Key, OutputCommand, Theme};
use egui_kittest::kittest::Queryable;

use crate::support::words::word;
use crate::support::{Window, app, app_mut, click_on, press, says, window};

const ADDRESS: &str = "http://192.168.1.20:8765/";

/// A window that is served, with its card.
fn served(is_local: bool) -> Window {
    let mut window = window();
    let ctx = window.ctx.clone();
    app_mut(&mut window).serve(&ctx, ADDRESS.to_owned(), is_local);
    window.run();
    window
}

/// What another program reads from the window.
fn read(window: &mut Window) -> Option<String> {
    let picture = window.render().unwrap();
    let (width, height) = picture.dimensions();
    let gray = |x: usize, y: usize| picture.get_pixel(x as u32, y as u32).0[1];
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(width as usize, height as usize, gray);
    picture.detect_grids().first().map(|code| code.decode().unwrap().1)
}

#[test]
fn the_code_on_the_screen_opens_what_was_shown_in_both_themes() {
    for theme in [Theme::Light, Theme::Dark] {
        let mut window = window();
        let ctx = window.ctx.clone();
        ctx.set_theme(theme);
        let link = app(&window).link(&ctx);
        app_mut(&mut window).serve(&ctx, ADDRESS.to_owned(), false);
        window.run();
        assert_eq!(read(&mut window).unwrap(), format!("{ADDRESS}{link}"), "{theme:?}");
        window.get_by_label(ADDRESS);
        assert!(says(&window, "serve.with_link") && says(&window, "serve.network") && !says(&window, "serve.local"));
        assert_eq!(app(&window).base.as_deref(), Some(ADDRESS), "links that are copied begin with it");
    }
}

#[test]
fn a_link_that_is_too_long_for_a_code_is_left_out() {
    let mut window = window();
    let start = app(&window).paths.settings.starts[0];
    app_mut(&mut window).paths.settings.starts = (0..60).map(|n| [start[0] + f64::from(n) / 7.0, start[1]]).collect();
    window.run();
    let ctx = window.ctx.clone();
    app_mut(&mut window).serve(&ctx, ADDRESS.to_owned(), true);
    window.run();
    assert_eq!(read(&mut window).unwrap(), ADDRESS);
    assert!(says(&window, "serve.without_link") && says(&window, "serve.local"));
    assert_eq!(app(&window).base, None, "nobody else could open a link to this machine");
}

#[test]
fn the_card_is_closed_and_opened_again_and_the_address_is_copied() {
    let mut window = served(false);
    window.get_by_label(&word("serve.copy")).click();
    let mut copied = Vec::new();
    for _ in 0..3 {
        window.step();
        copied.extend(window.output().platform_output.commands.clone());
    }
    assert_eq!(copied, [OutputCommand::CopyText(ADDRESS.to_owned())]);
    press(&mut window, Key::Escape);
    assert!(!says(&window, "serve.title") && read(&mut window).is_none());
    click_on(&mut window, &word("present.menu"));
    click_on(&mut window, &word("serve.show"));
    assert!(says(&window, "serve.title") && read(&mut window).is_some());
    click_on(&mut window, &word("serve.close"));
    assert!(!says(&window, "serve.title"));
}

#[test]
fn without_a_server_there_is_no_address() {
    let mut window = window();
    click_on(&mut window, &word("present.menu"));
    assert!(says(&window, "present.picture") && !says(&window, "serve.show"));
}
