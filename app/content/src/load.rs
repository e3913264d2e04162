//! Turns an embedded data file into typed records.

use serde::de::DeserializeOwned;

/// Parses an embedded file.
///
/// The panic can't happen in a released binary: the text is fixed when it is compiled, and the test
/// `every_file_parses` reads each one.
pub(crate) fn load<T: DeserializeOwned>(file: &str, text: &str) -> T {
    toml::from_str(text).unwrap_or_else(|error| panic!("data/{file} can't be read: {error}"))
}

/// The record with this slug. A slug that isn't in the file is a spelling mistake in our own code, so it stops loudly.
pub(crate) fn find<'a, T>(file: &str, records: &'a [T], slug: &str, slug_of: impl Fn(&T) -> &str) -> &'a T {
    records
        .iter()
        .find(|record| slug_of(record) == slug)
        .unwrap_or_else(|| panic!("data/{file} has no record `{slug}`"))
}
