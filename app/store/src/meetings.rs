//! The meeting: when and where, who has which part, who reads when. One version covers all three, so that nobody sets a
//! day for an order they haven't seen.

use crate::access::{Capability, CircleAccess, Guide};
use crate::db::{Row, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::write::{Event, Write};
use data_encoding::HEXLOWER;
use kith_domain::event::EventKind;
use kith_domain::meeting::{MeetingRole, MeetingWords, OrderChange, change_order, reading_order};
use kith_domain::{MemberId, Timestamp};
use std::collections::BTreeMap;

/// Everything that is set about the meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Meeting {
    /// When and where.
    pub words: MeetingWords,
    /// Who reads, first to last: confirmed members only, the closer always last.
    pub order: Vec<MemberId>,
    /// Who does what: confirmed members only.
    pub roles: BTreeMap<MeetingRole, MemberId>,
    /// For the next change; 0 while nothing is set.
    pub version: i64,
}

impl<C: Capability> CircleAccess<C> {
    /// The meeting; all empty while nothing is set.
    pub async fn meeting(&self) -> Result<Meeting> {
        let set = query("select words, version from meeting where circle_id = $1")
            .bind(self.circle)
            .maybe(&self.store)
            .await?;
        let mut meeting = Meeting::default();
        if let Some(row) = set {
            meeting.words = self.key.open(Place::row("meeting", self.circle), &row.get::<Vec<u8>>("words")?)?;
            meeting.version = row.get("version")?;
        }
        let parts = query(
            "select r.role, r.member_id, 0 as position
               from meeting_role r
               join member m on m.circle_id = r.circle_id and m.id = r.member_id and m.status = 'confirmed'
              where r.circle_id = $1
              union all
             select '' as role, s.member_id, s.position
               from speaking_order s
               join member m on m.circle_id = s.circle_id and m.id = s.member_id and m.status = 'confirmed'
              where s.circle_id = $1
              order by 3",
        )
        .bind(self.circle)
        .all(&self.store)
        .await?;
        for row in &parts {
            let member = MemberId(row.get("member_id")?);
            match MeetingRole::from_slug(&row.get::<String>("role")?) {
                Some(role) => drop(meeting.roles.insert(role, member)),
                None => meeting.order.push(member),
            }
        }
        meeting.order = reading_order(&meeting.order, meeting.roles.get(&MeetingRole::Closer).copied());
        Ok(meeting)
    }
}

impl<C: Capability> CircleAccess<C> {
    /// What the meeting is called in calendars: it says nothing, and stays the same.
    pub fn calendar_name(&self) -> String {
        let name = self.store.keys.index("meeting calendar", self.circle.0, "");
        HEXLOWER.encode(name.get(..16).unwrap_or_default())
    }

    /// When and where, and its version, as they are within a write; all empty while nothing is set.
    pub(crate) async fn meeting_within(&self, write: &mut Write) -> Result<(MeetingWords, i64)> {
        let row =
            query("select words, version from meeting where circle_id = $1").bind(self.circle).maybe(write).await?;
        let Some(row) = row else { return Ok((MeetingWords::default(), 0)) };
        let words = self.key.open(Place::row("meeting", self.circle), &row.get::<Vec<u8>>("words")?)?;
        Ok((words, row.get("version")?))
    }

    /// Who has which part, as it is within a write.
    pub(crate) async fn roles_within(&self, write: &mut Write) -> Result<BTreeMap<MeetingRole, MemberId>> {
        let rows = query(
            "select r.role, r.member_id
               from meeting_role r
               join member m on m.circle_id = r.circle_id and m.id = r.member_id and m.status = 'confirmed'
              where r.circle_id = $1",
        )
        .bind(self.circle)
        .all(write)
        .await?;
        let known = |row: &Row| -> Result<_> {
            let role = MeetingRole::from_slug(&row.get::<String>("role")?).ok_or(StoreError::NotFound)?;
            Ok((role, MemberId(row.get("member_id")?)))
        };
        rows.iter().map(known).collect()
    }
}

impl CircleAccess<Guide> {
    /// Sets day, time, place and how to arrive.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when anything about the meeting changed since version `seen`.
    pub async fn set_meeting(&self, words: &MeetingWords, seen: i64, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let (before, version) = self.meeting_within(&mut write).await?;
        // Pressed twice, or nothing changed: no news for anybody.
        if version > 0 && before == *words {
            return Ok(());
        }
        self.raise_meeting(&mut write, seen, Some(words)).await?;
        self.move_lists(&mut write, before.day, words.day).await?;
        write.record(Event::of(EventKind::MeetingSet, self.circle.0), now).await?;
        write.commit().await
    }

    /// Gives out the parts: exactly `roles`, everything else is nobody's.
    ///
    /// # Errors
    /// [`StoreError::Stale`] as above, and [`StoreError::NotFound`] for somebody who isn't a confirmed member.
    pub async fn give_roles(&self, roles: &BTreeMap<MeetingRole, MemberId>, seen: i64, now: Timestamp) -> Result<()> {
        let old = self.meeting().await?.roles;
        if old == *roles {
            return Ok(());
        }
        let mut write = self.write().await?;
        self.raise_meeting(&mut write, seen, None).await?;
        query("delete from meeting_role where circle_id = $1").bind(self.circle).run(&mut write).await?;
        for (role, member) in roles {
            let given = query(
                "insert into meeting_role (circle_id, role, member_id)
                 select circle_id, $2, id from member where circle_id = $1 and id = $3 and status = 'confirmed'",
            )
            .bind(self.circle)
            .bind(role.slug())
            .bind(*member)
            .run(&mut write)
            .await?;
            if given == 0 {
                return Err(StoreError::NotFound);
            }
        }
        for (_, member) in roles.iter().filter(|(role, member)| old.get(role) != Some(member)) {
            write.record(Event::of(EventKind::RoleGiven, member.0), now).await?;
        }
        // Taking a part from somebody without giving it on is a change of the meeting too.
        if old.keys().any(|role| !roles.contains_key(role)) {
            write.record(Event::of(EventKind::MeetingSet, self.circle.0), now).await?;
        }
        write.commit().await
    }

    /// Sets who reads, first to last.
    ///
    /// # Errors
    /// As [`Self::give_roles`].
    pub async fn set_order(&self, order: &[MemberId], seen: i64, now: Timestamp) -> Result<()> {
        if self.meeting().await?.order == order {
            return Ok(());
        }
        let mut write = self.write().await?;
        self.raise_meeting(&mut write, seen, None).await?;
        query("delete from speaking_order where circle_id = $1").bind(self.circle).run(&mut write).await?;
        for (position, member) in (1_i64..).zip(order) {
            let placed = query(
                "insert into speaking_order (circle_id, member_id, position)
                 select circle_id, id, $3 from member where circle_id = $1 and id = $2 and status = 'confirmed'",
            )
            .bind(self.circle)
            .bind(*member)
            .bind(position)
            .run(&mut write)
            .await?;
            if placed == 0 {
                return Err(StoreError::NotFound);
            }
        }
        write.record(Event::of(EventKind::OrderSet, self.circle.0), now).await?;
        write.commit().await
    }

    /// Moves, adds or takes out one reader.
    ///
    /// # Errors
    /// As [`Self::give_roles`].
    pub async fn change_order(&self, member: MemberId, change: OrderChange, seen: i64, now: Timestamp) -> Result<()> {
        let meeting = self.meeting().await?;
        if meeting.version != seen {
            return Err(StoreError::Stale);
        }
        self.set_order(&change_order(&meeting.order, member, change), seen, now).await
    }

    /// Raises the meeting's version from `seen`, with new words or the old ones.
    pub(crate) async fn raise_meeting(&self, write: &mut Write, seen: i64, words: Option<&MeetingWords>) -> Result<()> {
        let place = Place::row("meeting", self.circle);
        let changed = match (seen, words) {
            (0, words) => {
                let sealed = self.key.seal(place, words.unwrap_or(&MeetingWords::default()))?;
                query("insert into meeting (circle_id, words, version) values ($1, $2, 1) on conflict (circle_id) do nothing")
                    .bind(self.circle)
                    .bind(sealed)
                    .run(write)
                    .await?
            }
            (seen, Some(words)) => {
                query("update meeting set words = $2, version = version + 1 where circle_id = $1 and version = $3")
                    .bind(self.circle)
                    .bind(self.key.seal(place, words)?)
                    .bind(seen)
                    .run(write)
                    .await?
            }
            (seen, None) => {
                query("update meeting set version = version + 1 where circle_id = $1 and version = $2")
                    .bind(self.circle)
                    .bind(seen)
                    .run(write)
                    .await?
            }
        };
        if changed == 0 { Err(StoreError::Stale) } else { Ok(()) }
    }
}

impl Meeting {
    /// Who has `role`.
    pub fn with(&self, role: MeetingRole) -> Option<MemberId> {
        self.roles.get(&role).copied()
    }
}

#[cfg(test)]
#[path = "meetings_tests.rs"]
mod tests;
