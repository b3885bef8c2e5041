//! Figures for slides and papers: small ones leave parts out, those for paper have a type that can be read.

use egui::Rect;
use halfpipe::dataset::Dataset;
use halfpipe::experiment::activations::{self, Show};
use halfpipe::experiment::{paths, training};
use halfpipe::figure::Figure;
use halfpipe::figure::export::{Export, ExportError};
use halfpipe::figure::format::Format;
use halfpipe::figure::options::{Length, Part, PictureOptions, Print, RATIO, Style};
use halfpipe::job::ThreadPool;

use crate::support::data_set::patterns;
use crate::support::words::word;

/// Settings and results of each kind of figure.
struct Figures {
    paths: (paths::Settings, Vec<paths::Path>),
    nets: (activations::Settings, activations::Results),
    enlarged: (activations::Settings, activations::Results),
    small_nets: (activations::Settings, Vec<activations::symmetry::SymmetryRun>),
    race: (training::Settings, training::Results),
}

impl Figures {
    fn new() -> Self {
        let settings = paths::Settings::default();
        let paths = paths::run(&settings);
        let nets = activations::Settings { units: 20, samples: 50, ..activations::Settings::default() };
        let results = activations::run(&nets);
        let enlarged = activations::Settings { enlarged: Some((0, 4)), ..nets.clone() };
        let small = activations::Settings { show: Show::Symmetry, ..activations::Settings::default() };
        let runs = activations::symmetry::train(&small);
        let usual = training::Settings::default();
        let race = training::Settings { data: Some(patterns()), hidden: vec![8], batch: 16, iterations: 120, ..usual };
        let run = training::run(&race, Dataset::open(race.data.as_deref()).unwrap(), ThreadPool::with_threads(2)).unwrap();
        let again = activations::run(&enlarged);
        Self {
            paths: (settings, paths),
            nets: (nets, results),
            enlarged: (enlarged, again),
            small_nets: (small, runs),
            race: (race, run),
        }
    }

    fn all(&self) -> [(&'static str, Figure<'_>); 5] {
        [
            ("paths", Figure::Paths(&self.paths.0, &self.paths.1)),
            ("nets", Figure::Activations(&self.nets.0, &self.nets.1)),
            ("enlarged", Figure::Activations(&self.enlarged.0, &self.enlarged.1)),
            ("small nets", Figure::Symmetry(&self.small_nets.0, &self.small_nets.1)),
            ("race", Figure::Training(&self.race.0, &self.race.1)),
        ]
    }
}

fn bytes(figure: &Figure<'_>, options: PictureOptions, format: Format) -> Vec<u8> {
    Export { figure: *figure, options, scene: None }.to_bytes(format, &|| true).unwrap()
}

fn svg(figure: &Figure<'_>, options: PictureOptions) -> String {
    String::from_utf8(bytes(figure, options, Format::Svg)).unwrap()
}

fn sized(size: [usize; 2]) -> PictureOptions {
    PictureOptions { size, ..PictureOptions::default() }
}

fn on_paper(width: &str, dpi: usize) -> PictureOptions {
    let print = Some(Print { width: Length::parse(width).unwrap(), dpi });
    PictureOptions { size: RATIO, style: Style::Paper, print, ..PictureOptions::default() }
}

/// The number of an attribute of an element.
fn number(element: &str, name: &str) -> f32 {
    let value = element.split(&format!(" {name}=\"")).nth(1).unwrap_or_else(|| panic!("{name}: {element}"));
    value.split('"').next().unwrap().parse().unwrap()
}

/// The text elements: their attributes and their text.
fn texts(svg: &str) -> Vec<(&str, &str)> {
    let elements = svg.split("<text").skip(1).map(|rest| rest.split("</text>").next().unwrap());
    elements.map(|element| element.split_once('>').unwrap()).collect()
}

/// The box of an upright text, without the space above and below its letters.
fn box_of(attributes: &str) -> Rect {
    let [x, y, size, width] = ["x", "y", "font-size", "textLength"].map(|name| number(attributes, name));
    Rect::from_min_max(egui::pos2(x + 0.5, y - 0.6 * size), egui::pos2(x + width - 0.5, y))
}

#[test]
fn the_type_of_a_figure_for_paper_is_eight_points_and_never_less_than_six() {
    let figures = Figures::new();
    for (name, figure) in figures.all() {
        for width in ["3.5in", "89mm", "16cm"] {
            let options = PictureOptions { size: [4, 3], ..on_paper(width, 300) };
            let svg = svg(&figure, options);
            let inches = number(&svg.replace("in\"", "\""), "width");
            let per_unit = 72.0 * inches / options.points()[0];
            let sizes: Vec<f32> = texts(&svg).iter().map(|(text, _)| number(text, "font-size") * per_unit).collect();
            let least = sizes.iter().copied().fold(f32::INFINITY, f32::min);
            let usual = sizes.iter().filter(|size| (**size - 8.0).abs() < 0.01).count();
            assert!(least >= 6.0, "{name}, {width}: {least}");
            assert!(usual * 3 > sizes.len(), "{name}, {width}: {sizes:?}");
            assert!(sizes.iter().all(|size| *size < 9.5), "{name}, {width}: {sizes:?}");
        }
    }
}

#[test]
fn a_figure_for_paper_is_white_without_cards_and_names_its_axes() {
    let figures = Figures::new();
    for (name, figure) in figures.all() {
        let svg = svg(&figure, on_paper("5in", 300));
        assert!(svg.contains(r##"fill="#ffffff""##) && !svg.contains("#f6f7f5"), "{name}: the ground");
        let chips = svg.matches("rx=\"12\"").count() + svg.matches("rx=\"8\"").count() + svg.matches("rx=\"7.5\"").count();
        assert_eq!(chips, 0, "{name}: cards");
    }
    let has = |figure: usize, only: Part, title: &str| {
        let svg = svg(&figures.all()[figure].1, PictureOptions { only: Some(only), ..on_paper("5in", 300) });
        assert!(texts(&svg).iter().any(|(_, text)| *text == title), "{only:?}: {title}");
    };
    has(0, Part::Map, "x");
    has(0, Part::Map, "y");
    has(0, Part::Charts, &word("figure.axis_step"));
    has(4, Part::Loss, &word("axis.iterations"));
    has(4, Part::Loss, &word("plot.loss_name"));
}

#[test]
fn a_flat_map_names_its_axes_between_their_numbers() {
    let figures = Figures::new();
    for size in [[1200, 800], [600, 400], [400, 300]] {
        let svg = svg(&figures.all()[0].1, PictureOptions { only: Some(Part::Map), ..sized(size) });
        for axis in ["x", "y"] {
            assert_eq!(texts(&svg).iter().filter(|(_, text)| *text == axis).count(), 1, "{axis} at {size:?}");
        }
    }
}

#[test]
fn texts_of_small_figures_stay_on_the_page_and_beside_each_other() {
    let figures = Figures::new();
    let small = [sized([1200, 800]), sized([600, 400]), sized([400, 300]), on_paper("3in", 300)];
    for (name, figure) in figures.all() {
        for options in small {
            let options = PictureOptions { arrows: false, ..options };
            let svg = svg(&figure, options);
            let [width, height] = options.points();
            let page = Rect::from_min_max(egui::Pos2::ZERO, egui::pos2(width, height));
            let upright: Vec<(Rect, &str)> = texts(&svg)
                .into_iter()
                .filter(|(attributes, _)| !attributes.contains("transform"))
                .map(|(attributes, text)| (box_of(attributes), text))
                .collect();
            assert!(upright.len() > 6, "{name}");
            for (index, (place, text)) in upright.iter().enumerate() {
                assert!(page.contains_rect(*place), "{name}, {width} × {height}: {text} at {place}");
                for (other, other_text) in &upright[..index] {
                    assert!(!place.intersects(*other), "{name}, {width} × {height}: {text} over {other_text}");
                }
            }
        }
    }
}

#[test]
fn a_low_figure_leaves_out_sentences_then_the_caption_then_the_second_chart() {
    let figures = Figures::new();
    let (_, race) = figures.all()[4];
    // A word of the sentences, of the caption, and the title of the second chart.
    let there = |height: usize| {
        let svg = svg(&race, sized([1200, height]));
        let parts = [word("race.raw"), word("race.same_batches"), word("plot.accuracy")];
        parts.map(|part| svg.split("</metadata>").last().unwrap().contains(&part))
    };
    let all: Vec<[bool; 3]> = (160..600).step_by(10).map(there).collect();
    let mut kinds = all.clone();
    kinds.dedup();
    assert_eq!(kinds, [[false; 3], [false, false, true], [false, true, true], [true; 3]]);
}

#[test]
fn a_part_is_drawn_alone_and_without_caption_or_arrows_where_that_is_wanted() {
    let figures = Figures::new();
    for (name, figure) in figures.all() {
        for part in Part::of(figure.drawn().kind()) {
            let options = PictureOptions { only: Some(*part), ..sized([900, 600]) };
            assert!(texts(&svg(&figure, options)).len() > 4, "{name}, {part:?}");
        }
    }
    let (_, paths) = figures.all()[0];
    let [all, map, charts] =
        [None, Some(Part::Map), Some(Part::Charts)].map(|only| svg(&paths, PictureOptions { only, ..sized([1280, 720]) }));
    let (chart, scale) = (word("chart.x"), word("map.scale_log"));
    assert_eq!([&all, &map, &charts].map(|svg| svg.contains(&chart)), [true, false, true]);
    assert_eq!([&all, &map, &charts].map(|svg| svg.contains(&scale)), [true, true, false]);
    let plain = svg(&paths, PictureOptions { caption: false, arrows: false, ..sized([1280, 720]) });
    let landscape = figures.paths.0.landscape.formula();
    assert!(all.contains("αv") && !plain.contains("αv"), "the arrows of the step");
    let caption = |svg: &str| texts(svg).iter().any(|(_, text)| text.contains(&*landscape));
    assert_eq!([caption(&all), caption(&plain)], [true, false]);
}

#[test]
fn a_figure_below_its_least_size_is_refused_with_that_size() {
    let figures = Figures::new();
    for (name, figure) in figures.all() {
        let refused = |size| {
            let export = Export { figure, options: sized(size), scene: None };
            match export.to_bytes(Format::Png, &|| true) {
                Err(ExportError::Refused(message)) => message,
                other => panic!("{name}: {:?}", other.map(|bytes| bytes.len())),
            }
        };
        let message = refused([1000, 40]);
        let least: Vec<usize> = message.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect();
        let &[1000, 40, width, height] = &least[..] else { panic!("{name}: {message}") };
        bytes(&figure, sized([1000, height]), Format::Png);
        refused([width - 1, 1000]);
        refused([1000, height - 1]);
    }
}

#[test]
fn a_pdf_has_its_texts_as_texts_in_both_scripts() {
    let figures = Figures::new();
    for (name, figure) in figures.all() {
        for options in [sized([1280, 720]), on_paper("4in", 300)] {
            let pdf = bytes(&figure, options, Format::Pdf);
            assert_eq!(pdf, bytes(&figure, options, Format::Pdf), "{name}: equal input, equal bytes");
            let text = String::from_utf8_lossy(&pdf);
            assert!(text.starts_with("%PDF-1.") && text.trim_end().ends_with("%%EOF"), "{name}");
            assert!(text.contains("/ToUnicode") && text.contains("/Type0") && text.contains("<0061>"), "{name}: the letter a");
            assert!(pdf.len() < 1_000_000, "{name}: {} bytes", pdf.len());
        }
    }
}
