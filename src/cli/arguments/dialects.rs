//! The arguments of `halfpipe dialects`.

use clap::{Args, ValueEnum};

use crate::figure::format::Format;

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
    #[arg(long, value_enum, default_value_t = TableFormat::Table)]
    pub(in crate::cli) format: TableFormat,
}

/// The format of a table that no program makes.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::cli) enum TableFormat {
    /// A table for reading
    Table,
    /// One row per library and optimizer
    Csv,
    /// The same, with the settings that the library changes and its words for them
    Json,
}

impl From<TableFormat> for Format {
    fn from(format: TableFormat) -> Self {
        match format {
            TableFormat::Table => Self::Table,
            TableFormat::Csv => Self::Csv,
            TableFormat::Json => Self::Json,
        }
    }
}
