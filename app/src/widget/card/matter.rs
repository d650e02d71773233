//! What a card knows: its question, the answer, and what of it is to be seen.

use super::drawing::{self, Asking};
use crate::api::error::ApiError;
use crate::dom::abort::Abort;
use crate::dom::built::Built;
use crate::dom::timer::Timer;
use crate::i18n::texts::Texts;
use crate::msg;
use crate::widget::events::Fault;
use crate::widget::options::{Options, Subject, Wrong};
use crate::widget::provider::Holder;
use js_sys::Function;
use shared::api::support::SupportView;
use std::rc::Rc;

/// The question and its answer.
#[derive(Default)]
pub(super) struct Matter {
    pub(super) stand: Stand,
    pub(super) answer: Option<(Holder, SupportView)>,
    /// What the question is about, as far as it can be asked.
    pub(super) about: Option<Result<Option<Subject>, Wrong>>,
    /// Ends with the question; another question is another one.
    pub(super) abort: Option<Rc<Abort>>,
    pub(super) slow: Timer,
    /// Until a line opens or closes.
    pub(super) change: Timer,
    /// Whether the page knows of what went wrong.
    pub(super) told: bool,
}

/// How the question stands.
#[derive(Default)]
pub(super) enum Stand {
    #[default]
    Waiting,
    Slow,
    Answered,
    Failed(ApiError),
}

/// What is to be shown and told.
#[derive(Default)]
pub(super) struct Scene {
    pub(super) title: String,
    pub(super) pieces: Vec<Built>,
    pub(super) asking: Asking,
    /// The answer is to be seen.
    pub(super) usable: bool,
    pub(super) wrong: bool,
    pub(super) fault: Option<Fault>,
}

impl Matter {
    /// In these texts; `again` asks again. What went wrong is told once.
    pub(super) fn scene(&mut self, texts: Texts, options: &Options, again: &Function) -> Scene {
        let mut scene = Scene { title: texts.text(&msg!(support.title)), ..Scene::default() };
        if let Some(Err(wrong)) = &self.about {
            scene.refused(drawing::wrong(texts, wrong), Fault::own(wrong.code(), false));
            return self.once(scene);
        }
        let older = self.answer.is_some();
        match &self.stand {
            Stand::Waiting | Stand::Slow => scene.asking = if older { Asking::Again } else { Asking::First },
            Stand::Failed(error) if *error != ApiError::Aborted => {
                scene.refused(drawing::failure(texts, error, older, again), Fault::from(error));
            }
            Stand::Answered | Stand::Failed(_) => {}
        }
        if matches!(self.stand, Stand::Slow) {
            scene.pieces.push(drawing::waiting(texts));
        }
        if let Some((holder, view)) = &self.answer {
            scene.usable = options.fits(holder.provider());
            if scene.usable {
                scene.pieces.push(drawing::answer(texts, view));
            } else {
                scene.refused(drawing::elsewhere(texts), Fault::own("wrong_audience", false));
            }
        }
        self.once(scene)
    }

    /// Without the fault when the page knows of it, or what is seen is about to change.
    fn once(&mut self, mut scene: Scene) -> Scene {
        if self.told || scene.asking != Asking::No {
            scene.fault = None;
        } else {
            self.told = true;
        }
        scene
    }
}

impl Scene {
    fn refused(&mut self, why: Built, fault: Fault) {
        self.wrong = true;
        self.pieces.push(why);
        self.fault.get_or_insert(fault);
    }
}
