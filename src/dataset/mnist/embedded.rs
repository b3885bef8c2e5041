//! The files as they are embedded in the program.

/// Embed a file under its original name.
macro_rules! file {
    ($name:literal) => {
        include_bytes!(concat!("../../../assets/mnist/", $name, ".br"))
    };
}

static FILES: [&[u8]; 4] = [
    file!("train-images-idx3-ubyte"),
    file!("train-labels-idx1-ubyte"),
    file!("t10k-images-idx3-ubyte"),
    file!("t10k-labels-idx1-ubyte"),
];

/// A packed file.
pub(super) fn packed(index: usize) -> &'static [u8] {
    FILES[index]
}
