//! An export as the bytes of a file.

use super::export::{Export, ExportError};
use super::format::Format;
use super::{csv, json, table};

impl Export<'_> {
    /// The file's bytes: the same ones for the same settings and results. `go_on` is asked before every frame of an animation.
    pub fn to_bytes(&self, format: Format, go_on: &dyn Fn() -> bool) -> Result<Vec<u8>, ExportError> {
        self.options.pixels().map_err(ExportError::Refused)?;
        match format {
            Format::Table => Ok(table::of(&self.figure).into_bytes()),
            Format::Csv => Ok(csv::of(&self.figure)?),
            Format::Json => Ok(json::of(&self.figure)?.into_bytes()),
            Format::Png | Format::Svg | Format::Gif | Format::Apng => picture(self, format, go_on),
        }
    }
}

#[cfg(feature = "gui")]
fn picture(export: &Export<'_>, format: Format, go_on: &dyn Fn() -> bool) -> Result<Vec<u8>, ExportError> {
    use super::{animation, page};

    match format {
        Format::Svg => Ok(page::svg(export).into_bytes()),
        Format::Gif | Format::Apng => animation::encode(export, format, go_on),
        _ => Ok(page::png(export)?),
    }
}

#[cfg(not(feature = "gui"))]
fn picture(_: &Export<'_>, _: Format, _: &dyn Fn() -> bool) -> Result<Vec<u8>, ExportError> {
    Err(ExportError::Refused(rust_i18n::t!("file.no_pictures").into_owned()))
}
