use super::*;

#[test]
fn a_damaged_font_is_no_font() {
    assert!(unpack(EMBEDDED.bytes).is_some());
    for damaged in [&EMBEDDED.bytes[..1000], &EMBEDDED.bytes[1000..], b"", b"no font at all"] {
        assert_eq!(unpack(damaged), None);
    }
}
