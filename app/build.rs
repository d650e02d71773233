//! Checks the translations, gives the code typed names for them and writes one file a language.
//!
//! The texts are not inside the program: `OUT_DIR/tr.rs` holds the names, and the texts go to
//! `<target directory>/locales/TAG.txt` (for the browser `target/wasm32-unknown-unknown/locales/`), from
//! where the bundle takes them and the page fetches one. With the feature `card`, which `element` has too, also the elements' own language
//! files, with only what they say, and their style sheets.

#[path = "build/catalogue.rs"]
mod catalogue;
#[path = "build/emit.rs"]
mod emit;
#[path = "build/named.rs"]
mod named;
#[path = "build/sheet.rs"]
mod sheet;

use catalogue::{Catalogues, LANGUAGES};
use std::path::{Path, PathBuf};
use std::{env, fs, io, process};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=locales");
    if built_with("SPLIT") {
        // What stands where in the program, for the tool that cuts it apart.
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
    if let Err(error) = run() {
        println!("cargo::error=translations: {error}");
        process::exit(1);
    }
}

fn run() -> io::Result<()> {
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("OUT_DIR is not set"))?);
    let mut sources: [String; 6] = Default::default();
    for (language, source) in LANGUAGES.iter().zip(&mut sources) {
        let path = format!("locales/{}.json", language.tag);
        *source = fs::read_to_string(&path).map_err(|error| io::Error::other(format!("{path}: {error}")))?;
    }
    let (demo, element) = (built_with("DEMO"), built_with("CARD"));
    let catalogues = match catalogue::check(&sources) {
        Ok(catalogues) => catalogues,
        Err(faults) => {
            for fault in &faults {
                println!("cargo::error={fault}");
            }
            return Err(io::Error::other(format!("{} faults, see above", faults.len())));
        }
    };
    // Nobody loads words that the program cannot say.
    let catalogues = if demo { catalogues } else { catalogues.without("demo") };
    let catalogues = if element { catalogues } else { catalogues.without("widget") };
    fs::write(out.join("tr.rs"), emit::names(&catalogues))?;
    let folder = match (demo, element) {
        (true, _) => "locales-demo",
        (_, true) => "locales-element",
        _ => "locales",
    };
    // In two places: where the tests of the app find them, and where the bundle looks.
    write(&out.join("locales"), &catalogues, |_| true)?;
    write(&target_directory(&out).join(folder), &catalogues, |_| true)?;
    if element {
        let keys = named::named()?;
        for folder in [out.as_path(), target_directory(&out)] {
            write(&folder.join("element/locales"), &catalogues, |key| named::is_named(&keys, key))?;
        }
        for program in ["assigner.css", "card.css"] {
            fs::write(out.join(program), sheet::sheet(Path::new("../style"), program)?)?;
        }
    }
    Ok(())
}

fn built_with(feature: &str) -> bool {
    env::var_os(format!("CARGO_FEATURE_{feature}")).is_some()
}

/// Writes a file a language, with the messages that are wanted.
fn write(folder: &Path, catalogues: &Catalogues, wanted: impl Fn(&str) -> bool) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for (index, language) in LANGUAGES.iter().enumerate() {
        let file = folder.join(format!("{}.txt", language.tag));
        fs::write(file, emit::language_file(catalogues, index, &wanted))?;
    }
    Ok(())
}

/// Cargo marks its target directory, and that of each platform inside it. The nearest is meant, so
/// that the texts for the browser's build are those written by the browser's build.
fn target_directory(out: &Path) -> &Path {
    out.ancestors().find(|folder| folder.join("CACHEDIR.TAG").is_file()).unwrap_or(out)
}
