//! What every handler shares: the store, the settings, the clock. Cheap to clone.

use crate::circles::home_cache::HomeCache;
use crate::facilities::uploads;
use crate::limits::Limits;
use crate::paper::printing;
use crate::turns::Turns;
use crate::ui::Site;
use kith_domain::Timestamp;
use kith_sheets::Printer;
use kith_store::Store;
use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// Who may open an account without an invite to a circle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignUp {
    /// Anybody.
    Open,
    /// Whoever holds a link from the operator, or an invite to a circle.
    Invitation,
}

/// Settings that pages need; the rest stays in the server.
#[derive(Debug, Clone)]
pub struct Settings {
    /// `https://kith.example`, without a slash at the end. Addresses are built from it, never from `Host`.
    pub origin: String,
    /// Who may open an account.
    pub sign_up: SignUp,
    /// Whether mail can be sent; without it links are shown to be copied.
    pub mail: bool,
    /// The proxy whose `X-Forwarded-For` is believed; nobody's when empty.
    pub trusted_proxies: Vec<IpAddr>,
}

impl Settings {
    /// Whether cookies must be `Secure`. Plain http is only for this computer.
    pub fn https(&self) -> bool {
        self.origin.starts_with("https://")
    }
}

/// The time. Tests stop and move it; nothing else does.
#[derive(Debug, Clone, Default)]
pub struct Clock {
    stopped_at: Option<Timestamp>,
    offset: Arc<AtomicI64>,
}

impl Clock {
    /// A clock that stands still until it is moved, so that a test on a busy machine sees the same as on an idle one.
    pub fn stopped_at(at: Timestamp) -> Self {
        Self { stopped_at: Some(at), ..Self::default() }
    }

    /// Now.
    pub fn now(&self) -> Timestamp {
        self.stopped_at.unwrap_or_else(Self::system).plus(self.offset.load(Ordering::Relaxed))
    }

    fn system() -> Timestamp {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }

    /// Moves it, in milliseconds; for tests of what happens later.
    pub fn advance(&self, millis: i64) {
        self.offset.fetch_add(millis, Ordering::Relaxed);
    }
}

/// Everything shared.
#[derive(Clone)]
pub struct App(Arc<Parts>);

struct Parts {
    store: Store,
    site: Site,
    settings: Settings,
    clock: Clock,
    limits: Limits,
    homes: HomeCache,
    uploads: Turns,
    printing: Turns,
    printer: Arc<dyn Printer>,
}

impl App {
    /// Puts it together.
    pub fn new(store: Store, site: Site, settings: Settings, clock: Clock, printer: Arc<dyn Printer>) -> Self {
        Self(Arc::new(Parts {
            store,
            site,
            settings,
            clock,
            limits: Limits::default(),
            homes: HomeCache::default(),
            uploads: uploads(),
            printing: printing(),
            printer,
        }))
    }
    /// The database.
    pub fn store(&self) -> &Store {
        &self.0.store
    }
    /// Whose files are being read.
    pub(crate) fn uploads(&self) -> &Turns {
        &self.0.uploads
    }
    /// Whose paper is being set.
    pub(crate) fn printing(&self) -> &Turns {
        &self.0.printing
    }
    /// Whoever sets paper.
    pub fn printer(&self) -> Arc<dyn Printer> {
        Arc::clone(&self.0.printer)
    }
    /// What the shell shows.
    pub fn site(&self) -> &Site {
        &self.0.site
    }
    /// Settings.
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }
    /// Now.
    pub fn now(&self) -> Timestamp {
        self.0.clock.now()
    }
    /// The rate limits.
    pub fn limits(&self) -> &Limits {
        &self.0.limits
    }
    /// The circles' homes as they were rendered last.
    pub fn homes(&self) -> &HomeCache {
        &self.0.homes
    }
}
