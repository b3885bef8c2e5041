//! What became of the walks of a map, in words.

use std::borrow::Cow;

use crate::experiment::paths::outcome::Fate;
use crate::language::t;

/// The name of an area of a map; that of a minimum is for all of them.
pub fn fate_name(fate: Fate) -> Cow<'static, str> {
    match fate {
        Fate::Minimum(_) => t!("maps.minimum"),
        Fate::Walking => t!("maps.walking"),
        Fate::Resting => t!("maps.resting"),
        Fate::Left => t!("maps.left"),
        Fate::Diverged => t!("maps.diverged"),
        Fate::NoSlope => t!("maps.no_slope"),
    }
}
