//! Two believable, invented circles to look around in: one half-way, one just begun, no member in common.
//!
//! Everything goes through the same verbs that people use, so the demo can't hold what the app could not.

mod fill;
mod story;

use kith_domain::Timestamp;
use kith_domain::address::Address;
use kith_store::Store;
use story::Story;

const STORIES: [&str; 2] = [include_str!("demo/walks.toml"), include_str!("demo/books.toml")];

/// Fills in the circles that aren't there yet, and gives one line per account: circle, role, name, e-mail, password.
///
/// # Errors
/// One line for whoever ran it.
pub async fn fill(store: &Store, now: Timestamp) -> Result<Vec<String>, String> {
    let mut lines = Vec::new();
    for text in STORIES {
        let story: Story = toml::from_str(text).map_err(|e| format!("a demo file is damaged: {e}"))?;
        if !is_there(store, &story).await? {
            fill::fill(store, &story, now).await?;
        }
        lines.extend(
            story
                .account
                .iter()
                .map(|a| [&story.name, &a.role, &a.name, &a.email, &a.password].map(String::as_str).join("\t")),
        );
    }
    Ok(lines)
}

/// A story is there when its first account is.
async fn is_there(store: &Store, story: &Story) -> Result<bool, String> {
    let Some(address) = story.account.first().and_then(|a| Address::parse(&a.email).ok()) else { return Ok(false) };
    store.has_account(&address).await.map_err(|e| e.to_string())
}
