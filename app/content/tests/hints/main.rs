//! The language hints, measured on sentences that were labelled by hand and held to what they promise.
#![allow(clippy::unwrap_used, reason = "a test that can't read its file has failed")]

mod figures;
mod kept_out;
mod labelled;
mod promises;
#[path = "../reading/mod.rs"]
mod reading;
mod speed;
mod table;
