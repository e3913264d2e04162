//! What can't be printed is left out or becomes an empty box; the rest stays as it is.

use crate::fonts;
use unicode_segmentation::UnicodeSegmentation;

/// Stands where no font has the sign.
pub(super) const BOX: char = '\u{25a1}';

/// Signs that stand in one another's place. A family of emoji has eleven; towers of marks have any number, and take the
/// typesetter a time that grows with its square.
const MOST_MARKS: usize = 32;

pub(super) struct Clean {
    pub(super) text: String,
    pub(super) boxes: usize,
}

/// Line ends become one kind; what has no shape and would only confuse a reader is gone.
pub(super) fn clean(text: &str) -> Clean {
    let text = text.replace("\r\n", "\n");
    let text: String = text.chars().filter_map(sign).collect();
    let mut clean = Clean { text: String::with_capacity(text.len()), boxes: 0 };
    for cluster in text.graphemes(true) {
        let cluster = cluster.char_indices().nth(MOST_MARKS).map_or(cluster, |(end, _)| &cluster[..end]);
        match shaped(cluster) {
            _ if is_orphan(cluster) => continue,
            whole if whole == cluster.len() => clean.text.push_str(cluster),
            part => {
                clean.text.push_str(&cluster[..part]);
                clean.text.push(BOX);
                clean.boxes += 1;
            }
        }
    }
    clean
}

fn sign(sign: char) -> Option<char> {
    Some(match sign {
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        '\t' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{205f}' | '\u{3000}' => ' ',
        '\n' => '\n',
        // Turning text around hides what it says, and stray marks would be printed in a stranger's shape.
        '\u{202a}'..='\u{202e}' | '\u{206a}'..='\u{206f}' | '\u{feff}' | '\u{fff0}'..='\u{fffb}' => return None,
        other if other.is_control() => return None,
        other => other,
    })
}

/// Marks with no letter to stand on. Only text that was cut apart has them.
fn is_orphan(cluster: &str) -> bool {
    let first = cluster.chars().next().unwrap_or_default();
    !first.is_ascii() && format!("a{first}").graphemes(true).count() == 1
}

/// How many bytes of this cluster one font can show together.
fn shaped(cluster: &str) -> usize {
    if cluster.is_ascii() {
        return cluster.len();
    }
    // A mark on a space: there is no letter whose font could have it.
    let first = cluster.chars().next().filter(|sign| sign.is_whitespace()).map_or(0, char::len_utf8);
    if first > 0 && first < cluster.len() {
        return first;
    }
    let all = || cluster.chars().filter(|sign| !is_without_shape(*sign) && !sign.is_whitespace());
    if fonts::have(all()) {
        return cluster.len();
    }
    let ends = cluster.char_indices().map(|(start, _)| start);
    let mut having = ends.filter(|end| fonts::have(cluster[..*end].chars().filter(|sign| !is_without_shape(*sign))));
    having.next_back().unwrap_or(0)
}

/// Signs that only change their neighbours: joiners, direction marks, variants, tags.
fn is_without_shape(sign: char) -> bool {
    matches!(sign,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2069}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(text: &str) -> (String, usize) {
        let Clean { text, boxes } = clean(text);
        (text, boxes)
    }

    #[test]
    fn ordinary_words_stay_as_they_are() {
        for text in [
            "Ben, I remember: “the dog”.",
            "Müller, Žižek, Łódź, Việt",
            "Καλημέρα",
            "Привет, Їжак",
            "שָׁלוֹם",
            "مرحبًا",
            "🙂 👨‍👩‍👧 ❤️ 👍🏽",
        ] {
            assert_eq!(cleaned(text), (text.to_owned(), 0));
        }
    }

    #[test]
    fn what_has_no_shape_is_left_out() {
        assert_eq!(cleaned("a\0b\u{1b}c\u{202e}d\u{feff}e\u{7f}"), ("abcde".to_owned(), 0));
        assert_eq!(cleaned("a\r\nb\rc\u{2028}d\te"), ("a\nb\nc\nd e".to_owned(), 0));
    }

    #[test]
    fn a_sign_without_a_font_becomes_a_box() {
        assert_eq!(cleaned("漢字"), ("□□".to_owned(), 2));
        assert_eq!(cleaned("\u{e000}"), ("□".to_owned(), 1));
        assert_eq!(cleaned("ש\u{20dd}"), ("ש□".to_owned(), 1));
        assert_eq!(cleaned("a \u{301}b"), ("a □b".to_owned(), 1));
    }

    #[test]
    fn a_tower_of_marks_ends() {
        let tower = format!("a{}b", "\u{301}".repeat(9000));
        assert_eq!(cleaned(&tower), (format!("a{}b", "\u{301}".repeat(MOST_MARKS - 1)), 0));
    }

    #[test]
    fn a_mark_without_a_letter_is_left_out() {
        assert_eq!(cleaned("\u{6ec}\u{35f}a\n\u{301}b\u{200d}"), ("a\nb\u{200d}".to_owned(), 0));
    }
}
