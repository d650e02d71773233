//! Every combination of the five facts, and the moments at which delegated admin changes its meaning.

use super::*;
use crate::customer::AdminKind;
use crate::fact::Known;
use crate::partner::Settings;
use crate::sample;

const VERDICTS: [Verdict; 3] = [Verdict::Met, Verdict::Unknown, Verdict::Failed];

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn fact<T>(verdict: Verdict, good: T, bad: T) -> Fact<T> {
    let value = match verdict {
        Verdict::Met => good,
        Verdict::Failed => bad,
        Verdict::Unknown => return None,
    };
    Some(Known::new(value, Source::Imported, sample::read()))
}

fn candidate(verdicts: [Verdict; 5]) -> Candidate {
    let [partnership, region, agreement, relation, admin] = verdicts;
    let mut candidate = sample::reseller_until("2030-01-01T00:00:00Z");
    let met = candidate.reach.admin.unwrap().value;
    candidate.partner.partnership = fact(partnership, PartnershipState::Active, PartnershipState::Ended);
    candidate.partner.country = match region {
        Verdict::Met => Some("AT".parse().unwrap()),
        Verdict::Failed => Some("US".parse().unwrap()),
        Verdict::Unknown => None,
    };
    candidate.partner.agreement = fact(agreement, true, false);
    candidate.reach.relation = fact(relation, Relation::Related, Relation::Unrelated);
    candidate.reach.admin = fact(admin, met, DelegatedAdmin::NONE);
    candidate
}

fn combinations() -> impl Iterator<Item = [Verdict; 5]> {
    let weights = [1, 3, 9, 27, 81];
    (0..243_usize).map(move |number| weights.map(|weight| VERDICTS[number / weight % 3]))
}

/// One line a combination: the facts in the order partnership, region, agreement, relation, delegated admin
/// (`+` met, `?` unknown, `-` failed), the class, and the codes in the order they are reported.
#[test]
fn every_combination_of_facts() {
    let mut table = String::new();
    for verdicts in combinations() {
        let standing = standing(&sample::provider(), &candidate(verdicts), at("2026-06-01"));
        let marks: String = verdicts
            .iter()
            .map(|verdict| match verdict {
                Verdict::Met => '+',
                Verdict::Unknown => '?',
                Verdict::Failed => '-',
            })
            .collect();
        let codes: Vec<_> = standing.reasons().iter().map(describe).collect();
        table += &format!("{marks} {:<10} {}\n", standing.class().code(), codes.join(" "));
    }
    insta::assert_snapshot!(table);
}

fn describe(reason: &Reason) -> String {
    match (reason.code, reason.fact) {
        (Code::Unverified, Some(fact)) => format!("unverified:{fact}"),
        (code, _) => code.to_string(),
    }
}

#[test]
fn any_failure_refuses_any_doubt_needs_a_person_and_only_certainty_is_eligible() {
    for verdicts in combinations() {
        let class = standing(&sample::provider(), &candidate(verdicts), at("2026-06-01")).class();
        let expected = if verdicts.contains(&Verdict::Failed) {
            Class::Ineligible
        } else if verdicts.contains(&Verdict::Unknown) {
            Class::Unverified
        } else {
            Class::Eligible
        };
        assert_eq!(class, expected, "{verdicts:?}");
    }
}

#[test]
fn the_provider_needs_no_facts() {
    let standing = standing(&sample::provider(), &sample::provider_candidate(), at("2026-06-01"));
    assert_eq!(standing, Standing::Provider);
    assert_eq!(standing.class(), Class::Eligible);
    assert!(standing.reasons().is_empty());
}

/// Kind, status, end, source, day of reading, day of asking, and what that means (D6).
#[test]
fn delegated_admin_over_time() {
    use AdminKind::{Dap, Gdap, None as NoAdmin};
    use AdminStatus::{
        Active, ApprovalPending, Expired, Expiring, Terminated, TerminationRequested, UnknownFutureValue,
    };
    use Source::{Attested, Imported, Simulated};
    let rows = [
        (Gdap, Active, Some("2026-06-01"), Imported, "2026-01-01", "2026-05-31", "met"),
        (Gdap, Expiring, Some("2026-06-01"), Imported, "2026-01-01", "2026-05-31", "met"),
        (Gdap, Active, Some("2026-06-01"), Imported, "2026-01-01", "2026-06-01", "unknown due_to_end"),
        (Gdap, Active, Some("2026-06-01"), Imported, "2026-06-02", "2026-06-03", "failed expired"),
        (Gdap, Active, Some("2026-06-01"), Attested, "2026-01-01", "2026-06-01", "failed expired"),
        (Gdap, Active, Some("2026-06-01"), Simulated, "2026-01-01", "2026-06-01", "failed expired"),
        (Gdap, ApprovalPending, None, Imported, "2026-01-01", "2026-01-02", "failed pending"),
        (Gdap, Expired, Some("2026-06-01"), Imported, "2026-06-02", "2026-06-03", "failed expired"),
        (Gdap, Terminated, None, Imported, "2026-01-01", "2026-01-02", "failed ended"),
        (Gdap, TerminationRequested, None, Imported, "2026-01-01", "2026-01-02", "failed ended"),
        (Gdap, UnknownFutureValue, None, Imported, "2026-01-01", "2026-01-02", "unknown unclear"),
        (Dap, Active, None, Imported, "2020-01-01", "2026-01-02", "met"),
        (Dap, Terminated, None, Imported, "2026-01-01", "2026-01-02", "failed ended"),
        (NoAdmin, Terminated, None, Imported, "2026-01-01", "2026-01-02", "failed none"),
    ];
    for (kind, status, ends, source, read, now, expected) in rows {
        let admin = DelegatedAdmin { kind, status, ends: ends.map(at) };
        let fact = Some(Known::new(admin, source, at(read)));
        let found = delegated_admin(&sample::provider(), fact, at(now));
        let detail = found.detail.map(|detail| format!(" {detail}")).unwrap_or_default();
        assert_eq!(format!("{}{detail}", found.verdict), expected, "{kind} {status} {ends:?} {source} {read} {now}");
    }
}

#[test]
fn a_provider_may_choose_to_be_warned_of_missing_admin_only() {
    let mut provider = sample::provider();
    provider.settings = Settings { missing_admin: MissingAdmin::Warn, ..Settings::default() };
    let missing = candidate([Verdict::Met, Verdict::Met, Verdict::Met, Verdict::Met, Verdict::Failed]);
    let unrelated = candidate([Verdict::Met, Verdict::Met, Verdict::Met, Verdict::Failed, Verdict::Met]);
    assert_eq!(standing(&provider, &missing, at("2026-06-01")).class(), Class::Unverified);
    assert_eq!(standing(&provider, &unrelated, at("2026-06-01")).class(), Class::Ineligible);
}
