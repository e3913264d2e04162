//! What differs between two texts, word by word.

use std::ops::Range;

/// A stretch of the old text and what stands in its place in the new one, both counted in [`units`]. One of the two may
/// be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hunk {
    /// What is gone.
    pub old: Range<usize>,
    /// What came.
    pub new: Range<usize>,
}

/// A part of the difference, for people who read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// In both.
    Same(&'a str),
    /// Only in the old text.
    Gone(&'a str),
    /// Only in the new one.
    Came(&'a str),
}

/// A text in words, each with the white space that follows it; together they are the text. White space at the very
/// beginning is a unit of its own. A letter and its marks are never parted: units end at white space only.
pub fn units(text: &str) -> Vec<&str> {
    let (mut units, mut start, mut in_space) = (Vec::new(), 0, true);
    for (at, c) in text.char_indices() {
        let space = c.is_whitespace();
        if in_space && !space && at > start {
            units.push(&text[start..at]);
            start = at;
        }
        in_space = space;
    }
    if start < text.len() {
        units.push(&text[start..]);
    }
    units
}

/// The stretches that differ, in order, never touching each other.
pub fn hunks(old: &[&str], new: &[&str]) -> Vec<Hunk> {
    let before = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (old_rest, new_rest) = (&old[before..], &new[before..]);
    let after = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (&old_rest[..old_rest.len() - after], &new_rest[..new_rest.len() - after]);
    let mut hunks: Vec<Hunk> = Vec::new();
    let (mut x, mut y) = (0, 0);
    for (same_x, same_y) in same(a, b).into_iter().chain([(a.len(), b.len())]) {
        if (x, y) != (same_x, same_y) {
            hunks.push(Hunk { old: before + x..before + same_x, new: before + y..before + same_y });
        }
        (x, y) = (same_x + 1, same_y + 1);
    }
    hunks
}

/// Both texts as one, for reading: what is gone comes before what stands in its place.
pub fn pieces<'a>(old: &'a str, new: &'a str) -> Vec<Piece<'a>> {
    let (a, b) = (units(old), units(new));
    let ends = |text: &str, units: &[&str]| {
        let mut ends = vec![0];
        ends.extend(units.iter().scan(0, |end, unit| {
            *end += unit.len();
            Some(*end)
        }));
        debug_assert_eq!(ends.last(), Some(&text.len()));
        ends
    };
    let (old_ends, new_ends) = (ends(old, &a), ends(new, &b));
    let (mut pieces, mut done) = (Vec::new(), 0);
    let mut push = |piece: Piece<'a>| match piece {
        Piece::Same("") | Piece::Gone("") | Piece::Came("") => {}
        piece => pieces.push(piece),
    };
    for hunk in hunks(&a, &b) {
        push(Piece::Same(&old[old_ends[done]..old_ends[hunk.old.start]]));
        push(Piece::Gone(&old[old_ends[hunk.old.start]..old_ends[hunk.old.end]]));
        push(Piece::Came(&new[new_ends[hunk.new.start]..new_ends[hunk.new.end]]));
        done = hunk.old.end;
    }
    push(Piece::Same(&old[old_ends[done]..]));
    pieces
}

/// Larger pairs than this count as different throughout: a limit to what hostile texts can cost. What most people change
/// at once is a few dozen words, since the beginning and the end that stayed are not compared.
const MOST_CELLS: usize = 4_000_000;

/// The longest common subsequence: pairs of positions that hold the same unit, both rising.
fn same(a: &[&str], b: &[&str]) -> Vec<(usize, usize)> {
    let wide = b.len() + 1;
    if a.is_empty() || b.is_empty() || (a.len() + 1) * wide > MOST_CELLS {
        return Vec::new();
    }
    // How long the longest one is of what follows each pair of positions.
    let mut length = vec![0_u16; (a.len() + 1) * wide];
    for x in (0..a.len()).rev() {
        for y in (0..b.len()).rev() {
            length[x * wide + y] = if a[x] == b[y] {
                length[(x + 1) * wide + y + 1] + 1
            } else {
                length[(x + 1) * wide + y].max(length[x * wide + y + 1])
            };
        }
    }
    let (mut x, mut y, mut pairs) = (0, 0, Vec::new());
    while x < a.len() && y < b.len() {
        if a[x] == b[y] {
            pairs.push((x, y));
            (x, y) = (x + 1, y + 1);
        } else if length[(x + 1) * wide + y] >= length[x * wide + y + 1] {
            x += 1;
        } else {
            y += 1;
        }
    }
    pairs
}
