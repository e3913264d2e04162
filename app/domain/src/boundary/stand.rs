//! How somebody who must keep a boundary stands to it.

use crate::MemberId;
use crate::slug::slugs;
use std::collections::BTreeMap;

slugs! {
    /// A keeper's answer to one wording.
    Stand {
        /// "I will keep to this."
        Consent = "consent",
        /// "I will keep to it, and something about it worries me": a yes, with a reason that is heard.
        Concern = "concern",
        /// "I can't live with it": not agreed as long as it stands.
        CannotLive = "cannot-live",
    }
}

impl Stand {
    /// Whether they will keep to it.
    pub const fn is_yes(self) -> bool {
        matches!(self, Self::Consent | Self::Concern)
    }

    /// Whether it says why.
    pub const fn needs_a_reason(self) -> bool {
        !matches!(self, Self::Consent)
    }
}

/// Who said what about one wording.
pub type Stands = BTreeMap<MemberId, Stand>;
