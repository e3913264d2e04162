//! Somebody at a browser: an e-mail address, a password and a session, all through the public doors.

use crate::Outcome;
use crate::client::Connection;
use crate::process::{get, post};
use std::net::SocketAddr;

/// Somebody signed in.
#[derive(Debug, Clone)]
pub struct Person {
    /// What they sign in with.
    pub email: String,
    /// And their password.
    pub password: String,
    cookie: String,
}

/// An answer, read as a person reads it.
pub struct Page {
    /// The status.
    pub status: u16,
    /// Where it sends on to.
    pub location: Option<String>,
    /// The HTML.
    pub html: String,
}

impl Page {
    /// The first address in the page of the form `{before}{id}{after}`, as a whole.
    pub fn link(&self, before: &str, after: &str) -> Option<String> {
        links(&self.html, before, after).next().map(str::to_owned)
    }

    /// What stands in the field with the id `f-{name}`, in whatever order its attributes come.
    pub fn value_of(&self, name: &str) -> Option<String> {
        let id = format!(r#"id="f-{name}""#);
        let tag = self.html.split('<').find(|tag| tag.starts_with("input") && tag.contains(&id))?;
        Some(tag.split_once(r#" value=""#)?.1.split('"').next()?.to_owned())
    }

    /// The first thing that can be chosen from the list `name`.
    pub fn option_of(&self, name: &str) -> Option<String> {
        let list = self.html.split("<select").find(|list| list.contains(&format!(r#"name="{name}""#)))?;
        let values = list.split("<option").filter_map(|option| option.split_once(r#"value=""#)?.1.split('"').next());
        values.map(str::to_owned).find(|value| !value.is_empty())
    }
}

/// Every address between quotes that begins with `before`, ends with `after` and has one id in between.
fn links<'a>(html: &'a str, before: &'a str, after: &'a str) -> impl Iterator<Item = &'a str> {
    const ID: usize = 36;
    html.split('"').filter(move |link| {
        let middle = link.strip_prefix(before).and_then(|rest| rest.strip_suffix(after));
        middle.is_some_and(|id| id.len() == ID && id.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-'))
    })
}

impl Person {
    /// Opens the `number`th account and signs in. Each comes from a network of its own, as people do: from one alone, only
    /// a few accounts a minute can be opened.
    pub async fn sign_up(server: SocketAddr, number: u8) -> Outcome<Self> {
        let name = format!("load{number}");
        let (email, password) = (format!("{name}@example.org"), format!("four quiet words {name}"));
        let network = format!("x-forwarded-for: 192.0.2.{number}\r\n");
        let request = post("/sign-up", &network, &[("name", &name), ("email", &email), ("password", &password)]);
        let page = ask(server, &request).await?;
        if page.status != 303 {
            return Err(format!("nobody could sign up: {}", page.status).into());
        }
        Self::sign_in(server, &email, &password).await
    }

    /// Signs in.
    pub async fn sign_in(server: SocketAddr, email: &str, password: &str) -> Outcome<Self> {
        let mut connection = Connection::open(server).await?;
        let request = sign_in(email, password);
        let answer = connection.exchange(&request).await?;
        let cookie = answer.header("set-cookie").and_then(|cookie| cookie.split(';').next());
        let cookie = cookie.ok_or_else(|| format!("{email} could not sign in: {}", answer.status))?.to_owned();
        Ok(Self { email: email.to_owned(), password: password.to_owned(), cookie })
    }

    /// The header that says who is asking.
    pub fn cookie(&self) -> String {
        format!("cookie: {}\r\n", self.cookie)
    }

    /// Opens a page.
    pub async fn open(&self, server: SocketAddr, path: &str) -> Outcome<Page> {
        ask(server, &get(path, &self.cookie())).await
    }

    /// Sends a form.
    pub async fn send(&self, server: SocketAddr, path: &str, fields: &[(&str, &str)]) -> Outcome<Page> {
        ask(server, &post(path, &self.cookie(), fields)).await
    }

    /// Starts a circle; its address.
    pub async fn start_circle(&self, server: SocketAddr, name: &str) -> Outcome<String> {
        let fields = [
            ("name", name),
            ("person", "Sam"),
            ("pronouns", "they"),
            ("relation", "sister"),
            ("substances", "alcohol"),
            ("country", "US"),
            ("what_happened", ""),
        ];
        let page = self.send(server, "/circles/new", &fields).await?;
        page.location.ok_or_else(|| format!("no circle was started: {}", page.status).into())
    }
}

/// The request of the sign-in form.
pub fn sign_in(email: &str, password: &str) -> Vec<u8> {
    post("/sign-in", "", &[("email", email), ("password", password)])
}

async fn ask(server: SocketAddr, request: &[u8]) -> Outcome<Page> {
    let mut connection = Connection::open(server).await?;
    let answer = connection.exchange(request).await?;
    let location = answer.header("location").map(str::to_owned);
    Ok(Page { status: answer.status, location, html: answer.text() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_has_one_id_between_its_fixed_words() {
        let id = "019346ab-0000-7000-8000-000000000001";
        let html =
            format!(r#"<a href="/circles/new">a</a> <a href="/circles/{id}/plan">b</a> <a href="/circles/{id}">c</a>"#);
        assert_eq!(links(&html, "/circles/", "").collect::<Vec<_>>(), [format!("/circles/{id}")]);
        assert_eq!(links(&html, "/circles/", "/plan").count(), 1);
    }
}
