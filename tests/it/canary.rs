//! A word typed into every field is found nowhere outside: not in the database, its log, a backup, or what the server
//! logs when it is told to log everything. Nor is anybody's address.

use crate::reminders::AT;
use crate::world::database::Fresh;
use crate::world::process::{Serving, command, run};
use crate::world::{MailServer, Mood, Person, on_both};
use kith_pages::Clock;
use std::path::Path;

/// Every canary begins so; nothing else does.
const CANARY: &str = "Zqxcanary";

/// A canary of its own for every field, so that a failing test says which one sang.
fn canary(field: &str) -> String {
    format!("{CANARY} {field}")
}

/// Somebody whose name and address are canaries as well, at a server in another process.
fn somebody(origin: &str, name: &str) -> Person {
    Person::at(origin, &canary(name), &format!("{}.{name}@birds.example", CANARY.to_lowercase()))
}

/// Fills in every field of every form there is.
async fn tells_everything(origin: &str) {
    let (rosa, ben) = (somebody(origin, "rosa"), somebody(origin, "ben"));
    rosa.has_an_account().await;
    let form = rosa.opens("/circles/new").await.form("/circles/new").with("name", canary("circle"));
    let form = form.with("person", canary("person")).with("relation", canary("relation")).choose("pronouns", "he");
    let form = form.choose("substances", "Opioids").with("what_happened", canary("story"));
    let circle = &*rosa.sends(form).await.is(303).leads_to();
    rosa.brings_in(circle, &ben, &canary("brother"), "A member", &rosa).await;
    rosa.invites(circle, &somebody(origin, "guest"), &canary("guest"), "A member").await;
    let blocked = rosa.opens(&format!("{circle}/people/blocked")).await.form("/blocked");
    rosa.sends(blocked.with("addresses", format!("{CANARY}@blocked.example"))).await.is(303);
    writes_letters(circle, &rosa).await;
    notes_what_was_seen(circle, &rosa).await;
    writes_for_somebody(circle, &rosa).await;
    says_something_about_a_letter(circle, &rosa, &ben).await;
    plans(circle, &rosa, &ben).await;
    decides(circle, &rosa).await;
    asks(circle, &rosa).await;
    ben.answers_safety(circle, &[]).await;
    rosa.says_go(circle, &canary("all the same")).await;
    rosa.jots(circle, &canary("noted")).await.is(303);
    rosa.says_not_yet(circle, &canary("not yet")).await;
    brings_a_list(circle, &rosa).await;
    rosa.wants_reminders_at(&format!("{}.private@birds.example", CANARY.to_lowercase())).await.is(303);
    rosa.sends(rosa.opens(AT).await.button("Make a private address")).await.is(303);
    // What is typed wrongly is logged no more than what is right.
    rosa.sends(rosa.opens("/circles/new").await.form("/circles/new").with("name", canary("wrong").repeat(9)))
        .await
        .is(422);
    rosa.elsewhere().tries(&rosa.email, &canary("password")).await.is(422);
    rosa.opens(&format!("/{CANARY}?{CANARY}={CANARY}")).await.is(404);
    let letter = rosa.letter(circle).await;
    rosa.elsewhere().posts(&letter, &[("text-memory", canary("kept"))]).await.is(401);
}

async fn writes_letters(circle: &str, rosa: &Person) {
    let letter = rosa.letter(circle).await;
    let (first, second) = (rosa.opens(&letter).await.form(&letter), rosa.opens(&letter).await.form(&letter));
    let fields: Vec<String> = first.names.iter().filter(|name| name.starts_with("text-")).cloned().collect();
    assert_eq!(fields.len(), 7);
    let fill = |form, about| {
        fields.iter().fold(form, |form: crate::world::Form, name| form.with(name, canary(&format!("{about} {name}"))))
    };
    rosa.sends(fill(first, "first")).await.is(303);
    rosa.sends(fill(second, "beside")).await.is(303);
    rosa.posts(&letter, &[("keep", format!("memory:{}", canary("kept")))]).await.is(303);
    rosa.keeps_letter_as(&letter, &canary("version")).await;
}

async fn says_something_about_a_letter(circle: &str, rosa: &Person, ben: &Person) {
    rosa.writes(circle, "memory", &canary("memory")).await;
    let letter = rosa.shares_with(circle, &[&ben.name]).await;
    ben.remarks(&letter, &canary("memory"), &canary("remark")).await;
    ben.suggests(&letter, &canary("suggestion")).await;
    rosa.sends(rosa.comments(&letter).await.button("Use these words")).await.is(303);
}

async fn decides(circle: &str, rosa: &Person) {
    let option = rosa.writes_down(circle, &canary("to be ready")).await;
    let form = rosa.opens(&format!("{option}/ready/1")).await.form("/ready/1");
    rosa.sends(form.with("note", canary("ready"))).await.is(303);
    let form = rosa.opens(&format!("{option}/book")).await.form("/book");
    let form = form.with("medication", canary("no medicine")).with("compared", canary("no time"));
    rosa.sends(form).await.is(303);
}

async fn asks(circle: &str, rosa: &Person) {
    rosa.answers_safety(circle, &[]).await;
    let form = rosa.opens(&format!("{circle}/approach/choose")).await.form("/approach/choose");
    let form = form.with("approach", "structured").with("because", canary("because")).with("telling", "told");
    let form = form.with("telling_because", canary("telling")).with("professional", canary("professional"));
    rosa.sends(form).await.is(303);
    let form = rosa.opens(&format!("{circle}/care")).await.form("/care").with("group", canary("group"));
    let form = form.with("talk", canary("talk")).with("rest", canary("rest")).with("too_much", canary("too much"));
    rosa.sends(form).await.is(303);
    rosa.records(circle, "no", &canary("outcome")).await.is(303);
    let check = rosa.opens(&format!("{circle}/follow-up")).await.link("Hold th");
    let form = rosa.opens(&check).await.form(&check).with("going", "better").with("well", canary("well"));
    rosa.sends(form.with("hard", canary("hard")).with("change", canary("change"))).await.is(303);
    rosa.proposes_days(circle, "2030-01-01", "2030-01-02").await.is(422);
    rosa.asked_the_person(circle, "no", &canary("asked"), "").await.is(303);
}

async fn brings_a_list(circle: &str, rosa: &Person) {
    let fields = ["name", "street", "town", "state", "zip", "phone", "site", "kind"].map(canary).join(",");
    let list = format!("name1,street1,city,state,zip,phone,website,type_facility\n{fields}\n,{CANARY}\n");
    let list = rosa.brings_list(circle, &canary("file.csv"), list).await.is(303).leads_to();
    let form = rosa.opens(&format!("{circle}/lists")).await.form("/lists");
    rosa.sends(form.with("words", canary("looked for")).with("near", canary("near"))).await.is(422);
    let add = rosa.opens(&format!("{list}/1")).await.link("Add it to our options");
    rosa.sends(rosa.opens(&add).await.form("/options/new")).await.is(303);
}

async fn writes_for_somebody(circle: &str, rosa: &Person) {
    let form = rosa.opens(&format!("{circle}/proxies/new")).await.form("/proxies/new").with("from", canary("from"));
    rosa.sends(form.with("relation", canary("relation")).with("text", canary("proxy"))).await.is(303);
}

async fn notes_what_was_seen(circle: &str, rosa: &Person) {
    let form = rosa.opens(&format!("{circle}/incidents/new")).await.form("/incidents/new").with("day", "2020-02-29");
    rosa.sends(form.with("saw", canary("saw")).with("felt", canary("felt"))).await.is(303);
    let pull = rosa.opens(&format!("{circle}/incidents")).await.link("/pull");
    rosa.sends(rosa.opens(&pull).await.form("/pull")).await.is(303);
}

async fn plans(circle: &str, rosa: &Person, ben: &Person) {
    let form =
        rosa.opens(&format!("{circle}/options/new")).await.form("/options/new").with("programme", canary("programme"));
    let form = form.with("phone", format!("{CANARY} 1")).with("cost", canary("cost")).with("notes", canary("notes"));
    let form = form.with("referrer", canary("referrer")).with("tie", canary("tie")).with("ties", "some");
    let option = rosa.sends(form).await.is(303).leads_to();
    ben.calls(&option, &canary("spoke to"), &[("cost", &canary("answer"))]).await.is(303);
    let form =
        rosa.opens(&format!("{circle}/boundaries/new")).await.form("/boundaries/new").with("when", canary("when"));
    let form = form.with("i_will", canary("i will")).with("from", canary("from")).with("until", canary("until"));
    let form = form.with("gladly", canary("gladly")).with("backed_by", canary("backed by")).tick("keepers", "Everyone");
    let boundary = rosa.sends(form.choose("stops", "Money: cash")).await.is(303).leads_to();
    rosa.proposes(&boundary).await;
    ben.answers_boundary(&boundary, "something worries me", &canary("worry")).await;
    ben.goes_on_with(circle, "Money: cash").await;
    let talk = ben.opens(&format!("{circle}/boundaries")).await.link("See both");
    let form = ben.opens(&talk).await.form(&talk).with("words", canary("talk")).press("This is what we agreed");
    ben.sends(form).await.is(303);
    ben.asks_for_help(&boundary, &canary("help")).await;
    rosa.sends(rosa.opens(&boundary).await.form("/begin")).await.is(303);
    rosa.looks_back(circle, "I slipped", &canary("slip")).await;
    let form = rosa.opens(&format!("{boundary}/set-aside")).await.form("/set-aside").with("because", canary("because"));
    rosa.sends(form).await.is(303);
    promises_and_remembers(rosa, ben, circle).await;
    let form = rosa.opens(&format!("{circle}/meeting")).await.form("/meeting").with("place", canary("place"));
    rosa.sends(form).await.is(303);
    let form = rosa.opens(&format!("{circle}/meeting/place")).await.form("/place");
    let notes = ["privacy", "arrival", "parking", "coming", "elsewhere"];
    let form = notes.into_iter().fold(form, |form, note| form.with(note, canary(note)));
    rosa.sends(form).await.is(303);
    let soon = Clock::default().now().day().plus(9).to_string();
    rosa.sets_meeting(circle, &soon, &canary("room")).await;
    let form = rosa.opens(&format!("{circle}/rehearsals/new")).await.form("/rehearsals/new");
    rosa.sends(form.with("role_play", canary("role play")).with("change", canary("what changes"))).await.is(303);
    let form = rosa.opens(&format!("{circle}/logistics/add")).await.form("/add").with("title", canary("see to"));
    rosa.sends(form.with("why", canary("for")).choose("list", "On the day")).await.is(303);
    rosa.asks_when(circle, &[(&soon, "10:00")]).await;
    rosa.asks_guest(circle, &canary("guest")).await;
    let form = rosa.opens(&format!("{circle}/meeting")).await.form("/hardest").choose("hardest", &ben.name);
    rosa.sends(form).await.is(303);
    let plan = rosa.opens(&format!("{circle}/meeting/seats?suggested=1")).await.form("/meeting/seats");
    rosa.sends(plan).await.is(303);
    rosa.records(circle, "yes", &canary("note")).await.is(303);
    let form = ben.opens(&format!("{circle}/debrief/new")).await.form("/debrief/new");
    let answers = ["now", "said", "learnt", "tonight"];
    ben.sends(answers.into_iter().fold(form, |form, answer| form.with(answer, canary(answer)))).await.is(303);
    let form = ben.opens(&format!("{circle}/outcome")).await.form("/tasks").with("title", canary("title"));
    let form = form.with("why", canary("why")).with("due", Clock::default().now().day().plus(30).to_string());
    ben.sends(form).await.is(303);
}

/// What they promise, think, remember and plan.
async fn promises_and_remembers(rosa: &Person, ben: &Person, circle: &str) {
    let also = rosa.opens(&format!("{circle}/engagement/change")).await.form("/change").with("also", canary("also"));
    rosa.sends(also).await.is(303);
    ben.promises(circle, &canary("promise")).await.is(303);
    let form =
        rosa.opens(&format!("{circle}/objections/new")).await.form("/objections/new").with("said", canary("said"));
    let form = form.with("answer", canary("answer")).with("fallback", canary("fallback")).choose("voice", "Nobody yet");
    rosa.sends(form).await.is(303);
    let form = rosa.opens(&format!("{circle}/ladder/new")).await.form("/ladder/new").with("title", canary("step"));
    let form = form.with("how", canary("how")).choose("owner", &rosa.name).choose("within", "Within a week");
    rosa.sends(form.tick("after", "No")).await.is(303);
    let form = rosa.thinks_about(circle, &canary("candidate"), "by-letter").await.with("relation", canary("uncle"));
    rosa.sends(form.with("because", canary("why"))).await.is(303);
    ben.feels(circle, "heavy", &canary("feeling")).await;
    let treatment = ["what", "when", "medicine", "helped", "hard", "ended"].map(|field| (field, canary(field)));
    ben.tells_of(circle, 1, &treatment.each_ref().map(|(field, words)| (*field, words.as_str()))).await.is(303);
    let help = ["did", "came", "instead"].map(|field| (field, canary(field)));
    ben.tells_of(circle, 3, &help.each_ref().map(|(field, words)| (*field, words.as_str()))).await.is(303);
    ben.tells_of(circle, 4, &[("what", &canary("memory"))]).await.is(303);
    ben.plans(circle, 1, &canary("plan")).await.is(303);
}

/// Where a canary sings in these bytes, in the open or in one of the disguises bytes wear in dumps. What a browser says
/// of itself is sealed as well.
fn sings(bytes: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(bytes).to_lowercase();
    let plain = CANARY.to_lowercase();
    let hex: String = [CANARY, &plain].map(|c| c.bytes().map(|b| format!("{b:02x}")).collect::<String>()).join("\n");
    let utf16: String = CANARY.to_lowercase().chars().flat_map(|c| [c, '\0']).collect();
    let disguises = [plain.as_str(), &utf16, "birds.example", "chrome/156"].map(str::to_owned);
    let found = disguises.into_iter().chain(hex.lines().map(str::to_owned)).find_map(|d| text.find(&d))?;
    let around = text[found..].chars().take(60).collect();
    Some(around)
}

fn is_silent(what: &str, bytes: &[u8]) {
    assert!(!bytes.is_empty(), "there is no {what}");
    assert_eq!(sings(bytes), None, "found in {what}");
}

fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    entries.map(|path| (path.display().to_string(), std::fs::read(&path).unwrap())).collect()
}

#[test]
fn a_canary_is_heard_in_its_disguises() {
    for song in [canary("x").into_bytes(), CANARY.to_uppercase().into_bytes(), b"\\x5a717863616e617279".to_vec()] {
        assert!(sings(&song).is_some());
    }
    assert_eq!(sings(b"the key file"), None);
}

on_both! {
    async fn no_word_leaves_its_seal(world) {
        let fresh = Fresh::empty(world.database().kind).await;
        let mut serve = command(&fresh, &["serve", "--listen", "127.0.0.1:0"]);
        // A mail that was refused waits, and what was said about it may be logged.
        let mail = MailServer::start().await;
        mail.is_in_mood(Mood::Refuses);
        let serving = Serving::start({
            serve.env("KITH_LOG", "trace");
            serve.env("KITH_SMTP_URL", mail.url()).env("KITH_MAIL_FROM", "post@kith.example");
            serve
        })
        .await;
        tells_everything(&serving.origin).await;
        // While it runs, SQLite's newest words are in its write-ahead log.
        let running = files(&fresh.folder);
        assert!(
            fresh.kind == Kind::Postgres
                || running.iter().any(|(name, bytes)| name.ends_with("-wal") && !bytes.is_empty())
        );
        let copy = fresh.folder.join("copy");
        assert_eq!(run(command(&fresh, &["backup", copy.to_str().unwrap()])).await.code, Some(0));
        let (_, said) = serving.stop().await;
        assert!(said.contains("answered"), "it logged everything");
        is_silent("the log", said.as_bytes());
        for (name, bytes) in running.into_iter().chain(files(&fresh.folder)).filter(|(_, bytes)| !bytes.is_empty()) {
            is_silent(&name, &bytes);
        }
        if let Some(url) = fresh.url() {
            let dump =
                std::process::Command::new("pg_dump").args(["--format=plain", "--dbname", &url]).output().unwrap();
            assert!(dump.status.success(), "{dump:?}");
            is_silent("the plain dump", &dump.stdout);
        }
        fresh.remove().await;
    }
}
