//! The words that every combobox of the pages has.

use crate::i18n::use_i18n;
use crate::ui::combobox::ComboboxWords;
use crate::{msg, t};
use leptos::prelude::*;

/// The words. Only inside a component.
pub fn combobox_words() -> ComboboxWords {
    let i18n = use_i18n();
    ComboboxWords {
        open: t!(common.open_list),
        loading: t!(common.loading),
        empty: t!(common.no_results),
        narrow: t!(common.type_to_narrow),
        count: Callback::new(move |count: usize| i18n.text(&msg!(results.count, count = count))),
        position: Callback::new(move |(name, position, total): (String, usize, usize)| {
            i18n.text(&msg!(results.position, name = name, position = position, total = total))
        }),
    }
}
