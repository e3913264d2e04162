//! Calls to a programme: written down while one speaks or after, with what nobody knows yet, and who calls next.

mod answers;
mod form;
mod plan;
mod section;
mod steps;

pub(super) use answers::answers;
pub(super) use form::{edit, new};
pub(super) use plan::plan;
pub(super) use section::{CallsSection, Said};
pub(super) use steps::{change, log};

use kith_content::option_questions::{OptionQuestion, option_question};
use kith_domain::call::Question;
use kith_domain::{CallId, CircleId, OptionId};

/// The words of a question.
fn question(question: Question) -> &'static OptionQuestion {
    option_question(question.slug())
}

/// One call's address.
fn call(circle: CircleId, option: OptionId, call: CallId) -> String {
    format!("{}/calls/{call}", crate::paths::option(circle, option))
}
