use super::*;

#[test]
fn lengths_are_read_with_their_unit_and_written_again() {
    let inches = |text: &str| Length::parse(text).map(Length::inches);
    assert_eq!([inches("3in"), inches("2.54cm"), inches("25.4 MM")], [Some(3.0), Some(1.0), Some(1.0)]);
    for wrong in ["3", "in", "3px", "3pt", "-3in", "0in", "1e9in", "nanmm", "", "3 in in"] {
        assert_eq!(Length::parse(wrong), None, "{wrong}");
    }
    for text in ["3in", "8.5cm", "76mm", "3.125in"] {
        assert_eq!(Length::parse(text).unwrap().to_string(), text);
    }
}

#[test]
fn a_width_on_paper_gives_the_pixels_and_a_type_of_eight_points() {
    let print = |width| Some(Print { width: Length::parse(width).unwrap(), dpi: 300 });
    let options = PictureOptions { size: RATIO, print: print("3in"), ..PictureOptions::default() };
    assert_eq!((options.pixels(), options.points()), (Ok([900, 675]), [324.0, 243.0]));
    assert!((f64::from(12.0 * options.pixels_per_point()) / 300.0 * 72.0 - 8.0).abs() < 1e-6);
    assert!(PictureOptions { print: print("30in"), ..options }.pixels().is_err());
}
