use super::*;

#[test]
fn addresses_hold_bytes_or_name_files() {
    assert_eq!(data("data:image/png;base64,aGFs\nZg==").unwrap(), b"half");
    assert_eq!(data("DATA:image/png;charset=x;base64,aGFsZg").unwrap(), b"half");
    assert_eq!(data("data:image/svg+xml,%3Csvg/>").unwrap(), b"<svg/>");
    assert_eq!(data("fig.png"), None);
    assert_eq!(data("data:image/x,%"), Some(b"%".to_vec()));
    let named = |address| file("text/ch1.xhtml", address);
    assert_eq!(named("../media/a%20b.png?v=2#x").unwrap(), "media/a b.png");
    assert_eq!(named("./fig.png").unwrap(), "text/fig.png");
    assert_eq!(named("/media/fig.png").unwrap(), "media/fig.png");
    assert_eq!(file("lecture.html", "../fig.png").unwrap(), "../fig.png");
    assert_eq!(named("https://example.org/fig.png"), None);
    assert_eq!(named("//example.org/fig.png"), None);
}
