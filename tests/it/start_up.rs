//! Starting where something is wrong: one clear line, exit code 1, nothing damaged.

use crate::world::database::Kind;
use crate::world::process::{bare, command, kith, run};
use crate::world::{World, on_both};
use std::os::unix::fs::{PermissionsExt, chown};
use std::path::Path;
use tokio::net::TcpListener;

const SERVE: [&str; 3] = ["serve", "--listen", "127.0.0.1:0"];

fn permit(path: &Path, mode: u32) {
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
}

/// Everything is as it was: Rosa opens her circle.
async fn is_undamaged(world: &World) {
    world.restarts_with(|_| {}).await;
    world.rosa.opens(&world.riveras).await.is(200).says("Danny");
}

on_both! {
    async fn another_key_opens_nothing_and_damages_nothing(world) {
        world.rests().await;
        let key = world.database().folder.join("key");
        let right = std::fs::read(&key).unwrap();
        for arguments in [&SERVE[..], &["migrate"], &["invite-operator"]] {
            std::fs::write(&key, "ab".repeat(32)).unwrap();
            run(command(world.database(), arguments)).await.refuses("the key file does not belong to this database");
        }
        std::fs::write(&key, "no key at all").unwrap();
        run(command(world.database(), &SERVE)).await.refuses("damaged");
        std::fs::write(&key, right).unwrap();
        permit(&key, 0o644);
        run(command(world.database(), &SERVE)).await.refuses("can be read by others");
        permit(&key, 0o600);
        is_undamaged(&world).await;
    }

    async fn a_mistyped_key_path_leaves_no_key_behind(world) {
        world.rests().await;
        let mistyped = world.database().folder.join("kye");
        let arguments = [&SERVE[..], &["--key-file", mistyped.to_str().unwrap()]].concat();
        for _ in 0..2 {
            run(command(world.database(), &arguments)).await.refuses("the key file");
            assert!(!mistyped.exists());
        }
        is_undamaged(&world).await;
    }

    async fn a_newer_database_is_left_alone(world) {
        world.rests().await;
        world.database().came_from_a_newer_version().await;
        for arguments in [&SERVE[..], &["migrate"], &["demo"], &["backup", "copy"]] {
            // A dump is made by PostgreSQL's own tool, which doesn't care about versions.
            if arguments[0] != "backup" || world.database().kind == Kind::Sqlite {
                run(command(world.database(), arguments)).await.refuses("newer version");
            }
        }
        world.database().came_from_this_version().await;
        is_undamaged(&world).await;
    }

    async fn a_taken_port_is_said_plainly(world) {
        world.rests().await;
        let taken = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = taken.local_addr().unwrap().to_string();
        run(command(world.database(), &["serve", "--listen", &address])).await.refuses("the port is taken");
        is_undamaged(&world).await;
    }
}

#[tokio::test]
async fn a_missing_key_is_not_made_anew() {
    World::tell(Kind::Sqlite, |world| async move {
        world.rests().await;
        let key = world.database().folder.join("key");
        std::fs::rename(&key, key.with_extension("away")).unwrap();
        run(command(world.database(), &SERVE)).await.refuses("missing");
        assert!(!key.exists());
        std::fs::rename(key.with_extension("away"), &key).unwrap();
        is_undamaged(&world).await;
    })
    .await;
}

#[tokio::test]
async fn a_read_only_database_is_said_plainly() {
    World::tell(Kind::Sqlite, |world| async move {
        world.rests().await;
        let (folder, file) = (world.database().folder.clone(), world.database().file());
        permit(&file, 0o444);
        permit(&folder, 0o555);
        run(as_somebody_ordinary(&folder).await).await.refuses("can't be written to");
        permit(&folder, 0o700);
        permit(&file, 0o600);
        is_undamaged(&world).await;
    })
    .await;
}

/// Permissions are nothing to root, so there the program runs as somebody else, who owns the key alone.
async fn as_somebody_ordinary(folder: &Path) -> tokio::process::Command {
    const NOBODY: u32 = 65_534;
    let root = std::fs::metadata("/proc/self").is_ok_and(|me| std::os::unix::fs::MetadataExt::uid(&me) == 0);
    if !root {
        return bare(kith(), folder, None, &SERVE);
    }
    chown(folder.join("key"), Some(NOBODY), Some(NOBODY)).unwrap();
    let (user, group) = (format!("--reuid={NOBODY}"), format!("--regid={NOBODY}"));
    let program = kith().to_str().unwrap();
    let arguments = [&[user.as_str(), &group, "--clear-groups", "--", program], &SERVE[..]].concat();
    bare(Path::new("setpriv"), folder, None, &arguments)
}

#[tokio::test]
async fn a_database_that_is_not_there_is_said_plainly() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("kith_it_nowhere_{}", std::process::id()));
    let url = "postgres://kith:secret-word@127.0.0.1:1/none";
    let said = run(bare(kith(), &folder, Some(url), &SERVE)).await;
    said.refuses("can't be opened");
    assert!(!said.err.contains("secret-word"), "{said:?}");
    let said = run(bare(kith(), &folder, Some("mysql://x"), &SERVE)).await;
    said.refuses("DATABASE_URL must start with postgres://");
    let _ = std::fs::remove_dir_all(folder);
}
