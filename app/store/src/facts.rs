//! Everything the circle's home needs to know, as one member may know it.

mod footing;

use crate::access::{Capability, CircleAccess};
use crate::db::query;
use crate::error::{Result, StoreError};
use crate::letters::LetterLine;
use crate::members::Member;
use crate::tasks::waits;
use kith_domain::boundary::BoundaryState;
use kith_domain::decision::missing;
use kith_domain::follow_up::{asks_again, danger_until};
use kith_domain::go::GoDecision;
use kith_domain::member::{Role, Status, may_confirm};
use kith_domain::next_step::Mine;
use kith_domain::objection::is_ready;
use kith_domain::option::Standing;
use kith_domain::path::{Facts, MemberFacts};
use kith_domain::rehearsal::unrehearsed;
use kith_domain::safety::verdict_of_all;
use kith_domain::{Day, MemberId, Timestamp};
use std::collections::BTreeSet;

/// What can be counted without opening anything.
struct Counts {
    aftercare: usize,
    admission_ready: usize,
    invitations: usize,
    next_invitation: Option<Day>,
    invites_open: usize,
    tasks_open: usize,
    tasks_due: usize,
    next_due: Option<Day>,
    said_go: Option<Day>,
}

impl<C: Capability> CircleAccess<C> {
    /// What is really there, and this member's own share. `today` decides what is due and which invites still count, so
    /// both stay the same for a whole day as long as nothing is written.
    pub async fn facts(&self, today: Day) -> Result<(Facts, Mine)> {
        let members = self.members().await?;
        let letters = self.letters().await?;
        let shared: BTreeSet<MemberId> =
            letters.iter().filter(|letter| letter.shared).map(|letter| letter.writer).collect();
        let mut options = self.options().await?;
        let opened = self.opened_gates(&self.store).await?;
        let all = options.iter().map(|option| (option.id, option.standing, &option.words));
        let options_missing = missing(all, &self.about().words, &opened, today);
        options.retain(|option| option.standing != Standing::SetAside);
        let standing = |standing: Standing| options.iter().find(|option| option.standing == standing).map(|o| &o.words);
        let (booked, backup) = (standing(Standing::Booked), standing(Standing::Backup));
        let boundaries = self.boundaries().await?;
        let count = |is: fn(&BoundaryState) -> bool| boundaries.iter().filter(|b| is(&b.state)).count();
        let conflicts = self.conflicts_among(&boundaries).await?;
        let unsettled = || conflicts.iter().filter(|found| !found.settled);
        let (objections, ladder) = (self.objections().await?, self.ladder().await?);
        let meeting = self.meeting().await?;
        let window = self.meeting_window().await?;
        let answered_window = window.as_ref().is_some_and(|w| w.answers.iter().any(|(member, _)| *member == self.me));
        let rehearsals: Vec<_> = self.rehearsals().await?.into_iter().map(|one| one.words).collect();
        let outcome = self.outcome().await?;
        let answered = outcome.as_ref().map(|recorded| (recorded.words.outcome, recorded.at.day()));
        let turns = self.turning_points().await?;
        let danger_until = danger_until(turns.iter().map(|turn| turn.words), today);
        let asked_again = answered.is_some_and(|(_, day)| asks_again(turns.iter().map(|turn| turn.words), day));
        let counts = self.counts(today).await?;
        let safety = self.safety(today).await?;
        let footing = self.footing().await?;
        let mut history = self.history().await?;
        history.retain(|one| one.shared);
        let answers: Vec<_> = safety.read.iter().map(|screen| (screen.member, screen.answers.clone())).collect();
        let confirmed: Vec<&Member> = members.iter().filter(|m| m.status == Status::Confirmed).collect();
        let waiting: Vec<&Member> = members.iter().filter(|m| m.status == Status::Accepted).collect();
        // Who came without an inviter came by starting the circle, and is confirmed from the first moment.
        let mine_to_confirm =
            |m: &&&Member| m.invited_by.is_some_and(|inviter| may_confirm(self.me, inviter, confirmed.len()));
        let mine = Mine {
            me: self.me,
            role: self.role,
            leads: self.role.leads(confirmed.iter().any(|member| member.role == Role::Facilitator)),
            parts_written: self.parts_written().await?,
            letter_shared: shared.contains(&self.me),
            promised: footing.mine.promised,
            disclosed: footing.mine.disclosed,
            learned: footing.mine.learned,
            safety: verdict_of_all(&answers, usize::MAX),
            safety_due: safety.due,
            boundaries_to_answer: boundaries.iter().filter(|b| b.asks(self.me)).count(),
            conflicts_to_settle: unsettled().filter(|found| found.owners.contains(&self.me)).count(),
            boundaries_to_look_back_on: self.due_among(&boundaries, answered, today).await?,
            asking_for_help: self.calls_for_help().await?.iter().filter(|help| help.by != self.me).count(),
            may_confirm: waiting.iter().filter(mine_to_confirm).count(),
            tasks_due: counts.tasks_due,
            window_to_answer: window.as_ref().is_some_and(|w| !w.window.has_passed(today))
                && !answered_window
                && meeting.words.day.is_none_or(|day| day < today),
            poll_to_answer: self.poll_waits_for_me(today).await?,
            letters_to_approve: self.letters_to_approve(&letters).await?,
            put_off: self.put_off(today).await?,
            today,
        };
        let facts = Facts {
            circle: self.about().words.clone(),
            members: confirmed
                .iter()
                .map(|m| MemberFacts {
                    id: m.id,
                    name: m.words.name.to_string(),
                    role: m.role,
                    letter_shared: shared.contains(&m.id),
                })
                .collect(),
            waiting: waiting.iter().map(|m| m.id).collect(),
            screened: safety.count,
            promised: footing.promised,
            disclosed: footing.disclosed,
            learned: footing.learned,
            history: history.len(),
            knows_past_treatment: history.iter().any(|one| one.words.tells_of_treatment()),
            approach: self.approach().await?.map(|decision| decision.words.approach),
            invitations: counts.invitations,
            next_invitation: counts.next_invitation,
            admission_ready: counts.admission_ready,
            invites_open: counts.invites_open,
            options: options.len(),
            options_missing,
            booked_id: options.iter().find(|option| option.standing == Standing::Booked).map(|option| option.id),
            booked: booked.map(|words| words.programme.to_string()),
            held_until: booked.and_then(|words| words.held_until),
            backup: backup.map(|words| words.programme.to_string()),
            boundaries_proposed: count(|state| matches!(state, BoundaryState::Proposed { .. })),
            boundaries_agreed: count(|state| matches!(state, BoundaryState::Agreed { .. })),
            boundaries_in_conflict: unsettled().count(),
            objections: objections.len(),
            objections_ready: objections.iter().filter(|one| is_ready(&one.words, one.voice)).count(),
            rehearsals: rehearsals.len(),
            unrehearsed: unrehearsed(&meeting.order, &rehearsals).len(),
            said_go: counts.said_go,
            rungs: ladder.len(),
            rungs_owned: ladder.iter().filter(|rung| rung.owner.is_some()).count(),
            window: window.map(|window| window.window),
            roles: meeting.roles,
            meeting: meeting.words,
            order: meeting.order,
            outcome: outcome.map(|o| o.words.outcome),
            asked_again,
            danger_until,
            aftercare: counts.aftercare,
            tasks_open: counts.tasks_open,
            next_due: counts.next_due,
        };
        Ok((facts, mine))
    }

    /// How many letters wait for my yes. That I asked for a change leaves it to its writer.
    async fn letters_to_approve(&self, letters: &[LetterLine]) -> Result<usize> {
        if !letters.iter().any(|letter| letter.readable && letter.writer != self.me) {
            return Ok(0);
        }
        let round = self.round().await?;
        Ok(round.iter().filter(|one| one.waits() && (one.asked.is_none() || one.worked_on)).count())
    }

    /// How many parts of one's own letter say something. A facilitator isn't asked for a letter.
    async fn parts_written(&self) -> Result<usize> {
        match self.my_letter().await {
            _ if self.role == Role::Facilitator => Ok(0),
            Ok(letter) => Ok(letter.parts.iter().filter(|part| !part.text.is_blank()).count()),
            Err(StoreError::NotFound) => Ok(0),
            Err(other) => Err(other),
        }
    }

    async fn counts(&self, today: Day) -> Result<Counts> {
        let row = query(concat!(
            "select (select count(*) from invite
                      where circle_id = $1 and state = 'open' and expires_at > $3) as invites_open,
                    (select count(*) from admission_item a
                       join option o on o.circle_id = a.circle_id and o.id = a.option_id and o.standing = 'booked'
                      where a.circle_id = $1 and a.done_at is not null) as admission_ready,
                    (select count(*) from invitation where circle_id = $1) as invitations,
                    (select count(*) from aftercare where circle_id = $1) as aftercare,
                    (select min(due_at) from task
                      where circle_id = $1 and kind = 'invitation' and done_at is null) as next_invitation,
                    (select count(*) from task t where t.circle_id = $1 and ",
            waits!("$5"),
            ") as tasks_open,
                    (select count(*) from task t where t.circle_id = $1 and t.owner_id = $2 and t.due_at < $4 and ",
            waits!("$5"),
            ") as tasks_due,
                    (select min(t.due_at) from task t where t.circle_id = $1 and ",
            waits!("$5"),
            ") as next_due,
                    (select d.at from go_decision d
                      where d.circle_id = $1 and d.decision = $6
                        and d.seq = (select max(n.seq) from go_decision n where n.circle_id = $1)) as said_go"
        ))
        .bind(self.circle)
        .bind(self.me)
        .bind(today.start())
        // A task is asked for on its day and on the day before: "by Sunday" is no help on Sunday evening.
        .bind(today.plus(2).start())
        .bind(today.plus(1).start())
        .bind(GoDecision::Go.slug())
        .one(&self.store)
        .await?;
        let count = |column| row.get::<i64>(column).and_then(|n| usize::try_from(n).map_err(|_| StoreError::NotFound));
        let day = |column| Ok::<_, StoreError>(row.get::<Option<i64>>(column)?.map(|at| Timestamp(at).day()));
        Ok(Counts {
            aftercare: count("aftercare")?,
            admission_ready: count("admission_ready")?,
            invitations: count("invitations")?,
            next_invitation: day("next_invitation")?,
            invites_open: count("invites_open")?,
            tasks_open: count("tasks_open")?,
            tasks_due: count("tasks_due")?,
            next_due: day("next_due")?,
            said_go: day("said_go")?,
        })
    }
}
