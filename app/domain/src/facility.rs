//! Facilities: treatment places on a public list that somebody brought along. Nobody has looked into them yet; whoever
//! does makes an option of one.

use crate::Line;
use serde::{Deserialize, Serialize};

/// A place on the map, in millionths of a degree: what lists write with more digits isn't more exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// North of the equator; within ±90,000,000.
    pub north: i32,
    /// East of Greenwich; within ±180,000,000.
    pub east: i32,
}

/// Mean radius of the earth in miles.
const EARTH: f64 = 3958.8;
const MILLION: f64 = 1_000_000.0;

impl Point {
    /// From decimal degrees as a list or a person writes them; none where they are no place. The origin of both is where
    /// lists put what they don't know.
    pub fn parse(north: &str, east: &str) -> Option<Self> {
        let degrees = |text: &str, most: f64| {
            text.trim().parse::<f64>().ok().filter(|degrees| degrees.is_finite() && degrees.abs() <= most)
        };
        let (north, east) = (degrees(north, 90.0)?, degrees(east, 180.0)?);
        // Within ±180 million, which fits.
        #[allow(clippy::cast_possible_truncation)]
        let point = Self { north: (north * MILLION).round() as i32, east: (east * MILLION).round() as i32 };
        (point.north != 0 || point.east != 0).then_some(point)
    }

    /// How far it is to `other`, as the crow flies, in miles.
    pub fn miles_to(self, other: Self) -> f64 {
        let radians = |millionths: i32| (f64::from(millionths) / MILLION).to_radians();
        let (a, b) = (radians(self.north), radians(other.north));
        let (up, across) = ((a - b) / 2.0, (radians(self.east) - radians(other.east)) / 2.0);
        let h = up.sin().powi(2) + a.cos() * b.cos() * across.sin().powi(2);
        2.0 * EARTH * h.sqrt().min(1.0).asin()
    }

    /// The middle of several; none of none. Good for places near each other.
    pub fn middle(points: impl IntoIterator<Item = Self>) -> Option<Self> {
        let (mut count, mut north, mut east) = (0_i64, 0_i64, 0_i64);
        for point in points {
            count += 1;
            north += i64::from(point.north);
            east += i64::from(point.east);
        }
        let mean = |sum: i64| sum.checked_div(count).and_then(|mean| i32::try_from(mean).ok());
        Some(Self { north: mean(north)?, east: mean(east)? })
    }
}

/// A service that a list names and that isn't in the table of codes: kept, and shown as it was written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct OtherService {
    /// What kind of service, as the list says; may be blank.
    pub category: Line<120>,
    /// Its name, or its code where the list has only codes.
    pub name: Line<200>,
}

/// One place on a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Facility {
    /// Its name, with the part of the house after it.
    #[serde(rename = "n")]
    pub name: Line<240>,
    /// Street and number.
    #[serde(rename = "s", skip_serializing_if = "Line::is_blank")]
    pub street: Line<240>,
    /// Building or suite.
    #[serde(rename = "u", skip_serializing_if = "Line::is_blank")]
    pub unit: Line<240>,
    /// Town.
    #[serde(rename = "t", skip_serializing_if = "Line::is_blank")]
    pub city: Line<100>,
    /// State, as the list writes it.
    #[serde(rename = "r", skip_serializing_if = "Line::is_blank")]
    pub state: Line<60>,
    /// Postcode. Text: it may begin with a nought.
    #[serde(rename = "z", skip_serializing_if = "Line::is_blank")]
    pub postcode: Line<20>,
    /// Where to call.
    #[serde(rename = "p", skip_serializing_if = "Line::is_blank")]
    pub phone: Line<60>,
    /// The number for those who want to come, where there is one.
    #[serde(rename = "i", skip_serializing_if = "Line::is_blank")]
    pub intake: Line<60>,
    /// Its site, as the list writes it.
    #[serde(rename = "w", skip_serializing_if = "Line::is_blank")]
    pub website: Line<300>,
    /// Where it is.
    #[serde(rename = "m", skip_serializing_if = "Option::is_none")]
    pub point: Option<Point>,
    /// The codes of its services.
    #[serde(rename = "c", skip_serializing_if = "Codes::is_empty")]
    pub codes: Codes,
    /// Services without a known code.
    #[serde(rename = "o", skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<OtherService>,
}

/// The most services without a known code that are kept of one place; real lists have a handful.
pub const MOST_OTHERS: usize = 60;

/// Service codes, each once. Kept as one text: a list has a million of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Codes(String);

impl Codes {
    /// Adds a code. Codes have no spaces.
    pub fn add(&mut self, code: &str) {
        if code.is_empty() || code.contains(' ') || self.has(code) {
            return;
        }
        if !self.0.is_empty() {
            self.0.push(' ');
        }
        self.0.push_str(code);
    }

    /// Whether it is among them.
    pub fn has(&self, code: &str) -> bool {
        self.iter().any(|other| other == code)
    }

    /// All, in the order they were added.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.split(' ').filter(|code| !code.is_empty())
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Facility {
    /// What makes two rows the same place: its name and where it is, without regard to how either is written. Surveys list
    /// a place once for each kind of care, with another building or suite of the same house.
    pub fn identity(&self) -> String {
        let place = if self.street.is_blank() { self.phone.as_str() } else { self.street.as_str() };
        let postcode: String = self.postcode.as_str().chars().take(5).collect();
        let mut identity = String::with_capacity(self.name.as_str().len() + place.len() + 8);
        for part in [self.name.as_str(), place, self.city.as_str(), &postcode] {
            identity.extend(part.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase));
            identity.push('|');
        }
        identity
    }

    /// Takes over what another row about the same place knows beyond this one.
    pub fn learn(&mut self, other: Self) {
        for code in other.codes.iter() {
            self.codes.add(code);
        }
        for service in other.others {
            if self.others.len() < MOST_OTHERS && !self.others.contains(&service) {
                self.others.push(service);
            }
        }
        let take = |mine: &mut Line<60>, theirs: Line<60>| {
            if mine.is_blank() {
                *mine = theirs;
            }
        };
        take(&mut self.phone, other.phone);
        take(&mut self.intake, other.intake);
        if self.website.is_blank() {
            self.website = other.website;
        }
        if self.unit.is_blank() {
            self.unit = other.unit;
        }
        self.point = self.point.or(other.point);
    }

    /// How much memory its texts take, in bytes, roughly.
    pub fn bytes(&self) -> usize {
        let lines = [
            self.name.as_str(),
            self.street.as_str(),
            self.unit.as_str(),
            self.city.as_str(),
            self.website.as_str(),
            self.codes.0.as_str(),
        ];
        let others: usize = self.others.iter().map(|o| o.category.as_str().len() + o.name.as_str().len() + 48).sum();
        lines.into_iter().map(str::len).sum::<usize>() + others + 256
    }

    /// Street, building, town, state and postcode in one line; blank where nothing is known.
    pub fn address(&self) -> String {
        let region = [self.state.as_str(), self.postcode.as_str()].join(" ");
        let parts = [self.street.as_str(), self.unit.as_str(), self.city.as_str(), region.trim()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

/// The address of a site, where what somebody wrote is one. Lists leave out the scheme, or write nothing else.
pub fn site(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let (scheme, rest) = match lower.split_once("://") {
        Some((scheme @ ("http" | "https"), _)) => (scheme, text.get(scheme.len() + 3..)?),
        Some(_) => return None,
        None => ("http", text),
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let letters = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let is_host = host.contains('.') && host.chars().all(letters) && !host.starts_with(['.', '-']);
    let is_plain = rest.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '\\' | '`'));
    (is_host && is_plain).then(|| format!("{scheme}://{rest}"))
}

#[cfg(test)]
#[path = "facility_tests.rs"]
mod tests;
