//! Sharing a letter, and taking it back.

use super::heads::Head;
use crate::access::{Capability, CircleAccess};
use crate::db::query;
use crate::error::Result;
use crate::write::{Event, Write};
use kith_domain::event::EventKind;
use kith_domain::letter::{LetterState, take_back};
use kith_domain::{LetterId, MemberId, Timestamp};
use std::collections::BTreeSet;

impl<C: Capability> CircleAccess<C> {
    /// Shares my letter with exactly `readers`. Sharing again replaces the list and keeps the first date. `told` are
    /// those of whom I know that they have read it.
    ///
    /// # Errors
    /// [`StoreError::CannotShare`](crate::StoreError::CannotShare) with nobody to read, nothing to read, or when
    /// somebody I leave out has read it unknown to me; [`StoreError::NotFound`](crate::StoreError::NotFound) when a
    /// reader isn't a confirmed member of this circle.
    pub async fn share(
        &self,
        mut readers: BTreeSet<MemberId>,
        told: &BTreeSet<MemberId>,
        now: Timestamp,
    ) -> Result<()> {
        readers.remove(&self.me);
        let words = self.my_letter().await?.words().split_whitespace().count();
        let mut write = self.write().await?;
        // Asked inside the write, so that somebody who is being removed at this moment can't become a reader.
        for reader in &readers {
            query("select id from member where circle_id = $1 and id = $2 and status = 'confirmed'")
                .bind(self.circle)
                .bind(*reader)
                .one(&mut write)
                .await?;
        }
        let Head { id, state, .. } = self.my_head(&mut write).await?;
        let left_out = state.readers().difference(&readers).copied().collect();
        take_back(left_out, &self.have_read(&mut write, id).await?, told)?;
        let state = state.share(readers, words, now)?;
        self.put_readers(&mut write, id, &state, now).await?;
        write.record(Event::of(EventKind::LetterShared, id.0), now).await?;
        write.commit().await
    }

    /// Makes my letter private again, and ends its approval. From the next request on only I can read it. `told` are
    /// those of whom I know that they have read it.
    ///
    /// # Errors
    /// [`StoreError::CannotShare`](crate::StoreError::CannotShare) when somebody has read it unknown to me: then it
    /// isn't as if it had never been shared, and I have to hear so before I decide.
    pub async fn unshare(&self, told: &BTreeSet<MemberId>, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let Head { id, state, .. } = self.my_head(&mut write).await?;
        if state == LetterState::Private {
            return Ok(());
        }
        take_back(state.readers().clone(), &self.have_read(&mut write, id).await?, told)?;
        self.put_readers(&mut write, id, &LetterState::Private, now).await?;
        write.record(Event::of(EventKind::LetterUnshared, id.0), now).await?;
        write.commit().await
    }

    /// Keeps who may read my letter.
    async fn put_readers(&self, write: &mut Write, id: LetterId, state: &LetterState, now: Timestamp) -> Result<()> {
        let (shared_at, approved) = match state {
            LetterState::Private => (None, None),
            LetterState::Shared { at, .. } => (Some(*at), None),
            LetterState::Approved { at, approval, .. } => (Some(*at), Some(approval.version)),
        };
        query(
            "update letter set shared_at = $3, approved_id = $5, version = version + 1
              where circle_id = $1 and id = $2 and member_id = $4",
        )
        .bind(self.circle)
        .bind(id)
        .bind(shared_at)
        .bind(self.me)
        .bind(approved)
        .run(&mut *write)
        .await?;
        query("delete from letter_reader where circle_id = $1 and letter_id = $2")
            .bind(self.circle)
            .bind(id)
            .run(&mut *write)
            .await?;
        for reader in state.readers() {
            query("insert into letter_reader (circle_id, letter_id, member_id, at) values ($1, $2, $3, $4)")
                .bind(self.circle)
                .bind(id)
                .bind(*reader)
                .bind(now)
                .run(&mut *write)
                .await?;
        }
        Ok(())
    }
}
