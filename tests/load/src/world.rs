//! The people of the demo, signed in, each with a letter of their own.

use crate::Outcome;
use crate::bench::Bench;
use crate::person::Person;
use std::net::SocketAddr;
use std::process::Command;

/// The demo’s first circle, half-way through.
pub struct World {
    /// Everybody in it.
    pub members: Vec<Person>,
    /// Those with a letter of their own: all but the facilitator.
    pub writers: Vec<Person>,
    /// The address of its home.
    pub circle: String,
}

/// Fills `bench`'s data folder with the demo, before a server is started on it. One line per account, as `kith demo`
/// prints them: circle, role, name, e-mail, password.
pub fn fill(bench: &Bench) -> Outcome<String> {
    fill_into(bench, bench.data())
}

/// The same in another folder.
pub fn fill_into(bench: &Bench, folder: &str) -> Outcome<String> {
    let made = Command::new(&bench.kith).args(["demo", "--data", folder]).output()?;
    if !made.status.success() {
        return Err(format!("kith demo: {}", String::from_utf8_lossy(&made.stderr).trim()).into());
    }
    Ok(String::from_utf8(made.stdout)?)
}

impl World {
    /// Signs in everybody of the first circle that `accounts` names.
    pub async fn enter(server: SocketAddr, accounts: &str) -> Outcome<Self> {
        let rows: Vec<Vec<&str>> = accounts.lines().map(|line| line.split('\t').collect()).collect();
        let first = rows.first().and_then(|row| row.first()).ok_or("the demo has nobody in it")?;
        let (mut members, mut writers) = (Vec::new(), Vec::new());
        for row in rows.iter().filter(|row| row.first() == Some(first)) {
            let [_, role, _, email, password] = row[..] else { return Err("the demo prints five columns".into()) };
            let person = Person::sign_in(server, email, password).await?;
            if role != "facilitator" {
                writers.push(person.clone());
            }
            members.push(person);
        }
        let someone = members.first().ok_or("the demo's circle is empty")?;
        let circle = someone.open(server, "/").await?.link("/circles/", "").ok_or("no circle on the first page")?;
        Ok(Self { members, writers, circle })
    }

    /// The members' requests for the circle's home, over and over, for `connections` connections.
    pub fn readers(&self, connections: usize, headers: &str) -> Vec<crate::drive::Reader> {
        let members = self.members.iter().cycle().take(connections);
        members
            .map(|member| {
                let headers = format!("{}{headers}", member.cookie());
                crate::drive::Reader::new(crate::process::get(&self.circle, &headers))
            })
            .collect()
    }
}

/// The letter of `person` in `circle`, which is there once they have looked at the list; its address.
pub async fn letter(server: SocketAddr, person: &Person, circle: &str) -> Outcome<String> {
    let all = person.open(server, &format!("{circle}/letters")).await?;
    // One's own comes first.
    all.link(&format!("{circle}/letters/"), "").ok_or_else(|| format!("no letter of one's own: {}", all.status).into())
}
