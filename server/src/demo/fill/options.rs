//! The programmes of a story, with the calls that were made.

use super::{Cast, Filled, unknown};
use crate::demo::story::{Account, Programme};
use kith_domain::call::{CallWords, Question};
use kith_domain::option::{Medication, OptionWords, Standing, Ties};
use kith_domain::{Line, OpId, OptionId, Prose};
use kith_store::AnyMember;
use uuid::Uuid;

impl Cast<'_> {
    pub(super) async fn add_options(&self, organizer: &Account, programmes: &[Programme]) -> Filled<()> {
        let access = self.enter::<AnyMember>(&organizer.key).await?;
        let mut added = Vec::new();
        for programme in programmes {
            let id = access.add_option(&self.option_words(programme)?, self.now).await?;
            self.call(id, programme).await?;
            added.push((id, &programme.standing));
        }
        // Standing comes last: a place is booked only once there is something to compare it with.
        for (id, standing) in added {
            match Standing::from_slug(standing).ok_or_else(|| unknown(standing))? {
                Standing::Considering => {}
                Standing::Booked => access.book_option(id, None, &[], self.now).await?,
                Standing::Backup => access.back_up_option(id, None, &[], self.now).await?,
                Standing::SetAside => access.set_aside_option(id, self.now).await?,
            }
        }
        Ok(())
    }

    async fn call(&self, option: OptionId, programme: &Programme) -> Filled<()> {
        for call in &programme.call {
            let answer = |(question, words): (&Question, &String)| Ok((*question, Prose::parse(words)?));
            let words = CallWords {
                day: self.now.day().plus(-call.days_ago),
                spoke_to: Line::parse(&call.spoke_to)?,
                answers: call.answers.iter().map(answer).collect::<Filled<_>>()?,
                notes: Prose::default(),
            };
            let caller = self.enter::<AnyMember>(&call.by).await?;
            caller.log_call(option, OpId(Uuid::now_v7()), &words, self.now).await?;
        }
        if let Some(next) = &programme.next_call {
            let (by, day) = (self.member(&next.by)?, self.now.day().plus(next.in_days));
            self.enter::<AnyMember>(&next.by).await?.plan_call(option, by, day, self.now).await?;
        }
        Ok(())
    }

    fn option_words(&self, programme: &Programme) -> Filled<OptionWords> {
        let day = |days: Option<i64>| days.map(|days| self.now.day().plus(days));
        let medications = programme.medications.iter();
        Ok(OptionWords {
            programme: Line::parse(&programme.programme)?,
            level: Line::parse(&programme.level)?,
            medications: medications
                .map(|m| Medication::from_slug(m).ok_or_else(|| unknown(m)))
                .collect::<Filled<_>>()?,
            phone: Line::parse(&programme.phone)?,
            address: Line::parse(&programme.address)?,
            website: Line::default(),
            cost: Prose::parse(&programme.cost)?,
            pay: programme.pay,
            insurance: Prose::parse(&programme.insurance)?,
            first_opening: day(programme.opens_in),
            held_until: day(programme.held_for),
            notes: Prose::parse(&programme.notes)?,
            referrer: Line::parse(&programme.referrer)?,
            ties: programme
                .ties
                .as_deref()
                .map_or(Ok(Ties::NotSaid), |it| Ties::from_slug(it).ok_or_else(|| unknown(it)))?,
            tie: Prose::default(),
        })
    }
}
