//! Who sits where at the meeting. Every member sees it; those who guide set it.

use crate::access::{Capability, CircleAccess, Guide};
use crate::db::query;
use crate::error::{Result, StoreError};
use crate::write::{Event, Write};
use kith_domain::event::EventKind;
use kith_domain::seat::{Seat, SeatChange, SeatPlan};
use kith_domain::{MemberId, Timestamp};
use uuid::Uuid;

/// The plan as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seats {
    /// The chairs, and the confirmed members on them; while nothing is set, a chair for everybody.
    pub plan: SeatPlan,
    /// For the next change; 0 while nothing is set.
    pub version: i64,
}

impl<C: Capability> CircleAccess<C> {
    /// Who sits where.
    pub async fn seats(&self) -> Result<Seats> {
        let rows = query(
            "select p.chairs, p.version, s.number, s.member_id as seated_id, m.id as member_id
               from seat_plan p
               left join seat s on s.circle_id = p.circle_id
               left join member m on m.circle_id = s.circle_id and m.id = s.member_id and m.status = 'confirmed'
              where p.circle_id = $1",
        )
        .bind(self.circle)
        .all(&self.store)
        .await?;
        let Some(first) = rows.first() else {
            return Ok(Seats { plan: SeatPlan::for_people(self.people().await?), version: 0 });
        };
        let mut plan = SeatPlan::for_people(usize::try_from(first.get::<i64>("chairs")?).unwrap_or_default());
        for row in &rows {
            let Some(at) = row.get::<Option<i64>>("number")?.and_then(|number| usize::try_from(number - 1).ok()) else {
                continue;
            };
            match (row.get::<Option<Uuid>>("seated_id")?, row.get::<Option<Uuid>>("member_id")?) {
                (None, _) => plan = plan.place(Seat::Person, at),
                (Some(_), Some(member)) => plan = plan.place(Seat::Member(MemberId(member)), at),
                // Somebody who isn't in the circle any more: the chair is empty.
                (Some(_), None) => {}
            }
        }
        Ok(Seats { plan, version: first.get("version")? })
    }

    /// The confirmed members, and the person.
    async fn people(&self) -> Result<usize> {
        let row = query("select count(*) as n from member where circle_id = $1 and status = 'confirmed'")
            .bind(self.circle)
            .one(&self.store)
            .await?;
        Ok(usize::try_from(row.get::<i64>("n")?).unwrap_or_default() + 1)
    }
}

impl CircleAccess<Guide> {
    /// Sets every chair at once.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when the plan changed since version `seen`, and [`StoreError::NotFound`] for somebody who isn't a
    /// confirmed member.
    pub async fn set_seats(&self, plan: &SeatPlan, seen: i64, now: Timestamp) -> Result<()> {
        let there = self.seats().await?;
        if there.version > 0 && there.plan == *plan {
            return Ok(());
        }
        let mut write = self.write().await?;
        self.raise_seats(&mut write, plan, seen).await?;
        query("delete from seat where circle_id = $1").bind(self.circle).run(&mut write).await?;
        for (number, seat) in (1_i64..).zip(plan.seats()) {
            let seated = match seat {
                Seat::Empty => continue,
                Seat::Person => {
                    query("insert into seat (circle_id, number) values ($1, $2)")
                        .bind(self.circle)
                        .bind(number)
                        .run(&mut write)
                        .await?
                }
                Seat::Member(member) => {
                    query(
                        "insert into seat (circle_id, number, member_id)
                         select circle_id, $2, id from member where circle_id = $1 and id = $3 and status = 'confirmed'",
                    )
                    .bind(self.circle)
                    .bind(number)
                    .bind(*member)
                    .run(&mut write)
                    .await?
                }
            };
            if seated == 0 {
                return Err(StoreError::NotFound);
            }
        }
        write.record(Event::of(EventKind::SeatsSet, self.circle.0), now).await?;
        write.commit().await
    }

    /// Moves one of those at the table, or changes how many chairs there are.
    ///
    /// # Errors
    /// As [`Self::set_seats`].
    pub async fn change_seats(&self, at: usize, change: SeatChange, seen: i64, now: Timestamp) -> Result<()> {
        let there = self.seats().await?;
        if there.version != seen {
            return Err(StoreError::Stale);
        }
        self.set_seats(&there.plan.change(at, change), seen, now).await
    }

    /// Raises the plan's version from `seen`.
    async fn raise_seats(&self, write: &mut Write, plan: &SeatPlan, seen: i64) -> Result<()> {
        let raised = if seen == 0 {
            query("insert into seat_plan (circle_id, chairs, version) values ($1, $2, 1) on conflict (circle_id) do nothing")
                .bind(self.circle)
                .bind(i64::try_from(plan.chairs()).unwrap_or(i64::MAX))
                .run(write)
                .await?
        } else {
            query("update seat_plan set chairs = $2, version = version + 1 where circle_id = $1 and version = $3")
                .bind(self.circle)
                .bind(i64::try_from(plan.chairs()).unwrap_or(i64::MAX))
                .bind(seen)
                .run(write)
                .await?
        };
        if raised == 0 { Err(StoreError::Stale) } else { Ok(()) }
    }
}

#[cfg(test)]
#[path = "seats_tests.rs"]
mod tests;
