//! The command copied in the window gives the same settings again.

use clap::Parser;
use proptest::prelude::*;

mod landscapes;

use super::{Cli, Command, settings};
use crate::experiment::activations::{self, Show};
use crate::experiment::paths::{self, Camera, Chart, Levels, MapColor, RateRule};
use crate::experiment::training::landscape::PlaneKind;
use crate::experiment::{Entry, Workspace, training};
use crate::figure::Theme;
use crate::figure::command::line;
use crate::figure::options::{Length, Part, PictureOptions, Print, RATIO, Style};
use crate::landscape::{LANDSCAPES, View};
use crate::lesson::{EMBEDDED, Scene};
use crate::noise::Noise;
use crate::optimizer::OptimizerSpec;

const OPTIONS: PictureOptions = PictureOptions::USUAL;

/// The settings of the copied line, parsed like by a shell and clap.
fn read_back(workspace: &Workspace) -> Workspace {
    let line = line(workspace, OPTIONS, "x.png").unwrap();
    let words = shlex::split(&line).unwrap();
    let cli = Cli::try_parse_from(&words).unwrap_or_else(|error| panic!("{line}: {error}"));
    settings(&cli.command.unwrap()).unwrap_or_else(|error| panic!("{line}: {error}")).unwrap()
}

/// The settings that a figure depends on: of Activations the deep nets or the small ones, of Training the net of a random plane.
fn figure_settings(workspace: &Workspace) -> Workspace {
    match workspace.clone() {
        Workspace::Activations(settings) if settings.show == Show::Symmetry => {
            let usual = activations::Settings::default();
            activations::Settings { rows: usual.rows, enlarged: None, ..settings }.into()
        }
        Workspace::Activations(mut settings) => {
            settings.symmetry.rows = activations::Symmetry::default().rows;
            settings.into()
        }
        Workspace::Training(settings) => {
            let is_random = settings.landscape.as_ref().is_some_and(|landscape| landscape.plane == PlaneKind::Random);
            training::Settings { chosen: if is_random { settings.chosen() } else { 0 }, ..settings }.into()
        }
        paths @ Workspace::Paths(_) => paths,
    }
}

fn same(workspace: impl Into<Workspace>) {
    let workspace = figure_settings(&workspace.into());
    let again = read_back(&workspace);
    if again != workspace {
        let text = |workspace: &Workspace| Scene::new("", "", workspace.clone()).text().unwrap();
        // Numbers of a schedule's form that is not chosen are in no text.
        assert_eq!(text(&again), text(&workspace), "{}", line(&workspace, OPTIONS, "x.png").unwrap());
    }
}

#[test]
fn the_command_of_every_lesson_makes_its_settings_again() {
    for (slug, text) in EMBEDDED {
        let mut workspace = Scene::parse(slug, text).unwrap().workspace;
        if let Workspace::Paths(settings) = &mut workspace {
            settings.apply_rate_rule(None); // as the window does: the rates of a file may be rounded
        }
        same(workspace);
    }
}

#[test]
fn defaults_are_omitted_and_special_characters_are_quoted() {
    assert_eq!(line(&paths::Settings::default().into(), OPTIONS, "x.png").unwrap(), "halfpipe paths --out x.png");
    let look = PictureOptions { theme: Theme::Dark, size: [640, 480], scale: 2, ..OPTIONS };
    let wide = line(&training::Settings::default().into(), look, "x.png").unwrap();
    assert_eq!(wide, "halfpipe training --theme dark --size 640x480 --scale 2 --out x.png");
    let mut settings = paths::Settings::default();
    settings.set_landscape("formula:-(x^2) + 2*y^2 * exp(-x)".parse().unwrap());
    settings.starts = vec![[-1.5, 2.0]];
    let line = line(&settings.clone().into(), OPTIONS, "x.png").unwrap();
    assert!(line.contains("'formula:-(x^2) + 2*y^2 * exp(-x)'") && line.contains("--start=-1.5,2"), "{line}");
    same(settings);
    for folder in ["my data", "it's here", "-x", "$HOME", "*", "数据", "a\nb"] {
        same(training::Settings { data: Some(folder.into()), ..training::Settings::default() });
    }
    let nul = training::Settings { data: Some("a\0b".into()), ..training::Settings::default() };
    assert!(crate::figure::command::line(&nul.into(), OPTIONS, "x.png").unwrap_err().contains("can't be written"));
}

#[test]
fn the_command_of_a_picture_has_all_its_options() {
    let read_back = |options: PictureOptions| {
        let line = line(&paths::Settings::default().into(), options, "x.png").unwrap();
        let cli = Cli::try_parse_from(shlex::split(&line).unwrap()).unwrap_or_else(|error| panic!("{line}: {error}"));
        let Some(Command::Paths(args)) = cli.command else { panic!("{line}") };
        assert_eq!(args.output.options().unwrap(), options, "{line}");
        line
    };
    let print = |width: &str, dpi| Some(Print { width: Length::parse(width).unwrap(), dpi });
    let all = PictureOptions {
        size: RATIO,
        style: Style::Paper,
        print: print("3.125in", 600),
        only: Some(Part::Charts),
        caption: false,
        arrows: false,
        ..OPTIONS
    };
    let line = read_back(all);
    assert_eq!(line, "halfpipe paths --style paper --width 3.125in --dpi 600 --only charts --no-caption --no-arrows --out x.png");
    read_back(PictureOptions { size: [1200, 800], print: print("86mm", 300), ..OPTIONS });
    read_back(PictureOptions { only: Some(Part::Map), caption: false, ..OPTIONS });
    read_back(PictureOptions { arrows: false, theme: Theme::Dark, scale: 3, ..OPTIONS });
    // 1200x900 is 4x3.
    let same = PictureOptions { size: [1200, 900], ..all };
    assert_eq!(crate::figure::command::line(&paths::Settings::default().into(), same, "x.png").unwrap(), line);
    assert_eq!((same.points(), same.pixels()), (all.points(), all.pixels()));
}

fn finite() -> impl Strategy<Value = f64> {
    prop_oneof![-10.0..10.0, Just(0.0), Just(-1e-300), Just(1.0 / 3.0), Just(123_456_789.25)]
}

fn entry() -> impl Strategy<Value = Entry> {
    let all = OptimizerSpec::all();
    let schedules = vec!["", "schedule=step,every=7", "schedule=cosine,horizon=50", "schedule=warmup"];
    (0..all.len(), 1e-9..5.0, any::<bool>(), proptest::sample::select(schedules)).prop_map(
        move |(index, rate, visible, schedule)| {
            let text = format!("{}:{schedule}", all[index].about().key);
            let rule: OptimizerSpec = text.trim_end_matches(':').parse().unwrap();
            Entry { visible, ..Entry::from(rule.with_rate(rate).unwrap()) }
        },
    )
}

fn paths_settings() -> impl Strategy<Value = paths::Settings> {
    let entries = prop_oneof![Just(None), proptest::collection::vec(entry(), 1..5).prop_map(Some)];
    let starts = prop_oneof![Just(None), proptest::collection::vec([-3.0..3.0, -3.0..3.0], 1..4).prop_map(Some)];
    let rates = proptest::sample::select(vec![RateRule::Free, RateRule::Equal, RateRule::FirstStep, RateRule::Best]);
    let charts = [Chart::Height, Chart::X, Chart::Y, Chart::Terms, Chart::Rate, Chart::Sweep, Chart::Settings, Chart::Basins];
    let camera = (-360.0..360.0, 5.0..90.0, 0.3..8.0).prop_map(|(yaw, pitch, zoom)| Camera { yaw, pitch, zoom });
    let camera = proptest::option::of(prop_oneof![Just(Camera::default()), camera]);
    let noise = (prop_oneof![Just(0.0), 0.0..3.0], any::<u64>(), 1usize..5);
    let noise = noise.prop_map(|(deviation, seed, seeds)| Noise { deviation, seed, seeds });
    let shown = (prop_oneof![Just(29), 0usize..60], proptest::option::of(0usize..60), prop_oneof![Just(8.0), 1e-3..1e4]);
    let view = proptest::option::of((finite(), 0.1..9.0, finite(), 0.1..9.0));
    let map_color = proptest::sample::select(vec![MapColor::Height, MapColor::Steps]);
    let switches = (any::<bool>(), any::<bool>(), any::<bool>(), 0usize..6, proptest::sample::select(charts.to_vec()), map_color);
    ((0..LANDSCAPES.len(), entries, starts), rates, camera, noise, shown, view, switches).prop_map(
        |((landscape, entries, starts), rates, surface, noise, (steps, shown, speed), view, switches)| {
            let (arrows, quantile, terms, inspected, chart, map_color) = switches;
            let mut settings = paths::Settings::default();
            settings.set_landscape(LANDSCAPES[landscape].key.parse().unwrap());
            settings.optimizers = entries.unwrap_or(settings.optimizers);
            settings.starts = starts.unwrap_or(settings.starts);
            let view = view.map(|(x, width, y, height)| View { x: [x, x + width], y: [y, y + height] });
            let levels = if quantile { Levels::Quantile } else { Levels::Log };
            let shown = shown.filter(|shown| *shown < steps);
            let view = view.filter(View::is_valid);
            let mut settings = paths::Settings {
                steps,
                rates,
                noise,
                shown,
                speed,
                view,
                arrows,
                levels,
                surface,
                inspected,
                terms,
                chart,
                map_color,
                ..settings
            };
            // As they are in the window once the rule has been followed.
            settings.apply_rate_rule(None);
            if rates == RateRule::Best {
                let sweeps = paths::sweep::sweep_while(&settings, || true);
                paths::sweep::apply_best(&mut settings, &sweeps);
            }
            settings
        },
    )
}

fn activations_settings() -> impl Strategy<Value = activations::Settings> {
    let row = proptest::sample::select(vec![
        "he",
        "normal:std=0.3",
        "xavier:activation=tanh",
        "uniform",
        "orthogonal",
        "torch-linear",
        "he:bias=normal:0.1",
    ]);
    let rows = proptest::collection::vec(row.prop_filter_map("listed", |text| text.parse().ok()), 1..5);
    let small = proptest::collection::vec(proptest::sample::select(vec!["zero", "he", "normal:std=2"]), 1..4);
    let shows = proptest::sample::select(vec![Show::Activations, Show::Gradients, Show::Weights, Show::Symmetry]);
    let sizes = (1usize..20, 2usize..200, 10usize..2_000, finite(), any::<u64>());
    let clock = (0usize..500, proptest::option::of(0usize..500), 1e-3..1e3, entry());
    let switches = (any::<bool>(), any::<bool>(), any::<bool>(), proptest::option::of((0usize..5, 0usize..20)));
    (rows, small, shows, sizes, clock, switches).prop_map(
        |(rows, small, show, (layers, units, samples, bias, seed), (steps, shown, speed, entry), switches)| {
            let (images, shared, log, cell) = switches;
            let symmetry = activations::Symmetry {
                rows: small.iter().map(|text| text.parse().unwrap()).collect(),
                optimizer: entry.rule,
                shown: shown.filter(|shown| *shown < steps),
                steps,
                speed,
            };
            let enlarged = cell.filter(|(row, layer)| *row < rows.len() && *layer < layers);
            let input = if images { activations::Input::Images } else { activations::Input::Normal };
            let heights = if shared { activations::Heights::Shared } else { activations::Heights::Row };
            let activation = if log { "tanh".parse().unwrap() } else { activations::Settings::default().activation };
            activations::Settings {
                activation,
                rows,
                layers,
                units,
                samples,
                input,
                bias,
                seed,
                show,
                heights,
                log,
                enlarged,
                symmetry,
            }
        },
    )
}

fn training_settings() -> impl Strategy<Value = training::Settings> {
    let inits = proptest::collection::vec(proptest::sample::select(vec!["he", "xavier", "normal:std=0.01"]), 1..3);
    let sizes = (proptest::collection::vec(1usize..200, 0..5), 1usize..500, 1usize..5_000, any::<u64>(), 1usize..5);
    let switches = (any::<bool>(), any::<bool>(), 0usize..3, any::<bool>(), prop_oneof![Just(0.0), 0.0..1.0], 1e-6..3.0);
    let landscape = (landscapes::landscape(), 0usize..10);
    (proptest::collection::vec(entry(), 1..5), inits, sizes, switches, landscape).prop_map(
        |(
            optimizers,
            inits,
            (hidden, batch, iterations, seed, seeds),
            (own, before, scale, seconds, weight_decay, goal),
            (landscape, chosen),
        )| {
            training::Settings {
                optimizers,
                inits: inits.iter().map(|text| text.parse().unwrap()).collect(),
                activation: if own { "gelu".parse().unwrap() } else { training::Settings::default().activation },
                start: if own { training::Start::Own } else { training::Start::Same },
                measure: if before { training::Measure::Before } else { training::Measure::After },
                scale: [training::Scale::Book, training::Scale::Log, training::Scale::Free][scale],
                axis: if seconds { training::Axis::Seconds } else { training::Axis::Iterations },
                data: None,
                chosen,
                images: before.then_some(batch + scale),
                sharpness: seconds.then_some(training::Sharpness { every: iterations, images: batch }),
                hidden,
                weight_decay,
                batch,
                iterations,
                seed,
                seeds,
                goal,
                landscape,
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_command_of_any_paths_makes_its_settings_again(settings in paths_settings()) {
        prop_assume!(settings.validate().is_ok());
        same(settings);
    }

    #[test]
    fn the_command_of_any_net_makes_its_settings_again(settings in activations_settings()) {
        prop_assume!(settings.validate().is_ok());
        same(settings);
    }

    #[test]
    fn the_command_of_any_training_makes_its_settings_again(settings in training_settings()) {
        prop_assume!(settings.validate().is_ok());
        same(settings);
    }
}
