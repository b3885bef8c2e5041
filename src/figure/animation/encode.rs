//! Drawing and encoding the frames of an animation.

use super::Timeline;
use super::apng::Apng;
use super::gif::Gif;
use super::motion::Motion;
use crate::figure::export::{Export, ExportError};
use crate::figure::format::Format;
use crate::language::t;

/// The bytes of a figure's animation as a GIF or an APNG, with the settings as metadata. `should_continue` is called before every
/// frame; false stops with [`ExportError::Stopped`].
pub fn encode(export: &Export<'_>, format: Format, should_continue: &dyn Fn() -> bool) -> Result<Vec<u8>, ExportError> {
    let still = || ExportError::Refused(t!("animation.still").into_owned());
    let timeline = Timeline::from_figure(&export.figure).ok_or_else(still)?;
    let mut motion = Motion::new(&export.figure, export.options).ok_or_else(still)?;
    let size = export.options.pixels().map_err(ExportError::Refused)?;
    let mut bytes = Vec::new();
    let frames = timeline
        .frames
        .iter()
        .map(|(step, time)| if should_continue() { Ok((motion.image_at(*step), *time)) } else { Err(ExportError::Stopped) });
    if format == Format::Gif {
        let mut gif = Gif::new(&mut bytes, size, &export.ascii_settings_text())?;
        for frame in frames {
            let (image, time) = frame?;
            gif.add(image, time)?;
        }
        gif.finish()?;
    } else {
        let count = timeline.frames.len();
        let mut apng = Apng::new(&mut bytes, size, count, &export.metadata())?;
        for frame in frames {
            let (image, time) = frame?;
            apng.add(image, time)?;
        }
        apng.finish()?;
    }
    Ok(bytes)
}
