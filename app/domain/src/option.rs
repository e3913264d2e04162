//! Treatment programmes being researched; one becomes the booked place, one the backup.

use crate::circle::CircleWords;
use crate::cost::Cost;
use crate::decision::Gate;
use crate::member::Role;
use crate::slug::slugs;
use crate::{Day, Line, Prose};
use serde::{Deserialize, Serialize};
use thiserror::Error;

slugs! {
    /// Where an option stands.
    Standing {
        /// Being looked into.
        Considering = "considering",
        /// The place the meeting will offer.
        Booked = "booked",
        /// The place if the first one falls through.
        Backup = "backup",
        /// Not for us, kept so that nobody calls twice.
        SetAside = "set-aside",
    }
}

slugs! {
    /// Medications a programme offers or continues (practice.md §7.2).
    Medication {
        /// Through certified opioid treatment programmes.
        Methadone = "methadone",
        /// Usually with naloxone.
        Buprenorphine = "buprenorphine",
        /// For opioids after withdrawal, and for alcohol.
        Naltrexone = "naltrexone",
        /// For alcohol.
        Acamprosate = "acamprosate",
        /// For alcohol.
        Disulfiram = "disulfiram",
    }
}

impl Medication {
    /// The three for opioid use disorder.
    pub const FOR_OPIOIDS: [Self; 3] = [Self::Methadone, Self::Buprenorphine, Self::Naltrexone];
}

slugs! {
    /// Whether somebody who recommends a programme gets anything from it (practice.md §10).
    Ties {
        /// Nobody has said.
        NotSaid = "not-said",
        /// Nobody gets anything for it.
        None = "none",
        /// Somebody does.
        Some = "some",
    }
}

impl Ties {
    /// Whether somebody with this role has to say before they write a programme down: a professional's advice is worth as
    /// much as one knows who pays for it.
    pub fn must_be_said(self, role: Role) -> bool {
        self == Self::NotSaid && role == Role::Facilitator
    }
}

/// What a family knows about one programme. Sealed at rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionWords {
    /// Its name.
    pub programme: Line<120>,
    /// Slug of a level of care, edition included (`asam4-3.7`), or `unsure`.
    pub level: Line<40>,
    /// Medications it offers or continues.
    pub medications: Vec<Medication>,
    /// Where to call.
    pub phone: Line<60>,
    /// Where it is; whoever drives needs it.
    #[serde(default)]
    pub address: Line<300>,
    /// Its site.
    #[serde(default)]
    pub website: Line<300>,
    /// What it costs and who pays, as far as known.
    pub cost: Prose<1000>,
    /// What the family itself would pay.
    #[serde(default)]
    pub pay: Cost,
    /// What the insurance said.
    #[serde(default)]
    pub insurance: Prose<600>,
    /// The first day a place is free.
    pub first_opening: Option<Day>,
    /// Until when they hold the place.
    pub held_until: Option<Day>,
    /// Anything else.
    pub notes: Prose<2000>,
    /// Who recommended it.
    #[serde(default)]
    pub referrer: Line<120>,
    /// Whether anybody gets something for that.
    #[serde(default = "not_said")]
    pub ties: Ties,
    /// What it is.
    #[serde(default)]
    pub tie: Prose<600>,
}

/// Of programmes that were written down before it was asked.
const fn not_said() -> Ties {
    Ties::NotSaid
}

/// How sure it is that the place is still free. In whole days, because programmes speak in days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hold {
    /// Nobody has said until when.
    NotSaid,
    /// There is time.
    Running,
    /// It ends today or within [`HOLD_ENDS_SOON`] days.
    EndsSoon,
    /// The day has passed.
    Over,
}

/// A hold that ends within this many days is worth a call.
pub const HOLD_ENDS_SOON: i64 = 2;

impl OptionWords {
    /// How the hold stands on `today`.
    pub fn hold(&self, today: Day) -> Hold {
        match self.held_until {
            None => Hold::NotSaid,
            Some(until) if until < today => Hold::Over,
            Some(until) if until <= today.plus(HOLD_ENDS_SOON) => Hold::EndsSoon,
            Some(_) => Hold::Running,
        }
    }

    /// Whether to say that medication belongs in the plan: for opioids it leads, and here none is known (§1.2, §7.2).
    pub fn should_ask_about_medication(&self, circle: &CircleWords) -> bool {
        circle.has_opioids() && !self.medications.iter().any(|m| Medication::FOR_OPIOIDS.contains(m))
    }
}

/// Why an option can't be booked yet. Explained to the family, never silently enforced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CannotBook {
    /// Something is missing, and nobody who may has written why it is enough.
    #[error("something is missing")]
    Closed(Gate),
    /// Set aside options are not booked; take them up again first.
    #[error("set aside")]
    IsSetAside,
}

impl Standing {
    /// Gives this option the standing `to`, booked or backup, when no gate before it is closed.
    ///
    /// # Errors
    /// [`CannotBook`].
    pub fn choose(self, to: Self, closed: &[Gate]) -> Result<Self, CannotBook> {
        match (self, closed.first()) {
            (Self::SetAside, _) => Err(CannotBook::IsSetAside),
            (_, Some(gate)) => Err(CannotBook::Closed(*gate)),
            (_, None) => Ok(to),
        }
    }

    /// Only looks into it again: lets a place go, or takes up what was set aside.
    #[must_use]
    pub const fn reconsider(self) -> Self {
        Self::Considering
    }

    /// Keeps it on the record without looking into it any more.
    #[must_use]
    pub const fn set_aside(self) -> Self {
        Self::SetAside
    }

    /// What becomes of this option when another one gets the standing `taken`: there is one booked place and one
    /// backup, so whoever had it is considered again.
    #[must_use]
    pub fn give_way(self, taken: Self) -> Self {
        match self {
            Self::Booked | Self::Backup if self == taken => Self::Considering,
            _ => self,
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::circle::{Person, Pronouns, Substance};

    #[test]
    fn a_closed_gate_is_no_choice() {
        let choose = |closed: &[Gate]| Standing::Considering.choose(Standing::Booked, closed);
        assert_eq!(choose(&[Gate::Compared]), Err(CannotBook::Closed(Gate::Compared)));
        assert_eq!(choose(&[]), Ok(Standing::Booked));
        assert_eq!(Standing::Booked.choose(Standing::Backup, &[]), Ok(Standing::Backup));
    }

    #[test]
    fn one_is_booked_and_one_is_the_backup() {
        assert_eq!(Standing::Booked.give_way(Standing::Booked), Standing::Considering);
        assert_eq!(Standing::Backup.give_way(Standing::Booked), Standing::Backup);
        assert_eq!(Standing::Considering.give_way(Standing::Considering), Standing::Considering);
        assert_eq!(Standing::SetAside.give_way(Standing::SetAside), Standing::SetAside);
    }

    pub(crate) fn words(held_until: Option<Day>, medications: Vec<Medication>) -> OptionWords {
        OptionWords {
            programme: Line::parse("Harbour House").unwrap(),
            level: Line::parse("unsure").unwrap(),
            medications,
            phone: Line::default(),
            address: Line::default(),
            website: Line::default(),
            cost: Prose::default(),
            pay: Cost::default(),
            insurance: Prose::default(),
            first_opening: None,
            held_until,
            notes: Prose::default(),
            referrer: Line::default(),
            ties: Ties::NotSaid,
            tie: Prose::default(),
        }
    }

    #[test]
    fn a_professional_says_what_ties_them_and_a_relative_may_not_know() {
        assert!(Ties::NotSaid.must_be_said(Role::Facilitator));
        assert!(!Ties::NotSaid.must_be_said(Role::Member) && !Ties::NotSaid.must_be_said(Role::Organizer));
        assert!(!Ties::None.must_be_said(Role::Facilitator) && !Ties::Some.must_be_said(Role::Facilitator));
    }

    #[test]
    fn what_was_written_before_ties_were_asked_can_still_be_read() {
        let mut old = serde_json::to_value(words(None, Vec::new())).unwrap();
        for later in ["address", "website", "pay", "insurance", "referrer", "ties", "tie"] {
            old.as_object_mut().unwrap().remove(later);
        }
        assert_eq!(serde_json::from_value::<OptionWords>(old).unwrap(), words(None, Vec::new()));
    }

    #[test]
    fn a_hold_is_called_about_before_it_ends() {
        let today = Day(100);
        let hold = |until: Option<i64>| words(until.map(Day), Vec::new()).hold(today);
        assert_eq!(hold(None), Hold::NotSaid);
        assert_eq!(hold(Some(103)), Hold::Running);
        assert_eq!(hold(Some(102)), Hold::EndsSoon);
        assert_eq!(hold(Some(100)), Hold::EndsSoon);
        assert_eq!(hold(Some(99)), Hold::Over);
    }

    #[test]
    fn for_opioids_a_plan_has_medication() {
        let circle = |substances| CircleWords {
            name: Line::parse("Garden club").unwrap(),
            person: Person { name: Line::parse("Sam").unwrap(), pronouns: Pronouns::They },
            substances,
            country: Line::parse("us").unwrap(),
            what_happened: Prose::default(),
        };
        let (opioids, alcohol) = (circle(vec![Substance::Opioids]), circle(vec![Substance::Alcohol]));
        let acamprosate = words(None, vec![Medication::Acamprosate]);
        assert!(acamprosate.should_ask_about_medication(&opioids));
        assert!(!acamprosate.should_ask_about_medication(&alcohol));
        assert!(!words(None, vec![Medication::Buprenorphine]).should_ask_about_medication(&opioids));
    }

    #[test]
    fn what_was_set_aside_is_taken_up_again_first() {
        assert_eq!(Standing::SetAside.choose(Standing::Booked, &[]), Err(CannotBook::IsSetAside));
    }
}
