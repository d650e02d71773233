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
    /// May be set before there are options: whoever pressed Down early stands on the first when they come.
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
        self.active.filter(|active| *active < self.count)
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
        if count > 0 {
            self.active = self.active();
        }
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
            Key::Enter if self.open => self.active().map_or(Act::Show, |active| self.choose(active)),
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
        if self.open && self.active().is_none() && self.count > 0 {
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
        self.active = active;
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
        self.active = Some(match (self.active(), by > 0) {
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
#[path = "model_tests.rs"]
mod tests;
