//! Primitives on native HTML. They take text and signals; they know no route, no API and no
//! translation key. Each has its section in `style/`.

pub mod badge;
pub mod button;
pub mod checkbox;
pub mod combobox;
pub mod copy_field;
pub mod date_field;
pub mod description_list;
pub mod dialog;
pub mod each;
pub mod empty_state;
pub mod error_summary;
pub mod facet;
pub mod field;
pub mod icon;
pub mod id;
pub mod menu;
pub mod message_bar;
pub mod nav_list;
pub mod pagination;
pub mod progress;
pub mod select;
pub mod side_panel;
pub mod skip_link;
pub mod table;
pub mod text_field;
pub mod toast_region;
pub mod toasts;
pub mod tone;
