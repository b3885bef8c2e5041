//! The card with the address for browsers: to read, to copy, and as a QR code to scan from the screen.

use egui::{Color32, Context, Id, Label, Modal, Rect, RichText, ScrollArea, Sense, Ui, pos2, vec2};

use crate::language::t;
use crate::picture::theme::semibold;
use crate::qr::{QUIET_ZONE, QrCode};
use crate::ui::controls::explain::explain;

/// The greatest width of the code, in points.
const WIDTH: f32 = 420.0;
/// The height of all else on the card, in points.
const REST: f32 = 250.0;

/// Where halfpipe is served.
pub struct Served {
    /// The address of the page.
    pub address: String,
    /// Whether only this machine can reach it.
    pub is_local: bool,
    /// The code on the card.
    pub code: Code,
}

/// A code and what it says.
#[derive(Default)]
pub struct Code {
    modules: Option<QrCode>,
    text: String,
    /// Whether it leads to what is on the screen.
    has_link: bool,
}

impl Code {
    /// The code of a text, which is the address or goes on after it.
    pub fn new(address: &str, text: String) -> Self {
        Self { modules: QrCode::new(&text), has_link: text != address, text }
    }

    /// The text that the code holds.
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// Draw the card; returns whether it was closed.
pub fn address_ui(ctx: &Context, served: &Served) -> bool {
    let modal = Modal::new(Id::unique("address")).frame(egui::Frame::window(&ctx.global_style())).show(ctx, |ui| {
        let available = ui.ctx().content_rect().size() - vec2(64.0, 64.0);
        let width = WIDTH.min(available.x).min((available.y - REST).max(160.0));
        ui.set_width(WIDTH.min(available.x));
        ui.label(RichText::new(t!("serve.title")).font(semibold(16.0)));
        let area = ScrollArea::vertical().auto_shrink([false, true]).max_height(available.y - 96.0);
        area.show(ui, |ui| {
            ui.add_space(6.0);
            if let Some(code) = &served.code.modules {
                ui.vertical_centered(|ui| code_ui(ui, code, width, &t!("serve.code", text = served.code.text())));
            }
            ui.add_space(6.0);
            ui.add(Label::new(RichText::new(&served.address).font(semibold(20.0))).wrap().selectable(true));
            let reach = if served.is_local { t!("serve.local") } else { t!("serve.network") };
            let leads = if served.code.has_link { t!("serve.with_link") } else { t!("serve.without_link") };
            for text in [reach, leads, t!("serve.end")] {
                ui.add(Label::new(text).wrap());
            }
        });
        ui.add_space(6.0);
        ui.horizontal(|ui| {
            if explain(ui.button(t!("serve.copy")), &t!("serve.copy_help")).clicked() {
                ui.ctx().copy_text(served.address.clone());
            }
            explain(ui.button(t!("serve.close")), &t!("serve.close_help")).clicked()
        })
        .inner
    });
    modal.inner || modal.should_close()
}

/// Draw a code dark on white, whatever the theme: some readers know no other. Its modules are whole pixels of the screen.
fn code_ui(ui: &mut Ui, code: &QrCode, width: f32, name: &str) {
    let modules = code.width() + 2 * QUIET_ZONE;
    let pixel = 1.0 / ui.pixels_per_point();
    let module = (width / modules as f32 / pixel).floor().max(1.0) * pixel;
    let (area, response) = ui.allocate_exact_size(vec2(1.0, 1.0) * module * modules as f32, Sense::hover());
    let painter = ui.painter();
    let origin = (area.min.to_vec2() / pixel).round() * pixel;
    painter.rect_filled(Rect::from_min_size(origin.to_pos2(), area.size()), 0.0, Color32::WHITE);
    for row in 0..code.width() {
        let at = |column: usize, row: usize| pos2((column + QUIET_ZONE) as f32, (row + QUIET_ZONE) as f32) * module + origin;
        let mut column = 0;
        while column < code.width() {
            let run = (column..code.width()).take_while(|column| code.is_dark(*column, row)).count();
            if run > 0 {
                painter.rect_filled(Rect::from_min_max(at(column, row), at(column + run, row + 1)), 0.0, Color32::BLACK);
            }
            column += run.max(1);
        }
    }
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, name));
}
