//! Where this browser keeps unsent words: in the tab, which survives a reload and signing in again, and on the device
//! as well where its owner asked for that. The exit script empties both, on the way out and at signing out.

use super::is_marked;
use super::send::fresh_op;
use crate::unsent::Unsent;
use kith_domain::letter::Part;
use web_sys::{Document, Storage};

/// What every name begins with.
const OURS: &str = "unsent.";
/// Under this name the device says that its owner asked.
const ASKED: &str = "unsent";
/// Under this name a tab has a number of its own, so that two of them don't overwrite each other's words on the device.
const TAB: &str = "tab";

/// The places of one letter's unsent words.
pub(super) struct Shelf {
    document: Document,
    /// Whose words, a dot, of which letter: made by the server, and telling nothing.
    letter: String,
    tab: Option<Storage>,
    device: Option<Storage>,
}

impl Shelf {
    /// Opens the shelf for one letter, and throws away what another account left in this browser.
    pub(super) fn open(document: &Document, letter: String) -> Self {
        let window = web_sys::window();
        let tab = window.as_ref().and_then(|window| window.session_storage().ok().flatten());
        let device = window.and_then(|window| window.local_storage().ok().flatten());
        let shelf = Self { document: document.clone(), letter, tab, device };
        let owner = shelf.letter.split('.').next().unwrap_or_default();
        for storage in [&shelf.tab, &shelf.device].into_iter().flatten() {
            for name in names(storage, OURS).iter().filter(|name| name.split('.').nth(1) != Some(owner)) {
                let _ = storage.remove_item(name);
            }
        }
        shelf
    }

    /// Whether words survive this page here.
    pub(super) fn holds(&self) -> bool {
        self.tab.is_some()
    }

    /// Whether the device's owner asked to keep words on it.
    pub(super) fn is_asked(&self) -> bool {
        self.device.as_ref().is_some_and(|device| matches!(device.get_item(ASKED), Ok(Some(_))))
    }

    /// The device's owner asks, or has thought better of it.
    pub(super) fn ask(&self, on_device: bool) {
        let Some(device) = &self.device else { return };
        if on_device {
            let _ = device.set_item(ASKED, "");
        } else {
            let _ = device.clear();
        }
    }

    /// Keeps what is unsent of a part, or nothing any more.
    pub(super) fn put(&self, part: Part, unsent: Option<Unsent>) {
        // Whoever left by the exit or signed out leaves nothing behind, also not at the page's last breath.
        if is_marked(&self.document, "data-left") {
            return;
        }
        let unsent = unsent.map(|unsent| unsent.write());
        keep(self.tab.as_ref(), &self.name(part), unsent.as_deref());
        // Without that, nothing of ours is there: the box empties the device when it is unticked. A locked screen's
        // words are in its tab and nowhere else.
        if self.is_asked() && !is_marked(&self.document, "data-locked") {
            keep(self.device.as_ref(), &self.name_on_device(part), unsent.as_deref());
        }
    }

    /// What was kept of a part: by this tab, or on the device by one that is gone.
    pub(super) fn take(&self, part: Part) -> Option<Unsent> {
        let name = self.name(part);
        if let Some(unsent) = self.tab.as_ref().and_then(|tab| tab.get_item(&name).ok().flatten()) {
            return Unsent::read(&unsent);
        }
        let device = self.device.as_ref()?;
        let theirs = names(device, &name).into_iter().next()?;
        let unsent = device.get_item(&theirs).ok().flatten()?;
        let _ = device.remove_item(&theirs);
        Unsent::read(&unsent)
    }

    fn name(&self, part: Part) -> String {
        let at = Part::ALL.iter().position(|known| *known == part).unwrap_or_default();
        format!("{OURS}{}.{at}", self.letter)
    }

    fn name_on_device(&self, part: Part) -> String {
        let number = || {
            let known = self.tab.as_ref()?.get_item(TAB).ok().flatten();
            known.or_else(|| {
                let fresh = fresh_op().to_string();
                self.tab.as_ref()?.set_item(TAB, &fresh).ok()?;
                Some(fresh)
            })
        };
        format!("{}.{}", self.name(part), number().unwrap_or_default())
    }
}

/// The names in a storage that begin like this.
fn names(storage: &Storage, beginning: &str) -> Vec<String> {
    let length = storage.length().unwrap_or_default();
    let all = (0..length).filter_map(|at| storage.key(at).ok().flatten());
    all.filter(|name| name.starts_with(beginning)).collect()
}

/// A storage that is full keeps what it has: older words are better than none.
fn keep(storage: Option<&Storage>, name: &str, words: Option<&str>) {
    let Some(storage) = storage else { return };
    let _ = match words {
        Some(words) => storage.set_item(name, words),
        None => storage.remove_item(name),
    };
}
