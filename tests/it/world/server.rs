//! The app in this process, as `kith serve` puts it together, but for the clock, which a test moves.

use super::database::Fresh;
use clap::Parser;
use kith_pages::Clock;
use kith_server::cli::{Cli, Command, ServeArgs};
use kith_server::mail::Postman;
use kith_server::{app, layers, serve};
use kith_store::Store;
use kith_store::links::Purpose;
use std::net::{Ipv4Addr, SocketAddr};
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// A running server.
pub struct Server {
    /// Where it is, `http://127.0.0.1:…`.
    pub origin: String,
    clock: Clock,
    store: Store,
    /// Where a mail server is set.
    postman: Option<Postman>,
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

impl Server {
    /// Starts one over a database. `set` changes the settings.
    pub async fn start(fresh: &Fresh, port: u16, clock: Clock, set: impl FnOnce(&mut ServeArgs)) -> Self {
        let listener = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let origin = format!("http://127.0.0.1:{port}");
        let Command::Serve(mut args) = Cli::parse_from(["kith", "serve"]).command else { unreachable!() };
        args.data = fresh.data();
        args.origin = Some(format!("http://127.0.0.1:{port}"));
        args.trusted_proxies = vec![Ipv4Addr::LOCALHOST.into()];
        set(&mut args);
        let postman = args.smtp_url.as_ref();
        let postman = postman.map(|url| Postman::new(url, args.mail_from.as_deref(), &args.name).unwrap());
        let store = app::open_store(&args.data).await.unwrap();
        let reached_at = app::origin(&args, port).unwrap();
        let (app, assets) = app::build(store.clone(), &args, reached_at, clock.clone()).unwrap();
        let (stop, stopped) = oneshot::channel();
        let streams = store.clone();
        let task = tokio::spawn(serve::serve(listener, layers::router(app, assets), async move {
            let _ = stopped.await;
            streams.hang_up();
        }));
        Self { origin, clock, store, postman, stop, task }
    }

    /// A link for one more operator, as `kith invite-operator` makes it.
    pub async fn operator_link(&self) -> String {
        let link = self.store.create_link(Purpose::Operator, self.clock.now()).await.unwrap();
        format!("/sign-up/{}", link.reveal())
    }

    /// What the postman does every few seconds, once.
    pub async fn mails_go_out(&self, origin: &str) {
        let postman = self.postman.as_ref().expect("a mail server is set");
        let (_goes_on, stop) = tokio::sync::watch::channel(false);
        postman.look(&self.store, origin, &self.clock, &stop).await;
    }

    /// Stops it and closes the database. Its port can be had again.
    pub async fn stop(self) {
        let _ = self.stop.send(());
        self.task.await.unwrap();
        self.store.close().await;
    }
}
