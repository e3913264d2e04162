//! What is seen to until the meeting: tasks on three lists, whose days move with the meeting's.

use crate::access::{AnyMember, CircleAccess, Guide};
use crate::db::query;
use crate::error::{Result, StoreError};
use crate::write::{Event, Write};
use kith_domain::event::EventKind;
use kith_domain::logistics::due;
use kith_domain::outcome::{TaskKind, TaskWords};
use kith_domain::{Day, MemberId, Timestamp};

/// Something to see to, on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToSeeTo {
    /// On which list.
    pub list: TaskKind,
    /// What and why.
    pub words: TaskWords,
    /// Who sees to it.
    pub owner: MemberId,
}

/// How many things may stand on the lists together: more than anybody sees to in two days.
pub const MOST: usize = 40;

impl CircleAccess<Guide> {
    /// Writes the lists.
    ///
    /// # Errors
    /// [`StoreError::Taken`] when they are there already, [`StoreError::Stale`] while no day is set,
    /// [`StoreError::NotFound`] for an owner who isn't a confirmed member.
    pub async fn write_lists(&self, all: &[ToSeeTo], now: Timestamp) -> Result<()> {
        let meeting = self.meeting().await?.words.day.ok_or(StoreError::Stale)?;
        let mut write = self.write().await?;
        if self.count_listed(&mut write).await? > 0 {
            return Err(StoreError::Taken);
        }
        for one in all.iter().take(MOST) {
            self.list(&mut write, one, meeting, now).await?;
        }
        write.record(Event::of(EventKind::ListsWritten, self.circle.0), now).await?;
        write.commit().await
    }
}

impl CircleAccess<AnyMember> {
    /// Puts one more thing on a list.
    ///
    /// # Errors
    /// As [`CircleAccess::write_lists`], and [`StoreError::Full`] when as many stand there as may.
    pub async fn add_to_list(&self, one: &ToSeeTo, now: Timestamp) -> Result<()> {
        let meeting = self.meeting().await?.words.day.ok_or(StoreError::Stale)?;
        let mut write = self.write().await?;
        if self.count_listed(&mut write).await? >= MOST {
            return Err(StoreError::Full);
        }
        self.list(&mut write, one, meeting, now).await?;
        write.record(Event::of(EventKind::TaskAdded, one.owner.0), now).await?;
        write.commit().await
    }
}

impl<C: crate::access::Capability> CircleAccess<C> {
    async fn list(&self, write: &mut Write, one: &ToSeeTo, meeting: Day, now: Timestamp) -> Result<()> {
        let day = due(one.list, meeting).ok_or(StoreError::NotFound)?;
        let id = self.insert_task(write, None, &one.words, one.owner, day.start(), now).await?;
        self.mark_task(write, id, one.list).await
    }

    async fn count_listed(&self, write: &mut Write) -> Result<usize> {
        let row = query(
            "select count(*) as n from task
              where circle_id = $1 and kind in ('day-before', 'same-day', 'hour-before')",
        )
        .bind(self.circle)
        .one(write)
        .await?;
        Ok(usize::try_from(row.get::<i64>("n")?).unwrap_or(usize::MAX))
    }

    /// The lists move as the meeting does: what is open stays as far before it as it was.
    pub(crate) async fn move_lists(&self, write: &mut Write, from: Option<Day>, to: Option<Day>) -> Result<()> {
        let Some((from, to)) = from.zip(to).filter(|(from, to)| from != to) else { return Ok(()) };
        query(
            "update task set due_at = due_at + $2, version = version + 1
              where circle_id = $1 and done_at is null and kind in ('day-before', 'same-day', 'hour-before')",
        )
        .bind(self.circle)
        .bind(to.start().since(from.start()))
        .run(write)
        .await
        .map(drop)
    }

    /// The meeting is over: what wasn't done needn't be any more, and the next meeting has lists of its own.
    pub(crate) async fn let_lists_go(&self, write: &mut Write) -> Result<()> {
        query(
            "delete from task
              where circle_id = $1 and done_at is null and kind in ('day-before', 'same-day', 'hour-before')",
        )
        .bind(self.circle)
        .run(&mut *write)
        .await?;
        query("update task set kind = null where circle_id = $1 and kind in ('day-before', 'same-day', 'hour-before')")
            .bind(self.circle)
            .run(write)
            .await
            .map(drop)
    }
}

#[cfg(test)]
#[path = "logistics_tests.rs"]
mod tests;
