//! Where a page may turn. Whoever reads aloud must not turn a page inside a sentence: so the words are cut into
//! sentences here, and the template fills each page with whole ones.

use unicode_segmentation::UnicodeSegmentation;

/// A piece longer than this is cut at a space, so that each fits on a page in large type.
const LONG_PIECE: usize = 240;
/// A sentence that is longer than this, or has more lines, fills a page however it is set, so a page has to turn inside it.
/// Left whole, it would be measured anew for each page.
const LONG_SENTENCE: usize = 3500;
const MANY_LINES: usize = 48;
/// A word longer than this may be cut at the end of a line: nothing that people say is, but some links are.
const LONG_WORD: usize = 24;
/// Where such a word may be cut, in clusters.
const CUT: usize = 8;

/// Parts of a text with an empty line between them.
pub(super) fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        while !rest.is_empty() {
            let end = empty_line(rest).unwrap_or(rest.len());
            let (paragraph, after) = rest.split_at(end);
            rest = after.get(1..).unwrap_or_default();
            let paragraph = paragraph.trim_matches(['\n', ' ']);
            if !paragraph.is_empty() {
                return Some(paragraph);
            }
        }
        None
    })
}

/// Where a line end is followed by nothing but spaces and another one.
fn empty_line(text: &str) -> Option<usize> {
    let ends = text.match_indices('\n').map(|(at, _)| at);
    ends.into_iter().find(|at| text[at + 1..].trim_start_matches(' ').starts_with('\n'))
}

/// The sentences of a paragraph, each in pieces. A piece `"\n"` is a line end that its writer made.
pub(super) fn units(paragraph: &str) -> Vec<Vec<String>> {
    // A line end doesn't end a sentence: some keyboards put one at the edge of a screen.
    let flat = paragraph.replace('\n', " ");
    let mut units: Vec<&str> = Vec::new();
    let mut start = 0;
    let mut end = 0;
    for sentence in flat.split_sentence_bounds() {
        end += sentence.len();
        if is_whole(sentence) || end == flat.len() {
            units.push(&paragraph[start..end]);
            start = end;
        }
    }
    units.into_iter().map(pieces).flat_map(fit_to_measure).collect()
}

/// A sentence is a unit; of one that is too long, each piece is, with the line ends behind it.
fn fit_to_measure(pieces: Vec<String>) -> Vec<Vec<String>> {
    let is_end = |piece: &str| piece == "\n";
    let length: usize = pieces.iter().map(|piece| piece.chars().count()).sum();
    if length <= LONG_SENTENCE && pieces.iter().filter(|piece| is_end(piece)).count() <= MANY_LINES {
        return vec![pieces];
    }
    let mut units: Vec<Vec<String>> = Vec::new();
    for piece in pieces {
        match units.last_mut() {
            Some(unit) if is_end(&piece) => unit.push(piece),
            _ => units.push(vec![piece]),
        }
    }
    units
}

/// Whether something ends here. "Dr. Okafor" goes on, and so does "at 5 p.m. they". When in doubt it goes on: a unit that is
/// too long only leaves some paper empty.
fn is_whole(sentence: &str) -> bool {
    let last = sentence.trim_end().rsplit(' ').next().unwrap_or_default();
    let Some(word) = last.strip_suffix('.') else { return sentence.chars().any(char::is_alphanumeric) };
    let word = word.trim_start_matches(|sign: char| !sign.is_alphanumeric());
    let is_title = word.chars().count() <= 3 && word.starts_with(char::is_uppercase);
    let is_known = ["approx", "ca", "etc", "Prof", "vs"].contains(&word);
    !(is_title || is_known || word.contains('.'))
}

fn pieces(sentence: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut piece = String::new();
    for (index, line) in sentence.split('\n').enumerate() {
        if index > 0 {
            take(&mut piece, &mut pieces);
            pieces.push("\n".to_owned());
        }
        for word in line.split_inclusive(' ') {
            piece.push_str(&breakable(word));
            if ends_clause(word) || piece.len() > LONG_PIECE {
                take(&mut piece, &mut pieces);
            }
        }
    }
    take(&mut piece, &mut pieces);
    pieces
}

fn take(piece: &mut String, pieces: &mut Vec<String>) {
    if !piece.is_empty() {
        pieces.push(std::mem::take(piece));
    }
}

fn ends_clause(word: &str) -> bool {
    word.ends_with(' ') && word.trim_end().ends_with([',', ';', ':', '–', '—', '،', '؛', '.', '!', '?', '؟'])
}

/// A long word with invisible places to cut it; any other as it is.
fn breakable(word: &str) -> std::borrow::Cow<'_, str> {
    if word.len() <= LONG_WORD || word.graphemes(true).count() <= LONG_WORD {
        return word.into();
    }
    let clusters: Vec<&str> = word.graphemes(true).collect();
    clusters.chunks(CUT).map(<[&str]>::concat).collect::<Vec<_>>().join("\u{200b}").into()
}

#[cfg(test)]
#[path = "sentences_tests.rs"]
mod tests;
