//! One triangle: which pixels it covers, and in which colours.
//!
//! Coverage follows Pineda, "A Parallel Algorithm for Polygon Rasterization" (1988): a point is inside if it lies on the
//! inner side of the three edges, each a linear function. In integers these are exact, and a pixel centre
//! on an edge belongs to the triangle for which that is a top or a left edge; so triangles that share an
//! edge cover each pixel once. Within a row the covered pixels are one span, found by division, not by trial.

use std::ops::Range;

use egui::Color32;

use super::texture::Texture;

/// Fixed-point steps in a pixel (24.8).
const PIXEL: i64 = 256;

/// A corner of a triangle.
#[derive(Clone, Copy, Debug)]
pub(super) struct Corner {
    /// In pixels, y down.
    pub(super) position: [f32; 2],
    /// The attributes interpolated linearly over the triangle: red, green, blue, alpha (premultiplied, 0 to 1), u, v.
    pub(super) attributes: [f32; 6],
}

impl Corner {
    /// The point at a share of the way to another corner.
    pub(super) fn towards(&self, other: &Self, share: f64) -> Self {
        let between = |a: f32, b: f32| (f64::from(a) + (f64::from(b) - f64::from(a)) * share) as f32;
        Self {
            position: std::array::from_fn(|k| between(self.position[k], other.position[k])),
            attributes: std::array::from_fn(|k| between(self.attributes[k], other.attributes[k])),
        }
    }

    fn uv(&self) -> [f32; 2] {
        [self.attributes[4], self.attributes[5]]
    }
}

/// The pixels, and the part of them that is painted on.
pub(super) struct Canvas {
    width: usize,
    pixels: Vec<[u8; 4]>,
    /// `[left, top, right, bottom]`, the latter two excluded; never beyond the pixels.
    clip: [i64; 4],
    /// The part of it that is wanted; what is painted there is the same as without it.
    window: [i64; 4],
}

impl Canvas {
    /// A background; nothing can be painted on it before [`Self::clip_to`].
    pub(super) fn new([width, height]: [usize; 2], background: Color32) -> Self {
        Self::over(vec![background.to_array(); width * height], width)
    }

    /// A picture to paint over, with rows of `width` pixels; nothing can be painted before [`Self::clip_to`].
    pub(super) fn over(pixels: Vec<[u8; 4]>, width: usize) -> Self {
        Self { width, pixels, clip: [0; 4], window: [0, 0, i64::MAX, i64::MAX] }
    }

    /// Restricts painting further, to a part of what is clipped to.
    pub(super) fn look_at(&mut self, window: [i64; 4]) {
        self.window = window;
    }

    /// Fills `[left, top, right, bottom]`, which must be within the pixels.
    pub(super) fn fill(&mut self, [left, top, right, bottom]: [i64; 4], color: Color32) {
        for row in top..bottom {
            let start = row as usize * self.width;
            self.pixels[start + left as usize..start + right as usize].fill(color.to_array());
        }
    }

    /// Restricts painting to `[left, top, right, bottom]`, which the caller keeps within the canvas.
    pub(super) fn clip_to(&mut self, clip: [i64; 4]) {
        self.clip = clip;
    }

    pub(super) fn into_pixels(self) -> Vec<[u8; 4]> {
        self.pixels
    }
}

/// Paints a triangle of either winding; its corners lie within the guarded square.
pub(super) fn fill(canvas: &mut Canvas, texture: &Texture, mut corners: [Corner; 3]) {
    let mut points = corners.map(|corner| corner.position.map(|pixels| (pixels * PIXEL as f32).round() as i64));
    let area = doubled_area(points);
    if area == 0 {
        return;
    }
    if area < 0 {
        points.swap(1, 2);
        corners.swap(1, 2);
    }
    let [columns, rows] = [0, 1].map(|axis| pixel_range(points, axis, canvas.clip[axis]..canvas.clip[axis + 2]));
    if columns.is_empty() || rows.is_empty() {
        return;
    }

    let first_centre = [&columns, &rows].map(|range| range.start * PIXEL + PIXEL / 2);
    let mut edges = [
        Edge::new(points[1], points[2], first_centre),
        Edge::new(points[2], points[0], first_centre),
        Edge::new(points[0], points[1], first_centre),
    ];
    let paint = Paint::new(&corners, texture);
    let gradient = Gradient::new(&corners, &edges, area.unsigned_abs());
    let [left, top, right, bottom] = canvas.window;
    let seen = rows.start.max(top)..rows.end.min(bottom);
    for edge in &mut edges {
        edge.value += edge.down * (seen.start - rows.start);
    }
    for row in seen {
        let span = span(&edges, columns.end - columns.start);
        let seen = span.start.max(left - columns.start)..span.end.min(right - columns.start);
        if !seen.is_empty() {
            let start = row as usize * canvas.width + columns.start as usize;
            let pixels = &mut canvas.pixels[start + seen.start as usize..start + seen.end as usize];
            paint.cover(pixels, &gradient, &edges, [span.start, seen.start - span.start]);
        }
        for edge in &mut edges {
            edge.value += edge.down;
        }
    }
}

/// Positive if the corners turn right (y down).
fn doubled_area([a, b, c]: [[i64; 2]; 3]) -> i64 {
    (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}

/// The columns (axis 0) or rows (axis 1) that a triangle can touch.
fn pixel_range([a, b, c]: [[i64; 2]; 3], axis: usize, clip: Range<i64>) -> Range<i64> {
    let least = a[axis].min(b[axis]).min(c[axis]).div_euclid(PIXEL);
    let most = a[axis].max(b[axis]).max(c[axis]).div_euclid(PIXEL) + 1;
    clip.start.max(least)..clip.end.min(most)
}

/// The linear function that is positive on the inner side of an edge, and over the whole triangle reaches its
/// doubled area in the opposite corner.
struct Edge {
    /// At the first pixel centre of the row at hand.
    value: i64,
    /// Change by one pixel to the right.
    right: i64,
    /// Change by one pixel down.
    down: i64,
    /// The least value that is inside: the edge itself belongs to the triangle only at the top and at the left.
    least: i64,
}

impl Edge {
    fn new(from: [i64; 2], to: [i64; 2], centre: [i64; 2]) -> Self {
        let [dx, dy] = [to[0] - from[0], to[1] - from[1]];
        let top_or_left = dy < 0 || (dy == 0 && dx > 0);
        Self {
            value: dx * (centre[1] - from[1]) - dy * (centre[0] - from[0]),
            right: -dy * PIXEL,
            down: dx * PIXEL,
            least: i64::from(!top_or_left),
        }
    }
}

/// The covered pixels of a row, of which the triangle's box has `width`.
fn span(edges: &[Edge; 3], width: i64) -> Range<i64> {
    let (mut start, mut end) = (0, width);
    for &Edge { value, right, least, .. } in edges {
        if value < least {
            if right <= 0 {
                return 0..0;
            }
            start = start.max((least - value + right - 1) / right);
        } else if value + right * (width - 1) < least {
            end = end.min((value - least) / -right + 1);
        }
    }
    start..end
}

/// The linear functions of the attributes over a triangle.
struct Gradient {
    origin: [f32; 6],
    /// Towards the second and the third corner.
    towards: [[f32; 6]; 2],
    /// Change by one pixel to the right.
    right: [f32; 6],
    inverse_area: f64,
}

impl Gradient {
    fn new([a, b, c]: &[Corner; 3], edges: &[Edge; 3], area: u64) -> Self {
        let difference = |corner: &Corner| std::array::from_fn(|k| corner.attributes[k] - a.attributes[k]);
        let towards: [[f32; 6]; 2] = [difference(b), difference(c)];
        let inverse_area = 1.0 / area as f64;
        let [share_of_b, share_of_c] = [&edges[1], &edges[2]].map(|edge| (edge.right as f64 * inverse_area) as f32);
        let right = std::array::from_fn(|k| towards[0][k] * share_of_b + towards[1][k] * share_of_c);
        Self { origin: a.attributes, towards, right, inverse_area }
    }

    /// The attributes some pixels to the right of the first of the row at hand.
    fn at(&self, edges: &[Edge; 3], pixels: i64) -> [f32; 6] {
        let share = |edge: &Edge| ((edge.value + edge.right * pixels) as f64 * self.inverse_area) as f32;
        let (share_of_b, share_of_c) = (share(&edges[1]), share(&edges[2]));
        std::array::from_fn(|k| self.origin[k] + self.towards[0][k] * share_of_b + self.towards[1][k] * share_of_c)
    }
}

/// The cheapest way to colour a triangle. Most have one colour, or only one white texel as texture.
enum Paint<'a> {
    Plain([f32; 4]),
    /// Vertex colours times one texel.
    Shaded([f32; 4]),
    Textured(&'a Texture),
}

impl<'a> Paint<'a> {
    fn new(corners: &[Corner; 3], texture: &'a Texture) -> Self {
        let [a, b, c] = corners;
        let [u, v] = a.uv();
        if a.uv() != b.uv() || a.uv() != c.uv() {
            Self::Textured(texture)
        } else if a.attributes == b.attributes && a.attributes == c.attributes {
            Self::Plain(tint(a.attributes, texture.sample(u, v)))
        } else {
            Self::Shaded(texture.sample(u, v))
        }
    }

    /// Paints pixels of a span that starts some pixels to the right of the first of the row; some of the span are skipped.
    fn cover(&self, span: &mut [[u8; 4]], gradient: &Gradient, edges: &[Edge; 3], [start, skipped]: [i64; 2]) {
        if let Self::Plain(color) = self {
            return cover_plain(span, *color);
        }
        let first = gradient.at(edges, start);
        for (index, pixel) in (skipped..).zip(span) {
            let steps = index as f32;
            let attributes: [f32; 6] = std::array::from_fn(|k| first[k] + gradient.right[k] * steps);
            let texel = match self {
                Self::Plain(texel) | Self::Shaded(texel) => *texel,
                Self::Textured(texture) => texture.sample(attributes[4], attributes[5]),
            };
            blend(tint(attributes, texel), pixel);
        }
    }
}

fn cover_plain(span: &mut [[u8; 4]], color: [f32; 4]) {
    if color[3] >= 255.0 {
        span.fill(color.map(|channel| (channel + 0.5) as u8));
    } else {
        for pixel in span {
            blend(color, pixel);
        }
    }
}

/// The vertex colour times the texel, 0 to 255.
#[inline]
fn tint(attributes: [f32; 6], texel: [f32; 4]) -> [f32; 4] {
    std::array::from_fn(|channel| attributes[channel] * texel[channel])
}

/// Source over destination, premultiplied; the cast saturates.
#[inline]
fn blend(source: [f32; 4], pixel: &mut [u8; 4]) {
    let kept = 1.0 - source[3] * (1.0 / 255.0);
    *pixel = std::array::from_fn(|channel| (source[channel] + f32::from(pixel[channel]) * kept + 0.5) as u8);
}
