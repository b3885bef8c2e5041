//! The files of the page, as `web/build` makes them, in the program.

/// A file of the page.
#[derive(Debug)]
pub struct PageFile {
    /// Its name, which is its address too.
    pub name: &'static str,
    /// Its content.
    pub bytes: &'static [u8],
    /// The same, compressed with Brotli.
    pub brotli: Option<&'static [u8]>,
}

/// The file of the address `/`.
pub const FIRST: &str = "index.html";

#[cfg(feature = "serve")]
macro_rules! built {
    ($($name:literal),+) => {
        include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/web/dist/", $($name),+)) // missing? web/build makes it, .br if there is `brotli`
    };
}

#[cfg(feature = "serve")]
macro_rules! files {
    (plain: $($plain:literal)* packed: $($packed:literal)*) => {
        &[
            $(PageFile { name: $plain, bytes: built!($plain), brotli: None },)*
            $(PageFile { name: $packed, bytes: built!($packed), brotli: Some(built!($packed, ".br")) },)*
        ]
    };
}

/// The files of the page, if this program was built with them.
#[cfg(feature = "serve")]
pub const FILES: Option<&'static [PageFile]> = Some(files! {
    plain: "index.html" "style.css" "icon.svg" "chinese.bin" "mnist.bin"
    packed: "index.js" "worker.js" "halfpipe.js" "halfpipe_bg.wasm"
});
/// The files of the page, if this program was built with them.
#[cfg(not(feature = "serve"))]
pub const FILES: Option<&'static [PageFile]> = None;
