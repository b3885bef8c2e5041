use super::*;
use crate::optimizer::OptimizerSpec;

/// The contrast of two opaque colours, from 1 to 21 (Web Content Accessibility Guidelines 2.2, "contrast ratio").
fn contrast(one: Color32, other: Color32) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    let luminance = |color: Color32| 0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b());
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn black_on_white_has_the_greatest_contrast() {
    assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 1e-9);
    assert!((contrast(Color32::WHITE, Color32::WHITE) - 1.0).abs() < 1e-9);
}

#[test]
fn ink_and_focus_stand_out_from_every_background() {
    const SEEN: f64 = 3.0; // for anything but text, level AA (success criterion 1.4.11)
    for (name, palette) in [("light", &LIGHT), ("dark", &DARK)] {
        for background in [palette.window, palette.panel, palette.chip].into_iter().chain(palette.heights) {
            for (name_of_part, color) in [("ink", palette.ink), ("focus", palette.accent)] {
                let contrast = contrast(color, background);
                assert!(contrast >= SEEN, "{name}: {name_of_part}: {contrast:.2}");
            }
        }
    }
}

#[test]
fn contour_lines_stand_out_from_every_height() {
    for palette in [&LIGHT, &DARK, &PAPER] {
        for part in 0..=10 {
            let contrast = contrast(palette.contour, palette.height(part as f32 / 10.0));
            assert!(contrast >= 2.0, "{part}: {contrast:.2}");
        }
    }
}

#[test]
fn all_text_can_be_read_in_both_themes() {
    const READABLE: f64 = 4.5; // for text of usual size, level AA
    for (name, palette) in [("light", &LIGHT), ("dark", &DARK), ("paper", &PAPER)] {
        let check = |name_of_part: &str, text: Color32, background: Color32| {
            let contrast = contrast(text, background);
            assert!(contrast >= READABLE, "{name}: {name_of_part}: {contrast:.2}");
        };
        for background in [palette.window, palette.panel, palette.chip] {
            for (name_of_part, text) in [("text", palette.text), ("secondary", palette.secondary), ("error", palette.error)] {
                check(name_of_part, text, background);
            }
        }
        check("on the accent", palette.on_accent, palette.accent);
        check("on an alarm", palette.panel, palette.error);
        for background in [palette.window, palette.panel] {
            let selected = background.blend(palette.accent.gamma_multiply(SELECTION_OPACITY));
            check("what is selected", palette.accent, selected);
        }
        for row in palette.rows {
            check("the name of a row", row, palette.panel);
        }
        for spec in OptimizerSpec::all() {
            for variation in 0..5 {
                check(spec.about().name, palette.optimizer(spec.about(), variation), palette.panel);
            }
        }
    }
}
