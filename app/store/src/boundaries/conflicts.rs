//! Boundaries that undo each other, and what those concerned put down about it.

use super::Boundary;
use crate::access::{Capability, CircleAccess};
use crate::db::{On, Row, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::once::Once;
use crate::write::{Event, Write};
use kith_domain::boundary::BoundaryState;
use kith_domain::conflict::{
    About, Conflict, EntryKind, EntryWords, MOST_WORDS, Side, between, conflicts, is_settled, may_put_down,
};
use kith_domain::event::EventKind;
use kith_domain::{BoundaryId, MemberId, OpId, Prose, Timestamp};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A pair that undoes each other, and whether it is settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The pair.
    pub conflict: Conflict,
    /// Its owners: of the boundary that stops, and of the one that offers.
    pub owners: [MemberId; 2],
    /// The wordings and things that are in conflict.
    pub about: About,
    /// Whether it was settled for these wordings.
    pub settled: bool,
}

/// One thing that was put down about a pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Who put it down.
    pub by: MemberId,
    /// What it is.
    pub kind: EntryKind,
    /// The wordings and things it was about.
    pub about: About,
    /// Their words.
    pub says: Prose<1000>,
    /// When.
    pub at: Timestamp,
}

/// Something to put down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEntry {
    /// What it is.
    pub kind: EntryKind,
    /// The words.
    pub says: Prose<1000>,
    /// The wordings and things that were on the page.
    pub seen: About,
    /// This attempt; sent twice, it counts once.
    pub op: OpId,
}

/// A pair and what was said about it, oldest first.
type Talks = BTreeMap<(BoundaryId, BoundaryId), Vec<(EntryKind, About)>>;

impl<C: Capability> CircleAccess<C> {
    /// Every pair of these, if they are open, that undoes each other. Everybody may read both, so everybody may know.
    pub async fn conflicts_among(&self, boundaries: &[Boundary]) -> Result<Vec<Found>> {
        let open = || boundaries.iter().filter(|boundary| boundary.state.is_open());
        let pairs = conflicts(open().map(side));
        if pairs.is_empty() {
            return Ok(Vec::new());
        }
        let talks = self.talks().await?;
        let by_id: BTreeMap<BoundaryId, &Boundary> = open().map(|boundary| (boundary.id, boundary)).collect();
        Ok(pairs.into_iter().filter_map(|conflict| found(conflict, &by_id, &talks)).collect())
    }

    /// Boundaries of others, among these, that this draft of mine would undo, or that would undo it.
    pub fn draft_conflicts(&self, draft: &Boundary, boundaries: &[Boundary]) -> Vec<Conflict> {
        if draft.owner != self.me || draft.state != BoundaryState::Draft {
            return Vec::new();
        }
        let open = boundaries.iter().filter(|other| other.state.is_open());
        open.flat_map(|other| [between(&side(draft), &side(other)), between(&side(other), &side(draft))])
            .flatten()
            .collect()
    }

    /// One pair, while it is in conflict.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when these two are none or undo nothing; [`StoreError::NotYours`] for who isn't concerned.
    pub async fn boundary_conflict(&self, stop: BoundaryId, offer: BoundaryId) -> Result<Found> {
        let (stop, offer) = (self.boundary(stop).await?, self.boundary(offer).await?);
        let found = self.pair(&self.store, &stop, &offer).await?.ok_or(StoreError::NotFound)?;
        may_put_down(EntryKind::Said, self.me, self.role, &found.conflict.concerned, found.owners, found.settled)?;
        Ok(found)
    }

    /// What was put down about a pair, oldest first.
    ///
    /// # Errors
    /// As for [`CircleAccess::boundary_conflict`].
    pub async fn conflict_entries(&self, stop: BoundaryId, offer: BoundaryId) -> Result<Vec<Entry>> {
        self.boundary_conflict(stop, offer).await?;
        let rows = query(
            "select id, member_id, kind, stop_revision, offer_revision, words, at from boundary_conflict
              where circle_id = $1 and stop_id = $2 and offer_id = $3 order by number",
        )
        .bind(self.circle)
        .bind(stop)
        .bind(offer)
        .all(&self.store)
        .await?;
        rows.iter()
            .map(|row| {
                let (kind, about, says) = self.open_entry(row)?;
                Ok(Entry { by: MemberId(row.get("member_id")?), kind, about, says, at: row.time("at")? })
            })
            .collect()
    }

    /// Puts something down about a pair.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when they aren't in conflict any more, or not about the wordings that were `seen`, or it stands so
    /// already; [`StoreError::NotYours`] for who isn't concerned, [`StoreError::Full`], [`StoreError::NotFound`].
    pub async fn put_down(&self, stop: BoundaryId, offer: BoundaryId, entry: &NewEntry, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let About { stop: stops, offer: offers, stopped, offered } = entry.seen;
        let sent = (stop, offer, entry.kind, (stops, offers, stopped, offered), &entry.says);
        let once = self.once(&mut write, "boundary_conflict", entry.op, &sent, now).await?;
        let Once::New(id) = once else { return Ok(()) };
        let (stop, offer) = (self.boundary_in(&mut write, stop).await?, self.boundary_in(&mut write, offer).await?);
        let found = self.pair(&mut write, &stop, &offer).await?.ok_or(StoreError::Stale)?;
        may_put_down(entry.kind, self.me, write.role(), &found.conflict.concerned, found.owners, found.settled)?;
        if found.about != entry.seen {
            return Err(StoreError::Stale);
        }
        self.save_entry(&mut write, id, &found, entry, now).await?;
        let kind = match entry.kind {
            EntryKind::Said => EventKind::ConflictSpoken,
            EntryKind::Settled => EventKind::ConflictSettled,
            EntryKind::Reopened => EventKind::ConflictReopened,
        };
        write.record(Event::of(kind, stop.id.0), now).await?;
        write.commit().await
    }

    async fn save_entry(
        &self,
        write: &mut Write,
        id: Uuid,
        found: &Found,
        entry: &NewEntry,
        now: Timestamp,
    ) -> Result<()> {
        let Found { about, .. } = *found;
        let words = EntryWords { says: entry.says.clone(), stopped: about.stopped, offered: about.offered };
        let kept = query(
            "insert into boundary_conflict
               (circle_id, id, stop_id, offer_id, stop_revision, offer_revision, member_id, kind, words, at, number)
             select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10,
                    (select count(*) + 1 from boundary_conflict where circle_id = $1 and stop_id = $3 and offer_id = $4)
              where $8 <> 'said'
                 or (select count(*) from boundary_conflict
                      where circle_id = $1 and stop_id = $3 and offer_id = $4 and kind = 'said') < $11",
        )
        .bind(self.circle)
        .bind(id)
        .bind(found.conflict.stop)
        .bind(found.conflict.offer)
        .bind(found.about.stop)
        .bind(found.about.offer)
        .bind(self.me)
        .bind(entry.kind.slug())
        .bind(self.key.seal(Place::row("boundary_conflict", id), &words)?)
        .bind(now)
        .bind(i64::try_from(MOST_WORDS).unwrap_or(i64::MAX))
        .run(write)
        .await?;
        if kept == 0 { Err(StoreError::Full) } else { Ok(()) }
    }

    /// The pair as it stands, if it is in conflict.
    async fn pair(&self, on: impl Into<On<'_>>, stop: &Boundary, offer: &Boundary) -> Result<Option<Found>> {
        if !stop.state.is_open() || !offer.state.is_open() {
            return Ok(None);
        }
        let Some(conflict) = between(&side(stop), &side(offer)) else { return Ok(None) };
        let rows = query(
            "select id, stop_id, offer_id, kind, stop_revision, offer_revision, words from boundary_conflict
              where circle_id = $1 and stop_id = $2 and offer_id = $3 and kind <> 'said' order by number",
        )
        .bind(self.circle)
        .bind(stop.id)
        .bind(offer.id)
        .all(on)
        .await?;
        let talks = self.read_talks(&rows)?;
        let by_id = BTreeMap::from([(stop.id, stop), (offer.id, offer)]);
        Ok(found(conflict, &by_id, &talks))
    }

    async fn talks(&self) -> Result<Talks> {
        let rows = query(
            "select id, stop_id, offer_id, kind, stop_revision, offer_revision, words from boundary_conflict
              where circle_id = $1 and kind <> 'said' order by number",
        )
        .bind(self.circle)
        .all(&self.store)
        .await?;
        self.read_talks(&rows)
    }

    fn read_talks(&self, rows: &[Row]) -> Result<Talks> {
        let mut talks = Talks::new();
        for row in rows {
            let pair = (BoundaryId(row.get("stop_id")?), BoundaryId(row.get("offer_id")?));
            let (kind, about, _) = self.open_entry(row)?;
            talks.entry(pair).or_default().push((kind, about));
        }
        Ok(talks)
    }

    fn open_entry(&self, row: &Row) -> Result<(EntryKind, About, Prose<1000>)> {
        let place = Place::row("boundary_conflict", row.get::<Uuid>("id")?);
        let words: EntryWords = self.key.open(place, &row.get::<Vec<u8>>("words")?)?;
        let kind = EntryKind::from_slug(&row.get::<String>("kind")?).ok_or(StoreError::NotFound)?;
        let (stop, offer) = (row.get("stop_revision")?, row.get("offer_revision")?);
        Ok((kind, About { stop, offer, stopped: words.stopped, offered: words.offered }, words.says))
    }
}

fn found(conflict: Conflict, boundaries: &BTreeMap<BoundaryId, &Boundary>, talks: &Talks) -> Option<Found> {
    let (stop, offer) = (boundaries.get(&conflict.stop)?, boundaries.get(&conflict.offer)?);
    let (stopped, offered) = (conflict.stopped, conflict.offered);
    let about = About { stop: stop.revision, offer: offer.revision, stopped, offered };
    let entries = talks.get(&(conflict.stop, conflict.offer)).cloned().unwrap_or_default();
    Some(Found { owners: [stop.owner, offer.owner], about, settled: is_settled(about, entries), conflict })
}

fn side(boundary: &Boundary) -> Side<'_> {
    Side { id: boundary.id, owner: boundary.owner, keepers: &boundary.keepers, words: &boundary.words }
}
