//! Ranking the options: everybody in private, then what all said together. It advises; people book.

mod form;
mod result;
mod steps;

pub(super) use form::show;
pub(super) use steps::{again, ask_again, ask_to_close, close, rank};
