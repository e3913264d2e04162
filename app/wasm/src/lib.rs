//! Wakes the islands in the browser.
#![allow(unsafe_code, reason = "wasm-bindgen's exports are made of it")]

/// Called once by `boot.js`.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn wake() {
    kith_islands::browser::wake();
}
