//! What is seen to until the meeting: tasks on three lists, whose days move with the meeting's.

use crate::access::{AnyMember, Capability, CircleAccess, Guide};
use crate::db::query;
use crate::error::{Result, StoreError};
use crate::once::Once;
use crate::tasks::{Task, task_where};
use crate::write::{Event, Write};
use kith_domain::event::EventKind;
use kith_domain::logistics::{LISTS, MOST, due};
use kith_domain::outcome::{TaskKind, TaskWords};
use kith_domain::{Day, MemberId, OpId, TaskId, Timestamp};
use uuid::Uuid;

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

/// The kinds of [`LISTS`], as SQL reads them.
macro_rules! listed {
    ($before:literal) => {
        concat!($before, " and kind in ('day-before', 'same-day', 'hour-before')")
    };
}

impl CircleAccess<Guide> {
    /// Writes the lists, or of these what isn't on them yet: what has the same title there stays as it is, with its owner. So the
    /// same form sent twice writes them once.
    ///
    /// # Errors
    /// [`StoreError::Stale`] while no day is set, [`StoreError::Full`] when they don't all fit,
    /// [`StoreError::NotFound`] for an owner who isn't a confirmed member.
    pub async fn write_lists(&self, all: &[ToSeeTo], now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let meeting = self.meeting_within(&mut write).await?.0.day.ok_or(StoreError::Stale)?;
        let rows = query(task_where!("kind is not null")).bind(self.circle).all(&mut write).await?;
        let mut there = rows.iter().map(|row| self.read_task(row)).collect::<Result<Vec<_>>>()?;
        there.retain(|task| task.kind.is_some_and(|kind| LISTS.contains(&kind)));
        let is = |one: &ToSeeTo, task: &Task| task.kind == Some(one.list) && task.words.title == one.words.title;
        let missing = |one: &&ToSeeTo| !there.iter().any(|task| is(one, task));
        let missing: Vec<&ToSeeTo> = all.iter().filter(missing).collect();
        if missing.is_empty() {
            return Ok(());
        }
        if there.len() + missing.len() > MOST {
            return Err(StoreError::Full);
        }
        for one in missing {
            self.list(&mut write, TaskId(Uuid::now_v7()), one, meeting, now).await?;
        }
        write.record(Event::of(EventKind::ListsWritten, self.circle.0), now).await?;
        write.commit().await
    }
}

impl CircleAccess<AnyMember> {
    /// Puts one more thing on a list. `op` is the form's own: the same form sent twice puts it there once, and sent again with
    /// another name, list or owner it puts that there too.
    ///
    /// # Errors
    /// As [`CircleAccess::write_lists`].
    pub async fn add_to_list(&self, op: OpId, one: &ToSeeTo, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let sent = (one.list, &one.words, one.owner);
        let Once::New(id) = self.once(&mut write, "listed task", op, &sent, now).await? else { return Ok(()) };
        let id = TaskId(id);
        let meeting = self.meeting_within(&mut write).await?.0.day.ok_or(StoreError::Stale)?;
        if self.count_listed(&mut write).await? >= MOST {
            return Err(StoreError::Full);
        }
        self.list(&mut write, id, one, meeting, now).await?;
        write.record(Event::of(EventKind::TaskAdded, id.0), now).await?;
        write.commit().await
    }
}

impl<C: Capability> CircleAccess<C> {
    async fn list(&self, write: &mut Write, id: TaskId, one: &ToSeeTo, meeting: Day, now: Timestamp) -> Result<()> {
        let day = due(one.list, meeting).ok_or(StoreError::NotFound)?;
        self.insert_task_as(write, id, None, &one.words, one.owner, day.start(), now).await?;
        self.mark_task(write, id, one.list).await
    }

    async fn count_listed(&self, write: &mut Write) -> Result<usize> {
        let row =
            query(listed!("select count(*) as n from task where circle_id = $1")).bind(self.circle).one(write).await?;
        Ok(usize::try_from(row.get::<i64>("n")?).unwrap_or(usize::MAX))
    }

    /// The lists move as the meeting does: what is open stays as far before it as it was. While no day is set they wait, and
    /// go by the new one.
    pub(crate) async fn move_lists(&self, write: &mut Write, from: Option<Day>, to: Option<Day>) -> Result<()> {
        match (from, to) {
            (Some(from), Some(to)) if from != to => query(listed!(
                "update task set due_at = due_at + $2, version = version + 1 where circle_id = $1 and done_at is null"
            ))
            .bind(self.circle)
            .bind(to.start().since(from.start()))
            .run(write)
            .await
            .map(drop),
            (None, Some(to)) => {
                for (list, day) in LISTS.into_iter().filter_map(|list| Some((list, due(list, to)?))) {
                    query(
                        "update task set due_at = $3, version = version + 1
                          where circle_id = $1 and kind = $2 and done_at is null",
                    )
                    .bind(self.circle)
                    .bind(list.slug())
                    .bind(day.start())
                    .run(&mut *write)
                    .await?;
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// The meeting is over: what wasn't done needn't be any more, and the next meeting has lists of its own.
    pub(crate) async fn let_lists_go(&self, write: &mut Write) -> Result<()> {
        query(listed!("delete from task where circle_id = $1 and done_at is null"))
            .bind(self.circle)
            .run(&mut *write)
            .await?;
        query(listed!("update task set kind = null where circle_id = $1")).bind(self.circle).run(write).await.map(drop)
    }
}

#[cfg(test)]
#[path = "logistics_tests.rs"]
mod tests;
