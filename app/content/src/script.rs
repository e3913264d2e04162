//! The fixed words of the script, with places for the circle's own.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::load::{find, load};
use crate::passage::Passage;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    part: Vec<Passage>,
}

static FILE: LazyLock<File> = LazyLock::new(|| load("script.toml", include_str!("../data/script.toml")));

/// All parts, in the order of the script; of the four openings and of the four asks, a script uses one. Their places are
/// `{person}`, `{chair}`, `{time}`, `{programme}`, `{when}` and `{driver}`.
pub fn script_parts() -> &'static [Passage] {
    &FILE.part
}

/// One part.
///
/// # Panics
/// When no record has this slug; see the crate's documentation.
pub fn script_part(slug: &str) -> &'static Passage {
    find("script.toml", &FILE.part, slug, |record| &record.slug)
}

/// The opening: a father doesn't tell his son who he is, and nobody says "each of us" where some haven't written.
pub fn opening(introduces: bool, all_read: bool) -> &'static Passage {
    script_part(match (introduces, all_read) {
        (false, true) => "opening",
        (false, false) => "opening-some",
        (true, true) => "opening-facilitator",
        (true, false) => "opening-facilitator-some",
    })
}

/// The ask that needs no more than what is known: nobody should have to read out a gap.
pub fn ask(time_known: bool, driver_known: bool) -> &'static Passage {
    script_part(match (time_known, driver_known) {
        (true, true) => "ask",
        (true, false) => "ask-no-driver",
        (false, true) => "ask-no-time",
        (false, false) => "ask-place-only",
    })
}

/// Puts words into the places of a text. It reads the text once, so braces in somebody's own words stay as they are;
/// a place that no word is given for stays visible.
pub fn fill(text: &str, words: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let place = after
            .split_once('}')
            .and_then(|(name, tail)| words.iter().find(|(known, _)| *known == name).map(|(_, word)| (*word, tail)));
        rest = match place {
            Some((word, tail)) => {
                filled.push_str(word);
                tail
            }
            None => {
                filled.push('{');
                after
            }
        };
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ask_has_no_gap_to_read_out() {
        let all = [
            ("person", "Ben"),
            ("programme", "Harbor House"),
            ("when", "2 pm"),
            ("driver", "Sam"),
            ("chair", "Ana"),
            ("time", "about ten minutes"),
        ];
        for part in script_parts() {
            assert!(!fill(&part.text, &all).contains('{'), "{}", part.slug);
        }
        assert!(!ask(false, true).text.contains("{when}"));
        assert!(!ask(true, false).text.contains("{driver}"));
        assert!(!ask(false, false).text.contains("{driver}"));
        assert!(ask(true, true).text.contains("{when}"));
        for all_read in [true, false] {
            assert!(!opening(false, all_read).text.contains("{chair}"));
            assert!(opening(true, all_read).text.contains("I'm {chair}"));
            assert_eq!(opening(false, all_read).text.contains("Each of us"), all_read);
        }
    }

    #[test]
    fn filling_leaves_what_people_wrote_alone() {
        let words = [("person", "{driver}"), ("driver", "Sam")];
        assert_eq!(fill("{person}, {driver} and {nobody} {", &words), "{driver}, Sam and {nobody} {");
        assert_eq!(fill("{ {person}", &words), "{ {driver}");
    }
}
