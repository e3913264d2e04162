//! The fonts, all inside the binary: what is printed doesn't depend on what a server has installed.

use std::sync::LazyLock;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// Regular and bold of what is read on forms; a book face for what is read aloud; and those that have the letters which
/// these two don't. See fonts/README.md.
static FILES: [&[u8]; 10] = [
    include_bytes!("../fonts/literata-400.ttf"),
    include_bytes!("../fonts/atkinson-400.ttf"),
    include_bytes!("../fonts/atkinson-700.ttf"),
    include_bytes!("../fonts/noto-sans-400.ttf"),
    include_bytes!("../fonts/noto-sans-700.ttf"),
    include_bytes!("../fonts/amiri-400.ttf"),
    include_bytes!("../fonts/amiri-700.ttf"),
    include_bytes!("../fonts/frank-ruhl-400.ttf"),
    include_bytes!("../fonts/frank-ruhl-700.ttf"),
    include_bytes!("../fonts/noto-emoji-400.ttf"),
];

pub(crate) static FONTS: LazyLock<Vec<Font>> =
    LazyLock::new(|| FILES.iter().filter_map(|file| Font::new(Bytes::new(*file), 0)).collect());

pub(crate) static BOOK: LazyLock<LazyHash<FontBook>> = LazyLock::new(|| LazyHash::new(FontBook::from_fonts(&*FONTS)));

/// For each sign the fonts that have it, a bit each.
static HAVING: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let mut having = vec![0; LAST as usize + 1];
    for (bit, font) in FONTS.iter().enumerate() {
        for sign in font.info().coverage.iter().filter(|sign| *sign <= LAST) {
            having[sign as usize] |= 1 << bit;
        }
    }
    having
});

/// The last sign that any of them has; emoji are the highest.
const LAST: u32 = 0x1_ffff;

/// Whether one font has all of these. The parts of one sign must come from the same font, or one of them has no shape.
pub(crate) fn have(signs: impl Iterator<Item = char>) -> bool {
    let of = |sign: char| HAVING.get(sign as usize).copied().unwrap_or_default();
    signs.fold(u16::MAX, |all, sign| all & of(sign)) != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_a_font() {
        assert_eq!(FONTS.len(), FILES.len());
    }

    /// What is asked of the regular one must hold for the bold one.
    #[test]
    fn both_weights_have_the_same_signs() {
        for [regular, bold] in [[1, 2], [3, 4], [5, 6], [7, 8]] {
            let signs = |at: usize| FONTS[at].info().coverage.iter().collect::<Vec<_>>();
            assert_eq!(signs(regular), signs(bold));
        }
    }

    #[test]
    fn signs_must_come_from_one_font() {
        assert!(have("e\u{301}".chars()));
        assert!(have("שׁ".chars()));
        assert!(!have("ש\u{1F600}".chars()));
        assert!(!have("漢".chars()));
    }
}
