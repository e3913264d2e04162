//! The rules of Kith: types, states and checks.
//!
//! Nothing here reads a clock, draws a random number or touches a file or a socket: time and randomness come in as
//! parameters, so that every rule can be tested in milliseconds (`cargo test -p kith-domain`).

pub mod address;
pub mod admission;
pub mod aftercare;
pub mod approach;
pub mod blocked;
pub mod boundary;
pub mod boundary_rules;
pub mod call;
pub mod candidate;
pub mod circle;
pub mod comment;
pub mod conflict;
pub mod cost;
pub mod debrief;
pub mod decision;
pub mod edition;
pub mod engagement;
pub mod event;
pub mod facility;
pub mod follow_through;
pub mod follow_up;
pub mod go;
pub mod help;
pub mod history;
pub mod ids;
pub mod incident;
pub mod invitation;
pub mod invite;
pub mod keeping;
pub mod ladder;
pub mod learning;
pub mod letter;
pub mod logistics;
pub mod meeting;
pub mod member;
pub mod merge;
pub mod next_step;
pub mod objection;
pub mod option;
pub mod outcome;
pub mod pace;
pub mod password;
pub mod path;
pub mod poll;
pub mod proxy;
pub mod ranking;
pub mod reaching_out;
pub mod rehearsal;
pub mod reminder;
pub mod safety;
pub mod seat;
pub mod text;
pub mod time;
pub mod warning;
pub mod wellbeing;

mod slug;

pub use ids::*;
pub use slug::Listed;
pub use text::{Line, Prose, TextError};
pub use time::{Day, Timestamp};
