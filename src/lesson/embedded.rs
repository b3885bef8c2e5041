//! The lessons and presets that come with the program.

/// Embed the listed files: the file's name is the preset's.
macro_rules! embedded {
    ($(#[$about:meta])* $name:ident in $folder:literal: $($slug:literal),* $(,)?) => {
        $(#[$about])*
        pub static $name: &[(&str, &str)] = &[$(($slug, include_str!(concat!("../../presets/", $folder, $slug, ".ron")))),*];
    };
}

embedded! {
    /// The lessons of the book's chapter: name and text, in order. After the last scene of one comes the next.
    LESSONS in "lessons/":
    "valley",
    "velocity",
    "adaptive",
    "learning-rates",
    "race",
    "weights",
}

embedded! {
    /// Every single scene that comes with the program: name and text.
    EMBEDDED in "":
    "contours",
    "half-pipe",
    "sgd",
    "momentum",
    "adagrad",
    "adam",
    "four-optimizers",
    "rmsprop",
    "round-bowl",
    "divergence",
    "smaller-steps",
    "next-hollow",
    "does-momentum-help",
    "effective-rate",
    "best-momentum",
    "same-first-step",
    "best-rates",
    "noise",
    "decay",
    "saddle",
    "your-own",
    "three-initializations",
    "zero-weights",
    "std-1",
    "std-001",
    "two-kinds-of-vanishing",
    "xavier",
    "tanh",
    "why-zero-mean",
    "relu",
    "vanishing-gradient",
    "slip",
    "mnist-race",
    "mnist-weights",
    "mnist-rates",
    "mnist-seeds",
}

/// The name and text of a lesson or a preset, by its name without regard to case and dashes.
pub(super) fn find(name: &str) -> Option<(&'static str, &'static str)> {
    let wanted = crate::naming::normalized(name);
    LESSONS.iter().chain(EMBEDDED).copied().find(|(slug, _)| crate::naming::normalized(slug) == wanted)
}

/// The lesson that comes after this one, by name.
pub fn lesson_after(name: &str) -> Option<&'static str> {
    let at = LESSONS.iter().position(|(slug, _)| *slug == name)?;
    LESSONS.get(at + 1).map(|(slug, _)| *slug)
}

/// The lesson that comes before this one, by name.
pub fn lesson_before(name: &str) -> Option<&'static str> {
    let at = LESSONS.iter().position(|(slug, _)| *slug == name)?;
    LESSONS.get(at.checked_sub(1)?).map(|(slug, _)| *slug)
}
