//! Two people changed the same text, neither knowing of the other. Where they changed different places both changes
//! stand; where they changed the same words nobody's are chosen for them.

pub mod diff;

use diff::{Hunk, hunks, units};

/// What comes of two changes to the same text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Merge {
    /// Both changes, in one text.
    Both(String),
    /// They changed the same words, or words side by side: a person has to read both.
    Overlap,
}

/// Puts the changes that made `mine` and `theirs` out of `base` into one text, word by word.
///
/// Two changes overlap when not a single unchanged word lies between them. Sentences of two people are so never woven
/// into each other: at worst one's whole change stands beside the other's. The same change made twice counts once.
pub fn merge(base: &str, mine: &str, theirs: &str) -> Merge {
    if mine == theirs || theirs == base {
        return Merge::Both(mine.to_owned());
    }
    if mine == base {
        return Merge::Both(theirs.to_owned());
    }
    let (old, my_words, their_words) = (units(base), units(mine), units(theirs));
    let mut my_changes = changes(&old, &my_words).into_iter().peekable();
    let mut their_changes = changes(&old, &their_words).into_iter().peekable();
    let (mut both, mut done) = (String::with_capacity(mine.len().max(theirs.len())), 0);
    loop {
        let next = match (my_changes.peek(), their_changes.peek()) {
            (None, None) => break,
            (Some(mine), Some(theirs)) if mine == theirs => {
                their_changes.next();
                my_changes.next()
            }
            (Some(mine), Some(theirs)) if mine.touches(theirs) => return Merge::Overlap,
            (Some(mine), Some(theirs)) if theirs.at < mine.at => their_changes.next(),
            (Some(_), _) => my_changes.next(),
            (None, Some(_)) => their_changes.next(),
        };
        let Some(change) = next else { break };
        // The same stretch may be part of one change here and of two there; then it was taken already.
        if change.at < done {
            return Merge::Overlap;
        }
        both.extend(old[done..change.at].iter().copied());
        both.extend(change.words.iter().copied());
        done = change.until;
    }
    both.extend(old[done..].iter().copied());
    Merge::Both(both)
}

/// The words `words` instead of the old ones from `at` to `until`.
#[derive(Debug, PartialEq, Eq)]
struct Change<'a> {
    at: usize,
    until: usize,
    words: &'a [&'a str],
}

impl Change<'_> {
    fn touches(&self, other: &Self) -> bool {
        self.at <= other.until && other.at <= self.until
    }
}

/// Changes of one person with fewer unchanged words between them than this are one change: somebody who wrote a sentence
/// anew used a few of its old words again, and those hold nothing apart.
const APART: usize = 3;

fn changes<'a>(old: &[&str], new: &'a [&'a str]) -> Vec<Change<'a>> {
    let mut joined: Vec<Hunk> = Vec::new();
    for hunk in hunks(old, new) {
        match joined.last_mut() {
            Some(last) if hunk.old.start - last.old.end < APART => {
                (last.old.end, last.new.end) = (hunk.old.end, hunk.new.end);
            }
            _ => joined.push(hunk),
        }
    }
    joined
        .into_iter()
        .map(|Hunk { old, new: range }| Change { at: old.start, until: old.end, words: &new[range] })
        .collect()
}

#[cfg(test)]
#[path = "merge_tests.rs"]
mod tests;
