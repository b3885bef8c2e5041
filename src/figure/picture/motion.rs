//! The figure at one step after the other, for an animation.

use super::canvas::Canvas;
use super::{FRAMES, activations, paths};
use crate::experiment::activations::Settings;
use crate::experiment::activations::symmetry::Training;
use crate::figure::Figure;
use crate::figure::form::Look;
use crate::figure::raster::Image;
use crate::ui::activations::Strips;

/// A figure that moves by steps.
pub(in crate::figure) struct Motion<'a> {
    canvas: Canvas,
    subject: Subject<'a>,
    /// Whether the layout has settled, which is the same at all steps.
    settled: bool,
}

enum Subject<'a> {
    Paths(Box<paths::Painter>),
    Symmetry(Box<(Settings, Strips)>, &'a [Training]),
}

impl<'a> Motion<'a> {
    /// The figure, if it moves by steps.
    pub(in crate::figure) fn of(figure: &Figure<'a>, look: Look) -> Option<Self> {
        let subject = match figure {
            Figure::Paths(settings, results) => Subject::Paths(Box::new(paths::Painter::new(settings, results))),
            Figure::Symmetry(settings, trainings) => {
                Subject::Symmetry(Box::new(((*settings).clone(), Strips::default())), trainings)
            }
            Figure::Activations(..) | Figure::Training(..) => return None,
        };
        Some(Self { canvas: Canvas::new(look), subject, settled: false })
    }

    /// The pixels of the figure at a step.
    pub(in crate::figure) fn at(&mut self, step: usize) -> Image {
        let times = if std::mem::replace(&mut self.settled, true) { 1 } else { FRAMES };
        match &mut self.subject {
            Subject::Paths(painter) => {
                painter.show(step);
                self.canvas.draw(times, |ui, area| painter.ui(ui, area));
            }
            Subject::Symmetry(subject, trainings) => {
                let (settings, strips) = &mut **subject;
                settings.symmetry.shown = Some(step).filter(|step| *step < settings.symmetry.steps);
                self.canvas.draw(times, |ui, area| activations::symmetry_ui(ui, area, settings, trainings, strips));
            }
        }
        self.canvas.pixels()
    }
}
