//! The origin gate: what changes something must come from one of our own pages.

use axum::http::{HeaderMap, Method, header::ORIGIN};

/// Whether a request may change something: `Sec-Fetch-Site: same-origin`, or where a browser doesn't send that, exactly
/// our own `Origin`. Neither is a no: every browser of the last ten years sends one of them with a form.
pub fn is_ours(method: &Method, headers: &HeaderMap, origin: &str) -> bool {
    if method.is_safe() {
        return true;
    }
    match headers.get("sec-fetch-site") {
        Some(site) => site == "same-origin",
        None => headers.get(ORIGIN).is_some_and(|sent| sent == origin),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderName;

    const OURS: &str = "https://kith.example";

    fn post(pairs: &[(&'static str, &'static str)]) -> bool {
        let headers =
            pairs.iter().map(|(k, v)| (HeaderName::from_static(k), axum::http::HeaderValue::from_static(v))).collect();
        is_ours(&Method::POST, &headers, OURS)
    }

    #[test]
    fn our_own_pages_may_change_things() {
        assert!(post(&[("sec-fetch-site", "same-origin")]));
        assert!(post(&[("origin", OURS)]));
    }

    #[test]
    fn nobody_else_may() {
        assert!(!post(&[]));
        assert!(!post(&[("origin", "null")]));
        assert!(!post(&[("origin", "https://kith.example.evil.example")]));
        for site in ["cross-site", "same-site", "none"] {
            assert!(!post(&[("sec-fetch-site", site), ("origin", OURS)]), "{site}");
        }
    }

    #[test]
    fn reading_is_free() {
        assert!(is_ours(&Method::GET, &HeaderMap::new(), OURS));
    }
}
