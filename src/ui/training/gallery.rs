//! The test images that the chosen net misclassifies, the most confident mistakes first.

use std::sync::Arc;

use egui::{Align2, Color32, ColorImage, Rect, RichText, Sense, TextureHandle, TextureOptions, Ui, pos2, vec2};

use crate::dataset::Dataset;
use crate::experiment::training::{Mistake, TrainingRun, mistakes};
use crate::language::t;
use crate::picture::theme::{Palette, regular, semibold, size};
use crate::ui::latest::Latest;
use crate::words::numbers::grouped;
use crate::words::training::percent;

const MAX_IMAGES: usize = 60;
const IMAGE_SIZE: f32 = 44.0;
const CAPTION_HEIGHT: f32 = 15.0;
const GAP: f32 = 6.0;

/// The state of a net: run, net, and number of iterations.
#[derive(Clone, Copy, Debug, PartialEq)]
struct NetState {
    run_number: u64,
    net: usize,
    iterations: usize,
}

/// The mistakes of a net, with their images.
#[derive(Default)]
pub struct Gallery {
    mistakes: Latest<Option<NetState>, Vec<Mistake>>,
    textures: Option<(NetState, bool, Vec<TextureHandle>)>,
}

impl Gallery {
    /// Find the mistakes of a net, if its run is not running.
    pub fn update(&mut self, ctx: &egui::Context, run: Option<&TrainingRun>, run_number: u64, net: usize) {
        let Some(run) = run.filter(|run| net < run.nets.len()) else {
            self.mistakes.update(ctx, &None, true, |_, _| Some(Vec::new()));
            return;
        };
        let state = NetState { run_number, net, iterations: run.nets[net].iterations() };
        let wanted = Some(state);
        if self.mistakes.inputs() == Some(&wanted) {
            return;
        }
        let (shape, parameters) = (run.nets[net].shape().clone(), run.nets[net].parameters().to_vec());
        let data = Arc::clone(&run.data);
        self.mistakes.update(ctx, &wanted, false, move |_, _| Some(mistakes(&shape, &parameters, &data.test)));
    }

    /// The mistakes found so far.
    pub fn mistakes(&self) -> &[Mistake] {
        &self.mistakes.result
    }

    /// Draw the gallery; `data` is that of the run, `None` while the nets train.
    pub fn ui(&mut self, ui: &mut Ui, name: &str, data: Option<&Dataset>) {
        let palette = Palette::current(ui);
        let small = |text: String| RichText::new(text).font(regular(size::SMALL)).color(palette.secondary);
        let (Some(data), Some(Some(state))) = (data, self.mistakes.inputs().copied()) else {
            ui.add(egui::Label::new(small(t!("gallery.wait").into_owned())).wrap());
            return;
        };
        let count = self.mistakes.result.len();
        let summary = t!("gallery.count", name = name, count = grouped(count), of = grouped(data.test.count()));
        ui.add(egui::Label::new(small(summary.into_owned())).wrap());
        self.update_textures(ui, data, state);
        let Some((_, _, textures)) = &self.textures else { return };
        let columns = ((ui.available_width() + GAP) / (IMAGE_SIZE + GAP)).floor().max(1.0) as usize;
        let shown: Vec<(&Mistake, &TextureHandle)> = self.mistakes.result.iter().zip(textures).collect();
        for row in shown.chunks(columns) {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = GAP;
                for (mistake, texture) in row {
                    image_ui(ui, mistake, texture);
                }
            });
        }
        if count > MAX_IMAGES {
            ui.label(small(t!("gallery.more", count = grouped(count - MAX_IMAGES)).into_owned()));
        }
    }

    /// Load the images in the colours of the theme.
    fn update_textures(&mut self, ui: &Ui, data: &Dataset, state: NetState) {
        let dark = ui.visuals().dark_mode;
        if matches!(&self.textures, Some((for_state, for_dark, _)) if *for_state == state && *for_dark == dark) {
            return;
        }
        let palette = Palette::current(ui);
        let texture = |mistake: &Mistake| {
            let samples = &data.test;
            let pixel = |pixel: &u8| palette.panel.lerp_to_gamma(palette.text, f32::from(*pixel) / 255.0);
            let pixels = samples.image(mistake.image).iter().map(pixel).collect();
            let image = ColorImage::new([samples.columns, samples.rows], pixels);
            ui.ctx().load_texture(format!("mistake {}", mistake.image), image, TextureOptions::NEAREST)
        };
        let textures = self.mistakes.result.iter().take(MAX_IMAGES).map(texture).collect();
        self.textures = Some((state, dark, textures));
    }
}

/// An image with its label and the net's answer.
fn image_ui(ui: &mut Ui, mistake: &Mistake, texture: &TextureHandle) {
    let palette = Palette::current(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(IMAGE_SIZE, IMAGE_SIZE + CAPTION_HEIGHT), Sense::hover());
    let image = Rect::from_min_size(rect.min, vec2(IMAGE_SIZE, IMAGE_SIZE));
    let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
    ui.painter().image(texture.id(), image, whole, Color32::WHITE);
    ui.painter().rect_stroke(image, 2.0, egui::Stroke::new(1.0, palette.hairline), egui::StrokeKind::Inside);
    let text = format!("{} → {}", mistake.label, mistake.answer);
    let at = pos2(rect.center().x, rect.bottom());
    ui.painter().text(at, Align2::CENTER_BOTTOM, text, semibold(11.0), palette.text);
    let description = t!(
        "gallery.description",
        image = grouped(mistake.image),
        label = mistake.label,
        answer = mistake.answer,
        probability = percent(mistake.probability)
    );
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, description.as_ref()));
    response.on_hover_text(description);
}
