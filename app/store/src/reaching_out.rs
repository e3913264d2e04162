//! Who may be glad of a call, for those who look after a circle.

use crate::access::{CircleAccess, Guide};
use crate::db::query;
use crate::error::{Result, StoreError};
use crate::tasks::waits;
use crate::write::Event;
use kith_domain::boundary::BoundaryState;
use kith_domain::event::EventKind;
use kith_domain::member::Role;
use kith_domain::path::{Facts, Stage};
use kith_domain::reaching_out::{Reason, Seen, reasons};
use kith_domain::{Day, MemberId, Timestamp};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What the database knows of one member's days.
struct Days {
    confirmed: Option<Day>,
    task_due: Option<Day>,
    called: Option<Day>,
}

impl CircleAccess<Guide> {
    /// The family's members for whom there is a reason, by their names. A call for help is a reason only for who was told.
    pub async fn who_may_need_a_call(&self, facts: &Facts, today: Day) -> Result<Vec<(MemberId, Vec<Reason>)>> {
        let days = self.days_of_members(today).await?;
        let (boundaries, screened) = (self.boundaries().await?, self.screened().await?);
        let calls = self.calls_for_help().await?;
        let mut family: Vec<_> = facts.family().filter(|member| member.id != self.me).collect();
        family.sort_by_key(|member| (member.name.to_lowercase(), member.id));
        let seen = family.into_iter().map(|member| {
            let asked = boundaries.iter().filter(|boundary| boundary.asks(member.id));
            let since = asked.filter_map(|boundary| match &boundary.state {
                BoundaryState::Proposed { at, .. } => Some(at.day()),
                _ => None,
            });
            let days = days.get(&member.id);
            let of = |day: fn(&Days) -> Option<Day>| days.and_then(day);
            Seen {
                member: member.id,
                asks_for_help: calls.iter().any(|call| call.by == member.id),
                task_due: of(|days| days.task_due),
                asked_since: since.min(),
                unscreened_since: of(|days| days.confirmed).filter(|_| !screened.contains_key(&member.id)),
                letter_there: member.letter_shared || !facts.uses(Stage::Letters),
                called_on: of(|days| days.called),
            }
        });
        let meeting = facts.meeting.day.filter(|_| facts.outcome.is_none());
        let named = seen.map(|seen| (seen.member, reasons(&seen, meeting, today)));
        Ok(named.filter(|(_, reasons)| !reasons.is_empty()).collect())
    }

    /// Says that somebody has been in touch with a member. What was said isn't written down anywhere.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for who isn't another confirmed member of the family.
    pub async fn reached_out_to(&self, member: MemberId, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let kept = query(
            "insert into reached_out (circle_id, member_id, by_id, at)
             select circle_id, id, $3, $4 from member
              where circle_id = $1 and id = $2 and id <> $3 and status = 'confirmed' and role <> $5
             on conflict (circle_id, member_id, by_id) do update set at = excluded.at",
        )
        .bind(self.circle)
        .bind(member)
        .bind(self.me)
        .bind(now)
        .bind(Role::Facilitator.slug())
        .run(&mut write)
        .await?;
        if kept == 0 {
            return Err(StoreError::NotFound);
        }
        write.record(Event::private(EventKind::ReachedOut, member.0, self.me), now).await?;
        write.commit().await
    }

    async fn days_of_members(&self, today: Day) -> Result<BTreeMap<MemberId, Days>> {
        let rows = query(concat!(
            "select m.id, m.confirmed_at, r.at as called_at,
                    (select min(t.due_at) from task t
                      where t.circle_id = m.circle_id and t.owner_id = m.id and ",
            waits!("$3"),
            ") as task_due
               from member m
               left join reached_out r on r.circle_id = m.circle_id and r.member_id = m.id and r.by_id = $2
              where m.circle_id = $1 and m.status = 'confirmed'",
        ))
        .bind(self.circle)
        .bind(self.me)
        .bind(today.plus(1).start())
        .all(&self.store)
        .await?;
        let days = rows.iter().map(|row| {
            let day = |column| Ok::<_, StoreError>(row.get::<Option<i64>>(column)?.map(|at| Timestamp(at).day()));
            let of = Days { confirmed: day("confirmed_at")?, task_due: day("task_due")?, called: day("called_at")? };
            Ok((MemberId(row.get::<Uuid>("id")?), of))
        });
        days.collect()
    }
}

#[cfg(test)]
#[path = "reaching_out_tests.rs"]
mod tests;
