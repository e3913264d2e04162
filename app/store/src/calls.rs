//! Calls to programmes. Everybody in the circle reads what was said; only who called changes what they wrote down.

use crate::access::{Capability, CircleAccess};
use crate::db::{Row, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::once::Once;
use crate::tasks::{Task, task_where};
use crate::write::{Event, Write};
use kith_domain::call::{CallWords, MOST, task};
use kith_domain::event::EventKind;
use kith_domain::{CallId, Day, Line, MemberId, OpId, OptionId, TaskId, Timestamp};
use uuid::Uuid;

/// One call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// Its id.
    pub id: CallId,
    /// Who called.
    pub caller: MemberId,
    /// The day, who answered, what they said.
    pub words: CallWords,
    /// For the next change.
    pub version: i64,
}

impl<C: Capability> CircleAccess<C> {
    /// The calls to one programme, as they were written down: the last one is the newest.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for a programme that isn't the circle's.
    pub async fn calls(&self, option: OptionId) -> Result<Vec<Call>> {
        let rows = query(
            "select c.id, c.caller_id, c.words, c.version
               from option o
               left join call c on c.circle_id = o.circle_id and c.option_id = o.id
              where o.circle_id = $1 and o.id = $2
              order by c.created_at, c.id",
        )
        .bind(self.circle)
        .bind(option)
        .all(&self.store)
        .await?;
        if rows.is_empty() {
            return Err(StoreError::NotFound);
        }
        let called = |row: &&Row| matches!(row.get::<Option<Uuid>>("id"), Ok(Some(_)));
        rows.iter().filter(called).map(|row| self.read_call(row)).collect()
    }

    /// One call of mine, to be changed.
    ///
    /// # Errors
    /// [`StoreError::NotYours`] when somebody else called, [`StoreError::NotFound`].
    pub async fn my_call(&self, option: OptionId, id: CallId) -> Result<Call> {
        let row =
            query("select id, caller_id, words, version from call where circle_id = $1 and option_id = $2 and id = $3")
                .bind(self.circle)
                .bind(option)
                .bind(id)
                .one(&self.store)
                .await?;
        let call = self.read_call(&row)?;
        if call.caller == self.me { Ok(call) } else { Err(StoreError::NotYours) }
    }

    /// Writes down a call of mine. What was planned as the next call is done with it, if somebody was reached and it wasn't
    /// planned later than that; a day more, because it is another day elsewhere. `op` is the form's own: the same form
    /// sent twice writes once, and sent again with other words it writes another.
    ///
    /// # Errors
    /// [`StoreError::Full`] when so many are there already, [`StoreError::NotFound`].
    pub async fn log_call(&self, option: OptionId, op: OpId, words: &CallWords, now: Timestamp) -> Result<CallId> {
        let mut write = self.write().await?;
        let ending = self.ending(&mut write).await?;
        self.must_be_ours(&mut write, option).await?;
        let id = match self.once(&mut write, "call", op, &(option, words), now).await? {
            Once::New(id) => CallId(id),
            Once::Again(id) => return Ok(CallId(id)),
        };
        let count = query("select count(*) as n from call where circle_id = $1 and option_id = $2")
            .bind(self.circle)
            .bind(option)
            .one(&mut write)
            .await?;
        if usize::try_from(count.get::<i64>("n")?).is_ok_and(|n| n >= MOST) {
            return Err(StoreError::Full);
        }
        query(
            "insert into call (circle_id, id, option_id, caller_id, words, created_at, version)
             values ($1, $2, $3, $4, $5, $6, 1)",
        )
        .bind(self.circle)
        .bind(id)
        .bind(option)
        .bind(self.me)
        .bind(self.key.seal(Place::row("call", id), words)?)
        .bind(now)
        .run(&mut write)
        .await?;
        if words.reached_somebody()
            && let Some(planned) = self.planned(&mut write, option).await?
            && planned.added_at.day() <= words.day.plus(1)
        {
            self.tick_off(&mut write, planned.id, now).await?;
            self.ensure_next_date(&mut write, &ending, now).await?;
        }
        write.record(Event::of(EventKind::OptionCalled, option.0), now).await?;
        write.commit().await?;
        Ok(id)
    }

    /// Changes what I wrote down of a call.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when it changed since version `seen`; otherwise as [`Self::my_call`].
    pub async fn change_call(
        &self,
        option: OptionId,
        id: CallId,
        words: &CallWords,
        seen: i64,
        now: Timestamp,
    ) -> Result<()> {
        if self.my_call(option, id).await?.words == *words {
            return Ok(());
        }
        let mut write = self.write().await?;
        let changed = query(
            "update call set words = $4, version = version + 1
              where circle_id = $1 and id = $2 and caller_id = $3 and version = $5",
        )
        .bind(self.circle)
        .bind(id)
        .bind(self.me)
        .bind(self.key.seal(Place::row("call", id), words)?)
        .bind(seen)
        .run(&mut write)
        .await?;
        if changed == 0 {
            return Err(StoreError::Stale);
        }
        write.record(Event::of(EventKind::CallChanged, option.0), now).await?;
        write.commit().await
    }

    /// Who calls a programme next, if that is agreed.
    pub async fn next_call(&self, option: OptionId) -> Result<Option<Task>> {
        let row = query(NEXT_CALL).bind(self.circle).bind(option).maybe(&self.store).await?;
        row.map(|row| self.read_task(&row)).transpose()
    }

    /// Agrees on who calls next, and by when: a task like any other. Whoever was to call before is no longer.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for an owner who isn't a confirmed member, and for an unknown programme.
    pub async fn plan_call(&self, option: OptionId, owner: MemberId, due: Day, now: Timestamp) -> Result<()> {
        let programme = self.option(option).await?.words.programme;
        let mut write = self.write().await?;
        let kind = match self.planned(&mut write, option).await? {
            Some(planned) if planned.owner == owner && planned.due_at.day() == due => return Ok(()),
            Some(planned) => {
                self.pass_on(&mut write, planned.id, owner, due).await?;
                (EventKind::TaskMoved, planned.id)
            }
            None => {
                let id = self.insert_task(&mut write, None, &task(&programme), owner, due.start(), now).await?;
                query("update task set option_id = $3 where circle_id = $1 and id = $2")
                    .bind(self.circle)
                    .bind(id)
                    .bind(option)
                    .run(&mut write)
                    .await?;
                (EventKind::TaskAdded, id)
            }
        };
        write.record(Event::of(kind.0, kind.1.0), now).await?;
        write.commit().await
    }

    pub(crate) async fn planned(&self, write: &mut Write, option: OptionId) -> Result<Option<Task>> {
        let row = query(NEXT_CALL).bind(self.circle).bind(option).maybe(write).await?;
        row.map(|row| self.read_task(&row)).transpose()
    }

    pub(crate) async fn tick_off(&self, write: &mut Write, task: TaskId, now: Timestamp) -> Result<()> {
        query("update task set done_at = $3, done_by = $4, version = version + 1 where circle_id = $1 and id = $2")
            .bind(self.circle)
            .bind(task)
            .bind(now)
            .bind(self.me)
            .run(&mut *write)
            .await?;
        write.record(Event::of(EventKind::TaskDone, task.0), now).await
    }

    /// Gives a planned call the name that its programme has now.
    pub(crate) async fn rename_call(&self, write: &mut Write, option: OptionId, programme: &Line<120>) -> Result<()> {
        let Some(planned) = self.planned(write, option).await? else { return Ok(()) };
        query("update task set words = $3 where circle_id = $1 and id = $2")
            .bind(self.circle)
            .bind(planned.id)
            .bind(self.key.seal(Place::row("task", planned.id), &task(programme))?)
            .run(write)
            .await
            .map(drop)
    }

    pub(crate) async fn pass_on(&self, write: &mut Write, task: TaskId, owner: MemberId, due: Day) -> Result<()> {
        let moved = query(
            "update task set owner_id = $3, due_at = $4, version = version + 1
              where circle_id = $1 and id = $2
                and exists (select 1 from member where circle_id = $1 and id = $3 and status = 'confirmed')",
        )
        .bind(self.circle)
        .bind(task)
        .bind(owner)
        .bind(due.start())
        .run(write)
        .await?;
        if moved == 0 { Err(StoreError::NotFound) } else { Ok(()) }
    }

    async fn must_be_ours(&self, write: &mut Write, option: OptionId) -> Result<()> {
        let option = query("select 1 as one from option where circle_id = $1 and id = $2")
            .bind(self.circle)
            .bind(option)
            .one(write);
        option.await.map(drop)
    }

    fn read_call(&self, row: &Row) -> Result<Call> {
        let id = CallId(row.get("id")?);
        Ok(Call {
            id,
            caller: MemberId(row.get("caller_id")?),
            words: self.key.open(Place::row("call", id), &row.get::<Vec<u8>>("words")?)?,
            version: row.get("version")?,
        })
    }
}

/// The open task to call a programme.
const NEXT_CALL: &str = task_where!("option_id = $2 and done_at is null");

#[cfg(test)]
#[path = "calls_tests.rs"]
mod tests;
