//! The year after: what changes it, check-ins that were held, and what each has for themselves.

use crate::access::{Capability, CircleAccess};
use crate::db::{Row, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::outcomes::Ending;
use crate::tasks::{Task, task_where};
use crate::write::{Event, Write};
use kith_domain::event::EventKind;
use kith_domain::follow_up::{CheckInWords, NEXT_DATE_AFTER, TurningPointWords, check_ins};
use kith_domain::outcome::{FollowUp, TaskKind, TaskWords, due};
use kith_domain::{CheckInId, Day, Line, MemberId, Prose, TaskId, Timestamp, TurningPointId};
use uuid::Uuid;

/// Something that changed the weeks ahead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// Its id.
    pub id: TurningPointId,
    /// Who wrote it down.
    pub by: MemberId,
    /// Which, and when.
    pub words: TurningPointWords,
}

/// A check-in that was held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckIn {
    /// Its id.
    pub id: CheckInId,
    /// Who wrote it down.
    pub by: MemberId,
    /// What was said.
    pub words: CheckInWords,
    /// When.
    pub at: Timestamp,
}

impl<C: Capability> CircleAccess<C> {
    /// Everything that changed the weeks ahead, newest first.
    pub async fn turning_points(&self) -> Result<Vec<Turn>> {
        let rows = query("select id, by_id, words from turning_point where circle_id = $1")
            .bind(self.circle)
            .all(&self.store)
            .await?;
        let mut turns = rows.iter().map(|row| self.open_turn(row)).collect::<Result<Vec<_>>>()?;
        turns.sort_by_key(|turn| std::cmp::Reverse((turn.words.day, turn.id)));
        Ok(turns)
    }

    /// Every check-in that was held, newest first.
    pub async fn check_ins(&self) -> Result<Vec<CheckIn>> {
        let rows = query("select id, by_id, words, at from check_in where circle_id = $1 order by at desc, id desc")
            .bind(self.circle)
            .all(&self.store)
            .await?;
        rows.iter().map(|row| self.open_check_in(row)).collect()
    }

    /// Writes down that something changed. Days to look in count from it now, by whoever looked in before; and what it calls for
    /// is given out.
    ///
    /// The same one twice, of one kind and day, is one.
    pub async fn turn(&self, words: TurningPointWords, calls_for: &[FollowUp], now: Timestamp) -> Result<()> {
        let ending = self.ending().await?;
        let mut write = self.write().await?;
        let rows = query("select id, by_id, words from turning_point where circle_id = $1")
            .bind(self.circle)
            .all(&mut write)
            .await?;
        for row in &rows {
            if self.open_turn(row)?.words == words {
                return Ok(());
            }
        }
        let id = TurningPointId(Uuid::now_v7());
        query("insert into turning_point (circle_id, id, by_id, words, at) values ($1, $2, $3, $4, $5)")
            .bind(self.circle)
            .bind(id)
            .bind(self.me)
            .bind(self.key.seal(Place::row("turning_point", id), &words)?)
            .bind(now)
            .run(&mut write)
            .await?;
        write.record(Event::of(EventKind::TurningPointNoted, id.0), now).await?;
        let roles = self.roles_within(&mut write).await?;
        for follow_up in calls_for {
            for owner in follow_up.owner.people(&roles, ending.members(), self.me) {
                let due_at = due(now, follow_up.due_hours);
                self.insert_task(&mut write, None, &follow_up.words, owner, due_at, now).await?;
            }
        }
        self.look_in_from(&mut write, words.day, &ending, now).await?;
        write.commit().await
    }

    /// Takes back what this member wrote down by mistake. Days to look in stay as they are; each can be moved.
    ///
    /// # Errors
    /// [`StoreError::NotFound`]; [`StoreError::NotYours`] for somebody else's.
    pub async fn take_back_turn(&self, id: TurningPointId, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let row = query("select by_id from turning_point where circle_id = $1 and id = $2")
            .bind(self.circle)
            .bind(id)
            .one(&mut write)
            .await?;
        if row.get::<Uuid>("by_id")? != self.me.0 {
            return Err(StoreError::NotYours);
        }
        query("delete from turning_point where circle_id = $1 and id = $2")
            .bind(self.circle)
            .bind(id)
            .run(&mut write)
            .await?;
        write.record(Event::of(EventKind::TurningPointTakenBack, id.0), now).await?;
        write.commit().await
    }

    /// Holds a check-in: what was said is kept, and those that came before it are let go. When it was the last, the next is
    /// planned. Held twice, by two who didn't know, both are kept.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for what is no check-in of this circle.
    pub async fn hold_check_in(&self, task: TaskId, words: &CheckInWords, now: Timestamp) -> Result<CheckInId> {
        let ending = self.ending().await?;
        let mut write = self.write().await?;
        let held = query(task_where!("id = $2")).bind(self.circle).bind(task).one(&mut write).await?;
        let held = self.read_task(&held)?;
        if held.kind != Some(TaskKind::CheckIn) {
            return Err(StoreError::NotFound);
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
        if held.done.is_none() {
            self.tick_off(&mut write, task, now).await?;
        }
        query("delete from task where circle_id = $1 and kind = $2 and done_at is null and due_at < $3")
            .bind(self.circle)
            .bind(TaskKind::CheckIn.slug())
            .bind(held.due_at)
            .run(&mut write)
            .await?;
        write.record(Event::of(EventKind::CheckedIn, id.0), now).await?;
        self.ensure_next_date(&mut write, &ending, now).await?;
        write.commit().await?;
        Ok(id)
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

    /// A circle that has asked always has a next date, with somebody's name.
    pub(crate) async fn ensure_next_date(&self, write: &mut Write, ending: &Ending, now: Timestamp) -> Result<()> {
        let row = query(
            "select (select count(*) from task where circle_id = $1 and done_at is null and due_at >= $2) as ahead,
                    (select count(*) from outcome where circle_id = $1) as outcomes",
        )
        .bind(self.circle)
        .bind(now.day().start())
        .one(&mut *write)
        .await?;
        if row.get::<i64>("ahead")? > 0 || row.get::<i64>("outcomes")? == 0 {
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

    fn open_turn(&self, row: &Row) -> Result<Turn> {
        let id = TurningPointId(row.get("id")?);
        let words = self.key.open(Place::row("turning_point", id), &row.get::<Vec<u8>>("words")?)?;
        Ok(Turn { id, by: MemberId(row.get("by_id")?), words })
    }

    fn open_check_in(&self, row: &Row) -> Result<CheckIn> {
        let id = CheckInId(row.get("id")?);
        let words = self.key.open(Place::row("check_in", id), &row.get::<Vec<u8>>("words")?)?;
        Ok(CheckIn { id, by: MemberId(row.get("by_id")?), words, at: row.time("at")? })
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

#[cfg(test)]
#[path = "follow_ups_tests.rs"]
mod tests;
