//! Clipping of huge triangles to a size for which fixed point can't overflow.
//!
//! egui makes such triangles from rectangles without an end and from paths that diverge.

use super::triangle::Corner;

/// Pixels from the origin to each sign of the guarded square. In 24.8 fixed point 2^28, so that the products of two
/// differences of coordinates stay below 2^58 and their sums fit in an `i64`.
const LIMIT: f32 = 1_048_576.0;

/// Whether all corners are inside the guarded square; false if a coordinate is not a number.
pub(super) fn contains(triangle: &[Corner; 3]) -> bool {
    triangle.iter().flat_map(|corner| corner.position).all(|coordinate| coordinate.abs() <= LIMIT)
}

/// The part of a triangle within the guarded square, a convex polygon (Sutherland-Hodgman); empty if a coordinate
/// is not finite or nothing is left.
pub(super) fn clip(triangle: &[Corner; 3]) -> Vec<Corner> {
    if !triangle.iter().flat_map(|corner| corner.position).all(f32::is_finite) {
        return Vec::new();
    }
    [(0, -1.0), (0, 1.0), (1, -1.0), (1, 1.0)]
        .into_iter()
        .fold(triangle.to_vec(), |polygon, (axis, sign)| clip_side(&polygon, axis, sign))
}

/// Cuts off everything beyond `sign * LIMIT` on one axis.
fn clip_side(polygon: &[Corner], axis: usize, sign: f32) -> Vec<Corner> {
    // Distance to the inside of the limit; f64, as differences of huge f32 numbers overflow.
    let inside = |corner: &Corner| f64::from(LIMIT) - f64::from(sign * corner.position[axis]);
    let mut kept = Vec::with_capacity(polygon.len() + 1);
    for (index, &corner) in polygon.iter().enumerate() {
        let next = polygon[(index + 1) % polygon.len()];
        let (here, there) = (inside(&corner), inside(&next));
        if here >= 0.0 {
            kept.push(corner);
        }
        if (here >= 0.0) != (there >= 0.0) {
            let mut cut = corner.towards(&next, here / (here - there));
            cut.position[axis] = sign * LIMIT;
            kept.push(cut);
        }
    }
    kept
}
