use std::f32::consts::FRAC_PI_2;

use egui::epaint::{BandPoint, BandShape, EllipseShape, Mesh, PathStroke, QuadraticBezierShape, RectShape};
use egui::text::LayoutJob;
use egui::{CornerRadius, FontId, Shape, Stroke, StrokeKind, TextFormat, epaint, pos2, vec2};

use super::*;

const SIZE: Vec2 = vec2(200.0, 100.0);

/// The SVG of a context's shapes, on white.
fn painted(images: &HashMap<TextureId, ColorImage>, mut paint: impl FnMut(&egui::Painter)) -> String {
    let context = egui::Context::default();
    let page = Rect::from_min_size(Pos2::ZERO, SIZE);
    let input = egui::RawInput { screen_rect: Some(page), ..egui::RawInput::default() };
    let mut output = context.run_ui(input, |ui| paint(&ui.ctx().layer_painter(egui::LayerId::background())));
    output.textures_delta.clear();
    write(SIZE, Color32::WHITE, &output.shapes, &plain(images), "")
}

fn plain(images: &HashMap<TextureId, ColorImage>) -> Source<'_> {
    Source { images, outlines: None }
}

/// The shapes alone, unclipped, without the document around them.
fn body(shapes: impl IntoIterator<Item = Shape>) -> String {
    let mut svg = String::new();
    shapes.into_iter().for_each(|shape| shape::write(&mut svg, &shape, &plain(&HashMap::new())));
    svg
}

#[test]
fn a_circle_a_turned_text_and_an_image_are_written() {
    let id = TextureId::User(7);
    let pixels = vec![Color32::RED, Color32::GREEN];
    let images = HashMap::from([(id, ColorImage::new([2, 1], pixels))]);
    let svg = painted(&images, |painter| {
        painter.circle_filled(pos2(10.0, 20.5), 3.0, Color32::from_rgb(255, 128, 0));
        let galley = painter.layout_no_wrap("a < b".to_owned(), FontId::proportional(14.0), Color32::BLACK);
        painter.add(epaint::TextShape::new(pos2(50.0, 60.0), galley, Color32::BLACK).with_angle(FRAC_PI_2));
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        painter.image(id, Rect::from_min_size(pos2(5.0, 6.0), vec2(40.0, 30.0)), whole, Color32::WHITE);
    });
    assert!(svg.contains("<circle cx=\"10\" cy=\"20.5\" r=\"3\" fill=\"#ff8000\"/>"), "{svg}");
    assert!(svg.contains("font-size=\"14\" font-family=\"Noto Sans, sans-serif\" fill=\"#000000\" textLength="), "{svg}");
    assert!(svg.contains("transform=\"rotate(90 50 60)\">a &lt; b</text>"), "{svg}");
    assert!(svg.contains("<image x=\"5\" y=\"6\" width=\"40\" height=\"30\" preserveAspectRatio=\"none\""), "{svg}");
    assert!(svg.contains("xlink:href=\"data:image/png;base64,iVBORw0KGgo"), "{svg}");
}

#[test]
fn shapes_with_numbers_that_are_not_finite_are_left_out() {
    let stroke = Stroke::new(1.0, Color32::RED);
    for odd in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
        let at = pos2(odd, 1.0);
        let mut mesh = Mesh::default();
        mesh.colored_vertex(at, Color32::RED);
        mesh.colored_vertex(pos2(1.0, 0.0), Color32::RED);
        mesh.colored_vertex(pos2(0.0, 0.0), Color32::RED);
        mesh.add_triangle(0, 1, 2);
        let svg = body([
            Shape::circle_filled(at, 2.0, Color32::RED),
            EllipseShape::filled(pos2(1.0, 1.0), vec2(2.0, 1.0), Color32::RED).with_angle(odd).into(),
            Shape::line_segment([at, pos2(1.0, 1.0)], stroke),
            Shape::line(vec![pos2(0.0, 0.0), at, pos2(2.0, 2.0)], stroke),
            Shape::line(vec![pos2(0.0, 0.0), at], PathStroke::new_uv(1.0, |_, _| Color32::RED)),
            BandShape::filled(vec![BandPoint::new(0.0, 0.0..=1.0), BandPoint::new(odd, 0.0..=1.0)], Color32::RED).into(),
            QuadraticBezierShape::from_points_stroke([at; 3], false, Color32::TRANSPARENT, stroke).into(),
            Shape::mesh(mesh),
        ]);
        assert_eq!(svg, "");
    }
    assert_eq!(body([Shape::rect_filled(Rect::NAN, 0.0, Color32::RED)]), "");
}

#[test]
fn each_section_of_a_text_keeps_its_format() {
    let svg = painted(&HashMap::new(), |painter| {
        let mut job = LayoutJob::default();
        job.append("one\n", 0.0, TextFormat::simple(FontId::proportional(12.0), Color32::RED));
        job.append("two", 0.0, TextFormat::simple(FontId::monospace(10.0), Color32::BLUE));
        job.append(" three", 5.0, TextFormat::simple(FontId::proportional(12.0), Color32::PLACEHOLDER));
        let galley = painter.layout_job(job);
        painter.add(epaint::TextShape::new(pos2(1.0, 2.0), galley, Color32::GREEN).with_opacity_factor(0.5));
    });
    let texts: Vec<&str> = svg.lines().filter(|line| line.starts_with("<text")).collect();
    assert_eq!(texts.len(), 3, "{svg}");
    assert!(texts[0].contains("fill=\"#ff0000\"") && texts[0].ends_with(">one</text>"), "{svg}");
    assert!(texts[1].contains("Mono") && texts[1].contains("fill=\"#0000ff\"") && texts[1].ends_with(">two</text>"), "{svg}");
    assert!(texts[2].contains("fill=\"#00ff00\" fill-opacity=\"0.5\"") && texts[2].ends_with(">three</text>"), "{svg}");
}

#[test]
fn a_clip_rectangle_is_written_once() {
    let clip = |left: f32| Rect::from_min_size(pos2(left, 0.0), vec2(50.0, 50.0));
    let dot = |left| ClippedShape::new(clip(left), Shape::circle_filled(pos2(9.0, 9.0), 1.0, Color32::RED));
    let shapes = [dot(0.0), dot(0.0), dot(25.0), dot(0.0), dot(900.0)];
    let svg = write(SIZE, Color32::WHITE, &shapes, &plain(&HashMap::new()), "");
    assert_eq!(svg.matches("<clipPath").count(), 2, "{svg}");
    assert_eq!(svg.matches("<g ").count(), 3, "{svg}");
    assert_eq!(svg.matches("</g>").count(), 3, "{svg}");
    assert_eq!(svg.matches("<circle").count(), 4, "what lies off the page is left out: {svg}");
}

#[test]
fn the_stroke_of_a_rectangle_lies_where_egui_puts_it() {
    let rect = Rect::from_min_max(pos2(10.0, 10.0), pos2(30.0, 20.0));
    let framed = |corners: CornerRadius, kind| RectShape::stroke(rect, corners, Stroke::new(2.0, Color32::RED), kind).into();
    let svg = body([
        framed(CornerRadius::same(3), StrokeKind::Inside),
        framed(CornerRadius::ZERO, StrokeKind::Outside),
        framed(CornerRadius { nw: 4, ..CornerRadius::ZERO }, StrokeKind::Middle),
    ]);
    let lines: Vec<&str> = svg.lines().collect();
    assert!(lines[0].starts_with("<rect x=\"11\" y=\"11\" width=\"18\" height=\"8\" rx=\"2\" fill=\"none\""), "{svg}");
    assert!(lines[1].starts_with("<rect x=\"9\" y=\"9\" width=\"22\" height=\"12\" fill=\"none\""), "{svg}");
    assert!(lines[2].contains("A4 4 0 0 1 14 10Z\""), "{svg}");
}

#[test]
fn two_triangles_of_a_mesh_become_one_polygon() {
    let mut mesh = Mesh::default();
    mesh.add_colored_rect(Rect::from_min_max(pos2(0.0, 0.0), pos2(4.0, 2.0)), Color32::from_gray(10));
    mesh.vertices[0].color = Color32::from_gray(50);
    let svg = body([Shape::mesh(mesh)]);
    assert_eq!(svg, "<path d=\"M0 0L4 0 4 2 0 2Z\" fill=\"#141414\" stroke=\"#141414\" stroke-width=\"0.5\"/>\n");
}

#[test]
fn a_turned_and_a_mirrored_image_keep_their_corners() {
    let id = TextureId::User(1);
    let images = HashMap::from([(id, ColorImage::filled([4, 4], Color32::WHITE))]);
    let rect = Rect::from_min_max(pos2(0.0, 0.0), pos2(20.0, 10.0));
    let mesh = |uv: Rect| {
        let mut mesh = Mesh::with_texture(id);
        mesh.add_rect_with_uv(rect, uv, Color32::WHITE);
        mesh
    };
    let mut turned = mesh(Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0)));
    turned.rotate(egui::emath::Rot2::from_angle(FRAC_PI_2), Pos2::ZERO);
    let mirrored = mesh(Rect::from_min_max(pos2(1.0, 0.0), pos2(0.0, 1.0)));
    let mut svg = String::new();
    mesh::write(&mut svg, &turned, &images);
    mesh::write(&mut svg, &mirrored, &images);
    assert!(svg.contains("matrix(0 20 -10 0 0 0)"), "{svg}");
    assert!(svg.contains("matrix(-20 0 0 10 20 0)"), "{svg}");
}

#[test]
fn metadata_is_escaped() {
    let svg = write(SIZE, Color32::WHITE, &[], &plain(&HashMap::new()), "<a & \"b\">\u{1}");
    assert!(svg.contains("<metadata>&lt;a &amp; &quot;b&quot;&gt; </metadata>"), "{svg}");
}
