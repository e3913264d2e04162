//! Having everything ready before the day of an admission (practice.md §7.6).

use crate::Prose;
use crate::meeting::MeetingRole;
use crate::slug::slugs;
use serde::{Deserialize, Serialize};

slugs! {
    /// What has to be ready.
    AdmissionItem {
        /// The programme has asked what it needs to know.
        PreIntake = "pre-intake",
        /// Who pays is clear.
        Insurance = "insurance",
        /// The way there.
        Transport = "transport",
        /// Who drives.
        Driver = "driver",
        /// Packed, from the programme's own list.
        Bag = "bag",
        /// Papers and cards.
        Documents = "documents",
        /// Medicines, allergies, last use.
        Prescriptions = "prescriptions",
        /// Signed, so that the programme may talk to relatives.
        Releases = "releases",
        /// In the car.
        Naloxone = "naloxone",
        /// So that the programme expects them.
        PhonesAhead = "phones-ahead",
    }
}

impl AdmissionItem {
    /// Whose part it is on the day, as long as nobody is named for it. What is done weeks before is nobody's by itself.
    pub const fn role(self) -> Option<MeetingRole> {
        match self {
            Self::Transport | Self::Driver | Self::Naloxone => Some(MeetingRole::Driver),
            Self::Bag | Self::Documents | Self::Prescriptions | Self::PhonesAhead => Some(MeetingRole::Logistics),
            Self::PreIntake | Self::Insurance | Self::Releases => None,
        }
    }
}

/// What is known about one of them. Sealed at rest.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AdmissionWords {
    /// Names, numbers, times.
    pub note: Prose<600>,
}
