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
mod tests;
