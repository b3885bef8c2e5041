//! The arguments of a picture's look.

use clap::Args;

use super::OutputArgs;
use super::parse::{parse_dpi, parse_length};
use crate::cli::CliError;
use crate::figure::Theme;
use crate::figure::options::{DPI, Length, Part, PictureOptions, Print, RATIO, SIZE, Style};
use crate::language::t;

/// The arguments of a picture's look.
#[derive(Args, Debug)]
pub(super) struct LookArgs {
    /// The look of a picture
    #[arg(long, value_enum, default_value_t = Style::Screen)]
    style: Style,
    /// The width of a picture on paper, with in, cm or mm; labels are 8 pt there, and --size gives the ratio of the sides, else 4x3
    #[arg(long, value_name = "LENGTH", allow_hyphen_values = true, value_parser = parse_length)]
    width: Option<Length>,
    /// Pixels per inch of a picture with a width, 36 to 1200; 300 if not given
    #[arg(long, value_name = "N", value_parser = parse_dpi)]
    dpi: Option<usize>,
    /// The only part of a picture to draw
    #[arg(long, value_enum, value_name = "PART")]
    only: Option<Part>,
    /// Leave the caption of a picture out
    #[arg(long)]
    no_caption: bool,
    /// Leave the arrows of the step out
    #[arg(long)]
    no_arrows: bool,
}

impl OutputArgs {
    /// The options of a picture.
    pub(in crate::cli) fn options(&self) -> Result<PictureOptions, CliError> {
        let LookArgs { style, width, dpi, only, no_caption, no_arrows } = self.look;
        let refused = |argument: &str, text: &str| Err(CliError::Input(format!("--{argument}: {text}")));
        if dpi.is_some() && width.is_none() {
            return refused("dpi", &t!("picture.dpi"));
        }
        if self.scale.is_some() && width.is_some() {
            return refused("scale", &t!("picture.scale"));
        }
        if style == Style::Paper && self.theme == Theme::Dark {
            return refused("theme", &t!("picture.paper"));
        }
        Ok(PictureOptions {
            size: self.size.unwrap_or(if width.is_some() { RATIO } else { SIZE }),
            theme: self.theme,
            scale: self.scale.unwrap_or(1),
            outlines: self.outlines,
            style,
            print: width.map(|width| Print { width, dpi: dpi.unwrap_or(DPI[1]) }),
            only,
            caption: !no_caption,
            arrows: !no_arrows,
            map: None,
        })
    }
}
