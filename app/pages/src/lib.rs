//! Every page, form and POST handler of Kith, rendered on the server.
//!
//! A feature is a folder: its doors (routes), its actions (POST handlers) and its views. A page is a plain Axum handler
//! that takes access, asks the store, and shows a Leptos view; a form that fails shows the same view again, filled in.

pub mod account;
pub mod after;
pub mod aftercare;
pub mod app;
pub mod approach;
pub mod boundaries;
mod calendar;
pub mod candidates;
pub mod circles;
pub mod client;
pub mod day;
pub mod debrief;
pub mod doors;
pub mod engagement;
pub mod exit;
pub mod extract;
pub mod facilities;
pub mod follow_up;
pub mod forms;
#[cfg(debug_assertions)]
pub mod gallery;
pub mod go;
pub mod help;
pub mod history;
pub mod incidents;
pub mod invitations;
pub mod ladder;
pub mod learning;
pub mod letters;
pub mod library;
pub mod limits;
pub mod live;
pub mod logistics;
pub mod meeting;
pub mod moment;
pub mod names;
pub mod next;
pub mod objections;
pub mod operator;
pub mod options;
pub mod outcome;
pub mod pace;
pub mod page;
pub mod paper;
pub mod paths;
pub mod people;
pub mod plan;
pub mod poll;
pub mod problem;
pub mod proxies;
pub mod reaching_out;
pub mod reading;
pub mod rehearsals;
pub mod reminders;
pub mod safety;
pub mod script;
pub mod seats;
mod turns;
pub mod ui;
pub mod wellbeing;
pub mod zone;

pub use app::{App, Clock, Settings, SignUp};
