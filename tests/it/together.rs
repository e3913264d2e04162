//! One part of a letter, open in several places, over a connection that loses, repeats and delays, to a server that
//! restarts. Each place is the very `Saver` that runs in the browser. Whatever happens, no word is lost.

use crate::letters::memory;
use crate::world::{Form, Person, World, on_both};
use kith_domain::OpId;
use kith_domain::letter::Saved;
use kith_islands::saver::{Attempt, Saver, Trouble};
use kith_islands::unsent::Unsent;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use std::collections::BTreeSet;
use uuid::Builder;

/// Stories told by each test; `KITH_STORIES` tells more.
const STORIES: u64 = 2;
/// What happens in each.
const STEPS: usize = 60;

/// A tab with the part open in it.
struct Tab {
    saver: Saver,
    page: String,
    /// Sent, and not yet arrived.
    on_the_way: Vec<Attempt>,
    /// Answered, and not yet heard.
    answers: Vec<(OpId, Saved)>,
}

impl Tab {
    fn open(form: &Form) -> Self {
        let page = memory(form).to_owned();
        let rev = form.value("rev-memory").unwrap().parse().unwrap();
        Self { saver: Saver::new(rev, page.clone(), false), page, on_the_way: Vec::new(), answers: Vec::new() }
    }

    fn send(&mut self, luck: &mut StdRng, leaving: bool) {
        let op = OpId(Builder::from_random_bytes(luck.random()).into_uuid());
        self.on_the_way.extend(self.saver.next(op, leaving));
    }

    fn hear(&mut self, op: OpId, saved: &Saved) {
        if let Some(page) = self.saver.answered(op, saved) {
            self.page = page.to_owned();
        }
    }
}

/// A letter that Ben has open in two tabs, and every word that should be in it.
struct Story<'a> {
    world: &'a World,
    ben: &'a Person,
    door: String,
    letter: String,
    luck: StdRng,
    tabs: Vec<Tab>,
    kept: BTreeSet<String>,
    seed: u64,
    words: usize,
}

impl<'a> Story<'a> {
    async fn begin(world: &'a World, seed: u64) -> Self {
        let first: Vec<String> = (0..40).map(|n| format!("first{n}of{seed}")).collect();
        let ben = &world.ben;
        let letter = ben.writes(&world.riveras, "memory", &first.join(" ")).await;
        let mut tabs = Vec::new();
        for _ in 0..2 {
            tabs.push(Tab::open(&ben.opens(&letter).await.form(&letter)));
        }
        let (door, luck) = (format!("{letter}/parts/memory"), StdRng::seed_from_u64(seed));
        Self { world, ben, door, letter, luck, tabs, kept: first.into_iter().collect(), seed, words: 0 }
    }

    /// One thing that can happen, by chance.
    async fn goes_on(&mut self) {
        let tab = self.luck.random_range(0..self.tabs.len());
        match self.luck.random_range(0..100) {
            0..30 => self.types(tab),
            30..50 => {
                let leaving = self.luck.random_bool(0.2);
                self.tabs[tab].send(&mut self.luck, leaving);
            }
            50..70 => self.arrives(tab).await,
            70..84 => self.is_heard(tab),
            84..92 => self.is_lost(tab),
            92..97 => self.reloads(tab).await,
            _ => self.world.restarts_with(|_| {}).await,
        }
    }

    /// Writes a word that nobody else writes, somewhere, perhaps instead of another one.
    fn types(&mut self, tab: usize) {
        self.words += 1;
        let new = format!("word{}of{}", self.words, self.seed);
        let tab = &mut self.tabs[tab];
        let mut words: Vec<&str> = tab.page.split(' ').collect();
        let at = self.luck.random_range(0..=words.len());
        if at < words.len() && self.luck.random_bool(0.3) {
            self.kept.remove(words[at]);
            words[at] = &new;
        } else {
            words.insert(at, &new);
        }
        tab.page = words.join(" ");
        self.kept.insert(new);
        tab.saver.typed(tab.page.clone());
    }

    /// Something that was sent arrives, not always in the order it was sent in, and sometimes twice.
    async fn arrives(&mut self, tab: usize) {
        let Some(at) = self.any(self.tabs[tab].on_the_way.len()) else { return };
        let attempt = self.tabs[tab].on_the_way[at].clone();
        let saved = self.save(&attempt).await;
        if self.luck.random_bool(0.9) {
            self.tabs[tab].on_the_way.remove(at);
            self.tabs[tab].answers.push((attempt.op, saved));
        }
    }

    async fn save(&self, attempt: &Attempt) -> Saved {
        let (op, rev) = (attempt.op.to_string(), attempt.base.to_string());
        let after = attempt.after.map(|op| op.to_string()).unwrap_or_default();
        let fields = [("op", op.as_str()), ("rev", &rev), ("after", &after), ("text", &attempt.words)];
        let request = self.ben.request(reqwest::Method::POST, &self.door).header("sec-fetch-site", "same-origin");
        let request = request.header("accept", "application/json").form(&fields);
        let answer = self.ben.answer(&self.door, request).await.is(200);
        serde_json::from_str(&answer.body).unwrap()
    }

    fn is_heard(&mut self, tab: usize) {
        let Some(at) = self.any(self.tabs[tab].answers.len()) else { return };
        let (op, saved) = self.tabs[tab].answers.remove(at);
        self.tabs[tab].hear(op, &saved);
    }

    /// An answer never comes, or what was sent never arrives; the tab finds out, and what was sent may arrive yet.
    fn is_lost(&mut self, tab: usize) {
        let heard = self.luck.random_bool(0.5);
        if let Some(at) = self.any(self.tabs[tab].answers.len()) {
            let (op, _) = self.tabs[tab].answers.remove(at);
            self.tabs[tab].saver.failed(op, Trouble::NoConnection);
        } else if let Some(at) = self.any(self.tabs[tab].on_the_way.len()) {
            let op = self.tabs[tab].on_the_way[at].op;
            self.tabs[tab].saver.failed(op, Trouble::NoConnection);
            if heard {
                self.tabs[tab].on_the_way.remove(at);
            }
        }
    }

    /// The page is opened anew, with what it kept; what it had sent may arrive yet, but it hears no answer any more.
    async fn reloads(&mut self, tab: usize) {
        let kept = self.tabs[tab].saver.to_keep().map(|unsent| unsent.write());
        let form = self.ben.opens(&self.letter).await.form(&self.letter);
        let mut opened = Tab::open(&form);
        if let Some(unsent) = kept.as_deref().and_then(Unsent::read) {
            opened.saver = Saver::resume(unsent, opened.saver.rev(), opened.page);
            opened.page = opened.saver.page().to_owned();
        }
        opened.on_the_way = std::mem::take(&mut self.tabs[tab].on_the_way);
        self.tabs[tab] = opened;
    }

    fn any(&mut self, many: usize) -> Option<usize> {
        (0..many).collect::<Vec<_>>().choose(&mut self.luck).copied()
    }

    /// The connection is good again, and everybody's words arrive.
    async fn settles(&mut self) {
        for tab in 0..self.tabs.len() {
            while let Some(attempt) = self.tabs[tab].on_the_way.pop() {
                self.save(&attempt).await;
                self.tabs[tab].saver.failed(attempt.op, Trouble::NoConnection);
            }
            for (op, _) in std::mem::take(&mut self.tabs[tab].answers) {
                self.tabs[tab].saver.failed(op, Trouble::NoConnection);
            }
            for _ in 0..10 {
                self.tabs[tab].send(&mut self.luck, true);
                let Some(attempt) = self.tabs[tab].on_the_way.pop() else { break };
                let saved = self.save(&attempt).await;
                self.tabs[tab].hear(attempt.op, &saved);
            }
            assert!(!self.tabs[tab].saver.at_risk(), "everything was sent");
        }
    }

    /// Every word is in the letter or beside it, once, and whoever opens it anew reads the same.
    async fn holds_every_word(&self) {
        let page = self.ben.opens(&self.letter).await;
        let form = page.form(&self.letter);
        let present: Vec<&str> = memory(&form).split_whitespace().collect();
        let text = page.read().text;
        let beside: BTreeSet<&str> = text.split_whitespace().collect();
        for word in &self.kept {
            let times = present.iter().filter(|there| *there == word).count();
            assert!(times <= 1, "story {}: {word} is there {times} times: {present:?}", self.seed);
            assert!(times == 1 || beside.contains(word.as_str()), "story {}: {word} is lost: {present:?}", self.seed);
        }
        let again = self.ben.opens(&self.letter).await.form(&self.letter);
        assert_eq!(memory(&again), memory(&form));
    }
}

on_both! {
    async fn whatever_happens_on_the_way_no_word_is_lost(world) {
        let stories = std::env::var("KITH_STORIES").ok().and_then(|n| n.parse().ok()).unwrap_or(STORIES);
        let letter = world.ben.letter(&world.riveras).await;
        for seed in 0..stories {
            let mut story = Story::begin(&world, seed).await;
            for _ in 0..STEPS {
                story.goes_on().await;
            }
            story.settles().await;
            story.holds_every_word().await;
            // The next story begins with nothing beside the part.
            while let page = world.ben.opens(&letter).await
                && page.shows("Let it go")
            {
                world.ben.sends(page.button("Let it go")).await.is(303);
            }
        }
    }
}
