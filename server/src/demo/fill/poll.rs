//! When they can meet.

use super::{Cast, Filled, unknown};
use crate::demo::story::{Account, Poll};
use kith_domain::meeting::TimeOfDay;
use kith_domain::poll::{PollWords, Slot, Suits};
use kith_domain::{Line, OpId, SlotId};
use kith_store::polls::ProposeError;
use kith_store::{AnyMember, Guide};
use std::collections::BTreeMap;
use uuid::Uuid;

impl Cast<'_> {
    pub(super) async fn ask_when(&self, organizer: &Account, poll: &Poll) -> Filled<()> {
        let guide = self.enter::<Guide>(&organizer.key).await?;
        let slot = |(in_days, time): &(i64, String)| {
            let time = TimeOfDay::parse(time).ok_or_else(|| unknown(time))?;
            Ok(Slot { id: SlotId(Uuid::now_v7()), day: self.now.day().plus(*in_days), time })
        };
        let slots = poll.times.iter().map(slot).collect::<Filled<Vec<Slot>>>()?;
        let asked = PollWords { zone: Line::parse(&poll.zone)?, slots: slots.clone() };
        match guide.open_poll(&asked, self.now, self.now.day()).await {
            Ok(()) => {}
            Err(ProposeError::Store(error)) => return Err(error.into()),
            Err(ProposeError::Slots(_)) => return Err(unknown("times of a poll")),
        }
        for guest in &poll.guests {
            guide.ask_guest(OpId(Uuid::now_v7()), &Line::parse(guest)?, self.now).await?;
        }
        for (key, said) in &poll.said {
            let suits = said.iter().map(|slug| Suits::from_slug(slug).ok_or_else(|| unknown(slug)));
            let suits = suits.collect::<Filled<Vec<Suits>>>()?;
            let said: BTreeMap<SlotId, Suits> = slots.iter().map(|slot| slot.id).zip(suits).collect();
            self.enter::<AnyMember>(key).await?.answer_poll(&said, self.now).await?;
        }
        Ok(())
    }
}
