//! Pictures without a window: every lesson in both forms, at every size, and what can't be drawn.

use egui::Rect;
use halfpipe::dataset::Dataset;
use halfpipe::experiment::paths::{Camera, Settings, run};
use halfpipe::experiment::{activations, training};
use halfpipe::figure::export::Export;
use halfpipe::figure::format::Format;
use halfpipe::figure::options::PictureOptions;
use halfpipe::figure::raster::Image;
use halfpipe::figure::{Figure, Theme, page};
use halfpipe::job::ThreadPool;
use halfpipe::landscape::LandscapeSpec;
use halfpipe::lesson::{EMBEDDED, Scene};
use halfpipe::picture::theme::Palette;

use crate::support::data_set::patterns;
use crate::support::words::{has_words, word};

/// The figure as SVG.
fn svg_of(figure: &Figure<'_>, options: PictureOptions) -> String {
    let export = Export { figure: *figure, options, scene: None };
    String::from_utf8(export.to_bytes(Format::Svg, &|| true).unwrap()).unwrap()
}

/// Whether an SVG has its end, and no coordinate that is not a number; letters of an embedded bitmap are none.
fn is_whole(svg: &str) -> bool {
    let parts = svg.split("base64,").enumerate();
    let mut texts = parts.filter_map(|(index, part)| if index == 0 { Some(part) } else { Some(part.split_once('"')?.1) });
    svg.starts_with("<?xml") && svg.trim_end().ends_with("</svg>") && texts.all(|text| !text.contains("NaN"))
}

/// The colour at a point of the map.
fn pixel(image: &Image, map: Rect, x: usize, y: usize) -> [u8; 3] {
    let at = 4 * ((map.min.y as usize + y) * image.width + map.min.x as usize + x);
    std::array::from_fn(|channel| image.rgba[at + channel])
}

/// The settings of a lesson on MNIST, on tiny images and few iterations.
fn on_tiny_images(settings: &training::Settings) -> training::Settings {
    training::Settings { data: Some(patterns()), hidden: vec![8, 8], batch: 16, iterations: 120, ..settings.clone() }
}

fn trained(settings: &training::Settings) -> training::Results {
    training::run(settings, Dataset::open(settings.data.as_deref()).unwrap(), ThreadPool::with_threads(2)).unwrap()
}

#[test]
fn every_lesson_on_mnist_draws_in_both_forms() {
    for (slug, text) in EMBEDDED {
        let preset = Scene::parse(slug, text).unwrap();
        let Some(settings) = preset.training() else { continue };
        for axis in [training::Axis::Iterations, training::Axis::Seconds] {
            let settings = training::Settings { axis, ..on_tiny_images(settings) };
            let results = trained(&settings);
            let figure = Figure::Training(&settings, &results);
            let svg = svg_of(&figure, PictureOptions::default());
            assert!(is_whole(&svg), "{slug}");
            for name in settings.names() {
                assert!(svg.contains(&name), "{slug}: {name}");
            }
            assert!(svg.contains(&word("race.same_batches")), "{slug}: the rule is message");
            for size in [[1, 1], [60, 400], [300, 200], [2000, 1200]] {
                page::paint(&figure, PictureOptions { size, theme: Theme::Dark, ..PictureOptions::default() });
            }
        }
    }
}

#[test]
fn runs_that_diverge_or_have_hardly_begun_are_painted_and_told() {
    let settings = on_tiny_images(&training::Settings::default());
    let wild = training::Settings {
        optimizers: vec![halfpipe::experiment::Entry::from("sgd:lr=1e30".parse::<halfpipe::optimizer::OptimizerSpec>().unwrap())],
        ..settings.clone()
    };
    for iterations in [1, 2, 10, 11, 12] {
        for settings in [&settings, &wild] {
            for scale in [training::Scale::Book, training::Scale::Log, training::Scale::Free] {
                let settings = training::Settings { iterations, scale, ..settings.clone() };
                let results = trained(&settings);
                assert_eq!(results.smoothed(0).is_empty(), results.curves[0][0].iterations() < 11);
                let figure = Figure::Training(&settings, &results);
                let svg = svg_of(&figure, PictureOptions { size: [900, 600], ..PictureOptions::default() });
                assert!(!svg.contains("NaN") && !svg.contains("inf"), "{iterations} {scale:?}");
                assert_eq!(svg.contains(&word("chip.diverged")), results.outcome(0) != training::Outcome::Trained);
            }
        }
    }
}

#[test]
fn every_lesson_on_weights_draws_in_both_forms() {
    for (slug, text) in EMBEDDED {
        let preset = Scene::parse(slug, text).unwrap();
        let Some(settings) = preset.activations() else { continue };
        let (results, trainings) = (activations::run(settings), activations::symmetry::train(settings));
        let figure = match settings.show {
            activations::Show::Symmetry => Figure::Symmetry(settings, &trainings),
            _ => Figure::Activations(settings, &results),
        };
        let svg = svg_of(&figure, PictureOptions::default());
        assert!(is_whole(&svg), "{slug}");
        let names = if settings.show == activations::Show::Symmetry { settings.symmetry.names() } else { settings.names() };
        for name in names {
            assert!(svg.contains(&name), "{slug}: {name}");
        }
        for size in [[1, 1], [60, 400], [300, 200], [2000, 1200]] {
            page::paint(&figure, PictureOptions { size, theme: Theme::Dark, ..PictureOptions::default() });
        }
    }
}

#[test]
fn nets_that_overflow_are_painted_without_a_panic_and_say_so() {
    for (activation, show) in [("relu", activations::Show::Activations), ("identity", activations::Show::Gradients)] {
        let settings = activations::Settings {
            activation: activation.parse().unwrap(),
            rows: vec!["normal:std=1e300".parse().unwrap(), "normal:std=0".parse().unwrap()],
            units: 10,
            samples: 50,
            show,
            ..activations::Settings::default()
        };
        let results = activations::run(&settings);
        let figure = Figure::Activations(&settings, &results);
        let svg = svg_of(&figure, PictureOptions::default());
        assert!(has_words(&svg, "cell.not_finite") && !svg.contains("NaN"), "{activation}");
        let enlarged = activations::Settings { enlarged: Some((0, 4)), ..settings.clone() };
        page::paint(&Figure::Activations(&enlarged, &results), PictureOptions::default());
    }
}

#[test]
fn pictures_have_the_size_that_was_asked_for() {
    let settings = Settings::default();
    let paths = run(&settings);
    for size in [[240, 160], [320, 240], [999, 300], [1000, 600], [2000, 1200]] {
        let options = PictureOptions { size, ..PictureOptions::default() };
        let export = Export { figure: Figure::Paths(&settings, &paths), options, scene: None };
        let png = export.to_bytes(Format::Png, &|| true).unwrap();
        let image = image::load_from_memory(&png).unwrap();
        assert_eq!([image.width() as usize, image.height() as usize], size);
    }
}

#[test]
fn every_lesson_draws_in_both_forms_with_every_learning_rate() {
    for (slug, text) in EMBEDDED {
        let preset = Scene::parse(slug, text).unwrap();
        let Some(settings) = preset.paths() else { continue };
        let paths = run(settings);
        let svg = svg_of(&Figure::Paths(settings, &paths), PictureOptions::default());
        assert!(is_whole(&svg), "{slug}");
        let legend = svg.replace("</text>", "\n");
        for entry in &settings.optimizers {
            let rate = halfpipe::knob::shortest(entry.rule.rate());
            assert!(legend.lines().any(|line| line.ends_with(&rate)), "{slug}: η {rate} is not message");
        }
        assert!(svg.contains(&*settings.landscape.name()), "{slug}: the caption names the landscape");
    }
}

#[test]
fn holes_are_left_blank_and_said_in_words_on_the_map_and_on_the_surface() {
    let holes: Settings =
        Settings { landscape: "formula:log(x) + y^2".parse().unwrap(), starts: vec![[4.0, 3.0]], ..Settings::default() };
    for surface in [None, Some(Camera::default())] {
        let settings = Settings { surface, ..holes.clone() };
        let paths = run(&settings);
        let svg = svg_of(&Figure::Paths(&settings, &paths), PictureOptions { size: [1200, 700], ..PictureOptions::default() });
        assert!(svg.contains(&word("map.holes")));
        let whole = Settings { surface, ..Settings::default() };
        assert!(
            !svg_of(&Figure::Paths(&whole, &run(&whole)), PictureOptions { size: [1200, 700], ..PictureOptions::default() })
                .contains(&word("map.holes"))
        );
        let painted =
            page::paint(&Figure::Paths(&settings, &paths), PictureOptions { size: [1200, 700], ..PictureOptions::default() });
        if surface.is_none() {
            // Left of x = 0 the map shows the window's own colour.
            let background = Palette::for_theme(egui::Theme::Light).window;
            let middle = painted.subject.size().y as usize / 2;
            assert_eq!(pixel(&painted.image, painted.subject, 20, middle), [background.r(), background.g(), background.b()]);
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
            page::paint(
                &Figure::Paths(&settings, &run(&settings)),
                PictureOptions { size: [700, 500], ..PictureOptions::default() },
            );
        }
    }
}

#[test]
fn an_svg_with_outlines_has_no_text_and_looks_like_the_one_with_texts() {
    let scenes = EMBEDDED.iter().map(|(slug, text)| Scene::parse(slug, text).unwrap());
    let scene = scenes.into_iter().find(|scene| scene.paths().is_some()).unwrap();
    let settings = scene.paths().unwrap();
    let options = PictureOptions { size: [900, 600], ..PictureOptions::default() };
    let paths = run(settings);
    let figure = Figure::Paths(settings, &paths);
    let [texts, outlines] = [false, true].map(|outlines| svg_of(&figure, PictureOptions { outlines, ..options }));
    assert!(texts.contains("<text ") && !outlines.contains("<text "));
    let count = texts.matches("<text ").count();
    assert_eq!(outlines.matches("<path aria-label=").count(), count);
    assert!(!outlines.contains("NaN") && !outlines.contains("textLength"));
}
