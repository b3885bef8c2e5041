use super::*;
use crate::landscape::LandscapeSpec;
use crate::landscape::analysis::contour::Grid;
use crate::picture::paths::surface::heights::CELLS;

fn surface(landscape: &str, camera: Camera) -> Surface {
    let landscape: LandscapeSpec = landscape.parse().unwrap();
    let rect = Rect::from_min_max(pos2(0.0, 0.0), pos2(800.0, 600.0));
    Surface::new(rect, Arc::new(Heights::of(Grid::sample(&landscape, landscape.view(), [CELLS + 1; 2]), None)), camera)
}

#[test]
fn picking_inverts_the_projection_of_visible_points() {
    let mut seen = 0;
    for yaw in [0.0, 62.0, 200.0, 315.0] {
        let surface = surface("bowl", Camera { yaw, ..Camera::default() });
        for point in [[-7.0, 2.0], [0.0, 0.0], [3.0, -2.0], [-2.0, 6.0], [5.0, 5.0]] {
            let picked = surface.point_at(surface.screen_pos(point)).unwrap();
            assert!(surface.screen_pos(picked).distance(surface.screen_pos(point)) < 0.5, "{yaw} {point:?}");
            if surface.is_visible(point) {
                let [x, y] = surface.point_at(surface.screen_pos(point)).unwrap();
                assert!((x - point[0]).hypot(y - point[1]) < 0.05, "{yaw} {point:?}: {x} {y}");
                seen += 1;
            }
        }
    }
    assert!(seen >= 8, "{seen}");
}

#[test]
fn a_wall_hides_points_behind_it_but_not_points_before_it() {
    // Looking along y, the near wall of the bowl at y = −8 hides the bottom; from straight above nothing is hidden.
    let low = surface("bowl", Camera { yaw: 0.0, pitch: 8.0, zoom: 1.0 });
    assert!(!low.is_visible([0.0, -2.0]));
    assert!(low.is_visible([0.0, 8.0]));
    let along = surface("bowl", Camera { yaw: 90.0, pitch: 8.0, zoom: 1.0 });
    assert!(along.is_visible([0.0, 0.0]), "the half-pipe is open at its ends");
    let above = surface("bowl", Camera { pitch: 90.0, ..Camera::default() });
    assert!(above.is_visible([0.0, -2.0]));
}

#[test]
fn beside_the_surface_there_is_nothing_to_pick() {
    assert_eq!(surface("bowl", Camera::default()).point_at(pos2(3.0, 3.0)), None);
}
