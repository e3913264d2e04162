//! What is prepared for when it isn't a plain yes.

use kith_domain::ladder::Usual as Rung;
use kith_domain::objection::{ObjectionWords, Usual};
use serde::Deserialize;

/// What may be said against it, with its answer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::demo) struct Prepared {
    pub(in crate::demo) by: String,
    #[serde(default)]
    pub(in crate::demo) usual: Option<Usual>,
    pub(in crate::demo) voice: String,
    pub(in crate::demo) words: ObjectionWords,
}

/// A step for when it isn't a yes: one of the usual ones, in its usual words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::demo) struct Step {
    pub(in crate::demo) by: String,
    pub(in crate::demo) usual: Rung,
    pub(in crate::demo) owner: String,
    pub(in crate::demo) how: String,
}
