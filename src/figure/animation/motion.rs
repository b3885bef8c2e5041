//! The pictures of a figure at its steps, for an animation.

use crate::experiment::activations::Settings;
use crate::experiment::activations::symmetry::SymmetryRun;
use crate::figure::Figure;
use crate::figure::canvas::Canvas;
use crate::figure::options::PictureOptions;
use crate::figure::page::{FRAMES, shown};
use crate::figure::raster::Image;
use crate::picture::activations::Strips;
use crate::picture::shown::Shown;
use crate::picture::{activations, paths};

/// A figure with steps, and the canvas for its pictures.
pub struct Motion<'a> {
    canvas: Canvas,
    subject: Subject<'a>,
    wanted: Shown,
    /// Whether the layout, which is the same at all steps, has settled.
    settled: bool,
}

enum Subject<'a> {
    Paths(Box<paths::page::Painter<'a>>),
    Symmetry(Box<(Settings, Strips)>, &'a [SymmetryRun]),
}

impl<'a> Motion<'a> {
    /// A figure; `None` if it has no steps.
    pub fn new(figure: &Figure<'a>, options: PictureOptions) -> Option<Self> {
        let wanted = shown(options);
        let subject = match figure {
            Figure::Paths(settings, results) => Subject::Paths(Box::new(paths::page::Painter::new(settings, results, wanted))),
            Figure::Symmetry(settings, trainings) => {
                Subject::Symmetry(Box::new(((*settings).clone(), Strips::default())), trainings)
            }
            Figure::Activations(..) | Figure::Training(..) | Figure::Landscape(..) => return None,
        };
        Some(Self { canvas: Canvas::new(options), subject, wanted, settled: false })
    }

    /// The picture at a step.
    pub fn image_at(&mut self, step: usize) -> Image {
        let times = if std::mem::replace(&mut self.settled, true) { 1 } else { FRAMES };
        let wanted = self.wanted;
        match &mut self.subject {
            Subject::Paths(painter) => {
                painter.show(step);
                self.canvas.draw(times, |ui, area| painter.ui(ui, area));
            }
            Subject::Symmetry(subject, trainings) => {
                let (settings, strips) = &mut **subject;
                settings.symmetry.shown = Some(step).filter(|step| *step < settings.symmetry.steps);
                self.canvas
                    .draw(times, |ui, area| activations::page::symmetry_ui(ui, area, (settings, trainings), strips, wanted));
            }
        }
        self.canvas.next_pixels()
    }
}
