//! `/auditrecords`.

use shared::id::CustomerId;
use shared::partner_center::audit::ResourceType;
use shared::partner_center::date::{Moment, moment};
use shared::partner_center::filter::{Field, Filter, Operator};
use shared::partner_center::word::spelled;
use shared::text::Invalid;
use shared::time::Timestamp;

use super::call::{Answer, Call};
use super::pages::{Asked, wrong};
use super::reply;
use super::stop::Stop;
use crate::service::partner_center::records::{self as service, KEPT_DAYS, Question};
use crate::store::Store;

const FILTERS: &[(Field, Operator)] = &[
    (Field::CompanyName, Operator::Substring),
    (Field::CustomerId, Operator::Equals),
    (Field::ResourceType, Operator::Equals),
];

/// So many records where nobody said how many.
const USUAL: u32 = 500;

/// So many days back where nobody said from when.
const USUAL_DAYS: i64 = 30;

/// One page of the activity log, newest first.
pub async fn list<S: Store>(call: Call<S>) -> Answer {
    let part = service::readable(&call.app, &call.ctx).await?;
    let mut asked = Asked::read(&call, "/auditrecords", &["startDate", "endDate", "filter"], USUAL)?;
    let today = Timestamp::default().plus_days(call.app.now().date().days());
    // The usual start moves on with the days; that of a list that was begun must not.
    asked.settle("startDate", today.plus_days(-USUAL_DAYS).date().to_string());
    let question = question(&asked, today)?;
    let page = service::list(&call.app, &part, question).await?;
    reply::json(&asked.page(page.items, page.next))
}

fn question(asked: &Asked, today: Timestamp) -> Result<Question, Stop> {
    let from = date(asked, "startDate")?.map_or(today, |start| start.at);
    let to = date(asked, "endDate")?.map(Moment::end);
    if from < today.plus_days(-KEPT_DAYS) {
        return Err(wrong("?startDate", Invalid::Range));
    }
    if to.is_some_and(|to| to < from) {
        return Err(wrong("?endDate", Invalid::Range));
    }
    let mut question =
        Question { from, to, customer: None, name: None, resource: None, size: asked.size, cursor: asked.cursor() };
    if let Some(text) = asked.value("filter") {
        narrow(&mut question, Filter::parse(text, FILTERS)?)?;
    }
    Ok(question)
}

fn date(asked: &Asked, name: &str) -> Result<Option<Moment>, Stop> {
    asked.value(name).map(moment).transpose().map_err(|code| wrong(&format!("?{name}"), code))
}

fn narrow(question: &mut Question, filter: Filter) -> Result<(), Stop> {
    match filter.field {
        Field::CustomerId => {
            let id: CustomerId = filter.value.parse().map_err(|code| wrong("?filter/value", code))?;
            question.customer = Some(id);
        }
        Field::ResourceType => {
            let kind: ResourceType = spelled(&filter.value).ok_or_else(|| wrong("?filter/value", Invalid::Choice))?;
            question.resource = Some(kind);
        }
        _ => question.name = Some(filter.value),
    }
    Ok(())
}
