//! Somebody with a browser. Whatever they do goes through the public door.

use super::form::Form;
use super::page::Page;
use reqwest::cookie::{CookieStore, Jar};
use reqwest::header::CONTENT_TYPE;
use reqwest::{Client, Method, RequestBuilder, Response, Url};
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

/// Long enough for everybody.
pub const PASSWORD: &str = "four quiet words in a row";

/// A browser with its cookies, and the address of whoever sits at it.
#[derive(Clone)]
pub struct Person {
    /// Their e-mail address; empty for a browser that belongs to nobody yet.
    pub email: String,
    /// What they are called.
    pub name: String,
    origin: Url,
    jar: Arc<Jar>,
    http: Client,
    /// Each browser comes from a network of its own, or one person's slips would slow down another's.
    network: String,
}

impl Person {
    /// A fresh browser.
    pub fn at(origin: &str, name: &str, email: &str) -> Self {
        static NETWORKS: AtomicU8 = AtomicU8::new(1);
        let jar = Arc::new(Jar::default());
        let http = Client::builder()
            .cookie_provider(Arc::clone(&jar))
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .user_agent("Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0 Safari/537.36")
            .build()
            .unwrap();
        let network = format!("192.0.2.{}", NETWORKS.fetch_add(1, Ordering::Relaxed));
        Self { email: email.into(), name: name.into(), origin: origin.parse().unwrap(), jar, http, network }
    }

    /// The same person at another copy of their world, with what their browser knows.
    pub fn moves_to(&self, origin: &str) -> Self {
        let moved = Self::at(origin, &self.name, &self.email);
        if let Some(cookie) = self.cookie() {
            moved.hold_cookie(&cookie);
        }
        moved
    }

    /// The same person with a browser that knows nothing of them yet.
    pub fn elsewhere(&self) -> Self {
        Self::at(self.origin.as_str(), &self.name, &self.email)
    }

    /// The session cookie's value, if there is one.
    pub fn cookie(&self) -> Option<String> {
        let cookies = self.jar.cookies(&self.origin)?;
        cookies.to_str().unwrap().split("; ").find_map(|pair| pair.strip_prefix("kith=").map(str::to_owned))
    }

    /// Puts a session cookie into the browser, as whoever knows one could.
    pub fn hold_cookie(&self, value: &str) {
        self.jar.add_cookie_str(&format!("kith={value}; Path=/; HttpOnly; SameSite=Lax"), &self.origin);
    }

    /// A request that can still be changed.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.http.request(method, self.origin.join(path).unwrap());
        request.header("x-forwarded-for", &self.network)
    }

    /// Looks at an address without following it anywhere.
    pub async fn opens(&self, path: &str) -> Page {
        self.answer(path, self.request(Method::GET, path)).await
    }

    /// Follows a redirect to the page behind it.
    pub async fn lands(&self, mut page: Page) -> Page {
        for _ in 0..4 {
            if !(300..400).contains(&page.status) {
                return page;
            }
            page = self.opens(&page.leads_to()).await;
        }
        panic!("{} leads on and on", page.asked)
    }

    /// Sends a form as a browser does.
    pub async fn sends(&self, form: Form) -> Page {
        self.posts(&form.action, &form.sent).await
    }

    /// Sends fields to an address, whether or not a form offers them.
    pub async fn posts<N: AsRef<str>, V: AsRef<str>>(&self, path: &str, fields: &[(N, V)]) -> Page {
        self.posts_raw(path, encode(fields).into_bytes()).await
    }

    /// Sends any bytes as a form.
    pub async fn posts_raw(&self, path: &str, body: Vec<u8>) -> Page {
        let request = self.request(Method::POST, path).header("sec-fetch-site", "same-origin");
        let request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(body);
        self.answer(path, request).await
    }

    /// Sends a request and reads the whole answer.
    pub async fn answer(&self, asked: &str, request: RequestBuilder) -> Page {
        let response: Response = request.send().await.unwrap();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        assert!(status < 500, "{asked} answered {status}: {}", response.text().await.unwrap());
        // A stream never ends; that it was opened is the whole answer.
        let streams = headers.get(CONTENT_TYPE).is_some_and(|kind| kind == "text/event-stream");
        let bytes = if streams { Vec::new() } else { response.bytes().await.unwrap().to_vec() };
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Page { asked: asked.to_owned(), status, headers, body, bytes }
    }
}

/// Fields as a browser sends them: line ends are CR LF, whatever was typed.
fn encode<N: AsRef<str>, V: AsRef<str>>(fields: &[(N, V)]) -> String {
    let mut body = form_urlencoded::Serializer::new(String::new());
    for (name, value) in fields {
        body.append_pair(name.as_ref(), &value.as_ref().replace("\r\n", "\n").replace('\n', "\r\n"));
    }
    body.finish()
}
