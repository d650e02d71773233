//! Whom to call: what a customer sees, grouped by contact; groups that answer now first.

use std::collections::BTreeMap;

use shared::api::support::{ProductView, ProviderPart, SupportGroup, SupportView};
use shared::country::Country;
use shared::fold::name_key;
use shared::id::{CustomerId, SubscriptionId, TenantId};
use shared::partner::Partner;
use shared::profile::SupportProfile;
use shared::reason::Code;
use shared::time::Timestamp;

use super::view::partner::mention;
use super::view::subscription::customer_ref;
use super::view::support::{lines, rank, reaches};
use super::{Failure, Part, part};
use crate::app::App;
use crate::arrange;
use crate::ctx::Ctx;
use crate::store::Store;
use crate::store::read::Row;

/// What the signed-in customer sees: every provider's part when it is verified, else its keeper's (D11, D16).
pub async fn own<S: Store>(app: &App<S>, ctx: &Ctx) -> Result<SupportView, Failure> {
    let now = minute(app.now());
    let (mut customer, mut providers) = (None, Vec::new());
    for part in part::all(app, ctx).await? {
        let Some(read) = app.store.customer(&part.scope, ctx.customer()).await? else { continue };
        if read.customer.archived.is_none() {
            customer.get_or_insert_with(|| customer_ref(&read.customer).name);
            let rows = app.store.subscriptions_of(&part.scope, ctx.customer()).await?;
            providers.push(provider_part(app, &part, rows, now).await?);
        }
    }
    let customer = customer.ok_or_else(Failure::not_found)?;
    Ok(SupportView { customer, at: now, providers })
}

/// What one of the provider's customers sees of it.
pub async fn of_customer<S: Store>(app: &App<S>, part: &Part, id: CustomerId) -> Result<SupportView, Failure> {
    let Some(read) = app.store.customer(&part.scope, id).await? else { return Err(Failure::not_found()) };
    let now = minute(app.now());
    let mut rows = app.store.subscriptions_of(&part.scope, id).await?;
    rows.retain(|row| part.names(row.subscription.id));
    let providers = vec![provider_part(app, part, rows, now).await?];
    Ok(SupportView { customer: customer_ref(&read.customer).name, at: now, providers })
}

/// The card of one subscription.
pub async fn of_subscription<S: Store>(app: &App<S>, ctx: &Ctx, id: SubscriptionId) -> Result<SupportView, Failure> {
    let part::Found { part, fact } = part::subscription(app, ctx, id).await?;
    let now = minute(app.now());
    let customer = customer_ref(&fact.row.customer).name;
    let providers = vec![provider_part(app, &part, vec![fact.row], now).await?];
    Ok(SupportView { customer, at: now, providers })
}

/// The card as it would be with this partner as the contact: what an assignment shows before it is made. Whether that
/// partner may be the contact is another question, and not asked here.
pub async fn preview<S: Store>(
    app: &App<S>,
    part: &Part,
    id: SubscriptionId,
    contact: TenantId,
) -> Result<SupportView, Failure> {
    let snapshot = part::facts(app, &part.scope, id, Some(contact)).await?;
    let fact = snapshot.rows.into_iter().next().filter(|_| part.names(id));
    let Some(fact) = fact else { return Err(Failure::not_found()) };
    let Some(target) = fact.target else { return Err(Code::ResellerUnknown.into()) };
    let mut row = fact.row;
    row.contact.partner = target.partner.id;
    row.current = target;
    let now = minute(app.now());
    let customer = customer_ref(&row.customer).name;
    let providers = vec![provider_part(app, part, vec![row], now).await?];
    Ok(SupportView { customer, at: now, providers })
}

/// Hours are in minutes, and so is the card: its bytes, and with them its tag, stay the same for a while.
const fn minute(now: Timestamp) -> Timestamp {
    Timestamp::from_micros(now.micros() - now.micros().rem_euclid(60_000_000))
}

/// Groups the live ones of these subscriptions, all of one customer.
async fn provider_part<S: Store>(
    app: &App<S>,
    part: &Part,
    rows: Vec<Row>,
    now: Timestamp,
) -> Result<ProviderPart, Failure> {
    let mut groups: BTreeMap<TenantId, Vec<Row>> = BTreeMap::new();
    for row in rows.into_iter().filter(|row| !row.ended()) {
        groups.entry(row.contact.partner).or_default().push(row);
    }
    let mut ids: Vec<_> = groups.keys().copied().collect();
    if !ids.contains(&part.provider.tenant()) {
        ids.push(part.provider.tenant());
    }
    let profiles = if groups.is_empty() { Vec::new() } else { app.store.profiles(&part.scope, &ids).await? };
    let sheet = Sheet { app, part, profiles, now };
    let mut groups: Vec<_> = groups.into_values().filter_map(|rows| sheet.group(&rows)).collect();
    arrange::by_key(&mut groups, |group| {
        let first = if group.fallback.is_empty() { rank(&group.lines) } else { rank(&group.fallback) };
        (first, name_key(&group.contact.name), group.contact.tenant_id)
    });
    Ok(ProviderPart { provider: part.provider.partner.name.as_str().to_owned(), groups })
}

/// What a part's groups are made with.
struct Sheet<'a, S: Store> {
    app: &'a App<S>,
    part: &'a Part,
    profiles: Vec<SupportProfile>,
    now: Timestamp,
}

impl<S: Store> Sheet<'_, S> {
    fn group(&self, rows: &[Row]) -> Option<SupportGroup> {
        let first = rows.first()?;
        let partner: &Partner = &first.current.partner;
        let country = first.customer.country;
        let own = self.lines(partner.id, country, rows);
        let fallback = if reaches(&own) { Vec::new() } else { self.lines(self.part.provider.tenant(), country, rows) };
        let is_provider = partner.id == self.part.provider.tenant();
        Some(SupportGroup {
            contact: mention(&self.part.scope, partner),
            lines: own,
            fallback: if is_provider { Vec::new() } else { fallback },
            products: rows.iter().map(product).collect(),
        })
    }

    fn lines(&self, partner: TenantId, country: Option<Country>, rows: &[Row]) -> Vec<shared::api::support::LineView> {
        let profile = self.profiles.iter().find(|profile| profile.partner == partner);
        let products: Vec<_> = rows.iter().map(|row| row.subscription.product.as_str()).collect();
        lines(profile, country, &products, &self.app.zones, self.now)
    }
}

fn product(row: &Row) -> ProductView {
    let subscription = &row.subscription;
    ProductView {
        id: subscription.id,
        product: subscription.product.as_str().to_owned(),
        nickname: subscription.nickname.as_ref().map(|name| name.as_str().to_owned()),
        channel: subscription.channel,
    }
}
