//! Test images that the chosen net classifies wrongly, the surest answers first.

use std::sync::Arc;

use egui::{Align2, Color32, ColorImage, Rect, RichText, Sense, TextureHandle, TextureOptions, Ui, pos2, vec2};
use rust_i18n::t;

use crate::dataset::Dataset;
use crate::experiment::training::{Mistake, TrainingRun, mistakes};
use crate::picture::theme::{Palette, regular, semibold, size};
use crate::ui::latest::Latest;
use crate::words::numbers::grouped;
use crate::words::training::percent;

/// Images that are shown at the most.
const SHOWN: usize = 60;
const IMAGE: f32 = 44.0;
const CAPTION: f32 = 15.0;
const GAP: f32 = 6.0;

/// The net that is looked at: the run, the net, and how far it has come.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Of {
    run: u64,
    net: usize,
    iterations: usize,
}

/// The mistakes of a net, with their pictures.
#[derive(Default)]
pub struct Gallery {
    mistakes: Latest<Option<Of>, Vec<Mistake>>,
    textures: Option<(Of, bool, Vec<TextureHandle>)>,
}

impl Gallery {
    /// Find the mistakes of a net of a race that rests.
    pub fn update(&mut self, ctx: &egui::Context, race: Option<&TrainingRun>, run: u64, net: usize) {
        let Some(race) = race.filter(|race| net < race.nets.len()) else {
            self.mistakes.update(ctx, &None, true, |_, _| Some(Vec::new()));
            return;
        };
        let of = Of { run, net, iterations: race.nets[net].iterations() };
        let wanted = Some(of);
        if self.mistakes.of() == Some(&wanted) {
            return;
        }
        let (shape, parameters) = (race.nets[net].shape().clone(), race.nets[net].parameters().to_vec());
        let data = Arc::clone(&race.data);
        self.mistakes.update(ctx, &wanted, false, move |_, _| Some(mistakes(&shape, &parameters, &data.test)));
    }

    /// The mistakes that were found.
    pub fn mistakes(&self) -> &[Mistake] {
        &self.mistakes.result
    }

    /// Draw the gallery; `data` is that of the race, `None` while the nets train.
    pub fn ui(&mut self, ui: &mut Ui, name: &str, data: Option<&Dataset>) {
        let palette = Palette::of(ui);
        let small = |text: String| RichText::new(text).font(regular(size::SMALL)).color(palette.second);
        let (Some(data), Some(Some(of))) = (data, self.mistakes.of().copied()) else {
            ui.add(egui::Label::new(small(t!("gallery.wait").into_owned())).wrap());
            return;
        };
        let count = self.mistakes.result.len();
        let told = t!("gallery.count", name = name, count = grouped(count), of = grouped(data.test.count()));
        ui.add(egui::Label::new(small(told.into_owned())).wrap());
        self.textures_of(ui, data, of);
        let Some((_, _, textures)) = &self.textures else { return };
        let columns = ((ui.available_width() + GAP) / (IMAGE + GAP)).floor().max(1.0) as usize;
        let shown: Vec<(&Mistake, &TextureHandle)> = self.mistakes.result.iter().zip(textures).collect();
        for row in shown.chunks(columns) {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = GAP;
                for (mistake, texture) in row {
                    image_ui(ui, mistake, texture);
                }
            });
        }
        if count > SHOWN {
            ui.label(small(t!("gallery.more", count = grouped(count - SHOWN)).into_owned()));
        }
    }

    /// Pictures in the colours of the theme: ink on paper.
    fn textures_of(&mut self, ui: &Ui, data: &Dataset, of: Of) {
        let dark = ui.visuals().dark_mode;
        if matches!(&self.textures, Some((for_net, for_dark, _)) if *for_net == of && *for_dark == dark) {
            return;
        }
        let palette = Palette::of(ui);
        let texture = |mistake: &Mistake| {
            let samples = &data.test;
            let pixel = |pixel: &u8| palette.panel.lerp_to_gamma(palette.text, f32::from(*pixel) / 255.0);
            let pixels = samples.image(mistake.image).iter().map(pixel).collect();
            let image = ColorImage::new([samples.columns, samples.rows], pixels);
            ui.ctx().load_texture(format!("mistake {}", mistake.image), image, TextureOptions::NEAREST)
        };
        let textures = self.mistakes.result.iter().take(SHOWN).map(texture).collect();
        self.textures = Some((of, dark, textures));
    }
}

/// An image with the right class and the answer.
fn image_ui(ui: &mut Ui, mistake: &Mistake, texture: &TextureHandle) {
    let palette = Palette::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(IMAGE, IMAGE + CAPTION), Sense::hover());
    let image = Rect::from_min_size(rect.min, vec2(IMAGE, IMAGE));
    let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
    ui.painter().image(texture.id(), image, whole, Color32::WHITE);
    ui.painter().rect_stroke(image, 2.0, egui::Stroke::new(1.0, palette.hairline), egui::StrokeKind::Inside);
    let text = format!("{} → {}", mistake.label, mistake.answer);
    let at = pos2(rect.center().x, rect.bottom());
    ui.painter().text(at, Align2::CENTER_BOTTOM, text, semibold(11.0), palette.text);
    let told = t!(
        "gallery.description",
        image = grouped(mistake.image),
        label = mistake.label,
        answer = mistake.answer,
        probability = percent(mistake.probability)
    );
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, told.as_ref()));
    response.on_hover_text(told);
}
