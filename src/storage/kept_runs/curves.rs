//! The curves of a kept training run, as measured. In the file each list of numbers is the base64 encoding of its little-endian
//! bytes, so that it reads back bit for bit and takes a third more than the bytes.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use crate::experiment::training::{Curve, Measured, Results, Settings, Turns};
use crate::language::t;

/// The greatest number of iterations over all kept networks: 24 MB.
pub const MAX_ITERATIONS: usize = 2_000_000;

/// Curves shared between the kept runs, their undo history and what is drawn.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(try_from = "Packed", into = "Packed")]
pub struct Curves(Arc<Results>);

impl From<Results> for Curves {
    fn from(results: Results) -> Self {
        Self(Arc::new(results))
    }
}

impl PartialEq for Curves {
    fn eq(&self, other: &Self) -> bool {
        self.is_same(other) || self.0 == other.0
    }
}

impl Curves {
    /// The results with the curves.
    pub fn results(&self) -> &Results {
        &self.0
    }

    /// Whether both share the same data.
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// The number of iterations over all networks.
    pub fn iterations(&self) -> usize {
        self.0.curves.iter().flatten().map(Curve::iterations).sum()
    }

    /// Check that the curves fit the settings.
    pub(super) fn check(&self, settings: &Settings) -> Result<(), String> {
        let curves = &self.0.curves;
        let fits = |curve: &Curve| {
            let last = curve.accuracies.last().map_or(0, |(iteration, _)| *iteration);
            let rises = curve.accuracies.windows(2).all(|pair| pair[0].0 < pair[1].0);
            curve.iterations() <= settings.iterations
                && curve.seconds.len() == curve.iterations()
                && (curve.accuracies.is_empty() || last < curve.iterations())
                && rises
                && curve.sharpness.windows(2).all(|pair| pair[0].0 < pair[1].0)
                && curve.sharpness.last().is_none_or(|(iteration, _)| *iteration <= curve.iterations())
                && curve.turns.turned <= curve.turns.of
        };
        let all = curves.len() == settings.curve_specs().len()
            && curves.iter().all(|seeds| seeds.len() == settings.seeds && seeds.iter().all(fits));
        if all { Ok(()) } else { Err(t!("file.curves_other").into_owned()) }
    }
}

/// The file format of the results.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Packed {
    data: String,
    images: [usize; 2],
    ends: [usize; 2],
    curves: Vec<Vec<PackedCurve>>,
}

/// The file format of a curve.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PackedCurve {
    initial: f32,
    broken: Option<usize>,
    losses: String,
    seconds: String,
    accuracies: String,
    /// Of each measurement the iteration, the sharpness and the curvature along the gradient.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    sharpness: String,
    #[serde(default, skip_serializing_if = "is_unmeasured")]
    turns: [usize; 2],
}

/// Whether no gradient was compared with the one before.
#[allow(clippy::trivially_copy_pass_by_ref)] // as serde calls it
fn is_unmeasured(turns: &[usize; 2]) -> bool {
    turns[1] == 0
}

impl From<Curves> for Packed {
    fn from(curves: Curves) -> Self {
        let Results { curves, data, images, io_widths } = &*curves.0;
        let seeds = |seeds: &Vec<Curve>| seeds.iter().map(PackedCurve::of).collect();
        Self { data: data.clone(), images: *images, ends: *io_widths, curves: curves.iter().map(seeds).collect() }
    }
}

impl TryFrom<Packed> for Curves {
    type Error = String;

    fn try_from(packed: Packed) -> Result<Self, String> {
        let Packed { data, images, ends, curves } = packed;
        let seeds = |seeds: Vec<PackedCurve>| seeds.into_iter().map(PackedCurve::curve).collect();
        let curves = curves.into_iter().map(seeds).collect::<Result<_, String>>()?;
        Ok(Self::from(Results { curves, data, images, io_widths: ends }))
    }
}

impl PackedCurve {
    fn of(curve: &Curve) -> Self {
        let accuracy = |(iteration, accuracy): &(usize, f64)| [(*iteration as u64).to_le_bytes(), accuracy.to_le_bytes()];
        let measured = |(iteration, measured): &(usize, Measured)| {
            let Measured { largest, along_gradient } = measured;
            [(*iteration as u64).to_le_bytes(), largest.to_le_bytes(), along_gradient.to_le_bytes()]
        };
        Self {
            initial: curve.initial,
            broken: curve.non_finite,
            losses: pack(curve.losses.iter().map(|loss| loss.to_le_bytes())),
            seconds: pack(curve.seconds.iter().map(|seconds| seconds.to_le_bytes())),
            accuracies: pack(curve.accuracies.iter().flat_map(accuracy)),
            sharpness: pack(curve.sharpness.iter().flat_map(measured)),
            turns: [curve.turns.turned, curve.turns.of],
        }
    }

    fn curve(self) -> Result<Curve, String> {
        let mut curve = Curve::default();
        (curve.initial, curve.non_finite) = (self.initial, self.broken);
        curve.losses = unpack(&self.losses)?.into_iter().map(f32::from_le_bytes).collect();
        curve.seconds = unpack(&self.seconds)?.into_iter().map(f64::from_le_bytes).collect();
        let accuracies: Vec<[u8; 8]> = unpack(&self.accuracies)?;
        let (pairs, rest) = accuracies.as_chunks::<2>();
        if !rest.is_empty() {
            return Err(broken());
        }
        let accuracy = |[iteration, accuracy]: &[[u8; 8]; 2]| {
            let iteration = usize::try_from(u64::from_le_bytes(*iteration)).map_err(|_| broken())?;
            Ok((iteration, f64::from_le_bytes(*accuracy)))
        };
        curve.accuracies = pairs.iter().map(accuracy).collect::<Result<_, String>>()?;
        let sharpness: Vec<[u8; 8]> = unpack(&self.sharpness)?;
        let (triples, rest) = sharpness.as_chunks::<3>();
        if !rest.is_empty() {
            return Err(broken());
        }
        let measured = |[iteration, largest, along]: &[[u8; 8]; 3]| {
            let iteration = usize::try_from(u64::from_le_bytes(*iteration)).map_err(|_| broken())?;
            Ok((iteration, Measured { largest: f64::from_le_bytes(*largest), along_gradient: f64::from_le_bytes(*along) }))
        };
        curve.sharpness = triples.iter().map(measured).collect::<Result<_, String>>()?;
        let [turned, of] = self.turns;
        curve.turns = Turns { turned, of };
        curve.smooth();
        Ok(curve)
    }
}

/// The error message for text that does not decode to numbers.
fn broken() -> String {
    t!("file.curves_cut").into_owned()
}

fn pack<const SIZE: usize>(numbers: impl Iterator<Item = [u8; SIZE]>) -> String {
    STANDARD.encode(numbers.flatten().collect::<Vec<u8>>())
}

fn unpack<const SIZE: usize>(word: &str) -> Result<Vec<[u8; SIZE]>, String> {
    let bytes = STANDARD.decode(word).map_err(|_| broken())?;
    let (numbers, rest) = bytes.as_chunks::<SIZE>();
    if rest.is_empty() { Ok(numbers.to_vec()) } else { Err(broken()) }
}
