//! The arguments of `halfpipe serve`.

use clap::Args;

use super::LessonArgs;
use crate::language::t;

/// The arguments of `halfpipe serve`.
#[derive(Args, Debug)]
pub struct ServeArgs {
    /// The lesson that the window opens on.
    #[command(flatten)]
    pub(in crate::cli) lesson: LessonArgs,
    /// The port to listen on; 0 for any free one
    #[arg(long, value_name = "N", default_value_t = 8765, value_parser = parse_port)]
    pub(in crate::cli) port: u16,
    /// Let other machines of the local network reach it
    #[arg(long)]
    pub(in crate::cli) lan: bool,
}

/// A port, or 0.
fn parse_port(text: &str) -> Result<u16, String> {
    text.parse().map_err(|_| t!("parser.port", most = u16::MAX).into_owned())
}
