//! The binary: the command line or the window; in a browser the page, or one of its workers.

#[cfg(all(feature = "gui", not(target_arch = "wasm32")))]
mod clipboard;
#[cfg(all(feature = "gui", not(target_arch = "wasm32")))]
mod clipboard_png;
#[cfg(not(target_arch = "wasm32"))]
mod desktop;
#[cfg(feature = "gui")]
mod memory;
#[cfg(target_arch = "wasm32")]
mod web;
#[cfg(all(feature = "gui", not(target_arch = "wasm32")))]
mod window;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    desktop::main()
}

#[cfg(target_arch = "wasm32")]
fn main() {
    web::run();
}
