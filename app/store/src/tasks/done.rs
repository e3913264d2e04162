//! What is done, and what turns out not to be.

use super::{Task, task_where};
use crate::access::{Capability, CircleAccess};
use crate::db::query;
use crate::error::{Result, StoreError};
use crate::write::{Event, Write};
use kith_domain::event::EventKind;
use kith_domain::logistics::due;
use kith_domain::outcome::TaskKind;
use kith_domain::{Day, TaskId, Timestamp};

impl<C: Capability> CircleAccess<C> {
    /// Says that a task is done. Saying it twice is saying it once.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn finish_task(&self, id: TaskId, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let ending = self.ending(&mut write).await?;
        let done = query(
            "update task set done_at = $3, done_by = $4, version = version + 1
              where circle_id = $1 and id = $2 and done_at is null",
        )
        .bind(self.circle)
        .bind(id)
        .bind(now)
        .bind(self.me)
        .run(&mut write)
        .await?;
        if done == 0 {
            query("select 1 as one from task where circle_id = $1 and id = $2")
                .bind(self.circle)
                .bind(id)
                .one(&mut write)
                .await?;
            return Ok(());
        }
        write.record(Event::of(EventKind::TaskDone, id.0), now).await?;
        let finished = query(task_where!("id = $2")).bind(self.circle).bind(id).one(&mut write).await?;
        let finished = self.read_task(&finished)?;
        if finished.kind == Some(TaskKind::CheckIn) {
            self.let_go_before(&mut write, finished.due_at, now).await?;
        }
        self.ensure_next_date(&mut write, &ending, now).await?;
        write.commit().await
    }

    /// Says that a task isn't done after all: it waits again, for whoever had it, or the organizer when they have left. Saying it
    /// twice is saying it once.
    ///
    /// What stands on a list until the meeting goes by the day that is set now. What came of it when it was done stays: what was
    /// written down of a call, an invitation or a check-in, and the next date that was planned because nothing lay ahead.
    ///
    /// # Errors
    /// [`StoreError::Taken`] when another has taken its place: of calls to one programme, of invitations, and of days to look at
    /// the plan or to decide how long all is kept, one is open at a time; a check-in is over once the day of a later one has
    /// come. [`StoreError::NotFound`].
    pub async fn reopen_task(&self, id: TaskId, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let ending = self.ending(&mut write).await?;
        let row = query(task_where!("id = $2")).bind(self.circle).bind(id).one(&mut write).await?;
        let task = self.read_task(&row)?;
        if task.done.is_none() {
            return Ok(());
        }
        if self.has_taken_its_place(&mut write, &task, now).await? {
            return Err(StoreError::Taken);
        }
        let meeting = self.meeting_within(&mut write).await?.0.day;
        let listed = task.kind.zip(meeting).and_then(|(list, meeting)| due(list, meeting)).map(Day::start);
        let owner = Some(task.owner).filter(|owner| ending.members().iter().any(|(member, _)| member == owner));
        query(
            "update task set done_at = null, done_by = null, due_at = $3, owner_id = $4, version = version + 1
              where circle_id = $1 and id = $2",
        )
        .bind(self.circle)
        .bind(id)
        .bind(listed.unwrap_or(task.due_at))
        .bind(owner.unwrap_or_else(|| ending.organizer(self.me)))
        .run(&mut write)
        .await?;
        write.record(Event::of(EventKind::TaskReopened, id.0), now).await?;
        self.ensure_next_date(&mut write, &ending, now).await?;
        write.commit().await
    }

    /// Whether there is another for what only one is for at a time.
    async fn has_taken_its_place(&self, write: &mut Write, task: &Task, now: Timestamp) -> Result<bool> {
        let others = match (task.kind, task.option) {
            (Some(TaskKind::CheckIn), _) => query(
                "select count(*) as n from task
                  where circle_id = $1 and kind = 'check-in' and due_at < $4
                    and (due_at > $2 or (due_at = $2 and id > $3))",
            )
            .bind(self.circle)
            .bind(task.due_at)
            .bind(task.id)
            .bind(now.day().plus(1).start()),
            (Some(kind @ (TaskKind::Invitation | TaskKind::Review | TaskKind::Keeping)), _) => {
                query("select count(*) as n from task where circle_id = $1 and kind = $2 and done_at is null")
                    .bind(self.circle)
                    .bind(kind.slug())
            }
            (None, Some(option)) => {
                query("select count(*) as n from task where circle_id = $1 and option_id = $2 and done_at is null")
                    .bind(self.circle)
                    .bind(option)
            }
            _ => return Ok(false),
        };
        Ok(others.one(write).await?.get::<i64>("n")? > 0)
    }
}
