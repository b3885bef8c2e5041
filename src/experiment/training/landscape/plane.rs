//! A plane through the space of a net's parameters, and the places of points on it.

use super::sums::total;
use crate::job::ThreadPool;
use crate::network::MatrixElement;

/// The points centre + x·axes\[0\] + y·axes\[1\]. The axes may have any lengths and any angle.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Plane<T> {
    /// The point (0, 0).
    pub centre: Vec<T>,
    /// The directions of x and y.
    pub axes: [Vec<T>; 2],
}

/// The point of a plane that is the nearest one to a point of the space.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Along the first axis.
    pub x: f64,
    /// Along the second axis.
    pub y: f64,
    /// The Euclidean distance of the point from the plane.
    pub off_plane: f64,
}

impl<T: MatrixElement> Plane<T> {
    /// The plane through a point with these directions, in the precision of `T`.
    pub fn new(centre: &[f64], axes: &[Vec<f64>; 2]) -> Self {
        let rounded = |values: &[f64]| values.iter().map(|value| T::of(*value)).collect();
        Self { centre: rounded(centre), axes: [rounded(&axes[0]), rounded(&axes[1])] }
    }

    /// u·u, u·v and v·v of the axes u and v.
    pub fn products(&self) -> [f64; 3] {
        let [u, v] = &self.axes;
        total(u.len(), |index| {
            let [u, v] = [u[index].as_f64(), v[index].as_f64()];
            [u * u, u * v, v * v]
        })
    }

    /// The places of points, by least squares; 0 along an axis of length 0, and along the second one if it is parallel to the first.
    pub fn places(&self, points: &[&[T]], pool: ThreadPool) -> Vec<Place> {
        let products = self.products();
        pool.map(points.len(), |index| self.place(points[index], products))
    }

    fn place(&self, point: &[T], [uu, uv, vv]: [f64; 3]) -> Place {
        const PARALLEL: f64 = 1e-12;
        let [u, v] = &self.axes;
        let away = |index: usize| point[index].as_f64() - self.centre[index].as_f64();
        let [along_u, along_v] = total(point.len(), |index| [away(index) * u[index].as_f64(), away(index) * v[index].as_f64()]);
        let determinant = uu * vv - uv * uv;
        let (x, y) = if determinant > PARALLEL * uu * vv {
            ((vv * along_u - uv * along_v) / determinant, (uu * along_v - uv * along_u) / determinant)
        } else {
            (if uu > 0.0 { along_u / uu } else { 0.0 }, 0.0)
        };
        // The remainder itself and not a difference of squares, which would leave half of the digits.
        let [square] = total(point.len(), |index| {
            let rest = away(index) - x * u[index].as_f64() - y * v[index].as_f64();
            [rest * rest]
        });
        Place { x, y, off_plane: square.sqrt() }
    }

    /// How much of the movement of points is along the first axis, and how much more in the plane: the shares of the sum of their squared
    /// distances from their mean, `movement`; 0 without any.
    pub fn explained(&self, places: &[Place], movement: f64) -> [f64; 2] {
        let [uu, uv, vv] = self.products();
        // Coordinates along u and along what v has besides.
        let first = if uu > 0.0 { [uu.sqrt(), uv / uu.sqrt()] } else { [0.0; 2] };
        let second = if uu > 0.0 { (vv - uv * uv / uu).max(0.0).sqrt() } else { vv.sqrt() };
        let spread = |coordinate: &dyn Fn(&Place) -> f64| {
            let middle = places.iter().map(coordinate).sum::<f64>() / places.len().max(1) as f64;
            places.iter().map(|place| (coordinate(place) - middle).powi(2)).sum::<f64>()
        };
        let sums = [spread(&|place| first[0] * place.x + first[1] * place.y), spread(&|place| second * place.y)];
        if movement > 0.0 { sums.map(|sum| sum / movement) } else { [0.0; 2] }
    }
}

#[cfg(test)]
mod tests;
