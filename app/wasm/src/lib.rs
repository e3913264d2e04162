//! Wakes the islands in the browser.
#![allow(unsafe_code, missing_docs)] // wasm-bindgen's export glue.

// Linked for the islands' exported functions.
extern crate kith_islands as _;

/// Called once by `boot.js` before the islands are woken one by one.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
