//! The arguments of `halfpipe dialects`.

use clap::Args;

use super::PrintFormat;

/// The arguments of `halfpipe dialects`.
#[derive(Args, Debug)]
pub struct DialectsArgs {
    /// Only this library, such as `keras` or `torch`
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) library: Option<String>,
    /// Only this optimizer, such as `rmsprop`
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) optimizer: Option<String>,
    /// What to print to standard output
    #[arg(long, value_enum, default_value_t = PrintFormat::Table)]
    pub(in crate::cli) format: PrintFormat,
}
