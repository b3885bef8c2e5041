//! All of a landscape that does not depend on the shown part of the plane.

use super::far::far_points;
use super::losses::{Images, PlaneLosses};
use super::main_directions::{main_directions, mean};
use super::own_losses::own_losses;
use super::plane::{Place, Plane};
use super::random_directions::random_directions;
use super::sums::total;
use super::{KeptPoint, KeptWalk, Map, PlaneKind, Point, PointLosses, Walk};
use crate::dataset::Dataset;
use crate::dataset::batches::normalize_pixels;
use crate::experiment::training::Settings;
use crate::job::ThreadPool;
use crate::landscape::View;
use crate::landscape::analysis::contour::Grid;
use crate::language::t;
use crate::network::Shape;

/// Whether to go on; called after a unit of work.
type Advance<'a> = &'a (dyn Fn() -> bool + Sync);

/// A plane through the walks of a race, ready to be mapped: its directions, the projected walks, and what its losses are made of.
#[derive(serde::Serialize, serde::Deserialize)]
pub struct Survey {
    losses: PlaneLosses<f32>,
    shape: Shape,
    decay: f64,
    /// A map without a grid.
    map: Map,
    fit: View,
}

impl Survey {
    /// Lay the plane of [`super::Landscape`] through walks; `data` is that of the race. `None` if `should_continue` has been false; a message if
    /// there is nothing to lay it through. Nothing in it depends on the number of threads.
    pub fn new(
        settings: &Settings,
        walks: &[KeptWalk],
        data: &Dataset,
        pool: ThreadPool,
        should_continue: Advance<'_>,
    ) -> Result<Option<Self>, String> {
        let landscape = settings.landscape.clone().unwrap_or_default();
        let shape = settings.shape(data.train.pixels(), data.classes);
        let all: Vec<&KeptPoint> = walks.iter().flat_map(|walk| &walk.points).collect();
        let fits = all.iter().all(|point| point.parameters.len() == shape.parameter_count());
        if all.is_empty() {
            return Err(t!("valley.no_points").into_owned());
        } else if !fits || !data.train.has_pixels() {
            return Err(t!("valley.other_data").into_owned());
        }
        let far = far_points(walks, pool);
        let is_far: Vec<bool> = far.concat();
        let parameters: Vec<&[f32]> = all.iter().map(|point| &*point.parameters).collect();
        let near: Vec<&[f32]> = parameters.iter().zip(&is_far).filter(|(_, far)| !**far).map(|(point, _)| *point).collect();
        let middle = mean(&near, pool);
        if !should_continue() {
            return Ok(None);
        }
        let around = settings.chosen();
        let (plane, explained): (Plane<f32>, _) = match landscape.plane {
            PlaneKind::Walks => {
                let main = main_directions(&near, &middle, landscape.seed, pool);
                (Plane::new(&middle, &main.axes), Some(main.explained))
            }
            PlaneKind::Random => {
                let chosen = walks.iter().zip(&far).find(|(walk, _)| walk.curve == around);
                let end = chosen.and_then(|(walk, far)| {
                    let near = walk.points.iter().zip(far).rfind(|(_, far)| !**far);
                    near.map(|(point, _)| &*point.parameters)
                });
                let end = end.ok_or_else(|| t!("valley.no_points").into_owned())?;
                let centre: Vec<f64> = end.iter().copied().map(f64::from).collect();
                (Plane::new(&centre, &random_directions(&shape, end, landscape.seed)), None)
            }
        };
        if !should_continue() {
            return Ok(None);
        }
        let places = plane.places(&parameters, pool);
        let movement = pool.map(near.len(), |index| squared_distance(near[index], &middle)).iter().sum::<f64>();
        let near_places: Vec<Place> = places.iter().zip(&is_far).filter(|(_, far)| !**far).map(|(place, _)| *place).collect();
        let explained = explained.unwrap_or_else(|| plane.explained(&near_places, movement));
        let count = landscape.images.min(data.train.count());
        let labels = labels(data, count);
        let losses =
            PlaneLosses::new(&shape, settings.weight_decay, plane, Images { labels: &labels, pixels: &pixels(data) }, pool);
        let fit = fit(&near_places, landscape.plane);
        let map = Map {
            kind: landscape.plane,
            grid: Grid { view: fit, nodes: [0; 2], values: Vec::new() },
            walks: projected(walks, &places, &is_far),
            explained,
            movement: (movement / near.len() as f64).sqrt(),
            spacing: walks.first().map_or(1, |walk| walk.spacing),
            images: count,
            around,
        };
        Ok(Some(Self { losses, shape, decay: settings.weight_decay, map, fit }))
    }

    /// The part of the plane that the walks need: their points and a fifth more on each side; of a random plane also −1 to 1.
    pub fn fit(&self) -> View {
        self.fit
    }

    /// The loss of the plane and of the net at every kept point; `walks` and `data` are those of [`Self::new`]. `advance` is called after
    /// each point, and stops by returning false; then it is `None`.
    pub fn losses(&self, walks: &[KeptWalk], data: &Dataset, pool: ThreadPool, advance: Advance<'_>) -> Option<PointLosses> {
        let parameters: Vec<&[f32]> = walks.iter().flat_map(|walk| &walk.points).map(|point| &*point.parameters).collect();
        let labels = labels(data, self.map.images);
        let images = Images { labels: &labels, pixels: &pixels(data) };
        let own = own_losses(&self.shape, self.decay, &parameters, images, pool, advance)?;
        let places: Vec<[f64; 2]> = self.map.walks.iter().flat_map(|walk| &walk.points).map(|point| [point.x, point.y]).collect();
        let several: Vec<&[[f64; 2]]> = places.chunks(8).collect();
        let on_plane = pool.map(several.len(), |index| self.losses.at(several[index])).concat();
        let finite = |loss: f64| Some(loss).filter(|loss| loss.is_finite());
        Some(own.into_iter().zip(on_plane).map(|(own, on_plane)| [finite(own), finite(on_plane)]).collect())
    }

    /// The map of a part of the plane with so many nodes along x and along y, at least 2 each. `advance` is called after each row of
    /// nodes, and stops by returning false; then it is `None`.
    pub fn map(&self, view: View, nodes: [usize; 2], pool: ThreadPool, advance: Advance<'_>) -> Option<Map> {
        let nodes = nodes.map(|count| count.max(2));
        let values = self.losses.grid(view, nodes, pool, advance)?;
        Some(Map { grid: Grid { view, nodes, values }, ..self.map.clone() })
    }
}

/// The map of the settings' view with all that is in it; `advance` is called after each point of a walk and each row of nodes.
pub fn made(
    settings: &Settings,
    walks: &[KeptWalk],
    data: &Dataset,
    nodes: [usize; 2],
    pool: ThreadPool,
    advance: Advance<'_>,
) -> Result<Option<Map>, String> {
    let Some(survey) = Survey::new(settings, walks, data, pool, advance)? else { return Ok(None) };
    let Some(losses) = survey.losses(walks, data, pool, advance) else { return Ok(None) };
    let view = settings.landscape.as_ref().and_then(|landscape| landscape.view).unwrap_or(survey.fit());
    Ok(survey.map(view, nodes, pool, advance).map(|map| map.with_losses(&losses)))
}

/// The classes of the first training images.
fn labels(data: &Dataset, count: usize) -> Vec<usize> {
    (0..count).map(|image| data.train.label(image)).collect()
}

/// Writes the pixels of a training image, 0 to 1.
fn pixels(data: &Dataset) -> impl Fn(usize, &mut [f32]) + Sync {
    |image, column| normalize_pixels(data.train.image(image), column)
}

fn squared_distance(point: &[f32], from: &[f64]) -> f64 {
    total(from.len(), |index| [(f64::from(point[index]) - from[index]).powi(2)])[0]
}

/// The walks with their places on the plane, which are those of all points in order.
fn projected(walks: &[KeptWalk], places: &[Place], is_far: &[bool]) -> Vec<Walk> {
    let mut places = places.iter().zip(is_far);
    let walk = |walk: &KeptWalk| {
        let points = walk.points.iter().zip(&mut places).map(|(point, (place, is_far))| {
            let Place { x, y, off_plane } = *place;
            Point { iteration: point.iteration, x, y, off_plane, is_far: *is_far, plane_loss: None, own_loss: None }
        });
        Walk { curve: walk.curve, seed: walk.seed, points: points.collect(), diverged: walk.diverged }
    };
    walks.iter().map(walk).collect()
}

/// The part of the plane around places with a margin; where they hardly move along one axis, a part of their movement along the other.
fn fit(places: &[Place], kind: PlaneKind) -> View {
    const MARGIN: f64 = 0.2;
    const LEAST: f64 = 0.25;
    let ends = |part: fn(&Place) -> f64| {
        let parts = places.iter().map(part);
        [parts.clone().fold(f64::INFINITY, f64::min), parts.fold(f64::NEG_INFINITY, f64::max)]
    };
    let (mut x, mut y) = (ends(|place| place.x), ends(|place| place.y));
    if kind == PlaneKind::Random {
        [x, y] = [x, y].map(|[low, high]| [low.min(-1.0), high.max(1.0)]);
    }
    let longer = (x[1] - x[0]).max(y[1] - y[0]);
    let longer = if longer > 0.0 && longer.is_finite() { longer } else { 1.0 };
    let wider = |[low, high]: [f64; 2]| {
        let half = ((high - low) * (0.5 + MARGIN)).max(LEAST * longer);
        let middle = f64::midpoint(low, high);
        [middle - half, middle + half]
    };
    View { x: wider(x), y: wider(y) }
}

#[cfg(test)]
mod tests;
