//! Changing the words in a field while somebody writes in it.

use kith_domain::merge::diff::{hunks, units};
use web_sys::HtmlTextAreaElement;

/// Brings `field` to `words`, changing only what differs: the caret, a selection and the scroll stay where they were in
/// everything else.
pub(super) fn write(field: &HtmlTextAreaElement, words: &str) {
    let present = field.value();
    let (old, new) = (units(&present), units(words));
    // The browser counts in UTF-16.
    let length = |units: &[&str]| units.iter().flat_map(|unit| unit.encode_utf16()).count() as u32;
    // From the end, so that what comes before keeps its place.
    for hunk in hunks(&old, &new).into_iter().rev() {
        let start = length(&old[..hunk.old.start]);
        let end = start + length(&old[hunk.old]);
        let instead = new[hunk.new].concat();
        let _ = field.set_range_text_with_start_and_end_and_mode(&instead, start, end, "preserve");
    }
}
