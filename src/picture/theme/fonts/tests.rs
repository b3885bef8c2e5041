use super::*;

#[test]
fn a_damaged_font_is_no_font() {
    let packed = CHINESE_FONT.part(0).unwrap();
    assert!(unpack(packed).is_some());
    for damaged in [&packed[..1000], &packed[1000..], b"", b"no font at all"] {
        assert_eq!(unpack(damaged), None);
    }
}
