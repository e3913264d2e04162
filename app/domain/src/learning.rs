//! What everybody reads before anything else: five short pages of the library.

use std::collections::BTreeSet;

/// The numbers of these pages, in the order in which they are best read. The library gives them their words.
pub const CORE: [u32; 5] = [27, 33, 37, 41, 45];

/// The first of them that isn't read yet.
pub fn next_unread(read: &BTreeSet<u32>) -> Option<u32> {
    CORE.into_iter().find(|page| !read.contains(page))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_offered_in_order_until_all_are_read() {
        let read = |pages: &[u32]| pages.iter().copied().collect::<BTreeSet<_>>();
        assert_eq!(next_unread(&read(&[])), Some(CORE[0]));
        assert_eq!(next_unread(&read(&[CORE[0], CORE[2]])), Some(CORE[1]));
        assert_eq!(next_unread(&read(&[1, 2])), Some(CORE[0]), "other pages don't count");
        assert_eq!(next_unread(&read(&CORE)), None);
    }
}
