//! The other commands: migrate, demo, backup, invite-operator, import-facilities, hints, and the help.

use crate::world::database::Fresh;
use crate::world::process::{Said, Serving, bare, command, kith, run, run_with};
use crate::world::{Person, on_both};
use std::collections::{BTreeMap, BTreeSet};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

const SERVE: [&str; 3] = ["serve", "--listen", "127.0.0.1:0"];

on_both! {
    async fn an_empty_folder_becomes_a_server(world) {
        let fresh = Fresh::empty(world.database().kind).await;
        let serving = Serving::start(command(&fresh, &SERVE)).await;
        assert_eq!(std::fs::metadata(fresh.folder.join("key")).unwrap().permissions().mode() & 0o777, 0o600);
        // The first start prints a link for whoever looks after it.
        let said = serving.said();
        let at = said.find("/sign-up/").unwrap_or_else(|| panic!("{said}"));
        let first = Person::at(&serving.origin, "Sam Hill", "sam@server.example");
        first.opens("/healthz").await.is(200);
        first.signs_up_at(said[at..].lines().next().unwrap()).await.is(303);
        first.opens("/operator").await.is(200);
        let (status, said) = serving.stop().await;
        assert!(status.success() && said.contains("Stopped."), "{said}");
        // Later ones don't; there is a command for another.
        let another = run(command(&fresh, &["invite-operator", "--origin", "https://kith.example/"])).await;
        let path = another.out.trim().strip_prefix("https://kith.example").unwrap_or_else(|| panic!("{another:?}"));
        let serving = Serving::start(command(&fresh, &SERVE)).await;
        assert!(!serving.said().contains("/sign-up/"));
        let second = Person::at(&serving.origin, "Kim Hill", "kim@server.example");
        second.signs_up_at(path).await.is(303);
        second.opens("/operator").await.is(200);
        serving.stop().await;
        fresh.remove().await;
    }

    async fn migrating_is_said_and_can_be_repeated(world) {
        let fresh = Fresh::empty(world.database().kind).await;
        for _ in 0..2 {
            let said = run(command(&fresh, &["migrate"])).await;
            assert_eq!((said.code, &*said.out, &*said.err), (Some(0), "", "The database is up to date.\n"));
        }
        fresh.remove().await;
    }

    async fn the_demo_is_two_circles_without_a_common_member(world) {
        let fresh = Fresh::empty(world.database().kind).await;
        let said = run(command(&fresh, &["demo"])).await;
        assert_eq!((said.code, &*said.err), (Some(0), ""));
        // Again it prints the same, and fills in nothing twice.
        assert_eq!(run(command(&fresh, &["demo"])).await.out, said.out);
        let lines: Vec<Vec<&str>> = said.out.lines().map(|line| line.split('\t').collect()).collect();
        assert!(lines.iter().all(|line| line.len() == 5 && line.iter().all(|part| !part.is_empty())), "{}", said.out);
        let mut circles: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for line in &lines {
            assert!(circles.entry(line[0]).or_default().insert(line[3]), "{} is there twice", line[3]);
        }
        let members: Vec<_> = circles.values().collect();
        assert_eq!(members.len(), 2);
        assert!(members[0].is_disjoint(members[1]));
        let serving = Serving::start(command(&fresh, &SERVE)).await;
        for line in &lines {
            let person = Person::at(&serving.origin, line[2], line[3]);
            person.tries(line[3], line[4]).await.is(303);
            let first = person.opens("/").await.is(200).says(line[0]);
            for door in ["", "/plan", "/letters", "/people", "/meeting", "/script", "/outcome"] {
                person.opens(&format!("{}{door}", first.link(&format!("Open {}", line[0])))).await.is(200);
            }
            for other in circles.keys().filter(|other| **other != line[0]) {
                assert!(!first.shows(other), "{} sees {other}", line[2]);
            }
        }
        serving.stop().await;
        fresh.remove().await;
    }

    async fn a_backup_is_whole_and_overwrites_nothing(world) {
        // While the server runs.
        let file = world.database().folder.join("backup");
        let name = file.to_str().unwrap();
        let said = run(command(world.database(), &["backup", name])).await;
        assert_eq!(said.code, Some(0), "{said:?}");
        assert!(said.err.contains("The key file is not in it"), "{said:?}");
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        let bytes = std::fs::read(&file).unwrap();
        run(command(world.database(), &["backup", name])).await.refuses("exists already");
        assert_eq!(std::fs::read(&file).unwrap(), bytes);
        // Nor is anything made where a link leads to.
        let (link, target) = (file.with_extension("link"), file.with_extension("target"));
        std::os::unix::fs::symlink(&target, &link).unwrap();
        run(command(world.database(), &["backup", link.to_str().unwrap()])).await.refuses("exists already");
        assert!(!target.exists() && link.is_symlink());
        world.rests().await;
        world.database().is_replaced_by(&file).await;
        world.restarts_with(|_| {}).await;
        world.rosa.opens(&world.riveras).await.is(200).says("Danny");
    }
}

#[tokio::test]
async fn the_help_names_every_setting() {
    let nowhere = Path::new("/nonexistent");
    let said = run(bare(kith(), nowhere, None, &["--help"])).await;
    assert_eq!(said.code, Some(0));
    for subcommand in ["serve", "migrate", "demo", "backup", "invite-operator", "import-facilities", "hints"] {
        assert!(said.out.contains(subcommand), "{}", said.out);
    }
    let said = run(bare(kith(), nowhere, None, &["serve", "--help"])).await;
    let settings = [
        ("--listen", "KITH_LISTEN"),
        ("--data", "KITH_DATA"),
        ("--database-url", "DATABASE_URL"),
        ("--origin", "KITH_ORIGIN"),
        ("--key-file", "KITH_KEY_FILE"),
        ("--sign-up", "KITH_SIGN_UP"),
        ("--name", "KITH_NAME"),
        ("--icon", "KITH_ICON"),
        ("--exit-url", "KITH_EXIT_URL"),
        ("--smtp-url", "KITH_SMTP_URL"),
        ("--mail-from", "KITH_MAIL_FROM"),
        ("--trusted-proxies", "KITH_TRUSTED_PROXIES"),
    ];
    for (flag, variable) in settings {
        assert!(said.out.contains(flag) && said.out.contains(variable), "{flag}: {}", said.out);
    }
}

async fn hints(arguments: &[&str], text: impl AsRef<[u8]>) -> Said {
    let arguments = [&["hints"], arguments].concat();
    run_with(bare(kith(), Path::new("/nonexistent"), None, &arguments), text.as_ref()).await
}

#[tokio::test]
async fn hints_are_lines_of_json_and_need_no_data() {
    let text = "Café 👩‍👩‍👧: you’re a junkie, and you never call.\n";
    let said = hints(&[], text).await;
    assert_eq!((said.code, &*said.err), (Some(0), ""));
    let lines: Vec<serde_json::Value> = said.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let of = |field: &str| lines.iter().map(|line| line[field].as_str().unwrap()).collect::<Vec<_>>();
    assert_eq!(of("kind"), ["label", "absolute"]);
    assert_eq!(of("words"), ["junkie", "never"]);
    for line in &lines {
        let at = |field: &str| usize::try_from(line[field].as_u64().unwrap()).unwrap();
        assert_eq!(&text[at("start")..at("end")], line["words"].as_str().unwrap());
        assert!(line["because"].as_str().unwrap().ends_with('.') && !line["instead"].as_str().unwrap().is_empty());
        assert_eq!(line.as_object().unwrap().len(), 6);
    }
    assert_eq!(hints(&[], "").await.out, "");
    assert_eq!(hints(&[], "I love you.").await.out, "");
}

#[tokio::test]
async fn hints_know_which_part_they_read() {
    let vague = "I hope that you will think about it.";
    assert_eq!(hints(&[], vague).await.out, "");
    assert_eq!(hints(&["--part", "memory"], vague).await.out, "");
    assert!(hints(&["--part", "request"], vague).await.out.starts_with("{\"kind\":\"request\",\"start\":0,"));
    let said = hints(&["--part", "preface"], vague).await;
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("what-i-saw"), "{said:?}");
}

#[tokio::test]
async fn hints_refuse_what_is_no_text() {
    hints(&[], b"You never \xff call.").await.refuses("isn't UTF-8");
    hints(&[], vec![b'a'; (1 << 20) + 1]).await.refuses("longer than 1 MiB");
    assert_eq!(hints(&[], vec![b'a'; 1 << 20]).await.code, Some(0));
    assert_eq!(hints(&[], b"a\0b \xef\xbb\xbf").await.code, Some(0));
}

/// What importing one of our lists, or bytes in a file of their own, would do.
async fn import_says(file: &Path, dry_run: bool) -> Said {
    let file = file.to_str().unwrap();
    let arguments = ["import-facilities", file, "--dry-run"];
    let arguments = if dry_run { &arguments[..] } else { &arguments[..2] };
    run(bare(kith(), Path::new("/nonexistent"), None, arguments)).await
}

#[tokio::test]
async fn importing_reports_each_row_and_needs_no_data() {
    let lists = Path::new(env!("CARGO_MANIFEST_DIR")).join("../lists");
    for file in ["findtreatment-sample.json", "findtreatment-sample.csv"] {
        let said = import_says(&lists.join(file), true).await;
        assert_eq!((said.code, &*said.err), (Some(0), ""));
        let report: serde_json::Value = serde_json::from_str(&said.out).unwrap();
        assert_eq!((&report["rows_read"], &report["accepted"]), (&18.into(), &17.into()));
        assert_eq!(report["rejected"], serde_json::json!([]));
        let twice = &report["duplicates"][0];
        assert_eq!((&twice["row"], &twice["of"]), (&2.into(), &1.into()));
        assert!(twice["words"].as_str().unwrap().contains("same place"));
    }
    import_says(&lists.join("findtreatment-sample.csv"), false).await.refuses("--dry-run");
    import_says(&lists.join("nothing-here.csv"), true).await.refuses("can’t open the file");
}

#[tokio::test]
async fn importing_names_rows_and_reasons_and_refuses_what_is_no_list() {
    let list = std::env::temp_dir().join(format!("kith-{}.csv", uuid::Uuid::now_v7()));
    std::fs::write(&list, "name1,city\n,Staunton\nHarbour House,Staunton\nOne, too,many\n").unwrap();
    let report: serde_json::Value = serde_json::from_str(&import_says(&list, true).await.out).unwrap();
    assert_eq!((&report["rows_read"], &report["accepted"]), (&3.into(), &1.into()));
    let said = |at: usize| (report["rejected"][at]["row"].clone(), report["rejected"][at]["reason"].clone());
    assert_eq!(said(0), (1.into(), "no-name".into()));
    assert_eq!(said(1), (3.into(), "fields".into()));
    assert!(report["rejected"][1]["words"].as_str().unwrap().contains("3 fields"));
    std::fs::write(&list, b"PK\x03\x04 ten thousand gigabytes of nought").unwrap();
    let said = import_says(&list, true).await;
    let report: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!((&report["accepted"], &report["refused"]["refused"]), (&0.into(), &"packed".into()));
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains("compressed"), "{said:?}");
    std::fs::remove_file(list).unwrap();
}
