use super::*;

const INT: Element = Element { number: Number::Signed, size: 4, big_endian: true };
const FLOAT: Element = Element { number: Number::Float, size: 4, big_endian: true };

fn bytes<T, const N: usize>(values: &[T], of: impl Fn(&T) -> [u8; N]) -> Vec<u8> {
    values.iter().flat_map(of).collect()
}

fn ints(values: &[i32]) -> Vec<u8> {
    bytes(values, |value| value.to_be_bytes())
}

fn floats(values: &[f32]) -> Vec<u8> {
    bytes(values, |value| value.to_be_bytes())
}

fn pixels(element: Element, bytes: &[u8]) -> Result<(Vec<u8>, Option<Note>), String> {
    element.pixels(bytes, bytes.len() as u64).map_err(|stop| stop.words(0, bytes.len() as u64))
}

fn labels(element: Element, bytes: &[u8], columns: usize) -> Result<Vec<u8>, String> {
    element.labels(bytes, bytes.len() as u64, columns).map_err(|stop| stop.words(0, bytes.len() as u64))
}

#[test]
fn whole_numbers_are_read_where_they_fit() {
    assert_eq!(labels(INT, &ints(&[3, 0, 255]), 1), Ok(vec![3, 0, 255]));
    assert_eq!(labels(INT, &ints(&[3, -1]), 1).unwrap_err(), "holds the label -1; labels are whole numbers from 0 to 255");
    assert_eq!(pixels(INT, &ints(&[0, 7, 255])), Ok((vec![0, 7, 255], None)));
    let message = "holds pixels from 0 to 256; pixels are from 0 to 255, or floats from 0 to 1";
    assert_eq!(pixels(INT, &ints(&[0, 256])).unwrap_err(), message);
    let little = Element { size: 2, big_endian: false, ..INT };
    assert_eq!(labels(little, &[5, 0, 1, 0], 1), Ok(vec![5, 1]));
    assert!(labels(little, &[0xFF, 0xFF], 1).unwrap_err().contains("-1"));
    assert!(labels(Element { number: Number::Unsigned, ..little }, &[0xFF, 0xFF], 1).unwrap_err().contains("65535"));
    let wide = Element { size: 8, big_endian: false, ..INT };
    assert_eq!(labels(wide, &bytes(&[9i64, 0], |value| value.to_le_bytes()), 1), Ok(vec![9, 0]));
}

#[test]
fn the_class_is_the_first_column_or_the_column_of_the_only_one() {
    assert_eq!(labels(INT, &ints(&[3, 90, 1, 91]), 2), Ok(vec![3, 1]), "QMNIST: the class, the writer");
    assert_eq!(labels(INT, &ints(&[0, 0, 1, 0, 1, 0]), 3), Ok(vec![2, 1]), "one-hot");
    assert_eq!(labels(FLOAT, &floats(&[0.0, 1.0, 1.0, 0.0]), 2), Ok(vec![1, 0]));
    assert_eq!(labels(INT, &ints(&[0, 1, 1, 1]), 2), Ok(vec![0, 1]), "two ones in a row");
    assert_eq!(labels(INT, &ints(&[0, 1, 0, 0]), 2), Ok(vec![0, 0]), "none in a row");
}

#[test]
fn floats_are_scaled_and_it_is_said() {
    assert_eq!(pixels(FLOAT, &floats(&[0.0, 0.5, 1.0])), Ok((vec![0, 128, 255], Some(Note::Scaled))));
    // That they are not from 0 to 1 shows late.
    let late = [0.0, 0.2, 0.5, 1.0, 127.6, 0.4, 255.0];
    assert_eq!(pixels(FLOAT, &floats(&late)), Ok((vec![0, 0, 1, 1, 128, 0, 255], Some(Note::Rounded))));
    for wrong in [-0.5, 255.5, f32::NAN, f32::INFINITY] {
        assert!(pixels(FLOAT, &floats(&[0.0, wrong, 1.0])).is_err(), "{wrong}");
    }
    assert!(labels(FLOAT, &floats(&[1.5]), 1).is_err());
    assert_eq!(labels(FLOAT, &floats(&[2.0]), 1), Ok(vec![2]));
    let double = Element { size: 8, ..FLOAT };
    assert_eq!(pixels(double, &bytes(&[1.0f64, 0.25], |value| value.to_be_bytes())), Ok((vec![255, 64], Some(Note::Scaled))));
    let truth = Element { number: Number::Truth, ..Element::BYTE };
    assert_eq!(pixels(truth, &[0, 1]), Ok((vec![0, 255], Some(Note::Scaled))));
}

#[test]
fn images_that_are_nearly_black_are_doubted() {
    assert_eq!(pixels(Element::BYTE, &[0, 1]), Ok((vec![0, 1], Some(Note::Dark))));
    assert_eq!(pixels(Element::BYTE, &[0, 2]), Ok((vec![0, 2], None)));
    assert_eq!(pixels(INT, &ints(&[0, 1])), Ok((vec![0, 1], Some(Note::Dark))));
    for (element, size) in [(Element::BYTE, 1), (INT, 4), (FLOAT, 4)] {
        assert_eq!(pixels(element, &vec![0; 2 * size]), Ok((vec![0, 0], Some(Note::Black))));
    }
}

#[test]
fn an_array_of_several_pieces_is_read_whole() {
    let count = 3 * PIECE as usize / 4 + 5;
    let values: Vec<i32> = (0..count as i32).map(|value| value % 256).collect();
    let (read, _) = pixels(INT, &ints(&values)).unwrap();
    assert!(read.len() == count && read.iter().zip(&values).all(|(pixel, value)| i32::from(*pixel) == *value));
    let all = ints(&values);
    assert!(
        matches!(INT.pixels(&all[..all.len() - 1], all.len() as u64), Err(Stop::Ends(found)) if found == all.len() as u64 - 1)
    );
    assert!(matches!(INT.pixels(&all[..], all.len() as u64 - 4), Err(Stop::GoesOn)));
}
