//! Mounts the app.

fn main() {
    wasm_bindgen_futures::spawn_local(app::start());
}
