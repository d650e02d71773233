//! What a command needs, installed or asked for before anything else happens.

use crate::problem::Outcome;
use crate::{browser, node, tools};

/// One thing that must be there.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Need {
    /// Node with npm: asked for, never installed, so it comes first.
    Node,
    Browser,
    Driver,
    /// The Rust target of the browser.
    Wasm,
    Bindgen,
    Split,
    Trunk,
}

/// Brings everything that is missing, in the order that refuses soonest.
pub(crate) fn ensure(needs: impl IntoIterator<Item = Need>) -> Outcome {
    let mut needs: Vec<Need> = needs.into_iter().collect();
    needs.sort_unstable();
    needs.dedup();
    for need in needs {
        match need {
            Need::Node => node::require().and_then(|()| node::ensure_packages()),
            Need::Browser => browser::ensure().map(drop),
            Need::Driver => browser::ensure_driver().map(drop),
            Need::Wasm => tools::ensure_wasm_target(),
            Need::Bindgen => tools::WASM_BINDGEN.ensure(),
            Need::Split => tools::WASM_SPLIT.ensure(),
            Need::Trunk => tools::TRUNK.ensure(),
        }?;
    }
    Ok(())
}
