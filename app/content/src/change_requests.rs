//! Kind words to begin with, for whoever asks for a change in a letter.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::load::load;

/// One way to begin; `{name}` stands for the letter's writer.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeRequest {
    /// Its key in the file and in the address.
    pub slug: String,
    /// What it is about.
    pub title: String,
    /// The words, edited before they are sent.
    pub text: String,
    /// Where the words come from.
    pub source: String,
    /// The day they were last reviewed, as `YYYY-MM-DD`.
    pub reviewed: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    request: Vec<ChangeRequest>,
}

static FILE: LazyLock<File> =
    LazyLock::new(|| load("change_requests.toml", include_str!("../data/change_requests.toml")));

/// All of them.
pub fn change_requests() -> &'static [ChangeRequest] {
    &FILE.request
}
