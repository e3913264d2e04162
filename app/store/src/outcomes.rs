//! What came of the meeting, and the follow-ups it calls for.

use crate::access::{Capability, CircleAccess};
use crate::db::{On, Row, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::tasks::{Task, task_where};
use crate::write::{Event, Write};
use kith_domain::event::EventKind;
use kith_domain::member::Role;
use kith_domain::outcome::{FollowUp, OutcomeWords, Owner, TaskKind, due, may_record, still_counts};
use kith_domain::{MemberId, OutcomeId, Timestamp};
use uuid::Uuid;

/// How many records are shown, with the newest: nobody meets so often.
const SHOWN: i64 = 30;

/// What somebody wrote down about a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// Its id.
    pub id: OutcomeId,
    /// How it ended, and the note.
    pub words: OutcomeWords,
    /// Who wrote it down.
    pub by: MemberId,
    /// When.
    pub at: Timestamp,
}

/// Who was in the circle when something was given out.
pub(crate) struct Ending {
    members: Vec<(MemberId, Role)>,
}

impl Ending {
    /// The confirmed members.
    pub(crate) fn members(&self) -> &[(MemberId, Role)] {
        &self.members
    }

    /// The organizer, or whoever acts where there is none.
    pub(crate) fn organizer(&self, acts: MemberId) -> MemberId {
        self.members.iter().find(|(_, role)| *role == Role::Organizer).map_or(acts, |(id, _)| *id)
    }
}

impl<C: Capability> CircleAccess<C> {
    /// The newest record; earlier ones stay in the database as they were.
    pub async fn outcome(&self) -> Result<Option<Recorded>> {
        self.outcome_on(&self.store).await
    }

    /// Those that a later one has replaced, newest first: what was written down then can still be read.
    pub async fn earlier_outcomes(&self) -> Result<Vec<Recorded>> {
        let rows = query(
            "select id, words, recorded_by, at from outcome where circle_id = $1 order by at desc, id desc limit $2",
        )
        .bind(self.circle)
        .bind(SHOWN)
        .all(&self.store)
        .await?;
        rows.iter().skip(1).map(|row| self.read_outcome(row)).collect()
    }

    pub(crate) async fn outcome_on(&self, on: impl Into<On<'_>>) -> Result<Option<Recorded>> {
        let row = query(
            "select id, words, recorded_by, at from outcome where circle_id = $1 order by at desc, id desc limit 1",
        )
        .bind(self.circle)
        .maybe(on)
        .await?;
        row.map(|row| self.read_outcome(&row)).transpose()
    }

    fn read_outcome(&self, row: &Row) -> Result<Recorded> {
        let id = OutcomeId(row.get("id")?);
        Ok(Recorded {
            id,
            words: self.key.open(Place::row("outcome", id), &row.get::<Vec<u8>>("words")?)?,
            by: MemberId(row.get("recorded_by")?),
            at: row.time("at")?,
        })
    }

    /// Writes down how the meeting ended and gives out what follows. `seen` is the newest record its writer had read.
    ///
    /// A second record corrects the first: follow-ups of earlier records that nobody has touched are replaced, those
    /// that were done, handed on or moved stay, and none of them is asked for twice.
    ///
    /// # Errors
    /// [`StoreError::NotYours`] for somebody who neither guides the circle nor led the meeting, and
    /// [`StoreError::Stale`] when somebody else recorded it meanwhile.
    pub async fn record_outcome(
        &self,
        words: &OutcomeWords,
        follow_ups: &[FollowUp],
        seen: Option<OutcomeId>,
        now: Timestamp,
    ) -> Result<()> {
        let mut write = self.write().await?;
        if !may_record(write.role(), self.me, &self.roles_within(&mut write).await?) {
            return Err(StoreError::NotYours);
        }
        let newest = self.outcome_on(&mut write).await?;
        if newest.as_ref().map(|newest| newest.id) != seen {
            // The button pressed twice: what it says is written down already.
            let is_there = newest.is_some_and(|newest| newest.by == self.me && newest.words == *words);
            return if is_there { Ok(()) } else { Err(StoreError::Stale) };
        }
        // A record that is corrected while the next meeting is planned leaves that one's lists alone. The first is of this
        // meeting, whose day may be ahead of ours.
        let day = self.meeting_within(&mut write).await?.0.day;
        let was_held = match seen {
            None => day.is_none_or(|day| day <= now.day().plus(1)),
            Some(_) => day.is_some_and(|day| day <= now.day()),
        };
        if was_held {
            self.let_lists_go(&mut write).await?;
        }
        let ending = self.ending(&mut write).await?;
        self.end(&mut write, words, follow_ups, &ending, now).await?;
        write.commit().await
    }

    /// Who is in the circle, as it is within a write: whoever has just left is given nothing.
    pub(crate) async fn ending(&self, write: &mut Write) -> Result<Ending> {
        let rows =
            query("select id, role from member where circle_id = $1 and status = 'confirmed' order by accepted_at, id")
                .bind(self.circle)
                .all(write)
                .await?;
        let one = |row: &Row| -> Result<_> {
            let role = Role::from_slug(&row.get::<String>("role")?).ok_or(StoreError::NotFound)?;
            Ok((MemberId(row.get("id")?), role))
        };
        Ok(Ending { members: rows.iter().map(one).collect::<Result<_>>()? })
    }

    /// Keeps what came of it, and gives out what follows. Whoever calls has asked whether this member may: as those do who led
    /// the meeting, or because an invitation of theirs was answered and that counts.
    pub(crate) async fn end(
        &self,
        write: &mut Write,
        words: &OutcomeWords,
        follow_ups: &[FollowUp],
        ending: &Ending,
        now: Timestamp,
    ) -> Result<()> {
        let roles = self.roles_within(&mut *write).await?;
        // A clock that was put back doesn't put the new answer behind the old one.
        let at = self.outcome_on(&mut *write).await?.map_or(now, |newest| now.max(newest.at.plus(1)));
        if words.outcome.accepts_help() {
            query("delete from task where circle_id = $1 and kind = $2 and done_at is null")
                .bind(self.circle)
                .bind(TaskKind::Invitation.slug())
                .run(&mut *write)
                .await?;
            self.let_lists_go(write).await?;
        }
        let id = OutcomeId(Uuid::now_v7());
        query("insert into outcome (circle_id, id, words, recorded_by, at) values ($1, $2, $3, $4, $5)")
            .bind(self.circle)
            .bind(id)
            .bind(self.key.seal(Place::row("outcome", id), words)?)
            .bind(self.me)
            .bind(at)
            .run(&mut *write)
            .await?;
        let kept = self.replace_follow_ups(write, now).await?;
        for follow_up in follow_ups {
            let there: Vec<&Task> = kept.iter().filter(|task| task.words == follow_up.words).collect();
            // One that was handed on is somebody else's now, and still there.
            if !there.is_empty() && follow_up.owner != Owner::Each {
                continue;
            }
            if follow_up.kind == Some(TaskKind::Keeping) && self.keeping_is_asked(write).await? {
                continue;
            }
            for owner in follow_up.owner.people(&roles, &ending.members, self.me) {
                if there.iter().any(|task| task.owner == owner) {
                    continue;
                }
                let due_at = due(now, follow_up.due_hours);
                let task = self.insert_task(write, Some(id), &follow_up.words, owner, due_at, now).await?;
                if let Some(kind) = follow_up.kind {
                    self.mark_task(write, task, kind).await?;
                }
            }
        }
        self.look_in_from(write, now.day(), ending, now).await?;
        write.record(Event::of(EventKind::OutcomeRecorded, id.0), now).await
    }

    /// Takes back the follow-ups of earlier records that are as they were given out; answers with those that stay, but for what
    /// was done so long ago that it belongs to another meeting.
    async fn replace_follow_ups(&self, write: &mut Write, now: Timestamp) -> Result<Vec<Task>> {
        query("delete from task where circle_id = $1 and outcome_id is not null and done_at is null and version = 1")
            .bind(self.circle)
            .run(&mut *write)
            .await?;
        let rows = query(task_where!("outcome_id is not null")).bind(self.circle).all(write).await?;
        let mut kept = rows.iter().map(|row| self.read_task(row)).collect::<Result<Vec<_>>>()?;
        kept.retain(|task| task.done.is_none_or(|(at, _)| still_counts(at, now)));
        Ok(kept)
    }
}
