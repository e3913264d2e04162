//! The command line. Every setting is a flag and an environment variable.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use kith_domain::letter::Part;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

/// Kith: a small group prepares something important, together.
#[derive(Debug, Parser)]
#[command(name = "kith", version, disable_help_subcommand = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the app; makes the data folder, key and database when they are missing
    Serve(ServeArgs),
    /// Bring the database up to date, then stop
    Migrate(DataArgs),
    /// Fill in two invented circles and print how to sign in: circle, role, name, e-mail, password
    Demo(DataArgs),
    /// Write a backup of the database to FILE, without the key file
    Backup(BackupArgs),
    /// Print a one-time link with which somebody becomes an operator of this server
    InviteOperator(InviteArgs),
    /// Say what importing a facility list would take and leave out, as JSON
    ImportFacilities(ImportArgs),
    /// Read one part of a letter from standard input and print a line of JSON for each language hint
    Hints(HintsArgs),
}

/// Where the data is.
#[derive(Debug, Clone, Args)]
pub struct DataArgs {
    /// Folder for the database and the key file
    #[arg(long, env = "KITH_DATA", default_value = "./data", value_name = "DIR")]
    pub data: PathBuf,
    /// `postgres://…` to use PostgreSQL instead of SQLite in the data folder
    #[arg(long, env = "DATABASE_URL", value_name = "URL", hide_env_values = true)]
    pub database_url: Option<String>,
    /// The key file, if it isn't `key` in the data folder
    #[arg(long, env = "KITH_KEY_FILE", value_name = "FILE")]
    pub key_file: Option<PathBuf>,
}

/// What `serve` takes.
#[derive(Debug, Clone, Args)]
pub struct ServeArgs {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub data: DataArgs,
    /// Address and port to listen on
    #[arg(long, env = "KITH_LISTEN", default_value = "127.0.0.1:3000", value_name = "ADDR:PORT")]
    pub listen: SocketAddr,
    /// The address people type, `https://kith.example`; links are built from it
    #[arg(long, env = "KITH_ORIGIN", value_name = "URL")]
    pub origin: Option<String>,
    /// Who may open an account without being invited to a circle
    #[arg(long, env = "KITH_SIGN_UP", value_enum, default_value_t = SignUpArg::Open, value_name = "WHO")]
    pub sign_up: SignUpArg,
    /// The neutral name shown in titles, mails and file names
    #[arg(long, env = "KITH_NAME", default_value = "Kith", value_name = "NAME")]
    pub name: String,
    /// A neutral icon (svg, png or ico)
    #[arg(long, env = "KITH_ICON", value_name = "FILE")]
    pub icon: Option<PathBuf>,
    /// The neutral site that the exit leads to
    #[arg(long, env = "KITH_EXIT_URL", default_value = "https://www.bbc.co.uk/weather", value_name = "URL")]
    pub exit_url: String,
    /// `smtps://user:password@host` or `smtp://…?tls=required`; without it links are shown to be copied
    #[arg(long, env = "KITH_SMTP_URL", value_name = "URL", hide_env_values = true)]
    pub smtp_url: Option<String>,
    /// The sender of mails
    #[arg(long, env = "KITH_MAIL_FROM", value_name = "ADDRESS", requires = "smtp_url")]
    pub mail_from: Option<String>,
    /// For trying out what comes later: lets the server's clock run so many days ahead
    #[arg(long, value_name = "DAYS", default_value_t = 0, hide = true)]
    pub days_later: i64,
    /// Proxies whose X-Forwarded-For is believed, separated by commas
    #[arg(long, env = "KITH_TRUSTED_PROXIES", value_delimiter = ',', value_name = "ADDR")]
    pub trusted_proxies: Vec<IpAddr>,
}

/// What `backup` takes.
#[derive(Debug, Clone, Args)]
pub struct BackupArgs {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub data: DataArgs,
    /// The file to write; it must not exist yet
    pub file: PathBuf,
}

/// What `invite-operator` takes.
#[derive(Debug, Clone, Args)]
pub struct InviteArgs {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub data: DataArgs,
    /// The address people type; the link is built from it
    #[arg(long, env = "KITH_ORIGIN", default_value = "http://localhost:3000", value_name = "URL")]
    pub origin: String,
}

/// What `import-facilities` takes.
#[derive(Debug, Clone, Args)]
pub struct ImportArgs {
    /// The list, in the JSON or CSV form of FindTreatment.gov
    pub file: PathBuf,
    /// Report, and change nothing. Lists get into a circle in the browser, by one of its members
    #[arg(long)]
    pub dry_run: bool,
}

/// What `hints` takes.
#[derive(Debug, Clone, Args)]
pub struct HintsArgs {
    /// Which part of a letter it is; the request part must say where and when
    #[arg(long, value_parser = part(), value_name = "PART")]
    pub part: Option<Part>,
}

/// The written names of parts, so that the help lists them and a wrong one is answered with them.
fn part() -> impl TypedValueParser<Value = Part> {
    let slugs = PossibleValuesParser::new(Part::ALL.iter().map(|part| part.slug()));
    slugs.try_map(|slug| Part::from_slug(&slug).ok_or("no such part"))
}

/// Who may open an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SignUpArg {
    /// Anybody
    Open,
    /// Whoever holds a link, or an invite to a circle
    Invitation,
}
