use egui::Color32;

use super::*;

#[test]
fn a_bitmap_has_its_rows_from_below() {
    let [red, white] = [Color32::RED, Color32::WHITE];
    let bytes = bitmap(&ColorImage::new([1, 2], vec![red, white]));
    assert_eq!(bytes[..16], [40, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 1, 0, 24, 0]);
    assert_eq!(bytes[40..], [255, 255, 255, 0, 0, 0, 255, 0]);
}
