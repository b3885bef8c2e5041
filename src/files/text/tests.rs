use super::*;

#[test]
fn a_mark_in_front_is_passed_over_and_other_encodings_are_named() {
    let read = |bytes: &[u8]| text(bytes, 1_000_000).map_err(|error| error.to_string());
    assert_eq!(read(b"\xEF\xBB\xBF(a: 1)").unwrap(), "(a: 1)");
    assert_eq!(read("沿 η".as_bytes()).unwrap(), "沿 η");
    let mut rest = String::new();
    without_mark(&b"\xEF\xBB\xBF{}"[..]).unwrap().read_to_string(&mut rest).unwrap();
    assert_eq!(rest, "{}");
    for wide in [&b"\xFF\xFE(\0a\0"[..], b"\xFE\xFF\0(\0a", b"(\0a\0"] {
        assert!(read(wide).unwrap_err().contains("UTF-16"));
    }
    assert_eq!(read(b"one\ntwo \xB7").unwrap_err(), "line 2 is not UTF-8: save the file as UTF-8");
}
