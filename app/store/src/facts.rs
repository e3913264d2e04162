//! Everything the circle's home needs to know, in a handful of queries.

use crate::access::{Capability, CircleAccess};
use crate::db::query;
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::members::Member;
use kith_domain::member::{Status, may_confirm};
use kith_domain::next_step::Mine;
use kith_domain::option::{OptionWords, Standing};
use kith_domain::path::{Facts, MemberFacts};
use kith_domain::{Day, MemberId, OptionId};
use std::collections::BTreeSet;
use uuid::Uuid;

/// What can be counted without opening anything.
struct Counts {
    invites_open: usize,
    parts_written: usize,
    boundaries_proposed: usize,
    boundaries_agreed: usize,
    boundaries_to_answer: usize,
    tasks_open: usize,
    tasks_due: usize,
    next_due: Option<Day>,
}

/// Options, as the path shows them.
#[derive(Default)]
struct Options {
    count: usize,
    booked: Option<OptionWords>,
    backup: Option<OptionWords>,
}

impl<C: Capability> CircleAccess<C> {
    /// What is really there, and this member's own share. `today` decides what is due and which invites still count, so
    /// both stay the same for a whole day as long as nothing is written.
    pub async fn facts(&self, today: Day) -> Result<(Facts, Mine)> {
        let members = self.members().await?;
        let shared = self.writers_who_shared().await?;
        let options = self.options_in_brief().await?;
        let meeting = self.meeting().await?;
        let outcome = self.outcome().await?;
        let counts = self.counts(today).await?;
        let confirmed: Vec<&Member> = members.iter().filter(|m| m.status == Status::Confirmed).collect();
        let waiting: Vec<&Member> = members.iter().filter(|m| m.status == Status::Accepted).collect();
        // Who came without an inviter came by starting the circle, and is confirmed from the first moment.
        let mine_to_confirm =
            |m: &&&Member| m.invited_by.is_some_and(|inviter| may_confirm(self.me, inviter, confirmed.len()));
        let mine = Mine {
            me: self.me,
            role: self.role,
            parts_written: counts.parts_written,
            letter_shared: shared.contains(&self.me),
            boundaries_to_answer: counts.boundaries_to_answer,
            may_confirm: waiting.iter().filter(mine_to_confirm).count(),
            tasks_due: counts.tasks_due,
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
            invites_open: counts.invites_open,
            options: options.count,
            held_until: options.booked.as_ref().and_then(|o| o.held_until),
            booked: options.booked.map(|o| o.programme.to_string()),
            backup: options.backup.map(|o| o.programme.to_string()),
            boundaries_proposed: counts.boundaries_proposed,
            boundaries_agreed: counts.boundaries_agreed,
            roles: meeting.roles,
            meeting: meeting.words,
            order: meeting.order,
            outcome: outcome.map(|o| o.words.outcome),
            tasks_open: counts.tasks_open,
            next_due: counts.next_due,
        };
        Ok((facts, mine))
    }

    /// Whose letter is shared with anybody. That much every member may know of every other.
    pub async fn writers_who_shared(&self) -> Result<BTreeSet<MemberId>> {
        let rows = query("select member_id from letter where circle_id = $1 and shared_at is not null")
            .bind(self.circle)
            .all(&self.store)
            .await?;
        rows.iter().map(|row| row.get("member_id").map(MemberId)).collect()
    }

    async fn options_in_brief(&self) -> Result<Options> {
        let rows = query("select id, standing, words from option where circle_id = $1 and standing <> 'set-aside'")
            .bind(self.circle)
            .all(&self.store)
            .await?;
        let mut options = Options { count: rows.len(), ..Options::default() };
        for row in &rows {
            let chosen = match Standing::from_slug(&row.get::<String>("standing")?) {
                Some(Standing::Booked) => &mut options.booked,
                Some(Standing::Backup) => &mut options.backup,
                _ => continue,
            };
            let id = OptionId(row.get::<Uuid>("id")?);
            *chosen = Some(self.key.open(Place::row("option", id), &row.get::<Vec<u8>>("words")?)?);
        }
        Ok(options)
    }

    async fn counts(&self, today: Day) -> Result<Counts> {
        let row = query(
            "select (select count(*) from invite
                      where circle_id = $1 and state = 'open' and expires_at > $3) as invites_open,
                    (select count(*) from letter l
                       join block b on b.circle_id = l.circle_id and b.letter_id = l.id
                      where l.circle_id = $1 and l.member_id = $2 and b.head_rev > 0) as parts_written,
                    (select count(*) from boundary where circle_id = $1 and state = 'proposed') as proposed,
                    (select count(*) from boundary where circle_id = $1 and state = 'agreed') as agreed,
                    (select count(*) from boundary b
                       join boundary_keeper k
                         on k.circle_id = b.circle_id and k.boundary_id = b.id and k.member_id = $2
                      where b.circle_id = $1 and b.state = 'proposed' and b.owner_id <> $2
                        and not exists (select 1 from boundary_consent c
                                         where c.circle_id = b.circle_id and c.boundary_id = b.id
                                           and c.member_id = $2 and c.revision = b.revision)) as to_answer,
                    (select count(*) from task where circle_id = $1 and done_at is null) as tasks_open,
                    (select count(*) from task
                      where circle_id = $1 and owner_id = $2 and done_at is null and due_at < $4) as tasks_due,
                    (select min(due_at) from task where circle_id = $1 and done_at is null) as next_due",
        )
        .bind(self.circle)
        .bind(self.me)
        .bind(today.start())
        .bind(today.plus(1).start())
        .one(&self.store)
        .await?;
        let count = |column| row.get::<i64>(column).and_then(|n| usize::try_from(n).map_err(|_| StoreError::NotFound));
        Ok(Counts {
            invites_open: count("invites_open")?,
            parts_written: count("parts_written")?,
            boundaries_proposed: count("proposed")?,
            boundaries_agreed: count("agreed")?,
            boundaries_to_answer: count("to_answer")?,
            tasks_open: count("tasks_open")?,
            tasks_due: count("tasks_due")?,
            next_due: row.get::<Option<i64>>("next_due")?.map(|at| kith_domain::Timestamp(at).day()),
        })
    }
}
