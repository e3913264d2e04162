//! Who watches a circle at this moment, and the bell that wakes them when something happens in it. Nothing here says
//! what happened: that is read from the event table by whoever is woken, with a proof of access of their own.

pub(crate) mod nodes;
mod watch;

pub use watch::Watch;

use kith_domain::{CircleId, LetterId, MemberId};
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::watch as bell;
use uuid::Uuid;

/// How many pages one member may have open and listening at a time. Browsers allow six per server and window, and pages
/// out of sight don't listen.
const MOST_FOR_ONE: usize = 24;
/// How long somebody on another node counts as here after that node last said so.
pub(crate) const STILL_HERE: Duration = Duration::from_secs(15);

/// The rooms of all circles that somebody watches. Cheap to clone.
#[derive(Clone, Default)]
pub(crate) struct Hub(Arc<Inner>);

struct Inner {
    /// This server among several: what it tells the others comes back to it too.
    node: Uuid,
    rooms: Mutex<HashMap<CircleId, Room>>,
    closed: AtomicBool,
    /// Whether the other nodes are being listened to.
    listening: AtomicBool,
}

impl Default for Inner {
    fn default() -> Self {
        Self {
            node: Uuid::now_v7(),
            rooms: Mutex::default(),
            closed: AtomicBool::default(),
            listening: AtomicBool::default(),
        }
    }
}

/// One circle.
struct Room {
    bell: bell::Sender<()>,
    here: Vec<Here>,
}

/// One open page, here or on another node.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Here {
    pub(crate) page: Uuid,
    pub(crate) member: MemberId,
    /// The letter that is open on it.
    pub(crate) letter: Option<LetterId>,
    /// Until when it counts; pages of this node leave by themselves.
    until: Option<Instant>,
}

impl Hub {
    /// Rings in one circle.
    pub(crate) fn tell(&self, circle: CircleId) {
        if let Some(room) = self.rooms().get(&circle) {
            room.bell.send_replace(());
        }
    }

    /// Rings everywhere: something may have been missed.
    pub(crate) fn tell_all(&self) {
        for room in self.rooms().values() {
            room.bell.send_replace(());
        }
    }

    /// Ends every watch, and lets nobody in any more.
    pub(crate) fn hang_up(&self) {
        self.0.closed.store(true, Ordering::Release);
        self.rooms().clear();
    }

    fn is_closed(&self) -> bool {
        self.0.closed.load(Ordering::Acquire)
    }

    /// Somebody opens a page. None when they have too many open, or the server is about to stop.
    fn enter(&self, circle: CircleId, here: Here) -> Option<bell::Receiver<()>> {
        let mut rooms = self.rooms();
        // Looked at under the lock, so that nobody slips in after the rooms were cleared.
        if self.is_closed() {
            return None;
        }
        let room = rooms.entry(circle).or_insert_with(|| Room { bell: bell::Sender::new(()), here: Vec::new() });
        if room.here.iter().filter(|other| other.member == here.member && other.until.is_none()).count() >= MOST_FOR_ONE
        {
            return None;
        }
        room.here.push(here);
        let ear = room.bell.subscribe();
        if here.letter.is_some() {
            room.bell.send_replace(());
        }
        Some(ear)
    }

    fn leave(&self, circle: CircleId, page: Uuid) {
        let mut rooms = self.rooms();
        let Some(room) = rooms.get_mut(&circle) else { return };
        let had_letter = room.here.iter().any(|here| here.page == page && here.letter.is_some());
        room.here.retain(|here| here.page != page);
        if room.here.iter().all(|here| here.until.is_some()) {
            rooms.remove(&circle);
        } else if had_letter {
            room.bell.send_replace(());
        }
    }

    /// Another node says that a page is open there. Only of interest where the circle is watched here too.
    fn seen_elsewhere(&self, circle: CircleId, page: Uuid, member: MemberId, letter: LetterId) {
        let mut rooms = self.rooms();
        let Some(room) = rooms.get_mut(&circle) else { return };
        let now = Instant::now();
        room.here.retain(|here| here.until.is_none_or(|until| until > now));
        let here = Here { page, member, letter: Some(letter), until: Some(now + STILL_HERE) };
        let many = room.here.iter().filter(|other| other.member == member && other.until.is_some()).count();
        match room.here.iter_mut().find(|other| other.page == page) {
            Some(known) => *known = here,
            None if many >= MOST_FOR_ONE => {}
            None => {
                room.here.push(here);
                room.bell.send_replace(());
            }
        }
    }

    /// The other pages on which a letter is open.
    fn beside(&self, circle: CircleId, letter: LetterId, page: Uuid) -> Vec<MemberId> {
        let (now, mut rooms) = (Instant::now(), self.rooms());
        let Some(room) = rooms.get_mut(&circle) else { return Vec::new() };
        room.here.retain(|here| here.until.is_none_or(|until| until > now));
        let others = room.here.iter().filter(|here| here.letter == Some(letter) && here.page != page);
        others.map(|here| here.member).collect()
    }

    fn rooms(&self) -> MutexGuard<'_, HashMap<CircleId, Room>> {
        self.0.rooms.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests;
