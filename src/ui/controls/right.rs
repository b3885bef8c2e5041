//! A group of widgets at the right end of a row, drawn from left to right: so Tab and screen readers come to them in the order in
//! which they are seen.

use std::fmt::Debug;
use std::hash::Hash;

use egui::{Align, Id, Layout, TextStyle, TextWrapMode, Ui, WidgetText};

/// A difference of widths that is rounding.
const ROUNDING: f32 = 0.1;

/// The width of the group with this `salt` as it was drawn last; 0 before the first time.
pub fn right_width(ui: &Ui, salt: impl Hash + Debug) -> f32 {
    ui.data(|data| data.get_temp(id(ui, salt))).unwrap_or(0.0)
}

/// Draw a group at the right end of the remaining space. Its width is that of the last time; where it has changed, the frame is laid
/// out once more.
pub fn right_ui<R>(ui: &mut Ui, salt: impl Hash + Debug, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let id = id(ui, salt);
    let known: Option<f32> = ui.data(|data| data.get_temp(id));
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.add_space((ui.available_width() - known.unwrap_or(0.0)).max(0.0));
        let left = ui.cursor().left();
        let result = contents(ui);
        let width = ui.min_rect().right() - left;
        if known.is_none_or(|known| (known - width).abs() > ROUNDING) {
            ui.data_mut(|data| data.insert_temp(id, width));
            ui.ctx().request_discard("the width of a group at the right");
        }
        result
    })
    .inner
}

/// [`right_ui`] for a group whose width is known, such as that of a text that changes in each frame: nothing is laid out again.
pub fn right_sized_ui<R>(ui: &mut Ui, width: f32, contents: impl FnOnce(&mut Ui) -> R) -> R {
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.add_space((ui.available_width() - width).max(0.0));
        contents(ui)
    })
    .inner
}

/// The width of a text in one line.
pub fn text_width(ui: &Ui, text: impl Into<WidgetText>) -> f32 {
    text.into().into_galley(ui, Some(TextWrapMode::Extend), f32::INFINITY, TextStyle::Body).size().x
}

fn id(ui: &Ui, salt: impl Hash + Debug) -> Id {
    ui.scope_id().with(("right", salt))
}
