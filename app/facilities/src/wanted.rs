//! Finding places: what can be asked for, in words of ours, and which codes answer it.

use crate::codes;
use kith_domain::facility::{Facility, Point};
use std::sync::LazyLock;

/// What can be asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its name in a form.
    pub slug: String,
    /// What it is called.
    pub label: String,
    /// A place that has one of these offers it.
    codes: Vec<&'static str>,
}

/// The questions a place can be looked for with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Where the person would sleep, and how much care there is.
    Level,
    /// Which medicines they give.
    Medication,
    /// Who pays.
    Payment,
    /// Which languages are spoken.
    Language,
    /// For whom they have a programme of their own.
    Programme,
}

impl Group {
    /// All, in the order they are asked.
    pub const ALL: [Self; 5] = [Self::Level, Self::Medication, Self::Payment, Self::Language, Self::Programme];

    /// What can be chosen.
    pub fn choices(self) -> &'static [Choice] {
        match self {
            Self::Level => &LEVELS,
            Self::Medication => &MEDICATIONS,
            Self::Payment => &PAYMENTS,
            Self::Language => &LANGUAGES,
            Self::Programme => &PROGRAMMES,
        }
    }
}

fn choices(of: &[(&str, &str, &[&'static str])]) -> Vec<Choice> {
    of.iter()
        .map(|(slug, label, codes)| Choice {
            slug: (*slug).to_owned(),
            label: (*label).to_owned(),
            codes: codes.to_vec(),
        })
        .collect()
}

/// Lists name settings, not levels; a level is for a clinician to choose. A stay for withdrawal alone is no stay.
static LEVELS: LazyLock<Vec<Choice>> = LazyLock::new(|| {
    choices(&[
        ("hospital", "A stay in a hospital", &["HI", "HIT"]),
        ("residential", "Living at the programme (residential)", &["RES", "RS", "RL"]),
        ("day", "Day treatment, sleeping at home (partial hospitalization)", &["ODT", "PHDT"]),
        ("intensive", "Several visits a week (intensive outpatient)", &["OIT"]),
        ("outpatient", "Visits (outpatient)", &["OP", "ORT", "OMB"]),
        ("withdrawal", "Care for withdrawal (detox)", &["DT", "HID", "RD", "OD"]),
        ("home", "A shared home in recovery", &["HH"]),
    ])
});

/// What is given to stay on. That a medicine is used for withdrawal alone is no answer.
static MEDICATIONS: LazyLock<Vec<Choice>> = LazyLock::new(|| {
    choices(&[
        ("methadone", "Methadone", &["MU", "METH", "MM"]),
        ("buprenorphine", "Buprenorphine", &["BU", "BWN", "BWON", "BERI", "BSDM", "BUM", "UB"]),
        ("naltrexone", "Naltrexone", &["NU", "NXN", "VTRL", "RPN", "UN"]),
        ("acamprosate", "Acamprosate", &["ACM"]),
        ("disulfiram", "Disulfiram", &["DSF"]),
        ("elsewhere", "They take people who get their medicine elsewhere", &["MOA", "ACMA"]),
    ])
});

static PAYMENTS: LazyLock<Vec<Choice>> = LazyLock::new(|| {
    choices(&[
        ("medicaid", "Medicaid", &["MD"]),
        ("medicare", "Medicare", &["MC"]),
        ("private", "Private health insurance", &["PI"]),
        ("state", "A state’s health insurance other than Medicaid", &["SI"]),
        ("military", "Military insurance, such as TRICARE", &["MI"]),
        ("veterans", "Veterans’ (VA) funds", &["VAF"]),
        ("own", "Cash, or one’s own money", &["SF"]),
        ("sliding", "Fees by income (sliding scale)", &["SS"]),
        ("help", "Help with paying", &["PA"]),
        ("free", "They take no payment", &["NP"]),
    ])
});

static LANGUAGES: LazyLock<Vec<Choice>> = LazyLock::new(|| {
    let mut languages = choices(&[
        ("spanish", "Spanish", &["SP"]),
        ("sign", "Sign language", &["AH"]),
        ("native", "American Indian or Alaska Native languages", &["NX", "N13", "N18", "N23", "N24", "N40"]),
    ]);
    languages.extend(of_category("OL", ""));
    languages.extend(choices(&[("other", "Other languages; ask which", &["FX"])]));
    languages
});

static PROGRAMMES: LazyLock<Vec<Choice>> = LazyLock::new(|| of_category("SG", "g-"));

/// The services of one kind, under the names the list gives them.
fn of_category(category: &str, prefix: &str) -> Vec<Choice> {
    let of_it = codes::services().iter().filter(|service| service.category_code == category);
    let mut choices: Vec<_> = of_it
        .map(|service| Choice {
            slug: format!("{prefix}{}", service.code.to_ascii_lowercase()),
            label: service.name.to_owned(),
            codes: vec![service.code],
        })
        .collect();
    choices.sort_by(|a, b| a.label.cmp(&b.label));
    choices
}

/// What is looked for. A place fits when it has one of what was chosen for each question; without any choice all fit.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Part of its name or town; blank for any.
    words: String,
    chosen: Vec<Vec<&'static str>>,
    /// From where it is how far.
    from: Option<(Point, f64)>,
}

impl Wanted {
    /// Looks for a part of a name or a town.
    #[must_use]
    pub fn called(mut self, words: &str) -> Self {
        self.words = words.trim().to_lowercase();
        self
    }

    /// Looks for places with one of these; slugs that aren't there are passed over.
    #[must_use]
    pub fn with(mut self, group: Group, slugs: &[String]) -> Self {
        let chosen: Vec<_> = group
            .choices()
            .iter()
            .filter(|choice| slugs.contains(&choice.slug))
            .flat_map(|choice| choice.codes.iter().copied())
            .collect();
        if !chosen.is_empty() {
            self.chosen.push(chosen);
        }
        self
    }

    /// Looks for places at most `miles` from `from`. Those that don't say where they are don't fit.
    #[must_use]
    pub fn within(mut self, from: Point, miles: f64) -> Self {
        self.from = Some((from, miles));
        self
    }

    /// Whether a place fits; and how far it is, where that was asked.
    pub fn fits(&self, place: &Facility) -> Option<Option<f64>> {
        let miles = match self.from {
            None => None,
            Some((from, most)) => Some(place.point.map(|point| from.miles_to(point)).filter(|miles| *miles <= most)?),
        };
        let has_one = |codes: &Vec<&'static str>| place.codes.iter().any(|code| codes.contains(&code));
        if !self.chosen.iter().all(has_one) {
            return None;
        }
        let is_called = |line: &str| line.to_lowercase().contains(&self.words);
        let called = self.words.is_empty() || is_called(place.name.as_str()) || is_called(place.city.as_str());
        called.then_some(miles)
    }
}

/// Which of the choices of a group a place offers.
pub fn offered(group: Group, place: &Facility) -> impl Iterator<Item = &'static Choice> {
    let of = |choice: &&Choice| place.codes.iter().any(|code| choice.codes.contains(&code));
    group.choices().iter().filter(of)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kith_domain::Line;
    use std::collections::HashSet;

    fn place(name: &str, codes: &[&str], point: Option<Point>) -> Facility {
        let mut place = Facility { name: Line::parse(name).unwrap(), point, ..Facility::default() };
        codes.iter().for_each(|code| place.codes.add(code));
        place
    }

    fn slugs(slugs: &[&str]) -> Vec<String> {
        slugs.iter().map(|slug| (*slug).to_owned()).collect()
    }

    #[test]
    fn every_code_that_is_asked_for_is_in_the_table_and_every_slug_is_one_thing() {
        for group in Group::ALL {
            let mut seen = HashSet::new();
            assert!(!group.choices().is_empty(), "{group:?}");
            for choice in group.choices() {
                assert!(seen.insert(&choice.slug), "{}", choice.slug);
                for code in &choice.codes {
                    assert!(codes::service(code).is_some(), "{code}");
                }
            }
        }
    }

    #[test]
    fn one_of_each_question_is_enough() {
        let wanted = Wanted::default()
            .with(Group::Medication, &slugs(&["methadone", "buprenorphine"]))
            .with(Group::Payment, &slugs(&["medicaid"]));
        assert!(wanted.fits(&place("Harbour House", &["BU", "MD"], None)).is_some());
        assert!(wanted.fits(&place("Mill Lane", &["BU", "PI"], None)).is_none());
        assert!(wanted.fits(&place("Mill Lane", &["MD"], None)).is_none());
    }

    #[test]
    fn a_medicine_for_withdrawal_alone_is_no_medicine_to_stay_on() {
        let wanted = Wanted::default().with(Group::Medication, &slugs(&["methadone", "buprenorphine"]));
        assert!(wanted.fits(&place("Detox only", &["DM", "DB", "MDET"], None)).is_none());
    }

    #[test]
    fn nothing_chosen_or_nothing_known_asks_for_nothing() {
        let place = place("Harbour House", &[], None);
        assert!(Wanted::default().fits(&place).is_some());
        assert!(Wanted::default().with(Group::Level, &slugs(&["palace", "<script>"])).fits(&place).is_some());
    }

    #[test]
    fn only_what_says_where_it_is_can_be_near() {
        let here = Point::parse("38.03", "-78.48").unwrap();
        let wanted = Wanted::default().within(here, 10.0);
        let miles = wanted.fits(&place("Near", &[], Point::parse("38.05", "-78.48"))).flatten().unwrap();
        assert!((1.0..2.0).contains(&miles), "{miles}");
        assert!(wanted.fits(&place("Far", &[], Point::parse("40", "-78.48"))).is_none());
        assert!(wanted.fits(&place("Somewhere", &[], None)).is_none());
    }

    #[test]
    fn a_name_or_a_town_is_found_in_part() {
        let mut place = place("Harbour House", &[], None);
        place.city = Line::parse("Staunton").unwrap();
        for words in ["harb", " HOUSE ", "staun"] {
            assert!(Wanted::default().called(words).fits(&place).is_some(), "{words}");
        }
        assert!(Wanted::default().called("mill").fits(&place).is_none());
    }
}
