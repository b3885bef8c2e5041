//! The pictures of an animation: of each only the tiles are painted that differ from those of the picture before, to the last bit the
//! same as the whole picture.

use egui::Color32;
use egui::epaint::ClippedPrimitive;

use super::triangle::{self, Canvas, Corner};
use super::{Image, Rasterizer};

/// The side of a tile, in pixels.
const TILE: i64 = 32;

/// The last picture, and what was painted in each tile of it.
#[derive(Default)]
pub struct Film {
    key: Option<([usize; 2], Color32)>,
    prints: Vec<u64>,
    pixels: Vec<[u8; 4]>,
}

/// The grid of tiles over a picture.
#[derive(Clone, Copy)]
struct Tiles {
    size: [i64; 2],
    columns: i64,
}

impl Tiles {
    fn new(size: [usize; 2]) -> Self {
        let size = size.map(|side| side as i64);
        Self { size, columns: (size[0] + TILE - 1) / TILE }
    }

    fn count(self) -> usize {
        (self.columns * ((self.size[1] + TILE - 1) / TILE)) as usize
    }

    /// The first and the last column, and the first and the last row, of the tiles that a triangle may touch inside of `clip`; `None`
    /// if there are none.
    fn under(triangle: &[Corner; 3], [left, top, right, bottom]: [i64; 4]) -> Option<[[i64; 2]; 2]> {
        let along = |axis: usize, low: i64, high: i64| {
            let ends = triangle.iter().map(|corner| corner.position[axis]);
            let (least, most) =
                ends.fold((f32::INFINITY, f32::NEG_INFINITY), |(least, most), end| (least.min(end), most.max(end)));
            let (first, last) = ((least as i64 - 1).max(low), (most as i64 + 1).min(high - 1));
            (first <= last).then_some([first / TILE, last / TILE])
        };
        Some([along(0, left, right)?, along(1, top, bottom)?])
    }

    /// The pixels of the tiles from one column to another in a row.
    fn pixels(self, [first, last]: [i64; 2], row: i64) -> [i64; 4] {
        [first * TILE, row * TILE, ((last + 1) * TILE).min(self.size[0]), ((row + 1) * TILE).min(self.size[1])]
    }
}

impl Film {
    /// The same picture as [`Rasterizer::paint`] gives.
    pub fn paint(
        &mut self,
        rasterizer: &Rasterizer,
        size: [usize; 2],
        pixels_per_point: f32,
        background: Color32,
        primitives: &[ClippedPrimitive],
    ) -> Image {
        let (tiles, [width, height]) = (Tiles::new(size), size);
        let mut prints = vec![0; tiles.count()];
        rasterizer.each_triangle(size, pixels_per_point, primitives, |clip, texture, triangle| {
            let Some([columns, rows]) = Tiles::under(&triangle, clip) else { return };
            let print = print(clip, texture.version, &triangle);
            for row in rows[0]..=rows[1] {
                for column in columns[0]..=columns[1] {
                    let tile = &mut prints[(row * tiles.columns + column) as usize];
                    *tile = mixed(*tile, print);
                }
            }
        });
        let key = Some((size, background));
        if self.key != key {
            *self = Self { key, prints: Vec::new(), pixels: vec![background.to_array(); width * height] };
        }
        let is_old = |column: i64, row: i64| {
            let tile = (row * tiles.columns + column) as usize;
            self.prints.get(tile) == Some(&prints[tile])
        };
        let mut canvas = Canvas::over(std::mem::take(&mut self.pixels), width);
        for tile in 0..tiles.count() as i64 {
            let (column, row) = (tile % tiles.columns, tile / tiles.columns);
            if !is_old(column, row) {
                canvas.fill(tiles.pixels([column, column], row), background);
            }
        }
        rasterizer.each_triangle(size, pixels_per_point, primitives, |clip, texture, triangle| {
            let Some([columns, rows]) = Tiles::under(&triangle, clip) else { return };
            canvas.clip_to(clip);
            for row in rows[0]..=rows[1] {
                let mut column = columns[0];
                while column <= columns[1] {
                    let first = column;
                    while column <= columns[1] && !is_old(column, row) {
                        column += 1;
                    }
                    if column > first {
                        canvas.look_at(tiles.pixels([first, column - 1], row));
                        triangle::fill(&mut canvas, texture, triangle);
                    }
                    column += 1;
                }
            }
        });
        (self.prints, self.pixels) = (prints, canvas.into_pixels());
        Image { width, height, rgba: self.pixels.as_flattened().to_vec() }
    }
}

/// A number that differs for triangles that differ.
fn print(clip: [i64; 4], version: u64, triangle: &[Corner; 3]) -> u64 {
    let ends = clip.iter().fold(version, |print, end| mixed(print, *end as u64));
    let numbers = triangle.iter().flat_map(|corner| corner.position.iter().chain(&corner.attributes));
    numbers.fold(ends, |print, number| mixed(print, u64::from(number.to_bits())))
}

/// A step of a hash: a product of 128 bits folded to 64, so that each bit of both changes all.
fn mixed(print: u64, more: u64) -> u64 {
    let product = u128::from(print ^ 0x9E37_79B9_7F4A_7C15).wrapping_mul(u128::from(more ^ 0xD1B5_4A32_D192_ED03));
    (product as u64 ^ (product >> 64) as u64).rotate_left(23).wrapping_add(more)
}
