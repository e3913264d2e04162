//! How they ask, and what was said so far.

use super::{Cast, Filled, unknown};
use crate::demo::story::{Asking, Invitation};
use kith_domain::approach::{Approach, ApproachWords, Telling};
use kith_domain::invitation::{Asked, InvitationWords, Response, Way};
use kith_domain::{Line, OpId, Prose};
use kith_store::AnyMember;
use kith_store::invitations::After;
use uuid::Uuid;

impl Cast<'_> {
    pub(super) async fn choose_approach(&self, asking: &Asking) -> Filled<()> {
        let words = ApproachWords {
            approach: Approach::from_slug(&asking.approach).ok_or_else(|| unknown(&asking.approach))?,
            because: Prose::parse(&asking.because)?,
            telling: Telling::from_slug(&asking.telling),
            telling_because: Prose::parse(&asking.telling_because)?,
            professional: Line::default(),
        };
        let by = self.enter::<AnyMember>(&asking.by).await?;
        let id = by.decide_approach(&words, None, self.now).await?;
        for key in &asking.stands {
            self.enter::<AnyMember>(key).await?.stand_behind(id, true, self.now).await?;
        }
        Ok(())
    }

    pub(super) async fn invite_the_person(&self, invitation: &Invitation) -> Filled<()> {
        let words = InvitationWords {
            day: self.now.day().plus(-invitation.days_ago),
            way: Way::from_slug(&invitation.way).ok_or_else(|| unknown(&invitation.way))?,
            asked: Asked::from_slug(&invitation.asked).ok_or_else(|| unknown(&invitation.asked))?,
            response: Response::from_slug(&invitation.response).ok_or_else(|| unknown(&invitation.response))?,
            note: Prose::parse(&invitation.note)?,
        };
        let next = Some((self.member(&invitation.next)?, self.now.day().plus(invitation.next_in_days)));
        let by = self.enter::<AnyMember>(&invitation.by).await?;
        by.log_invitation(OpId(Uuid::now_v7()), &words, After { next, after_yes: &[], after_a_step: &[] }, self.now)
            .await?;
        Ok(())
    }
}
