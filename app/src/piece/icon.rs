//! Icons: strokes on a 20 × 20 grid in the colour of the text, drawn for this product.

use crate::dom::built::{Built, drawn};

/// An icon. It says nothing to a screen reader: the words beside it do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Done, chosen, all is well.
    Check,
    /// Opens downwards.
    ChevronDown,
    /// Onward.
    ChevronRight,
    /// Back.
    ChevronLeft,
    /// Ends or takes away.
    Close,
    /// Search.
    Search,
    /// Good to know.
    Info,
    /// Somebody should look.
    Warning,
    /// Not possible, failed.
    Blocked,
    /// Not known.
    Question,
    /// A matter of time.
    Clock,
    /// Telephone.
    Phone,
    /// E-mail.
    Mail,
    /// A web address.
    Globe,
    /// A person or an account.
    Person,
    /// Copies.
    Copy,
    /// Sorted upwards.
    Up,
    /// Sorted downwards.
    Down,
    /// A neutral mark.
    Dot,
    /// Light and dark.
    Theme,
    /// Filters.
    Filter,
    /// Undoes.
    Undo,
    /// Who supports whom: the sign of the product.
    Switchboard,
}

impl Icon {
    /// The lines of the drawing.
    pub fn path(self) -> &'static str {
        match self {
            Self::Check => "M4 10.5 8.2 14.7 16 6",
            Self::ChevronDown => "M5 7.5 10 12.5 15 7.5",
            Self::ChevronRight => "M7.5 5 12.5 10 7.5 15",
            Self::ChevronLeft => "M12.5 5 7.5 10 12.5 15",
            Self::Close => "M5 5 15 15M15 5 5 15",
            Self::Search => "M13.2 13.2 17 17M14.5 9A5.5 5.5 0 1 1 3.5 9a5.5 5.5 0 0 1 11 0Z",
            Self::Info => "M10 9.2V14M10 6.2v.1M17.5 10a7.5 7.5 0 1 1-15 0 7.5 7.5 0 0 1 15 0Z",
            Self::Warning => "M10 7.5v4M10 14v.1M10 2.8 18 17H2Z",
            Self::Blocked => "M4.8 4.8 15.2 15.2M17.5 10a7.5 7.5 0 1 1-15 0 7.5 7.5 0 0 1 15 0Z",
            Self::Question => {
                "M7.8 7.8a2.3 2.3 0 1 1 3.4 2c-.8.5-1.2.9-1.2 1.9M10 14.2v.1M17.5 10a7.5 7.5 0 1 1-15 0 7.5 7.5 0 0 1 15 0Z"
            }
            Self::Clock => "M10 5.5V10l3 2M17.5 10a7.5 7.5 0 1 1-15 0 7.5 7.5 0 0 1 15 0Z",
            Self::Phone => {
                "M6.5 2.8 8.4 7 6.6 8.6c1 2 2.7 3.8 4.8 4.8L13 11.6l4.2 1.9c0 2.4-1.2 3.7-3.2 3.7C8 17.2 2.8 12 2.8 6c0-2 1.3-3.2 3.7-3.2Z"
            }
            Self::Mail => "M3 5h14v10.5H3ZM3.5 5.5 10 11l6.5-5.5",
            Self::Globe => {
                "M2.7 10h14.6M10 2.5c2.4 2 3.4 4.5 3.4 7.5s-1 5.5-3.4 7.500c-2.4-2-3.4-4.5-3.4-7.500s1-5.5 3.4-7.500ZM17.5 10a7.5 7.5 0 1 1-15 0 7.5 7.5 0 0 1 15 0Z"
            }
            Self::Person => "M13 6.500a3 3 0 1 1-6 0 3 3 0 0 1 6 0ZM3.8 17c.4-3.4 2.7-5 6.2-5s5.8 1.6 6.2 5",
            Self::Copy => "M7.5 7.500h9v9h-9ZM12.5 4.500v-1h-9v9h1",
            Self::Up => "M10 16V4.500M5 9.500l5-5 5 5",
            Self::Down => "M10 4v11.500M5 10.500l5 5 5-5",
            Self::Dot => "M12.5 10a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0Z",
            Self::Theme => {
                "M10 2.500v15M10 5.500h4M10 9h7M10 12.500h6.500M17.5 10a7.5 7.5 0 1 1-15 0 7.5 7.5 0 0 1 15 0Z"
            }
            Self::Filter => "M3 5.500h14M5.5 10h9M8 14.500h4",
            Self::Undo => "M7.5 4 4 7.5 7.5 11M4.5 7.500H12a4.2 4.2 0 0 1 0 8.500H8",
            Self::Switchboard => {
                "M5.5 5.500a2 2 0 1 1-.1 0ZM14.5 10.500a2 2 0 1 1-.1 0ZM7.5 7.500c4 0 1 5 5 5M13 4.500h4M3 15.500h4"
            }
        }
    }

    /// The drawing.
    pub fn built(self) -> Built {
        drawn("svg")
            .attribute("class", "sc-icon")
            .attribute("viewBox", "0 0 20 20")
            .attribute("aria-hidden", "true")
            .attribute("focusable", "false")
            .with(&drawn("path").attribute("d", self.path()))
    }
}
