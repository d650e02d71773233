//! Signing in with an account: e-mail address and password.

use crate::api::error::ApiError;
use crate::api::use_api;
use crate::block::problem::ProblemMessage;
use crate::dom::reactive::effect;
use crate::i18n::use_i18n;
use crate::t;
use crate::ui::button::{Button, Look};
use crate::ui::error_summary::{ErrorSummary, FieldError};
use crate::ui::text_field::{TextField, TextKind};
use crate::view;
use crate::{i18n::message::Message, msg};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::session::{Session, SignIn};
use shared::reason::Code;
use shared::text::{Email, Invalid};

const EMAIL: &str = "sign-in-email";
const PASSWORD: &str = "sign-in-password";

/// What stands in the fields. The password is forgotten with the form.
#[derive(Clone, Copy)]
struct Fields {
    email: RwSignal<String>,
    password: RwSignal<String>,
}

impl Fields {
    /// What to send, or what is wrong: the field and the words.
    fn check(self) -> Result<SignIn, Vec<(&'static str, Message)>> {
        let (email, password) = (self.email.get_untracked(), self.password.get_untracked());
        let mut wrong = Vec::new();
        match email.parse::<Email>() {
            Ok(_) => {}
            Err(Invalid::Empty) => wrong.push((EMAIL, msg!(sign_in.email_missing))),
            Err(_) => wrong.push((EMAIL, msg!(invalid.email))),
        }
        if password.is_empty() {
            wrong.push((PASSWORD, msg!(sign_in.password_missing)));
        }
        if wrong.is_empty() { Ok(SignIn::Account { email: email.trim().to_owned(), password }) } else { Err(wrong) }
    }
}

/// The form.
#[component]
pub fn AccountForm(
    /// Somebody has signed in.
    entered: Callback<Session>,
    /// Whether the form has errors.
    faulty: RwSignal<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let fields = Fields { email: RwSignal::new(String::new()), password: RwSignal::new(String::new()) };
    let wrong = RwSignal::new(Vec::<(&'static str, Message)>::new());
    let failure = RwSignal::new(None::<ApiError>);
    let busy = RwSignal::new(false);
    effect(move || faulty.set(!wrong.with(Vec::is_empty)));
    let submit = submit(fields, wrong, failure, busy, entered);
    let error = move |field: &'static str| {
        Signal::derive(move || {
            wrong.with(|all| all.iter().find(|(name, _)| *name == field).map(|(_, text)| i18n.text(text)))
        })
    };
    let errors = Signal::derive(move || {
        wrong.with(|all| {
            all.iter().map(|(field, text)| FieldError { field: (*field).to_owned(), text: i18n.text(text) }).collect()
        })
    });
    view! {
        <form class="sc-card sc-form" novalidate on:submit=submit>
            <ErrorSummary title=t!(errors.summary_title) errors/>
            {move || failure.get().map(|error| view! { <ProblemMessage error title=t!(sign_in.failed)/> })}
            <TextField
                id=EMAIL label=t!(sign_in.email) value=fields.email kind=TextKind::Email
                autocomplete="username" maxlength=254 required=true error=error(EMAIL)
            />
            <TextField
                id=PASSWORD label=t!(sign_in.password) value=fields.password kind=TextKind::Password
                autocomplete="current-password" maxlength=1000 required=true error=error(PASSWORD)
            />
            <div class="sc-row"><Button look=Look::Primary submit=true busy>{t!(nav.sign_in)}</Button></div>
            <p class="sc-muted">{t!(sign_in.no_account)}</p>
        </form>
    }
}

fn submit(
    fields: Fields,
    wrong: RwSignal<Vec<(&'static str, Message)>>,
    failure: RwSignal<Option<ApiError>>,
    busy: RwSignal<bool>,
    entered: Callback<Session>,
) -> impl Fn(SubmitEvent) {
    let api = use_api();
    move |event: SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        failure.set(None);
        let sign_in = match fields.check() {
            Ok(sign_in) => sign_in,
            Err(all) => return wrong.set(all),
        };
        wrong.set(Vec::new());
        busy.set(true);
        spawn_local(async move {
            let answer = api.sign_in(&sign_in).await;
            busy.try_set(false);
            match answer {
                Ok(session) => entered.run(session),
                Err(error) if error.code() == Some(Code::WrongCredentials) => {
                    drop(wrong.try_set(vec![(EMAIL, msg!(problem.wrong_credentials))]));
                }
                Err(error) => drop(failure.try_set(Some(error))),
            }
        });
    }
}
