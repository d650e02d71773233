//! Names that nobody bears: of word lists, in the scripts that real lists have.

use super::random::Random;

const FIRST: [&str; 48] = [
    "Amber",
    "Azure",
    "Birch",
    "Blauer",
    "Bright",
    "Cedar",
    "Citrus",
    "Clear",
    "Copper",
    "Coral",
    "Crimson",
    "Česká",
    "Élan",
    "Erste",
    "Fern",
    "Fjord",
    "Gläserne",
    "Golden",
    "Granite",
    "Grüne",
    "Harbour",
    "Hegyi",
    "Indigo",
    "Ivory",
    "Jasper",
    "Kék",
    "Lime",
    "Lumière",
    "Maple",
    "Meadow",
    "Modrá",
    "Münster",
    "Nord",
    "Ocean",
    "Olive",
    "Opal",
    "Pebble",
    "Quartz",
    "Río",
    "River",
    "Sable",
    "Silber",
    "Stone",
    "São",
    "Tulip",
    "Velvet",
    "Willow",
    "Zöld",
];

const SECOND: [&str; 48] = [
    "Analytics",
    "Apotheke",
    "Architekten",
    "Bakery",
    "Bau",
    "Boats",
    "Books",
    "Brewery",
    "Café",
    "Ceramics",
    "Clinic",
    "Coffee",
    "Consulting",
    "Dental",
    "Design",
    "Distribuição",
    "Energie",
    "Farms",
    "Films",
    "Fitness",
    "Foods",
    "Garden",
    "Gépgyár",
    "Glass",
    "Hotels",
    "Insurance",
    "Kávéház",
    "Knihy",
    "Legal",
    "Logistics",
    "Machines",
    "Media",
    "Möbel",
    "Music",
    "Optik",
    "Papír",
    "Pâtisserie",
    "Pharma",
    "Press",
    "Research",
    "School",
    "Shipping",
    "Software",
    "Sports",
    "Textiles",
    "Tools",
    "Travel",
    "Wines",
];

const PLACES: [&str; 36] = [
    "Aachen",
    "Åre",
    "Basel",
    "Bergen",
    "Brno",
    "Budapest",
    "Bydgoszcz",
    "Córdoba",
    "Cork",
    "Debrecen",
    "Gent",
    "Graz",
    "Győr",
    "Helsinki",
    "Jönköping",
    "Kiel",
    "Košice",
    "Linz",
    "Łódź",
    "Lyon",
    "Málaga",
    "Malmö",
    "Milano",
    "München",
    "Nantes",
    "Olomouc",
    "Orléans",
    "Pécs",
    "Plzeň",
    "Porto",
    "Praha",
    "São João",
    "Ulm",
    "Utrecht",
    "Würzburg",
    "Zürich",
];

const FORMS: [&str; 10] = ["", "", "", "AG", "GmbH", "Kft.", "Ltd", "S.A.", "S.r.l.", "s.r.o."];

const CHINESE: [&str; 24] = [
    "安", "宝", "晨", "大", "东", "方", "光", "海", "和", "华", "金", "康", "蓝", "明", "宁", "青", "泰", "天", "新",
    "星", "阳", "远", "云", "中",
];

const CHINESE_TRADES: [&str; 8] = ["贸易", "科技", "食品", "物流", "医药", "传媒", "机械", "纺织"];

const GIVEN: [&str; 24] = [
    "Ágnes",
    "Anna",
    "Bruno",
    "Chiara",
    "Daniel",
    "Elena",
    "Emil",
    "François",
    "Greta",
    "Hana",
    "Inês",
    "Jakub",
    "João",
    "Jürgen",
    "Klára",
    "Lars",
    "Léa",
    "Marek",
    "Noor",
    "Ottó",
    "Petra",
    "Søren",
    "Tomáš",
    "伟",
];

const FAMILY: [&str; 24] = [
    "Almeida",
    "Bauer",
    "Černý",
    "Costa",
    "Dubois",
    "Fischer",
    "García",
    "Hansen",
    "Horváth",
    "Jansen",
    "Keller",
    "Kovács",
    "Kowalska",
    "Lindström",
    "Meyer",
    "Novák",
    "O'Connor",
    "Peeters",
    "Rossi",
    "Silva",
    "Svoboda",
    "Tóth",
    "Virtanen",
    "王",
];

/// A company.
pub(super) fn company(random: &mut Random) -> String {
    if random.percent(3) {
        let letters = [random.word(&CHINESE), random.word(&CHINESE), random.word(&CHINESE_TRADES)];
        return format!("{}（{}）有限公司", letters.concat(), random.word(&PLACES));
    }
    let possessive = if random.percent(4) { "'s" } else { "" };
    let parts = [random.word(&FIRST), random.word(&SECOND), random.word(&PLACES), random.word(&FORMS)];
    let [first, second, place, form] = parts;
    format!("{first}{possessive} {second} {place} {form}").trim_end().to_owned()
}

/// A reseller.
pub(super) fn firm(random: &mut Random) -> String {
    let trade = random.word(&["Cloud", "IT", "Systems", "Networks", "Digital", "Informatik", "Számítástechnika"]);
    format!("{} {trade} {}", random.word(&FIRST), random.word(&PLACES))
}

/// A person.
pub(super) fn person(random: &mut Random) -> String {
    format!("{} {}", random.word(&GIVEN), random.word(&FAMILY))
}
