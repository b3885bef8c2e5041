use super::*;

/// What another program reads from a picture with so many pixels a module.
fn read(pixels: usize, width: usize, is_dark: impl Fn(usize, usize) -> bool) -> String {
    let side = pixels * width;
    let gray = |x: usize, y: usize| if is_dark(x / pixels, y / pixels) { 0 } else { 255 };
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(side, side, gray);
    let codes = picture.detect_grids();
    assert_eq!(codes.len(), 1);
    codes[0].decode().unwrap().1
}

#[test]
fn a_code_is_read_by_another_program() {
    let long = format!("http://192.168.100.200:8765/#hp1={}", "aB3_-".repeat(50));
    for text in ["http://127.0.0.1:8765/", &long] {
        let code = QrCode::new(text).unwrap();
        let all = code.width() + 2 * QUIET_ZONE;
        let inside = |at: usize| (QUIET_ZONE..all - QUIET_ZONE).contains(&at);
        let is_dark = |x, y| inside(x) && inside(y) && code.is_dark(x - QUIET_ZONE, y - QUIET_ZONE);
        assert_eq!(read(4, all, is_dark), text);
    }
}

#[test]
fn the_lines_of_a_terminal_are_read_too_and_have_the_quiet_zone() {
    let text = "http://127.0.0.1:8765/#hp1=abc";
    let code = QrCode::new(text).unwrap();
    let lines: Vec<Vec<char>> = code.lines(false).iter().map(|line| line.chars().collect()).collect();
    let all = code.width() + 2 * QUIET_ZONE;
    assert!(lines.iter().all(|line| line.len() == all) && lines.len() == all.div_ceil(2));
    assert!(lines[..2].iter().flatten().all(|block| *block == ' '), "four rows");
    assert!(lines.iter().all(|line| line[..4].iter().chain(&line[all - 4..]).all(|block| *block == ' ')));
    let is_dark = |x: usize, y: usize| lines[y / 2][x] == '█' || lines[y / 2][x] == ['▀', '▄'][y % 2];
    assert_eq!(read(4, all, is_dark), text);
    assert!(code.lines(true).iter().all(|line| line.starts_with('\x1b') && line.ends_with("\x1b[0m")));
}

#[test]
fn what_is_too_long_is_left_out() {
    let address = "http://127.0.0.1:8765/";
    assert_eq!(with_link(address, Some("#hp1=abc")), format!("{address}#hp1=abc"));
    assert_eq!(with_link(address, Some(&"a".repeat(READABLE))), address);
    assert_eq!(with_link(address, None), address);
    assert_eq!(QrCode::new(&"a".repeat(READABLE)).unwrap().width(), 69);
    assert!(QrCode::new(&"a".repeat(3000)).is_none());
}
