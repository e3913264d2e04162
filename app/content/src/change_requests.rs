//! Kind words to begin with, for whoever asks for a change in a letter.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::load::load;
use crate::passage::Passage;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    request: Vec<Passage>,
}

static FILE: LazyLock<File> =
    LazyLock::new(|| load("change_requests.toml", include_str!("../data/change_requests.toml")));

/// All of them. Their one place is `{name}`, the letter's writer.
pub fn change_requests() -> &'static [Passage] {
    &FILE.request
}
