//! Values on their way into a query.

use uuid::Uuid;

/// A value on its way into a query.
#[derive(Debug, Clone)]
pub(crate) enum Arg {
    Id(Uuid),
    MaybeId(Option<Uuid>),
    Int(i64),
    MaybeInt(Option<i64>),
    Text(&'static str),
    Owned(String),
    Bytes(Vec<u8>),
    MaybeBytes(Option<Vec<u8>>),
}

macro_rules! into_arg {
    ($($from:ty => |$v:ident| $make:expr),+ $(,)?) => {$(
        impl From<$from> for Arg { fn from($v: $from) -> Self { $make } }
    )+};
}
into_arg! {
    Uuid => |v| Arg::Id(v),
    Option<Uuid> => |v| Arg::MaybeId(v),
    i64 => |v| Arg::Int(v),
    Option<i64> => |v| Arg::MaybeInt(v),
    &'static str => |v| Arg::Text(v),
    String => |v| Arg::Owned(v),
    Vec<u8> => |v| Arg::Bytes(v),
    Option<Vec<u8>> => |v| Arg::MaybeBytes(v),
    kith_domain::Timestamp => |v| Arg::Int(v.0),
    Option<kith_domain::Timestamp> => |v| Arg::MaybeInt(v.map(|t| t.0)),
    Option<kith_domain::MemberId> => |v| Arg::MaybeId(v.map(|m| m.0)),
    Option<kith_domain::VersionId> => |v| Arg::MaybeId(v.map(|version| version.0)),
    Option<kith_domain::OptionId> => |v| Arg::MaybeId(v.map(|m| m.0)),
    Option<kith_domain::OutcomeId> => |v| Arg::MaybeId(v.map(|m| m.0)),
}

macro_rules! ids_into_arg {
    ($($id:ident),+ $(,)?) => {$(
        impl From<kith_domain::$id> for Arg { fn from(id: kith_domain::$id) -> Self { Arg::Id(id.0) } }
    )+};
}
ids_into_arg! {
    AccountId,
    SessionId,
    CircleId,
    MemberId,
    InviteId,
    LetterId,
    BlockId,
    AlternativeId,
    ProxyId,
    CommentId,
    IncidentId,
    CandidateId,
    WellbeingId,
    HistoryId,
    ObjectionId,
    RungId,
    DebriefId,
    RehearsalId,
    PollId,
    SlotId,
    GuestId,
    VersionId,
    OptionId,
    CallId,
    FacilityListId,
    BoundaryId,
    HelpId,
    ApproachId,
    InvitationId,
    TurningPointId,
    CheckInId,
    ScreenId,
    OutcomeId,
    TaskId,
    OpId,
}
