//! Puts the built app into the binary, compressed, when the feature `embed` asks for it.
//!
//! Not `memory-serve`, which was tried on paper: it knows one cache rule for all files that are not HTML, where ours
//! depends on whether the name carries a hash; it unpacks and packs everything again at each start; and it would
//! bring axum and tokio into every build of this script.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    #[cfg(feature = "embed")]
    if let Err(error) = embed::run() {
        println!("cargo::error={error}");
    }
}

#[cfg(feature = "embed")]
mod embed {
    use std::fmt::Write as _;
    use std::hash::{DefaultHasher, Hasher as _};
    use std::io::Write as _;
    use std::path::{Path, PathBuf};
    use std::{env, fs, io};

    /// Below this, a compressed answer saves no packet.
    const WORTH_COMPRESSING: usize = 512;

    pub(crate) fn run() -> io::Result<()> {
        let dist = Path::new("..").join("dist");
        println!("cargo::rerun-if-changed={}", dist.display());
        if !dist.join("index.html").is_file() {
            return Err(io::Error::other("the app is not built; `cargo xtask build` does both"));
        }
        let out = PathBuf::from(env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("OUT_DIR is not set"))?);
        let mut files = Vec::new();
        list(&dist, "", &mut files)?;
        files.sort();
        let mut code = String::from("&[\n");
        for (number, (path, file)) in files.iter().enumerate() {
            entry(&mut code, path, file, &out.join(format!("asset-{number}")))?;
        }
        code.push(']');
        fs::write(out.join("assets.rs"), code)
    }

    /// Every file below the folder with its path in the URL.
    fn list(folder: &Path, prefix: &str, files: &mut Vec<(String, PathBuf)>) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with('.') {
                continue;
            }
            let path = format!("{prefix}/{name}");
            if entry.file_type()?.is_dir() {
                list(&entry.path(), &path, files)?;
            } else {
                files.push((path, entry.path()));
            }
        }
        Ok(())
    }

    /// Writes the file in its three forms next to `place` and the Rust value that includes them.
    fn entry(code: &mut String, path: &str, file: &Path, place: &Path) -> io::Result<()> {
        let plain = fs::read(file)?;
        let mut hash = DefaultHasher::new();
        hash.write(&plain);
        let etag = format!("{:016x}", hash.finish());
        let forms = [("br", brotli(&plain)?), ("gz", gzip(&plain)?)];
        fs::write(place, &plain)?;
        let _ = write!(code, "File {{ path: {path:?}, etag: {etag:?}, plain: include_bytes!({place:?})");
        for (name, bytes) in forms {
            let small = plain.len() >= WORTH_COMPRESSING && bytes.len() < plain.len();
            let place = place.with_extension(name);
            fs::write(&place, bytes)?;
            let value = if small { format!("Some(include_bytes!({place:?}))") } else { "None".to_owned() };
            let _ = write!(code, ", {name}: {value}");
        }
        code.push_str(" },\n");
        Ok(())
    }

    fn brotli(plain: &[u8]) -> io::Result<Vec<u8>> {
        let mut packed = Vec::new();
        let settings = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
        brotli::BrotliCompress(&mut &*plain, &mut packed, &settings)?;
        Ok(packed)
    }

    fn gzip(plain: &[u8]) -> io::Result<Vec<u8>> {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        packed.write_all(plain)?;
        packed.finish()
    }
}
