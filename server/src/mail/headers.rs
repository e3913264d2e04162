//! Two headers that lettre has no types for. Neither says more than that a program sent the mail and how to stop it.

use lettre::message::header::{Header, HeaderName, HeaderValue};
use std::error::Error;

/// A program sent it (RFC 3834), so that no holiday answer comes back, which would tell of the mail.
#[derive(Debug, Clone)]
pub(super) struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// Where the button leads that mail programs show for stopping mails (RFC 2369).
#[derive(Debug, Clone)]
pub(super) struct ListUnsubscribe(pub(super) String);

impl Header for ListUnsubscribe {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe")
    }

    fn parse(link: &str) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(Self(link.to_owned()))
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), self.0.clone())
    }
}
