//! `switchboard serve`.

use std::io::Write as _;
use std::net::{IpAddr, SocketAddr};
use std::path::Path;
use std::sync::Arc;

use clap::Args as ClapArgs;
use shared::text::WebUrl;
use tokio::net::TcpListener;

use super::data_dir::{DataArg, DataDir, MadeBy};
use super::kept::{self, Kept};
use super::stop::Stop;
use super::trouble::{Outcome, Trouble};
use super::value::value;
use crate::app::{App, ZoneBook};
use crate::assets;
use crate::demo;
use crate::limit::Limits;
use crate::native::clock::SystemClock;
use crate::native::ids::OsIds;
use crate::native::passwords::Argon2id;
use crate::native::tokens::OwnTokens;
use crate::native::zones::Iana;
use crate::net::{self, Bounds};
use crate::ports::Clock as _;
use crate::service::attempts;
use crate::service::who_am_i::personas;
use crate::sqlite_router;
use crate::telemetry::{self, LogForm};

/// What `serve` takes.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// The address and port to listen on; port 0 takes any free one.
    #[arg(long, value_name = "ADDRESS:PORT", env = "SWITCHBOARD_LISTEN", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    #[command(flatten)]
    data: DataArg,
    /// PostgreSQL instead of a data directory: comes in a later version.
    #[arg(long, value_name = "URL")]
    database_url: Option<String>,
    /// The https address at which people reach this server through a proxy.
    #[arg(long, value_name = "URL", env = "SWITCHBOARD_PUBLIC_URL", value_parser = value::<WebUrl>)]
    public_url: Option<WebUrl>,
    /// Make the demonstration's story in an empty data directory, and let visitors be one of its people.
    #[arg(long)]
    demo: bool,
    /// So many requests a second and person are answered, ten times that at once; 0 lifts the limit.
    #[arg(long, value_name = "N", env = "SWITCHBOARD_REQUESTS_PER_SECOND", default_value_t = 200)]
    requests_per_second: u32,
    /// The form of the log on standard error.
    #[arg(long, value_name = "FORM", env = "SWITCHBOARD_LOG_FORM", default_value = "text")]
    log: LogForm,
    /// What is logged, for example `info` or `warn,server=debug`.
    #[arg(long, value_name = "FILTER", env = "SWITCHBOARD_LOG", default_value = "info")]
    log_filter: String,
}

/// Answers until it is told to stop.
pub async fn run(args: Args) -> Outcome {
    if args.database_url.is_some() {
        return Err(Trouble::new(
            "PostgreSQL comes in a later version; use --data DIR for now, which keeps all in SQLite",
        ));
    }
    telemetry::start(args.log, &args.log_filter);
    let https = args.public_url.as_ref().is_some_and(|url| url.as_str().starts_with("https://"));
    let listener = listen(args.listen).await?;
    let (data, store) = if args.demo { open_demo(&args.data.data).await? } else { open(&args.data.data)? };
    assets::keep(&data.path);
    let tokens = OwnTokens::open(&data.path)?;
    let app = App {
        zones: ZoneBook(Arc::new(Iana)),
        tokens: Arc::new(tokens),
        passwords: Arc::new(Argon2id::default()),
        limits: Arc::new(Limits::per_second(args.requests_per_second)),
        https,
        demo: args.demo,
        kept: Some(data.path.clone()),
        ..App::new(store, Arc::new(SystemClock), Arc::new(OsIds))
    };
    let address = listener.local_addr().map_err(|error| Trouble::new(format!("cannot listen: {error}")))?;
    // Heard from here on: whoever reads the address may end the server at once.
    let stop = Stop::listen()?;
    greet(&app, args.public_url.as_ref(), address).await?;
    net::serve(listener, sqlite_router(app.clone()), Bounds::default(), stop.asked()).await;
    attempts::drain(&app).await;
    Ok(())
}

async fn listen(address: SocketAddr) -> Outcome<TcpListener> {
    TcpListener::bind(address).await.map_err(|error| {
        Trouble::new(format!(
            "cannot listen on {address}: {error}; stop the program that does, or choose another address with --listen"
        ))
    })
}

fn open(path: &Path) -> Outcome<(DataDir, Kept)> {
    let data = DataDir::open(path)?;
    if data.installation.made_by == MadeBy::Demo {
        return Err(Trouble::new(format!(
            "{} holds a demonstration; start it with --demo, or name another directory",
            path.display()
        )));
    }
    let store = kept::open(&data.path)?;
    Ok((data, store))
}

/// Opens a demonstration, or makes one where nothing is yet. One that was interrupted while it was made begins again.
async fn open_demo(path: &Path) -> Outcome<(DataDir, Kept)> {
    let found = DataDir::look(path)?;
    if let Some(other) = found.as_ref().filter(|found| found.installation.made_by != MadeBy::Demo) {
        return Err(Trouble::new(format!(
            "{} was not made with --demo, so its data stay as they are; start it without --demo, or name an empty \
             directory",
            other.path.display()
        )));
    }
    if let Some(whole) = found.filter(|found| found.installation.complete && kept::is_there(path)) {
        let store = kept::open(&whole.path)?;
        return Ok((whole, store));
    }
    kept::clear(path)?;
    let data = DataDir::make(path, MadeBy::Demo, true, demo::MAIN_PROVIDER)?;
    let store = kept::make(&data.path)?;
    demo::tell(&store, SystemClock.now()).await?;
    Ok((data.complete()?, store))
}

/// One line with the address, and under a demonstration who can sign in.
async fn greet(app: &App<Kept>, public: Option<&WebUrl>, address: SocketAddr) -> Outcome {
    let own = format!("http://{address}");
    let url = public.map_or(own.as_str(), WebUrl::as_str);
    say(&format!("Switchboard answers at {url}"));
    if app.demo {
        say("This is a demonstration. Whoever opens that address can be one of these, without a password:");
        for persona in personas(app).await?.items {
            say(&format!("  {}, {}", persona.name, persona.organisation));
        }
    }
    if !app.https && !is_own(address.ip()) {
        eprintln!(
            "Nobody can sign in from another computer: {url} is not https. Put a proxy with a certificate before it and \
             name its address with --public-url https://…"
        );
    }
    Ok(())
}

fn is_own(address: IpAddr) -> bool {
    address.to_canonical().is_loopback()
}

/// Prints a line for whoever started the server; nobody may be there to read it.
fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}
