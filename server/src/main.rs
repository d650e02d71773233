//! The `switchboard` command.

use std::process::ExitCode;

/// A tenth of what a request costs went into the system's own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime.block_on(server::cli::main()),
        Err(error) => {
            eprintln!("the system gives no threads: {error}");
            ExitCode::FAILURE
        }
    }
}
