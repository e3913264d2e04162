//! What each command does. Errors are one line; `main` prints it and ends with exit code 1.

use crate::cli::{BackupArgs, Cli, Command, DataArgs, InviteArgs, ServeArgs};
use crate::mail::Postman;
use crate::{app, backup, demo, facilities, hints, layers, serve, tidy};
use kith_domain::Timestamp;
use kith_pages::Clock;
use kith_store::links::Purpose;
use kith_store::{Store, passwords};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::watch;

/// How long a stop waits for the mail in hand.
const LAST_MAIL: Duration = Duration::from_secs(5);
/// How many days the clock may run ahead at most: further than anything is planned.
const FURTHEST_LATER: i64 = 1000;

/// Runs the command.
///
/// # Errors
/// One line for whoever ran it.
pub async fn run(cli: Cli) -> Result<(), String> {
    match cli.command {
        Command::Serve(args) => serve_command(args).await,
        Command::Migrate(args) => migrate(args).await,
        Command::Demo(args) => demo_command(args).await,
        Command::Backup(args) => backup_command(args).await,
        Command::InviteOperator(args) => invite_operator(args).await,
        Command::ImportFacilities(args) => facilities::run(&args, std::io::stdout().lock()),
        Command::Hints(args) => hints::run(&args, std::io::stdin().lock(), std::io::stdout().lock()),
    }
}

async fn serve_command(args: ServeArgs) -> Result<(), String> {
    let store = app::open_store(&args.data).await?;
    let listener =
        TcpListener::bind(args.listen).await.map_err(|e| format!("can't listen on {}: {}", args.listen, cause(&e)))?;
    let address = listener.local_addr().map_err(|e| e.to_string())?;
    let origin = app::origin(&args, address.port())?;
    greet_first_operator(&store, &origin).await?;
    let clock = Clock::default();
    clock.advance(args.days_later.clamp(0, FURTHEST_LATER) * Timestamp::DAY);
    let (app, assets) = app::build(store.clone(), &args, origin.clone(), clock.clone())?;
    tokio::spawn(passwords::warm_up());
    tokio::spawn(tidy::run(store.clone(), clock.clone()));
    let (ends, ending) = watch::channel(false);
    let postman = match &args.smtp_url {
        Some(url) => {
            let postman = Postman::new(url, args.mail_from.as_deref(), &args.name)?;
            Some(tokio::spawn(postman.run(store.clone(), origin.clone(), clock, ending)))
        }
        None => None,
    };
    eprintln!("Serving {} at {origin} (listening on {address}). Ctrl-C stops it.", args.name);
    let stop = async {
        serve::stop_signal().await;
        // Otherwise the running answers that a stop waits for would be streams, which have no end of their own.
        store.hang_up();
    };
    serve::serve(listener, layers::router(app, assets), stop).await;
    if let Some(postman) = postman {
        let _ = ends.send(true);
        // A mail that takes longer goes out again, under the same id.
        let _ = tokio::time::timeout(LAST_MAIL, postman).await;
    }
    store.close().await;
    eprintln!("Stopped.");
    Ok(())
}

fn cause(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::AddrInUse => {
            "the port is taken; stop the other program or choose another --listen".to_owned()
        }
        std::io::ErrorKind::PermissionDenied => "not allowed; ports below 1024 need more rights".to_owned(),
        _ => error.to_string(),
    }
}

/// The first start prints a link; it is made anew at each start until somebody has used one.
async fn greet_first_operator(store: &Store, origin: &str) -> Result<(), String> {
    if !store.has_operator().await.map_err(|e| e.to_string())? {
        let link = operator_link(store, origin).await?;
        eprintln!("Nobody looks after this server yet. Open this link once, within three days:\n  {link}");
    }
    Ok(())
}

async fn operator_link(store: &Store, origin: &str) -> Result<String, String> {
    let token = store.create_link(Purpose::Operator, Clock::default().now()).await.map_err(|e| e.to_string())?;
    Ok(format!("{}/sign-up/{}", origin.trim_end_matches('/'), token.reveal()))
}

async fn migrate(args: DataArgs) -> Result<(), String> {
    app::open_store(&args).await?.close().await;
    eprintln!("The database is up to date.");
    Ok(())
}

async fn invite_operator(args: InviteArgs) -> Result<(), String> {
    let store = app::open_store(&args.data).await?;
    println!("{}", operator_link(&store, &args.origin).await?);
    store.close().await;
    Ok(())
}

async fn backup_command(args: BackupArgs) -> Result<(), String> {
    backup::write(&args.data, &args.file).await?;
    eprintln!("Wrote {}. The key file is not in it: keep a copy of the key somewhere else.", args.file.display());
    Ok(())
}

async fn demo_command(args: DataArgs) -> Result<(), String> {
    let store = app::open_store(&args).await?;
    let lines = demo::fill(&store, Clock::default().now()).await?;
    store.close().await;
    for line in lines {
        println!("{line}");
    }
    Ok(())
}
