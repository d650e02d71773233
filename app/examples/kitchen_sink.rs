//! All primitives on one page, only for looking at them.

use app::ui::badge::Badge;
use app::ui::button::{Button, IconButton, Look};
use app::ui::checkbox::Checkbox;
use app::ui::combobox::options::{Choice, Group};
use app::ui::combobox::{Combobox, ComboboxWords, Offer};
use app::ui::description_list::{DescriptionList, Pair};
use app::ui::dialog::Dialog;
use app::ui::empty_state::EmptyState;
use app::ui::error_summary::{ErrorSummary, FieldError};
use app::ui::facet::{Facet, FacetValue};
use app::ui::icon::Icon;
use app::ui::menu::{Menu, MenuItem};
use app::ui::message_bar::MessageBar;
use app::ui::nav_list::{NavItem, NavList};
use app::ui::pagination::Pagination;
use app::ui::progress::{Progress, Skeleton};
use app::ui::select::Select;
use app::ui::side_panel::SidePanel;
use app::ui::skip_link::SkipLink;
use app::ui::table::{Cell, Column, Order, Row, Table};
use app::ui::text_field::{TextField, TextKind};
use app::ui::toast_region::ToastRegion;
use app::ui::toasts::Toasts;
use app::ui::tone::Tone;
use leptos::prelude::*;

fn main() {
    app::dom::panic::install();
    app::dom::announce::prepare(app::dom::root::Root::page());
    leptos::mount::mount_to_body(Sink);
}

fn text(words: &'static str) -> Signal<String> {
    Signal::stored(words.to_owned())
}

const TONES: [Tone; 5] = [Tone::Neutral, Tone::Info, Tone::Success, Tone::Warning, Tone::Danger];

#[component]
fn Sink() -> impl IntoView {
    let toasts = Toasts::provide();
    let panel = RwSignal::new(true);
    view! {
        <SkipLink target="main" text="Skip to main content"/>
        <div class="sc-shell">
            <header class="sc-header">
                <a class="sc-brand" href="#">{Icon::Switchboard.view()}"Switchboard"</a>
                <div class="sc-header__search"><input class="sc-input" type="search" aria-label="Who supports …?" placeholder="Who supports …?"/></div>
                <div class="sc-header__tools">
                    <Menu icon=Icon::Globe label="Language" text=text("English")>
                        <MenuItem checked=true on_press=|()| {}>"English"</MenuItem>
                        <MenuItem lang="de" on_press=|()| {}>"Deutsch"</MenuItem>
                        <MenuItem lang="zh-CN" on_press=|()| {}>"简体中文"</MenuItem>
                    </Menu>
                    <IconButton icon=Icon::Theme label="Theme" on_press=|()| app::dom::document::set_root("data-theme", Some("dark"))/>
                </div>
            </header>
            <div class="sc-side">
                <NavList label="Main" items=vec![
                    nav("Subscriptions", Icon::Filter, true),
                    nav("Customers", Icon::Person, false),
                    nav("Activity log", Icon::Clock, false),
                    nav("Support", Icon::Phone, false),
                    nav("Settings", Icon::Theme, false),
                ]/>
            </div>
            <main class="sc-main" id="main">
                <div class="sc-page">
                    <div class="sc-page__header">
                        <div><h1>"Subscriptions"</h1><p class="sc-page__lead">"Who supports what, and who should."</p></div>
                        <div class="sc-row">
                            <Button on_press=move |()| panel.set(true)>"Open panel"</Button>
                            <Button look=Look::Primary on_press=move |()| toasts.show(Tone::Success, "Fabrikam now supports Microsoft 365 Business Premium.".into())>"Show toast"</Button>
                        </div>
                    </div>
                    <Messages/>
                    <div class="sc-split">
                        <div class="sc-stack"><Rows/><Forms/></div>
                        {move || panel.get().then(|| view! { <Panel panel/> })}
                    </div>
                </div>
            </main>
        </div>
        <ToastRegion toasts label="Messages" dismiss_label="Dismiss"/>
    }
}

fn nav(words: &'static str, icon: Icon, current: bool) -> NavItem {
    NavItem { href: text("#"), text: text(words), current: Signal::stored(current), icon: Some(icon) }
}

#[component]
fn Messages() -> impl IntoView {
    let bars = TONES.map(|tone| {
        view! {
            <MessageBar tone title="Delegated admin ends on 12 June 2027.">
                "Until then Fabrikam stays the contact. " <a href="#">"Plan the hand-over"</a>
            </MessageBar>
        }
    });
    let badges = TONES.map(|tone| view! { <Badge tone text=tone.name()/> });
    view! {
        <div class="sc-stack sc-stack--tight">{bars.collect_view()}</div>
        <div class="sc-row">
            {badges.collect_view()}
            <Badge tone=Tone::Warning icon=Icon::Clock text="Ending soon"/>
            <Badge tone=Tone::Danger icon=Icon::Phone text="No way to reach"/>
        </div>
    }
}

#[component]
fn Rows() -> impl IntoView {
    let rows = [
        (
            "Contoso Hospitality and Conference Services International",
            "Microsoft 365 Business Premium",
            "Fabrikam",
            128,
            false,
        ),
        ("Příliš žluťoučký kůň s.r.o.", "Azure plan", "Trey Research", 1, true),
        ("康拓索咨询(上海)有限公司", "Exchange Online (Plan 1)", "First Up Consultants", 17, false),
    ];
    let columns = vec![
        Column::new("Select").silent(),
        Column::new("Customer").sorted(Signal::stored(Some(Order::Ascending)), Callback::new(|()| {})),
        Column::new("Product"),
        Column::new("Support contact").sorted(Signal::stored(None), Callback::new(|()| {})),
        Column::new("Seats").numeric(),
        Column::new("Flags"),
    ];
    let values = vec![
        FacetValue { id: "a".into(), text: "Needs attention".into(), count: Some("212".into()), checked: true },
        FacetValue { id: "b".into(), text: "Not verified".into(), count: Some("3,100".into()), checked: false },
    ];
    let view_row = |(customer, product, contact, seats, selected): (
        &'static str,
        &'static str,
        &'static str,
        u32,
        bool,
    )| {
        view! {
            <Row selected=selected>
                <Cell><Checkbox label=format!("Select {customer}") bare=true checked=selected on_change=|_| {}/></Cell>
                <Cell label="Customer" head=true><a href="#"><bdi>{customer}</bdi></a></Cell>
                <Cell label="Product">{product}</Cell>
                <Cell label="Support contact"><bdi>{contact}</bdi></Cell>
                <Cell label="Seats" numeric=true>{seats}</Cell>
                <Cell label="Flags"><Badge tone=Tone::Warning icon=Icon::Clock text="Ending soon"/></Cell>
            </Row>
        }
    };
    view! {
        <div class="sc-filtered">
            <div class="sc-filters"><Facet heading="Contact status" values=values.clone() on_toggle=|_| {} open=true/><Facet heading="Channel" values on_toggle=|_| {}/></div>
            <div class="sc-card sc-card--flush">
                <Table caption="Subscriptions" columns>{rows.map(view_row).collect_view()}</Table>
                <Pagination label="Pages" status="1–50 of 1,284"
                    previous=(text("Previous"), Signal::stored(None)) next=(text("Next"), Signal::stored(Some("#".into())))/>
            </div>
        </div>
    }
}

#[component]
fn Forms() -> impl IntoView {
    let open = RwSignal::new(false);
    let errors = RwSignal::new(Vec::<FieldError>::new());
    let problem = Signal::derive(move || {
        errors.with(|e| (!e.is_empty()).then(|| "Enter the ticket's number, such as 4711.".to_owned()))
    });
    let ticket = RwSignal::new(String::new());
    view! {
        <div class="sc-card">
            <ErrorSummary title="There is a problem" errors/>
            <TextField id="ticket" label="Ticket reference" mark=text("optional") hint=text("As your ticket system writes it.") error=problem value=ticket/>
            <TextField id="reason" label="Reason" kind=TextKind::Multiline value=RwSignal::new(String::new())/>
            <Select id="theme" label="Theme" value=text("dark") on_change=|_| {} options=vec![("light".into(), text("Light")), ("dark".into(), text("Dark"))]/>
            <Checkbox label="I have confirmed this with the reseller" hint=text("Who and when is kept in the activity log.") checked=false on_change=|_| {}/>
            <div class="sc-row">
                <Button look=Look::Primary on_press=move |()| errors.set(vec![FieldError { field: "ticket".into(), text: "Enter the ticket's number".into() }])>"Submit"</Button>
                <Button disabled_reason=text("Sales agents may look, but not assign. Ask an Admin agent.")>"Assign"</Button>
                <Button look=Look::Primary disabled_reason=text("Choose a contact first.")>"Submit"</Button>
                <Button busy=true>"Sending…"</Button>
                <Button look=Look::Subtle icon=Icon::Undo on_press=move |()| open.set(true)>"Leave…"</Button>
            </div>
            <Progress label="32 of 100 done" done=32_u32 total=100_u32/>
            <Dialog open title="Leave without submitting?" close_label="Close" footer=move || view! {
                <Button look=Look::Primary on_press=move |()| open.set(false)>"Stay"</Button>
                <Button on_press=move |()| open.set(false)>"Leave"</Button>
            }>
                <p>"Your choice is kept until you close this tab."</p>
            </Dialog>
            <Skeleton lines=3 label="Loading…"/>
            <EmptyState icon=Icon::Search title="Nothing matches these filters" text="Remove a filter or search for something else.">
                <Button>"Clear filters"</Button>
            </EmptyState>
            <div class="sc-row">{ICONS.map(Icon::view).collect_view()}</div>
        </div>
    }
}

const ICONS: [Icon; 23] = [
    Icon::Check,
    Icon::ChevronDown,
    Icon::ChevronRight,
    Icon::ChevronLeft,
    Icon::Close,
    Icon::Search,
    Icon::Info,
    Icon::Warning,
    Icon::Blocked,
    Icon::Question,
    Icon::Clock,
    Icon::Phone,
    Icon::Mail,
    Icon::Globe,
    Icon::Person,
    Icon::Copy,
    Icon::Up,
    Icon::Down,
    Icon::Dot,
    Icon::Theme,
    Icon::Filter,
    Icon::Undo,
    Icon::Switchboard,
];

#[component]
fn Panel(panel: RwSignal<bool>) -> impl IntoView {
    let value = RwSignal::new(Some(("p".to_owned(), "Trey Research".to_owned())));
    let query = RwSignal::new(String::new());
    let offer = Signal::derive(move || Offer::Ready { groups: groups(&query.get()), more: false });
    let refused = RwSignal::new(None::<Choice>);
    let words = ComboboxWords {
        open: text("Show the list"),
        loading: text("Loading…"),
        empty: text("No results"),
        narrow: text("Type to narrow the list"),
        count: Callback::new(|n: usize| format!("{n} results")),
        position: Callback::new(|(name, at, all): (String, usize, usize)| format!("{name}, {at} of {all}")),
    };
    let choose = move |choice: Choice| {
        if choice.settable {
            refused.set(None);
            value.set(Some((choice.id, choice.name)));
        } else {
            refused.set(Some(choice));
        }
    };
    view! {
        <SidePanel title="Microsoft 365 Business Premium" close_label="Close" on_close=move |()| panel.set(false)>
            <DescriptionList>
                <Pair term="Customer"><bdi>"Contoso"</bdi></Pair>
                <Pair term="Status"><Badge tone=Tone::Success text="Active"/></Pair>
                <Pair term="Reseller of record"><bdi>"First Up Consultants"</bdi></Pair>
            </DescriptionList>
            <Combobox id="contact" label="Designated support contact" hint=text("Whom the customer calls.") words offer value
                on_search=move |q| query.set(q) on_choose=choose
                empty_action=ViewFn::from(|| view! { <div class="sc-combobox__note"><a href="#">"Request a relationship"</a></div> })/>
            {move || refused.get().map(|choice| view! {
                <MessageBar tone=Tone::Danger live=true title=format!("{} cannot be assigned.", choice.name)>
                    <ul>{choice.reasons.into_iter().map(|r| view! { <li>{r}</li> }).collect_view()}</ul>
                </MessageBar>
            })}
            <div class="sc-row">
                <Button look=Look::Primary>"Submit"</Button>
                <Button on_press=move |()| panel.set(false)>"Close"</Button>
            </div>
        </SidePanel>
    }
}

fn groups(query: &str) -> Vec<Group> {
    let choice = |id: &str, name: &str, reasons: &[&str], settable| Choice {
        id: id.into(),
        name: name.into(),
        detail: "Partner ID 4391507 · Germany".into(),
        mark: (id == "p").then(|| "Default".into()),
        reasons: reasons.iter().map(|&r| r.to_owned()).collect(),
        settable,
    };
    let all = [
        (
            "Eligible",
            vec![
                choice("p", "Trey Research", &[], true),
                choice("a", "Fabrikam", &[], true),
                choice("b", "Čapek Systémy", &[], true),
            ],
        ),
        ("Not verified", vec![choice("c", "First Up Consultants", &["Delegated admin is not known."], true)]),
        (
            "Not eligible",
            vec![choice("d", "Relecloud", &["No relationship with the customer.", "Another CSP region."], false)],
        ),
    ];
    let matches = |choice: &Choice| app::dom::fold::fold(&choice.name).contains(&app::dom::fold::fold(query));
    all.into_iter()
        .map(|(heading, choices)| Group {
            heading: heading.into(),
            choices: choices.into_iter().filter(matches).collect(),
        })
        .filter(|group| !group.choices.is_empty())
        .collect()
}
