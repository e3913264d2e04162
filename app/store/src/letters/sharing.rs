//! Sharing a letter, and taking it back.

use crate::access::{Capability, CircleAccess};
use crate::db::query;
use crate::error::{Result, StoreError};
use crate::write::Event;
use kith_domain::event::EventKind;
use kith_domain::letter::LetterState;
use kith_domain::{MemberId, Timestamp};
use std::collections::BTreeSet;

impl<C: Capability> CircleAccess<C> {
    /// Shares my letter with exactly `readers`. Sharing again replaces the list and keeps the first date.
    ///
    /// # Errors
    /// [`StoreError::CannotShare`] with nobody to read or nothing to read, [`StoreError::NotFound`] when a reader isn't
    /// a confirmed member of this circle.
    pub async fn share(&self, mut readers: BTreeSet<MemberId>, now: Timestamp) -> Result<()> {
        readers.remove(&self.me);
        let letter = self.my_letter().await?;
        let words = letter.words().split_whitespace().count();
        let mut write = self.write().await?;
        // Asked inside the write, so that somebody who is being removed at this moment can't become a reader.
        for reader in &readers {
            query("select id from member where circle_id = $1 and id = $2 and status = 'confirmed'")
                .bind(self.circle)
                .bind(*reader)
                .one(&mut write)
                .await?;
        }
        let LetterState::Shared { readers, at } = letter.state.share(readers, words, now)? else {
            return Err(StoreError::NotFound);
        };
        query(
            "update letter set shared_at = $3, version = version + 1
              where circle_id = $1 and id = $2 and member_id = $4",
        )
        .bind(self.circle)
        .bind(letter.id)
        .bind(at)
        .bind(self.me)
        .run(&mut write)
        .await?;
        query("delete from letter_reader where circle_id = $1 and letter_id = $2")
            .bind(self.circle)
            .bind(letter.id)
            .run(&mut write)
            .await?;
        for reader in readers {
            query("insert into letter_reader (circle_id, letter_id, member_id, at) values ($1, $2, $3, $4)")
                .bind(self.circle)
                .bind(letter.id)
                .bind(reader)
                .bind(now)
                .run(&mut write)
                .await?;
        }
        write.record(Event::of(EventKind::LetterShared, letter.id.0), now).await?;
        write.commit().await
    }

    /// Makes my letter private again. From the next request on only I can read it.
    pub async fn unshare(&self, now: Timestamp) -> Result<()> {
        let letter = self.my_letter().await?;
        if letter.state == LetterState::Private {
            return Ok(());
        }
        let mut write = self.write().await?;
        query(
            "update letter set shared_at = null, version = version + 1
              where circle_id = $1 and id = $2 and member_id = $3",
        )
        .bind(self.circle)
        .bind(letter.id)
        .bind(self.me)
        .run(&mut write)
        .await?;
        query("delete from letter_reader where circle_id = $1 and letter_id = $2")
            .bind(self.circle)
            .bind(letter.id)
            .run(&mut write)
            .await?;
        write.record(Event::of(EventKind::LetterUnshared, letter.id.0), now).await?;
        write.commit().await
    }
}
