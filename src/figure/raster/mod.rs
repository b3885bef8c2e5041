//! egui's triangles painted on the CPU, so that a picture needs no graphics card and is the same on every machine.
//!
//! A triangle covers the pixels whose centre lies inside it, in exact 24.8 fixed point (in `triangle.rs`); colours are
//! blended as egui's own renderers do, in gamma space with premultiplied alpha.

mod film;
mod guard;
mod texture;
mod triangle;

use std::collections::{HashMap, HashSet};

use egui::epaint::{ClippedPrimitive, Mesh, Primitive, Vertex};
use egui::{Color32, ImageData, Rect, TextureId, TexturesDelta};

pub use film::Film;
use texture::Texture;
use triangle::{Canvas, Corner};

/// A picture of `width` x `height` pixels, row by row from the top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// Pixels in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Red, green, blue and premultiplied alpha of each pixel.
    pub rgba: Vec<u8>,
}

/// Paints egui's tessellated primitives; keeps egui's textures from frame to frame.
#[derive(Default)]
pub struct Rasterizer {
    textures: HashMap<TextureId, Texture>,
    /// Textures freed by the last frame, which may still paint with them.
    outdated: HashSet<TextureId>,
    /// The number of whole textures so far.
    versions: u64,
}

impl Rasterizer {
    /// Applies a frame's texture changes before that frame is painted. Freed textures are dropped by the next call.
    pub fn update_textures(&mut self, delta: &mut TexturesDelta) {
        for id in self.outdated.drain() {
            self.textures.remove(&id);
        }
        for (id, changes) in delta.set.drain() {
            for change in changes {
                let ImageData::Color(image) = &change.image;
                match (change.pos, self.textures.get_mut(&id)) {
                    (None, _) => {
                        self.versions += 1;
                        self.textures.insert(id, Texture::new(image, change.options.magnification, self.versions));
                    }
                    (Some(corner), Some(texture)) => texture.update(corner, image),
                    (Some(_), None) => {}
                }
            }
        }
        self.outdated.extend(delta.free.drain());
    }

    /// Paints the primitives over the background; `size` is width and height in pixels.
    ///
    /// Callbacks, meshes of unknown textures and triangles with a corner that is not finite are left out.
    pub fn paint(&self, size: [usize; 2], pixels_per_point: f32, background: Color32, primitives: &[ClippedPrimitive]) -> Image {
        let [width, height] = size;
        let mut canvas = Canvas::new(size, background);
        self.each_triangle(size, pixels_per_point, primitives, |clip, texture, triangle| {
            canvas.clip_to(clip);
            triangle::fill(&mut canvas, texture, triangle);
        });
        Image { width, height, rgba: canvas.into_pixels().into_flattened() }
    }

    /// Calls `paint` with each triangle within the guarded square, in their order, with its clip and its texture.
    fn each_triangle(
        &self,
        size: [usize; 2],
        pixels_per_point: f32,
        primitives: &[ClippedPrimitive],
        mut paint: impl FnMut([i64; 4], &Texture, [Corner; 3]),
    ) {
        for ClippedPrimitive { clip_rect, primitive } in primitives {
            let Primitive::Mesh(mesh) = primitive else { continue };
            let Some(texture) = self.textures.get(&mesh.texture_id) else { continue };
            let clip = pixel_rect(*clip_rect, pixels_per_point, size);
            triangles(mesh, pixels_per_point, |triangle| paint(clip, texture, triangle));
        }
    }
}

/// The pixels of a rectangle given in points, as `[left, top, right, bottom]` within the canvas.
fn pixel_rect(rect: Rect, pixels_per_point: f32, [width, height]: [usize; 2]) -> [i64; 4] {
    let pixel = |points: f32, limit: usize| (points * pixels_per_point).round().clamp(0.0, limit as f32) as i64;
    [pixel(rect.min.x, width), pixel(rect.min.y, height), pixel(rect.max.x, width), pixel(rect.max.y, height)]
}

/// Calls `paint` with each triangle of a mesh within the guarded square, in their order.
fn triangles(mesh: &Mesh, pixels_per_point: f32, mut paint: impl FnMut([Corner; 3])) {
    let corner = |index: u32| mesh.vertices.get(index as usize).map(|vertex| corner(vertex, pixels_per_point));
    for indices in mesh.indices.as_chunks::<3>().0 {
        let [Some(a), Some(b), Some(c)] = indices.map(corner) else { continue };
        let triangle = [a, b, c];
        if guard::contains(&triangle) {
            paint(triangle);
            continue;
        }
        // A clipped triangle is a convex polygon, painted as a fan around its first corner.
        let polygon = guard::clip(&triangle);
        for edge in polygon.get(1..).unwrap_or_default().windows(2) {
            paint([polygon[0], edge[0], edge[1]]);
        }
    }
}

fn corner(vertex: &Vertex, pixels_per_point: f32) -> Corner {
    let [r, g, b, a] = vertex.color.to_array().map(|channel| f32::from(channel) / 255.0);
    Corner {
        position: [vertex.pos.x * pixels_per_point, vertex.pos.y * pixels_per_point],
        attributes: [r, g, b, a, vertex.uv.x, vertex.uv.y],
    }
}

#[cfg(test)]
mod tests;
