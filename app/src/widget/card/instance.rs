//! One mounted card: what it knows, and what happens to it.

use super::drawing::{Asking, Frame};
use super::matter::{Matter, Scene, Stand};
use super::question::Way;
use crate::api::error::ApiError;
use crate::block::support::until_change;
use crate::dom::abort::Abort;
use crate::i18n::catalogue::Catalogue;
use crate::i18n::lang::Lang;
use crate::i18n::load::load_at;
use crate::i18n::texts::Texts;
use crate::widget::broken::{Watch, watch};
use crate::widget::events::Fault;
use crate::widget::first::{focus, lang, language, paint};
use crate::widget::host::{Host, given};
use crate::widget::options::{Options, Subject, Wrong};
use crate::widget::provider::Holder;
use crate::widget::sheet;
use js_sys::Object;
use shared::api::support::SupportView;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

/// Nobody sees grey lines before.
const SLOW: Duration = Duration::from_millis(500);

/// One mounted card. It ends with [`Card::unmount`].
pub struct Card(Rc<Inner>);

struct Inner {
    base: HtmlElement,
    host: Host,
    frame: Frame,
    options: RefCell<Options>,
    /// The language that is shown, once its texts are there.
    texts: RefCell<Option<Catalogue>>,
    matter: RefCell<Matter>,
    /// Calls [`Inner::ask`].
    again: RefCell<Option<Closure<dyn FnMut()>>>,
    ready: Cell<bool>,
    ended: Cell<bool>,
    _watch: Watch,
}

impl Card {
    /// Mounts a card below `base`.
    pub fn mount(base: HtmlElement, host: &Host, style: &str) -> Self {
        sheet::adopt(&base, style);
        let options = host.read_options();
        paint(&base, options.theme.as_deref());
        let inner = Rc::new(Inner {
            base,
            host: host.own(),
            frame: Frame::new(),
            options: RefCell::new(options),
            texts: RefCell::default(),
            matter: RefCell::default(),
            again: RefCell::default(),
            ready: Cell::default(),
            ended: Cell::default(),
            _watch: watch(host),
        });
        let weak = Rc::downgrade(&inner);
        let again = Closure::<dyn FnMut()>::new(move || {
            if let Some(inner) = weak.upgrade() {
                inner.ask();
            }
        });
        inner.again.replace(Some(again));
        spawn_local(Rc::clone(&inner).speak_first());
        inner.ask();
        Self(inner)
    }

    /// An attribute or property has another value.
    pub fn set(&self, name: &str, value: &JsValue) {
        let inner = &self.0;
        inner.options.borrow_mut().set(name, given(value));
        match name {
            "theme" => paint(&inner.base, inner.options.borrow().theme.as_deref()),
            "lang" => spawn_local(Rc::clone(inner).speak()),
            _ => {
                let about = inner.options.borrow().subject();
                if inner.matter.borrow().about.as_ref() == Some(&about) {
                    inner.show();
                } else {
                    inner.ask();
                }
            }
        }
    }

    /// Reads everything again.
    pub fn refresh(&self) {
        self.0.ask();
    }

    /// Moves the focus to the first thing that can be used.
    pub fn focus(&self) {
        focus(&self.0.base);
    }

    /// Ends the card; nothing of it stays.
    pub fn unmount(self) {
        self.0.ended.set(true);
        self.0.matter.take();
        self.0.base.set_text_content(None);
    }
}

impl Inner {
    async fn speak_first(self: Rc<Self>) {
        let (locales, wanted) = self.wanted();
        let first = language(&locales, wanted).await;
        if self.ended.get() {
            return;
        }
        match first {
            Ok(texts) => {
                let _ = self.base.append_child(self.frame.whole.as_element());
                self.take(texts);
                if self.wanted().1 != wanted {
                    self.speak().await;
                }
            }
            // Without a single text there is nothing to show.
            Err(_) => self.host.fault(&Fault::own("language_unavailable", true)),
        }
    }

    async fn speak(self: Rc<Self>) {
        let (locales, wanted) = self.wanted();
        // The first language looks itself whether it is still wanted.
        if self.texts.borrow().as_ref().is_none_or(|texts| texts.lang() == wanted) {
            return;
        }
        let texts = load_at(&locales, wanted).await;
        // Another language may have been chosen meanwhile, or the element be gone.
        if let (Ok(texts), false, true) = (texts, self.ended.get(), self.wanted().1 == wanted) {
            self.take(texts);
        }
    }

    fn wanted(&self) -> (String, Lang) {
        let options = self.options.borrow();
        (options.locales.clone(), lang(&options))
    }

    fn take(&self, texts: Catalogue) {
        self.base.set_lang(texts.lang().tag());
        self.texts.replace(Some(texts));
        self.show();
    }

    /// Asks the server, anew or for the first time.
    fn ask(self: &Rc<Self>) {
        if self.ended.get() {
            return;
        }
        let about = self.options.borrow().subject();
        let end = Rc::new(Abort::new());
        let before = self.begin(&about, &end);
        // Not sooner: the page may hear of it.
        drop(before);
        self.show();
        if let Ok(subject) = about {
            self.send(subject, &end);
        }
    }

    /// Gives what ends the question before.
    fn begin(self: &Rc<Self>, about: &Result<Option<Subject>, Wrong>, end: &Rc<Abort>) -> Option<Rc<Abort>> {
        let mut matter = self.matter.borrow_mut();
        let before = matter.abort.replace(Rc::clone(end));
        if matter.about.as_ref() != Some(about) {
            *matter = Matter { about: Some(about.clone()), abort: matter.abort.take(), ..Matter::default() };
        }
        matter.stand = Stand::Waiting;
        matter.told = false;
        matter.change.stop();
        let weak = Rc::downgrade(self);
        matter.slow.start(SLOW, move || {
            if let Some(inner) = weak.upgrade() {
                inner.grow_slow();
            }
        });
        before
    }

    fn send(self: &Rc<Self>, subject: Option<Subject>, end: &Rc<Abort>) {
        let server = self.options.borrow().server.clone();
        let way = Way { server, carry: self.host.carry(), signal: end.signal() };
        let (waited, inner) = (Rc::downgrade(end), Rc::clone(self));
        spawn_local(async move {
            let answer = way.ask(subject).await;
            // Nobody waits for the answer to an earlier question.
            if waited.strong_count() > 0 && !inner.ended.get() {
                inner.know(answer);
            }
        });
    }

    fn grow_slow(&self) {
        let mut matter = self.matter.borrow_mut();
        if matter.answer.is_none() && matches!(matter.stand, Stand::Waiting) {
            matter.stand = Stand::Slow;
            drop(matter);
            self.show();
        }
    }

    fn know(self: &Rc<Self>, answer: Result<(Holder, SupportView), ApiError>) {
        {
            let mut matter = self.matter.borrow_mut();
            matter.slow.stop();
            matter.stand = match answer {
                Ok(answer) => {
                    matter.answer = Some(answer);
                    Stand::Answered
                }
                Err(error) => Stand::Failed(error),
            };
            let wait = matter.answer.as_ref().and_then(|(_, view)| until_change(view));
            if let Some(wait) = wait {
                let weak = Rc::downgrade(self);
                matter.change.start(wait, move || {
                    if let Some(inner) = weak.upgrade() {
                        inner.ask();
                    }
                });
            }
        }
        self.show();
    }

    /// Shows what is known, and tells the page. Nothing is borrowed while the page is told: it may call what is here.
    fn show(&self) {
        let Some(scene) = self.scene() else { return };
        self.frame.show(&scene.title, scene.asking, scene.pieces);
        self.host.set_state("loading", scene.asking != Asking::No);
        self.host.set_state("error", scene.wrong);
        if let Some(fault) = scene.fault {
            self.host.fault(&fault);
        }
        if scene.usable && !self.ready.replace(true) {
            self.host.tell_plain("ready", &Object::new());
        }
    }

    /// `None` without a language.
    fn scene(&self) -> Option<Scene> {
        let (texts, options, again) = (self.texts.borrow(), self.options.borrow(), self.again.borrow());
        let again = again.as_ref()?.as_ref().unchecked_ref();
        Some(self.matter.borrow_mut().scene(Texts::new(texts.as_ref()?), &options, again))
    }
}
