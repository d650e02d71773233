//! Cuts the app into the part that every first visit loads, and parts that are fetched when they are opened.
//!
//! Trunk calls it when it has assembled the bundle: its `app-….js` and `app-…_bg.wasm` are replaced by those of the
//! divided program. Every name carries one hash of the whole program, so that files of two builds never meet.

use crate::command::Job;
use crate::problem::{Outcome, Problem, at};
use crate::{project, tools};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// The variable that names the cargo profile of a build for which Trunk does not say it.
pub(crate) const PROFILE: &str = "SWITCHBOARD_WASM_PROFILE";

/// Does more for the part that every first visit loads, and for its glue.
const SLIM: &str = "xtask/src/slim.mjs";

/// What the divided program imports its parts by, as the tool names it.
const LINK: &str = "__wasm_split.js";

pub(crate) fn run() -> Outcome {
    let staging = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let staging = staging.ok_or_else(|| Problem::new("`cargo xtask split` is called by Trunk."))?;
    let optimise = std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let profile = std::env::var(PROFILE).unwrap_or(if optimise { "wasm-release" } else { "debug" }.to_owned());
    let program = project::target().join("wasm32-unknown-unknown").join(profile).join("app.wasm");
    let before = whole(&staging)?;
    let after = format!("app-{}", fingerprint(&program, optimise)?);
    let work = project::target().join("split");
    // Of an earlier build.
    drop(fs::remove_dir_all(&work));
    divide(&program, &work, &after)?;
    if optimise {
        let (main, glue) = (work.join(format!("{after}_bg.wasm")), work.join(format!("{after}.js")));
        for part in files(&work, "wasm")?.into_iter().filter(|part| *part != main) {
            tools::smaller(Job::new("wasm-opt").arg(&part).arg("-o").arg(&part))?;
        }
        slim(&main, &glue)?;
    }
    for ending in [".js", "_bg.wasm"] {
        let old = staging.join(format!("{before}{ending}"));
        at(&old, fs::remove_file(&old))?;
    }
    let link = deliver(&work, &staging, &after)?;
    // Else the browser learns of it only when it has read the program's own script.
    let early = format!("<link rel=modulepreload crossorigin href={link}></head>");
    rewrite(&staging.join("index.html"), &[(&before, &after), ("</head>", &early)])
}

/// The name that Trunk gave the undivided program.
fn whole(staging: &Path) -> Outcome<String> {
    let name = |file: PathBuf| Some(file.file_name()?.to_str()?.strip_suffix("_bg.wasm")?.to_owned());
    let found = files(staging, "wasm")?.into_iter().find_map(name);
    found.ok_or_else(|| Problem::new("Trunk's bundle has no wasm in it."))
}

/// 16 hexadecimal digits of the program and of everything that is done to it.
fn fingerprint(program: &Path, optimise: bool) -> Outcome<String> {
    let mut hasher = DefaultHasher::new();
    at(program, fs::read(program))?.hash(&mut hasher);
    (optimise, tools::WASM_BINDGEN.version(), tools::WASM_SPLIT.version()).hash(&mut hasher);
    for file in ["package-lock.json", SLIM] {
        let file = project::at(file);
        at(&file, fs::read(&file))?.hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// Makes `NAME.js`, `NAME_bg.wasm`, the parts and what links them.
fn divide(program: &Path, work: &Path, name: &str) -> Outcome {
    let parts = work.join("parts");
    Job::new("wasm-split-cli").arg(program).arg(&parts).args(["--out-name", name]).run()?;
    let main = parts.join(format!("{name}.wasm"));
    Job::new("wasm-bindgen")
        .args(["--target", "web", "--no-typescript", "--no-demangle", "--keep-lld-exports", "--out-name", name])
        .arg("--out-dir")
        .arg(work)
        .arg(&main)
        .run()?;
    at(&main, fs::remove_file(&main))?;
    for part in fs::read_dir(&parts).into_iter().flatten().flatten() {
        at(&part.path(), fs::rename(part.path(), work.join(part.file_name())))?;
    }
    Ok(())
}

/// Makes a program and its glue smaller, in place.
pub(crate) fn slim(wasm: &Path, glue: &Path) -> Outcome {
    tools::smaller(Job::new("node").arg(project::at(SLIM)).args([wasm, glue]))
}

/// Puts the files into the bundle; those that have no hash in their name get the program's. Gives the name of
/// the script that fetches the parts.
fn deliver(work: &Path, staging: &Path, name: &str) -> Outcome<String> {
    let hash = name.trim_start_matches("app-");
    let link = format!("parts-{hash}.js");
    // The program's own list of imports keeps the old name.
    let import = |link: &str| format!("from \"./{link}\"");
    rewrite(&work.join(format!("{name}.js")), &[(&import(LINK), &import(&link))])?;
    rewrite(&work.join(LINK), &[(".wasm\"", &format!("-{hash}.wasm\""))])?;
    for file in files(work, "wasm")?.into_iter().chain(files(work, "js")?) {
        let own = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let to = match own.as_str() {
            LINK => link.clone(),
            own if own.starts_with(name) => own.to_owned(),
            own => own.replace(".wasm", &format!("-{hash}.wasm")),
        };
        at(&file, fs::copy(&file, staging.join(to)))?;
    }
    Ok(link)
}

fn files(folder: &Path, ending: &str) -> Outcome<Vec<PathBuf>> {
    let all = at(folder, fs::read_dir(folder))?.flatten().map(|entry| entry.path());
    Ok(all.filter(|path| path.extension().is_some_and(|own| own == ending)).collect())
}

fn rewrite(file: &Path, changes: &[(&str, &str)]) -> Outcome {
    let text = at(file, fs::read_to_string(file))?;
    at(file, fs::write(file, changes.iter().fold(text, |text, (from, to)| text.replace(from, to))))
}
