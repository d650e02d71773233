//! What the page holds of an instance.

use super::broken::{Watch, watch};
use super::events::Fault;
use super::first;
use super::host::{Host, given};
use super::options::Options;
use super::parts::Parts;
use super::sheet;
use super::told::Told;
use crate::api::Api;
use crate::api::way::Way;
use crate::dom::announce;
use crate::dom::reactive::{effect, memo};
use crate::dom::root::Root;
use crate::i18n::I18n;
use crate::i18n::catalogue::Catalogue;
use crate::i18n::load::load_at;
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

/// What the page asks of an instance, for its components. A copy is as good as the original.
#[derive(Clone, Copy)]
pub struct Acts {
    /// The attributes and properties.
    pub options: RwSignal<Options>,
    /// Everything is to be read again.
    pub refresh: Trigger,
    /// What was entered is to be thrown away.
    pub reset: Trigger,
}

/// The instance's [`Acts`]. Only inside a component or an effect.
///
/// # Panics
/// Outside of an instance: a fault of the program, not of its use.
pub fn use_acts() -> Acts {
    expect_context::<Acts>()
}

/// One mounted instance. It ends with [`Handle::unmount`].
pub struct Handle {
    acts: Acts,
    base: HtmlElement,
    owner: Owner,
    /// Ends with the instance.
    _watch: Watch,
    _parts: Parts,
    /// The view, once its language is there; `None` again when the instance has ended.
    view: Rc<RefCell<View>>,
}

#[derive(Default)]
struct View {
    mounted: Option<Box<dyn Any>>,
    ended: bool,
}

impl Handle {
    /// An attribute or property has another value.
    pub fn set(&self, name: &str, value: &JsValue) {
        self.acts.options.update(|options| options.set(name, given(value)));
    }

    /// Reads everything again.
    pub fn refresh(&self) {
        self.acts.refresh.notify();
    }

    /// Throws away what was entered.
    pub fn reset(&self) {
        self.acts.reset.notify();
    }

    /// Moves the focus to the first thing that can be used.
    pub fn focus(&self) {
        first::focus(&self.base);
    }

    /// Ends the instance; nothing of it stays.
    pub fn unmount(self) {
        let mounted = {
            let mut view = self.view.borrow_mut();
            view.ended = true;
            view.mounted.take()
        };
        drop(mounted);
        self.owner.cleanup();
        self.base.set_text_content(None);
    }
}

/// Mounts an instance of a program below `base`.
pub fn start(base: HtmlElement, host: &Host, style: &str, show: fn() -> AnyView) -> Handle {
    let watch = watch(host);
    sheet::adopt(&base, style);
    let parts = Parts::of(&base);
    let owner = Owner::new_root(None);
    let options = host.read_options();
    let way = Way::new(options.server.clone(), host.carry());
    let (acts, told) = owner.with(|| {
        announce::prepare(Root::provide(base.clone()));
        Api::provide(way);
        let acts = Acts { options: RwSignal::new(options), refresh: Trigger::new(), reset: Trigger::new() };
        provide_context(acts);
        (acts, Told::provide(host))
    });
    let view = Rc::new(RefCell::new(View::default()));
    let handle =
        Handle { acts, base: base.clone(), owner: owner.clone(), _watch: watch, _parts: parts, view: Rc::clone(&view) };
    let (locales, lang) = acts.options.with_untracked(|options| (options.locales.clone(), first::lang(options)));
    // The framework has no way to run this before its first view.
    wasm_bindgen_futures::spawn_local(async move {
        let first = first::language(&locales, lang).await;
        if view.borrow().ended {
            return;
        }
        match first {
            Ok(first) => {
                let mounted = owner.with(|| mount_to(base.clone(), move || frame(base, acts, first, show)));
                view.borrow_mut().mounted = Some(Box::new(mounted));
            }
            // Without a single text there is nothing to show.
            Err(_) => told.fault(&Fault::own("language_unavailable", true)),
        }
    });
    handle
}

/// What every instance has: language and colours as the page wants them.
fn frame(base: HtmlElement, acts: Acts, first: Catalogue, show: fn() -> AnyView) -> AnyView {
    let i18n = I18n::provide(first);
    let wanted = memo(move || acts.options.with(first::lang));
    effect(move || {
        let wanted = wanted.get();
        if untrack(|| i18n.lang()) == wanted {
            return;
        }
        let locales = acts.options.with_untracked(|options| options.locales.clone());
        spawn_local(async move {
            let catalogue = load_at(&locales, wanted).await;
            // Another language may have been chosen meanwhile, or the element be gone.
            let current = acts.options.try_with_untracked(first::lang) == Some(wanted);
            if let (true, Ok(catalogue)) = (current, catalogue) {
                i18n.show(catalogue);
            }
        });
    });
    let theme = memo(move || acts.options.with(|options| options.theme.clone()));
    effect(move || {
        first::paint(&base, theme.get().as_deref());
    });
    show()
}
