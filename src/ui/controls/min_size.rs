//! A minimum size of the window's content: in a smaller window it scrolls, following the focus.

use crate::picture::theme::Palette;
use egui::scroll_area::{ScrollBarVisibility, ScrollSource};
use egui::{ScrollArea, Sense, Ui, UiBuilder, Vec2};

/// Draw the content in the whole window, or in a scroll area of at least `min_size`. The mouse wheel does not scroll it.
pub fn min_size_ui<R>(ui: &mut Ui, min_size: Vec2, content_ui: impl FnOnce(&mut Ui) -> R) -> R {
    let window = ui.available_size();
    if window.x >= min_size.x && window.y >= min_size.y {
        return content_ui(ui);
    }
    ui.painter().rect_filled(ui.max_rect(), 0.0, Palette::current(ui).window);
    let area = ScrollArea::both().auto_shrink(false).scroll_source(ScrollSource::SCROLL_BAR);
    let area = area.scroll_bar_visibility(ScrollBarVisibility::VisibleWhenNeeded);
    ui.spacing_mut().scroll = egui::style::ScrollStyle::solid();
    area.show(ui, |ui| {
        let (content, _) = ui.allocate_exact_size(window.max(min_size), Sense::hover());
        let result = ui.scope_builder(UiBuilder::new().max_rect(content), content_ui).inner;
        follow_focus(ui);
        result
    })
    .inner
}

/// Call at the end of a scroll area: scrolls to the widget that has just got the focus.
pub fn follow_focus(ui: &Ui) {
    let focused = ui.memory(egui::Memory::focused);
    let key = ui.scope_id().with("followed");
    let before = ui.data_mut(|data| {
        let before = data.get_temp::<Option<egui::Id>>(key).flatten();
        data.insert_temp(key, focused);
        before
    });
    let Some(response) = focused.filter(|_| focused != before).and_then(|id| ui.ctx().read_response(id)) else { return };
    let inside = ui.min_rect().x_range().contains(response.rect.center().x);
    if inside && response.layer_id == ui.layer_id() {
        ui.scroll_to_rect(response.rect.expand(8.0), None);
    }
}
