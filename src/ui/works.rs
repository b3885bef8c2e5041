//! The list of all works, for a worker that is told the name of one.

use crate::job::Work;
use crate::job::serving::{Begin, begin, name};
use crate::ui::activations::works::{RunNets, TrainSmallNets};
use crate::ui::files::animation_export::DrawAnimation;
use crate::ui::paths::works::{MapBasins, MapSettings, SearchRates, TracePaths};
use crate::ui::training::pace::TryPace;
use crate::ui::training::works::{FindMistakes, MapPlane, MeasurePoints, SurveyWalks, TrainNets};

/// How the work of this name begins.
pub fn named(wanted: &str) -> Option<Begin> {
    fn entry<W: Work>() -> (&'static str, Begin) {
        (name::<W>(), begin::<W>)
    }
    let all = [
        entry::<DrawAnimation>(),
        entry::<FindMistakes>(),
        entry::<MapBasins>(),
        entry::<MapPlane>(),
        entry::<MapSettings>(),
        entry::<MeasurePoints>(),
        entry::<RunNets>(),
        entry::<SearchRates>(),
        entry::<SurveyWalks>(),
        entry::<TracePaths>(),
        entry::<TrainNets>(),
        entry::<TrainSmallNets>(),
        entry::<TryPace>(),
    ];
    all.into_iter().find(|(known, _)| *known == wanted).map(|(_, begin)| begin)
}

#[cfg(test)]
mod tests;
