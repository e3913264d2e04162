//! Who can be reached now, by country.

use std::{collections::BTreeMap, sync::LazyLock};

use serde::Deserialize;

use crate::load::load;

/// The code of a country that we have no checked numbers for.
pub const OTHER: &str = "other";

/// How a helpline is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Channel {
    /// By voice.
    Call,
    /// By text message.
    Text,
    /// In a web page.
    Chat,
    /// With a text telephone.
    Tty,
}

/// One way to reach one service.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Helpline {
    /// The country's ISO code, or [`OTHER`].
    pub country: String,
    /// The service's name.
    pub name: String,
    /// What to dial or type, written for people; none on the general card.
    pub number: Option<String>,
    /// How it is reached.
    pub channel: Channel,
    /// A `tel:` or `sms:` address; none where a press on it would open a web page.
    pub href: Option<String>,
    /// When somebody answers; none where we haven't read it.
    pub hours: Option<String>,
    /// What it is for, in plain words.
    pub purpose: String,
    /// Languages spoken; empty where we haven't read which.
    pub languages: Vec<String>,
    /// Where the entry was read.
    pub source: String,
    /// The day the entry was last reviewed, as `YYYY-MM-DD`.
    pub reviewed: String,
    /// The day somebody checked it at its operator, as `YYYY-MM-DD`; empty when nobody has yet.
    pub last_checked: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    country: Vec<(String, String)>,
    helpline: Vec<Helpline>,
}

struct Directory {
    countries: Vec<(String, String)>,
    by_country: BTreeMap<String, Vec<Helpline>>,
}

static DIRECTORY: LazyLock<Directory> = LazyLock::new(|| {
    let file: File = load("helplines.toml", include_str!("../data/helplines.toml"));
    let mut by_country: BTreeMap<String, Vec<Helpline>> = BTreeMap::new();
    for helpline in file.helpline {
        by_country.entry(helpline.country.clone()).or_default().push(helpline);
    }
    Directory { countries: file.country, by_country }
});

/// The helplines of a country, the most urgent first. A country whose numbers we haven't checked, and any text that is
/// no country, gets the general card: it says so plainly.
pub fn helplines(country: &str) -> &'static [Helpline] {
    let by_country = &DIRECTORY.by_country;
    by_country.get(country).or_else(|| by_country.get(OTHER)).map_or(&[], Vec::as_slice)
}

/// Codes and names for a form, the United States first and "another country" ([`OTHER`]) last.
pub fn countries() -> &'static [(String, String)] {
    &DIRECTORY.countries
}

/// True when we have numbers for this country, not only the general card.
pub fn has_own_helplines(country: &str) -> bool {
    country != OTHER && DIRECTORY.by_country.contains_key(country)
}
