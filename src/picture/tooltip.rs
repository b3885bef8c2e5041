//! Tooltips that get out of the way: one closes on a key, on a press of the pointer and after a while, until the pointer moves again.

use egui::accesskit::Role;
use egui::{Context, Event, Id, Response, Ui, WidgetText};

/// Seconds that a tooltip stays while the pointer rests, its delay included.
const DURATION_SECS: f32 = 4.5;
/// Seconds after a press in which the hand still moves the pointer.
const SETTLED_SECS: f64 = 0.1;

/// Call it once in a frame, before anything is drawn: notes keys and presses, which close tooltips.
pub fn update(ctx: &Context) {
    let closes = ctx.input(|input| {
        let typed = |event: &Event| matches!(event, Event::Key { pressed: true, .. } | Event::Text(_) | Event::Ime(_));
        if input.pointer.any_down() || input.pointer.any_released() {
            Some(input.time + SETTLED_SECS)
        } else {
            input.events.iter().any(typed).then_some(input.time)
        }
    });
    if let Some(until) = closes {
        ctx.data_mut(|data| data.insert_temp(id(), until));
    }
}

fn id() -> Id {
    Id::unique("tooltips closed")
}

/// Whether no tooltip is to be shown: the pointer has not moved since they were closed, or has rested for long.
fn is_quiet(ctx: &Context) -> bool {
    let closed: Option<f64> = ctx.data(|data| data.get_temp(id()));
    let (now, rests) = ctx.input(|input| (input.time, input.pointer.time_since_last_movement()));
    rests > DURATION_SECS || closed.is_some_and(|closed| now - f64::from(rests) <= closed)
}

/// Tooltips of a widget.
#[allow(clippy::return_self_not_must_use)] // the last call on a response, as of egui's own
pub trait Tooltip: Sized {
    /// Show a text while the pointer rests on the widget, and tell it to screen readers.
    fn tell(self, text: impl Into<WidgetText>) -> Self;
    /// [`Self::tell`] beside the pointer.
    fn tell_at_pointer(self, text: impl Into<WidgetText>) -> Self;
    /// Show more than a text beside the pointer.
    fn show_at_pointer(self, contents: impl FnOnce(&mut Ui)) -> Self;
    /// [`Self::tell`] for a disabled widget.
    fn tell_disabled(self, text: impl Into<WidgetText>) -> Self;
}

impl Tooltip for Response {
    fn tell(self, text: impl Into<WidgetText>) -> Self {
        let text = described(&self, text);
        unless_quiet(self, |widget| widget.on_hover_text(text))
    }

    fn tell_at_pointer(self, text: impl Into<WidgetText>) -> Self {
        let text = described(&self, text);
        unless_quiet(self, |widget| widget.on_hover_text_at_pointer(text))
    }

    fn show_at_pointer(self, contents: impl FnOnce(&mut Ui)) -> Self {
        unless_quiet(self, |widget| widget.on_hover_ui_at_pointer(contents))
    }

    fn tell_disabled(self, text: impl Into<WidgetText>) -> Self {
        let text = described(&self, text);
        unless_quiet(self, |widget| widget.on_disabled_hover_text(text))
    }
}

/// Tell a text to screen readers, whether or not it is shown: the description of the widget, and its name if it has none.
fn described(widget: &Response, text: impl Into<WidgetText>) -> WidgetText {
    let text = text.into();
    if widget.ctx.has_accesskit_node(widget.id) {
        widget.ctx.accesskit_node_builder(widget.id, |node| {
            if node.description().is_none() {
                node.set_description(text.text());
            }
            let has_name = node.role() == Role::Label || !node.labelled_by().is_empty();
            if !has_name && node.label().is_none_or(str::is_empty) {
                node.set_label(text.text());
            }
        });
    }
    text
}

/// A tooltip, and another frame when it is to close.
fn unless_quiet(widget: Response, shown: impl FnOnce(Response) -> Response) -> Response {
    if is_quiet(&widget.ctx) {
        return widget;
    }
    let widget = shown(widget);
    if widget.is_tooltip_open() {
        let rests = widget.ctx.input(|input| input.pointer.time_since_last_movement());
        widget.ctx.request_repaint_after_secs(DURATION_SECS - rests + 0.05);
    }
    widget
}
