//! Tasks: what somebody has to do by a day. Any confirmed member may add one, hand it on, or say that it is done: in a
//! family the one who sees that it is done is often not the one who was asked.

mod done;

use crate::access::{Capability, CircleAccess};
use crate::db::{Row, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::once::Once;
use crate::write::{Event, Write};
use kith_domain::event::EventKind;
use kith_domain::follow_up::{MOST_TASKS, asked_for};
use kith_domain::outcome::{TaskKind, TaskWords};
use kith_domain::{Day, MemberId, OpId, OptionId, OutcomeId, TaskId, Timestamp};
use uuid::Uuid;

/// Something to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// Its id.
    pub id: TaskId,
    /// The outcome that called for it; none for a task added by hand.
    pub outcome: Option<OutcomeId>,
    /// The programme to call; none for any other task.
    pub option: Option<OptionId>,
    /// What the app itself looks for it as; none for any other task.
    pub kind: Option<TaskKind>,
    /// When it was added.
    pub added_at: Timestamp,
    /// Whose it is.
    pub owner: MemberId,
    /// What and why.
    pub words: TaskWords,
    /// By when.
    pub due_at: Timestamp,
    /// When it was done, and who said so.
    pub done: Option<(Timestamp, MemberId)>,
    /// For the next change.
    pub version: i64,
}

/// Those of the tasks that wait: not done, and of check-ins whose day has come only the newest.
pub fn waiting(tasks: &[Task], today: Day) -> Vec<&Task> {
    let open = || tasks.iter().filter(|task| task.done.is_none());
    let looks_in = |task: &Task| task.kind == Some(TaskKind::CheckIn);
    let asked = asked_for(open().filter(|task| looks_in(task)).map(|task| (task.id, task.due_at)), today);
    let let_go = |task: &Task| looks_in(task) && task.due_at.day() <= today && asked != Some(task.id);
    open().filter(|task| !let_go(task)).collect()
}

/// The same in SQL. Whether a task `t` waits: it isn't done, and it isn't a check-in that a later one has overtaken whose day has come too
/// (`kith_domain::follow_up::asked_for`). The argument is the parameter with the first instant of tomorrow.
macro_rules! waits {
    ($tomorrow:literal) => {
        concat!(
            "t.done_at is null and not (coalesce(t.kind, '') = 'check-in' and exists
               (select 1 from task later
                 where later.circle_id = t.circle_id and later.kind = 'check-in' and later.done_at is null
                   and (later.due_at > t.due_at or (later.due_at = t.due_at and later.id > t.id))
                   and later.due_at < ",
            $tomorrow,
            "))"
        )
    };
}
pub(crate) use waits;

/// Everything that [`CircleAccess::read_task`] reads, of the circle `$1` and where the rest holds.
macro_rules! task_where {
    ($rest:literal) => {
        concat!(
            "select id, outcome_id, option_id, kind, owner_id, words, due_at, done_at, done_by, created_at, version
               from task
              where circle_id = $1 and ",
            $rest
        )
    };
}
pub(crate) use task_where;

impl<C: Capability> CircleAccess<C> {
    /// Every task, soonest first.
    pub async fn tasks(&self) -> Result<Vec<Task>> {
        let rows = query(task_where!("true order by due_at, id")).bind(self.circle).all(&self.store).await?;
        rows.iter().map(|row| self.read_task(row)).collect()
    }

    pub(crate) fn read_task(&self, row: &Row) -> Result<Task> {
        let id = TaskId(row.get("id")?);
        let done_at = row.get::<Option<i64>>("done_at")?.map(Timestamp);
        Ok(Task {
            id,
            outcome: row.get::<Option<Uuid>>("outcome_id")?.map(OutcomeId),
            option: row.get::<Option<Uuid>>("option_id")?.map(OptionId),
            kind: row.get::<Option<String>>("kind")?.as_deref().and_then(TaskKind::from_slug),
            added_at: row.time("created_at")?,
            owner: MemberId(row.get("owner_id")?),
            words: self.key.open(Place::row("task", id), &row.get::<Vec<u8>>("words")?)?,
            due_at: row.time("due_at")?,
            done: done_at.zip(row.get::<Option<Uuid>>("done_by")?.map(MemberId)),
            version: row.get("version")?,
        })
    }

    /// Adds a task by hand. `op` is the form's own: the same form sent twice adds one, and sent again with other words it adds
    /// another.
    ///
    /// # Errors
    /// [`StoreError::Full`] when [`MOST_TASKS`] are open, [`StoreError::NotFound`] for an owner who isn't a confirmed member.
    pub async fn add_task(
        &self,
        op: OpId,
        words: &TaskWords,
        owner: MemberId,
        due: Day,
        now: Timestamp,
    ) -> Result<TaskId> {
        let mut write = self.write().await?;
        let id = match self.once(&mut write, "task", op, &(words, owner, due), now).await? {
            Once::New(id) => TaskId(id),
            Once::Again(id) => return Ok(TaskId(id)),
        };
        let open = query(
            "select count(*) as n from task
              where circle_id = $1 and outcome_id is null and option_id is null and kind is null and done_at is null",
        );
        let open = open.bind(self.circle).one(&mut write).await?;
        if usize::try_from(open.get::<i64>("n")?).is_ok_and(|n| n >= MOST_TASKS) {
            return Err(StoreError::Full);
        }
        self.insert_task_as(&mut write, id, None, words, owner, due.start(), now).await?;
        write.record(Event::of(EventKind::TaskAdded, id.0), now).await?;
        write.commit().await?;
        Ok(id)
    }

    pub(crate) async fn insert_task(
        &self,
        write: &mut Write,
        outcome: Option<OutcomeId>,
        words: &TaskWords,
        owner: MemberId,
        due_at: Timestamp,
        now: Timestamp,
    ) -> Result<TaskId> {
        let id = TaskId(Uuid::now_v7());
        self.insert_task_as(write, id, outcome, words, owner, due_at, now).await?;
        Ok(id)
    }

    /// The same, under an id that is known before.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for an owner who isn't a confirmed member.
    #[expect(clippy::too_many_arguments, reason = "a row has as many columns")]
    pub(crate) async fn insert_task_as(
        &self,
        write: &mut Write,
        id: TaskId,
        outcome: Option<OutcomeId>,
        words: &TaskWords,
        owner: MemberId,
        due_at: Timestamp,
        now: Timestamp,
    ) -> Result<()> {
        let added = query(
            "insert into task (circle_id, id, outcome_id, owner_id, words, due_at, created_at, version)
             select circle_id, $2, $3, id, $5, $6, $7, 1
               from member
              where circle_id = $1 and id = $4 and status = 'confirmed'",
        )
        .bind(self.circle)
        .bind(id)
        .bind(outcome)
        .bind(owner)
        .bind(self.key.seal(Place::row("task", id), words)?)
        .bind(due_at)
        .bind(now)
        .run(write)
        .await?;
        if added == 0 { Err(StoreError::NotFound) } else { Ok(()) }
    }

    /// Says what the app itself looks for a task as.
    pub(crate) async fn mark_task(&self, write: &mut Write, id: TaskId, kind: TaskKind) -> Result<()> {
        query("update task set kind = $3 where circle_id = $1 and id = $2")
            .bind(self.circle)
            .bind(id)
            .bind(kind.slug())
            .run(write)
            .await
            .map(drop)
    }

    /// Gives a task to somebody, or another day. What keeps its day keeps its hour.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when it changed since version `seen`, [`StoreError::NotFound`] for an unknown task or owner.
    pub async fn move_task(&self, id: TaskId, owner: MemberId, due: Day, seen: i64, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let old = query("select due_at from task where circle_id = $1 and id = $2")
            .bind(self.circle)
            .bind(id)
            .one(&mut write)
            .await?
            .time("due_at")?;
        let due_at = if old.day() == due { old } else { due.start() };
        self.must_be_confirmed(&mut write, owner).await?;
        let moved = query(
            "update task set owner_id = $3, due_at = $4, version = version + 1
              where circle_id = $1 and id = $2 and version = $5 and done_at is null",
        )
        .bind(self.circle)
        .bind(id)
        .bind(owner)
        .bind(due_at)
        .bind(seen)
        .run(&mut write)
        .await?;
        if moved == 0 {
            return Err(StoreError::Stale);
        }
        write.record(Event::of(EventKind::TaskMoved, id.0), now).await?;
        write.commit().await
    }
}

#[cfg(test)]
#[path = "tasks_tests.rs"]
mod tests;
