//! Encoding an export.

use super::export::{Export, ExportError};
use super::format::Format;
use super::{code, csv, json, table};

impl Export<'_> {
    /// The file's bytes, equal for equal settings and results. `should_continue` is called before every frame of an animation;
    /// false stops with [`ExportError::Stopped`].
    pub fn to_bytes(&self, format: Format, should_continue: &dyn Fn() -> bool) -> Result<Vec<u8>, ExportError> {
        self.options.pixels().map_err(ExportError::Refused)?;
        if format.is_picture() {
            let drawn = self.figure.drawn();
            self.options.check_part(&drawn).and_then(|()| self.options.check_size(&drawn)).map_err(ExportError::Refused)?;
        }
        match format {
            Format::Table => Ok(table::encode(&self.figure).into_bytes()),
            Format::Csv => Ok(csv::encode(&self.figure)?),
            Format::Json => Ok(json::encode(&self.figure)?.into_bytes()),
            Format::Program(library) => {
                let program = code::program(&self.figure.workspace(), library).map_err(ExportError::Refused)?;
                Ok(program.into_bytes())
            }
            Format::Png | Format::Svg | Format::Pdf | Format::Gif | Format::Apng => picture(self, format, should_continue),
        }
    }
}

#[cfg(feature = "gui")]
fn picture(export: &Export<'_>, format: Format, should_continue: &dyn Fn() -> bool) -> Result<Vec<u8>, ExportError> {
    use super::{animation, page};

    match format {
        Format::Svg => Ok(page::svg(export).into_bytes()),
        Format::Pdf => Ok(page::pdf(export)),
        Format::Gif | Format::Apng => animation::encode(export, format, should_continue),
        _ => Ok(page::png(export)?),
    }
}

#[cfg(not(feature = "gui"))]
fn picture(_: &Export<'_>, _: Format, _: &dyn Fn() -> bool) -> Result<Vec<u8>, ExportError> {
    Err(ExportError::Refused(crate::language::t!("file.no_pictures").into_owned()))
}
