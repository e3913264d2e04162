//! How long the circle keeps everything, and the day on which it is asked again. Nothing here deletes anything.

use crate::access::{Capability, CircleAccess};
use crate::db::{On, query};
use crate::error::{Result, StoreError};
use crate::tasks::task_where;
use crate::write::{Event, Write};
use kith_domain::event::EventKind;
use kith_domain::keeping::Keep;
use kith_domain::outcome::{TaskKind, TaskWords};
use kith_domain::{MemberId, Timestamp};

/// What they decided last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keeping {
    /// How long.
    pub keep: Keep,
    /// Who wrote it down.
    pub by: MemberId,
    /// When.
    pub at: Timestamp,
    /// For the next change.
    pub version: i64,
}

impl<C: Capability> CircleAccess<C> {
    /// What they decided last; none while nobody has said anything.
    pub async fn keeping(&self) -> Result<Option<Keeping>> {
        self.keeping_on(&self.store).await
    }

    async fn keeping_on(&self, on: impl Into<On<'_>>) -> Result<Option<Keeping>> {
        let row = query("select keep, by_id, at, version from keeping where circle_id = $1")
            .bind(self.circle)
            .maybe(on)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let keep = Keep::from_slug(&row.get::<String>("keep")?).unwrap_or(Keep::UntilDecided);
        Ok(Some(Keeping { keep, by: MemberId(row.get("by_id")?), at: row.time("at")?, version: row.get("version")? }))
    }

    /// Writes down how long they keep it. The question that waited is answered by it; on its day it comes back as a task of the
    /// organizer's, in these `words`. Pressed twice on one day, it counts once.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when somebody else decided since version `seen`; 0 for nothing yet.
    pub async fn keep_until(&self, keep: Keep, words: &TaskWords, seen: i64, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let ending = self.ending(&mut write).await?;
        let there = self.keeping_on(&mut write).await?;
        if there.as_ref().is_some_and(|it| it.keep == keep && it.by == self.me && it.at.day() == now.day()) {
            return Ok(());
        }
        if there.map_or(0, |it| it.version) != seen {
            return Err(StoreError::Stale);
        }
        query(
            "insert into keeping (circle_id, keep, by_id, at, version) values ($1, $2, $3, $4, 1)
             on conflict (circle_id)
             do update set keep = excluded.keep, by_id = excluded.by_id, at = excluded.at, version = keeping.version + 1",
        )
        .bind(self.circle)
        .bind(keep.slug())
        .bind(self.me)
        .bind(now)
        .run(&mut write)
        .await?;
        self.answer_the_question(&mut write, now).await?;
        if let Some(day) = keep.asks_again(now.day()) {
            let owner = ending.organizer(self.me);
            let task = self.insert_task(&mut write, None, words, owner, day.start(), now).await?;
            self.mark_task(&mut write, task, TaskKind::Keeping).await?;
        }
        write.record(Event::of(EventKind::KeepingChosen, self.circle.0), now).await?;
        self.ensure_next_date(&mut write, &ending, now).await?;
        write.commit().await
    }

    /// Whether they are asked again on some day.
    pub(crate) async fn keeping_is_asked(&self, write: &mut Write) -> Result<bool> {
        query(task_where!("kind = $2 and done_at is null"))
            .bind(self.circle)
            .bind(TaskKind::Keeping.slug())
            .maybe(write)
            .await
            .map(|row| row.is_some())
    }

    /// What was asked is answered; a day that lay ahead has another in its place.
    async fn answer_the_question(&self, write: &mut Write, now: Timestamp) -> Result<()> {
        query(
            "delete from task
              where circle_id = $1 and kind = $2 and done_at is null and outcome_id is null and due_at >= $3",
        )
        .bind(self.circle)
        .bind(TaskKind::Keeping.slug())
        .bind(now.day().plus(1).start())
        .run(&mut *write)
        .await?;
        query(
            "update task set done_at = $3, done_by = $4, version = version + 1
              where circle_id = $1 and kind = $2 and done_at is null",
        )
        .bind(self.circle)
        .bind(TaskKind::Keeping.slug())
        .bind(now)
        .bind(self.me)
        .run(write)
        .await
        .map(drop)
    }
}

#[cfg(test)]
#[path = "keeping_tests.rs"]
mod tests;
