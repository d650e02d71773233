//! What a first visit has to load before the first page stands.

use crate::command::Job;
use crate::problem::{Outcome, Problem};
use crate::project;

/// Node has the compression that the server's build uses; xtask itself keeps to the standard library.
const MEASURE: &str = r#"
const fs = require("node:fs"), zlib = require("node:zlib"), [folder] = process.argv.slice(1);
const best = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11 } };
const size = (file) => zlib.brotliCompressSync(fs.readFileSync(`${folder}/${file}`), best).length / 1000;
const sum = (sizes) => sizes.reduce((one, other) => one + other, 0);
const page = fs.readFileSync(`${folder}/index.html`, "utf8");
const named = fs.readdirSync(folder).filter((file) => page.includes(file));
const of = (end) => sum(named.filter((file) => file.endsWith(end)).map(size));
const language = Math.max(...fs.readdirSync(`${folder}/locales`).map((file) => size(`locales/${file}`)));
const parts = { wasm: of(".wasm"), JavaScript: of(".js"), CSS: of(".css"), "the longest language": language };
const list = Object.entries(parts).map(([name, size]) => `${name} ${size.toFixed(1)}`).join(", ");
console.log(`First load, brotli at its best: ${sum(Object.values(parts)).toFixed(1)} KB (${list}).`);
"#;

/// Prints the figure of `docs/benchmarks.md` for what is in `dist/`.
pub(crate) fn print() -> Outcome {
    let answer = Job::new("node").args(["-e", MEASURE, "--"]).arg(project::dist()).answer();
    println!("{}", answer.ok_or_else(|| Problem::new("dist/ could not be measured."))?);
    Ok(())
}
