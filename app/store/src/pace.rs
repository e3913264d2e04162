//! The days in which the family means to meet, and whom they suit.

use crate::access::{Capability, CircleAccess, Guide};
use crate::db::query;
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::write::Event;
use kith_domain::event::EventKind;
use kith_domain::pace::Window;
use kith_domain::{MemberId, Timestamp};
use uuid::Uuid;

/// The days that are proposed now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingWindow {
    /// Counts the proposals; an answer is to one of them.
    pub number: i64,
    /// From when to when.
    pub window: Window,
    /// Who proposed it.
    pub by: MemberId,
    /// Who has said whether it suits them, of those who are still here.
    pub answers: Vec<(MemberId, bool)>,
}

impl<C: Capability> CircleAccess<C> {
    /// The days that are proposed now.
    pub async fn meeting_window(&self) -> Result<Option<MeetingWindow>> {
        let rows = query(
            "select w.number, w.words, w.set_by, m.id as member, a.suits
               from meeting_window w
               left join window_answer a on a.circle_id = w.circle_id and a.number = w.number
               left join member m on m.circle_id = a.circle_id and m.id = a.member_id and m.status = 'confirmed'
              where w.circle_id = $1
              order by m.accepted_at, m.id",
        )
        .bind(self.circle)
        .all(&self.store)
        .await?;
        let Some(first) = rows.first() else { return Ok(None) };
        let mut answers = Vec::new();
        for row in &rows {
            if let Some(member) = row.get::<Option<Uuid>>("member")? {
                answers.push((MemberId(member), row.get::<i64>("suits")? != 0));
            }
        }
        Ok(Some(MeetingWindow {
            number: first.get("number")?,
            window: self.key.open(Place::row("meeting_window", self.circle), &first.get::<Vec<u8>>("words")?)?,
            by: MemberId(first.get("set_by")?),
            answers,
        }))
    }

    /// Says whether these days suit me. The last word counts.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when other days are proposed by now.
    pub async fn answer_window(&self, number: i64, suits: bool, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let answered = query(
            "insert into window_answer (circle_id, member_id, number, suits, at)
             select circle_id, $2, number, $4, $5 from meeting_window where circle_id = $1 and number = $3
             on conflict (circle_id, member_id)
             do update set number = excluded.number, suits = excluded.suits, at = excluded.at",
        )
        .bind(self.circle)
        .bind(self.me)
        .bind(number)
        .bind(i64::from(suits))
        .bind(now)
        .run(&mut write)
        .await?;
        if answered == 0 {
            return Err(StoreError::Stale);
        }
        write.record(Event::of(EventKind::WindowAnswered, self.me.0), now).await?;
        write.commit().await
    }
}

impl CircleAccess<Guide> {
    /// Proposes days to meet in; everybody is asked anew. They suit whoever proposes them. `seen` is the number of the proposal
    /// that was read, 0 when there was none.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when somebody else proposed others meanwhile.
    pub async fn propose_window(&self, window: Window, seen: i64, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let proposed = query(
            "insert into meeting_window (circle_id, number, words, set_by, at)
             select id, 1, $2, $3, $4 from circle
              where id = $1 and ($5 = 0 or exists (select 1 from meeting_window where circle_id = $1))
             on conflict (circle_id)
             do update set number = meeting_window.number + 1, words = excluded.words, set_by = excluded.set_by,
                           at = excluded.at
              where meeting_window.number = $5",
        )
        .bind(self.circle)
        .bind(self.key.seal(Place::row("meeting_window", self.circle), &window)?)
        .bind(self.me)
        .bind(now)
        .bind(seen)
        .run(&mut write)
        .await?;
        if proposed == 0 {
            return Err(StoreError::Stale);
        }
        query(
            "insert into window_answer (circle_id, member_id, number, suits, at)
             select circle_id, $2, number, 1, $3 from meeting_window where circle_id = $1
             on conflict (circle_id, member_id)
             do update set number = excluded.number, suits = excluded.suits, at = excluded.at",
        )
        .bind(self.circle)
        .bind(self.me)
        .bind(now)
        .run(&mut write)
        .await?;
        write.record(Event::of(EventKind::WindowSet, self.circle.0), now).await?;
        write.commit().await
    }
}

#[cfg(test)]
#[path = "pace_tests.rs"]
mod tests;
