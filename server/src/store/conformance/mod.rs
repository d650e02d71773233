//! What every store must do: one list of cases, run on each.

mod commits;
mod lists;
mod model;
mod portals;
mod reads;
mod scopes;
mod search;
pub(crate) mod world;

use shared::id::TenantId;

use super::{MemoryStore, Store};

/// Makes empty stores of one kind.
pub(crate) trait StoreBuilder {
    type Store: Store;

    /// An empty store.
    async fn build(&self) -> Self::Store;

    /// Verifies a tenant's chain; how many links and entries it has.
    async fn verify(&self, store: &Self::Store, tenant: TenantId) -> (usize, usize);
}

struct Memory;

impl StoreBuilder for Memory {
    type Store = MemoryStore;

    async fn build(&self) -> MemoryStore {
        MemoryStore::new([7; 32])
    }

    async fn verify(&self, store: &MemoryStore, tenant: TenantId) -> (usize, usize) {
        let chain = store.chain(tenant);
        let mut previous = None;
        for (link, entries) in &chain {
            let bytes: Vec<_> = entries.iter().map(shared::audit::Recorded::canonical).collect();
            assert!(link.verify(previous, tenant, bytes.iter().map(Vec::as_slice), bytes.len() as u64));
            previous = Some(link);
        }
        (chain.len(), chain.iter().map(|(_, entries)| entries.len()).sum())
    }
}

#[cfg(feature = "native")]
struct Sqlite(tempfile::TempDir);

#[cfg(feature = "native")]
impl StoreBuilder for Sqlite {
    type Store = super::sqlite::SqliteStore;

    async fn build(&self) -> Self::Store {
        let directory = tempfile::tempdir_in(self.0.path()).unwrap().keep();
        super::sqlite::SqliteStore::open(directory, super::sqlite::Options::default()).unwrap()
    }

    async fn verify(&self, store: &Self::Store, tenant: TenantId) -> (usize, usize) {
        let report = store.verify_audit(Some(tenant)).await.unwrap();
        assert!(report.is_whole(), "{report:?}");
        let [checked] = report.tenants.as_slice() else { panic!("one tenant was asked for") };
        (usize::try_from(checked.links).unwrap(), usize::try_from(checked.entries).unwrap())
    }
}

/// Every case, on every store.
macro_rules! suite {
    ($($module:ident: $($case:ident)+;)+) => {
        mod memory {
            $($(#[tokio::test] async fn $case() { super::$module::$case(&super::Memory).await; })+)+
        }
        #[cfg(feature = "native")]
        mod sqlite {
            $($(#[tokio::test] async fn $case() {
                super::$module::$case(&super::Sqlite(tempfile::tempdir().unwrap())).await;
            })+)+
        }
    };
}

suite! {
    commits:
        a_row_is_put_over_the_version_it_expects
        a_conflict_is_skipped_and_the_others_go_on
        a_guard_that_failed_refuses_everything
        a_commit_of_the_same_id_does_nothing
        a_change_that_stands_on_nothing_is_a_conflict
        entries_have_no_gaps_and_the_chain_holds
        an_attempt_alone_is_recorded
        a_part_of_a_tenant_and_rows_of_another_are_refused
        commits_of_two_tenants_make_two_chains;
    reads:
        a_provider_is_read_as_it_was_put
        everything_of_a_row_comes_back
        facts_are_one_snapshot_with_target_and_followers
        a_profile_makes_its_partner_reachable
        candidates_stand_by_name_with_their_reach
        people_accounts_sessions_and_personas
        parties_find_their_providers
        history_is_walked_from_entry_to_entry
        the_log_is_asked_by_every_field;
    lists:
        the_worklist_is_one_order_in_pages_of_any_size
        rows_that_come_and_go_disturb_no_other
        a_renamed_customer_moves
        an_archived_customer_leaves_lists_and_counts
        every_field_of_a_question_narrows
        facets_leave_their_own_field_out
        customers_in_pages_by_every_question
        shares_count_live_rows
        a_cursor_of_another_question_or_tenant_is_refused;
    search:
        words_begin_terms_of_customer_product_or_contact
        folded_letters_pairs_and_marks
        ids_are_found
        nicknames_are_found_and_forgotten
        names_that_were_changed_are_found_by_the_new_one_only
        many_customers_with_one_beginning;
    portals:
        a_portal_is_read_by_every_key
        a_revoked_portal_lists_nothing_and_keeps_its_name
        a_token_is_read_with_its_portal
        tokens_that_are_over_are_taken_away
        a_portals_part;
    scopes:
        no_read_leaves_its_tenant
        a_customers_part
        a_contacts_part;
}
