//! The opening, and who reads when.

use super::GAP;
use super::gather::{Readable, Script};
use crate::ui::Sheet;
use crate::zone;
use kith_content::script::{fill, opening as opening_part, script_part};
use kith_domain::Day;
use kith_domain::letter::{reading_seconds, spoken_duration};
use kith_domain::meeting::{MeetingRole, Missing};
use kith_domain::proxy::Turn;
use leptos::prelude::*;

/// The opening, and who reads when.
pub(super) fn opening(script: &Script) -> impl IntoView + use<> {
    let part = script_part("opening");
    let (cue, words) = opening_words(script);
    let missing: Vec<&str> = script
        .missing
        .iter()
        .map(|missing| match missing {
            Missing::Order => "who reads when",
            Missing::BookedPlace => "the booked place",
        })
        .collect();
    let missing =
        (!missing.is_empty()).then(|| view! { <p class="script__cue">"Still missing: "{missing.join(", ")}"."</p> });
    let when = when(script);
    let order = order(script);
    view! {
        <Sheet title=part.title.clone() draft=script.draft()>
            {missing}
            {when}
            <p class="script__cue">{cue}</p>
            <p class="script__words" dir="auto">{words}</p>
            <h3>"The order"</h3>
            {order}
        </Sheet>
    }
}

/// Who begins, and with which words.
pub(super) fn opening_words(script: &Script) -> (String, String) {
    let chair = script.with(MeetingRole::Chair);
    // Only whoever isn't of the family says who they are.
    let introduced = script.words.roles.get(&MeetingRole::Chair).filter(|id| script.facilitators.contains(id));
    let part = opening_part(introduced.is_some(), script.everybody_has_written());
    let words =
        [("person", script.person()), ("chair", chair.as_deref().unwrap_or(GAP)), ("time", aloud(script.reading()))];
    let cue = match &chair {
        Some(chair) => format!("{chair} begins when everybody sits."),
        None => "Nobody is the chair yet. Whoever leads begins when everybody sits.".to_owned(),
    };
    (cue, fill(&part.text, &words))
}

/// How long it takes, as somebody says it: nobody says "fourteen minutes" to a frightened person.
fn aloud(seconds: usize) -> &'static str {
    match (seconds + 150) / 300 {
        0 | 1 => "about five minutes",
        2 => "about ten minutes",
        3 => "about a quarter of an hour",
        4 => "about twenty minutes",
        5 => "about twenty-five minutes",
        6 => "about half an hour",
        7..=9 => "30 to 45 minutes",
        10..=13 => "about an hour",
        _ => "more than an hour",
    }
}

fn when(script: &Script) -> Option<impl IntoView + use<>> {
    let words = when_words(script);
    (!words.is_empty()).then(|| view! { <p class="script__cue" dir="auto">{words}</p> })
}

/// Day, hour and place, as far as they are set.
pub(super) fn when_words(script: &Script) -> String {
    let words = &script.words.meeting;
    let place = (!words.place.is_blank()).then(|| words.place.to_string());
    let parts = [words.day.map(Day::spoken), words.time.map(|time| zone::spoken(time, &words.zone)), place];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn order(script: &Script) -> impl IntoView + use<> {
    let rows = order_lines(script).into_iter().map(|(who, note)| {
        view! {
            <li class="order__item">
                <span class="order__name" dir="auto">{who}</span>
                <span>{note}</span>
            </li>
        }
    });
    view! { <ol class="order" role="list">{rows.collect_view()}</ol> }
}

/// Who reads, and how long that takes or that they bring it on paper; first to last.
pub(super) fn order_lines(script: &Script) -> Vec<(String, String)> {
    let line = |turn| {
        let seconds = match turn {
            Turn::Own(id) => script.letter(id).map(Readable::seconds),
            Turn::Proxy { letter, .. } => script.proxy(letter).map(|words| reading_seconds(words.text.as_str())),
        };
        (script.reads(turn), seconds.map_or_else(|| "brings the letter on paper".to_owned(), spoken_duration))
    };
    script.turns().into_iter().map(line).collect()
}

impl Script {
    /// "Ben", or "Ben, for Grandma Elsa".
    pub(super) fn reads(&self, turn: Turn) -> String {
        match turn {
            Turn::Own(id) => self.name(id),
            Turn::Proxy { letter, reader } => {
                let from = self.proxy(letter).map(|words| words.from.to_string());
                let from = from.unwrap_or_else(|| "somebody who can’t be here".to_owned());
                format!("{}, for {from}", self.name(reader))
            }
        }
    }

    /// How long all letters take together, in seconds.
    fn reading(&self) -> usize {
        (1..).zip(self.turns()).map(|(number, turn)| self.letter_step(number, turn).seconds()).sum()
    }

    /// Whether everybody at the table reads a letter of their own; whoever is there for their work has none.
    fn everybody_has_written(&self) -> bool {
        let turns = self.turns();
        let mut family = self.at_the_table().filter(|id| !self.facilitators.contains(id)).peekable();
        family.peek().is_some() && family.all(|id| turns.contains(&Turn::Own(id)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_said_as_people_say_it() {
        let said = [0, 400, 540, 900, 1_000, 1_100, 1_500, 1_800, 2_400, 3_600, 9_000].map(aloud);
        assert_eq!(
            said[..4],
            ["about five minutes", "about five minutes", "about ten minutes", "about a quarter of an hour"]
        );
        assert_eq!(said[4..7], ["about a quarter of an hour", "about twenty minutes", "about twenty-five minutes"]);
        assert_eq!(said[7..], ["about half an hour", "30 to 45 minutes", "about an hour", "more than an hour"]);
    }
}
