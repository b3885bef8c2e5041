//! The address for browsers, while this program serves halfpipe to them.

use egui::Context;

use super::{App, Cover};
use crate::qr::with_link;
use crate::ui::present::address::{Code, Served, address_ui};

impl App {
    /// Show the address that halfpipe is served on, which `is_local` to this machine or is reached by the local network; then links
    /// begin with it.
    pub fn serve(&mut self, ctx: &Context, address: String, is_local: bool) {
        if !is_local {
            self.base = Some(address.clone());
        }
        self.served = Some(Served { address, is_local, code: Code::default() });
        self.show_address(ctx);
    }

    /// Show the address, and a QR code that opens what is on the screen now.
    pub(super) fn show_address(&mut self, ctx: &Context) {
        let fragment = self.link(ctx);
        if let Some(served) = &mut self.served {
            served.code = Code::new(&served.address, with_link(&served.address, Some(&fragment)));
            self.cover = Some(Cover::Address);
        }
    }

    /// The card with the address, while it covers the window.
    pub(super) fn address_ui(&mut self, ctx: &Context) {
        if let (Some(Cover::Address), Some(served)) = (self.cover, &self.served)
            && address_ui(ctx, served)
        {
            self.cover = None;
        }
    }
}
