//! All SQL, for SQLite and PostgreSQL; the access proof; events; sealing.
//!
//! Nothing that touches a circle's data takes a bare circle id: it is a method on [`CircleAccess`], which only this
//! crate can make, from the session and the membership read in this request.

pub mod access;
pub mod accounts;
pub mod admissions;
pub mod aftercare;
pub mod approaches;
pub mod backup;
pub mod blocked;
pub mod boundaries;
pub mod calls;
pub mod candidates;
pub mod circles;
pub mod day;
pub mod debriefs;
pub mod editions;
pub mod engagement;
pub mod error;
pub mod events;
pub mod facilities;
pub mod facts;
mod fold;
pub mod follow_ups;
pub mod gates;
pub mod go;
pub mod hardest;
pub mod help;
pub mod history;
pub mod incidents;
pub mod invitations;
pub mod invites;
pub mod keeping;
pub mod keys;
pub mod ladder;
pub mod learning;
pub mod letters;
pub mod links;
pub mod lock;
pub mod logistics;
pub mod mail;
pub mod meetings;
pub mod members;
pub mod next_steps;
pub mod objections;
pub mod open;
pub mod options;
pub mod outcomes;
pub mod own_care;
pub mod pace;
pub mod passwords;
pub mod polls;
pub mod proxies;
pub mod rankings;
pub mod reaching_out;
pub mod rehearsals;
pub mod reminders;
pub mod safety;
pub mod seats;
pub mod sessions;
pub mod sign_ins;
pub mod tasks;
pub mod tidy;
pub mod tokens;
pub mod wellbeing;

mod db;
mod hub;
mod lane;
mod once;
#[cfg(test)]
mod testing;
mod write;

pub use access::{AnyMember, Capability, CircleAccess, Guide, Organizer};
pub use db::Store;
pub use error::StoreError;
pub use hub::Watch;
