//! Wakes the islands in the browser.
#![allow(unsafe_code, reason = "wasm-bindgen's exports are made of it")]

// Linked for the islands' exported functions.
extern crate kith_islands as _;

/// Called once by `boot.js`, before it wakes the islands one by one.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
