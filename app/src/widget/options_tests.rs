use super::*;

const A: &str = "501a860c-1698-442b-808c-4b612ccf35f2";
const B: &str = "0f5e9d2a-6f0b-4a7c-8f53-2f6f3d1c9b84";

fn options(given: &[(&str, Given)]) -> Options {
    let mut options = Options::default();
    for (name, value) in given {
        options.set(name, value.clone());
    }
    options
}

fn text(value: &str) -> Given {
    Given::Text(value.into())
}

fn list(ids: &[&str]) -> Given {
    Given::List(ids.iter().map(|&id| id.to_owned()).collect())
}

#[test]
fn the_most_exact_attribute_says_what_it_is_about() {
    let one = || Subject::One(A.parse().unwrap());
    let names = |customer: Option<&str>, customer_ref: Option<&str>, subscription_ref: Option<&str>| {
        Subject::Named(Names {
            customer_id: customer.map(|id| id.parse().unwrap()),
            customer_ref: customer_ref.map(str::to_owned),
            subscription_ref: subscription_ref.map(str::to_owned),
        })
    };
    let these = |ids: &[&str]| Subject::These(ids.iter().map(|id| id.parse().unwrap()).collect());
    for (given, expected) in [
        (vec![], Ok(None)),
        (vec![("subscription-id", text(" "))], Ok(None)),
        (vec![("subscription-id", text(A))], Ok(Some(one()))),
        (vec![("subscription-id", text(A)), ("customer-id", text(B))], Ok(Some(one()))),
        (vec![("customer-id", text(B))], Ok(Some(Subject::Customer(B.parse().unwrap())))),
        (vec![("customer-ref", text("K-1"))], Ok(Some(names(None, Some("K-1"), None)))),
        (vec![("customer-id", text(B)), ("subscription-ref", text("S"))], Ok(Some(names(Some(B), None, Some("S"))))),
        (vec![("subscription-id", text(A)), ("subscription-ids", list(&[B, A, B]))], Ok(Some(these(&[B, A])))),
        (vec![("subscription-ids", list(&[]))], Ok(Some(these(&[])))),
        (vec![("subscription-ids", Given::Nothing), ("subscription-id", text(A))], Ok(Some(one()))),
        (vec![("subscription-id", text("x"))], Err(Wrong::Invalid("subscription-id"))),
        (vec![("subscription-id", text(A)), ("customer-id", text("x"))], Err(Wrong::Invalid("customer-id"))),
        (vec![("subscription-ids", list(&[A, "x"]))], Err(Wrong::Invalid("subscription-ids"))),
    ] {
        assert_eq!(options(&given).subject(), expected, "{given:?}");
    }
}

#[test]
fn only_the_data_of_the_provider_that_is_named_fit() {
    let (a, b) = (Some(A.parse().unwrap()), Some(B.parse().unwrap()));
    for (wanted, tenant, fits) in
        [(None, a, true), (Some(A), a, true), (Some(A), b, false), (Some("x"), a, false), (Some(A), None, true)]
    {
        let given = wanted.map_or(Given::Nothing, text);
        assert_eq!(options(&[("tenant", given)]).fits(tenant), fits, "{wanted:?} {tenant:?}");
    }
}
