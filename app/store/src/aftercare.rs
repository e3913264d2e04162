//! The plan for the time after treatment, and for when they use again: written by everybody in the circle, part by part.

use crate::access::{Capability, CircleAccess};
use crate::db::query;
use crate::error::{Result, StoreError};
use crate::keys::{Id, Place};
use crate::tasks::{Task, task_where};
use crate::write::{Event, Write};
use kith_domain::aftercare::{PlanPart, PlanWords};
use kith_domain::event::EventKind;
use kith_domain::outcome::{TaskKind, TaskWords};
use kith_domain::{CircleId, Day, Line, MemberId, Prose, Timestamp};
use std::collections::BTreeMap;

/// One part as it stands now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// What it says.
    pub words: PlanWords,
    /// Who wrote it last.
    pub by: MemberId,
    /// When.
    pub at: Timestamp,
    /// For the next change.
    pub version: i64,
}

impl<C: Capability> CircleAccess<C> {
    /// Every part that was ever written, also those that were emptied since.
    pub async fn aftercare(&self) -> Result<BTreeMap<PlanPart, Written>> {
        let rows = query("select part, by_id, words, at, version from aftercare where circle_id = $1")
            .bind(self.circle)
            .all(&self.store)
            .await?;
        let read = |row: &crate::db::Row| {
            let part = PlanPart::from_slug(&row.get::<String>("part")?).ok_or(StoreError::NotFound)?;
            let words = self.key.open(place(self.circle, part), &row.get::<Vec<u8>>("words")?)?;
            let written =
                Written { words, by: MemberId(row.get("by_id")?), at: row.time("at")?, version: row.get("version")? };
            Ok((part, written))
        };
        rows.iter().map(read).collect()
    }

    /// Writes one part.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when it changed since version `seen`, which is 0 while nothing was ever there.
    pub async fn write_aftercare(&self, part: PlanPart, words: &PlanWords, seen: i64, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let kept = query(
            "insert into aftercare (circle_id, part, by_id, words, at, version)
             select id, $2, $3, $4, $5, 1 from circle
              where id = $1 and ($6 = 0 or exists (select 1 from aftercare where circle_id = $1 and part = $2))
             on conflict (circle_id, part)
             do update set by_id = excluded.by_id, words = excluded.words, at = excluded.at, version = aftercare.version + 1
              where aftercare.version = $6",
        )
        .bind(self.circle)
        .bind(part.slug())
        .bind(self.me)
        .bind(self.key.seal(place(self.circle, part), words)?)
        .bind(now)
        .bind(seen)
        .run(&mut write)
        .await?;
        if kept == 0 {
            return Err(StoreError::Stale);
        }
        write.record(Event::of(EventKind::AftercareWritten, self.circle.0), now).await?;
        write.commit().await
    }

    /// Who looks at it next, and when.
    pub async fn next_review(&self) -> Result<Option<Task>> {
        let row = query(REVIEW).bind(self.circle).bind(TaskKind::Review.slug()).maybe(&self.store).await?;
        row.map(|row| self.read_task(&row)).transpose()
    }

    /// Agrees on who looks at it next, and when. One whose day has come is done by that.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for an owner who isn't a confirmed member.
    pub async fn plan_review(&self, owner: MemberId, day: Day, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let planned = query(REVIEW).bind(self.circle).bind(TaskKind::Review.slug()).maybe(&mut write).await?;
        let mut planned = planned.map(|row| self.read_task(&row)).transpose()?;
        if let Some(due) = planned.take_if(|planned| planned.due_at.day() <= now.day()) {
            self.tick_off(&mut write, due.id, now).await?;
        }
        self.set_review(&mut write, planned, owner, day, now).await?;
        write.commit().await
    }

    async fn set_review(
        &self,
        write: &mut Write,
        planned: Option<Task>,
        owner: MemberId,
        day: Day,
        now: Timestamp,
    ) -> Result<()> {
        let (kind, id) = match planned {
            Some(planned) => {
                self.pass_on(write, planned.id, owner, day).await?;
                (EventKind::TaskMoved, planned.id)
            }
            None => {
                let id = self.insert_task(write, None, &review_words(), owner, day.start(), now).await?;
                self.mark_task(write, id, TaskKind::Review).await?;
                (EventKind::TaskAdded, id)
            }
        };
        write.record(Event::of(kind, id.0), now).await
    }
}

/// Parts share their circle's id; the number of each keeps them apart.
fn place(circle: CircleId, part: PlanPart) -> Place {
    Place::revision("aftercare", Id::from(circle), i64::try_from(part.number()).unwrap_or_default())
}

fn review_words() -> TaskWords {
    TaskWords {
        title: Line::parse("Look at the plan for afterwards").unwrap_or_default(),
        why: Prose::parse("What has changed, and what did not hold? Set the next day when you have looked.")
            .unwrap_or_default(),
    }
}

/// The open task to look at it again.
const REVIEW: &str = task_where!("kind = $2 and done_at is null");

#[cfg(test)]
#[path = "aftercare_tests.rs"]
mod tests;
