//! Images of maps, made again only when what they show has changed.

use std::sync::Arc;

use egui::{ColorImage, TextureHandle, TextureId, TextureOptions, Ui};

use crate::picture::theme::Palette;

/// The image of a result: that of the last frame, if it was of the same result in the same colours.
pub(super) fn image<T: Send + Sync + 'static>(
    ui: &Ui,
    name: &str,
    of: &Arc<T>,
    palette: &'static Palette,
    make: impl FnOnce() -> ColorImage,
) -> TextureId {
    let id = ui.scope_id().with(("map of outcome", name));
    let known: Option<(Arc<T>, Palette, TextureHandle)> = ui.data(|data| data.get_temp(id));
    if let Some((result, colors, texture)) = &known
        && Arc::ptr_eq(result, of)
        && colors == palette
    {
        return texture.id();
    }
    let texture = ui.ctx().load_texture(name, make(), TextureOptions::NEAREST);
    let handle = texture.id();
    ui.data_mut(|data| data.insert_temp(id, (Arc::clone(of), *palette, texture)));
    handle
}
