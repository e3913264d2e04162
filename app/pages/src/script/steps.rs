//! The script one step at a time, for whoever walks through it.

use super::gather::Script;
use super::ladder::{LADDER, ONE_AT_A_TIME, joined, rungs};
use super::spoken::{ask_words, opening_words};
use kith_content::script::{fill, script_part};
use kith_domain::letter::reading_seconds;
use kith_domain::objection::is_ready;
use kith_domain::proxy::Turn;

/// One step of the meeting.
pub(crate) struct Step {
    /// What it is: "Opening", or who reads.
    pub(crate) title: String,
    /// Who does what; not read aloud.
    pub(crate) cue: String,
    /// What is read aloud, each paragraph with what goes before it where something does.
    pub(crate) words: Vec<(Option<String>, String)>,
    /// Whether it is a letter, and so has a time.
    pub(crate) is_letter: bool,
}

impl Script {
    /// Every step, first to last, with the words that this reader may read.
    pub(crate) fn steps(&self) -> Vec<Step> {
        let (cue, words) = opening_words(self);
        let opening = Step::said(&script_part("opening").title, cue, words);
        let (cue, words) = ask_words(self);
        let ask = Step::said(&script_part("ask").title, cue, words);
        let silence = script_part("silence");
        let silence =
            Step { title: silence.title.clone(), cue: silence.text.clone(), words: Vec::new(), is_letter: false };
        let letters = (1..).zip(self.turns()).map(|(number, turn)| self.letter_step(number, turn));
        let mut steps: Vec<Step> = std::iter::once(opening).chain(letters).collect();
        steps.extend([ask, silence]);
        steps.extend(self.answers_step());
        steps.extend(self.ladder_step());
        steps.push(self.closing_step());
        let debrief = script_part("debrief");
        steps.push(Step {
            title: debrief.title.clone(),
            cue: debrief.text.clone(),
            words: Vec::new(),
            is_letter: false,
        });
        steps
    }

    pub(super) fn letter_step(&self, number: usize, turn: Turn) -> Step {
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
        Step { title, cue, words: words.unwrap_or_default(), is_letter: true }
    }

    fn answers_step(&self) -> Option<Step> {
        let ready = self.words.objections.iter().filter(|one| is_ready(&one.words, one.voice));
        let words: Vec<_> = ready
            .map(|one| {
                let voice = one.voice.map(|voice| self.name(voice)).unwrap_or_default();
                (Some(format!("“{}” {voice} answers:", one.words.said)), trimmed(one.words.answer.as_str()).1)
            })
            .collect();
        (!words.is_empty()).then(|| Step {
            title: "If the answer isn’t yes at once".to_owned(),
            cue: "One voice for each. Nobody adds to it. After each answer, ask once more. Then be silent.".to_owned(),
            words,
            is_letter: false,
        })
    }

    fn ladder_step(&self) -> Option<Step> {
        let words: Vec<_> = rungs(self).map(|rung| (Some(rung.who_and_when), joined(&rung.title, &rung.how))).collect();
        (!words.is_empty()).then(|| Step {
            title: LADDER.to_owned(),
            cue: ONE_AT_A_TIME.to_owned(),
            words,
            is_letter: false,
        })
    }

    fn closing_step(&self) -> Step {
        let words = ["closing-yes", "closing-not-yes"].map(|slug| {
            let part = script_part(slug);
            (Some(format!("{}:", part.title)), fill(&part.text, &[("person", self.person())]))
        });
        Step {
            title: "Closing".to_owned(),
            cue: "Whoever opened closes.".to_owned(),
            words: words.into(),
            is_letter: false,
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

    fn said(title: &str, cue: String, words: String) -> Self {
        Self { title: title.to_owned(), cue, words: vec![(None, words)], is_letter: false }
    }
}

fn trimmed(text: &str) -> (Option<String>, String) {
    (None, text.trim().to_owned())
}
