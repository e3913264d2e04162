//! A mail server of a test's own: it speaks SMTP over a socket, keeps what it is given, and can be down, refuse, or hang up
//! before it has said that it took something.

use mailin::{Action, Handler, Response, Session, SessionBuilder, response};
use mailparse::MailHeaderMap;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};

/// What it does with a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// Takes it.
    Takes,
    /// Says "later".
    Refuses,
    /// Takes it and hangs up before it says so.
    HangsUp,
}

/// A mail as it arrived, headers and all.
#[derive(Debug, Clone)]
pub struct Mail {
    /// Whose mailbox it lies in.
    pub to: String,
    /// Every line of it.
    pub text: String,
}

impl Mail {
    /// A header's value, unfolded.
    pub fn header(&self, name: &str) -> Option<String> {
        mailparse::parse_mail(self.text.as_bytes()).unwrap().headers.get_first_value(name)
    }

    /// What a reader sees.
    pub fn body(&self) -> String {
        mailparse::parse_mail(self.text.as_bytes()).unwrap().get_body().unwrap()
    }

    /// The paths of its links, in order.
    pub fn links(&self) -> Vec<String> {
        let path = |word: &str| {
            let rest = word.strip_prefix("http://127.0.0.1:")?;
            Some(rest.trim_start_matches(|c: char| c.is_ascii_digit()).to_owned())
        };
        self.body().split_whitespace().filter_map(path).collect()
    }
}

#[derive(Debug)]
struct State {
    mood: Mood,
    inbox: Vec<Mail>,
}

/// The mail server.
pub struct MailServer {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
    listening: Option<JoinHandle<()>>,
}

impl MailServer {
    /// Starts one.
    pub async fn start() -> Self {
        let any = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        let state = Arc::new(Mutex::new(State { mood: Mood::Takes, inbox: Vec::new() }));
        let mut server = Self { address: any, state, listening: None };
        server.up().await;
        server
    }

    /// Its address for the settings.
    pub fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    /// Listens again, where it did before.
    pub async fn up(&mut self) {
        let listener = TcpListener::bind(self.address).await.unwrap();
        self.address = listener.local_addr().unwrap();
        let state = Arc::clone(&self.state);
        self.listening = Some(tokio::spawn(async move {
            // Ends with this task, and every connection with it.
            let mut connections = JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                connections.spawn(talk(stream, Arc::clone(&state)));
            }
        }));
    }

    /// Nobody answers there any more.
    pub async fn down(&mut self) {
        if let Some(listening) = self.listening.take() {
            listening.abort();
            let _ = listening.await;
        }
    }

    /// Changes its mood.
    pub fn is_in_mood(&self, mood: Mood) {
        self.state.lock().unwrap().mood = mood;
    }

    /// What has arrived since the last look.
    pub fn inbox(&self) -> Vec<Mail> {
        std::mem::take(&mut self.state.lock().unwrap().inbox)
    }
}

/// One connection of a mail program.
struct Taking {
    state: Arc<Mutex<State>>,
    to: String,
    text: Vec<u8>,
}

impl Handler for Taking {
    fn data_start(&mut self, _: &str, _: &str, _: bool, to: &[String]) -> Response {
        self.to = to.join(" ");
        self.text.clear();
        response::OK
    }

    fn data(&mut self, line: &[u8]) -> io::Result<()> {
        self.text.extend_from_slice(line);
        Ok(())
    }

    fn data_end(&mut self) -> Response {
        let mut state = self.state.lock().unwrap();
        if state.mood == Mood::Refuses {
            return Response::custom(451, "later".to_owned());
        }
        let text = String::from_utf8(self.text.clone()).expect("a mail of plain words");
        state.inbox.push(Mail { to: self.to.clone(), text });
        match state.mood {
            Mood::HangsUp => Response::custom(421, "gone".to_owned()),
            _ => response::OK,
        }
    }
}

async fn talk(stream: TcpStream, state: Arc<Mutex<State>>) -> Option<()> {
    let taking = Taking { state, to: String::new(), text: Vec::new() };
    let mut session: Session<Taking> = SessionBuilder::new("mail.test").build(IpAddr::V4(Ipv4Addr::LOCALHOST), taking);
    let mut stream = BufReader::new(stream);
    stream.write_all(&session.greeting().buffer().ok()?).await.ok()?;
    let mut line = Vec::new();
    while stream.read_until(b'\n', &mut line).await.ok()? > 0 {
        let answer = session.process(&line);
        line.clear();
        match answer.action {
            Action::NoReply => {}
            // Nothing is said: the connection just ends.
            Action::Close if answer.code == 421 => return None,
            Action::Close | Action::Reply | Action::UpgradeTls => {
                stream.write_all(&answer.buffer().ok()?).await.ok()?;
                // After a mail was refused, mailin takes whatever follows for more of that mail.
                if answer.is_error {
                    return None;
                }
            }
        }
    }
    Some(())
}
