use egui::epaint::{ImageDelta, WHITE_UV};
use egui::{ColorImage, Pos2, TextureOptions, pos2};

use super::*;

const SIZE: [usize; 2] = [64, 48];
/// A quarter pixel off any symmetry.
const ODD: f32 = 0.25;

/// A rasterizer whose default texture is this image.
fn rasterizer(image: ColorImage, options: TextureOptions) -> Rasterizer {
    let mut rasterizer = Rasterizer::default();
    let mut delta = TexturesDelta::default();
    delta.push(TextureId::default(), ImageDelta::full(image, options));
    rasterizer.update_textures(&mut delta);
    rasterizer
}

/// Triangles over a background, painted with a white texture.
fn paint(background: Color32, color: Color32, corners: &[Pos2], indices: &[u32]) -> Image {
    let vertices = corners.iter().map(|&pos| Vertex { pos, uv: WHITE_UV, color }).collect();
    let mesh = Mesh { indices: indices.to_vec(), vertices, ..Mesh::default() };
    let white = ColorImage::filled([1, 1], Color32::WHITE);
    rasterizer(white, TextureOptions::LINEAR).paint(SIZE, 1.0, background, &[primitive(mesh)])
}

fn primitive(mesh: Mesh) -> ClippedPrimitive {
    ClippedPrimitive { clip_rect: Rect::EVERYTHING, primitive: Primitive::Mesh(mesh) }
}

fn pixels(image: &Image) -> &[[u8; 4]] {
    image.rgba.as_chunks().0
}

#[test]
fn triangles_that_share_edges_cover_each_pixel_once() {
    let [width, height] = SIZE.map(|side| side as f32);
    let border = [pos2(0.0, 0.0), pos2(width, 0.0), pos2(width, height), pos2(0.0, height)];
    // Light without alpha adds up, so that it counts how often a pixel was painted.
    let light = Color32::from_rgba_premultiplied(1, 0, 0, 0);
    for middle in [pos2(31.5, 20.5), pos2(12.0 + ODD, 40.0), pos2(0.5, 0.5), pos2(63.9, 24.1)] {
        let corners = [&border[..], &[middle]].concat();
        let fan = [0, 1, 4, 1, 2, 4, 4, 2, 3, 3, 0, 4];
        let image = paint(Color32::TRANSPARENT, light, &corners, &fan);
        assert!(pixels(&image).iter().all(|pixel| *pixel == [1, 0, 0, 0]), "fan around {middle:?}");
    }
}

#[test]
fn a_pixel_is_covered_if_its_centre_is_inside() {
    let corners = [pos2(10.5, 10.5), pos2(14.5, 10.5), pos2(10.5, 14.5)];
    let image = paint(Color32::BLACK, Color32::WHITE, &corners, &[0, 1, 2]);
    let covered = pixels(&image).iter().filter(|pixel| pixel[0] == 255).count();
    // Top and left edge included, the slanted one not: 4 + 3 + 2 + 1.
    assert_eq!(covered, 10);
}

#[test]
fn half_transparent_paint_blends_in_gamma_space() {
    let corners = [pos2(-1.0, -1.0), pos2(200.0, -1.0), pos2(-1.0, 200.0)];
    let half = Color32::from_rgba_premultiplied(50, 50, 50, 128);
    let image = paint(Color32::from_gray(200), half, &corners, &[0, 1, 2]);
    // 50 + 200 * (1 - 128 / 255) = 149.6; alpha 128 + 255 * (1 - 128 / 255) = 255.
    assert!(pixels(&image).iter().all(|pixel| *pixel == [150, 150, 150, 255]));
}

#[test]
fn colours_vary_linearly_between_corners() {
    let vertex = |x, y, gray| Vertex { pos: pos2(x, y), uv: WHITE_UV, color: Color32::from_gray(gray) };
    let vertices = vec![vertex(0.0, 0.0, 0), vertex(64.0, 0.0, 64), vertex(64.0, 48.0, 64), vertex(0.0, 48.0, 0)];
    let mesh = Mesh { indices: vec![0, 1, 2, 0, 2, 3], vertices, ..Mesh::default() };
    let white = ColorImage::filled([1, 1], Color32::WHITE);
    let image = rasterizer(white, TextureOptions::LINEAR).paint(SIZE, 1.0, Color32::RED, &[primitive(mesh)]);
    for (index, pixel) in pixels(&image).iter().enumerate() {
        let centre = (index % SIZE[0]) as f32 + 0.5;
        assert!((f32::from(pixel[1]) - centre).abs() <= 0.5 + 1e-3, "{pixel:?} at {centre}");
    }
}

#[test]
fn corners_that_are_not_finite_are_left_out() {
    for odd in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
        for corners in [[pos2(odd, 0.0), pos2(9.0, 0.0), pos2(0.0, 9.0)], [pos2(0.0, 0.0), pos2(9.0, odd), pos2(0.0, odd)]] {
            let image = paint(Color32::BLACK, Color32::WHITE, &corners, &[0, 1, 2]);
            assert!(pixels(&image).iter().all(|pixel| pixel[0] == 0));
        }
    }
}

#[test]
fn the_largest_numbers_do_no_harm() {
    for far in [1e20, f32::MAX] {
        let corners = [pos2(-far, far), pos2(far, 0.5), pos2(1.0, -far), pos2(-0.5, 2.0)];
        paint(Color32::BLACK, Color32::WHITE, &corners, &[0, 1, 2, 2, 3, 0]);
    }
}

#[test]
fn indices_beyond_the_vertices_are_left_out() {
    let image = paint(Color32::BLACK, Color32::WHITE, &[pos2(0.0, 0.0)], &[0, 1, 2, 0]);
    assert!(pixels(&image).iter().all(|pixel| pixel[0] == 0));
}

#[test]
fn huge_triangles_keep_their_shape() {
    for far in [3e4, 1e7, 1e12] {
        // Everything above the diagonal y = x.
        let corners = [pos2(-far, -far), pos2(far, -far), pos2(far, far)];
        let image = paint(Color32::BLACK, Color32::WHITE, &corners, &[0, 1, 2]);
        for (index, pixel) in pixels(&image).iter().enumerate() {
            let (x, y) = (index % SIZE[0], index / SIZE[0]);
            assert!((pixel[0] == 255) == (x > y) || x == y, "({x}, {y}) with corners at {far}");
        }
    }
}

/// A 16 x 12 image without two equal texels.
fn chequered() -> ColorImage {
    let texel = |k: u32| Color32::from_rgb(k as u8, (k * 7 % 251) as u8, 255 - k as u8);
    ColorImage::new([16, 12], (0..16 * 12).map(texel).collect())
}

/// The image drawn with its corner at (5, 3), a texel a pixel.
fn drawn(image: &ColorImage, rasterizer: &Rasterizer) -> Vec<Color32> {
    let mut mesh = Mesh::default();
    let rect = Rect::from_min_size(pos2(5.0, 3.0), egui::vec2(16.0, 12.0));
    mesh.add_rect_with_uv(rect, Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0)), Color32::WHITE);
    let painted = rasterizer.paint(SIZE, 1.0, Color32::BLACK, &[primitive(mesh)]);
    let pixel = |x: usize, y: usize| pixels(&painted)[(3 + y) * SIZE[0] + 5 + x];
    let [width, height] = image.size;
    (0..width * height).map(|k| pixel(k % width, k / width)).map(|[r, g, b, _]| Color32::from_rgb(r, g, b)).collect()
}

#[test]
fn a_texture_at_its_own_size_is_reproduced() {
    for options in [TextureOptions::NEAREST, TextureOptions::LINEAR] {
        let image = chequered();
        assert_eq!(drawn(&image, &rasterizer(image.clone(), options)), image.pixels);
    }
}

#[test]
fn a_part_of_a_texture_is_replaced() {
    let mut image = chequered();
    let mut rasterizer = rasterizer(image.clone(), TextureOptions::NEAREST);
    let patch = ColorImage::filled([3, 2], Color32::GOLD);
    let mut delta = TexturesDelta::default();
    delta.push(TextureId::default(), ImageDelta::partial([4, 5], patch, TextureOptions::NEAREST));
    rasterizer.update_textures(&mut delta);
    for (x, y) in [(4, 5), (5, 5), (6, 5), (4, 6), (5, 6), (6, 6)] {
        image.pixels[y * 16 + x] = Color32::GOLD;
    }
    assert_eq!(drawn(&image, &rasterizer), image.pixels);
}

#[test]
fn a_freed_texture_lasts_until_the_next_frame() {
    let image = chequered();
    let mut rasterizer = rasterizer(image.clone(), TextureOptions::NEAREST);
    let mut delta = TexturesDelta::default();
    delta.free(TextureId::default());
    rasterizer.update_textures(&mut delta);
    assert!(delta.is_empty());
    assert_eq!(drawn(&image, &rasterizer), image.pixels);
    rasterizer.update_textures(&mut TexturesDelta::default());
    assert_eq!(drawn(&image, &rasterizer)[0], Color32::BLACK);
}

#[test]
fn a_film_paints_only_what_differs_and_each_picture_as_a_whole_one() {
    let colors = |seed: u32| Color32::from_rgba_premultiplied((seed * 37 % 90) as u8, (seed * 53 % 90) as u8, 20, 90);
    let texture = ColorImage::new([4, 4], (0..16).map(colors).collect());
    let rasterizer = rasterizer(texture, TextureOptions::LINEAR);
    let size = [150, 110];
    let scene = |moved: f32| {
        let corner = |x: f32, y: f32, seed: u32| Vertex { pos: pos2(x, y), uv: pos2(x / 150.0, y / 110.0), color: colors(seed) };
        let still = [corner(-20.0, -10.3, 1), corner(170.0, 20.0, 2), corner(40.0, 130.0, 3)];
        let moves = [corner(60.0 + moved, 50.0, 4), corner(75.3 + moved, 52.0, 5), corner(66.0, 60.7 + moved, 6)];
        let mesh = |vertices: &[Vertex]| Mesh { indices: vec![0, 1, 2], vertices: vertices.to_vec(), ..Mesh::default() };
        let clipped = Rect::from_min_max(pos2(10.0, 5.0), pos2(133.0, 101.0));
        vec![
            ClippedPrimitive { clip_rect: clipped, primitive: Primitive::Mesh(mesh(&still)) },
            primitive(mesh(&moves)),
            ClippedPrimitive { clip_rect: clipped, primitive: Primitive::Mesh(mesh(&still)) },
        ]
    };
    let mut film = Film::default();
    let mut before = None;
    for moved in [0.0, 0.0, 3.7, 40.0, -30.0, 0.0] {
        let whole = rasterizer.paint(size, 1.0, Color32::WHITE, &scene(moved));
        assert_eq!(film.paint(&rasterizer, size, 1.0, Color32::WHITE, &scene(moved)), whole, "{moved}");
        assert!(before.replace(whole.clone()) != Some(whole) || moved == 0.0);
    }
    // Another background is another picture.
    let whole = rasterizer.paint(size, 1.0, Color32::BLACK, &scene(0.0));
    assert_eq!(film.paint(&rasterizer, size, 1.0, Color32::BLACK, &scene(0.0)), whole);
}
