//! The surface and its floor as one mesh each, painted from back to front, so that near cells cover far ones.

use egui::epaint::Vertex;
use egui::{Color32, Mesh, Pos2, Shape, Vec2, pos2};

use super::geometry::{FLOOR, SpacePoint, Surface};
use super::heights::CELLS;
use crate::landscape::analysis::contour::Contour;
use crate::picture::paths::contour_map::ContourMap;
use crate::picture::theme::Palette;

/// Nodes along each axis.
const NODES: usize = CELLS + 1;

/// The surface in the colours of the map's bands, gently shaded, with the contour lines of these levels.
pub fn surface(surface: &Surface, levels: &[f64], palette: &Palette) -> Shape {
    let heights = &surface.heights;
    let [reach_u, reach_v] = heights.reach();
    let along = |index: usize, reach: f64| (2.0 * index as f64 / CELLS as f64 - 1.0) * reach;
    let nodes: Vec<Pos2> = (0..NODES)
        .flat_map(|j| (0..NODES).map(move |i| (i, j)))
        .map(|(i, j)| surface.screen_from_space(SpacePoint::new(along(i, reach_u), along(j, reach_v), heights.node(i, j))))
        .collect();
    let colors: Vec<Color32> = (0..=levels.len()).map(|band| palette.height(band as f32 / levels.len().max(1) as f32)).collect();
    // In the dark theme the high bands would vanish.
    let brightness = if palette.window.r() < 128 { 1.5 } else { 1.0 };
    let mut mesh = Mesh::default();
    mesh.reserve_vertices(4 * CELLS * CELLS);
    mesh.reserve_triangles(2 * CELLS * CELLS);
    // The lines of a row are added after the next row, which would cover half of those along its border.
    let (mut pending, mut current) = (Mesh::default(), Mesh::default());
    for row in back_to_front(surface) {
        for (i, j) in row {
            let corners = [(i, j), (i + 1, j), (i + 1, j + 1), (i, j + 1)];
            let values = corners.map(|(i, j)| heights.grid.values[j * NODES + i]);
            if values.iter().any(|value| !value.is_finite()) {
                continue; // a hole
            }
            let positions = corners.map(|(i, j)| nodes[j * NODES + i]);
            let mean = values.iter().sum::<f64>() / 4.0;
            let band = levels.partition_point(|level| *level <= mean);
            let rise = [heights.node(i + 1, j) - heights.node(i, j), heights.node(i, j + 1) - heights.node(i, j)];
            let shade = shade(surface, rise, [reach_u, reach_v].map(|reach| 2.0 * reach / CELLS as f64));
            quad(&mut mesh, positions, shaded(colors[band], shade * brightness));
            lines(&mut current, positions, values, levels, palette.secondary.gamma_multiply(0.55));
        }
        mesh.append(std::mem::replace(&mut pending, std::mem::take(&mut current)));
    }
    mesh.append(pending);
    Shape::mesh(mesh)
}

/// The floor: the contour map with its bands and lines.
pub fn floor(surface: &Surface, contour_map: &ContourMap, palette: &Palette) -> Vec<Shape> {
    let [u, v] = surface.heights.reach();
    let mut mesh = Mesh::with_texture(contour_map.texture().unwrap_or_default());
    // The first row of an image is its top.
    for (u, v, uv) in [(-u, -v, pos2(0.0, 1.0)), (u, -v, pos2(1.0, 1.0)), (u, v, pos2(1.0, 0.0)), (-u, v, pos2(0.0, 0.0))] {
        let pos = surface.screen_from_space(SpacePoint::new(u, v, FLOOR));
        mesh.vertices.push(Vertex { pos, uv, color: Color32::WHITE });
    }
    mesh.add_triangle(0, 1, 2);
    mesh.add_triangle(0, 2, 3);
    let line = |line: &Contour| {
        let points = line.iter().map(|point| surface.screen_from_space(surface.lifted(*point, FLOOR))).collect();
        Shape::line(points, palette.line(1.0, palette.contour))
    };
    [Shape::mesh(mesh)].into_iter().chain(contour_map.lines().iter().map(line)).collect()
}

/// The cells from the farthest to the nearest, in rows across the view.
fn back_to_front(surface: &Surface) -> impl Iterator<Item = impl Iterator<Item = (usize, usize)>> {
    let [u_points_away, v_points_away] = surface.axes_point_away();
    let toward_camera = surface.toward_camera();
    let along_u = toward_camera.x.abs() > toward_camera.y.abs();
    let order = |index: usize, reversed: bool| if reversed { CELLS - 1 - index } else { index };
    (0..CELLS).map(move |row| {
        (0..CELLS).map(move |cell| {
            let (i, j) = if along_u { (row, cell) } else { (cell, row) };
            (order(i, u_points_away), order(j, v_points_away))
        })
    })
}

fn quad(mesh: &mut Mesh, corners: [Pos2; 4], color: Color32) {
    let first = mesh.vertices.len() as u32;
    for corner in corners {
        mesh.colored_vertex(corner, color);
    }
    mesh.add_triangle(first, first + 1, first + 2);
    mesh.add_triangle(first, first + 2, first + 3);
}

/// The contour lines through a cell, each a narrow quadrilateral, so that nearer cells cover them.
fn lines(mesh: &mut Mesh, corners: [Pos2; 4], values: [f64; 4], levels: &[f64], color: Color32) {
    const HALF_WIDTH: f32 = 0.5;
    let (low, high) =
        values.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(*value), high.max(*value)));
    let first = levels.partition_point(|level| *level <= low);
    for level in levels[first..].iter().take_while(|level| **level < high) {
        let crossings = (0..4).filter_map(|corner| {
            let (from, to) = (values[corner], values[(corner + 1) % 4]);
            let part = (level - from) / (to - from);
            (0.0..1.0).contains(&part).then(|| corners[corner].lerp(corners[(corner + 1) % 4], part as f32))
        });
        let crossings: Vec<Pos2> = crossings.collect();
        for ends in crossings.chunks_exact(2) {
            let along = ends[1] - ends[0];
            let offset: Vec2 = along.normalized().rot90() * HALF_WIDTH;
            quad(mesh, [ends[0] + offset, ends[1] + offset, ends[1] - offset, ends[0] - offset], color);
        }
    }
}

/// The brightness of a cell: the light comes from the left, from above and from behind the viewer.
fn shade(surface: &Surface, [rise_u, rise_v]: [f64; 2], [cell_u, cell_v]: [f64; 2]) -> f64 {
    let normal = SpacePoint::new(-rise_u / cell_u, -rise_v / cell_v, 1.0);
    let toward_camera = surface.toward_camera();
    // The direction toward the camera, turned to the left and raised.
    let light = toward_camera + SpacePoint::new(0.6 * toward_camera.y, -0.6 * toward_camera.x, 0.8);
    0.8 + 0.22 * normal.normalize().dot(&light.normalize()).abs()
}

fn shaded(color: Color32, shade: f64) -> Color32 {
    let part = |channel: u8| (f64::from(channel) * shade).min(255.0) as u8;
    Color32::from_rgb(part(color.r()), part(color.g()), part(color.b()))
}
