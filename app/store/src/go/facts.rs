//! What the gates before the meeting are asked about.

use crate::access::{Capability, CircleAccess};
use crate::db::query;
use crate::error::Result;
use crate::members::Member;
use kith_domain::boundary::BoundaryState;
use kith_domain::go::{GoFacts, speaks_for_a_meeting};
use kith_domain::meeting::MeetingRole;
use kith_domain::member::{Role, Status};
use kith_domain::option::Standing;
use kith_domain::rehearsal::unrehearsed;
use kith_domain::safety::{Answers, Verdict, is_due, verdict_of_all};
use kith_domain::{Day, MemberId, ScreenId};
use std::collections::BTreeMap;

impl<C: Capability> CircleAccess<C> {
    /// What is really there for the meeting.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn go_facts(&self, today: Day) -> Result<GoFacts> {
        let members = self.members().await?;
        let confirmed = || members.iter().filter(|member| member.status == Status::Confirmed);
        let options = self.options().await?;
        let with = |standing: Standing| options.iter().find(|option| option.standing == standing);
        let boundaries = self.boundaries().await?;
        let count = |is: fn(&BoundaryState) -> bool| boundaries.iter().filter(|one| is(&one.state)).count();
        let conflicts = self.conflicts_among(&boundaries).await?;
        let meeting = self.meeting().await?;
        let letters = self.letters().await?;
        let is_approved = |reader: &MemberId| letters.iter().any(|line| line.writer == *reader && line.approved);
        let rehearsals: Vec<_> = self.rehearsals().await?.into_iter().map(|one| one.words).collect();
        Ok(GoFacts {
            safety: self.verdict_of_everybody(&members, today).await?,
            has_facilitator: confirmed().any(|member| member.role == Role::Facilitator),
            approach: self.approach().await?.map(|decision| decision.words.approach),
            booked: with(Standing::Booked).map(|booked| booked.words.held_until),
            has_backup: with(Standing::Backup).is_some(),
            unapproved: meeting.order.iter().filter(|reader| !is_approved(reader)).copied().collect(),
            unrehearsed: unrehearsed(&meeting.order, &rehearsals),
            agreed: count(|state| matches!(state, BoundaryState::Agreed { .. })),
            proposed: count(|state| matches!(state, BoundaryState::Proposed { .. })),
            conflicts: conflicts.iter().filter(|found| !found.settled).count(),
            roles_missing: MeetingRole::ALL.iter().filter(|role| meeting.with(**role).is_none()).copied().collect(),
            readers: meeting.order,
            meeting: meeting.words,
        })
    }

    /// Whether what everybody answered about safety lets a meeting happen today. Every phone asks for it during the meeting.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn is_safe_to_meet(&self, today: Day) -> Result<bool> {
        let members = self.members().await?;
        Ok(speaks_for_a_meeting(self.verdict_of_everybody(&members, today).await?))
    }

    /// What all answers about safety come to, also those that I don't read: whose they are and what they say leaves this
    /// function with nobody.
    async fn verdict_of_everybody(&self, members: &[Member], today: Day) -> Result<Option<Verdict>> {
        let asked = members.iter().filter(|m| m.status == Status::Confirmed && m.role != Role::Facilitator);
        let family: Vec<MemberId> = asked.map(|member| member.id).collect();
        let (done, changed) = (self.screened().await?, self.circle_changed_at().await?);
        if family.iter().any(|member| is_due(done.get(member).copied(), changed, today)) {
            return Ok(None);
        }
        let rows = query(
            "select s.id as screen_id, s.member_id, a.question, a.id as answer_id, a.words
               from safety_screen s
               join member m on m.circle_id = s.circle_id and m.id = s.member_id and m.status = 'confirmed'
               join safety_answer a on a.circle_id = s.circle_id and a.screen_id = s.id
              where s.circle_id = $1 and m.role <> 'facilitator'
                and not exists (select 1 from safety_screen later
                                 where later.circle_id = s.circle_id and later.member_id = s.member_id
                                   and later.finished_at is not null
                                   and (later.begun_at > s.begun_at or later.begun_at = s.begun_at and later.id > s.id))",
        )
        .bind(self.circle)
        .all(&self.store)
        .await?;
        let mut answers: BTreeMap<(MemberId, ScreenId), Answers> = BTreeMap::new();
        for row in &rows {
            let whose = (MemberId(row.get("member_id")?), ScreenId(row.get("screen_id")?));
            answers.entry(whose).or_default().extend(self.open_safety_answer(row.get("answer_id")?, row)?);
        }
        let answers: Vec<(MemberId, Answers)> = answers.into_iter().map(|((member, _), said)| (member, said)).collect();
        Ok(verdict_of_all(&answers, family.len()))
    }
}
