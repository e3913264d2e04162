//! Everything the store can answer besides what was asked for. Never contains what somebody wrote.

use kith_domain::AccountId;
use kith_domain::boundary::WrongState;
use kith_domain::comment::CannotDecide;
use kith_domain::conflict::CannotSpeak;
use kith_domain::letter::{CannotApprove, CannotShare};
use kith_domain::option::CannotBook;
use thiserror::Error;

/// Why the store could not do it.
#[derive(Debug, Error)]
pub enum StoreError {
    /// There is no such thing for this person: it doesn't exist, or it isn't theirs to know of.
    #[error("not found")]
    NotFound,
    /// They are in the circle, but this is for somebody in another role.
    #[error("not for this role")]
    NotYours,
    /// Nobody is signed in, or the session has ended.
    #[error("not signed in")]
    NotSignedIn,
    /// Somebody is signed in and was away: only this account's password opens what it sees.
    #[error("locked")]
    Locked(AccountId),
    /// Somebody else changed it since it was read; nothing was overwritten.
    #[error("changed since it was read")]
    Stale,
    /// It is there already (an address with an account, a yes already given).
    #[error("already there")]
    Taken,
    /// More than is allowed at a time.
    #[error("too many in too short a time")]
    TooMany,
    /// As much as there is room for is there already.
    #[error("there is no room for more")]
    Full,
    /// A link or code that is used, replaced, expired or wrong.
    #[error("no longer valid")]
    Expired,
    /// A rule about sharing letters.
    #[error(transparent)]
    CannotShare(#[from] CannotShare),
    /// A rule about approving letters.
    #[error(transparent)]
    CannotApprove(CannotApprove),
    /// A rule about settling comments.
    #[error(transparent)]
    CannotDecide(#[from] CannotDecide),
    /// A rule about booking.
    #[error(transparent)]
    CannotBook(#[from] CannotBook),
    /// A rule about boundaries.
    #[error(transparent)]
    WrongState(#[from] WrongState),
    /// A sealed value didn't open: another key, or a row that was moved.
    #[error("a sealed value did not open")]
    Sealed,
    /// The database said no.
    #[error("the database failed: {}", kind(.0))]
    Database(sqlx::Error),
}

/// Database messages may quote values; only their kind is ever shown or logged.
fn kind(error: &sqlx::Error) -> String {
    match error {
        sqlx::Error::Database(e) => format!("code {}", e.code().unwrap_or_default()),
        sqlx::Error::PoolTimedOut => "no free connection".into(),
        sqlx::Error::Io(e) => e.kind().to_string(),
        sqlx::Error::ColumnDecode { index, .. } => format!("column {index}"),
        // From db/direct.rs, which gives nothing but the code.
        sqlx::Error::Protocol(code) if code.starts_with("code ") => code.clone(),
        sqlx::Error::ColumnNotFound(name) => format!("column {name} missing"),
        _ => "unexpected".into(),
    }
}

/// Whose word it takes is a matter of who is concerned.
impl From<CannotSpeak> for StoreError {
    fn from(error: CannotSpeak) -> Self {
        match error {
            CannotSpeak::NotConcerned | CannotSpeak::NotAnOwner => Self::NotYours,
            CannotSpeak::StandsSo => Self::Stale,
        }
    }
}

/// Whose yes a letter takes is a matter of roles.
impl From<CannotApprove> for StoreError {
    fn from(error: CannotApprove) -> Self {
        match error {
            CannotApprove::NotYours => Self::NotYours,
            CannotApprove::OtherWords | CannotApprove::Empty => Self::CannotApprove(error),
        }
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::Database(e) if e.is_unique_violation() => Self::Taken,
            sqlx::Error::RowNotFound => Self::NotFound,
            _ => Self::Database(error),
        }
    }
}

/// The store's own result.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;
