//! The script as data for whoever sets paper: what is said, word for word as the page of the script says it.

use super::after::{SHEETS, walk_out_words};
use super::ask::{ask_words, place};
use super::before::not_when;
use super::gather::Script;
use super::ladder::{ONE_AT_A_TIME, RungSaid, rungs};
use super::objections::AFTER;
use super::opening::{opening_words, order_lines, when_words};
use kith_content::script::{fill, script_part};
use kith_domain::MemberId;
use kith_domain::objection::is_ready;
use kith_domain::proxy::Turn;
use kith_sheets::{Ask, Closing, Edition, Fact, Ladder, Objection, OrderLine, Reader, SafetySection, Spoken, Titled};

impl Script {
    /// Everything that can be printed for this reader, but what depends on an answer or on what was printed before.
    pub(crate) fn on_paper(&self) -> Edition {
        let (cue, words) = opening_words(self);
        let opening = Spoken { title: script_part("opening").title.clone(), cue, words };
        let order = order_lines(self).into_iter().map(|(who, note)| OrderLine { who, note }).collect();
        Edition {
            number: u32::try_from(self.number()).unwrap_or_default(),
            draft: self.draft(),
            missing: if self.draft() { "Nobody has said go yet.".to_owned() } else { String::new() },
            when: when_words(self),
            address: self.words.meeting.address.to_string(),
            not_when: SafetySection { title: not_when().title.clone(), items: not_when().items.clone(), steps: false },
            readers: self.words.names.values().map(|name| reader(name)).collect(),
            opening,
            order,
            turns: self.turns_on_paper(),
            ask: self.ask_on_paper(),
            objections: self.objections_on_paper(),
            after_objections: AFTER.to_owned(),
            ladder: self.ladder_on_paper(),
            closing: self.closing_on_paper(),
            ..self.beside()
        }
    }

    /// Which of the readers somebody is.
    pub(crate) fn place_of(&self, member: MemberId) -> Option<usize> {
        self.words.names.keys().position(|id| *id == member)
    }

    /// Everybody who reads, in that order, and once; and whoever asks.
    pub(crate) fn readers(&self) -> Vec<(MemberId, String)> {
        let mut readers = Vec::new();
        let turns = self.turns().into_iter().map(|(Turn::Own(reader) | Turn::Proxy { reader, .. })| reader);
        for reader in turns.chain(self.asker()) {
            if !readers.iter().any(|(id, _)| *id == reader) {
                readers.push((reader, self.name(reader)));
            }
        }
        readers
    }

    fn turns_on_paper(&self) -> Vec<kith_sheets::Turn> {
        let one = |(number, turn): (usize, Turn)| {
            let (Turn::Own(reader) | Turn::Proxy { reader, .. }) = turn;
            let step = self.letter_step(number, turn);
            let parts = step.words.into_iter().map(|(_, text)| text).collect();
            Some(kith_sheets::Turn { reader: self.place_of(reader)?, title: step.title, cue: step.cue, parts })
        };
        (1..).zip(self.turns()).filter_map(one).collect()
    }

    fn ask_on_paper(&self) -> Ask {
        let (cue, words) = ask_words(self);
        let silence = script_part("silence");
        Ask {
            reader: self.asker().and_then(|asker| self.place_of(asker)),
            spoken: Spoken { title: script_part("ask").title.clone(), cue, words },
            silence: Titled { title: silence.title.clone(), text: silence.text.clone() },
            place: facts(place(self)),
        }
    }

    fn objections_on_paper(&self) -> Vec<Objection> {
        let ready = self.words.objections.iter().filter(|one| is_ready(&one.words, one.voice));
        let one = |one: &kith_domain::edition::EditionObjection| Objection {
            said: one.words.said.to_string(),
            cue: format!("{} answers. Nobody adds to it.", one.voice.map(|voice| self.name(voice)).unwrap_or_default()),
            answer: one.words.answer.to_string(),
            fallback: one.words.fallback.to_string(),
        };
        ready.map(one).collect()
    }

    fn ladder_on_paper(&self) -> Ladder {
        let rung = |one: RungSaid| kith_sheets::Rung { title: one.title, who_and_when: one.who_and_when, how: one.how };
        Ladder { cue: ONE_AT_A_TIME.to_owned(), rungs: rungs(self).map(rung).collect() }
    }

    fn closing_on_paper(&self) -> Closing {
        let part = |slug: &str| {
            let part = script_part(slug);
            Titled { title: part.title.clone(), text: fill(&part.text, &[("person", self.person())]) }
        };
        let walk_out = walk_out_words(self).map(|(title, text)| Titled { title, text });
        Closing {
            cue: if self.words.boundaries.is_empty() { String::new() } else { SHEETS.to_owned() },
            spoken: ["closing-yes", "closing-not-yes"].map(part).into(),
            afterwards: walk_out.into_iter().chain(["debrief", "collect-and-shred"].map(part)).collect(),
        }
    }
}

pub(super) fn facts(facts: Vec<(&'static str, String)>) -> Vec<Fact> {
    facts.into_iter().map(|(label, value)| Fact { label: label.to_owned(), value }).collect()
}

fn reader(name: &str) -> Reader {
    let initials = name.split_whitespace().filter_map(|word| word.chars().next()).take(3).collect();
    Reader { name: name.to_owned(), initials }
}
