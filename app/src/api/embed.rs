//! What an element is about, and who asks.

use super::Api;
use super::error::ApiError;
use super::transport::{Asked, Call};
use shared::api::embed::EmbedScope;
use shared::api::path;
use shared::api::query::Pairs;
use shared::api::session::Session;
use std::future::poll_fn;
use std::task::Poll;
use web_sys::AbortSignal;

impl Api {
    /// Who asks; that nobody does is an error here.
    ///
    /// # Errors
    /// [`ApiError`].
    pub fn holder(self, signal: Option<AbortSignal>) -> Asked<Session> {
        self.ask(Call::get(path::SESSION, signal))
    }

    /// What the names on an element stand for, and what the token may do there.
    ///
    /// # Errors
    /// [`ApiError`].
    pub fn scope(self, names: Pairs, signal: Option<AbortSignal>) -> Asked<EmbedScope> {
        self.ask(Call::get(path::EMBED_SCOPE, signal).asking(names))
    }
}

/// Both answers, asked for at the same time.
///
/// # Errors
/// The first error.
pub async fn both<A, B>(mut one: Asked<A>, mut other: Asked<B>) -> Result<(A, B), ApiError> {
    let (mut first, mut second) = (None, None);
    poll_fn(move |context| {
        if first.is_none()
            && let Poll::Ready(answer) = one.as_mut().poll(context)
        {
            first = Some(answer?);
        }
        if second.is_none()
            && let Poll::Ready(answer) = other.as_mut().poll(context)
        {
            second = Some(answer?);
        }
        match (first.take(), second.take()) {
            (Some(first), Some(second)) => Poll::Ready(Ok((first, second))),
            rest => {
                (first, second) = rest;
                Poll::Pending
            }
        }
    })
    .await
}

/// All answers in the order of the questions, which are asked at the same time.
pub async fn all<T>(questions: Vec<Asked<T>>) -> Vec<Result<T, ApiError>> {
    let mut coming: Vec<_> = questions.into_iter().map(|question| (question, None)).collect();
    poll_fn(|context| {
        for (question, answer) in &mut coming {
            if answer.is_none()
                && let Poll::Ready(now) = question.as_mut().poll(context)
            {
                *answer = Some(now);
            }
        }
        if coming.iter().all(|(_, answer)| answer.is_some()) { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    coming.into_iter().filter_map(|(_, answer)| answer).collect()
}
