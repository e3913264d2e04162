//! Any bytes at all, read as a facility list: a report that adds up, or a refusal, in bounded time and memory.

#![no_main]

use kith_facilities::{Report, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(import) = read(bytes) else { return };
    let Report { rows_read, accepted, rejected, duplicates, .. } = import.report;
    assert_eq!(rows_read, accepted + rejected.len() + duplicates.len());
    assert_eq!(accepted, import.facilities.len());
    assert!(rejected.iter().all(|rejected| (1..=rows_read).contains(&rejected.row)));
    assert!(duplicates.iter().all(|twice| twice.of < twice.row));
    for place in &import.facilities {
        assert!(!place.name.is_blank());
        let _ = (place.address(), place.identity());
    }
});
