//! Asking the person: what was said each time, by whoever asked, and when they are asked again.

use crate::access::{Capability, CircleAccess};
use crate::db::{Row, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::once::Once;
use crate::outcomes::Ending;
use crate::tasks::{Task, task_where};
use crate::write::{Event, Write};
use kith_domain::approach::Approach;
use kith_domain::event::EventKind;
use kith_domain::follow_up::asks_again;
use kith_domain::invitation::{InvitationWords, MOST, NEXT_AFTER};
use kith_domain::outcome::{FollowUp, Outcome, OutcomeWords, TaskKind, TaskWords};
use kith_domain::{Day, InvitationId, Line, MemberId, OpId, Prose, Timestamp};

/// One time they were asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Its id.
    pub id: InvitationId,
    /// Who asked, and wrote it down.
    pub by: MemberId,
    /// When, how, to what, and what they said.
    pub words: InvitationWords,
    /// For the next change.
    pub version: i64,
}

/// What comes after one.
#[derive(Debug, Clone, Copy)]
pub struct After<'a> {
    /// Who asks next, and when; nothing after a yes, and where nobody asks for now.
    pub next: Option<(MemberId, Day)>,
    /// What yes to the place calls for.
    pub after_yes: &'a [FollowUp],
    /// What yes to a smaller step calls for.
    pub after_a_step: &'a [FollowUp],
}

impl<C: Capability> CircleAccess<C> {
    /// Every invitation, the newest first.
    pub async fn invitations(&self) -> Result<Vec<Invitation>> {
        let rows = query("select id, by_id, words, version from invitation where circle_id = $1")
            .bind(self.circle)
            .all(&self.store)
            .await?;
        let mut all = rows.iter().map(|row| self.read_invitation(row)).collect::<Result<Vec<_>>>()?;
        all.sort_by_key(|invitation| std::cmp::Reverse((invitation.words.day, invitation.id)));
        Ok(all)
    }

    /// One that this member wrote down.
    ///
    /// # Errors
    /// [`StoreError::NotFound`]; [`StoreError::NotYours`] for somebody else's.
    pub async fn my_invitation(&self, id: InvitationId) -> Result<Invitation> {
        let row = query("select id, by_id, words, version from invitation where circle_id = $1 and id = $2")
            .bind(self.circle)
            .bind(id)
            .one(&self.store)
            .await?;
        let invitation = self.read_invitation(&row)?;
        if invitation.by == self.me { Ok(invitation) } else { Err(StoreError::NotYours) }
    }

    /// When they are asked next, and by whom.
    pub async fn next_invitation(&self) -> Result<Option<Task>> {
        let row = query(NEXT).bind(self.circle).bind(TaskKind::Invitation.slug()).maybe(&self.store).await?;
        row.map(|row| self.read_task(&row)).transpose()
    }

    /// Writes down that they were asked. What was planned is done by that. The next day and name are set in the same breath; or,
    /// when they accept help and it counts ([`InvitationWords::counts`]), what that calls for.
    ///
    /// The same form, sent twice under one `op`, writes once.
    ///
    /// # Errors
    /// [`StoreError::Full`] when there are as many as a member keeps; [`StoreError::NotFound`] for an owner of the next one who
    /// isn't a confirmed member.
    pub async fn log_invitation(
        &self,
        op: OpId,
        words: &InvitationWords,
        after: After<'_>,
        now: Timestamp,
    ) -> Result<InvitationId> {
        let after = self.or_in_a_week(after, now).await?;
        let newest = self.invitations().await?.first().map(|newest| newest.words.day);
        let mut write = self.write().await?;
        let ending = self.ending(&mut write).await?;
        // Another day for the next one isn't another time that they were asked.
        let id = match self.once(&mut write, "invitation", op, words, now).await? {
            Once::New(id) => InvitationId(id),
            Once::Again(id) => return Ok(InvitationId(id)),
        };
        let count = query("select count(*) as n from invitation where circle_id = $1 and by_id = $2")
            .bind(self.circle)
            .bind(self.me)
            .one(&mut write)
            .await?;
        if usize::try_from(count.get::<i64>("n")?).is_ok_and(|n| n >= MOST) {
            return Err(StoreError::Full);
        }
        query(
            "insert into invitation (circle_id, id, by_id, words, created_at, version) values ($1, $2, $3, $4, $5, 1)",
        )
        .bind(self.circle)
        .bind(id)
        .bind(self.me)
        .bind(self.key.seal(Place::row("invitation", id), words)?)
        .bind(now)
        .run(&mut write)
        .await?;
        write.record(Event::of(EventKind::InvitationMade, id.0), now).await?;
        self.goes_on(&mut write, words, newest, after, &ending, now).await?;
        write.commit().await?;
        Ok(id)
    }

    /// Changes what this member wrote down. That it was a yes after all calls for what a yes calls for.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when it changed since version `seen`; otherwise as [`Self::my_invitation`].
    pub async fn change_invitation(
        &self,
        id: InvitationId,
        words: &InvitationWords,
        after: After<'_>,
        seen: i64,
        now: Timestamp,
    ) -> Result<()> {
        let before = self.my_invitation(id).await?;
        if before.words == *words {
            return Ok(());
        }
        let after = self.or_in_a_week(after, now).await?;
        let others = self.invitations().await?.into_iter().find(|other| other.id != id);
        let newest = others.map(|newest| newest.words.day);
        let mut write = self.write().await?;
        let ending = self.ending(&mut write).await?;
        let changed = query(
            "update invitation set words = $3, version = version + 1
              where circle_id = $1 and id = $2 and by_id = $4 and version = $5",
        )
        .bind(self.circle)
        .bind(id)
        .bind(self.key.seal(Place::row("invitation", id), words)?)
        .bind(self.me)
        .bind(seen)
        .run(&mut write)
        .await?;
        if changed == 0 {
            return Err(StoreError::Stale);
        }
        write.record(Event::of(EventKind::InvitationChanged, id.0), now).await?;
        if words.answer() != before.words.answer() || words.response != before.words.response {
            self.goes_on(&mut write, words, newest, after, &ending, now).await?;
        }
        write.commit().await
    }

    /// Agrees on who asks next, and when: a task like any other. Whoever was to ask before is no longer.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for an owner who isn't a confirmed member.
    pub async fn plan_invitation(&self, owner: MemberId, day: Day, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        self.plan_next(&mut write, owner, day, now).await?;
        write.commit().await
    }

    /// What was planned is done by it; what comes next is set, or an answer is kept as one.
    async fn goes_on(
        &self,
        write: &mut Write,
        words: &InvitationWords,
        newest: Option<Day>,
        after: After<'_>,
        ending: &Ending,
        now: Timestamp,
    ) -> Result<()> {
        let planned = self.planned_invitation(write).await?;
        // Who writes down an older one hasn't done what somebody planned since.
        let is_news = newest.is_none_or(|day| day <= words.day)
            && planned.as_ref().is_none_or(|planned| planned.added_at.day() <= words.day.plus(1));
        let known = self.outcome_on(&mut *write).await?;
        let known = known.map(|recorded| (recorded.words.outcome, recorded.at.day()));
        let turns = self.turns_on(&mut *write).await?;
        let again = known.is_some_and(|(_, day)| asks_again(turns.into_iter().map(|turn| turn.words), day));
        let counts = words.counts(known, newest, again, now.day());
        if counts.is_none() && !is_news && planned.is_some() {
            return Ok(());
        }
        if let Some(planned) = planned {
            self.tick_off(write, planned.id, now).await?;
        }
        if words.answer().is_some() && counts.is_none() {
            return self.ensure_next_date(write, ending, now).await;
        }
        if let Some(outcome) = counts {
            let answer = OutcomeWords { outcome, note: Prose::default() };
            let follow_ups = if outcome == Outcome::Yes { after.after_yes } else { after.after_a_step };
            return self.end(write, &answer, follow_ups, ending, now).await;
        }
        match after.next {
            Some((owner, day)) => self.plan_next(write, owner, day, now).await,
            None => self.ensure_next_date(write, ending, now).await,
        }
    }

    /// Where nothing is said of the next time, whoever asked asks again in a week; but where nobody asks for now.
    async fn or_in_a_week<'a>(&self, after: After<'a>, now: Timestamp) -> Result<After<'a>> {
        let approach = self.approach().await?.map(|decision| decision.words.approach);
        let asks = approach != Some(Approach::FamilyOnly);
        let in_a_week = asks.then(|| (self.me, now.day().plus(NEXT_AFTER)));
        Ok(After { next: after.next.filter(|_| asks).or(in_a_week), ..after })
    }

    async fn plan_next(&self, write: &mut Write, owner: MemberId, day: Day, now: Timestamp) -> Result<()> {
        let (kind, id) = match self.planned_invitation(write).await? {
            Some(planned) => {
                self.pass_on(write, planned.id, owner, day).await?;
                (EventKind::TaskMoved, planned.id)
            }
            None => {
                let id = self.insert_task(write, None, &next_words(), owner, day.start(), now).await?;
                self.mark_task(write, id, TaskKind::Invitation).await?;
                (EventKind::TaskAdded, id)
            }
        };
        write.record(Event::of(kind, id.0), now).await
    }

    async fn planned_invitation(&self, write: &mut Write) -> Result<Option<Task>> {
        let row = query(NEXT).bind(self.circle).bind(TaskKind::Invitation.slug()).maybe(write).await?;
        row.map(|row| self.read_task(&row)).transpose()
    }

    fn read_invitation(&self, row: &Row) -> Result<Invitation> {
        let id = InvitationId(row.get("id")?);
        Ok(Invitation {
            id,
            by: MemberId(row.get("by_id")?),
            words: self.key.open(Place::row("invitation", id), &row.get::<Vec<u8>>("words")?)?,
            version: row.get("version")?,
        })
    }
}

fn next_words() -> TaskWords {
    TaskWords {
        title: Line::parse("The next invitation").unwrap_or_default(),
        why: Prose::parse("A short, kind word that help is there. Write down what they said.").unwrap_or_default(),
    }
}

/// The open task to ask them again.
const NEXT: &str = task_where!("kind = $2 and done_at is null");

#[cfg(test)]
#[path = "invitations_tests.rs"]
mod tests;
