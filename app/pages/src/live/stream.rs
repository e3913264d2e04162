//! One open page's stream. Access is proved anew before every message, so it ends with the membership or the session.

use super::presence::{Writing, sentence};
use super::said::line;
use crate::app::App;
use crate::names::Names;
use axum::response::sse::Event;
use kith_domain::event::EventKind;
use kith_domain::{CircleId, LetterId};
use kith_store::tokens::Token;
use kith_store::{AnyMember, CircleAccess, StoreError, Watch};
use serde::Serialize;
use std::convert::Infallible;
use std::time::{Duration, Instant};

/// How long a stream may be silent: proxies close quiet connections, and somebody signed out elsewhere is noticed then.
const HEARTBEAT: Duration = Duration::from_secs(10);
/// How long a browser waits before it comes back to a stream that broke off.
const RETRY: Duration = Duration::from_secs(2);
/// What is read at a time; more than this is a number in the line that says so.
const MOST: i64 = 100;

pub(super) struct Stream {
    app: App,
    token: Token,
    circle: CircleId,
    letter: Option<LetterId>,
    watch: Watch,
    from: From,
    state: State,
    writing: Writing,
    /// What was said last about who is here.
    here: Here,
    last_beat: Instant,
}

/// Where a page stands.
pub(super) struct From {
    /// The last event that it was told of, or needn't be.
    pub seq: i64,
    /// The newest event when it began to listen, if it was loaded just before: what its reader did until then is on it.
    pub loaded_at: i64,
    /// Whether it may have missed something that can't be found any more.
    pub lost: bool,
}

#[derive(PartialEq)]
enum State {
    Opened,
    Running,
    Ended,
}

/// Something changed: the page asks for itself again.
#[derive(Serialize)]
struct Changed {
    /// What others did, for a page where it can't be seen, and for those who don't see. May be empty.
    say: String,
}

/// Who has the same letter open.
#[derive(Serialize, PartialEq, Default, Clone)]
struct Here {
    say: String,
    /// On how many other pages, the reader's own included: whoever has company sends their words sooner.
    pages: usize,
}

/// The stream is over: nothing will change here any more.
#[derive(Serialize)]
struct End {
    say: &'static str,
}

type Message = Result<Event, Infallible>;

impl Stream {
    pub(super) fn new(
        app: App,
        token: Token,
        circle: CircleId,
        letter: Option<LetterId>,
        watch: Watch,
        from: From,
    ) -> Self {
        let (state, here, last_beat) = (State::Opened, Here::default(), Instant::now());
        Self { app, token, circle, letter, watch, from, state, writing: Writing::default(), here, last_beat }
    }

    /// The next message, as soon as there is one.
    pub(super) async fn next(mut self) -> Option<(Message, Self)> {
        if self.state == State::Opened {
            // The first bytes, so that the browser knows at once that it is heard.
            self.state = State::Running;
            return Some((Ok(Event::default().comment("").retry(RETRY)), self));
        }
        while self.state == State::Running {
            match self.look().await {
                Ok(Some(event)) => return Some((Ok(event), self)),
                Ok(None) => {}
                // The page covers itself. Unlocked again, it comes back for what it has missed.
                Err(StoreError::NotSignedIn | StoreError::Locked(_)) => return self.ends_with("locked", ""),
                Err(StoreError::NotFound | StoreError::NotYours) => {
                    return self.end("This page has changed. Load it again.");
                }
                // The browser comes back by itself.
                Err(_) => return None,
            }
            if self.last_beat.elapsed() >= HEARTBEAT {
                self.last_beat = Instant::now();
                self.watch.still_here().await;
                return Some((Ok(Event::default().comment("")), self));
            }
            if !self.wait().await {
                return None;
            }
        }
        None
    }

    fn end(self, say: &'static str) -> Option<(Message, Self)> {
        self.ends_with("end", say)
    }

    fn ends_with(mut self, name: &'static str, say: &'static str) -> Option<(Message, Self)> {
        self.state = State::Ended;
        Some((Ok(message(name, &End { say })?), self))
    }

    /// Whether whoever listens may still be told anything.
    async fn prove(&self) -> Result<CircleAccess<AnyMember>, StoreError> {
        self.app.store().look(&self.token, self.circle, self.app.now()).await
    }

    /// Looks whether there is something to tell.
    async fn look(&mut self) -> Result<Option<Event>, StoreError> {
        let access = self.prove().await?;
        let events = access.after(self.from.seq, MOST).await?;
        self.from.seq = events.last().map_or(self.from.seq, |newest| newest.seq);
        if (events.len() as i64) < MOST {
            // Everything until then has been looked at: what wasn't for me needn't be again.
            self.from.seq = self.from.seq.max(access.rev());
        }
        let loaded_at = self.from.loaded_at;
        let known = events.iter().all(|event| event.actor == Some(access.me()) && event.seq <= loaded_at);
        if std::mem::take(&mut self.from.lost) || !known {
            let members = access.members().await?;
            for event in &events {
                if let (EventKind::LetterSaved, Some(actor)) = (event.kind, event.actor)
                    && actor != access.me()
                    && event.subject == self.letter.map(|letter| letter.0)
                {
                    let ago = Duration::from_millis(self.app.now().since(event.at).max(0).unsigned_abs());
                    self.writing.saved(actor, ago, Instant::now());
                }
            }
            let say = line(access.me(), &members, &events);
            // Whoever was locked out, or taken out, while this was being read hears nothing of it.
            let access = self.prove().await?;
            return Ok(message("changed", &Changed { say }).zip(access.bookmark(self.from.seq).ok()).map(with_id));
        }
        self.look_around(&access).await
    }

    /// Looks whether others have come to the letter, or gone.
    async fn look_around(&mut self, access: &CircleAccess<AnyMember>) -> Result<Option<Event>, StoreError> {
        let Some(letter) = self.letter else { return Ok(None) };
        let beside = self.watch.beside(access).await?;
        let pages = beside.len();
        let open: Vec<_> = beside.into_iter().filter(|who| *who != access.me()).collect();
        let writing = self.writing.at(Instant::now());
        let say = if writing.is_empty() && open.is_empty() {
            String::new()
        } else {
            let part = if writing.is_empty() { None } else { access.written_last(letter).await? };
            sentence(&Names::known(access.me(), access.members().await?), &writing, part, &open)
        };
        let here = Here { say, pages };
        if here == self.here {
            return Ok(None);
        }
        self.here = here.clone();
        Ok(message("here", &here))
    }

    /// Waits until something may have happened. False when there is nothing to wait for any more.
    async fn wait(&mut self) -> bool {
        let beat = self.last_beat + HEARTBEAT;
        let until = self.writing.next_change().map_or(beat, |change| change.min(beat));
        tokio::select! {
            rings = self.watch.rings() => rings,
            () = tokio::time::sleep_until(until.into()) => true,
        }
    }
}

fn message(name: &'static str, data: &impl Serialize) -> Option<Event> {
    Event::default().event(name).json_data(data).ok()
}

fn with_id((event, id): (Event, String)) -> Event {
    event.id(id)
}
