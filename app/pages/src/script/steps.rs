//! The script one step at a time, for whoever walks through it.

use super::after::{SHEETS, walk_out_words};
use super::ask::{ask_words, place_line};
use super::gather::Script;
use super::ladder::{LADDER, ONE_AT_A_TIME, joined, rungs};
use super::objections::NOT_ENOUGH;
use super::opening::opening_words;
use crate::names::list;
use kith_content::script::{fill, script_part};
use kith_domain::letter::reading_seconds;
use kith_domain::meeting::MeetingRole;
use kith_domain::objection::is_ready;
use kith_domain::proxy::Turn;

/// One step of the meeting.
#[derive(Default)]
pub(crate) struct Step {
    /// What it is: "Opening", or who reads.
    pub(crate) title: String,
    /// Whose it is: "Luis", "Luis, for Grandma Elsa"; empty while nobody has the part.
    pub(crate) who: String,
    /// Who does what; not read aloud.
    pub(crate) cue: String,
    /// What is read aloud, each paragraph with what goes before it where something does.
    pub(crate) words: Vec<(Option<String>, String)>,
    /// Whether it is a letter, and so has a time.
    pub(crate) is_letter: bool,
    /// Whether its time can be planned. From the question on it is the person's.
    pub(crate) timed: bool,
}

/// Whose a step is that all take part in.
const EVERYBODY: &str = "Everybody";

impl Script {
    /// Every step, first to last, with the words that this reader may read.
    pub(crate) fn steps(&self) -> Vec<Step> {
        self.until_the_answer().into_iter().chain(self.after_the_answer()).collect()
    }

    /// From the opening to what is offered when it isn't a yes.
    pub(super) fn until_the_answer(&self) -> Vec<Step> {
        let (cue, words) = opening_words(self);
        let opening = Step::said(&script_part("opening").title, self.chair(), cue, words);
        let letters = (1..).zip(self.turns()).map(|(number, turn)| self.letter_step(number, turn));
        let mut steps: Vec<Step> = std::iter::once(Step { timed: true, ..opening }).chain(letters).collect();
        steps.extend([self.ask_step(), Step::quiet("silence")]);
        steps.extend(self.answers_step());
        steps.extend(self.ladder_step());
        steps
    }

    /// The last words, and sitting together.
    pub(super) fn after_the_answer(&self) -> [Step; 2] {
        [self.closing_step(), Step::quiet("debrief")]
    }

    fn chair(&self) -> String {
        self.with(MeetingRole::Chair).unwrap_or_default()
    }

    /// The question, and whom to phone after a yes.
    fn ask_step(&self) -> Step {
        let (cue, words) = ask_words(self);
        let cue = [Some(cue), place_line(self)].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let who = self.asker().map(|asker| self.name(asker)).unwrap_or_default();
        Step::said(&script_part("ask").title, who, cue, words)
    }

    pub(super) fn letter_step(&self, number: usize, turn: Turn) -> Step {
        let who = self.reads(turn);
        let (title, cue, words) = match turn {
            Turn::Own(reader) => {
                let name = self.name(reader);
                let words =
                    self.letter(reader).map(|letter| letter.parts.iter().map(|part| (None, part.clone())).collect());
                (name.clone(), format!("Number {number}. {name} reads."), words)
            }
            Turn::Proxy { letter, reader } => {
                let reader = self.name(reader);
                let words = self.proxy(letter);
                let from =
                    words.map_or_else(|| "somebody who can’t be here".to_owned(), |words| words.from.to_string());
                let cue = format!("Number {number}. {reader} reads the letter of {from}.");
                let words = words.map(|words| words.text.as_str()).filter(|text| !text.trim().is_empty());
                (from, cue, words.map(|text| vec![trimmed(text)]))
            }
        };
        let cue = match &words {
            None => format!("{cue} You don’t see the words here: they are read from paper."),
            Some(words) if words.is_empty() => format!("{cue} Nothing is written yet."),
            Some(_) => cue,
        };
        Step { title, who, cue, words: words.unwrap_or_default(), is_letter: true, timed: true }
    }

    fn answers_step(&self) -> Option<Step> {
        let ready = self.words.objections.iter().filter(|one| is_ready(&one.words, one.voice));
        let (mut words, mut voices) = (Vec::new(), Vec::new());
        for one in ready {
            let voice = one.voice.map(|voice| self.name(voice)).unwrap_or_default();
            words.push((Some(format!("“{}” {voice} answers:", one.words.said)), trimmed(one.words.answer.as_str()).1));
            let fallback = trimmed(one.words.fallback.as_str()).1;
            words.extend((!fallback.is_empty()).then(|| (Some(NOT_ENOUGH.to_owned()), fallback)));
            if !voices.contains(&voice) {
                voices.push(voice);
            }
        }
        (!words.is_empty()).then(|| Step {
            title: "If the answer isn’t yes at once".to_owned(),
            who: list(&voices),
            cue: "One voice for each. Nobody adds to it. After each answer, ask once more. Then be silent.".to_owned(),
            words,
            ..Step::default()
        })
    }

    fn ladder_step(&self) -> Option<Step> {
        let words: Vec<_> = rungs(self).map(|rung| (Some(rung.who_and_when), joined(&rung.title, &rung.how))).collect();
        (!words.is_empty()).then(|| Step {
            title: LADDER.to_owned(),
            who: self.asker().map(|asker| self.name(asker)).unwrap_or_default(),
            cue: ONE_AT_A_TIME.to_owned(),
            words,
            ..Step::default()
        })
    }

    fn closing_step(&self) -> Step {
        let words = ["closing-yes", "closing-not-yes"].map(|slug| {
            let part = script_part(slug);
            (Some(format!("{}:", part.title)), fill(&part.text, &[("person", self.person())]))
        });
        let sheets = (!self.words.boundaries.is_empty()).then(|| SHEETS.to_owned());
        let walk_out = walk_out_words(self).map(|(title, words)| format!("{title}: {words}"));
        let cue = [Some("Whoever opened closes.".to_owned()), sheets, walk_out];
        Step {
            title: "Closing".to_owned(),
            who: self.chair(),
            cue: cue.into_iter().flatten().collect::<Vec<_>>().join(" "),
            words: words.into(),
            ..Step::default()
        }
    }
}

/// How long a step without words takes, in seconds: the silence, and sitting together afterwards.
const QUIET: usize = 120;
/// A letter whose words aren't here, in seconds: between the two and four minutes of a good one.
const UNSEEN: usize = 180;
/// A breath between two steps, in seconds: our own figure.
const BREATH: usize = 30;

impl Step {
    /// About how long it takes, in seconds.
    pub(crate) fn seconds(&self) -> usize {
        match self.words.iter().map(|(_, text)| reading_seconds(text)).sum() {
            // A letter that its reader here doesn't see takes as long as a good one: every sheet has the same times then, or nearly.
            0 if self.is_letter => UNSEEN + BREATH,
            0 => QUIET,
            seconds => seconds + BREATH,
        }
    }

    fn said(title: &str, who: String, cue: String, words: String) -> Self {
        Self { title: title.to_owned(), who, cue, words: vec![(None, words)], ..Self::default() }
    }

    /// One in which nobody reads anything.
    fn quiet(slug: &str) -> Self {
        let part = script_part(slug);
        Self { title: part.title.clone(), who: EVERYBODY.to_owned(), cue: part.text.clone(), ..Self::default() }
    }
}

fn trimmed(text: &str) -> (Option<String>, String) {
    (None, text.trim().to_owned())
}
