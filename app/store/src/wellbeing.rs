//! How a member is doing. Every query asks whose it is; no role opens somebody else's.

use crate::access::{Capability, CircleAccess};
use crate::db::{Row, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::once::Once;
use crate::write::Event;
use kith_domain::event::EventKind;
use kith_domain::wellbeing::{KEPT, WellbeingWords};
use kith_domain::{OpId, Timestamp, WellbeingId};

/// One of my notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wellbeing {
    /// Its id.
    pub id: WellbeingId,
    /// The day, how it was, what I said of it.
    pub words: WellbeingWords,
}

impl<C: Capability> CircleAccess<C> {
    /// My notes, the newest first.
    pub async fn wellbeing(&self) -> Result<Vec<Wellbeing>> {
        let rows =
            query("select id, words from wellbeing where circle_id = $1 and member_id = $2 order by at desc, id desc")
                .bind(self.circle)
                .bind(self.me)
                .all(&self.store)
                .await?;
        rows.iter().map(|row| self.read_wellbeing(row)).collect()
    }

    /// Notes how I am doing, and lets the oldest go. `op` is the form's own: the same form
    /// sent twice notes once, and sent again with other words it notes another.
    pub async fn note_wellbeing(&self, op: OpId, words: &WellbeingWords, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        // Not the day, which isn't in the form: sent again after midnight, it is still the same.
        let sent = (words.feeling, &words.note);
        let Once::New(id) = self.once(&mut write, "wellbeing", op, &sent, now).await? else { return Ok(()) };
        let id = WellbeingId(id);
        query("insert into wellbeing (circle_id, id, member_id, words, at) values ($1, $2, $3, $4, $5)")
            .bind(self.circle)
            .bind(id)
            .bind(self.me)
            .bind(self.key.seal(Place::row("wellbeing", id), words)?)
            .bind(now)
            .run(&mut write)
            .await?;
        query(
            "delete from wellbeing
              where circle_id = $1 and member_id = $2 and id not in (
                    select id from wellbeing where circle_id = $1 and member_id = $2
                     order by at desc, id desc limit $3)",
        )
        .bind(self.circle)
        .bind(self.me)
        .bind(i64::try_from(KEPT).unwrap_or(i64::MAX))
        .run(&mut write)
        .await?;
        write.record(Event::private(EventKind::WellbeingNoted, id.0, self.me), now).await?;
        write.commit().await
    }

    /// Throws one of mine away.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for everybody but whoever wrote it.
    pub async fn discard_wellbeing(&self, id: WellbeingId, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let gone = query("delete from wellbeing where circle_id = $1 and id = $2 and member_id = $3")
            .bind(self.circle)
            .bind(id)
            .bind(self.me)
            .run(&mut write)
            .await?;
        if gone == 0 {
            return Err(StoreError::NotFound);
        }
        write.record(Event::private(EventKind::WellbeingDiscarded, id.0, self.me), now).await?;
        write.commit().await
    }

    fn read_wellbeing(&self, row: &Row) -> Result<Wellbeing> {
        let id = WellbeingId(row.get("id")?);
        Ok(Wellbeing { id, words: self.key.open(Place::row("wellbeing", id), &row.get::<Vec<u8>>("words")?)? })
    }
}
