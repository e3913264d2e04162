//! The year after: what changes it, and the check-ins that were held.

use crate::access::{Capability, CircleAccess};
use crate::db::{On, Row, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::outcomes::Ending;
use crate::tasks::task_where;
use crate::write::{Event, Write};
use kith_domain::event::EventKind;
use kith_domain::follow_up::{CheckInWords, DANGER_DAYS, MOST_TURNS, TurningPoint, TurningPointWords, plans_anew};
use kith_domain::outcome::{FollowUp, due};
use kith_domain::{CheckInId, MemberId, Timestamp, TurningPointId};
use uuid::Uuid;

mod looking_in;

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
        self.turns_on(&self.store).await
    }

    pub(crate) async fn turns_on(&self, on: impl Into<On<'_>>) -> Result<Vec<Turn>> {
        let rows =
            query("select id, by_id, words from turning_point where circle_id = $1").bind(self.circle).all(on).await?;
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

    /// Writes down that something changed. When nothing later is known, days to look in count from it now, by whoever looked in
    /// before; while it is news, what it calls for is given out, unless that waits already.
    ///
    /// The same one twice, of one kind and day, is one.
    ///
    /// # Errors
    /// [`StoreError::Full`] when there are as many as a circle keeps.
    pub async fn turn(&self, words: TurningPointWords, calls_for: &[FollowUp], now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let ending = self.ending(&mut write).await?;
        let others = self.turns_on(&mut write).await?;
        if others.iter().any(|turn| turn.words == words) {
            return Ok(());
        }
        if others.len() >= MOST_TURNS {
            return Err(StoreError::Full);
        }
        let answered = self.outcome_on(&mut write).await?.map(|recorded| recorded.at.day().min(now.day()));
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
        if words.day.plus(DANGER_DAYS) >= now.day() {
            self.give_out(&mut write, calls_for, &ending, now).await?;
        }
        if plans_anew(words.day, others.iter().map(|turn| turn.words.day).chain(answered)) {
            self.look_in_from(&mut write, words.day, &ending, now).await?;
        }
        write.commit().await
    }

    /// Gives out what is called for and doesn't wait already.
    async fn give_out(&self, write: &mut Write, calls_for: &[FollowUp], ending: &Ending, now: Timestamp) -> Result<()> {
        let roles = self.roles_within(&mut *write).await?;
        let rows = query(task_where!("done_at is null")).bind(self.circle).all(&mut *write).await?;
        let open = rows.iter().map(|row| self.read_task(row)).collect::<Result<Vec<_>>>()?;
        for follow_up in calls_for {
            for owner in follow_up.owner.people(&roles, ending.members(), self.me) {
                if !open.iter().any(|task| task.words == follow_up.words && task.owner == owner) {
                    let due_at = due(now, follow_up.due_hours);
                    self.insert_task(write, None, &follow_up.words, owner, due_at, now).await?;
                }
            }
        }
        Ok(())
    }

    /// Takes back what this member wrote down by mistake, and of what it called for whatever nobody has touched. Days to look in
    /// stay as they are; each can be moved.
    ///
    /// # Errors
    /// [`StoreError::NotFound`]; [`StoreError::NotYours`] for somebody else's.
    pub async fn take_back_turn(
        &self,
        id: TurningPointId,
        called_for: impl Fn(TurningPoint) -> Vec<FollowUp> + Send,
        now: Timestamp,
    ) -> Result<()> {
        let mut write = self.write().await?;
        let row = query("select id, by_id, words, at from turning_point where circle_id = $1 and id = $2")
            .bind(self.circle)
            .bind(id)
            .one(&mut write)
            .await?;
        if row.get::<Uuid>("by_id")? != self.me.0 {
            return Err(StoreError::NotYours);
        }
        let given_out = called_for(self.open_turn(&row)?.words.kind);
        let untouched = query(task_where!(
            "outcome_id is null and kind is null and done_at is null and version = 1 and created_at = $2"
        ));
        for row in untouched.bind(self.circle).bind(row.time("at")?).all(&mut write).await? {
            let task = self.read_task(&row)?;
            if given_out.iter().any(|follow_up| follow_up.words == task.words) {
                query("delete from task where circle_id = $1 and id = $2")
                    .bind(self.circle)
                    .bind(task.id)
                    .run(&mut write)
                    .await?;
            }
        }
        query("delete from turning_point where circle_id = $1 and id = $2")
            .bind(self.circle)
            .bind(id)
            .run(&mut write)
            .await?;
        write.record(Event::of(EventKind::TurningPointTakenBack, id.0), now).await?;
        write.commit().await
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

#[cfg(test)]
#[path = "follow_ups_tests.rs"]
mod tests;
