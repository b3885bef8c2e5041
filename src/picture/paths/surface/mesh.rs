//! The surface and its floor as one mesh each, painted from back to front, so that near cells cover far ones.

use egui::epaint::Vertex;
use egui::{Color32, Mesh, Pos2, Shape, Vec2, pos2};

use super::geometry::{FLOOR, SpacePoint, Surface};
use super::heights::CELLS;
use super::lines::{self, Pen};
use crate::landscape::analysis::contour::Contour;
use crate::picture::paths::contours::Contours;
use crate::picture::theme::Palette;

/// Nodes along each axis.
const NODES: usize = CELLS + 1;

/// The surface in the colours of the map's bands, gently shaded, with the contour lines of these levels; `feathering` is the width of
/// their soft edges, in points.
pub fn surface(surface: &Surface, levels: &[f64], palette: &Palette, feathering: f32) -> Shape {
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
    let pen = Pen::new(palette.line(1.0, palette.secondary.gamma_multiply(0.55)), feathering);
    // The lines to add behind each row: those of a row wait for the nearer ones that would cover a part of their width.
    let mut waiting: Vec<Mesh> = vec![Mesh::default(); CELLS];
    for (index, row) in back_to_front(surface).enumerate() {
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
            for ends in lines::through(positions, values, levels) {
                let behind = (index + rows_over_the_edge(surface, &nodes, (i, j), pen.reach())).min(CELLS - 1);
                pen.draw(&mut waiting[behind], ends);
            }
        }
        mesh.append(std::mem::take(&mut waiting[index]));
    }
    Shape::mesh(mesh)
}

/// The floor: the contour map with its bands and lines.
pub fn floor(surface: &Surface, contours: &Contours, palette: &Palette) -> Vec<Shape> {
    let [u, v] = surface.heights.reach();
    let mut mesh = Mesh::with_texture(contours.texture().unwrap_or_default());
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
    [Shape::mesh(mesh)].into_iter().chain(contours.lines().iter().map(line)).collect()
}

/// Whether rows follow each other along u rather than v.
fn along_u(surface: &Surface) -> bool {
    let toward_camera = surface.toward_camera();
    toward_camera.x.abs() > toward_camera.y.abs()
}

/// The cells from the farthest to the nearest, in rows across the view.
fn back_to_front(surface: &Surface) -> impl Iterator<Item = impl Iterator<Item = (usize, usize)>> {
    let [u_points_away, v_points_away] = surface.axes_point_away();
    let along_u = along_u(surface);
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

/// How many rows before a cell begin within `reach` points of its near edge: they would cover a part of a line there.
fn rows_over_the_edge(surface: &Surface, nodes: &[Pos2], (i, j): (usize, usize), reach: f32) -> usize {
    let node = |row: usize, along: usize| if along_u(surface) { nodes[along * NODES + row] } else { nodes[row * NODES + along] };
    let (row, along) = if along_u(surface) { (i, j) } else { (j, i) };
    let reversed = surface.axes_point_away()[usize::from(!along_u(surface))];
    // The nodes of the near edge of the row that is `ahead` of this one.
    let edge = |ahead: usize| if reversed { row.checked_sub(ahead) } else { Some(row + 1 + ahead).filter(|row| *row < NODES) };
    let Some(own) = edge(0) else { return 1 };
    let from = [node(own, along), node(own, along + 1)];
    let across = (from[1] - from[0]).normalized().rot90();
    let is_beyond = |row: usize| {
        [along, along + 1].map(|at| node(row, at)).iter().zip(from).all(|(to, from)| {
            let step = *to - from;
            if across == Vec2::ZERO { step.length() >= reach } else { step.dot(across).abs() >= reach }
        })
    };
    (1..CELLS).find(|ahead| edge(*ahead).is_none_or(is_beyond)).unwrap_or(CELLS)
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
