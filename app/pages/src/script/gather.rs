//! What the script is made of, for one reader: the edition that stands, or what is prepared so far.

use crate::extract::Circle;
use crate::problem::Problem;
use kith_domain::edition::EditionWords;
use kith_domain::letter::{LetterState, reading_seconds};
use kith_domain::meeting::{MeetingRole, Missing, TimeOfDay, missing_for_print};
use kith_domain::member::{Role, Status};
use kith_domain::proxy::{ProxyWords, Turn, turns};
use kith_domain::seat::Seat;
use kith_domain::{MemberId, ProxyId, Timestamp};
use kith_store::AnyMember;
use kith_store::letters::{Letter, LetterPart};
use std::collections::BTreeSet;

/// What the script is made of.
pub(crate) struct Script {
    /// Everything but the letters.
    pub(super) words: EditionWords,
    /// Which edition it is; none for a draft.
    pub(super) edition: Option<Frozen>,
    /// Letters that this reader may read.
    pub(super) letters: Vec<Readable>,
    /// Letters of those who can't be there, with the words of those that this reader may read.
    pub(super) proxies: Vec<ReadableProxy>,
    pub(super) missing: Vec<Missing>,
    /// Who is in the circle now.
    here: BTreeSet<MemberId>,
    /// Those of them who are there for their work.
    pub(super) facilitators: BTreeSet<MemberId>,
}

/// An edition that stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Frozen {
    pub(crate) number: i64,
    pub(crate) at: Timestamp,
}

/// A letter as its reader sees it here.
pub(super) struct Readable {
    pub(super) writer: MemberId,
    /// Its parts, without those that say nothing.
    pub(super) parts: Vec<String>,
    /// Which words these are, where somebody might wonder. On the screen only: whoever reads aloud needs the words.
    pub(super) which: Option<&'static str>,
}

/// A letter by proxy as its reader sees it here.
pub(super) struct ReadableProxy {
    pub(super) id: ProxyId,
    pub(super) reader: Option<MemberId>,
    pub(super) words: Option<ProxyWords>,
}

/// Whether a page wants the edition that stands, or what is prepared by now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    /// The edition, or what is prepared as long as there is none.
    Standing,
    /// What is prepared by now.
    Prepared,
}

impl Script {
    /// Reads it, and keeps of the letters what this reader may read at this moment.
    pub(crate) async fn gather(circle: &Circle<AnyMember>, which: Which, now: Timestamp) -> Result<Self, Problem> {
        let edition = match which {
            Which::Standing => circle.edition().await?,
            Which::Prepared => None,
        };
        let frozen = edition.as_ref().map(|edition| Frozen { number: edition.number, at: edition.at });
        let mut words = match edition {
            Some(edition) => edition.words,
            None => circle.prepared().await?,
        };
        let open = circle.readable_letters(now).await?;
        let letters = match frozen {
            Some(_) => frozen_letters(&mut words, open, circle.me()),
            None => open.iter().map(Readable::now).collect(),
        };
        let proxies = proxies(&mut words, frozen.is_some(), circle).await?;
        // Nothing that wasn't asked about above is left for a sheet to show.
        words.letters.clear();
        words.proxies.clear();
        let mut members = circle.members().await?;
        members.retain(|m| m.status == Status::Confirmed);
        let here: BTreeSet<MemberId> = members.iter().map(|member| member.id).collect();
        let facilitators = members.iter().filter(|member| member.role == Role::Facilitator).map(|member| member.id);
        let facilitators: BTreeSet<MemberId> = facilitators.collect();
        if frozen.is_some() {
            // Whoever left takes along what they said they would do.
            words.boundaries.retain(|boundary| here.contains(&boundary.owner));
        }
        let missing = missing_for_print(&words.order, words.booked.is_some());
        if words.order.is_empty() {
            words.order = members.iter().map(|m| m.id).filter(|id| !facilitators.contains(id)).collect();
        }
        Ok(Self { words, edition: frozen, letters, proxies, missing, here, facilitators })
    }

    /// When it begins, if that is set.
    pub(crate) fn begins(&self) -> Option<TimeOfDay> {
        self.words.meeting.time
    }

    /// Where the circle is, as far as it said.
    pub(crate) fn country(&self) -> &str {
        self.words.circle.country.as_str()
    }

    /// The number of the edition; 0 for a draft.
    pub(crate) fn number(&self) -> i64 {
        self.edition.map_or(0, |edition| edition.number)
    }

    /// Whether every page must say that it isn't final.
    pub(crate) fn draft(&self) -> bool {
        self.edition.is_none()
    }

    /// Who reads what, first to last.
    pub(super) fn turns(&self) -> Vec<Turn> {
        let proxies: Vec<_> = self.proxies.iter().map(|proxy| (proxy.id, proxy.reader)).collect();
        turns(&self.words.order, self.words.roles.get(&MeetingRole::Closer).copied(), &proxies)
    }

    /// Who will be there: those who have a chair, or everybody while nobody has one.
    pub(super) fn at_the_table(&self) -> impl Iterator<Item = MemberId> {
        let seated = self.words.seats.iter().filter_map(|seat| match seat {
            Seat::Member(id) => Some(*id),
            Seat::Empty | Seat::Person => None,
        });
        let seated: BTreeSet<MemberId> = seated.collect();
        let there = if seated.is_empty() { self.here.clone() } else { &seated & &self.here };
        there.into_iter()
    }

    /// A letter, as far as this reader may read it.
    pub(super) fn letter(&self, writer: MemberId) -> Option<&Readable> {
        self.letters.iter().find(|letter| letter.writer == writer)
    }

    /// A letter by proxy, as far as this reader may read it.
    pub(super) fn proxy(&self, id: ProxyId) -> Option<&ProxyWords> {
        self.proxies.iter().find(|proxy| proxy.id == id)?.words.as_ref()
    }

    /// What a member is called.
    pub(super) fn name(&self, id: MemberId) -> String {
        self.words.names.get(&id).cloned().unwrap_or_else(|| "somebody who left".to_owned())
    }

    /// Who has a part at the meeting, by name.
    pub(crate) fn with(&self, role: MeetingRole) -> Option<String> {
        self.words.roles.get(&role).map(|id| self.name(*id))
    }

    /// What the person is called.
    pub(super) fn person(&self) -> &str {
        self.words.circle.person.name.as_str()
    }
}

impl Readable {
    fn now(letter: &Letter) -> Self {
        let which = match letter.state {
            LetterState::Private => Some("Your letter is private. Only you see it here, and only your print has it."),
            LetterState::Shared { .. } => Some("Not approved yet. These are the words as they are now."),
            LetterState::Approved { .. } if letter.is_changed_since() => {
                Some("These are the approved words. The letter has been changed since, and isn’t approved again yet.")
            }
            LetterState::Approved { .. } => None,
        };
        let parts = letter.parts.iter().map(LetterPart::on_paper);
        Self { writer: letter.writer, parts: said(parts.map(|part| part.as_str())), which }
    }

    /// How long it takes to read aloud, in seconds.
    pub(super) fn seconds(&self) -> usize {
        self.parts.iter().map(|part| reading_seconds(part)).sum()
    }
}

/// The words of the edition, of the letters that are open to this reader now. What isn't in it, somebody brings on paper; their
/// own they see all the same.
fn frozen_letters(words: &mut EditionWords, open: Vec<Letter>, me: MemberId) -> Vec<Readable> {
    let mut frozen = std::mem::take(&mut words.letters);
    // Whoever was let in since reads what was shared with them, which these words needn't be.
    frozen.retain(|letter| letter.writer == me || letter.readers.contains(&me));
    let one = |letter: Letter| match frozen.iter().position(|one| one.writer == letter.writer) {
        Some(at) => {
            let parts = frozen.swap_remove(at).parts;
            Some(Readable { writer: letter.writer, parts: said(parts.iter().map(|part| part.as_str())), which: None })
        }
        None if letter.state == LetterState::Private => Some(Readable::now(&letter)),
        None => None,
    };
    open.into_iter().filter_map(one).collect()
}

async fn proxies(
    words: &mut EditionWords,
    frozen: bool,
    circle: &Circle<AnyMember>,
) -> Result<Vec<ReadableProxy>, Problem> {
    let open = circle.proxies().await?;
    let may_read = |id: ProxyId| open.iter().any(|proxy| proxy.id == id && proxy.words.is_some());
    let all = std::mem::take(&mut words.proxies);
    let one = |proxy: kith_domain::edition::EditionProxy| ReadableProxy {
        id: proxy.id,
        reader: proxy.reader,
        words: (may_read(proxy.id) && (!frozen || proxy.readers.contains(&circle.me()))).then_some(proxy.words),
    };
    Ok(all.into_iter().map(one).collect())
}

fn said<'a>(parts: impl Iterator<Item = &'a str>) -> Vec<String> {
    parts.map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}
