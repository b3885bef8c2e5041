//! An empty eframe window, to compare halfpipe's memory and start with: see `docs/measure`.

use eframe::egui;

struct Empty;

impl eframe::App for Empty {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        egui::CentralPanel::default().show(ui, |_| {});
    }
}

fn main() -> eframe::Result {
    let viewport = egui::ViewportBuilder::default().with_title("halfpipe").with_inner_size([1280.0, 800.0]);
    let options = eframe::NativeOptions { viewport, ..eframe::NativeOptions::default() };
    eframe::run_native("halfpipe", options, Box::new(|_| Ok(Box::new(Empty))))
}
