//! An egui texture and its colour at a point: the nearest texel, or the mean of four. Beyond its border a texture
//! continues with its edge colours, regardless of the wrap mode; halfpipe doesn't tile.

use egui::{Color32, ColorImage, TextureFilter};

/// Texels row by row, as egui gives them: gamma space, premultiplied alpha.
pub(super) struct Texture {
    width: usize,
    height: usize,
    texels: Vec<Color32>,
    filter: TextureFilter,
    /// Differs from that of any other texture. Parts that are added to a texture, as new letters are, change no others of it.
    pub(super) version: u64,
}

impl Texture {
    /// A texture as large as the image. One without texels, or with too few of them, is transparent.
    pub(super) fn new(image: &ColorImage, filter: TextureFilter, version: u64) -> Self {
        let [width, height] = image.size;
        if width == 0 || height == 0 || image.pixels.len() < width * height {
            return Self { width: 1, height: 1, texels: vec![Color32::TRANSPARENT], filter, version };
        }
        Self { width, height, texels: image.pixels.clone(), filter, version }
    }

    /// Replaces the texels from `[left, top]` on; texels outside the texture are ignored.
    pub(super) fn update(&mut self, [left, top]: [usize; 2], image: &ColorImage) {
        let [width, height] = image.size;
        let kept = width.min(self.width.saturating_sub(left));
        if kept == 0 {
            return;
        }
        for (row, source) in image.pixels.chunks_exact(width).take(height).enumerate() {
            let start = (top + row) * self.width + left;
            if let Some(target) = self.texels.get_mut(start..start + kept) {
                target.copy_from_slice(&source[..kept]);
            }
        }
    }

    /// Red, green, blue and alpha (0 to 255) at `u`, `v` (0 to 1 across the texture).
    #[inline]
    pub(super) fn sample(&self, u: f32, v: f32) -> [f32; 4] {
        let (x, y) = (u * self.width as f32, v * self.height as f32);
        match self.filter {
            TextureFilter::Nearest => {
                // The cast takes numbers below zero, and NaN, to zero.
                self.texel((x as usize).min(self.width - 1), (y as usize).min(self.height - 1))
            }
            TextureFilter::Linear => self.mean_of_four(x - 0.5, y - 0.5),
        }
    }

    /// Bilinear interpolation; `x` and `y` in texels from the centre of the first.
    #[inline]
    fn mean_of_four(&self, x: f32, y: f32) -> [f32; 4] {
        let x = x.clamp(0.0, (self.width - 1) as f32);
        let y = y.clamp(0.0, (self.height - 1) as f32);
        let (left, top) = (x as usize, y as usize);
        let (right, bottom) = ((left + 1).min(self.width - 1), (top + 1).min(self.height - 1));
        let (along, down) = (x - left as f32, y - top as f32);
        let upper = mix(self.texel(left, top), self.texel(right, top), along);
        let lower = mix(self.texel(left, bottom), self.texel(right, bottom), along);
        mix(upper, lower, down)
    }

    #[inline]
    fn texel(&self, x: usize, y: usize) -> [f32; 4] {
        self.texels[y * self.width + x].to_array().map(f32::from)
    }
}

#[inline]
fn mix(a: [f32; 4], b: [f32; 4], share_of_b: f32) -> [f32; 4] {
    std::array::from_fn(|channel| a[channel] + (b[channel] - a[channel]) * share_of_b)
}
