//! A picture is the window's figure: the same painting, with legend, caption and charts around it.
#![allow(clippy::unwrap_used)] // a test may panic
#![cfg(feature = "gui")]

use egui::{Pos2, RawInput, Rect, Vec2, vec2};
use halfpipe::experiment::paths::{Camera, Settings, run};
use halfpipe::figure::Theme;
use halfpipe::figure::picture::{self, Painted};
use halfpipe::figure::raster::{Image, Rasterizer};
use halfpipe::landscape::LandscapeSpec;
use halfpipe::preset::Preset;
use halfpipe::ui::app::App;
use halfpipe::ui::theme::Palette;

/// The window's pixels, and the map's rectangle in them.
fn window(preset: &Preset, size: Vec2, theme: egui::Theme) -> (Image, Rect) {
    let ctx = egui::Context::default();
    let mut app = App::new(&ctx, preset, None);
    ctx.set_theme(theme);
    let mut rasterizer = Rasterizer::default();
    let mut shapes = Vec::new();
    for frame in 0..4 {
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, size));
        let input = RawInput { screen_rect, time: Some(f64::from(frame)), ..RawInput::default() };
        let mut output = ctx.run_ui(input, |ui| app.ui(ui));
        rasterizer.update_textures(&mut output.textures_delta);
        shapes = output.shapes;
    }
    let primitives = ctx.tessellate(shapes, 1.0);
    let pixels = [size.x as usize, size.y as usize];
    let image = rasterizer.paint(pixels, 1.0, Palette::of_theme(theme).window, &primitives);
    (image, app.view().frame().unwrap().rect)
}

/// The picture whose map is as large as `map`, without charts beside it.
fn picture_with(map: Rect, settings: &Settings, theme: Theme) -> Painted {
    let paths = run(settings);
    let mut size = [900, 700];
    for _ in 0..2 {
        // The caption may wrap at another width, so the first correction may not be the last.
        let there = picture::paint(settings, &paths, size, theme).map.size();
        let missing = [map.width() - there.x, map.height() - there.y];
        size = [0, 1].map(|side| (size[side] as f32 + missing[side]) as usize);
    }
    assert!(size[0] < 1000, "from there on there are charts");
    picture::paint(settings, &paths, size, theme)
}

/// The colour at a point of the map.
fn pixel(image: &Image, map: Rect, x: usize, y: usize) -> [u8; 3] {
    let at = 4 * ((map.min.y as usize + y) * image.width + map.min.x as usize + x);
    std::array::from_fn(|channel| image.rgba[at + channel])
}

#[test]
fn the_map_of_a_picture_is_the_map_of_the_window() {
    for (lesson, ours, theirs) in
        [("four-optimizers", egui::Theme::Light, Theme::Light), ("contours", egui::Theme::Dark, Theme::Dark)]
    {
        let preset = Preset::open(lesson).unwrap().0;
        let (window, map) = window(&preset, vec2(1280.0, 800.0), ours);
        let picture = picture_with(map, preset.paths(), theirs);
        assert_eq!(picture.map.size(), map.size());
        let pixels = (0..map.height() as usize).flat_map(|y| (0..map.width() as usize).map(move |x| (x, y)));
        let apart = |(x, y)| {
            let (ours, theirs) = (pixel(&window, map, x, y), pixel(&picture.image, picture.map, x, y));
            (0..3).map(|channel| ours[channel].abs_diff(theirs[channel])).max().unwrap_or(0)
        };
        let largest = pixels.map(apart).max().unwrap_or(0);
        assert!(largest <= 2, "{lesson}: {largest} of 255 apart");
    }
}

#[test]
fn pictures_have_the_size_that_was_asked_for_even_a_tiny_one() {
    let settings = Settings::default();
    let paths = run(&settings);
    for size in [[1, 1], [50, 40], [999, 300], [1000, 600], [2000, 1200]] {
        let png = picture::png(&settings, &paths, size, Theme::Light).unwrap();
        let image = image::load_from_memory(&png).unwrap();
        assert_eq!([image.width() as usize, image.height() as usize], size);
    }
}

#[test]
fn every_lesson_draws_in_both_forms_with_every_learning_rate() {
    for (slug, text) in halfpipe::preset::EMBEDDED {
        let preset = Preset::parse(slug, text).unwrap();
        let settings = preset.paths();
        let paths = run(settings);
        let svg = picture::svg(settings, &paths, [1280, 720], Theme::Light);
        assert!(svg.starts_with("<?xml") && svg.trim_end().ends_with("</svg>") && !svg.contains("NaN"), "{slug}");
        let legend = svg.replace("</text>", "\n");
        for entry in &settings.optimizers {
            let rate = halfpipe::knob::shortest(entry.rule.rate());
            assert!(legend.lines().any(|line| line.ends_with(&rate)), "{slug}: η {rate} is not told");
        }
        assert!(svg.contains(settings.landscape.name()), "{slug}: the caption names the landscape");
    }
}

#[test]
fn holes_are_left_blank_and_said_in_words_on_the_map_and_on_the_surface() {
    let holes: Settings =
        Settings { landscape: "formula:log(x) + y^2".parse().unwrap(), starts: vec![[4.0, 3.0]], ..Settings::default() };
    for surface in [None, Some(Camera::default())] {
        let settings = Settings { surface, ..holes.clone() };
        let paths = run(&settings);
        let svg = picture::svg(&settings, &paths, [1200, 700], Theme::Light);
        assert!(svg.contains("f is not a finite number in the blank regions"));
        let whole = Settings { surface, ..Settings::default() };
        assert!(!picture::svg(&whole, &run(&whole), [1200, 700], Theme::Light).contains("blank regions"));
        let painted = picture::paint(&settings, &paths, [1200, 700], Theme::Light);
        if surface.is_none() {
            // Left of x = 0 the map shows the window's own colour.
            let background = Palette::of_theme(egui::Theme::Light).window;
            let middle = painted.map.size().y as usize / 2;
            assert_eq!(pixel(&painted.image, painted.map, 20, middle), [background.r(), background.g(), background.b()]);
        }
    }
}

#[test]
fn walks_that_step_into_holes_and_poles_are_painted_without_a_panic() {
    for formula in ["1/x", "log(x) + y", "sqrt(y - x^2)", "tan(3x) + y^2", "1e300*(x^2 + y^2)", "0*x"] {
        let landscape: LandscapeSpec = format!("formula:{formula}").parse().unwrap();
        let start = landscape.start();
        for surface in [None, Some(Camera::default()), Some(Camera { yaw: 170.0, pitch: 90.0, zoom: 8.0 })] {
            let settings =
                Settings { landscape: landscape.clone(), starts: vec![start], surface, arrows: true, ..Settings::default() };
            picture::paint(&settings, &run(&settings), [700, 500], Theme::Light);
        }
    }
}
