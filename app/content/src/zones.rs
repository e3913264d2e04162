//! Clocks to choose from.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::load::load;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "source")]
    _source: String,
    #[serde(rename = "reviewed")]
    _reviewed: String,
    zone: Vec<(String, String, String)>,
}

static FILE: LazyLock<File> = LazyLock::new(|| load("zones.toml", include_str!("../data/zones.toml")));

/// Every clock, by its name in the time zone database and the towns it is known by; those of this country come first.
pub fn zones(country: &str) -> Vec<(&'static str, &'static str)> {
    let here = |(_, _, of): &&(String, String, String)| !country.is_empty() && of == country;
    let (first, rest): (Vec<_>, Vec<_>) = FILE.zone.iter().partition(here);
    first.into_iter().chain(rest).map(|(name, towns, _)| (name.as_str(), towns.as_str())).collect()
}

/// The first town that this clock is known by; none for a clock that isn't in the list.
pub fn zone_town(name: &str) -> Option<&'static str> {
    let (_, towns, _) = FILE.zone.iter().find(|(other, ..)| other == name)?;
    towns.split(',').next()
}
