//! What Kith can't hide, said before somebody relies on it.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::load::load;
use crate::passage::Passage;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    limit: Vec<Passage>,
}

static FILE: LazyLock<File> = LazyLock::new(|| load("privacy.toml", include_str!("../data/privacy.toml")));

/// All limits, those nearest to home first.
pub fn limits() -> &'static [Passage] {
    &FILE.limit
}
