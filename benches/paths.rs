//! What a frame costs: `cargo bench`. The aims are in docs/ARCHITECTURE.md.
#![allow(missing_docs)] // criterion's macro makes a public function without one

use criterion::{Criterion, criterion_group, criterion_main};
use egui::{Event, Modifiers, PointerButton, Pos2, RawInput, Rect, vec2};
use halfpipe::experiment::Entry;
use halfpipe::experiment::paths::insight::insight;
use halfpipe::experiment::paths::milestones::milestones;
use halfpipe::experiment::paths::sweep::sweep_while;
use halfpipe::experiment::paths::{Camera, Chart, Settings, run, with_usual_rate};
use halfpipe::knob::Knob;
use halfpipe::landscape::analysis::contour::{self, Grid, log_levels};
use halfpipe::landscape::trajectory::trace;
use halfpipe::landscape::{LANDSCAPES, LandscapeSpec, View};
use halfpipe::lesson::Scene;
use halfpipe::noise::Noise;
use halfpipe::optimizer::OptimizerSpec;
use halfpipe::storage::kept_runs::KeptRun;
use halfpipe::ui::app::App;
use std::hint::black_box;

/// 200 updates of each optimizer on the bowl.
fn traces(bench: &mut Criterion) {
    let bowl = LandscapeSpec::new(&LANDSCAPES[0]);
    for rule in OptimizerSpec::all() {
        bench.bench_function(&format!("trace 200 steps, {}", rule.about().key), |timer| {
            timer.iter(|| trace(black_box(&bowl), &rule, [-7.0, 2.0], 200));
        });
    }
}

/// What lies behind a path at its last step, and its milestones.
fn insights(bench: &mut Criterion) {
    let settings = Settings { steps: 200, ..Settings::default() };
    let paths = run(&settings);
    bench.bench_function("insight after 200 steps", |timer| timer.iter(|| insight(black_box(&settings), &paths[1], &[])));
    bench.bench_function("milestones, 1,000 steps", |timer| timer.iter(|| milestones(black_box(&settings), &paths[1], &[])));
    bench.bench_function("sweep of the best rates, 4 optimizers x 29 steps", |timer| {
        let settings = Settings::default();
        timer.iter(|| sweep_while(black_box(&settings), || true));
    });
}

/// f and ∇f of a typed formula, and of the same function from the list.
fn formulas(bench: &mut Criterion) {
    for text in ["himmelblau", "formula:(x^2+y-11)^2+(x+y^2-7)^2"] {
        let Ok(landscape) = text.parse::<LandscapeSpec>() else { panic!("{text} is not a landscape") };
        bench.bench_function(&format!("f, {text}"), |timer| timer.iter(|| landscape.value(black_box([1.5, -0.5]))));
        bench.bench_function(&format!("f and gradient, {text}"), |timer| {
            timer.iter(|| landscape.value_and_gradient(black_box([1.5, -0.5])));
        });
    }
}

/// The contours of a grid of 200 x 200 nodes: values, levels and lines.
fn contours(bench: &mut Criterion) {
    for key in ["bowl", "rastrigin"] {
        let Ok(landscape) = key.parse::<LandscapeSpec>() else { panic!("{key} is not a landscape") };
        bench.bench_function(&format!("contours 200x200, {key}"), |timer| {
            timer.iter(|| {
                let grid = Grid::sample(black_box(&landscape), landscape.view(), [200, 200]);
                let levels = log_levels(&grid, landscape.floor(), 12);
                levels.iter().map(|level| contour::contours(&grid, *level).len()).sum::<usize>()
            });
        });
    }
}

const LONG: usize = 100_000;

/// A window of 1280 x 800 without a display.
struct Window {
    ctx: egui::Context,
    app: App,
    frame: u32,
    events: Vec<Event>,
}

impl Window {
    /// Six optimizers.
    fn new(steps: usize) -> Self {
        let mut settings = Settings { steps, ..Settings::default() };
        settings.optimizers = OptimizerSpec::all()
            .into_iter()
            .take(6)
            .map(|rule| Entry::from(with_usual_rate(rule, &settings.landscape)))
            .collect();
        Self::of(settings)
    }

    fn of(settings: Settings) -> Self {
        let ctx = egui::Context::default();
        let app = App::new(&ctx, Scene::new("optimizers", "", settings));
        let mut window = Self { ctx, app, frame: 0, events: Vec::new() };
        (0..4).for_each(|_| window.draw());
        window
    }

    /// Hold the pointer's button down from now on, at a place with nothing to drag.
    fn hold(&mut self) {
        let (pos, modifiers) = (Pos2::new(640.0, 796.0), Modifiers::NONE);
        let press = Event::PointerButton { pos, button: PointerButton::Primary, pressed: true, modifiers };
        self.events = vec![Event::PointerMoved(pos), press];
        self.draw();
    }

    /// A frame with the start at the next place of a circle.
    fn drag(&mut self) {
        let angle = f64::from(self.frame) * 0.1;
        self.app.paths.settings.starts[0] = [6.0 * angle.cos(), 6.0 * angle.sin()];
        self.draw();
    }

    /// Frames until no job runs.
    fn finish(&mut self) {
        while self.app.paths.view.progress().is_some() {
            self.draw();
        }
    }

    /// One frame: input, results, layout and tessellation; what the graphics card would get is thrown away.
    fn draw(&mut self) {
        let screen = Rect::from_min_size(Pos2::ZERO, vec2(1280.0, 800.0));
        let input = RawInput {
            screen_rect: Some(screen),
            time: Some(f64::from(self.frame) / 60.0),
            events: std::mem::take(&mut self.events),
            ..RawInput::default()
        };
        self.frame += 1;
        let mut output = self.ctx.run_ui(input, |ui| self.app.ui(ui));
        output.textures_delta.clear();
        black_box(self.ctx.tessellate(output.shapes, output.pixels_per_point));
    }
}

fn frames(bench: &mut Criterion) {
    let mut window = Window::new(200);
    bench.bench_function("frame, nothing changes", |timer| timer.iter(|| window.draw()));
    bench.bench_function("frame, start dragged (contours cached)", |timer| timer.iter(|| window.drag()));
    // What web/measure compares a browser with.
    let mut four = Window::of(Settings { steps: 200, ..Settings::default() });
    four.hold();
    bench.bench_function("frame, start dragged, 4 optimizers", |timer| timer.iter(|| four.drag()));
    let mut full = Window::new(200);
    full.app.paths.settings.noise = Noise { deviation: 0.5, seed: 1, seeds: 5 };
    full.app.paths.settings.chart = Chart::Rate;
    full.app.paths.settings.arrows = true;
    bench.bench_function("frame, start dragged, everything on (5 seeds, rates, step taken apart)", |timer| {
        timer.iter(|| {
            let angle = f64::from(full.frame) * 0.1;
            full.app.paths.settings.starts[0] = [6.0 * angle.cos(), 6.0 * angle.sin()];
            full.draw();
        });
    });
    let mut turning = Window::new(200);
    turning.app.paths.settings.surface = Some(Camera::default());
    bench.bench_function("frame, surface turned", |timer| {
        timer.iter(|| {
            turning.app.paths.settings.surface = Some(Camera { yaw: f64::from(turning.frame % 360), ..Camera::default() });
            turning.draw();
        });
    });
    full.app.paths.settings.surface = Some(Camera::default());
    bench.bench_function("frame, start dragged on the surface, everything on", |timer| {
        timer.iter(|| {
            let angle = f64::from(full.frame) * 0.1;
            full.app.paths.settings.starts[0] = [6.0 * angle.cos(), 6.0 * angle.sin()];
            full.draw();
        });
    });
    bench.bench_function("frame, a dragged (contours rebuilt)", |timer| {
        timer.iter(|| {
            let a = 0.05 + 0.001 * f64::from(window.frame % 100);
            for knob in window.app.paths.settings.landscape.knobs() {
                if let Knob::Number(_, value) = knob {
                    *value = a;
                }
            }
            window.draw();
        });
    });
}

/// Frames with 6 x 100,000 steps.
fn long_frames(bench: &mut Criterion) {
    let mut window = Window::new(LONG);
    window.finish();
    bench.bench_function("long: nothing changes", |timer| timer.iter(|| window.draw()));
    bench.bench_function("long: step scrubbed", |timer| {
        timer.iter(|| {
            window.app.paths.settings.shown = Some(window.frame as usize * 7919 % LONG);
            window.draw();
        });
    });
    window.app.paths.settings.shown = None;
    bench.bench_function("long: map zoomed", |timer| {
        timer.iter(|| {
            let half = 0.5 + f64::from(window.frame % 100) * 0.05;
            window.app.paths.settings.view = Some(View { x: [-half, half], y: [-half, half] });
            window.draw();
        });
    });
    window.app.paths.settings.view = None;
    for chart in [Chart::Terms, Chart::Rate] {
        window.app.paths.settings.chart = chart;
        window.draw();
        bench.bench_function(&format!("long: chart {chart:?}, nothing changes"), |timer| timer.iter(|| window.draw()));
    }
    window.app.paths.settings.chart = Chart::Height;
    window.app.paths.settings.surface = Some(Camera::default());
    window.draw();
    bench.bench_function("long: surface, nothing changes", |timer| timer.iter(|| window.draw()));
    window.app.paths.settings.surface = None;
    window.hold();
    bench.bench_function("long: start dragged, until its paths are drawn", |timer| {
        timer.iter(|| {
            let angle = f64::from(window.frame) * 0.1;
            window.app.paths.settings.starts[0] = [6.0 * angle.cos(), 6.0 * angle.sin()];
            window.draw();
            window.finish();
        });
    });
    let mut noisy = Window::new(LONG);
    noisy.app.paths.settings.noise = Noise { deviation: 0.5, seed: 1, seeds: 1 };
    noisy.draw();
    noisy.finish();
    bench.bench_function("long: with noise, nothing changes", |timer| timer.iter(|| noisy.draw()));
    bench.bench_function("long: with noise, step scrubbed", |timer| {
        timer.iter(|| {
            noisy.app.paths.settings.shown = Some(noisy.frame as usize * 7919 % LONG);
            noisy.draw();
        });
    });
    let mut kept = Window::new(200);
    let place = kept.app.kept_runs.paths.here().to_owned();
    let runs = [1.0, 2.0].map(|y| {
        let six = Window::new(0).app.paths.settings;
        let settings = Settings { steps: LONG, starts: vec![[-7.0, y]], ..six };
        KeptRun { name: y.to_string(), shown: true, place: place.clone(), settings, results: () }
    });
    kept.app.kept_runs.paths.runs_mut().extend(runs);
    // Their paths are computed in jobs.
    (0..60).for_each(|_| {
        kept.draw();
        std::thread::sleep(std::time::Duration::from_millis(5));
    });
    bench.bench_function("long: two kept runs, nothing changes", |timer| timer.iter(|| kept.draw()));
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(50).without_plots();
    targets = traces, insights, formulas, contours, frames, long_frames
}
criterion_main!(benches);
