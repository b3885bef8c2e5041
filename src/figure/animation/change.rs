//! The difference of two pictures: the smallest rectangle with all pixels that differ.

use crate::figure::raster::Image;

/// A rectangle of a picture, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) left: usize,
    pub(super) top: usize,
    pub(super) width: usize,
    pub(super) height: usize,
}

impl Part {
    /// The whole picture.
    pub(super) fn whole(image: &Image) -> Self {
        Self { left: 0, top: 0, width: image.width, height: image.height }
    }

    /// The rectangle where two pictures of the same size differ; a single pixel if they are equal, since no frame is empty.
    pub(super) fn changed(before: &Image, after: &Image) -> Self {
        let width = after.width;
        let (old, new) = (before.rgba.as_chunks::<4>().0, after.rgba.as_chunks::<4>().0);
        let (mut columns, mut rows) = ([width, 0], [after.height, 0]);
        for (row, (old, new)) in old.chunks_exact(width).zip(new.chunks_exact(width)).enumerate() {
            if old == new {
                continue;
            }
            let differs = |column: &usize| old[*column] != new[*column];
            let (first, last) = ((0..width).find(differs), (0..width).rfind(differs));
            if let (Some(first), Some(last)) = (first, last) {
                columns = [columns[0].min(first), columns[1].max(last + 1)];
                rows = [rows[0].min(row), row + 1];
            }
        }
        if columns[1] == 0 {
            return Self { left: 0, top: 0, width: 1, height: 1 };
        }
        Self { left: columns[0], top: rows[0], width: columns[1] - columns[0], height: rows[1] - rows[0] }
    }

    /// The pixels of a picture inside this rectangle in one of its rows.
    pub(super) fn row(self, image: &Image, row: usize) -> &[[u8; 4]] {
        let start = row * image.width + self.left;
        &image.rgba.as_chunks().0[start..start + self.width]
    }

    /// The pixels of a picture inside this rectangle.
    pub(super) fn crop(self, image: &Image) -> Image {
        let rows: Vec<&[u8]> = (self.top..self.top + self.height).map(|row| self.row(image, row).as_flattened()).collect();
        let rgba = rows.concat();
        Image { width: self.width, height: self.height, rgba }
    }
}

#[cfg(test)]
mod tests;
