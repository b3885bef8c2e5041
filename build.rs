//! The catalogues in `locales/` are read by a macro, which cargo does not see: build again when one is changed or added.

fn main() {
    println!("cargo::rerun-if-changed=locales");
}
