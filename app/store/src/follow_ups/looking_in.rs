//! Looking in: check-ins that are planned, held and let go; and that there is always a next one.

use super::CheckIn;
use crate::access::{Capability, CircleAccess};
use crate::db::query;
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::outcomes::Ending;
use crate::tasks::{Task, task_where};
use crate::write::{Event, Write};
use kith_domain::event::EventKind;
use kith_domain::follow_up::{CheckInWords, MOST_CHECK_INS, NEXT_DATE_AFTER, check_ins};
use kith_domain::outcome::{TaskKind, TaskWords};
use kith_domain::{CheckInId, Day, Line, MemberId, Prose, TaskId, Timestamp};
use uuid::Uuid;

impl<C: Capability> CircleAccess<C> {
    /// Holds a check-in: what was said is kept, and those whose day came before it are let go. When it was the last, the next is
    /// planned. Held by two who didn't know, both are kept; also when it was let go or planned anew meanwhile. The same words of
    /// one member on one day are one.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for a task that is no check-in; [`StoreError::Full`] when a member keeps as many as they may.
    pub async fn hold_check_in(&self, task: TaskId, words: &CheckInWords, now: Timestamp) -> Result<()> {
        let mine: Vec<CheckIn> = self.check_ins().await?.into_iter().filter(|one| one.by == self.me).collect();
        let mut write = self.write().await?;
        let ending = self.ending(&mut write).await?;
        let held = query(task_where!("id = $2")).bind(self.circle).bind(task).maybe(&mut write).await?;
        let held = held.map(|row| self.read_task(&row)).transpose()?;
        if held.as_ref().is_some_and(|held| held.kind != Some(TaskKind::CheckIn)) {
            return Err(StoreError::NotFound);
        }
        if mine.iter().any(|one| one.words == *words && one.at.day() == now.day()) {
            return Ok(());
        }
        if mine.len() >= MOST_CHECK_INS {
            return Err(StoreError::Full);
        }
        let id = CheckInId(Uuid::now_v7());
        query("insert into check_in (circle_id, id, by_id, words, at) values ($1, $2, $3, $4, $5)")
            .bind(self.circle)
            .bind(id)
            .bind(self.me)
            .bind(self.key.seal(Place::row("check_in", id), words)?)
            .bind(now)
            .run(&mut write)
            .await?;
        if let Some(held) = held {
            if held.done.is_none() {
                self.tick_off(&mut write, task, now).await?;
            }
            self.let_go_before(&mut write, held.due_at, now).await?;
        }
        write.record(Event::of(EventKind::CheckedIn, id.0), now).await?;
        self.ensure_next_date(&mut write, &ending, now).await?;
        write.commit().await
    }

    /// Lets go of check-ins that were planned before one that was held, if their day has come.
    pub(crate) async fn let_go_before(&self, write: &mut Write, held: Timestamp, now: Timestamp) -> Result<()> {
        query("delete from task where circle_id = $1 and kind = $2 and done_at is null and due_at < $3")
            .bind(self.circle)
            .bind(TaskKind::CheckIn.slug())
            .bind(held.min(now.day().plus(1).start()))
            .run(write)
            .await
            .map(drop)
    }

    /// The check-ins that are planned, soonest first.
    pub async fn planned_check_ins(&self) -> Result<Vec<Task>> {
        let rows = query(task_where!("kind = $2 and done_at is null order by due_at, id"))
            .bind(self.circle)
            .bind(TaskKind::CheckIn.slug())
            .all(&self.store)
            .await?;
        rows.iter().map(|row| self.read_task(row)).collect()
    }

    /// Plans the days to look in from `from`, instead of those that were planned, by whoever was to look in next.
    pub(crate) async fn look_in_from(
        &self,
        write: &mut Write,
        from: Day,
        ending: &Ending,
        now: Timestamp,
    ) -> Result<()> {
        let next = query(
            "select owner_id from task where circle_id = $1 and kind = $2 and done_at is null order by due_at, id limit 1",
        )
        .bind(self.circle)
        .bind(TaskKind::CheckIn.slug())
        .maybe(&mut *write)
        .await?;
        let owner = next.map(|row| row.get("owner_id").map(MemberId)).transpose()?;
        let owner = owner.unwrap_or_else(|| ending.organizer(self.me));
        query("delete from task where circle_id = $1 and kind = $2 and done_at is null")
            .bind(self.circle)
            .bind(TaskKind::CheckIn.slug())
            .run(&mut *write)
            .await?;
        for (after, day) in check_ins(from, now.day()) {
            self.plan_check_in(write, after, owner, day, now).await?;
        }
        Ok(())
    }

    /// A circle that has asked, or has looked in once, always has a next date, with somebody's name.
    pub(crate) async fn ensure_next_date(&self, write: &mut Write, ending: &Ending, now: Timestamp) -> Result<()> {
        let row = query(
            // A day on which they decide how long to keep everything is no day to look in on each other.
            "select (select count(*) from task
                      where circle_id = $1 and done_at is null and due_at >= $2 and coalesce(kind, '') <> 'keeping') as ahead,
                    (select count(*) from outcome where circle_id = $1)
                      + (select count(*) from check_in where circle_id = $1) as begun",
        )
        .bind(self.circle)
        .bind(now.day().start())
        .one(&mut *write)
        .await?;
        if row.get::<i64>("ahead")? > 0 || row.get::<i64>("begun")? == 0 {
            return Ok(());
        }
        self.plan_next_date(write, ending, now).await
    }

    /// Somebody looks in again, unless that is planned already.
    pub(crate) async fn plan_next_date(&self, write: &mut Write, ending: &Ending, now: Timestamp) -> Result<()> {
        let planned = query(
            "select count(*) as n from task where circle_id = $1 and kind = $2 and done_at is null and due_at >= $3",
        )
        .bind(self.circle)
        .bind(TaskKind::CheckIn.slug())
        .bind(now.day().start())
        .one(&mut *write)
        .await?;
        if planned.get::<i64>("n")? > 0 {
            return Ok(());
        }
        let day = now.day().plus(NEXT_DATE_AFTER);
        self.plan_check_in(write, 0, ending.organizer(self.me), day, now).await
    }

    async fn plan_check_in(
        &self,
        write: &mut Write,
        after: i64,
        owner: MemberId,
        day: Day,
        now: Timestamp,
    ) -> Result<()> {
        let id = self.insert_task(write, None, &check_in_words(after), owner, day.start(), now).await?;
        self.mark_task(write, id, TaskKind::CheckIn).await
    }
}

/// What a planned check-in is called.
fn check_in_words(after: i64) -> TaskWords {
    let title = match after {
        0 => "Check in".to_owned(),
        1 => "Check in, 1 day after".to_owned(),
        days => format!("Check in, {days} days after"),
    };
    let why = "Ask each other how it is going. Look at what helped and what is hard, and change the plan.";
    TaskWords { title: Line::parse(&title).unwrap_or_default(), why: Prose::parse(why).unwrap_or_default() }
}
