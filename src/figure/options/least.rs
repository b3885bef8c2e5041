//! The least size at which the picture of a workspace can be read.

use super::{Part, PictureOptions};
use crate::experiment::Workspace;
use crate::experiment::activations::{self, Show};

/// The least width and height of a picture that is nothing but a map or a chart, without its legend.
const PLOT: [f32; 2] = [200.0, 114.0];
/// Width of an entry of a small legend, and height of its rows.
const CHIP: [f32; 2] = [100.0, 18.0];
/// Names of rows, height of a row, width of a column, and what is above and around the rows of a grid.
const NAMES: f32 = 90.0;
const ROW: f32 = 56.0;
const COLUMN: f32 = 8.0;
const AROUND: f32 = 38.0;
/// The nets of a small training, and their rows.
const NETS: f32 = 320.0;
const NET_ROW: f32 = 64.0;

/// The least width, and the least height at a width, in points.
pub(super) fn least(workspace: &Workspace, options: PictureOptions, width: f32) -> [f32; 2] {
    match workspace {
        Workspace::Paths(settings) => with_legend(settings.optimizers.iter().filter(|entry| entry.visible).count(), width),
        Workspace::Training(settings) => with_legend(settings.curve_specs().len(), width),
        Workspace::Activations(settings) if settings.show == Show::Symmetry => match options.only {
            Some(Part::Charts) => with_legend(settings.symmetry.rows.len(), width),
            _ => [NETS, AROUND + NET_ROW * settings.symmetry.rows.len() as f32],
        },
        Workspace::Activations(settings) => match (options.only, settings.enlarged) {
            (Some(Part::Charts), _) => with_legend(settings.rows.len(), width),
            (_, Some(_)) => [PLOT[0] + 40.0, PLOT[1] + 60.0],
            (_, None) => grid(settings),
        },
    }
}

/// A plot below a legend of `entries`.
fn with_legend(entries: usize, width: f32) -> [f32; 2] {
    let in_row = (width / CHIP[0]).floor().max(1.0);
    [PLOT[0], PLOT[1] + CHIP[1] * (entries as f32 / in_row).ceil()]
}

fn grid(settings: &activations::Settings) -> [f32; 2] {
    [NAMES + COLUMN * settings.layers.max(10) as f32, AROUND + ROW * settings.rows.len() as f32]
}
