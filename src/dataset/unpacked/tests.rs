use super::*;

#[test]
fn a_bound_ends_what_unpacks_to_much_more() {
    let read = |length: u64, packed: u64| io::copy(&mut Unpacked::new(io::repeat(0).take(length), packed), &mut io::sink());
    assert_eq!(read(MAX_BYTES, 10).unwrap(), MAX_BYTES);
    let message = "is packed to less than a 100th of its size, which is more than 128 MiB: that is no data set";
    assert_eq!(read(MAX_BYTES + 1, 10).unwrap_err().to_string(), message);
    let packed = MAX_BYTES / MAX_RATIO + 2;
    assert_eq!(read(packed * MAX_RATIO, packed).unwrap(), packed * MAX_RATIO);
    assert!(read(packed * MAX_RATIO + 1, packed).is_err());
}
