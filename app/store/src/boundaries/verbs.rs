//! What its owner does with a boundary: draft, reword, propose, begin, set aside, throw away.

use super::Boundary;
use super::answers::save_answer;
use super::rows::{self, named, save_keepers, save_state, save_words};
use crate::access::{Capability, CircleAccess};
use crate::db::query;
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::write::{Event, Write};
use kith_domain::boundary::{BoundaryState, BoundaryWords, Keepers, Revision, Stand, WrongState};
use kith_domain::boundary_rules::taken_away;
use kith_domain::event::EventKind;
use kith_domain::{BoundaryId, Day, Prose, Timestamp};
use uuid::Uuid;

impl<C: Capability> CircleAccess<C> {
    /// Begins a boundary. Nobody else learns of it. The owner keeps it, whoever else is chosen.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when a keeper is no confirmed member of the family any more.
    pub async fn draft_boundary(&self, words: &BoundaryWords, keepers: &Keepers, now: Timestamp) -> Result<BoundaryId> {
        let id = BoundaryId(Uuid::now_v7());
        let mut write = self.write().await?;
        query(
            "insert into boundary (circle_id, id, owner_id, state, revision, state_at, created_at, version)
             values ($1, $2, $3, 'draft', 1, $4, $4, 1)",
        )
        .bind(self.circle)
        .bind(id)
        .bind(self.me)
        .bind(now)
        .run(&mut write)
        .await?;
        save_words(self, &mut write, id, 1, words, now).await?;
        save_keepers(self, &mut write, id, keepers).await?;
        write.record(Event::private(EventKind::BoundaryDrafted, id.0, self.me), now).await?;
        write.commit().await?;
        Ok(id)
    }

    /// Changes the wording or who must keep it. Once it was shown, everybody is asked again; when nothing really changed,
    /// nobody is.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when it changed since version `seen` or a keeper has left, [`StoreError::NotYours`] for
    /// anybody but its owner, [`StoreError::WrongState`], [`StoreError::NotFound`].
    pub async fn reword_boundary(
        &self,
        id: BoundaryId,
        words: &BoundaryWords,
        keepers: &Keepers,
        seen: i64,
        now: Timestamp,
    ) -> Result<()> {
        let mut write = self.write().await?;
        let old = self.my_boundary(&mut write, id).await?;
        if old.version != seen {
            return Err(StoreError::Stale);
        }
        let everyone = *keepers == Keepers::Everyone;
        let same_keepers = old.everyone == everyone && old.keepers == named(self, &mut write, keepers).await?;
        if old.words == *words && same_keepers {
            return Ok(());
        }
        // How sure its owner is nobody else has read.
        if same_keepers && old.words.reads_like(words) {
            save_words(self, &mut write, id, old.revision, words, now).await?;
            query("update boundary set version = version + 1 where circle_id = $1 and id = $2")
                .bind(self.circle)
                .bind(id)
                .run(&mut write)
                .await?;
            // What it stops or offers decides what it undoes, and that concerns others.
            let concerns_others =
                old.state.is_open() && (old.words.stops, old.words.offers) != (words.stops, words.offers);
            let event = match concerns_others {
                true => Event::of(EventKind::BoundaryReworded, id.0),
                false => Event::private(EventKind::BoundaryReworded, id.0, self.me),
            };
            write.record(event, now).await?;
            return write.commit().await;
        }
        if !matches!(old.state, BoundaryState::Draft) {
            must_take_nothing_vital(words)?;
        }
        let revision = old.state.next_revision(old.revision);
        save_words(self, &mut write, id, revision, words, now).await?;
        let keepers = save_keepers(self, &mut write, id, keepers).await?;
        let state = old.state.clone().reword(revision, self.me, &keepers, now)?;
        save_state(self, &mut write, id, revision, &state, now).await?;
        self.say_own_yes(&mut write, id, revision, &state, now).await?;
        let event = match state {
            BoundaryState::Draft => Event::private(EventKind::BoundaryReworded, id.0, self.me),
            _ => Event::of(EventKind::BoundaryReworded, id.0),
        };
        write.record(event, now).await?;
        agreed_now(&mut write, id, &state, now).await?;
        write.commit().await
    }

    /// Shows the wording to the circle and asks its keepers.
    ///
    /// # Errors
    /// As for [`CircleAccess::reword_boundary`].
    pub async fn propose_boundary(&self, id: BoundaryId, seen: i64, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let old = self.my_boundary(&mut write, id).await?;
        let state = old.state.clone().propose(old.revision, self.me, &old.keepers, now)?;
        if state == old.state {
            return Ok(());
        }
        must_take_nothing_vital(&old.words)?;
        if old.version != seen {
            return Err(StoreError::Stale);
        }
        save_state(self, &mut write, id, old.revision, &state, now).await?;
        self.say_own_yes(&mut write, id, old.revision, &state, now).await?;
        write.record(Event::of(EventKind::BoundaryProposed, id.0), now).await?;
        agreed_now(&mut write, id, &state, now).await?;
        write.commit().await
    }

    /// Says from which day its owner keeps it. Said again, the last word counts.
    ///
    /// # Errors
    /// [`StoreError::WrongState`] unless it is agreed, [`StoreError::NotYours`] for anybody but its owner,
    /// [`StoreError::NotFound`].
    pub async fn begin_boundary(&self, id: BoundaryId, day: Day, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let old = self.my_boundary(&mut write, id).await?;
        if !matches!(old.state, BoundaryState::Agreed { .. }) {
            return Err(WrongState::NotAgreed.into());
        }
        if old.begins_on == Some(day) {
            return Ok(());
        }
        query("update boundary set begins_on = $3 where circle_id = $1 and id = $2")
            .bind(self.circle)
            .bind(id)
            .bind(day.0)
            .run(&mut write)
            .await?;
        write.record(Event::of(EventKind::BoundaryBegun, id.0), now).await?;
        write.commit().await
    }

    /// Gives it up, with a reason that the others can read.
    ///
    /// # Errors
    /// [`StoreError::WrongState`] for a draft, [`StoreError::NotYours`] for anybody but its owner,
    /// [`StoreError::NotFound`].
    pub async fn set_aside_boundary(&self, id: BoundaryId, because: &Prose<400>, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let old = self.my_boundary(&mut write, id).await?;
        let state = old.state.clone().set_aside(now)?;
        if state == old.state {
            return Ok(());
        }
        save_state(self, &mut write, id, old.revision, &state, now).await?;
        query("update boundary set words = $3 where circle_id = $1 and id = $2")
            .bind(self.circle)
            .bind(id)
            .bind(self.key.seal(Place::row("boundary", id), because)?)
            .run(&mut write)
            .await?;
        write.record(Event::of(EventKind::BoundarySetAside, id.0), now).await?;
        write.commit().await
    }

    /// Throws a draft away for good.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when it has been shown to others, [`StoreError::NotYours`], [`StoreError::NotFound`].
    pub async fn discard_boundary(&self, id: BoundaryId, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        if self.my_boundary(&mut write, id).await?.state != BoundaryState::Draft {
            return Err(StoreError::Stale);
        }
        query("delete from boundary where circle_id = $1 and id = $2")
            .bind(self.circle)
            .bind(id)
            .run(&mut write)
            .await?;
        write.record(Event::private(EventKind::BoundarySetAside, id.0, self.me), now).await?;
        write.commit().await
    }

    /// Proposing is the owner's own yes.
    async fn say_own_yes(
        &self,
        write: &mut Write,
        id: BoundaryId,
        revision: Revision,
        state: &BoundaryState,
        now: Timestamp,
    ) -> Result<()> {
        if !state.is_open() {
            return Ok(());
        }
        save_answer(self, write, id, revision, Stand::Consent, &Prose::default(), now).await
    }

    pub(crate) async fn boundary_in(&self, write: &mut Write, id: BoundaryId) -> Result<Boundary> {
        let found = rows::select(self, Some(id)).all(write).await?;
        rows::read(self, &found)?.pop().ok_or(StoreError::NotFound)
    }

    /// One that only its owner may change.
    pub(super) async fn my_boundary(&self, write: &mut Write, id: BoundaryId) -> Result<Boundary> {
        let boundary = self.boundary_in(write, id).await?;
        if boundary.owner == self.me { Ok(boundary) } else { Err(StoreError::NotYours) }
    }
}

/// Records that the last keeper has said yes, when they have.
pub(super) async fn agreed_now(write: &mut Write, id: BoundaryId, state: &BoundaryState, now: Timestamp) -> Result<()> {
    match state {
        BoundaryState::Agreed { .. } => write.record(Event::of(EventKind::BoundaryAgreed, id.0), now).await,
        _ => Ok(()),
    }
}

/// Nobody can be asked to agree to words that take away what keeps somebody alive.
pub(super) fn must_take_nothing_vital(words: &BoundaryWords) -> Result<()> {
    taken_away(words).map_or(Ok(()), |vital| Err(WrongState::TakesAway(vital).into()))
}
