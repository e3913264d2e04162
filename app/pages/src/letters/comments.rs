//! What others say about a letter: all of it on one page, part by part, and what the writer does with it.

mod card;
mod forms;
mod list;
mod request;
mod way;
mod write;

pub(super) use list::{decide, show};
pub(super) use request::{request, write_request};
pub(super) use way::{Way, open};
pub(super) use write::{remark, suggest, write_remark, write_suggestion};
