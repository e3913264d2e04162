//! The process around the pages: settings, keys, the router with its layers, the accept loop, mail, the command line.

pub mod app;
pub mod assets;
pub mod backup;
pub mod cli;
pub mod commands;
pub mod demo;
pub mod hints;
pub mod key_file;
pub mod layers;
pub mod mail;
pub mod serve;
pub mod tidy;

mod dress;
mod facilities;
mod kept;
mod origin;
mod patience;
