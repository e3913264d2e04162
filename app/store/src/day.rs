//! The day of the meeting: at which step it is, and what somebody notes for themselves.

use crate::access::{Capability, CircleAccess};
use crate::db::query;
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::once::Once;
use crate::write::Event;
use kith_domain::event::EventKind;
use kith_domain::{OpId, Prose, Timestamp};
use uuid::Uuid;

/// How many notes one member keeps.
const MOST_NOTES: i64 = 60;

/// After so long without a step the meeting is over.
const OVER: i64 = 12 * Timestamp::HOUR;

fn is_over(step_at: Timestamp, now: Timestamp) -> bool {
    now.since(step_at) >= OVER
}

/// Where the meeting is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// The step, from 1.
    pub step: i64,
    /// When it was begun.
    pub begun_at: Timestamp,
    /// When this step was reached.
    pub step_at: Timestamp,
    /// For the next move.
    pub version: i64,
}

/// Something noted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayNote {
    /// What.
    pub words: Prose<600>,
    /// When.
    pub at: Timestamp,
}

impl<C: Capability> CircleAccess<C> {
    /// Where the meeting is; none before somebody goes on from the first step. Whoever tried it out on another day has left
    /// nothing behind: then it is at the first step again.
    pub async fn run(&self, now: Timestamp) -> Result<Option<Run>> {
        let row = query("select step, begun_at, step_at, version from run where circle_id = $1")
            .bind(self.circle)
            .maybe(&self.store)
            .await?;
        let read = |row: crate::db::Row| {
            let step_at = row.time("step_at")?;
            let step = if is_over(step_at, now) { 1 } else { row.get("step")? };
            Ok(Run { step, begun_at: row.time("begun_at")?, step_at, version: row.get("version")? })
        };
        row.map(read).transpose()
    }

    /// Goes to a step. Two who press at once go on by one step together.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when somebody else moved on since version `seen` (0 before the first move), and not to this step.
    pub async fn go_to_step(&self, step: i64, seen: i64, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let there = query("select step, step_at, version from run where circle_id = $1");
        let there = there.bind(self.circle).maybe(&mut write).await?;
        let (at, version): (i64, i64) = match &there {
            Some(row) if is_over(row.time("step_at")?, now) => (0, row.get("version")?),
            Some(row) => (row.get("step")?, row.get("version")?),
            None => (1, 0),
        };
        if at == step && version > 0 {
            return Ok(());
        }
        if version != seen {
            return Err(StoreError::Stale);
        }
        query(
            "insert into run (circle_id, step, begun_at, step_at, version) values ($1, $2, $3, $3, 1)
             on conflict (circle_id) do update set step = $2, step_at = $3, version = run.version + 1,
                    begun_at = case when $2 = 1 then $3 else run.begun_at end",
        )
        .bind(self.circle)
        .bind(step)
        .bind(now)
        .run(&mut write)
        .await?;
        write.record(Event::of(EventKind::WentOn, self.circle.0), now).await?;
        write.commit().await
    }

    /// What I noted for myself, oldest first.
    pub async fn day_notes(&self) -> Result<Vec<DayNote>> {
        let rows = query("select id, words, at from day_note where circle_id = $1 and member_id = $2 order by at, id")
            .bind(self.circle)
            .bind(self.me)
            .all(&self.store)
            .await?;
        rows.iter()
            .map(|row| {
                let place = Place::row("day_note", row.get::<Uuid>("id")?);
                Ok(DayNote { words: self.key.open(place, &row.get::<Vec<u8>>("words")?)?, at: row.time("at")? })
            })
            .collect()
    }

    /// Notes something for myself. The same form sent twice notes it once, and with other words it notes
    /// those too.
    ///
    /// # Errors
    /// [`StoreError::Full`].
    pub async fn note_on_the_day(&self, op: OpId, words: &Prose<600>, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let Once::New(id) = self.once(&mut write, "day_note", op, words, now).await? else { return Ok(()) };
        let count = query("select count(*) as n from day_note where circle_id = $1 and member_id = $2");
        let count = count.bind(self.circle).bind(self.me).one(&mut write).await?;
        if count.get::<i64>("n")? >= MOST_NOTES {
            return Err(StoreError::Full);
        }
        query("insert into day_note (circle_id, id, member_id, words, at) values ($1, $2, $3, $4, $5)")
            .bind(self.circle)
            .bind(id)
            .bind(self.me)
            .bind(self.key.seal(Place::row("day_note", id), words)?)
            .bind(now)
            .run(&mut write)
            .await?;
        write.record(Event::private(EventKind::DayNoted, id, self.me), now).await?;
        write.commit().await
    }
}
