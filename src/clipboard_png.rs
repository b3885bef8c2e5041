//! A picture on the system's clipboard as the bytes of a PNG, with the settings in it. The window's own library takes pixels alone and
//! encodes them itself.

use egui::ColorImage;

/// Put a picture there; false if it can't be done here.
#[cfg(unix)]
pub(crate) fn put(png: &[u8], _: &ColorImage) -> bool {
    use std::cell::RefCell;

    use clipboard_rs::{Clipboard, ClipboardContext};

    thread_local! {
        /// The connection, which answers other programs as long as it is there.
        static CONNECTION: RefCell<Option<ClipboardContext>> = const { RefCell::new(None) };
    }
    let format = if cfg!(target_os = "macos") { "public.png" } else { "image/png" };
    CONNECTION.with_borrow_mut(|connection| {
        if connection.is_none() {
            *connection = ClipboardContext::new().ok();
        }
        connection.as_ref().is_some_and(|connection| connection.set_buffer(format, png.to_vec()).is_ok())
    })
}

/// Put a picture there; false if it can't be done here. Programs that read no PNG find the pixels as a bitmap beside it.
#[cfg(windows)]
pub(crate) fn put(png: &[u8], pixels: &ColorImage) -> bool {
    use clipboard_win::{Clipboard, formats, raw};

    let put = || {
        let png_format = raw::register_format("PNG")?.get();
        let _open = Clipboard::new_attempts(10).ok()?;
        raw::empty().ok()?;
        raw::set_without_clear(png_format, png).ok()?;
        raw::set_without_clear(formats::CF_DIB, &bitmap(pixels)).ok()
    };
    put().is_some()
}

/// A bitmap of 24 bits a pixel without the header of a file: rows from below, each of a multiple of four bytes.
#[cfg(any(windows, test))]
fn bitmap(pixels: &ColorImage) -> Vec<u8> {
    let [width, height] = pixels.size;
    let padding = (width * 3).next_multiple_of(4) - width * 3;
    let mut bytes = Vec::new();
    for number in [40, width as u32, height as u32, 1 | 24 << 16, 0, ((width * 3 + padding) * height) as u32, 0, 0, 0, 0] {
        bytes.extend(number.to_le_bytes());
    }
    for row in pixels.pixels.rchunks_exact(width) {
        bytes.extend(row.iter().flat_map(|pixel| [pixel.b(), pixel.g(), pixel.r()]));
        bytes.extend(std::iter::repeat_n(0, padding));
    }
    bytes
}

#[cfg(test)]
mod tests;
