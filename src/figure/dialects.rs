//! The table of dialects: what libraries do under an optimizer's name.

use std::borrow::Cow;

use serde::Serialize;

use super::columns::columns;
use super::export::ExportError;
use super::format::Format;
use crate::knob::shortest;
use crate::language::t;
use crate::optimizer::dialect::{self, Change, Dialect};
use crate::words::dialect::call;

/// The dialects as a table, CSV or JSON; other formats are the table.
pub fn encode(dialects: &[Dialect], format: Format) -> Result<Vec<u8>, ExportError> {
    match format {
        Format::Csv => Ok(csv(dialects)?),
        Format::Json => Ok(json(dialects)?.into_bytes()),
        _ => Ok(table(dialects).into_bytes()),
    }
}

fn table(dialects: &[Dialect]) -> String {
    let head = [
        t!("columns.library"),
        t!("columns.version"),
        t!("columns.optimizer"),
        "η".into(),
        t!("columns.settings"),
        t!("columns.call"),
    ]
    .map(Cow::into_owned);
    let rows = dialects.iter().map(|dialect| {
        let Dialect { library, row } = dialect;
        let rate = row.rate.map_or_else(|| "-".to_owned(), shortest);
        let text = [library.key, library.version, row.optimizer].map(str::to_owned);
        let [key, version, optimizer] = text;
        [key, version, optimizer, rate, row.settings.to_owned(), call(*dialect)]
    });
    let rows: Vec<[String; 6]> = std::iter::once(head).chain(rows).collect();
    columns(&rows, &[0, 1, 2, 4, 5])
}

/// The rate is empty where it must be given.
fn csv(dialects: &[Dialect]) -> Result<Vec<u8>, csv::Error> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    csv.write_record(["library", "version", "optimizer", "lr", "settings", "call"])?;
    for dialect in dialects {
        let Dialect { library, row } = dialect;
        let rate = row.rate.map(shortest).unwrap_or_default();
        csv.write_record([library.key, library.version, row.optimizer, &rate, row.settings, &call(*dialect)])?;
    }
    csv.into_inner().map_err(|error| error.into_error().into())
}

#[derive(Serialize)]
struct Document {
    dialects: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    library: &'static str,
    name: &'static str,
    version: &'static str,
    optimizer: &'static str,
    lr: Option<f64>,
    settings: &'static str,
    /// What differs from the textbook's form, with the library's word.
    changes: Vec<Changed>,
    call: String,
}

#[derive(Serialize)]
struct Changed {
    setting: &'static str,
    value: String,
    word: Option<&'static str>,
}

/// `{"dialects": [{"library", "name", "version", "optimizer", "lr", "settings", "changes", "call"}, ...]}`, with `null` for a
/// learning rate that must be given and for a setting that the library has no argument for.
fn json(dialects: &[Dialect]) -> serde_json::Result<String> {
    let changed = |Change { key, value, word }| Changed { setting: key, value, word };
    let entry = |dialect: &Dialect| Entry {
        library: dialect.library.key,
        name: dialect.library.name,
        version: dialect.library.version,
        optimizer: dialect.row.optimizer,
        lr: dialect.row.rate,
        settings: dialect.row.settings,
        changes: dialect::changes(*dialect).into_iter().map(changed).collect(),
        call: call(*dialect),
    };
    let document = Document { dialects: dialects.iter().map(entry).collect() };
    serde_json::to_string_pretty(&document).map(|text| text + "\n")
}
