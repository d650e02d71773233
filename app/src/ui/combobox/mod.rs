//! A field that offers a list while one types. Whoever makes one says where the options come from.

mod list;
pub mod marks;
pub mod model;
pub mod options;
mod popup;

use crate::dom::reactive::{Memo, effect, memo};
use crate::dom::{announce, focus, root::Root, timer::OwnedTimer};
use crate::ui::field::{FieldWords, field};
use crate::ui::icon::Icon;
use crate::view;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use list::ListState;
use model::{Act, Key, Model};
use options::{Choice, Group};
use std::time::Duration;

/// Long enough that typing is not interrupted, as measured by the GOV.UK design system.
const ANNOUNCE_AFTER: Duration = Duration::from_millis(1400);
/// A pause in typing that is worth a question to the server.
const SEARCH_AFTER: Duration = Duration::from_millis(120);

/// The words of a combobox.
#[derive(Clone, Copy)]
pub struct ComboboxWords {
    /// Name of the button that opens the list.
    pub open: Signal<String>,
    /// While options are on their way.
    pub loading: Signal<String>,
    /// When nothing matches.
    pub empty: Signal<String>,
    /// When there are more than are shown.
    pub narrow: Signal<String>,
    /// "7 results".
    pub count: Callback<usize, String>,
    /// "Contoso, 1 of 7".
    pub position: Callback<(String, usize, usize), String>,
}

/// Options as they are known now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Offer {
    /// On their way.
    Loading,
    /// Here; `more` when there are others that a longer text would find.
    Ready {
        /// The options.
        groups: Vec<Group>,
        /// Whether more match.
        more: bool,
    },
}

impl Offer {
    fn groups(&self) -> &[Group] {
        match self {
            Self::Loading => &[],
            Self::Ready { groups, .. } => groups,
        }
    }
}

/// The combobox. The value is its owner's: a choice is told by `on_choose`, and shown when the
/// owner sets `value`.
///
/// ```ignore
/// <Combobox id="contact" label=t!(terms.designated_support_contact) words
///     offer value on_search=search on_choose=choose empty_action=request_link/>
/// ```
#[component]
pub fn Combobox(
    /// The control's id, unlike any other on the page.
    #[prop(into)]
    id: String,
    /// The visible label; it names the list too.
    #[prop(into)]
    label: Signal<String>,
    /// Its other words.
    words: ComboboxWords,
    /// The options that match the last search.
    #[prop(into)]
    offer: Signal<Offer>,
    /// The value: id and name.
    #[prop(into)]
    value: Signal<Option<(String, String)>>,
    /// Asked for other options; may be called with the same text again.
    #[prop(into)]
    on_search: Callback<String>,
    /// A choice was made.
    #[prop(into)]
    on_choose: Callback<Choice>,
    /// How to use it.
    #[prop(optional, into)]
    hint: MaybeProp<String>,
    /// What is wrong with the value.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// Said in the empty field.
    #[prop(optional, into)]
    placeholder: MaybeProp<String>,
    /// Whether a search is answered at once, and so at every letter.
    #[prop(optional, into)]
    instant: Signal<bool>,
    /// Enter takes the first option when none is active: for a search, whose choice sets nothing.
    #[prop(optional)]
    eager: bool,
    /// What can be done when nothing matches. Must be a link or a button.
    #[prop(optional, into)]
    empty_action: Option<ViewFn>,
) -> impl IntoView {
    let combobox = Parts { instant, eager, ..Parts::new(&id, words, offer, value, on_search, on_choose) };
    let field_words = FieldWords { id: id.clone(), label, mark: MaybeProp::default(), hint, error };
    let input = combobox.input(id, &field_words, placeholder);
    let popup = combobox.popup(field_words.label_id(), empty_action);
    let control = view! {
        <div class="sc-combobox" on:focusout=move |event| combobox.left(&event)>
            {input}
            {combobox.button()}
            {popup}
        </div>
    };
    field(&field_words, control)
}

/// The state of one combobox. Copies are the same combobox.
#[derive(Clone, Copy)]
struct Parts {
    model: RwSignal<Model>,
    id: StoredValue<String>,
    input: NodeRef<html::Input>,
    words: ComboboxWords,
    offer: Memo<Offer>,
    settling: RwSignal<bool>,
    asked: StoredValue<String>,
    value: Signal<Option<(String, String)>>,
    on_search: Callback<String>,
    on_choose: Callback<Choice>,
    searching: OwnedTimer,
    announcing: OwnedTimer,
    instant: Signal<bool>,
    eager: bool,
    root: Root,
}

impl Parts {
    fn new(
        id: &str,
        words: ComboboxWords,
        offer: Signal<Offer>,
        value: Signal<Option<(String, String)>>,
        on_search: Callback<String>,
        on_choose: Callback<Choice>,
    ) -> Self {
        let name = move || value.get().map(|(_, name)| name).unwrap_or_default();
        let model = RwSignal::new(Model::new(untrack(name)));
        // The model is fed from outside: the owner's value and the answers of the search.
        effect(move || {
            let name = name();
            model.update(|model| model.set_chosen(name));
        });
        // What was found for an older text must not be taken for an answer to what is typed now.
        let settling = RwSignal::new(false);
        // Made once for all who look at it: the options are many.
        let offer = memo(move || if settling.get() { Offer::Loading } else { offer.get() });
        let parts = Self {
            model,
            id: StoredValue::new(id.to_owned()),
            input: NodeRef::new(),
            words,
            offer,
            settling,
            asked: StoredValue::new(String::new()),
            value,
            on_search,
            on_choose,
            searching: OwnedTimer::new(),
            announcing: OwnedTimer::new(),
            instant: Signal::default(),
            eager: false,
            root: Root::here(),
        };
        effect(move || {
            let count = offer.with(|offer| options::count(offer.groups()));
            model.update(|model| model.set_count(count));
            if model.with_untracked(Model::is_open) {
                parts.announce_soon();
            }
        });
        parts
    }

    fn list_id(self) -> String {
        format!("{}-list", self.id.get_value())
    }

    fn list_state(self) -> ListState {
        let (model, value) = (self.model, self.value);
        ListState {
            id: self.id.get_value(),
            query: Signal::derive(move || model.with(|model| model.query().to_owned())),
            active: Signal::derive(move || model.with(Model::active)),
            value: Signal::derive(move || value.get().map(|(id, _)| id)),
            on_choose: Callback::new(move |place| {
                self.run(|model| model.choose(place));
            }),
        }
    }

    /// Lets the model answer an event and does what it says. Gives whether the event was ours.
    fn run(self, event: impl FnOnce(&mut Model) -> Act) -> bool {
        let act = self.model.try_update(event).unwrap_or(Act::Pass);
        match act {
            Act::Pass => return false,
            Act::Show => {}
            Act::Search(text) => self.search_soon(text),
            Act::Choose(place) => {
                let choice = self.offer.with_untracked(|offer| options::at(offer.groups(), place).cloned());
                if let Some(choice) = choice {
                    self.on_choose.run(choice);
                }
            }
        }
        self.reveal();
        self.announce_soon();
        true
    }

    /// Asks once nobody types any more. Until then there is no list, unless it is the one that was asked for last.
    fn search_soon(self, text: String) {
        if self.instant.get_untracked() {
            self.searching.stop();
            self.settling.set(false);
            self.asked.set_value(text.clone());
            return self.on_search.run(text);
        }
        self.settling.set(self.asked.with_value(|asked| *asked != text));
        self.searching.start(SEARCH_AFTER, move || {
            self.asked.set_value(text.clone());
            self.on_search.run(text);
            self.settling.set(false);
        });
    }

    /// Scrolls the list to the active option.
    fn reveal(self) {
        if let Some(active) = self.model.with_untracked(Model::active) {
            let id = self.list_state().option_id(active);
            // After the list is shown.
            let root = self.root;
            request_animation_frame(move || focus::reveal(root, &id));
        }
    }

    fn announce_soon(self) {
        if !self.model.with_untracked(Model::is_open) {
            self.announcing.stop();
            return;
        }
        self.announcing.start(ANNOUNCE_AFTER, move || {
            if let Some(text) = self.status() {
                announce::announce(self.root, &text);
            }
        });
    }

    /// What a screen reader hears: how many options, and which one is active.
    fn status(self) -> Option<String> {
        let active = self.model.try_with_untracked(Model::active)?;
        Some(self.offer.with_untracked(|offer| match offer {
            Offer::Loading => self.words.loading.get_untracked(),
            Offer::Ready { groups, .. } => match options::count(groups) {
                0 => self.words.empty.get_untracked(),
                count => {
                    let place = active.and_then(|place| {
                        let name = options::at(groups, place)?.name.clone();
                        Some(self.words.position.run((name, place + 1, count)))
                    });
                    let all = self.words.count.run(count);
                    place.map_or(all.clone(), |place| format!("{all}. {place}"))
                }
            },
        }))
    }

    fn keydown(self, event: &KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.is_composing() {
            return;
        }
        let key = Key::of(&event.key(), event.alt_key());
        if self.eager && key == Key::Enter {
            self.model.update(Model::mark_first);
        }
        if self.run(|model| model.press(key)) {
            event.prevent_default();
            // An Escape that closes the list must not close the panel around it as well.
            event.stop_propagation();
        }
    }

    fn left(self, event: &leptos::ev::FocusEvent) {
        let inside = event
            .current_target()
            .and_then(|target| wasm_bindgen::JsCast::dyn_into::<web_sys::Element>(target).ok())
            .is_some_and(|root| focus::is_within(&root, event.related_target()));
        if !inside {
            self.run(Model::leave);
        }
    }

    fn input(self, id: String, words: &FieldWords, placeholder: MaybeProp<String>) -> impl IntoView + use<> {
        let (described, invalid) = (words.clone(), words.clone());
        let state = self.list_state();
        let model = self.model;
        let active = move || model.with(Model::active).map(|place| state.option_id(place));
        view! {
            <input
                node_ref=self.input
                class="sc-input sc-combobox__input" type="text" id=id role="combobox"
                autocomplete="off" autocapitalize="none" spellcheck="false"
                aria-autocomplete="list" aria-haspopup="listbox" aria-controls=self.list_id()
                aria-expanded=move || if model.with(Model::is_open) { "true" } else { "false" }
                aria-activedescendant=active
                aria-describedby=move || described.described_by()
                aria-invalid=move || invalid.invalid()
                placeholder=move || placeholder.get()
                prop:value=move || model.with(|model| model.text().to_owned())
                on:input:target=move |event| {
                    let text = event.target().value();
                    self.run(|model| model.type_text(text));
                }
                on:keydown=move |event| self.keydown(&event)
                on:focus:target=|event| event.target().select()
                on:click=move |_| {
                    if !self.model.with_untracked(Model::is_open) {
                        self.run(Model::toggle);
                    }
                }
            />
        }
    }

    fn button(self) -> impl IntoView + use<> {
        let id = self.id.get_value();
        view! {
            // Not a tab stop: the arrow keys do the same. It is for the pointer.
            <button
                type="button" class="sc-combobox__button" tabindex="-1"
                aria-label=move || self.words.open.get()
                aria-controls=self.list_id()
                aria-expanded=move || if self.model.with(Model::is_open) { "true" } else { "false" }
                on:mousedown=|event| event.prevent_default()
                on:click=move |_| {
                    focus::focus_id(self.root, &id);
                    self.run(Model::toggle);
                }
            >
                {Icon::ChevronDown.view()}
            </button>
        }
    }

    fn popup(self, label_id: String, empty_action: Option<ViewFn>) -> impl IntoView + use<> {
        let (offer, words, model) = (self.offer, self.words, self.model);
        let nothing = memo(move || offer.with(|offer| options::count(offer.groups()) == 0));
        let note = move || {
            offer.with(|offer| match offer {
                Offer::Loading => Some(words.loading.get()),
                Offer::Ready { more: true, .. } => Some(words.narrow.get()),
                Offer::Ready { .. } => nothing.get().then(|| words.empty.get()),
            })
        };
        let action = move || {
            let empty = offer.with(|offer| matches!(offer, Offer::Ready { .. })) && nothing.get();
            empty_action.as_ref().filter(|_| empty).map(ViewFn::run)
        };
        let state = self.list_state();
        let content = view! {
            <div class="sc-listbox" role="listbox" id=self.list_id() aria-labelledby=label_id>
                {move || list::groups(&state, offer.with(|offer| offer.groups().to_vec()), list::late(move || self.reveal()))}
            </div>
            {move || note().map(|note| view! { <p class="sc-combobox__note">{note}</p> })}
            {move || action()}
        };
        let open = Signal::derive(move || model.with(Model::is_open));
        popup::popup(format!("{}-popup", self.id.get_value()), self.input, open, content)
    }
}
