//! Whose letter may be hardest to hear, for the hints about the order. It is what somebody thinks of somebody, so only those
//! who guide the circle read it (adr 0050).

use crate::access::{Capability, CircleAccess, Guide};
use crate::db::query;
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::write::{Event, Write};
use kith_domain::event::EventKind;
use kith_domain::{MemberId, Timestamp};

impl<C: Capability> CircleAccess<C> {
    /// Whose it is. None while nobody has said so, whoever it was has left, or I don't guide.
    pub async fn hardest_letter(&self) -> Result<Option<MemberId>> {
        let row = query(
            "select h.words
               from hardest_letter h
               join member m on m.circle_id = h.circle_id and m.id = $2
                            and m.status = 'confirmed' and m.role in ('organizer', 'facilitator')
              where h.circle_id = $1",
        )
        .bind(self.circle)
        .bind(self.me)
        .maybe(&self.store)
        .await?;
        row.map(|row| self.open_hardest(&row.get::<Vec<u8>>("words")?)).transpose()
    }

    fn open_hardest(&self, sealed: &[u8]) -> Result<MemberId> {
        self.key.open(Place::row("hardest_letter", self.circle), sealed)
    }

    /// Forgets it when it was said of `gone`: whoever comes back comes back as anybody.
    pub(crate) async fn forget_hardest(&self, write: &mut Write, gone: MemberId) -> Result<()> {
        let row =
            query("select words from hardest_letter where circle_id = $1").bind(self.circle).maybe(&mut *write).await?;
        let whose = row.map(|row| self.open_hardest(&row.get::<Vec<u8>>("words")?)).transpose()?;
        if whose == Some(gone) {
            query("delete from hardest_letter where circle_id = $1").bind(self.circle).run(write).await?;
        }
        Ok(())
    }
}

impl CircleAccess<Guide> {
    /// Says whose it is, or that it is nobody's.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when anything about the meeting changed since version `seen`, and [`StoreError::NotFound`] for
    /// somebody who isn't a confirmed member.
    pub async fn mark_hardest_letter(&self, whose: Option<MemberId>, seen: i64, now: Timestamp) -> Result<()> {
        // The same once more would only make the other guides' pages old.
        if self.hardest_letter().await? == whose {
            return Ok(());
        }
        let mut write = self.write().await?;
        self.raise_meeting(&mut write, seen, None).await?;
        query("delete from hardest_letter where circle_id = $1").bind(self.circle).run(&mut write).await?;
        if let Some(whose) = whose {
            let marked = query(
                "insert into hardest_letter (circle_id, words)
                 select circle_id, $3 from member where circle_id = $1 and id = $2 and status = 'confirmed'",
            )
            .bind(self.circle)
            .bind(whose)
            .bind(self.key.seal(Place::row("hardest_letter", self.circle), &whose)?)
            .run(&mut write)
            .await?;
            if marked == 0 {
                return Err(StoreError::NotFound);
            }
        }
        // Nobody else hears that somebody was thought about.
        write.record(Event::private(EventKind::HardestLetterMarked, self.circle.0, self.me), now).await?;
        write.commit().await
    }
}
