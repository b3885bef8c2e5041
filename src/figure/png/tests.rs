use super::*;

#[test]
fn pixels_and_metadata_read_back() {
    let image = Image { width: 2, height: 1, rgba: vec![1, 2, 3, 255, 250, 251, 252, 255] };
    let metadata = [("Software", "halfpipe".to_owned()), ("Description", "\\u{3b7} = 0.1".to_owned())];
    let bytes = encode(&image, &metadata, None).unwrap();
    assert_eq!(bytes, encode(&image, &metadata, None).unwrap());

    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let frame = reader.next_frame(&mut pixels).unwrap();
    assert_eq!((frame.width, frame.height, frame.color_type), (2, 1, ColorType::Rgb));
    assert_eq!(pixels, [1, 2, 3, 250, 251, 252]);
    let info = reader.info();
    assert_eq!(info.uncompressed_latin1_text[0].text, "halfpipe");
    assert_eq!(info.uncompressed_latin1_text[1].text, "\\u{3b7} = 0.1");
}

#[test]
fn half_a_picture_is_an_error() {
    let image = Image { width: 2, height: 2, rgba: vec![0; 8] };
    assert!(encode(&image, &[], None).is_err());
    assert!(encode(&Image { width: 0, height: 0, rgba: Vec::new() }, &[], None).is_err());
}
