//! The registers that the environment asks for.

use super::CliError;
use crate::language::t;
use crate::simd::{self, NAMES, NoRegisters, REGISTERS};

/// Refuse registers that are unknown, or that this processor lacks, before anything is computed on others.
pub fn check_registers() -> Result<(), CliError> {
    let message = match simd::asked() {
        Ok(_) => return Ok(()),
        Err(NoRegisters::Unknown(name)) => {
            t!("registers.unknown", variable = REGISTERS, name = name, names = NAMES.join(&t!("domain.or")))
        }
        Err(NoRegisters::Lacking(name)) => t!("registers.lacking", variable = REGISTERS, name = name),
    };
    Err(CliError::Input(message.into_owned()))
}
