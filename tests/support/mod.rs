//! The window without a display: driven by accessible names, painted by the CPU rasterizer.
#![allow(dead_code)] // each test file uses a part of it

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2, vec2};
use egui_kittest::kittest::Queryable;
use egui_kittest::{Harness, SnapshotOptions, TestRenderer};
use halfpipe::figure::raster::Rasterizer;
use halfpipe::lesson::Lesson;
use halfpipe::picture::theme::Palette;
use halfpipe::ui::app::App;
use halfpipe::ui::lesson::open_lesson::OpenLesson;

/// Paints kittest's pictures: the same on every machine.
#[derive(Default)]
pub struct Painter(Rasterizer);

impl TestRenderer for Painter {
    fn handle_delta(&mut self, delta: &mut egui::TexturesDelta) {
        self.0.update_textures(delta);
    }

    fn render(&mut self, ctx: &egui::Context, output: &egui::FullOutput) -> Result<image::RgbaImage, String> {
        let size = ctx.content_rect().size() * output.pixels_per_point;
        let primitives = ctx.tessellate(output.shapes.clone(), output.pixels_per_point);
        let background = Palette::of_theme(ctx.theme()).window;
        let picture = self.0.paint([size.x as usize, size.y as usize], output.pixels_per_point, background, &primitives);
        image::RgbaImage::from_raw(picture.width as u32, picture.height as u32, picture.rgba).ok_or_else(|| "size".to_owned())
    }
}

/// The window, with its app once it is open.
pub type Window = Harness<'static, Option<App>>;

/// A window of this size on a lesson.
pub fn window_of(size: Vec2, name: &'static str) -> Window {
    let ui = move |ui: &mut egui::Ui, app: &mut Option<App>| {
        let open = || App::new(ui.ctx(), OpenLesson::new(Lesson::open(name).unwrap().0, None, Some(name.to_owned())));
        app.get_or_insert_with(open).ui(ui);
    };
    let mut window = Harness::builder()
        .with_size(size)
        .renderer(Painter::default())
        .with_options(SnapshotOptions::new().threshold(0.0))
        .with_max_steps(16)
        .with_step_dt(1.0 / 60.0)
        .build_ui_state(ui, None);
    window.run();
    window
}

/// A window of the usual size on the four optimizers.
pub fn window() -> Window {
    window_of(vec2(1280.0, 800.0), "four-optimizers")
}

/// The app in a window.
pub fn app(window: &Window) -> &App {
    window.state().as_ref().unwrap()
}

/// A folder with a tiny data set in the IDX format: 6 x 6 pixels, three patterns with noise, 120 images to train and 60 to test.
pub fn tiny_images() -> PathBuf {
    static FOLDER: LazyLock<PathBuf> = LazyLock::new(write_images);
    FOLDER.clone()
}

fn write_images() -> PathBuf {
    // Each test program has its own, so that none reads what another one is writing.
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(env!("CARGO_CRATE_NAME")).join("patterns");
    fs::create_dir_all(&folder).unwrap();
    let mut state = 12_345u32;
    let mut random = move || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223); // Numerical Recipes' generator
        (state >> 24) as u8
    };
    for (part, count) in [("train", 120u32), ("t10k", 60)] {
        let labels: Vec<u8> = (0..count).map(|_| random() % 3).collect();
        let mut pixel = |label: u8, pixel: u32| {
            let lit = [pixel / 6 < 3, pixel % 6 < 3, (pixel / 6 + pixel % 6).is_multiple_of(2)][usize::from(label)];
            if lit { 90 + random() / 4 * 2 } else { random() / 2 }
        };
        let pixels: Vec<u8> = labels.iter().flat_map(|label| (0..36).map(|at| pixel(*label, at)).collect::<Vec<_>>()).collect();
        let file = |kind: &str, sizes: &[u32], bytes: &[u8]| {
            let head = [0, 0, 8, sizes.len() as u8].into_iter().chain(sizes.iter().flat_map(|size| size.to_be_bytes()));
            let all: Vec<u8> = head.chain(bytes.iter().copied()).collect();
            fs::write(folder.join(format!("{part}-{kind}-ubyte")), all).unwrap();
        };
        file("images-idx3", &[count, 6, 6], &pixels);
        file("labels-idx1", &[count], &labels);
    }
    folder
}

/// Drag with the left button.
pub fn drag(window: &mut Window, from: egui::Pos2, to: egui::Pos2) {
    window.hover_at(from);
    window.run();
    window.drag_at(from);
    window.hover_at(from.lerp(to, 0.5));
    window.hover_at(to);
    window.drop_at(to);
    window.run();
}

/// Click with the left button.
pub fn click(window: &mut Window, at: egui::Pos2) {
    window.hover_at(at);
    window.step();
    for pressed in [true, false] {
        window.event(egui::Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        window.step();
    }
}

/// Drop a file or a folder on the window.
pub fn drop_file(window: &mut Window, path: &Path) {
    window.input_mut().dropped_files.push(std::sync::Arc::new(Dropped(path.to_path_buf())));
    window.run();
}

/// A file dropped on the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        fs::read(&self.0).map_err(|error| error.to_string())
    }
}

/// Press a key.
pub fn press(window: &mut Window, key: Key) {
    window.key_press(key);
    window.run();
}

/// Type into the field with this label, and Enter.
pub fn type_into(window: &mut Window, label: &str, text: &str) {
    window.get_by_role_and_label(Role::TextInput, label).focus();
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run();
    window.get_by_role_and_label(Role::TextInput, label).type_text(text);
    window.run();
    press(window, Key::Enter);
}

/// Type what can't be into the field with this label: it is said at its place, and leaving the field changes nothing.
pub fn refuses_typed(window: &mut Window, label: &str, text: &str, told: &str) {
    let settings = |window: &Window| {
        let app = app(window);
        (app.paths.settings.clone(), app.activations.settings.clone(), app.training.settings.clone())
    };
    let before = settings(window);
    type_into(window, label, text);
    window.get_by_label_contains(told);
    assert_eq!(settings(window), before, "{label} {text}");
    press(window, Key::Escape);
    window.get_by_role_and_label(Role::TextInput, label).focus();
    window.run();
    press(window, Key::Escape);
}

/// Choose an entry of a combo box.
pub fn choose(window: &mut Window, combo: &str, entry: &str) {
    window.get_by_role_and_label(Role::ComboBox, combo).click();
    window.run();
    window.get_by_role_and_label(Role::Button, entry).click();
    window.run();
}
