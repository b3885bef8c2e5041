//! The test images that the chosen net misclassifies, the most confident mistakes first.

use egui::text::{LayoutJob, TextWrapping};
use egui::{Align2, Color32, ColorImage, Rect, RichText, Sense, TextureHandle, TextureOptions, Ui, Vec2, pos2, vec2};

use crate::dataset::Dataset;
use super::works::{FindMistakes, Parameters};
use crate::experiment::training::{Mistake, TrainingRun};
use crate::language::t;
use crate::picture::theme::{Palette, regular, semibold, size};
use crate::picture::tooltip::Tooltip;
use crate::ui::latest::Latest;
use crate::words::numbers::grouped;
use crate::words::training::percent;

const MAX_IMAGES: usize = 60;
const IMAGE_SIZE: f32 = 44.0;
const CAPTION_HEIGHT: f32 = 15.0;
const GAP: f32 = 6.0;
/// The width of an image whose classes are called by words.
const WORD_WIDTH: f32 = 84.0;

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
    mistakes: Latest<Option<NetState>, Vec<Mistake>, FindMistakes>,
    textures: Option<(NetState, bool, Vec<TextureHandle>)>,
}

impl Gallery {
    /// Find the mistakes of a net, if its run is not running.
    pub fn update(&mut self, ctx: &egui::Context, run: Option<&TrainingRun>, run_number: u64, net: usize) {
        let Some(run) = run.filter(|run| net < run.nets.len()) else {
            self.mistakes.update(ctx, &None, true, |_| FindMistakes { net: None });
            return;
        };
        let state = NetState { run_number, net, iterations: run.nets[net].iterations() };
        let wanted = Some(state);
        if self.mistakes.inputs() == Some(&wanted) {
            return;
        }
        let (shape, parameters) = (run.nets[net].shape().clone(), run.nets[net].parameters().into());
        let net = Some((shape, Parameters(parameters), run.data.test.clone()));
        self.mistakes.update(ctx, &wanted, false, |_| FindMistakes { net });
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
        let cell = cell(data);
        let columns = ((ui.available_width() + GAP) / (cell.x + GAP)).floor().max(1.0) as usize;
        let shown: Vec<(&Mistake, &TextureHandle)> = self.mistakes.result.iter().zip(textures).collect();
        for row in shown.chunks(columns) {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = GAP;
                for (mistake, texture) in row {
                    image_ui(ui, mistake, texture, data, cell);
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

/// The size of an image with its caption. Names of classes that are words have a line each.
fn cell(data: &Dataset) -> Vec2 {
    let are_words = data.class_names.iter().any(|name| name.chars().count() > 1);
    if are_words { vec2(WORD_WIDTH, IMAGE_SIZE + 2.0 * CAPTION_HEIGHT) } else { vec2(IMAGE_SIZE, IMAGE_SIZE + CAPTION_HEIGHT) }
}

/// An image with its label and the net's answer.
fn image_ui(ui: &mut Ui, mistake: &Mistake, texture: &TextureHandle, data: &Dataset, cell: Vec2) {
    let palette = Palette::current(ui);
    let (rect, response) = ui.allocate_exact_size(cell, Sense::hover());
    let image = Rect::from_center_size(rect.center_top() + vec2(0.0, IMAGE_SIZE / 2.0), vec2(IMAGE_SIZE, IMAGE_SIZE));
    let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
    ui.painter().image(texture.id(), image, whole, Color32::WHITE);
    ui.painter().rect_stroke(image, 2.0, egui::Stroke::new(1.0, palette.hairline), egui::StrokeKind::Inside);
    let [label, answer] = [mistake.label, mistake.answer].map(|class| data.class_name(class));
    let captions =
        if cell.x > IMAGE_SIZE { vec![label.clone(), format!("→ {answer}")] } else { vec![format!("{label} → {answer}")] };
    for (line, caption) in captions.into_iter().rev().enumerate() {
        let mut caption = LayoutJob::simple_singleline(caption, semibold(11.0), palette.text);
        caption.wrap = TextWrapping::truncate_at_width(cell.x);
        let caption = ui.fonts_mut(|fonts| fonts.layout_job(caption));
        let at =
            Align2::CENTER_BOTTOM.anchor_size(rect.center_bottom() - vec2(0.0, line as f32 * CAPTION_HEIGHT), caption.size());
        ui.painter().galley(at.min, caption, palette.text);
    }
    let description = t!(
        "gallery.description",
        image = grouped(mistake.image),
        label = label,
        answer = answer,
        probability = percent(mistake.probability)
    );
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, description.as_ref()));
    response.tell(description);
}
