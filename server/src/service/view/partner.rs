//! Partners where they are mentioned.

use std::collections::{BTreeMap, BTreeSet};

use shared::api::PartnerRef;
use shared::id::TenantId;
use shared::partner::Partner;

use crate::app::App;
use crate::ctx::Scope;
use crate::service::Failure;
use crate::store::Store;

/// A partner that was read already.
pub fn mention(scope: &Scope, partner: &Partner) -> PartnerRef {
    PartnerRef {
        tenant_id: partner.id,
        name: partner.name.as_str().to_owned(),
        is_provider: partner.id == scope.tenant(),
    }
}

/// The names of all partners that one answer mentions, read at once.
#[derive(Clone, Debug)]
pub struct Names {
    own: TenantId,
    names: BTreeMap<TenantId, String>,
}

impl Names {
    /// Reads the names; asks nothing when there are none to ask for.
    pub async fn read<S: Store>(
        app: &App<S>,
        scope: &Scope,
        ids: impl IntoIterator<Item = TenantId>,
    ) -> Result<Self, Failure> {
        let ids: Vec<_> = ids.into_iter().collect::<BTreeSet<_>>().into_iter().collect();
        let partners = if ids.is_empty() { Vec::new() } else { app.store.partners(scope, Some(&ids)).await? };
        let names = partners.into_iter().map(|partner| (partner.id, partner.name.as_str().to_owned())).collect();
        Ok(Self { own: scope.tenant(), names })
    }

    /// The partner by its name as it is stored now, or by its id where it is no longer known.
    pub fn mention(&self, id: TenantId) -> PartnerRef {
        let name = self.names.get(&id).cloned().unwrap_or_else(|| id.to_string());
        PartnerRef { tenant_id: id, name, is_provider: id == self.own }
    }
}
