//! The markers of an optimizer's steps, and the dashes of its further entries.

use egui::{Color32, Pos2, Shape, Stroke, Vec2, vec2};

use crate::optimizer::Marker;

/// A marker with an outline in `color` on `fill`. `lines` scales its radius and its stroke width.
pub fn shape(marker: Marker, center: Pos2, radius: f32, color: Color32, fill: Color32, lines: f32) -> Shape {
    let radius = radius * lines;
    let stroke = Stroke::new(1.5 * lines, color);
    let polygon =
        |corners: &[Vec2]| Shape::convex_polygon(corners.iter().map(|corner| center + *corner * radius).collect(), fill, stroke);
    let arms = |arm: Vec2| {
        let line = |arm: Vec2| Shape::line_segment([center - arm, center + arm], Stroke::new(2.0 * lines, color));
        Shape::Vec(vec![line(arm), line(arm.rot90())])
    };
    match marker {
        Marker::Circle => {
            Shape::Vec(vec![Shape::circle_filled(center, radius, fill), Shape::circle_stroke(center, radius, stroke)])
        }
        Marker::Cross => arms(vec2(0.85, 0.85) * radius),
        Marker::Plus => arms(vec2(1.15, 0.0) * radius),
        Marker::TriangleLeft => polygon(&[vec2(-1.1, 0.0), vec2(0.75, -1.0), vec2(0.75, 1.0)]),
        Marker::TriangleRight => polygon(&[vec2(1.1, 0.0), vec2(-0.75, 1.0), vec2(-0.75, -1.0)]),
        Marker::Asterisk => {
            let arm = |degrees: f32| Vec2::angled(degrees.to_radians()) * radius * 1.15;
            let line = |arm: Vec2| Shape::line_segment([center - arm, center + arm], Stroke::new(1.75 * lines, color));
            Shape::Vec([30.0, 90.0, 150.0].map(arm).map(line).to_vec())
        }
        Marker::Target => Shape::Vec(vec![
            Shape::circle_filled(center, radius, fill),
            Shape::circle_stroke(center, radius, stroke),
            Shape::circle_filled(center, radius * 0.4, color),
        ]),
        Marker::Fork => {
            let arm = |degrees: f32| Vec2::angled(degrees.to_radians()) * radius * 1.15;
            let line = |arm: Vec2| Shape::line_segment([center, center + arm], Stroke::new(2.0 * lines, color));
            Shape::Vec([90.0, 210.0, 330.0].map(arm).map(line).to_vec())
        }
        Marker::Hourglass => Shape::Vec(vec![
            polygon(&[vec2(0.0, 0.0), vec2(-0.9, -1.1), vec2(0.9, -1.1)]),
            polygon(&[vec2(0.0, 0.0), vec2(0.9, 1.1), vec2(-0.9, 1.1)]),
        ]),
        Marker::Bowtie => Shape::Vec(vec![
            polygon(&[vec2(0.0, 0.0), vec2(-1.1, 0.9), vec2(-1.1, -0.9)]),
            polygon(&[vec2(0.0, 0.0), vec2(1.1, -0.9), vec2(1.1, 0.9)]),
        ]),
        Marker::Bar => polygon(&[vec2(-1.25, -0.5), vec2(1.25, -0.5), vec2(1.25, 0.5), vec2(-1.25, 0.5)]),
        Marker::Pentagon => polygon(&regular_polygon(5)),
        Marker::Hexagon => polygon(&regular_polygon(6)),
        Marker::Square => polygon(&[vec2(-0.9, -0.9), vec2(0.9, -0.9), vec2(0.9, 0.9), vec2(-0.9, 0.9)]),
        Marker::Triangle => polygon(&[vec2(0.0, -1.1), vec2(1.0, 0.75), vec2(-1.0, 0.75)]),
        Marker::TriangleDown => polygon(&[vec2(0.0, 1.1), vec2(-1.0, -0.75), vec2(1.0, -0.75)]),
        Marker::Diamond => polygon(&[vec2(0.0, -1.2), vec2(1.2, 0.0), vec2(0.0, 1.2), vec2(-1.2, 0.0)]),
    }
}

/// The corners of a regular polygon with a corner at the top, slightly larger than the circle around the origin.
fn regular_polygon(corners: u8) -> Vec<Vec2> {
    let angle = |corner: u8| std::f32::consts::TAU * f32::from(corner) / f32::from(corners);
    (0..corners).map(|corner| vec2(angle(corner).sin(), -angle(corner).cos()) * 1.1).collect()
}

/// A line through `points`: solid for the first entry of an optimizer, dashed for further ones. It is one shape.
pub fn line(points: Vec<Pos2>, stroke: Stroke, variation: usize) -> Shape {
    let (dashes, gaps): (&[f32], &[f32]) = match variation {
        0 => return Shape::line(points, stroke),
        1 => (&[8.0], &[4.0]),
        2 => (&[3.0], &[3.0]),
        _ => (&[10.0, 2.0], &[3.0, 3.0]),
    };
    Shape::Vec(Shape::dashed_line_with_offset(&points, stroke, dashes, gaps, 0.0))
}
