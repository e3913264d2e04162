//! The circle and the person it is about. Everything here is sealed at rest.

use crate::slug::slugs;
use crate::{Line, Prose};
use serde::{Deserialize, Serialize};

slugs! {
    /// What the person uses. Decides which cautions and medications are shown, nothing else.
    Substance {
        /// Heroin, fentanyl, pain medicines.
        Opioids = "opioids",
        /// Beer, wine, spirits.
        Alcohol = "alcohol",
        /// Diazepam, alprazolam and the like.
        Benzodiazepines = "benzodiazepines",
        /// Cocaine, methamphetamine, amphetamine.
        Stimulants = "stimulants",
        /// Cannabis.
        Cannabis = "cannabis",
        /// Anything else, or not sure.
        Other = "other",
    }
}

slugs! {
    /// How the person is spoken of in the app's own sentences.
    Pronouns {
        /// She, her.
        She = "she",
        /// He, him.
        He = "he",
        /// They, them.
        They = "they",
    }
}

impl Pronouns {
    /// "asked her", "asked him", "asked them".
    pub const fn object(self) -> &'static str {
        match self {
            Self::She => "her",
            Self::He => "him",
            Self::They => "them",
        }
    }

    /// How the form names them.
    pub const fn label(self) -> &'static str {
        match self {
            Self::She => "she / her",
            Self::He => "he / him",
            Self::They => "they / them",
        }
    }
}

/// The loved one the circle is about; never an account, never a member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// What the circle calls them.
    pub name: Line<60>,
    /// How sentences speak of them.
    pub pronouns: Pronouns,
}

/// Everything a circle says about itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CircleWords {
    /// A neutral name that tells a stranger nothing: "Garden club".
    pub name: Line<60>,
    /// Who it is about.
    pub person: Person,
    /// What they use; at least one.
    pub substances: Vec<Substance>,
    /// Two letters, for the helplines; `other` when not listed.
    pub country: Line<5>,
    /// What has happened, in the organizer's own words; may be empty.
    pub what_happened: Prose<2000>,
}

impl CircleWords {
    /// Whether opioids are among what the person uses: then medication belongs in every plan.
    pub fn has_opioids(&self) -> bool {
        self.substances.contains(&Substance::Opioids)
    }
}
