//! Where the panels are, by the room that the window has.

use egui::{Panel, Ui, Vec2, vec2};

use crate::ui::present::presentation::LEAST_WIDTH;

/// Below this width, in points, the side panels fold away.
const NARROW: f32 = 1000.0;
/// Below this width they unfold below the picture, and the top bar has two rows.
const SMALL: f32 = 780.0;
/// The part of the height that a panel below the picture takes.
const BELOW: f32 = 0.45;

/// The room that the window has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// The panels are on both sides of the picture.
    Wide,
    /// One at a time is unfolded, beside the picture.
    Narrow,
    /// One at a time is unfolded, below the picture: a phone.
    Small,
}

/// The panels that are unfolded, where they fold.
pub struct Folding<'a> {
    /// The room of the window.
    pub room: Room,
    /// Whether the left and the right panel are unfolded.
    pub unfolded: &'a mut [bool; 2],
}

impl Room {
    /// The room of this width, in points.
    pub fn of(width: f32) -> Self {
        match width {
            width if width < SMALL => Self::Small,
            width if width < NARROW => Self::Narrow,
            _ => Self::Wide,
        }
    }

    /// Whether the panels fold away.
    pub fn folds(self) -> bool {
        self != Self::Wide
    }

    /// A side panel of this `width`, in points, on the left or the right.
    pub fn panel(self, ui: &Ui, id: &'static str, is_left: bool, width: f32) -> Panel {
        let panel = match (self, is_left) {
            (Self::Small, _) => Panel::bottom(id).exact_size((ui.available_height() * BELOW).round()),
            (_, true) => Panel::left(id).exact_size(width),
            (_, false) => Panel::right(id).exact_size(width),
        };
        panel.resizable(false)
    }

    /// The least size of the window's content, in points: a phone upright, or on its side.
    pub fn min_size(self) -> Vec2 {
        vec2(LEAST_WIDTH, if self == Self::Small { 440.0 } else { 340.0 })
    }

    /// The height of the top bar, in points.
    pub fn top(self) -> f32 {
        if self == Self::Small { 84.0 } else { 48.0 }
    }
}
