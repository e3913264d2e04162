//! Several people at one part at the same time, in a time of its own: typists, lines that take a while, and a server that
//! decides with the domain's own rules. Nothing is measured but what becomes of their words.

use crate::typist::{Area, Draft, Typist, words};
use kith_domain::letter::{PartText, Placement, place};
use kith_domain::merge::diff::{hunks, units};
use kith_domain::merge::{Merge, merge};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

/// How finely time passes, in milliseconds.
const TICK: u64 = 10;
/// Paragraphs that are there when they begin, and words in each.
const PARAGRAPHS: usize = 3;
const WORDS: usize = 40;

/// How soon others' words are known, and how often one's own are sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// After a pause of 600 ms, at the latest after 4 s; others' words come with the answer to one's own.
    Saving,
    /// 30 ms after a key, one save at a time; others' words come as soon as they are saved.
    Live,
}

/// What became of the saves of one session.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tally {
    /// How many changed something.
    pub saves: u64,
    /// Of these, put together with somebody else's.
    pub merged: u64,
    /// Of these, kept beside the part.
    pub beside: u64,
    /// How often somebody had to decide between two texts: saves beside the part that follow each other are one.
    pub alternatives: u64,
}

/// One person with the part open.
struct Desk {
    typist: Typist,
    draft: Draft,
    /// The revision that the page stands on, and its words.
    base: (usize, String),
    /// What is on its way: its words, and when it arrives or its answer does.
    sent: Option<(String, u64)>,
    /// An answer that is on its way back.
    answer: Option<Answer>,
    waits_since: Option<u64>,
    last_key: u64,
    /// News of a newer revision, and when it comes.
    news: Option<u64>,
    is_beside: bool,
}

struct Answer {
    at: u64,
    sent: String,
    /// The revision that has the words now; none when they are beside.
    rev: Option<usize>,
}

/// A session of so many people for so many minutes.
pub fn session(areas: &[Area], pace: Pace, minutes: u64, seed: u64) -> Tally {
    let mut luck = StdRng::seed_from_u64(seed);
    let first: Vec<String> = (0..PARAGRAPHS).map(|_| format!("{}.", words(&mut luck, WORDS))).collect();
    let mut revs = vec![first.join("\n\n")];
    let mut desks: Vec<Desk> = (1..).zip(areas).map(|(n, area)| Desk::new(*area, &revs[0], seed * 100 + n)).collect();
    let mut tally = Tally::default();
    for now in (0..minutes * 60_000).step_by(TICK as usize) {
        for at in 0..desks.len() {
            let heads = revs.len();
            desks[at].goes_on(now, pace, &mut revs, &mut tally, &mut luck);
            if pace == Pace::Live && revs.len() > heads {
                for (other, desk) in desks.iter_mut().enumerate() {
                    if other != at && desk.news.is_none() {
                        desk.news = Some(now + luck.random_range(30..120));
                    }
                }
            }
        }
    }
    tally
}

impl Desk {
    fn new(area: Area, page: &str, seed: u64) -> Self {
        Self {
            typist: Typist::new(area, seed),
            draft: Draft { page: page.to_owned(), caret: 0 },
            base: (0, page.to_owned()),
            sent: None,
            answer: None,
            waits_since: None,
            last_key: 0,
            news: None,
            is_beside: false,
        }
    }

    fn goes_on(&mut self, now: u64, pace: Pace, revs: &mut Vec<String>, tally: &mut Tally, luck: &mut StdRng) {
        if self.typist.types(&mut self.draft, now) {
            self.last_key = now;
            self.waits_since.get_or_insert(now);
        }
        if let Some((words, _)) = self.sent.take_if(|(_, at)| *at <= now) {
            let rev = self.arrives(&words, revs, tally);
            self.answer = Some(Answer { at: now + luck.random_range(30..120), sent: words, rev });
        }
        if let Some(answer) = self.answer.take_if(|answer| answer.at <= now) {
            self.hears(answer, revs);
        }
        let is_idle = self.sent.is_none() && self.answer.is_none();
        if is_idle && self.news.take_if(|at| *at <= now).is_some() {
            let rev = revs.len() - 1;
            let base = self.base.1.clone();
            self.takes(rev, &base, &revs[rev]);
        }
        if is_idle && self.waits_since.is_some_and(|since| self.is_due(now, since, pace)) {
            self.waits_since = None;
            if self.draft.page != self.base.1 {
                self.sent = Some((self.draft.page.clone(), now + luck.random_range(30..120)));
            }
        }
    }

    fn is_due(&self, now: u64, since: u64, pace: Pace) -> bool {
        match pace {
            Pace::Saving => now - self.last_key >= 600 || now - since >= 4000,
            Pace::Live => now - since >= 30,
        }
    }

    /// The server's part: the revision that has the words afterwards, or none when they went beside it.
    fn arrives(&mut self, words: &str, revs: &mut Vec<String>, tally: &mut Tally) -> Option<usize> {
        let (Ok(base), Ok(words)) = (PartText::parse(&self.base.1), PartText::parse(words)) else { return None };
        let present = PartText::parse(&revs[revs.len() - 1]).ok()?;
        match place(Some(&base), &present, &words) {
            Placement::Already | Placement::Unchanged => {}
            Placement::Append(text) => {
                tally.saves += 1;
                tally.merged += u64::from(text != words);
                revs.push(text.as_str().to_owned());
            }
            Placement::Beside => {
                tally.saves += 1;
                tally.beside += 1;
                tally.alternatives += u64::from(!self.is_beside);
                self.is_beside = true;
                return None;
            }
        }
        Some(revs.len() - 1)
    }

    fn hears(&mut self, answer: Answer, revs: &[String]) {
        match answer.rev {
            // The next save comes after this one, so what was sent is what it stands on.
            Some(rev) => {
                self.base = (rev, answer.sent.clone());
                self.takes(rev, &answer.sent, &revs[rev]);
            }
            // They look at both, decide, and go on from what is in the part.
            None => {
                let rev = revs.len() - 1;
                self.base = (rev, revs[rev].clone());
                self.shows(revs[rev].clone());
                self.is_beside = false;
            }
        }
    }

    /// Puts revision `rev` together with what was typed since `base` was on the page, where that can be done.
    fn takes(&mut self, rev: usize, base: &str, text: &str) {
        if let Merge::Both(page) = merge(base, &self.draft.page, text) {
            self.base = (rev, text.to_owned());
            self.shows(page);
        }
    }

    /// Changes the page around a caret that stays where it is in the words.
    fn shows(&mut self, page: String) {
        let (old, new) = (units(&self.draft.page), units(&page));
        let bytes = |units: &[&str]| units.iter().map(|unit| unit.len()).sum::<usize>();
        let (before, mut caret) = (self.draft.caret, self.draft.caret);
        for hunk in hunks(&old, &new) {
            if bytes(&old[..hunk.old.end]) <= before {
                caret = caret + bytes(&new[hunk.new]) - bytes(&old[hunk.old]);
            } else if bytes(&old[..hunk.old.start]) < before {
                caret = bytes(&new[..hunk.new.end]);
            }
        }
        self.draft = Draft { caret: page.floor_char_boundary(caret.min(page.len())), page };
    }
}
