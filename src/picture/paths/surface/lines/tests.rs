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
