//! Identities. Each thing has its own type, so that a letter's id can't be handed to a boundary.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.fmt(f) }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> { text.parse().map(Self) }
        }
    )+};
}

ids! {
    /// Somebody who can sign in.
    AccountId,
    /// One signed-in browser.
    SessionId,
    /// The group around one person, and everything it prepares.
    CircleId,
    /// One account's place in one circle.
    MemberId,
    /// An open door for one e-mail address.
    InviteId,
    /// One member's talking points.
    LetterId,
    /// One part of a letter.
    BlockId,
    /// Words that lost a race with other words in the same part, kept for the writer to decide.
    AlternativeId,
    /// Something that somebody said about a letter.
    CommentId,
    /// What a member saw themselves, on their own private list.
    IncidentId,
    /// Somebody who may take part.
    CandidateId,
    /// How a member was doing on one day.
    WellbeingId,
    /// Something that has been before.
    HistoryId,
    /// Something the person may say against it.
    ObjectionId,
    /// One step of what is offered when the answer isn't a yes.
    RungId,
    /// What one member said right after the meeting.
    DebriefId,
    /// One time that it was read through aloud together.
    RehearsalId,
    /// When everybody can meet.
    PollId,
    /// One time that is proposed for it.
    SlotId,
    /// Somebody without an account who is asked when they can be there.
    GuestId,
    /// One state of a whole letter that was named or approved.
    VersionId,
    /// The letter of somebody without an account.
    ProxyId,
    /// A treatment programme being researched.
    OptionId,
    /// One call to a treatment programme.
    CallId,
    /// A list of facilities that somebody brought along.
    FacilityListId,
    /// What a member will or won't do themselves from a given day on.
    BoundaryId,
    /// One member's answers to the questions about safety.
    ScreenId,
    /// How the person is asked, as it was decided once.
    ApproachId,
    /// One time somebody asked the person to accept help.
    InvitationId,
    /// Somebody's call for help with a boundary.
    HelpId,
    /// What came of a meeting.
    OutcomeId,
    /// Something that changed the weeks ahead.
    TurningPointId,
    /// A check-in that was held.
    CheckInId,
    /// Something to do, with an owner and a date.
    TaskId,
    /// One attempt to save, chosen by the browser; sending it twice saves once.
    OpId,
}
