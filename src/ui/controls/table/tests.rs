use super::*;
use crate::picture::theme;

#[test]
fn a_number_in_a_narrow_column_keeps_its_exponent() {
    let ctx = egui::Context::default();
    theme::install(&ctx);
    let mut widths = Vec::new();
    for _ in 0..2 {
        let _ = ctx.run_ui(egui::RawInput::default(), |ui| {
            widths = ["1.38×10⁴", "−1.38×10⁻¹⁴", "12"]
                .map(|text| {
                    ui.set_max_width(42.0);
                    let whole = RichText::new(text).font(theme::regular(13.0));
                    let size = |text: WidgetText| {
                        let galley = text.into_galley(ui, Some(TextWrapMode::Extend), f32::INFINITY, TextStyle::Body);
                        (galley.size().x, galley.text().to_owned())
                    };
                    (size(whole.clone().into()).0, size(fitted(ui, whole, 0.0).0))
                })
                .to_vec();
        });
    }
    for (before, (after, text)) in widths {
        assert!(after <= 42.5 && (before > 38.0 || after == before), "{text}: {before} {after}");
        assert!(text == "12" || text.contains("×10⁴") || text.ends_with("×10⁻¹⁴"), "{text}");
    }
}
