//! What the front-end build made: style sheet, scripts, WebAssembly, fonts. Inside the binary in release builds, read
//! from `target/site` in debug builds. Names carry a hash of the content, so browsers keep them for ever.

use axum::extract::{Path, State};
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use kith_pages::ui::Site;
use rust_embed::RustEmbed;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

#[derive(RustEmbed)]
#[folder = "../target/site"]
#[allow_missing = true]
struct Files;

/// The neutral icon, unless the operator sets another.
const ICON: &[u8] = include_bytes!("icon.svg");

/// The built files by name, and the operator's icon.
#[derive(Clone)]
pub struct Assets(Arc<Inner>);

struct Inner {
    /// `app.css` → `app.3f9a….css`.
    hashed: BTreeMap<String, String>,
    icon: (Vec<u8>, &'static str),
}

impl Assets {
    /// Looks at what was built. `icon` is a file of the operator's own.
    ///
    /// # Errors
    /// One line when the icon can't be read.
    pub fn load(icon: Option<&PathBuf>) -> Result<Self, String> {
        let hashed = Files::iter().filter_map(|file| Some((plain_name(&file)?, file.to_string()))).collect();
        let icon = match icon {
            None => (ICON.to_vec(), "image/svg+xml"),
            Some(path) => {
                let bytes =
                    std::fs::read(path).map_err(|e| format!("the icon {} can't be read: {e}", path.display()))?;
                (bytes, content_type(&path.to_string_lossy()))
            }
        };
        Ok(Self(Arc::new(Inner { hashed, icon })))
    }

    /// The address of a built file by its plain name.
    pub fn href(&self, name: &str) -> String {
        format!("/assets/{}", self.0.hashed.get(name).map_or(name, String::as_str))
    }

    /// What the shell of every page refers to.
    pub fn site(&self, name: &str, exit: &str) -> Site {
        let href = |name: &str| Arc::from(self.href(name));
        Site {
            name: name.into(),
            icon_href: "/icon".into(),
            exit_href: exit.into(),
            css_href: href("app.css"),
            exit_js_href: href("exit.js"),
            live_js_href: href("live.js"),
            lock_js_href: href("lock.js"),
            timer_js_href: href("timer.js"),
            drag_js_href: href("drag.js"),
            follow_js_href: href("follow.js"),
            card_js_href: href("card.js"),
            keeper_js_href: href("keeper.js"),
            boot_js_href: href("boot.js"),
            module_href: href("kith.js"),
            wasm_href: href("kith.wasm"),
        }
    }
}

/// `app.3f9a….css` → `app.css`; compressed twins have no name of their own.
fn plain_name(file: &str) -> Option<String> {
    let (rest, ending) = file.rsplit_once('.')?;
    if ending == "br" {
        return None;
    }
    let (name, _hash) = rest.rsplit_once('.')?;
    Some(format!("{name}.{ending}"))
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("woff2") => "font/woff2",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        _ => "application/octet-stream",
    }
}

/// `GET /assets/{file}`.
pub async fn file(Path(name): Path<String>, headers: HeaderMap) -> Response {
    if name.ends_with(".br") {
        return StatusCode::NOT_FOUND.into_response();
    }
    let brotli = headers.get(ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).is_some_and(|v| v.contains("br"));
    let packed = brotli.then(|| Files::get(&format!("{name}.br"))).flatten();
    let encoding = packed.is_some().then(|| HeaderValue::from_static("br"));
    let Some(found) = packed.or_else(|| Files::get(&name)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut response = (
        [
            (CONTENT_TYPE, HeaderValue::from_static(content_type(&name))),
            (CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable")),
            (VARY, HeaderValue::from_static("accept-encoding")),
        ],
        found.data.into_owned(),
    )
        .into_response();
    if name.starts_with("keeper.") {
        // It may stand over this one page, although it lies elsewhere.
        response.headers_mut().insert("service-worker-allowed", HeaderValue::from_static("/help"));
    }
    if let Some(encoding) = encoding {
        response.headers_mut().insert(CONTENT_ENCODING, encoding);
    }
    response
}

/// `GET /icon`.
pub async fn icon(State(assets): State<Assets>) -> Response {
    let (bytes, kind) = &assets.0.icon;
    let headers = [(CONTENT_TYPE, *kind), (CACHE_CONTROL, "public, max-age=86400")];
    (headers, bytes.clone()).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hashed_name_is_found_by_its_plain_one() {
        assert_eq!(plain_name("app.3f9a.css").as_deref(), Some("app.css"));
        assert_eq!(plain_name("app.3f9a.css.br"), None);
        assert_eq!(plain_name("LICENCE"), None);
    }
}
