//! A picture is the window's figure: the same painting, with legend, caption and charts around it.

use egui::{Rect, Vec2, vec2};
use halfpipe::dataset::Dataset;
use halfpipe::experiment::{WorkspaceKind, activations, paths, training};
use halfpipe::figure::options::PictureOptions;
use halfpipe::figure::page::Painted;
use halfpipe::figure::{Figure, Theme, page};
use halfpipe::job::ThreadPool;
use halfpipe::lesson::Scene;
use image::RgbaImage;

use crate::support::data_set::patterns;
use crate::support::{app, finish, window_on};

/// Pixels, and the rectangle of the map, the grid or the chart in them.
type Subject = (RgbaImage, Rect);

/// The window on a scene.
fn window_with(scene: &Scene, theme: egui::Theme) -> Subject {
    let scene = scene.clone();
    let kind = scene.workspace.kind();
    let mut window = window_on(vec2(1280.0, 800.0), move || scene.clone());
    if kind == WorkspaceKind::Training {
        finish(&mut window);
    }
    window.ctx.set_theme(theme);
    window.run();
    let image = window.render().unwrap();
    let app = app(&window);
    let subject = match kind {
        WorkspaceKind::Paths => app.paths.view.transform().unwrap().rect,
        WorkspaceKind::Activations => app.activations.view.layout().unwrap().rect(),
        WorkspaceKind::Training => app.training.view.charts().unwrap().loss.rect,
    };
    (image, subject)
}

/// The picture whose map, grid or chart has this size, to a part of a pixel.
fn picture_with(figure: &Figure<'_>, wanted: Vec2, theme: Theme) -> Subject {
    let mut size = [900, 700];
    // The caption may wrap at another width, so the first correction may not be the last.
    for _ in 0..8 {
        let Painted { image, subject } = page::paint(figure, PictureOptions { size, theme, ..PictureOptions::default() });
        let missing = (wanted - subject.size()).round();
        if missing == Vec2::ZERO {
            return (RgbaImage::from_raw(image.width as u32, image.height as u32, image.rgba).unwrap(), subject);
        }
        size = [(size[0] as f32 + missing.x) as usize, (size[1] as f32 + missing.y) as usize];
    }
    panic!("no picture has a subject of {wanted:?}");
}

/// By how much each pixel of one subject differs from that of the other, of 255.
fn differences((ours, at): &Subject, (theirs, there): &Subject) -> Vec<u8> {
    let size = at.size().min(there.size());
    let places = (0..size.y as u32).flat_map(|y| (0..size.x as u32).map(move |x| (x, y)));
    let pixel = |image: &RgbaImage, rect: &Rect, (x, y)| image.get_pixel(rect.min.x as u32 + x, rect.min.y as u32 + y).0;
    let apart = |place| {
        let (ours, theirs) = (pixel(ours, at, place), pixel(theirs, there, place));
        (0..3).map(|channel| ours[channel].abs_diff(theirs[channel])).max().unwrap_or(0)
    };
    places.map(apart).collect()
}

const THEMES: [(egui::Theme, Theme); 2] = [(egui::Theme::Light, Theme::Light), (egui::Theme::Dark, Theme::Dark)];

#[test]
fn the_map_of_a_picture_is_the_map_of_the_window() {
    for (lesson, (ours, theirs)) in ["four-optimizers", "contours"].into_iter().zip(THEMES) {
        let scene = Scene::open(lesson).unwrap().0;
        let settings = scene.paths().unwrap();
        let paths = paths::run(settings);
        let window = window_with(&scene, ours);
        let picture = picture_with(&Figure::Paths(settings, &paths), window.1.size(), theirs);
        assert!(picture.0.width() < 1000, "from there on there are charts");
        assert_eq!(picture.1.size(), window.1.size());
        let differences = differences(&window, &picture);
        // The edges of turned letters, on the contour lines, depend on the last bit of their place.
        let turned = differences.iter().filter(|difference| **difference > 2).count();
        let largest = differences.iter().max().unwrap();
        assert!(turned < differences.len() / 10_000 && *largest <= 16, "{lesson}: {turned} pixels, {largest} of 255 apart");
    }
}

#[test]
fn the_grid_of_a_picture_is_the_grid_of_the_window() {
    let lessons = ["three-initializations", "relu", "two-kinds-of-vanishing"];
    for (lesson, (ours, theirs)) in lessons.into_iter().zip(THEMES.into_iter().cycle()) {
        let scene = Scene::open(lesson).unwrap().0;
        let settings = scene.activations().unwrap();
        let results = activations::run(settings);
        let window = window_with(&scene, ours);
        let picture = picture_with(&Figure::Activations(settings, &results), window.1.size(), theirs);
        assert!((picture.1.size() - window.1.size()).length() < 0.01, "{lesson}: {:?} {:?}", picture.1, window.1);
        let largest = differences(&window, &picture).into_iter().max().unwrap();
        assert!(largest <= 2, "{lesson}: {largest} of 255 apart");
    }
}

/// At a height that may differ by a part of a pixel: most pixels are the same.
#[test]
fn the_curves_of_a_picture_are_the_curves_of_the_window() {
    let (data, hidden) = (Some(patterns()), vec![8, 8]);
    let settings = training::Settings { data, hidden, batch: 16, iterations: 120, ..training::Settings::default() };
    let results =
        training::run(&settings, Dataset::open(settings.data.as_deref()).unwrap(), ThreadPool::with_threads(2)).unwrap();
    let scene = Scene::new("a race", "", settings.clone());
    for (ours, theirs) in THEMES {
        let window = window_with(&scene, ours);
        let picture = picture_with(&Figure::Training(&settings, &results), window.1.size(), theirs);
        assert!((picture.1.size() - window.1.size()).length() < 1.0, "{:?} {:?}", picture.1, window.1);
        let differences = differences(&window, &picture);
        let far = differences.iter().filter(|difference| **difference > 40).count();
        assert!(far * 100 < differences.len(), "{far} of {} pixels differ", differences.len());
    }
}
