use super::*;
use shared::audit::Action;
use shared::flags::Flag;

const CUSTOMER: &str = "0c39d6d5-c70d-4c55-bc02-f620844f3fd1";
const SUBSCRIPTION: &str = "484e548c-f5f3-4528-93a9-c16c6373cb59";

fn full_worklist() -> Route {
    let query = WorklistQuery {
        q: Some("Müller & Söhne+ 50%".to_owned()),
        flag: vec![Flag::Ending, Flag::Differs],
        product: vec!["Microsoft 365 E3, yearly".to_owned(), "Visio = 2".to_owned()],
        ..WorklistQuery::default()
    };
    let place = Place { cursor: Some("a/b+c==".to_owned()), ..Place::default() };
    Route::Subscriptions(Box::new(Worklist { query, place, open: SUBSCRIPTION.parse().ok() }))
}

fn full_activity() -> Route {
    let query = ActivityQuery {
        action: vec![Action::ContactAssigned, Action::ContactFollowed],
        refused: Some(true),
        from: "2027-01-31T00:00:00Z".parse().ok(),
        ..ActivityQuery::default()
    };
    Route::Activity(Box::new(Activity { query, place: Place::default() }))
}

#[test]
fn an_address_leads_back_to_its_page() {
    let customer = CUSTOMER.parse().unwrap();
    let routes = [
        Route::worklist(),
        full_worklist(),
        Route::worklist_of(customer),
        Route::customers(),
        Route::Customers(CustomerList { q: Some("中文 ü".to_owned()), place: Place::default() }),
        Route::Customer(customer),
        Route::Subscription(customer, SUBSCRIPTION.parse().unwrap()),
        Route::activity(),
        full_activity(),
        Route::activity_of(customer),
        Route::Settings,
        Route::Support,
        Route::SignIn(None),
        Route::SignIn(Some(Box::new(full_worklist()))),
        Route::NotFound,
    ];
    for route in routes {
        assert_eq!(Route::parse(&route.href()), route, "{}", route.href());
    }
}

#[test]
fn addresses_as_people_see_them() {
    let customer = CUSTOMER.parse().unwrap();
    for (route, href) in [
        (Route::worklist(), "."),
        (Route::worklist_of(customer), ".?customer=0c39d6d5-c70d-4c55-bc02-f620844f3fd1"),
        (Route::Customers(CustomerList { q: Some("a b".into()), ..CustomerList::default() }), "customers?q=a%20b"),
        (Route::SignIn(Some(Box::new(Route::Settings))), "sign-in?next=settings"),
    ] {
        assert_eq!(route.href(), href);
    }
}

#[test]
fn other_spellings_of_an_address() {
    let upper = CUSTOMER.to_uppercase();
    for (address, route) in [
        ("", Route::worklist()),
        ("?", Route::worklist()),
        ("customers/", Route::customers()),
        ("customers?q=a+b#top", Route::parse("customers?q=a%20b")),
        (&format!("customers/{upper}"), Route::Customer(CUSTOMER.parse().unwrap())),
    ] {
        assert_eq!(Route::parse(address), route, "{address}");
    }
}

#[test]
fn what_is_no_address_is_not_found() {
    for address in [
        "nowhere",
        "customers/contoso",
        "customers?Q=a",
        "?flags=ending",
        "?open=1",
        "settings?x=1",
        "activity?refused=maybe",
    ] {
        assert_eq!(Route::parse(address), Route::NotFound, "{address}");
    }
}

#[test]
fn nobody_is_sent_elsewhere_after_signing_in() {
    for next in ["https://evil.example", "//evil.example", "javascript:alert(1)", "sign-in", "docs"] {
        let pairs = vec![("next".to_owned(), next.to_owned())];
        let address = query::with("sign-in", &pairs, &Place::default());
        assert_eq!(Route::parse(&address), Route::SignIn(None), "{next}");
    }
}
