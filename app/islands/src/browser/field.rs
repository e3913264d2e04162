//! Changing the words in a field while somebody writes in it.

use crate::hints::TOO_MUCH;
use kith_domain::merge::diff::{hunks, units};
use web_sys::{ClipboardEvent, HtmlTextAreaElement};

/// A browser takes many seconds to find out in which direction a megabyte runs, and again for each key. Such words run as
/// those do that stand there already.
pub(super) fn before_pasting(field: &HtmlTextAreaElement, paste: &ClipboardEvent) {
    let pasted = paste.clipboard_data().and_then(|data| data.get_data("text").ok()).unwrap_or_default();
    if pasted.len() > TOO_MUCH {
        let rtl = field.matches(":dir(rtl)").unwrap_or_default();
        field.set_dir(if rtl { "rtl" } else { "ltr" });
    }
}

/// Once there is no more than a letter can hold, its direction is found as everywhere.
pub(super) fn after_typing(field: &HtmlTextAreaElement) {
    if field.dir() != "auto" && (field.text_length() as usize) < TOO_MUCH {
        field.set_dir("auto");
    }
}

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
