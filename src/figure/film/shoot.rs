//! A film's frames, drawn one after the other into a file's bytes.

use rust_i18n::t;

use super::Film;
use super::apng::Apng;
use super::gif::Gif;
use crate::figure::Figure;
use crate::figure::form::{Form, Look};
use crate::figure::picture::{Motion, metadata, settings};
use crate::preset::Preset;

/// The bytes of the figure's film as a GIF or an APNG, with the settings in it; `go_on` is asked before every frame, `None` if it
/// has said no.
pub fn shoot(
    figure: &Figure<'_>,
    form: Form,
    look: Look,
    lesson: Option<&Preset>,
    go_on: &dyn Fn() -> bool,
) -> Result<Option<Vec<u8>>, String> {
    let still = || t!("film.still").into_owned();
    let (film, mut motion) = (Film::of(figure).ok_or_else(still)?, Motion::of(figure, look).ok_or_else(still)?);
    let size = look.pixels()?;
    let mut bytes = Vec::new();
    if form == Form::Gif {
        let mut gif = Gif::new(&mut bytes, size, &settings(figure, lesson)).map_err(|error| error.to_string())?;
        for (step, time) in film.frames {
            if !go_on() {
                return Ok(None);
            }
            gif.add(motion.at(step), time).map_err(|error| error.to_string())?;
        }
        gif.finish().map_err(|error| error.to_string())?;
    } else {
        let metadata = metadata(figure, lesson);
        let mut apng = Apng::new(&mut bytes, size, film.frames.len(), &metadata).map_err(|error| error.to_string())?;
        for (step, time) in film.frames {
            if !go_on() {
                return Ok(None);
            }
            apng.add(motion.at(step), time).map_err(|error| error.to_string())?;
        }
        apng.finish().map_err(|error| error.to_string())?;
    }
    Ok(Some(bytes))
}
