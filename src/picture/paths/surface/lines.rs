//! Contour lines on the surface: narrow strips within its mesh, so that nearer cells cover them, with soft edges as egui gives to its
//! own lines.

use egui::{Color32, Mesh, Pos2, Stroke};

/// How a line is drawn: colours across it, at distances from its middle in points.
pub struct Pen {
    across: Vec<(f32, Color32)>,
}

impl Pen {
    /// A pen whose edges fade over `feathering` points, half inside and half outside; 0 for sharp ones.
    pub fn new(Stroke { width, color }: Stroke, feathering: f32) -> Self {
        let (inner, outer) = (((width - feathering) / 2.0).max(0.0), width.max(feathering).midpoint(feathering));
        if feathering <= 0.0 {
            return Self { across: vec![(-width / 2.0, color), (width / 2.0, color)] };
        }
        // A line that is narrower than its edges is paler instead.
        let color = color.gamma_multiply((width / feathering).min(1.0));
        let clear = Color32::TRANSPARENT;
        let mut across = vec![(-outer, clear), (-inner, color), (inner, color), (outer, clear)];
        across.dedup();
        Self { across }
    }

    /// The distance from the middle of a line to its end.
    pub fn reach(&self) -> f32 {
        self.across.last().map_or(0.0, |(distance, _)| *distance)
    }

    /// Draw a line between two points.
    pub fn draw(&self, mesh: &mut Mesh, [from, to]: [Pos2; 2]) {
        let aside = (to - from).normalized().rot90();
        let first = mesh.vertices.len() as u32;
        for (distance, color) in &self.across {
            mesh.colored_vertex(from + *distance * aside, *color);
            mesh.colored_vertex(to + *distance * aside, *color);
        }
        for strip in (0..self.across.len() as u32 - 1).map(|strip| first + 2 * strip) {
            mesh.add_triangle(strip, strip + 1, strip + 3);
            mesh.add_triangle(strip, strip + 3, strip + 2);
        }
    }
}

/// The pieces of contour lines through a cell with these values at its corners.
pub fn through(corners: [Pos2; 4], values: [f64; 4], levels: &[f64]) -> impl Iterator<Item = [Pos2; 2]> {
    let (low, high) =
        values.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(*value), high.max(*value)));
    let first = levels.partition_point(|level| *level <= low);
    levels[first..].iter().take_while(move |level| **level < high).flat_map(move |level| {
        let crossings = (0..4).filter_map(|corner| {
            let (from, to) = (values[corner], values[(corner + 1) % 4]);
            let part = (level - from) / (to - from);
            (0.0..1.0).contains(&part).then(|| corners[corner].lerp(corners[(corner + 1) % 4], part as f32))
        });
        let crossings: Vec<Pos2> = crossings.collect();
        crossings.as_chunks::<2>().0.to_vec()
    })
}

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::*;

    /// The distances from the middle and the opacities across a line of this width and these soft edges.
    fn across(width: f32, feathering: f32) -> Vec<(f32, u8)> {
        let mut mesh = Mesh::default();
        Pen::new(Stroke::new(width, Color32::BLACK), feathering).draw(&mut mesh, [pos2(0.0, 0.0), pos2(4.0, 0.0)]);
        mesh.vertices.iter().step_by(2).rev().map(|vertex| (vertex.pos.y, vertex.color.a())).collect()
    }

    #[test]
    fn a_line_fades_at_its_edges_over_a_pixel() {
        assert_eq!(across(1.0, 1.0), [(-1.0, 0), (0.0, 255), (1.0, 0)], "at scale 1");
        assert_eq!(across(1.0, 0.5), [(-0.75, 0), (-0.25, 255), (0.25, 255), (0.75, 0)], "at scale 2");
        assert_eq!(across(0.5, 1.0), [(-1.0, 0), (0.0, 128), (1.0, 0)], "narrower than its edges");
        assert_eq!(across(1.0, 0.0), [(-0.5, 255), (0.5, 255)], "for a format whose viewers soften it");
    }

    #[test]
    fn each_level_crosses_a_cell_once_and_a_saddle_twice() {
        let corners = [pos2(0.0, 0.0), pos2(1.0, 0.0), pos2(1.0, 1.0), pos2(0.0, 1.0)];
        let pieces = |values, levels: &[f64]| through(corners, values, levels).collect::<Vec<_>>();
        assert_eq!(pieces([0.0, 1.0, 1.0, 0.0], &[0.25, 0.5]).len(), 2);
        assert_eq!(pieces([0.0, 1.0, 1.0, 0.0], &[0.5]), [[pos2(0.5, 0.0), pos2(0.5, 1.0)]]);
        assert_eq!(pieces([0.0, 1.0, 0.0, 1.0], &[0.5]).len(), 2);
        assert!(pieces([2.0, 3.0, 3.0, 2.0], &[0.5]).is_empty());
    }
}
