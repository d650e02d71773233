//! How views are written.
//!
//! `view!` is the framework's, and what it gives is always an `AnyView`. Views that keep their types are compiled anew
//! for each combination of elements, for each `Option` and each list of them, and for each closure that gives one: that
//! was a third of what a browser loads. For the same reason what moves in a view is a closure written in its place,
//! `{move || name()}` and not `{name}`: only there can the framework see that it is a closure, and erase its type.

/// The framework's `view!`, without the view's type.
macro_rules! view {
    ($($view:tt)*) => {
        leptos::prelude::IntoAny::into_any(leptos::prelude::view! { $($view)* })
    };
}

pub(crate) use view;
