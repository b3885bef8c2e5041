//! The embedded lessons and presets.

/// Embed the listed files; the name of the file is that of the preset.
macro_rules! embedded {
    ($(#[$about:meta])* $name:ident in $folder:literal: $($slug:literal),* $(,)?) => {
        $(#[$about])*
        pub static $name: &[(&str, &str)] = &[$(($slug, include_str!(concat!("../../presets/", $folder, $slug, ".ron")))),*];
    };
}

embedded! {
    /// The lessons, as (name, text), in order: six on chapter 6 of the book, two on what libraries do, three on maps of
    /// outcome, and one on what the pictures of the bowl say of a real net.
    LESSONS in "lessons/":
    "valley",
    "velocity",
    "adaptive",
    "learning-rates",
    "race",
    "weights",
    "starts",
    "dialects",
    "which-rate",
    "betas",
    "hollows",
    "real-net",
}

embedded! {
    /// The presets: single scenes, as (name, text).
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
    "momentum-as-libraries",
    "momentum-when-the-rate-falls",
    "momentum-decay-as-libraries",
    "nesterov-as-libraries",
    "adagrad-as-libraries",
    "rmsprop-five-ways",
    "rmsprop-momentum-as-libraries",
    "rmsprop-centered-as-libraries",
    "adam-as-libraries",
    "amsgrad-as-libraries",
    "adamw-as-libraries",
    "nadam-as-libraries",
    "radam-as-libraries",
    "adamax-as-libraries",
    "rprop-as-libraries",
    "ftrl-as-libraries",
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
    "framework-starts",
    "framework-starts-sigmoid",
    "framework-starts-relu",
    "selu",
    "mnist-race",
    "mnist-weights",
    "mnist-framework-starts",
    "mnist-rates",
    "mnist-seeds",
}

/// The name and text of an embedded lesson or preset; case and dashes do not matter.
pub(super) fn find(name: &str) -> Option<(&'static str, &'static str)> {
    let wanted = crate::naming::normalized(name);
    LESSONS.iter().chain(EMBEDDED).copied().find(|(slug, _)| crate::naming::normalized(slug) == wanted)
}

/// The name of the lesson after the one of this name, if any.
pub fn lesson_after(name: &str) -> Option<&'static str> {
    let at = LESSONS.iter().position(|(slug, _)| *slug == name)?;
    LESSONS.get(at + 1).map(|(slug, _)| *slug)
}

/// The name of the lesson before the one of this name, if any.
pub fn lesson_before(name: &str) -> Option<&'static str> {
    let at = LESSONS.iter().position(|(slug, _)| *slug == name)?;
    LESSONS.get(at.checked_sub(1)?).map(|(slug, _)| *slug)
}
