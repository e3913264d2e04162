//! An open page that listens.

use super::person::Person;
use reqwest::header::{ACCEPT, CONTENT_TYPE};
use reqwest::{Method, Response};
use serde_json::Value;
use std::time::Duration;

/// Far longer than anything takes.
const PATIENCE: Duration = Duration::from_secs(30);

/// One stream of events.
pub struct Stream {
    answer: Response,
    heard: String,
}

/// One message.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// `changed`, `here`, `locked` or `end`.
    pub name: String,
    /// Where to go on from.
    pub id: Option<String>,
    data: Value,
}

impl Told {
    /// The sentence in it.
    pub fn says(&self) -> &str {
        self.data["say"].as_str().unwrap()
    }

    /// On how many other pages the letter is open.
    pub fn pages(&self) -> u64 {
        self.data["pages"].as_u64().unwrap()
    }
}

impl Person {
    /// Begins to listen as a page does; `about` is what it says of itself, like `ago=0`.
    pub async fn listens(&self, circle: &str, about: &str) -> Stream {
        self.goes_on_listening(circle, about, None).await
    }

    /// Comes back with the number of the last message, as a browser does after a broken connection.
    pub async fn goes_on_listening(&self, circle: &str, about: &str, last: Option<&str>) -> Stream {
        let request = self.request(Method::GET, &format!("{circle}/live?{about}"));
        let request = request.header(ACCEPT, "text/event-stream").header("sec-fetch-site", "same-origin");
        let request = match last {
            Some(last) => request.header("last-event-id", last),
            None => request,
        };
        let answer = request.send().await.unwrap();
        assert_eq!(answer.status(), 200, "{circle}/live?{about}");
        assert_eq!(answer.headers()[CONTENT_TYPE], "text/event-stream");
        Stream { answer, heard: String::new() }
    }
}

impl Stream {
    /// The next message that isn't a heartbeat. None when the stream has ended.
    pub async fn next(&mut self) -> Option<Told> {
        tokio::time::timeout(PATIENCE, self.read()).await.expect("something is told")
    }

    /// The next message about changes.
    pub async fn changed(&mut self) -> Told {
        self.named("changed").await
    }

    /// The next message of one kind.
    pub async fn named(&mut self, name: &str) -> Told {
        loop {
            let told = self.next().await.expect("the stream goes on");
            if told.name == name {
                return told;
            }
        }
    }

    /// Whatever still comes until it ends.
    pub async fn rest(mut self) -> Vec<Told> {
        let mut rest = Vec::new();
        while let Some(told) = self.next().await {
            rest.push(told);
        }
        rest
    }

    async fn read(&mut self) -> Option<Told> {
        loop {
            if let Some((block, rest)) = self.heard.split_once("\n\n") {
                let (told, rest) = (parse(block), rest.to_owned());
                self.heard = rest;
                if told.is_some() {
                    return told;
                }
                continue;
            }
            let piece = self.answer.chunk().await.ok().flatten()?;
            self.heard.push_str(std::str::from_utf8(&piece).unwrap());
        }
    }
}

fn parse(block: &str) -> Option<Told> {
    let field = |name: &str| block.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
    let name = field("event")?.to_owned();
    Some(Told { name, id: field("id").map(str::to_owned), data: serde_json::from_str(field("data")?).unwrap() })
}
