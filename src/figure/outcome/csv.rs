//! A row for each walk of a map of settings, or for each minimum of a map of basins.

use super::Outcomes;
use crate::experiment::paths::Settings;
use crate::experiment::paths::outcome::{Basins, Fate, SettingsMap};
use crate::knob::shortest;

type Writer = csv::Writer<Vec<u8>>;

/// The rows below a header of column names.
pub(super) fn encode(settings: &Settings, outcomes: Outcomes<'_>) -> Result<Vec<u8>, csv::Error> {
    let mut csv = Writer::from_writer(Vec::new());
    match outcomes {
        Outcomes::Settings(map) => walks(&mut csv, map)?,
        Outcomes::Basins(basins) => shares(&mut csv, settings, basins)?,
    }
    csv.into_inner().map_err(|error| error.into_error().into())
}

/// Row by row from the lowest; `height` is f above the landscape's floor, and empty like `reached` where there is none.
fn walks(csv: &mut Writer, map: &SettingsMap) -> csv::Result<()> {
    let setting = map.number.key;
    csv.write_record(["lr", setting, "x", "y", "f", "height", "reached", "outcome", "step"])?;
    for (index, end) in map.ends.iter().enumerate() {
        let [rate, value] = map.settings_at(index).map(shortest);
        let [x, y] = end.point.map(shortest);
        let height = map.height(index).map(shortest).unwrap_or_default();
        let reached = end.reached.map(|step| step.to_string()).unwrap_or_default();
        let step = end.outcome.step().map(|step| step.to_string()).unwrap_or_default();
        csv.write_record([&rate, &value, &x, &y, &shortest(end.value), &height, &reached, end.outcome.key(), &step])?;
    }
    Ok(())
}

/// The minima in their order, then what reaches none of them, with empty coordinates.
fn shares(csv: &mut Writer, settings: &Settings, basins: &[Basins]) -> csv::Result<()> {
    csv.write_record(["optimizer", "fate", "x", "y", "starts", "share"])?;
    let names = settings.names();
    for basins in basins {
        for share in basins.shares() {
            let point = match share.fate {
                Fate::Minimum(index) => basins.minima[index].map(shortest),
                _ => Default::default(),
            };
            let [x, y] = point;
            let numbers = [share.starts.to_string(), shortest(share.share)];
            let [starts, part] = numbers;
            csv.write_record([&names[basins.optimizer], share.fate.key(), &x, &y, &starts, &part])?;
        }
    }
    Ok(())
}
