//! What commands work with: the store of a data directory, and the ports of this computer.

use std::sync::Arc;

use shared::id::{CustomerId, TenantId};

use super::data_dir::{DataArg, DataDir};
use super::kept::{self, Kept};
use super::trouble::{Outcome, Trouble};
use crate::app::App;
use crate::ctx::Scope;
use crate::native::clock::SystemClock;
use crate::native::ids::OsIds;
use crate::store::Store as _;

/// An opened data directory.
pub struct Place {
    /// The directory.
    pub data: DataDir,
    /// Its store, with the ports.
    pub app: App<Kept>,
}

/// Opens the directory that the arguments name.
pub fn open(data: &DataArg) -> Outcome<Place> {
    let data = DataDir::open(&data.data)?;
    let app = app(kept::open(&data.path)?);
    Ok(Place { data, app })
}

/// A store with the ports of this computer.
pub fn app(store: Kept) -> App<Kept> {
    App::new(store, Arc::new(SystemClock), Arc::new(OsIds))
}

impl Place {
    /// The provider that is meant: the one named, or the first one.
    pub async fn provider(&self, named: Option<TenantId>) -> Outcome<TenantId> {
        let tenant = named.unwrap_or(self.data.installation.provider);
        match self.app.store.provider(&Scope::system(tenant)).await? {
            Some(_) => Ok(tenant),
            None => Err(Trouble::new(format!("there is no provider {tenant} in {}", self.data.path.display()))),
        }
    }

    /// The customer's tenant, when the provider has that customer.
    pub async fn customer(&self, provider: TenantId, customer: TenantId) -> Outcome<TenantId> {
        let id = CustomerId::from_bytes(*customer.bytes());
        match self.app.store.customer(&Scope::system(provider), id).await? {
            Some(_) => Ok(customer),
            None => Err(Trouble::new(format!("the provider {provider} has no customer {customer}"))),
        }
    }

    /// The reseller's tenant, when the provider knows that reseller.
    pub async fn reseller(&self, provider: TenantId, reseller: TenantId) -> Outcome<TenantId> {
        let known = self.app.store.partners(&Scope::system(provider), Some(&[reseller])).await?;
        if known.iter().any(|partner| partner.id != provider) {
            Ok(reseller)
        } else {
            Err(Trouble::new(format!("the provider {provider} knows no reseller {reseller}")))
        }
    }
}
