//! What the attributes of an element name, and what its token may do there.

use shared::api::embed::{EmbedQuery, EmbedScope};
use shared::customer::Customer;
use shared::embed::{ElementVersion, EmbedPermission};
use shared::id::SubscriptionId;
use shared::partner::Provider;
use shared::problem::FieldError;
use shared::reason::Code;
use shared::role::{Permission, Side};
use shared::text::Invalid;

use super::view::subscription::customer_ref;
use super::{Failure, embed_named, part};
use crate::app::App;
use crate::ctx::{Ctx, Scope};
use crate::store::Store;
use crate::store::read::Row;

/// The most subscriptions of an answer.
const MOST: usize = 1_000;

/// Answers for the first of the caller's parts that has what is named.
pub async fn scope<S: Store>(app: &App<S>, ctx: &Ctx, query: &EmbedQuery) -> Result<EmbedScope, Failure> {
    part::reader(ctx, &Side::ALL)?;
    for scope in part::scopes(app, ctx).await? {
        let Some(provider) = app.store.provider(&scope).await? else { return Err(Code::RoleTooSmall.into()) };
        let look = Look { app, ctx, scope, query };
        match look.answer(&provider).await {
            Err(failure) if failure.code() == Code::NotFound => {}
            answer => return answer,
        }
    }
    Err(Failure::not_found())
}

/// One look at one provider's part.
struct Look<'a, S: Store> {
    app: &'a App<S>,
    ctx: &'a Ctx,
    scope: Scope,
    query: &'a EmbedQuery,
}

impl<S: Store> Look<'_, S> {
    async fn answer(&self, provider: &Provider) -> Result<EmbedScope, Failure> {
        let customer = self.customer().await?;
        let subscription_ids = match &customer {
            Some(customer) => self.subscriptions(customer).await?,
            None => Vec::new(),
        };
        Ok(EmbedScope {
            tenant_id: provider.tenant(),
            customer: customer.as_ref().map(customer_ref),
            subscription_ids,
            permissions: self.permissions(provider),
            lowest_version: ElementVersion::LOWEST.to_string(),
        })
    }

    /// The customer that is named, or that of the token, of the caller, or of the first subscription.
    async fn customer(&self) -> Result<Option<Customer>, Failure> {
        let (app, scope, query) = (self.app, &self.scope, self.query);
        if let Some(reference) = &query.customer_ref {
            let found = embed_named::customer_called(app, scope, reference).await?;
            let same = query.customer.is_none_or(|id| id == found.id);
            return if same { Ok(Some(found)) } else { Err(Failure::not_found()) };
        }
        let own = || match self.ctx.actor.side {
            Side::Customer => Some(self.ctx.customer()),
            Side::Provider | Side::Reseller => self.ctx.grant.as_ref().map(|grant| grant.customer),
        };
        if let Some(id) = query.customer.or_else(own) {
            return embed_named::customer(app, scope, id).await.map(Some);
        }
        if let Some(id) = query.subscriptions.first() {
            let contact = app.store.contact(scope, *id).await?.ok_or_else(Failure::not_found)?;
            return embed_named::customer(app, scope, contact.customer).await.map(Some);
        }
        if query.subscription_refs.is_empty() {
            return Ok(None);
        }
        // A nickname is one among a customer's subscriptions.
        Err(FieldError { pointer: "?customerId".to_owned(), code: Invalid::Missing }.into())
    }

    async fn subscriptions(&self, customer: &Customer) -> Result<Vec<SubscriptionId>, Failure> {
        let mut rows = self.app.store.subscriptions_of(&self.scope, customer.id).await?;
        rows.retain(|row| self.ctx.names(row.subscription.id));
        let query = self.query;
        if query.subscriptions.is_empty() && query.subscription_refs.is_empty() {
            return Ok(self.all(&rows));
        }
        let by_id = query.subscriptions.iter().map(|id| embed_named::subscription(&rows, *id));
        let by_name = query.subscription_refs.iter().map(|name| embed_named::subscription_called(&rows, name));
        by_id.chain(by_name).collect()
    }

    /// All that the token names; without a list, all that have not ended.
    fn all(&self, rows: &[Row]) -> Vec<SubscriptionId> {
        let listed = self.ctx.grant.as_ref().is_some_and(|grant| grant.subscriptions.is_some());
        let shown = rows.iter().filter(|row| listed || !row.ended());
        shown.map(|row| row.subscription.id).take(MOST).collect()
    }

    /// What the token says; an ordinary caller may what its roles allow.
    fn permissions(&self, provider: &Provider) -> Vec<EmbedPermission> {
        if let Some(grant) = &self.ctx.grant {
            return grant.permissions.iter().collect();
        }
        let actor = &self.ctx.actor;
        let may = |permission| actor.require(permission, provider).is_ok();
        let allowed = |permission: &EmbedPermission| match permission {
            EmbedPermission::Read => actor.side != Side::Customer && !actor.app_only,
            EmbedPermission::Assign => may(Permission::Assign),
            EmbedPermission::Confirm => may(Permission::Assign) && may(Permission::Administer),
            EmbedPermission::Support => true,
        };
        EmbedPermission::ALL.into_iter().filter(allowed).collect()
    }
}
