//! Where things stand in the project's folder.

use std::path::{Path, PathBuf};

/// The project's folder.
pub(crate) fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// A path inside the project, from its parts separated by `/`.
pub(crate) fn at(path: &str) -> PathBuf {
    path.split('/').fold(root().to_owned(), |folder, part| folder.join(part))
}

/// Where cargo puts what it builds.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| at("target"), |named| root().join(named))
}

/// The built app.
pub(crate) fn dist() -> PathBuf {
    at("dist")
}

/// Whether a build machine runs this: then `Cargo.lock` must already fit.
pub(crate) fn on_ci() -> bool {
    std::env::var("CI").is_ok_and(|value| !matches!(value.as_str(), "" | "0" | "false"))
}

/// The name of an executable on this system.
pub(crate) fn executable(name: &str) -> String {
    format!("{name}{}", std::env::consts::EXE_SUFFIX)
}
