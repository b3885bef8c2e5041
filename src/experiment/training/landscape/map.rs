//! A map of the landscape of a race: what is drawn and written.

use super::PlaneKind;
use crate::landscape::analysis::contour::Grid;

/// The loss on a part of a plane through parameter space, with the walks of the race on it.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Map {
    /// The plane.
    pub kind: PlaneKind,
    /// The shown part of the plane, and the loss at its nodes, on [`Self::images`] and with the weight decay: row by row from the lowest y.
    /// Not finite where the net's numbers overflow. A unit of the main directions is a unit of Euclidean distance in parameter space; a
    /// unit of a random direction is as long as all weights of the net that it goes through.
    pub grid: Grid,
    /// The walks of all nets, of hidden optimizers too: for each curve, one per seed.
    pub walks: Vec<Walk>,
    /// How much of the walks' movement is along each axis, from 0 to 1: the share of the sum of squared distances of their points from the
    /// points' mean. Points that are far away do not count. Of a random plane the second one is what the first has not.
    pub explained: [f64; 2],
    /// How far the points of the walks are from their mean: the root of the mean of the squared distances.
    pub movement: f64,
    /// The number of updates between two points of a walk.
    pub spacing: usize,
    /// The number of images that the losses are measured on.
    pub images: usize,
    /// The index of the curve whose end (of the first seed) a random plane goes through.
    pub around: usize,
}

/// The walk of a net, as far as it has come.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Walk {
    /// The index of the curve.
    pub curve: usize,
    /// The seed of the net.
    pub seed: u64,
    /// The kept points in order, at least one; see [`super::KeptWalk`].
    pub points: Vec<Point>,
    /// From how many updates on the net has diverged.
    pub diverged: Option<usize>,
}

/// A kept point of a walk, projected on the plane.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Point {
    /// The number of updates before it; 0 is the start.
    pub iteration: usize,
    /// Along the first direction.
    pub x: f64,
    /// Along the second direction.
    pub y: f64,
    /// The Euclidean distance of the point from the plane.
    pub off_plane: f64,
    /// Whether it is so far from the others, since its net has diverged, that neither the main directions nor the shown part of the plane
    /// follow it.
    pub is_far: bool,
    /// The loss of the plane at (x, y); `None` if it is not measured yet, or not finite.
    pub plane_loss: Option<f64>,
    /// The loss of the net at this point on the same images; `None` if it is not measured yet, or not finite.
    pub own_loss: Option<f64>,
}

impl Walk {
    /// The index of the last point at or before so many updates; that of the last one of all for `None`.
    pub fn index_at(&self, iteration: Option<usize>) -> usize {
        let past = iteration.map_or(self.points.len(), |at| self.points.partition_point(|point| point.iteration <= at));
        past.saturating_sub(1)
    }

    /// The last point at or before so many updates; the last one of all for `None`.
    pub fn at(&self, iteration: Option<usize>) -> Option<&Point> {
        self.points.get(self.index_at(iteration))
    }
}

/// The losses of all kept points, walk by walk: the net's own, and that of the plane; `None` where one is not finite.
pub type PointLosses = Vec<[Option<f64>; 2]>;

impl Map {
    /// The same map with the losses of its points.
    #[must_use]
    pub fn with_losses(&self, losses: &PointLosses) -> Self {
        let mut map = self.clone();
        let points = map.walks.iter_mut().flat_map(|walk| &mut walk.points);
        for (point, [own, on_plane]) in points.zip(losses) {
            (point.own_loss, point.plane_loss) = (*own, *on_plane);
        }
        map
    }

    /// The greatest number of updates of a point.
    pub fn last_iteration(&self) -> usize {
        self.walks.iter().filter_map(|walk| walk.points.last()).map(|point| point.iteration).max().unwrap_or(0)
    }

    /// The place of a node of the grid.
    pub fn node(&self, index: usize) -> [f64; 2] {
        let Grid { view, nodes: [columns, rows], .. } = &self.grid;
        let at = |[low, high]: [f64; 2], index: usize, count: usize| low + (high - low) * index as f64 / (count - 1) as f64;
        [at(view.x, index % columns, *columns), at(view.y, index / columns, *rows)]
    }

    /// Whether a walk has points that are far away.
    pub fn has_far_points(&self) -> bool {
        self.walks.iter().flat_map(|walk| &walk.points).any(|point| point.is_far)
    }
}
