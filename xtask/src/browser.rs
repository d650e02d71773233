//! The browser of the tests, and its driver.

use crate::command::Job;
use crate::problem::{Outcome, Problem};
use std::path::PathBuf;

const NAMES: [&str; 6] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge"];

const PLACES: [&str; 7] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    r"C:\Program Files\Microsoft\Edge\Application\msedge.exe",
];

/// The browser's program; Debian's is installed when this may be done.
pub(crate) fn ensure() -> Outcome<PathBuf> {
    find().or_else(|| install().and_then(|()| find())).ok_or_else(|| {
        Problem::new(
            "The browser tests need Chrome, Chromium or Edge. Install one, or name its program in the variable BROWSER. (On Debian and Ubuntu: apt-get install chromium chromium-driver)",
        )
    })
}

/// The program that drives the browser for the tests of the app's parts.
pub(crate) fn ensure_driver() -> Outcome<PathBuf> {
    find_driver().or_else(|| install().and_then(|()| find_driver())).ok_or_else(|| {
        Problem::new(
            "The wasm tests need chromedriver in the version of the installed Chrome. Put it on the PATH (https://googlechromelabs.github.io/chrome-for-testing) or name it in the variable CHROMEDRIVER. (On Debian and Ubuntu: apt-get install chromium chromium-driver)",
        )
    })
}

fn find() -> Option<PathBuf> {
    named("BROWSER")
        .or_else(|| NAMES.iter().find_map(|name| on_path(name)))
        .or_else(|| PLACES.iter().map(PathBuf::from).find(|place| place.is_file()))
}

fn find_driver() -> Option<PathBuf> {
    named("CHROMEDRIVER").or_else(|| on_path("chromedriver"))
}

fn named(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).map(PathBuf::from).filter(|path| path.is_file())
}

fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let file = crate::project::executable(name);
    std::env::split_paths(&path).map(|folder| folder.join(&file)).find(|file| file.is_file())
}

/// Installs Debian's browser with its driver, which fit together; only as root on a system with apt.
fn install() -> Option<()> {
    on_path("apt-get")?;
    if Job::new("id").arg("-u").answer()? != "0" {
        return None;
    }
    println!("Installing Chromium and its driver with apt-get (once; about half a minute) …");
    let apt = || Job::new("apt-get").env("DEBIAN_FRONTEND", "noninteractive").arg("-qq");
    apt().arg("update").run().ok()?;
    apt().args(["install", "-y", "--no-install-recommends", "chromium", "chromium-driver"]).run().ok()
}
