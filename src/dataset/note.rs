//! What is to be said of how a data set was read, where its files leave a choice.

use std::fmt::{self, Display, Formatter};

use crate::language::t;

/// Something to know about a data set that was read.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Note {
    /// Pixels from 0 to 1 were scaled to 0 to 255.
    Scaled,
    /// Floats from 0 to 255 were rounded.
    Rounded,
    /// No pixel is brighter than 1 of 255.
    Dark,
    /// All pixels are 0.
    Black,
    /// The images lay on their side, and were turned.
    Upright,
    /// There were no test images, so some of the others are kept for it.
    Kept {
        /// How many are kept.
        test: usize,
        /// How many there are.
        all: usize,
    },
    /// The list of class names does not fit.
    OtherNames {
        /// The file of the list.
        file: String,
        /// The number of names in it.
        names: usize,
        /// The number of classes.
        classes: usize,
    },
    /// The list of class names can't be read.
    NoNames {
        /// The file of the list.
        file: String,
        /// The reason.
        reason: String,
    },
}

impl Note {
    /// What is to be said of whole numbers as pixels, of which `high` is the greatest.
    pub(super) fn on_brightest(high: f64) -> Option<Self> {
        match high {
            _ if high <= 0.0 => Some(Self::Black),
            _ if high <= 1.0 => Some(Self::Dark),
            _ => None,
        }
    }
}

impl Display for Note {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let text = match self {
            Self::Scaled => t!("data.scaled"),
            Self::Rounded => t!("data.rounded"),
            Self::Dark => t!("data.dark"),
            Self::Black => t!("data.black"),
            Self::Upright => t!("data.upright"),
            Self::Kept { test, all } => t!("data.kept", test = test, all = all),
            Self::OtherNames { file, names, classes } => t!("data.other_names", file = file, names = names, classes = classes),
            Self::NoNames { file, reason } => t!("data.no_names", file = file, reason = reason),
        };
        f.write_str(&text)
    }
}
