//! The safety card as data for whoever sets paper.

use super::gather::Script;
use super::on_paper::facts;
use super::safety::{STOPPING, is_in_steps};
use crate::ui::sources;
use kith_sheets::{Helpline, SafetyCard, SafetySection};

impl Script {
    pub(super) fn safety_on_paper(&self) -> SafetyCard {
        let card = self.safety_card();
        let sections = card.sections.iter().map(|section| SafetySection {
            title: section.title.clone(),
            items: section.items.clone(),
            steps: is_in_steps(section),
        });
        let cautions = (!card.cautions.is_empty()).then(|| SafetySection {
            title: STOPPING.to_owned(),
            items: card.cautions.iter().map(|caution| caution.text.clone()).collect(),
            steps: false,
        });
        let (names, day) = sources(&card.read());
        SafetyCard {
            first: facts(card.first()),
            sections: sections.chain(cautions).collect(),
            lines: card.lines.iter().map(helpline).collect(),
            sources: format!("Sources: {names}. {}", crate::help::reviewed(&day)),
            reviewed_by: kith_content::REVIEWED_BY.to_owned(),
        }
    }
}

fn helpline(line: &kith_content::helplines::Helpline) -> Helpline {
    Helpline {
        name: line.name.clone(),
        number: line.number.clone().unwrap_or_default(),
        hours: line.hours.clone().unwrap_or_default(),
        purpose: line.purpose.clone(),
    }
}
