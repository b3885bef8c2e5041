//! The picture of the Paths workspace: the map or the surface, with contours, paths and start points, and the charts.

pub mod charts;
pub mod content;
mod contour_labels;
pub mod contour_map;
pub mod contours;
pub mod course;
pub mod decimate;
pub mod derived;
pub mod kept;
pub mod map;
pub mod outcome;
pub mod page;
pub mod projection;
pub mod starts;
pub mod surface;
pub mod terms;
pub mod trajectories;
pub mod transform;

pub use charts::{Clicked, charts_ui};
pub use content::Content;
pub use contour_map::ContourMap;
pub use contours::Contours;
pub use course::Course;
pub use derived::Derived;
pub use map::{paint as paint_map, rect_inside as map_rect, rect_on_page};
pub use projection::Projection;
pub use surface::{HeightCache, Surface, paint as paint_surface};
pub use terms::Inspected;
pub use transform::MapTransform;
