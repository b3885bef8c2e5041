//! A row for each kept point of a walk, then one for each node of the map.

use crate::experiment::training::Settings;
use crate::experiment::training::landscape::Map;
use crate::knob::shortest;

type Writer = csv::Writer<Vec<u8>>;

/// `kind` is `walk` or `plane`; `iteration` counts updates, `loss` is that of the plane at (x, y). The nodes of the map, row by row from the
/// lowest y, have no net, so that these cells are empty, as is a loss that is not finite.
pub fn rows(csv: &mut Writer, settings: &Settings, map: &Map) -> csv::Result<()> {
    csv.write_record(["kind", "optimizer", "seed", "iteration", "x", "y", "off_plane", "loss", "own_loss"])?;
    let names = settings.names();
    let number = |loss: Option<f64>| loss.filter(|loss| loss.is_finite()).map(shortest).unwrap_or_default();
    for walk in &map.walks {
        let (name, seed) = (names.get(walk.curve).map_or("", String::as_str), walk.seed.to_string());
        for point in &walk.points {
            let [x, y, off_plane] = [point.x, point.y, point.off_plane].map(shortest);
            let losses = [number(point.plane_loss), number(point.own_loss)];
            let iteration = point.iteration.to_string();
            csv.write_record(["walk", name, &seed, &iteration, &x, &y, &off_plane, &losses[0], &losses[1]])?;
        }
    }
    for (index, loss) in map.grid.values.iter().enumerate() {
        let [x, y] = map.node(index).map(shortest);
        csv.write_record(["plane", "", "", "", &x, &y, "0", &number(Some(*loss)), ""])?;
    }
    Ok(())
}
