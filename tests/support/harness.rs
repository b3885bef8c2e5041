//! The window without a display: driven by accessible names, painted by the CPU rasterizer.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::sleep;
use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Vec2, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use egui_kittest::{Harness, Node, TestRenderer};
use halfpipe::experiment::WorkspaceKind;
use halfpipe::figure::raster::Rasterizer;
use halfpipe::lesson::{EMBEDDED, Lesson, Scene};
use halfpipe::picture::theme::Palette;
use halfpipe::ui::app::App;
use halfpipe::ui::lesson::open_lesson::OpenLesson;

use super::words::{has_words, word, worded};

/// Paints kittest's pictures: the same on every machine.
#[derive(Default)]
struct Painter(Rasterizer);

impl TestRenderer for Painter {
    fn handle_delta(&mut self, delta: &mut egui::TexturesDelta) {
        self.0.update_textures(delta);
    }

    fn render(&mut self, ctx: &egui::Context, output: &egui::FullOutput) -> Result<image::RgbaImage, String> {
        let size = ctx.content_rect().size() * output.pixels_per_point;
        let primitives = ctx.tessellate(output.shapes.clone(), output.pixels_per_point);
        let background = Palette::for_theme(ctx.theme()).window;
        let picture = self.0.paint([size.x as usize, size.y as usize], output.pixels_per_point, background, &primitives);
        image::RgbaImage::from_raw(picture.width as u32, picture.height as u32, picture.rgba).ok_or_else(|| "size".to_owned())
    }
}

/// What a user can act on.
pub const CONTROLS: [Role; 7] =
    [Role::Button, Role::Slider, Role::CheckBox, Role::RadioButton, Role::TextInput, Role::ComboBox, Role::SpinButton];

/// The window, with its app once it is open.
pub type Window = Harness<'static, Option<App>>;

/// A window of this size on a lesson.
pub fn window_of(size: Vec2, name: &'static str) -> Window {
    window_on(size, move || OpenLesson::new(Lesson::open(name).unwrap().0, None, Some(name.to_owned())))
}

/// A window of this size on what `open` gives.
pub fn window_on<L: Into<OpenLesson>>(size: Vec2, open: impl Fn() -> L + 'static) -> Window {
    let ui = move |ui: &mut egui::Ui, app: &mut Option<App>| {
        app.get_or_insert_with(|| App::new(ui.ctx(), open())).ui(ui);
    };
    let mut window = Harness::builder()
        .with_size(size)
        .renderer(Painter::default())
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

/// The app in a window, to change it.
pub fn app_mut(window: &mut Window) -> &mut App {
    window.state_mut().as_mut().unwrap()
}

/// Draws frames until this holds, and what follows from it. What it waits for takes as long as the machine needs; if it has not
/// come after a minute, the test fails and names it.
#[track_caller]
pub fn until(window: &mut Window, what: &str, holds: impl Fn(&Window) -> bool) {
    let start = Instant::now();
    while !holds(window) {
        assert!(start.elapsed() < Duration::from_mins(1), "a minute has passed without {what}");
        sleep(Duration::from_millis(5));
        window.step();
    }
    window.run_ok();
}

/// Click on what has this label.
#[track_caller]
pub fn click_on(window: &mut Window, label: &str) {
    window.get_by_label(label).click();
    window.run();
}

/// Click on the button with this label, where something else has it too.
#[track_caller]
pub fn click_button(window: &mut Window, label: &str) {
    window.get_by_role_and_label(Role::Button, label).click();
    window.run();
}

/// The control of this role whose name begins with `name`, and goes on with its value.
#[track_caller]
pub fn valued<'a>(window: &'a Window, role: Role, name: &str) -> Node<'a> {
    let begins = |node: &Node<'_>| node.accesskit_node().label().is_some_and(|label| label.starts_with(&format!("{name}: ")));
    window.get_all_by_role(role).find(begins).unwrap_or_else(|| panic!("there is no {name}"))
}

/// The handle of a start point.
#[track_caller]
pub fn start_handle(window: &Window, number: usize) -> Node<'_> {
    valued(window, Role::Slider, &word(&format!("start.handle number={number}")))
}

/// Choose an entry of a combo box.
#[track_caller]
pub fn choose(window: &mut Window, combo: &str, entry: &str) {
    valued(window, Role::ComboBox, combo).click();
    window.run();
    click_button(window, entry);
}

/// Drag with the left button.
pub fn drag(window: &mut Window, from: Pos2, to: Pos2) {
    drag_along(window, &[from, from.lerp(to, 0.5), to]);
}

/// Drag with the left button from point to point.
pub fn drag_along(window: &mut Window, way: &[Pos2]) {
    let (Some(first), Some(last)) = (way.first(), way.last()) else { return };
    window.hover_at(*first);
    window.run();
    window.drag_at(*first);
    for at in &way[1..] {
        window.hover_at(*at);
    }
    window.drop_at(*last);
    window.run();
}

/// Click with the left button.
pub fn click(window: &mut Window, at: Pos2) {
    window.hover_at(at);
    window.step();
    for pressed in [true, false] {
        window.event(Event::PointerButton { pos: at, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE });
        window.step();
    }
}

/// Drop a file or a folder on the window.
pub fn drop_file(window: &mut Window, path: &Path) {
    window.input_mut().dropped_files.push(Arc::new(Dropped(path.to_path_buf())));
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

/// Press a key with others held down.
pub fn press_with(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run();
}

/// Type a path into the file panel that this key opens: E to export, O to open, S to save.
#[track_caller]
pub fn file_panel(window: &mut Window, key: Key, path: &Path) {
    press_with(window, Modifiers::COMMAND, key);
    type_into(window, &word("files.path"), path.to_str().unwrap());
}

/// Undo by the keyboard.
pub fn undo(window: &mut Window) {
    press_with(window, Modifiers::COMMAND, Key::Z);
}

/// A key that goes down, for a frame of its own.
pub fn key_down(modifiers: Modifiers, key: Key) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
}

/// Type into the field with this label, and Enter.
#[track_caller]
pub fn type_into(window: &mut Window, label: &str, text: &str) {
    type_without_enter(window, label, text);
    press(window, Key::Enter);
}

/// Type into the field with this label, and draw a single frame with Enter in it. A job begins in that frame, and is not yet
/// looked after: so a test sees it on its way, however fast the machine is.
#[track_caller]
pub fn type_for_a_frame(window: &mut Window, label: &str, text: &str) {
    type_without_enter(window, label, text);
    window.event(key_down(Modifiers::NONE, Key::Enter));
    window.step();
}

/// Type into the field with this label.
#[track_caller]
fn type_without_enter(window: &mut Window, label: &str, text: &str) {
    window.get_by_role_and_label(Role::TextInput, label).focus();
    window.run();
    press_with(window, Modifiers::COMMAND, Key::A);
    window.get_by_role_and_label(Role::TextInput, label).type_text(text);
    window.run();
}

/// Type what can't be into the field with this label: it is said at its place, in the words of a key, and leaving the field changes
/// nothing.
#[track_caller]
pub fn refuses_typed(window: &mut Window, label: &str, text: &str, key: &str) {
    let settings = |window: &Window| {
        let app = app(window);
        (app.paths.settings.clone(), app.activations.settings.clone(), app.training.settings.clone())
    };
    let before = settings(window);
    type_into(window, label, text);
    assert!(says(window, key), "{key} is not said");
    assert_eq!(settings(window), before, "{label} {text}");
    press(window, Key::Escape);
    window.get_by_role_and_label(Role::TextInput, label).focus();
    window.run();
    press(window, Key::Escape);
}

/// Whether a text that can be read has the words of a key in it. A placeholder without a value stands for anything.
#[track_caller]
pub fn says(window: &Window, key: &str) -> bool {
    let nodes = window.root().children_recursive();
    let texts = nodes.flat_map(|node| [node.accesskit_node().label(), node.accesskit_node().value()]);
    texts.flatten().any(|text| has_words(&text, key))
}

/// The title of a scene that comes with the program.
pub fn title(name: &str) -> String {
    Scene::open(name).unwrap().0.title.shown().to_owned()
}

/// The name of the menu with the lessons.
pub fn lesson_menu(window: &Window) -> String {
    worded(&format!("{{top.lesson}}: {}", app(window).open_lesson.lesson.title.shown()))
}

/// The fold in the menu of lessons that has the single scenes of a workspace.
pub fn single_scenes(workspace: &str) -> String {
    let kind = WorkspaceKind::ALL.into_iter().find(|kind| kind.name() == word(&format!("workspace.{workspace}"))).unwrap();
    let count = EMBEDDED.iter().filter(|(slug, text)| Scene::parse(slug, text).unwrap().workspace.kind() == kind).count();
    worded(&format!("{{top.examples}}: {} ({count})", kind.name()))
}

/// What is message of the picture with this name.
#[track_caller]
pub fn description(window: &Window, label: &str) -> String {
    window.get_by_label(label).accesskit_node().description().unwrap_or_default()
}
