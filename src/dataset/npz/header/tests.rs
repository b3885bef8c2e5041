use super::*;

fn header(kind: &str, shape: &str) -> Result<(Element, Vec<u64>), String> {
    described(&format!("{{'descr': {kind}, 'fortran_order': False, 'shape': {shape}, }}          \n"))
}

#[test]
fn types_and_sizes_are_read() {
    assert_eq!(header("'|u1'", "(60000, 28, 28)"), Ok((Element::BYTE, vec![60_000, 28, 28])));
    let wide = Element { number: Number::Signed, size: 8, big_endian: false };
    assert_eq!(header("'<i8'", "(5,)"), Ok((wide, vec![5])));
    assert_eq!(header("'>f4'", "()").unwrap().0, Element { number: Number::Float, size: 4, big_endian: true });
    assert_eq!(header("'|b1'", "(1,)").unwrap().0.number, Number::Truth);
}

#[test]
fn what_can_not_be_read_is_said() {
    for kind in ["|O", "<f2", "<c8", "<U3", "<i3", "é"] {
        let message = format!("holds elements of the type {kind}; whole numbers, and floats of 32 or 64 bits, can be read");
        assert_eq!(header(&format!("'{kind}'"), "(1,)"), Err(message));
    }
    assert!(header("[('a', '<i4')]", "(1,)").unwrap_err().contains("the type […]"));
    for shape in ["1, 2", "(1, -2)", "(99999999999999999999,)", "(a,)"] {
        assert_eq!(header("'|u1'", shape), Err("is not an array of NumPy, or damaged".to_owned()), "{shape}");
    }
    let by_columns = described("{'descr': '|u1', 'fortran_order': True, 'shape': (2, 3), }");
    assert!(by_columns.unwrap_err().contains("np.ascontiguousarray"));
    assert!(described("{'descr': '|u1', 'fortran_order': True, 'shape': (2,), }").is_ok(), "a list has one order only");
}
