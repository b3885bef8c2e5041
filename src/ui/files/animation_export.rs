//! The export of an animation in a job, with progress and a button to cancel. The file is written completely or not at all.

use std::path::{Path, PathBuf};
use std::task::Poll;
use std::time::Duration;

use egui::{Align2, Area, Frame, Id, Margin, Order, ProgressBar, Stroke, Ui, vec2};
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

use crate::experiment::activations::symmetry;
use crate::experiment::{Workspace, paths};
use crate::figure::Figure;
use crate::figure::animation::Timeline;
use crate::figure::export::{Export, ExportError};
use crate::figure::format::Format;
use crate::figure::options::PictureOptions;
use crate::files::assets::CHINESE_FONT;
use crate::files::{reason_with, write_atomically};
use crate::job::{Control, Job, Reads, Status, Work};
use crate::language::t;
use crate::lesson::Scene;
use crate::picture::theme::Palette;
use crate::picture::tooltip::Tooltip;
use crate::ui::controls::notice::Notice;

/// Distance from the bottom of the window, above its bar and a message.
const ABOVE: f32 = 132.0;
const PROGRESS_INTERVAL: Duration = Duration::from_millis(100);

/// A running export.
pub struct AnimationExport {
    job: Job<DrawAnimation>,
    timeline: Timeline,
    path: PathBuf,
    cancelled: bool,
}

impl AnimationExport {
    /// Start to export the animation of a scene.
    pub fn start(
        ctx: &egui::Context,
        scene: Scene,
        timeline: Timeline,
        format: Format,
        options: PictureOptions,
        path: &Path,
    ) -> Self {
        let waker = ctx.clone();
        let job = Job::spawn(DrawAnimation { scene, format, options }, move || waker.request_repaint());
        Self { job, timeline, path: path.to_path_buf(), cancelled: false }
    }

    /// Draw progress and button; returns a message when the job has ended.
    pub fn ui(&mut self, ui: &Ui) -> Option<Notice> {
        let file = self.path.display();
        match self.job.poll() {
            Status::Running => {
                ui.ctx().request_repaint_after(PROGRESS_INTERVAL);
                self.progress_ui(ui);
                None
            }
            Status::Done(Ok(Some(bytes))) => {
                if let Err(error) = write_atomically(&self.path, &bytes) {
                    return Some(Notice { text: reason_with(&self.path, &error), is_error: true });
                }
                let exported = t!("notice.exported", file = file);
                let left_out = self.timeline.omitted_steps() > 0;
                let text = if left_out { format!("{exported}; {}", omitted_text(&self.timeline)) } else { exported.into_owned() };
                Some(Notice { text, is_error: false })
            }
            Status::Done(Ok(None)) => Some(Notice { text: t!("animation.stopped").into_owned(), is_error: false }),
            Status::Done(Err(error)) | Status::NoData(error) => Some(Notice { text: error, is_error: true }),
            Status::Failed => Some(Notice { text: t!("animation.failed").into_owned(), is_error: true }),
        }
    }

    fn progress_ui(&mut self, ui: &Ui) {
        let palette = Palette::current(ui);
        let frame = Frame::new().fill(palette.panel).stroke(Stroke::new(1.0, palette.text)).corner_radius(8);
        let frame = frame.inner_margin(Margin::symmetric(12, 6));
        let area = Area::new(Id::unique("filming")).anchor(Align2::CENTER_BOTTOM, vec2(0.0, -ABOVE)).order(Order::Foreground);
        area.show(ui.ctx(), |ui| {
            frame.show(ui, |ui| {
                ui.horizontal(|ui| {
                    let frames = self.timeline.frames.len();
                    let done = self.job.done().saturating_sub(1).min(frames);
                    ui.label(t!("animation.drawing", done = done, frames = frames));
                    let bar = ProgressBar::new(done as f32 / frames as f32).fill(palette.accent);
                    ui.add(bar.desired_width(160.0).desired_height(6.0).corner_radius(3));
                    let cancel = ui.add_enabled(!self.cancelled, egui::Button::new(t!("animation.cancel")));
                    if cancel.tell(t!("animation.cancel_help")).clicked() {
                        self.cancelled = true;
                        self.job.cancel();
                    }
                });
            });
        });
    }
}

/// A sentence on the omitted steps of an animation.
pub fn omitted_text(timeline: &Timeline) -> String {
    t!("animation.left_out", frames = timeline.frames.len(), stride = timeline.stride, steps = timeline.steps).into_owned()
}

/// Compute and draw an animation: the bytes of its file, or why there is none. `None` if cancelled.
#[derive(Serialize, Deserialize)]
pub struct DrawAnimation {
    /// What is drawn: a scene with steps.
    pub scene: Scene,
    /// The format of the file, an animation's.
    pub format: Format,
    /// How it looks.
    pub options: PictureOptions,
}

impl Work for DrawAnimation {
    type Output = Result<Option<ByteBuf>, String>;
    type News = ();

    fn run(&mut self, control: &Control) -> Poll<Self::Output> {
        Poll::Ready(drawn(control, &self.scene, self.format, self.options))
    }

    fn reads(&self) -> Reads {
        if CHINESE_FONT.is_wanted() { Reads::ChineseFont } else { Reads::Nothing }
    }
}

fn drawn(control: &Control, scene: &Scene, format: Format, options: PictureOptions) -> Result<Option<ByteBuf>, String> {
    let bytes = |figure: Figure<'_>| Export { figure, options, scene: Some(scene) }.to_bytes(format, &|| control.advance());
    let bytes = match &scene.workspace {
        Workspace::Paths(settings) => bytes(Figure::Paths(settings, &paths::run_while(settings, || control.should_continue()))),
        Workspace::Activations(settings) => match symmetry::train_while(settings, &|| control.should_continue()) {
            Some(trainings) => bytes(Figure::Symmetry(settings, &trainings)),
            None => Err(ExportError::Stopped),
        },
        Workspace::Training(_) => return Err(t!("animation.still").into_owned()),
    };
    match bytes {
        Ok(bytes) if control.should_continue() => Ok(Some(ByteBuf::from(bytes))),
        Ok(_) | Err(ExportError::Stopped) => Ok(None),
        Err(error) => Err(error.to_string()),
    }
}
