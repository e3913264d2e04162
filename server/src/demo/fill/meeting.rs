//! The meeting, and what is seen to until then.

use super::{Cast, Filled, unknown};
use crate::demo::story::{Account, Meeting, Rehearsed};
use kith_content::logistics::logistics_item;
use kith_domain::logistics::LogisticsItem;
use kith_domain::meeting::{MeetingRole, MeetingWords, TimeOfDay};
use kith_domain::outcome::TaskWords;
use kith_domain::rehearsal::RehearsalWords;
use kith_domain::seat::{Seat, SeatPlan};
use kith_domain::{Line, OpId, Prose};
use kith_store::logistics::ToSeeTo;
use kith_store::{AnyMember, Guide};
use std::collections::BTreeMap;
use uuid::Uuid;

impl Cast<'_> {
    pub(super) async fn rehearse(&self, rehearsal: &Rehearsed) -> Filled<()> {
        let words = RehearsalWords {
            day: self.now.day().plus(-rehearsal.days_ago),
            present: rehearsal.present.iter().map(|key| self.member(key)).collect::<Filled<_>>()?,
            role_play: Prose::parse(&rehearsal.role_play)?,
            change: Prose::parse(&rehearsal.change)?,
        };
        let by = self.enter::<AnyMember>(&rehearsal.by).await?;
        by.add_rehearsal(OpId(Uuid::now_v7()), &words, self.now).await?;
        Ok(())
    }

    pub(super) async fn set_meeting(&self, organizer: &Account, meeting: &Meeting) -> Filled<()> {
        let access = self.enter::<Guide>(&organizer.key).await?;
        let words = MeetingWords {
            day: Some(self.now.day().plus(meeting.in_days)),
            time: TimeOfDay::parse(&meeting.time),
            place: Line::parse(&meeting.place)?,
            address: Line::parse(&meeting.address)?,
            arrival: Prose::parse(&meeting.arrival)?,
            parking: Prose::parse(&meeting.parking)?,
            coming: Prose::parse(&meeting.coming)?,
            elsewhere: Prose::parse(&meeting.elsewhere)?,
            ..MeetingWords::default()
        };
        access.set_meeting(&words, access.meeting().await?.version, self.now).await?;
        let roles = meeting
            .roles
            .iter()
            .map(|(role, key)| Ok((MeetingRole::from_slug(role).ok_or_else(|| unknown(role))?, self.member(key)?)));
        let roles = roles.collect::<Filled<BTreeMap<_, _>>>()?;
        access.give_roles(&roles, access.meeting().await?.version, self.now).await?;
        let order = meeting.order.iter().map(|key| self.member(key)).collect::<Filled<Vec<_>>>()?;
        access.set_order(&order, access.meeting().await?.version, self.now).await?;
        let seat = |key: &String| match key.as_str() {
            "person" => Ok(Seat::Person),
            key => self.member(key).map(Seat::Member),
        };
        let seats = meeting.seats.iter().map(seat).collect::<Filled<Vec<_>>>()?;
        let plan = SeatPlan::parse(seats).map_err(|_| unknown("seats"))?;
        access.set_seats(&plan, access.seats().await?.version, self.now).await?;
        let items = LogisticsItem::ALL.iter().filter(|item| item.is_usual());
        let lists = items.map(|item| {
            let words = logistics_item(item.slug());
            let words = TaskWords { title: Line::parse(&words.title)?, why: Prose::parse(&words.why)? };
            let owner = roles.get(&item.role()).copied().map_or_else(|| self.member(&organizer.key), Ok)?;
            Ok(ToSeeTo { list: item.list(), words, owner })
        });
        access.write_lists(&lists.collect::<Filled<Vec<_>>>()?, self.now).await?;
        Ok(())
    }
}
