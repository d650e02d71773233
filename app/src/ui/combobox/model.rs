//! The combobox as a pure machine: the APG "editable combobox with list autocomplete, manual
//! selection" (<https://www.w3.org/WAI/ARIA/apg/patterns/combobox/>). It knows no document; the
//! component feeds it events and does what it answers.

/// A key that means something to a combobox.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Arrow down.
    Down,
    /// Arrow up.
    Up,
    /// Arrow down with Alt.
    AltDown,
    /// Arrow up with Alt.
    AltUp,
    /// Enter.
    Enter,
    /// Escape.
    Escape,
    /// A key that moves the caret in the text: it must keep doing that.
    Caret,
    /// Any other.
    Other,
}

impl Key {
    /// From a keyboard event's `key` and whether Alt is held. A key with Ctrl or Meta is not ours.
    pub fn of(key: &str, alt: bool) -> Self {
        match (key, alt) {
            ("ArrowDown", false) => Self::Down,
            ("ArrowUp", false) => Self::Up,
            ("ArrowDown", true) => Self::AltDown,
            ("ArrowUp", true) => Self::AltUp,
            ("Enter", false) => Self::Enter,
            ("Escape", false) => Self::Escape,
            ("ArrowLeft" | "ArrowRight" | "Home" | "End", false) => Self::Caret,
            _ => Self::Other,
        }
    }
}

/// What the component must do after an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Nothing beyond showing the new state.
    Show,
    /// Ask for the options that match this text.
    Search(String),
    /// Take this option (its place in the list).
    Choose(usize),
    /// Nothing at all; the key is not ours.
    Pass,
}

/// The state. Options themselves are the component's; here only their number counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Model {
    text: String,
    /// The name of the value chosen: what the text returns to.
    chosen: String,
    typed: bool,
    open: bool,
    active: Option<usize>,
    count: usize,
}

impl Model {
    /// A closed combobox that shows the chosen value.
    pub fn new(chosen: String) -> Self {
        Self { text: chosen.clone(), chosen, ..Self::default() }
    }

    /// The text in the field.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether the list is shown.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// The option that Enter would take.
    pub fn active(&self) -> Option<usize> {
        self.active
    }

    /// What to search for: nothing, until somebody types. The list of a field that shows its value
    /// offers everything, not only that value.
    pub fn query(&self) -> &str {
        if self.typed { self.text.trim() } else { "" }
    }

    /// The value was set from outside, or an option was accepted.
    pub fn set_chosen(&mut self, chosen: String) {
        self.chosen = chosen;
        if !self.typed {
            self.text.clone_from(&self.chosen);
        }
    }

    /// Other options arrived.
    pub fn set_count(&mut self, count: usize) {
        self.count = count;
        self.active = self.active.filter(|active| *active < count);
    }

    /// The person typed, pasted or deleted.
    pub fn type_text(&mut self, text: String) -> Act {
        self.text = text;
        self.typed = true;
        self.open = true;
        self.active = None;
        self.search()
    }

    /// A key went down in the field. `Act::Pass` leaves it to the field and the page.
    pub fn press(&mut self, key: Key) -> Act {
        match key {
            Key::Down if self.open => self.step(1),
            Key::Up if self.open => self.step(-1),
            Key::Down => self.open_at(Some(0)),
            Key::Up => self.open_at(self.count.checked_sub(1)),
            Key::AltDown if !self.open => self.open_at(None),
            Key::AltUp | Key::Escape if self.open => self.close(),
            Key::Enter if self.open => self.active.map_or(Act::Show, |active| self.choose(active)),
            Key::Escape if !self.text.is_empty() => self.empty(),
            Key::Caret => {
                self.active = None;
                Act::Pass
            }
            _ => Act::Pass,
        }
    }

    /// Makes the first option the active one, unless another is.
    pub fn mark_first(&mut self) {
        if self.open && self.active.is_none() && self.count > 0 {
            self.active = Some(0);
        }
    }

    /// An option was clicked, or Enter pressed on it.
    pub fn choose(&mut self, option: usize) -> Act {
        if option >= self.count {
            return Act::Pass;
        }
        self.rest();
        Act::Choose(option)
    }

    /// The button beside the field, or a click into the field when the list is closed.
    pub fn toggle(&mut self) -> Act {
        if self.open { self.close() } else { self.open_at(None) }
    }

    /// The focus left: a text that is no choice does not stay.
    pub fn leave(&mut self) -> Act {
        self.rest();
        Act::Show
    }

    fn rest(&mut self) {
        self.text.clone_from(&self.chosen);
        self.typed = false;
        self.open = false;
        self.active = None;
    }

    fn search(&self) -> Act {
        Act::Search(self.query().to_owned())
    }

    fn open_at(&mut self, active: Option<usize>) -> Act {
        self.open = true;
        self.active = active.filter(|active| *active < self.count);
        self.search()
    }

    fn close(&mut self) -> Act {
        self.open = false;
        self.active = None;
        Act::Show
    }

    fn empty(&mut self) -> Act {
        self.text.clear();
        self.typed = true;
        self.search()
    }

    /// One option on, round at the ends.
    fn step(&mut self, by: isize) -> Act {
        let Some(last) = self.count.checked_sub(1) else {
            return Act::Show;
        };
        self.active = Some(match (self.active, by > 0) {
            (None, true) => 0,
            (None, false) => last,
            (Some(at), true) => {
                if at == last {
                    0
                } else {
                    at + 1
                }
            }
            (Some(at), false) => at.checked_sub(1).unwrap_or(last),
        });
        Act::Show
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A field that shows "Fabrikam", with three options known.
    fn closed() -> Model {
        let mut model = Model::new("Fabrikam".into());
        model.set_count(3);
        model
    }

    fn open() -> Model {
        let mut model = closed();
        model.press(Key::AltDown);
        model
    }

    fn search(text: &str) -> Act {
        Act::Search(text.to_owned())
    }

    #[test]
    fn keys_are_told_apart() {
        for (key, alt, expected) in [
            ("ArrowDown", false, Key::Down),
            ("ArrowDown", true, Key::AltDown),
            ("ArrowUp", true, Key::AltUp),
            ("Enter", false, Key::Enter),
            ("Enter", true, Key::Other),
            ("Escape", false, Key::Escape),
            ("Home", false, Key::Caret),
            ("End", false, Key::Caret),
            ("ArrowLeft", false, Key::Caret),
            ("Tab", false, Key::Other),
            ("a", false, Key::Other),
            ("PageDown", false, Key::Other),
        ] {
            assert_eq!(Key::of(key, alt), expected, "{key}");
        }
    }

    #[test]
    fn down_opens_at_the_first_then_moves_and_goes_round() {
        let mut model = closed();
        assert_eq!(model.press(Key::Down), search(""));
        assert_eq!((model.is_open(), model.active()), (true, Some(0)));
        let places: Vec<_> = (0..3)
            .map(|_| {
                model.press(Key::Down);
                model.active()
            })
            .collect();
        assert_eq!(places, [Some(1), Some(2), Some(0)]);
    }

    #[test]
    fn up_opens_at_the_last_then_moves_and_goes_round() {
        let mut model = closed();
        assert_eq!(model.press(Key::Up), search(""));
        assert_eq!(model.active(), Some(2));
        let places: Vec<_> = (0..3)
            .map(|_| {
                model.press(Key::Up);
                model.active()
            })
            .collect();
        assert_eq!(places, [Some(1), Some(0), Some(2)]);
    }

    #[test]
    fn alt_down_opens_without_moving_and_alt_up_closes() {
        let mut model = closed();
        assert_eq!(model.press(Key::AltDown), search(""));
        assert_eq!((model.is_open(), model.active()), (true, None));
        assert_eq!(model.press(Key::AltDown), Act::Pass);
        assert_eq!(model.press(Key::AltUp), Act::Show);
        assert!(!model.is_open());
        assert_eq!(model.press(Key::AltUp), Act::Pass);
    }

    #[test]
    fn enter_takes_the_active_option_and_only_that() {
        let mut model = closed();
        assert_eq!(model.press(Key::Enter), Act::Pass, "a closed field leaves Enter to its form");
        model.press(Key::AltDown);
        assert_eq!(model.press(Key::Enter), Act::Show, "an open list without active option swallows it");
        assert!(model.is_open());
        model.press(Key::Down);
        model.press(Key::Down);
        assert_eq!(model.press(Key::Enter), Act::Choose(1));
        assert_eq!((model.is_open(), model.active(), model.text()), (false, None, "Fabrikam"));
        model.set_chosen("Contoso".into());
        assert_eq!(model.text(), "Contoso");
    }

    #[test]
    fn the_first_option_is_marked_only_where_there_is_one_and_none_is_active() {
        let mut model = closed();
        model.mark_first();
        assert_eq!(model.active(), None, "closed");
        model.press(Key::AltDown);
        model.mark_first();
        assert_eq!(model.press(Key::Enter), Act::Choose(0));
        let mut model = open();
        model.press(Key::Up);
        model.mark_first();
        assert_eq!(model.active(), Some(2));
        model.set_count(0);
        model.mark_first();
        assert_eq!(model.active(), None);
    }

    #[test]
    fn escape_closes_then_clears_then_is_the_pages() {
        let mut model = open();
        assert_eq!(model.press(Key::Escape), Act::Show);
        assert_eq!((model.is_open(), model.text()), (false, "Fabrikam"));
        assert_eq!(model.press(Key::Escape), search(""));
        assert_eq!((model.is_open(), model.text()), (false, ""));
        assert_eq!(model.press(Key::Escape), Act::Pass);
    }

    #[test]
    fn keys_of_the_text_stay_with_the_text() {
        let mut model = open();
        model.press(Key::Down);
        assert_eq!(model.press(Key::Caret), Act::Pass);
        assert_eq!((model.is_open(), model.active()), (true, None));
        assert_eq!(model.press(Key::Other), Act::Pass);
    }

    #[test]
    fn typing_opens_and_searches_and_forgets_the_active_option() {
        let mut model = open();
        model.press(Key::Down);
        assert_eq!(model.type_text(" con ".into()), search("con"));
        assert_eq!((model.is_open(), model.active(), model.text()), (true, None, " con "));
    }

    #[test]
    fn a_value_from_outside_does_not_overwrite_what_is_being_typed() {
        let mut model = closed();
        model.type_text("con".into());
        model.set_chosen("Tailspin".into());
        assert_eq!(model.text(), "con");
        model.leave();
        assert_eq!(model.text(), "Tailspin");
    }

    #[test]
    fn leaving_restores_the_value_and_commits_nothing() {
        let mut model = closed();
        model.type_text("con".into());
        model.press(Key::Down);
        assert_eq!(model.leave(), Act::Show);
        assert_eq!((model.is_open(), model.text(), model.query()), (false, "Fabrikam", ""));
    }

    #[test]
    fn the_button_opens_everything_and_closes() {
        let mut model = closed();
        assert_eq!(model.toggle(), search(""));
        assert_eq!(model.toggle(), Act::Show);
        assert!(!model.is_open());
    }

    #[test]
    fn fewer_options_never_leave_the_active_one_outside() {
        let mut model = open();
        model.press(Key::Up);
        model.set_count(2);
        assert_eq!(model.active(), None);
        model.set_count(0);
        assert_eq!(model.press(Key::Down), Act::Show);
        assert_eq!(model.active(), None);
        assert_eq!(model.choose(0), Act::Pass);
    }
}
