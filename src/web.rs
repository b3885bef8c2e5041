//! The page: eframe's web runner around the library's app. A worker runs the same program, and does what it is sent.

use std::any::Any;
use std::cell::RefCell;
use std::panic;
use std::rc::Rc;

use eframe::egui::{self, ViewportCommand};
use halfpipe::browser;
use halfpipe::files::assets::CHINESE_FONT;
use halfpipe::job::serve::serve;
use halfpipe::language::Language;
use halfpipe::lesson::Lesson;
use halfpipe::picture::theme::fonts;
use halfpipe::ui::app::App;
use halfpipe::ui::lesson::open_lesson::OpenLesson;
use halfpipe::ui::works;
use wasm_bindgen::JsCast;
use web_sys::HtmlCanvasElement;

use crate::memory::{Memory, Remembered};

/// The lesson of the first visit.
const FIRST_LESSON: &str = "four-optimizers";
/// The canvas of the page.
const CANVAS: &str = "halfpipe";

struct Page {
    app: App,
    ctx: egui::Context,
    memory: Memory,
    /// Fragments of the address that are to be opened.
    fragments: Rc<RefCell<Vec<String>>>,
    /// The message that was told last.
    told: Option<String>,
    /// Whether there was a frame with all its characters.
    is_started: bool,
    /// Whether the font for Chinese was asked for.
    fetches_font: bool,
}

impl Page {
    /// Fetch the font for Chinese when a character has needed it.
    fn fetch_font(&mut self, ctx: &egui::Context) {
        if self.fetches_font || !fonts::is_awaited() {
            return;
        }
        self.fetches_font = true;
        let ctx = ctx.clone();
        wasm_bindgen_futures::spawn_local(async move {
            fetch_font().await;
            fonts::install(&ctx, None);
            ctx.request_repaint();
        });
    }
}

/// Fetch the font for Chinese. If it can't be had, the window says so.
async fn fetch_font() {
    if CHINESE_FONT.fetch(|_| ()).await.is_err() {
        fonts::give_up();
    }
}

impl eframe::App for Page {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        for fragment in self.fragments.take() {
            let _ = self.app.open_link(ui.ctx(), &fragment); // why it can't be opened is shown
            browser::forget_fragment();
        }
        self.app.ui(ui);
        self.memory.remember(&self.app, ui.ctx());
        let full = ui.ctx().viewport(|viewport| {
            viewport.commands.iter().rev().find_map(|command| match command {
                ViewportCommand::Fullscreen(full) => Some(*full),
                _ => None,
            })
        });
        if let Some(full) = full {
            browser::set_full_screen(full);
        }
        self.fetch_font(ui.ctx());
        if !self.is_started && !fonts::is_awaited() {
            self.is_started = true;
            browser::tell_page("started", "");
        }
        // A screen reader does not see what is painted; it is told at least what is said.
        let said = self.app.message();
        if said != self.told.as_deref() {
            browser::tell_page("said", said.unwrap_or_default());
            self.told = said.map(str::to_owned);
        }
    }

    fn raw_input_hook(&mut self, _ctx: &egui::Context, input: &mut egui::RawInput) {
        if let Some(window) = input.viewports.get_mut(&egui::ViewportId::ROOT) {
            window.fullscreen = Some(browser::is_full_screen());
        }
        let dropped = std::mem::take(&mut input.dropped_files);
        let files: Vec<_> = dropped.iter().filter_map(|file| file.web_file().cloned()).collect();
        if !files.is_empty() {
            wasm_bindgen_futures::spawn_local(browser::read(files, halfpipe::files::give));
        }
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }

    fn as_any_mut(&mut self) -> Option<&mut dyn Any> {
        Some(self)
    }
}

/// Run the page, or serve it as a worker.
pub(crate) fn run() {
    if browser::window().is_none() {
        return serve(works::named);
    }
    let hook = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        hook(info);
        browser::tell_page("panicked", &info.to_string());
    }));
    wasm_bindgen_futures::spawn_local(async {
        if let Err(error) = start().await {
            browser::tell_page("failed", &error);
        }
    });
}

async fn start() -> Result<(), String> {
    let canvas = browser::window().and_then(|window| window.document()?.get_element_by_id(CANVAS));
    let canvas: HtmlCanvasElement = canvas.and_then(|canvas| canvas.dyn_into().ok()).ok_or("no canvas")?;
    let remembered = Remembered::load();
    let of_system = || Language::nearest(sys_locale::get_locales());
    remembered.language().or_else(of_system).unwrap_or_default().make_current();
    if fonts::is_awaited_for(Language::current().sample()) {
        fetch_font().await;
    }
    let create = move |context: &eframe::CreationContext<'_>| {
        let ctx = context.egui_ctx.clone();
        let (lesson, _) = Lesson::open(FIRST_LESSON).map_err(|error| error.to_string())?;
        let mut app = App::new(&ctx, OpenLesson::new(lesson, None, Some(FIRST_LESSON.to_owned())));
        app.put_picture = Some(|png, _| browser::copy_png(png));
        let [address, fragment] = browser::address().unwrap_or_default();
        app.base = Some(address);
        let memory = remembered.resume(&mut app, &ctx, !fragment.is_empty());
        let waker = ctx.clone();
        browser::set_waker(move || waker.request_repaint());
        let fragments = Rc::new(RefCell::new(Vec::new()));
        if !fragment.is_empty() {
            fragments.borrow_mut().push(fragment);
        }
        let later = Rc::clone(&fragments);
        browser::on_fragment(move |fragment| {
            later.borrow_mut().push(fragment);
            ctx.request_repaint();
        });
        let ctx = context.egui_ctx.clone();
        Ok(Box::new(Page { app, ctx, memory, fragments, told: None, is_started: false, fetches_font: false })
            as Box<dyn eframe::App>)
    };
    let runner = eframe::WebRunner::new();
    let started = runner.start(canvas, eframe::WebOptions::default(), Box::new(create)).await;
    started.map_err(|error| browser::message(&error))?;
    // A tab that is closed may have drawn its last frame.
    browser::on_hidden(move || {
        if let Some(page) = runner.app_mut::<Page>().as_deref_mut() {
            page.memory.write(&page.app, &page.ctx);
        }
    });
    Ok(())
}
