//! What each member has for themselves. It is read by them alone, whoever leads.

use crate::access::{Capability, CircleAccess};
use crate::db::query;
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::write::Event;
use kith_domain::Timestamp;
use kith_domain::event::EventKind;
use kith_domain::follow_up::OwnCareWords;

impl<C: Capability> CircleAccess<C> {
    /// My own, with the version for the next change; 0 while nothing is written.
    pub async fn own_care(&self) -> Result<(OwnCareWords, i64)> {
        let row = query("select words, version from own_care where circle_id = $1 and member_id = $2")
            .bind(self.circle)
            .bind(self.me)
            .maybe(&self.store)
            .await?;
        let Some(row) = row else { return Ok((OwnCareWords::default(), 0)) };
        let words = self.key.open(Place::row("own_care", self.me), &row.get::<Vec<u8>>("words")?)?;
        Ok((words, row.get("version")?))
    }

    /// Writes it down.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when it changed since version `seen`.
    pub async fn change_own_care(&self, words: &OwnCareWords, seen: i64, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let kept = query(
            "insert into own_care (circle_id, member_id, words, version)
             select circle_id, id, $3, 1 from member
              where circle_id = $1 and id = $2
                and ($4 = 0 or exists (select 1 from own_care where circle_id = $1 and member_id = $2))
             on conflict (circle_id, member_id)
             do update set words = excluded.words, version = own_care.version + 1 where own_care.version = $4",
        )
        .bind(self.circle)
        .bind(self.me)
        .bind(self.key.seal(Place::row("own_care", self.me), words)?)
        .bind(seen)
        .run(&mut write)
        .await?;
        if kept == 0 {
            return Err(StoreError::Stale);
        }
        write.record(Event::private(EventKind::OwnCareChanged, self.me.0, self.me), now).await?;
        write.commit().await
    }
}
