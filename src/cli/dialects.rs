//! `halfpipe dialects`: the table of what libraries do under an optimizer's name.

use super::arguments::DialectsArgs;
use super::{CliError, print};
use crate::figure;
use crate::language::t;
use crate::naming;
use crate::optimizer::OptimizerSpec;
use crate::optimizer::dialect::{self, Dialect};

/// Run the command.
pub(super) fn run(args: &DialectsArgs) -> Result<(), CliError> {
    let known = |what: &str, name: &Option<String>, keys: Vec<&'static str>| {
        let found = name.as_ref().map(|name| naming::find(what, name, &keys).map(|index| keys[index])).transpose();
        found.map_err(CliError::Input)
    };
    let libraries = dialect::libraries().map(|library| library.key).collect();
    let library = known(&t!("naming.library"), &args.library, libraries)?;
    let optimizers = OptimizerSpec::all().iter().map(|spec| spec.about().key).collect();
    let optimizer = known(&t!("naming.optimizer"), &args.optimizer, optimizers)?;
    let is_wanted = |dialect: &Dialect| {
        library.is_none_or(|key| key == dialect.library.key) && optimizer.is_none_or(|key| key == dialect.row.optimizer)
    };
    let rows: Vec<Dialect> = dialect::dialects().filter(is_wanted).collect();
    let bytes = figure::dialects::encode(&rows, args.format.into()).map_err(|error| CliError::Run(error.to_string()))?;
    print(&bytes)
}
