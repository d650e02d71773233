//! Every key in every state.

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
fn down_before_there_are_options_stands_on_the_first_when_they_come() {
    let mut model = Model::new("Fabrikam".into());
    assert_eq!(model.press(Key::Down), search(""));
    assert_eq!((model.active(), model.press(Key::Enter)), (None, Act::Show));
    model.set_count(0);
    model.set_count(3);
    assert_eq!((model.active(), model.press(Key::Enter)), (Some(0), Act::Choose(0)));
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
