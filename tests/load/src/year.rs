//! A circle of twelve after a year: six more people come in, and every month each of them does what people do here. All of
//! it through the public doors, with the server's clock moved on between two months.

use crate::Outcome;
use crate::bench::Bench;
use crate::parts::start::serve_later;
use crate::person::Person;
use crate::process::Server;
use crate::world::{World, fill_into};
use kith_domain::Timestamp;
use std::net::SocketAddr;

/// How many are in the circle.
pub const MEMBERS: usize = 12;
const MONTHS: usize = 12;
/// What each of them does in a month, of each kind.
const TIMES: usize = 3;
const LONG: &str = "A few words about how it went this week, and what comes next for all of us.";

/// The server as it is then, and everybody signed in.
pub async fn pass(bench: &Bench) -> Outcome<(Server, World)> {
    let folder = bench.data.join("year");
    let folder = folder.to_str().unwrap_or_default();
    let accounts = fill_into(bench, folder)?;
    let mut everybody: Vec<(String, String)> = Vec::new();
    for month in 0..=MONTHS {
        let server = serve_later(bench, folder, 30 * month).await?;
        let mut world = World::enter(server.at, &accounts).await?;
        for (email, password) in &everybody {
            world.members.push(Person::sign_in(server.at, email, password).await?);
        }
        if month == 0 {
            for number in 1..=MEMBERS - world.members.len() {
                let newcomer = comes_in(server.at, &world, u8::try_from(number)?).await?;
                everybody.push((newcomer.email.clone(), newcomer.password.clone()));
                world.members.push(newcomer);
            }
        }
        if month == MONTHS {
            return Ok((server, world));
        }
        let due = in_two_months(month)?;
        for member in &world.members {
            a_month_of(server.at, member, &world.circle, &due).await?;
        }
        server.stop().await?;
    }
    Err("a year has no end".into())
}

/// Somebody is invited by one and let in by another.
async fn comes_in(server: SocketAddr, world: &World, number: u8) -> Outcome<Person> {
    let [inviter, confirmer, ..] = &world.members[..] else { return Err("two are needed to let somebody in".into()) };
    let newcomer = Person::sign_up(server, 200 + number).await?;
    let name = format!("Newcomer {number}");
    let fields = [("name", &*name), ("email", &newcomer.email), ("relation", "cousin"), ("role", "member")];
    let made = inviter.send(server, &format!("{}/people/invite", world.circle), &fields).await?;
    let link = made.value_of("link").ok_or_else(|| format!("no invite was made: {}", made.status))?;
    let path = link.find("/invites/").and_then(|at| link.get(at..)).ok_or("an invite without a link")?;
    let code = made.value_of("code").ok_or("an invite without a code")?;
    done(newcomer.send(server, path, &[("code", &code)]).await?.status, "answering an invite")?;
    let people = confirmer.open(server, &format!("{}/people", world.circle)).await?;
    let look = people.link(&format!("{}/people/", world.circle), "/confirm").ok_or("nobody waits to be let in")?;
    done(confirmer.send(server, &look, &[("answer", "yes")]).await?.status, "letting somebody in")?;
    Ok(newcomer)
}

async fn a_month_of(server: SocketAddr, member: &Person, circle: &str, due: &str) -> Outcome<()> {
    let outcome = member.open(server, &format!("{circle}/outcome")).await?;
    let owner = outcome.option_of("owner").ok_or("nobody to give a task to")?;
    for _ in 0..TIMES {
        let task = [("title", "Call them"), ("why", LONG), ("due", due), ("owner", &*owner)];
        done(member.send(server, &format!("{circle}/tasks"), &task).await?.status, "adding a task")?;
        let note = [("day", "2026-09-12"), ("saw", LONG), ("felt", LONG)];
        done(member.send(server, &format!("{circle}/incidents/new"), &note).await?.status, "noting what one saw")?;
        let feeling = [("feeling", "tired"), ("note", LONG)];
        done(member.send(server, &format!("{circle}/how-are-you"), &feeling).await?.status, "saying how one is")?;
    }
    Ok(())
}

/// A day two months after the one on which the server believes itself to be.
fn in_two_months(month: usize) -> Outcome<String> {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)?;
    let today = Timestamp(i64::try_from(since.as_millis())?).day();
    Ok(today.plus(i64::try_from(30 * (month + 2))?).to_string())
}

fn done(status: u16, what: &str) -> Outcome<()> {
    if status == 303 { Ok(()) } else { Err(format!("{what} was answered with {status}").into()) }
}
