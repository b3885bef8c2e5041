//! How many of the training images are used.

use super::Settings;
use crate::experiment::{SettingsError, within};
use crate::language::t;

impl Settings {
    /// Check that there are so many images, of `available` training images, and enough for a mini-batch.
    pub fn check_images(&self, available: usize) -> Result<(), SettingsError> {
        let Some(images) = self.images else { return Ok(()) };
        let message = if images == 0 || images > available {
            match available {
                usize::MAX => t!("refused.no_images"),
                _ if images == usize::MAX => return within("images", images, [1, available]), // a larger one was typed
                _ => t!("refused.images", images = images, available = available),
            }
        } else if self.batch > images {
            let message = t!("refused.batch_images", batch = self.batch, images = images);
            return Err(SettingsError { field: "batch", message: message.into_owned() });
        } else {
            return Ok(());
        };
        Err(SettingsError { field: "images", message: message.into_owned() })
    }

    /// The number of images that the sharpness is measured on, of `available` training images.
    pub fn sharpness_images(&self, available: usize) -> Option<usize> {
        let most = self.images.unwrap_or(available).min(available);
        self.sharpness.map(|sharpness| sharpness.images.min(most))
    }
}
