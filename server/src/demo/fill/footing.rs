//! What they promised and read, who should take part, and what has been before and comes after.

use super::{Cast, Filled, unknown};
use crate::demo::story::{Account, Candidate, History, Plan, Prepared, Step, Story, Wellbeing};
use kith_content::ladder::usual_rung;
use kith_domain::aftercare::{PlanPart, PlanWords};
use kith_domain::candidate::{CandidateWords, Concern, Place};
use kith_domain::engagement::{FIRST_EDITION, PromiseWords};
use kith_domain::ladder::{RungWords, Within};
use kith_domain::learning::CORE;
use kith_domain::outcome::Outcome;
use kith_domain::wellbeing::{Feeling, WellbeingWords};
use kith_domain::{Line, OpId, Prose};
use kith_store::{AnyMember, Guide};
use uuid::Uuid;

impl Cast<'_> {
    pub(super) async fn promise_and_read(&self, account: &Account) -> Filled<()> {
        let member = self.enter::<AnyMember>(&account.key).await?;
        if let Some(words) = &account.disclosure {
            member.disclose(words, 0, self.now).await?;
        }
        if let Some(words) = &account.promise {
            let words = PromiseWords { words: Prose::required(words)? };
            member.promise(FIRST_EDITION, &words, self.now).await?;
        }
        if account.has_read {
            for page in CORE {
                member.page_was_read(page, self.now).await?;
            }
        }
        Ok(())
    }

    /// Who should take part, what has been before, how each is, and what comes after.
    pub(super) async fn think_and_remember(&self, organizer: &Account, story: &Story) -> Filled<()> {
        for candidate in &story.candidate {
            self.think_about(organizer, candidate).await?;
        }
        for history in &story.history {
            self.tell_of(history).await?;
        }
        for wellbeing in &story.wellbeing {
            self.feel(wellbeing).await?;
        }
        for prepared in &story.objection {
            self.prepare(prepared).await?;
        }
        for step in &story.rung {
            self.prepare_step(step).await?;
        }
        for plan in &story.plan {
            self.plan(plan).await?;
        }
        Ok(())
    }

    async fn think_about(&self, organizer: &Account, candidate: &Candidate) -> Filled<()> {
        let concerns = candidate.concerns.iter();
        let words = CandidateWords {
            name: Line::required(&candidate.name)?,
            relation: Line::parse(&candidate.relation)?,
            concerns: concerns.map(|it| Concern::from_slug(it).ok_or_else(|| unknown(it))).collect::<Filled<_>>()?,
            place: Place::from_slug(&candidate.place).ok_or_else(|| unknown(&candidate.place))?,
            because: Prose::parse(&candidate.because)?,
        };
        let guide = self.enter::<Guide>(&organizer.key).await?;
        guide.add_candidate(OpId(Uuid::now_v7()), &words, self.now).await?;
        Ok(())
    }

    async fn feel(&self, wellbeing: &Wellbeing) -> Filled<()> {
        let words = WellbeingWords {
            day: self.now.day().plus(-wellbeing.days_ago),
            feeling: Feeling::from_slug(&wellbeing.feeling).ok_or_else(|| unknown(&wellbeing.feeling))?,
            note: Prose::parse(&wellbeing.note)?,
        };
        let by = self.enter::<AnyMember>(&wellbeing.by).await?;
        by.note_wellbeing(OpId(Uuid::now_v7()), &words, self.now).await?;
        Ok(())
    }

    async fn plan(&self, plan: &Plan) -> Filled<()> {
        let part = PlanPart::from_slug(&plan.part).ok_or_else(|| unknown(&plan.part))?;
        let words = PlanWords { text: Prose::required(&plan.text)? };
        self.enter::<AnyMember>(&plan.by).await?.write_aftercare(part, &words, 0, self.now).await?;
        Ok(())
    }

    async fn prepare(&self, prepared: &Prepared) -> Filled<()> {
        let by = self.enter::<AnyMember>(&prepared.by).await?;
        let voice = Some(self.member(&prepared.voice)?);
        by.add_objection(OpId(Uuid::now_v7()), prepared.usual, &prepared.words, voice, self.now).await?;
        Ok(())
    }

    async fn prepare_step(&self, step: &Step) -> Filled<()> {
        let usual = usual_rung(step.usual.slug());
        let after = usual.after.iter().map(|slug| Outcome::from_slug(slug).ok_or_else(|| unknown(slug)));
        let words = RungWords {
            title: Line::parse(&usual.title)?,
            how: Prose::parse(&step.how)?,
            within: Within::from_slug(&usual.within).ok_or_else(|| unknown(&usual.within))?,
            after: after.collect::<Filled<_>>()?,
        };
        let (by, owner) = (self.enter::<AnyMember>(&step.by).await?, self.member(&step.owner)?);
        by.add_rung(OpId(Uuid::now_v7()), Some(step.usual), &words, owner, self.now).await?;
        Ok(())
    }

    async fn tell_of(&self, history: &History) -> Filled<()> {
        let by = self.enter::<AnyMember>(&history.by).await?;
        by.write_history(OpId(Uuid::now_v7()), &history.words, history.shared, self.now).await?;
        Ok(())
    }
}
