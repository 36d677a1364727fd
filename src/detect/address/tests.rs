use super::*;
use crate::detect::token::read;

fn find(text: &str, zone: Zone, found: &mut Vec<Candidate>) {
    read(text, |scene| Addresses.find(&Scene { zone, ..*scene }, found));
}

/// `text` with `[[…]]` around the addresses of at least `least`.
fn marked(text: &str, zone: Zone, least: u8) -> String {
    let mut found = Vec::new();
    find(text, zone, &mut found);
    let mut out = String::new();
    let mut at = 0;
    for span in found.iter().filter(|c| c.confidence >= least).map(|c| c.span) {
        out.push_str(&format!("{}[[{}]]", &text[at..span.start], &text[span.range()]));
        at = span.end;
    }
    out + &text[at..]
}

fn check(cases: &[&str], zone: Zone, least: u8) {
    let mut failures = String::new();
    for expected in cases {
        let got = marked(&expected.replace("[[", "").replace("]]", ""), zone, least);
        if got != *expected {
            failures.push_str(&format!("\nexpected {expected}\ngot      {got}"));
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

#[test]
fn expressions_are_well_formed() {
    if let Err(error) = Grammar::new() {
        panic!("{error}");
    }
}

#[test]
fn numbered_streets_in_any_zone() {
    let cases = [
        "Yanis vit [[4 allée des Peupliers, 3e étage, porte 34]], avec sa mère",
        "Famille DA SILVA, [[11, rue du Docteur-Roux, bât. C]]\nM. PETIT",
        "demeure [[2 square Paul-Bert]] ; l'autre",
        "Thi Mai TRAN, [[7 impasse du Lavoir à Cholet]]. Le docteur",
        "une chambre au [[5 de la rue Haute]].",
        "habitent au-dessus, [[23 quai Gambetta, 1er étage]].",
        "| [[6 r. des Tanneurs, esc. B]] |",
        "| [[18 av. du Mal-Foch]] |",
        "[[3 chemin de l'Écluse]]",
        "Mme ROY, [[9 rue Neuve]]",
        "mme petit, [[12 r jean jaures rdc]]. harcelee",
        "DEMEURE [[17 BIS AVENUE DE LA LIBERATION, APPT 6, 4EME ETAGE]], CHEZ SA TANTE",
        "demeurant [[56 boulevard de la Manufacture,\nbâtiment Garance, 2e étage droite]]. Depuis",
        "a déménagé [[1408 route de Sens, lieu-dit La Croix-Verte, 89990 Beaulieu-sur-Yse]]. Son",
        "la pharmacie, [[41 grande rue]], avec le petit",
        "chez sa mère, [[6 cité du Stade]], mais",
        "loge chez lui, [[9 sente des Aubépines]].",
        "seul, [[entrée 3, 18 allée de la Sapinière]].",
        "[[logement n° 8, 2 ter rue de la Sucrerie, 1er étage, 62990 Noyelles-le-Haut]]",
        "vit [[35 coron du Calvaire]].",
        "la mère : [[12 résidence du Bassin, appartement 5, 17990 Port-Marans]]. Le père",
        "[[3 cour des Voiliers]].",
        "Logé au [[FJT Le Cap, chambre 112, 30 quai des Mariniers]]. 1re MELEC",
        "[[12-14 rue du 8 Mai 1945]] hier",
        "[[12 bis, rue Victor Hugo, 99000 Villemorin CEDEX 2]]",
        "12 RUE VICTOR HUGO CHEZ SA TANTE".replace("12 RUE VICTOR HUGO", "[[12 RUE VICTOR HUGO]]").leak(),
        "il habite au [[70 Jourdan]] depuis",
        "[[3 bd Gal. Leclerc]]",
    ];
    check(&cases, Zone::General, 80);
}

#[test]
fn dwellings_where_somebody_lives() {
    let cases = [
        "chez sa compagne, Océane HIVERT, [[résidence Les Cigales, bât. 2, appt 14]]. Son oncle",
        "| [[rés. du Barrage, bât. 3, 5e ét.]] |",
        "| [[péniche « La Gaillarde », quai du Port]] |",
        "| [[terrain du Pont-Noir, 2e caravane]] |",
        "ses 5 enfts, [[tour 4 hall c 7e gche]]. diabete",
        "vendeuse, [[appt 212 res les tilleuls]])",
        "dort local velo [[bat f les tilleuls]], delire",
        "DEPUIS 4 ANS, [[RESIDENCE DES TROIS MOULINS, HALL 2]]. MME",
        "Les intéressés habitent\ntous [[résidence Vauquelin, cage 4]]. Le fils",
        "Elle dort sur place, [[villa Les Tamaris]]. Je",
        "vit [[Tour 33, hall bas]], avec",
    ];
    check(&cases, Zone::Situation, 60);
}

#[test]
fn public_places_and_streets_alone_are_no_addresses() {
    let cases = [
        "la rue Victor-Hugo et la place Nelson-Mandela",
        "12 rues rénovées, 3 cours de français, 2 places de parking",
        "1 place en crèche, 4 tours de garde",
        "Mairie de Villemorin\n2 place de l'Hôtel-de-Ville – 3e étage, bureau 12",
        "Maison des familles, 4 rue des Sauniers",
        "occupation du hall 4",
        "au 2e étage de l'hôtel de ville",
        "salle 2e étage",
        "un tour de table, un tour de garde",
        "du 1er au 3e arrêt de bus",
        "au 1er étage de chaque cage",
        "les Tours de France de la prévention",
        "le 4e et le 5e étage sont déjà vidés",
        "Un chauffeur de la ligne 12 route",
        "la cité Joliot-Curie",
        "Contrat local de sécurité du 12 mars 2026, résidence",
        "trois tours de garde par semaine, 5 rue",
    ];
    check(&cases, Zone::General, 60);
}

#[test]
fn towers_and_estates_are_places_unless_somebody_lives_there() {
    let cases = [
        "M. de LA TOUR DU BREUIL est venu",
        "un tour de quartier à 18 h",
        "il cite la loi Badinter et Tilelli",
        "stagiaire au camping La Calanque.",
        "groupes à la cité Joliot-Curie le soir",
        "l'occupation du hall 4",
        "une mutation 1er etage res senior",
        "habite [[cité Joliot-Curie]].",
    ];
    check(&cases, Zone::Situation, 1);
}

#[test]
fn an_address_goes_on_to_its_end() {
    let cases = [
        "Vit [[9 allée des Cèdres au premier étage]], il a",
        "chez elle, [[3 rue des Tanneurs, au-dessus du tabac]].",
        "Il loge [[19 rue du Four, à Villemorin]]. Madame",
        "Adresse : [[résidence du Parc, bâtiment Aubier, n° 118]]",
        "[[lotissement des Merles, n°5]]) : il",
        "seul au [[lieu-dit La Borne Noire, dernière maison à gauche]]. Veuf",
        "adresse ? -> [[bat c 2e, 14 rue pierre brossolette]]",
        "Vit chez ses parents, [[pavillon 4, hameau du Puits]]. Sa",
        "Vu [[12 RUE DES FORGES]], A ETE INTERPELLE",
        "il vend [[12 rue des Forges]], à Mme Petit",
        "[[12 rue des Forges]], 3e, absent",
        "[[12 rue des Forges]] derrière lui",
    ];
    check(&cases, Zone::Situation, 60);
}

#[test]
fn homes_are_said_of_somebody() {
    let cases = [
        "plaintes de M. KONE Issa ([[porte 16]]), 1 pétition",
        "les familles GARNIER ([[n° 21]]) et SYLLA ([[n° 23]])",
        "chez M. Garnier au [[6ème]].",
        "Mlle ROCHE – [[même tour, 2ème étage, logement 31]]",
        "MEME ADRESSE, REZ DE CHAUSSEE DROITE. NE"
            .replace("MEME ADRESSE, REZ DE CHAUSSEE DROITE", "[[MEME ADRESSE, REZ DE CHAUSSEE DROITE]]")
            .leak(),
        "squatteurs [[mobil-home n°22]] : couple",
        "2) famille da ponte / [[bat g]]\njulien",
        "dort sous l'[[escalier du bat c]], battu",
        "présent tous les soirs à l'[[entrée F]] avec",
        "Constat.\n[[Emplacement 6]]. Le jeune",
        "hébergée chez une tante [[avenue de Sébastopol]]. Elle",
        "LOGENT EN CARAVANE [[CHEMIN DE LA SCIERIE, DERRIERE LA CASSE]].",
        "chez leur fille, [[route de Sens, le Four-Vieux]].",
        "dort dans une voiture, une Clio grise immatriculée FK-618-QN, stationnée [[quai des Orfèvres]]. Ancien",
        "hébergé à l'[[hôtel des Deux Ponts]]. Elle",
        "hébergé chez sa sœur [[allée J. Jaurès]].",
        "les locataires de l'[[allée 4]] et de l'allée centrale",
        "placés à l'[[hôtel du Lac, ch. 12]] depuis",
        "M. Petit ([[au n° 10]])".replace("[[au n° 10]]", "au [[n° 10]]").leak(),
        "Loge [[19 rue du Four]].",
    ];
    check(&cases, Zone::Situation, 60);
    let none = [
        "le gymnase (porte 3) est fermé",
        "Il habite la même tour. Le hall 4",
        "M. Petit (point n° 3) demande",
        "M. Petit au 3e rang",
        "M. Petit est passé au 7ème.",
        "Il vit mal les travaux de la rue des Forges",
        "Il habite près de la rue des Forges",
        "vu avenue de Sébastopol, rue des Forges",
        "La clio stationnée quai des Orfèvres gêne",
        "une réunion à l'hôtel des Deux Ponts",
        "l'emplacement 3. Le marché",
        "POINT 6 – PLAN D'ACTIONS 2026",
        "point n° 5 – Place des parents",
    ];
    check(&none, Zone::Situation, 1);
    check(
        &[
            "hébergée avenue de Sébastopol",
            "la même rue, 3e étage fermé",
            "chez M. Garnier au 6ème.",
            "M. Petit, hall 4",
        ],
        Zone::General,
        60,
    );
    check(&["M. Petit (porte 3), M. Roux (porte 4)"], Zone::Attendance, 1);
}

#[test]
fn a_list_of_numbers_is_read_once() {
    let numbers = "1, ".repeat(100_000);
    let mut found = Vec::new();
    find(&format!("{numbers}10 rue Haute"), Zone::Situation, &mut found);
    let spans: Vec<Span> = found.iter().map(|candidate| candidate.span).collect();
    assert_eq!(spans, [Span::new(numbers.len() - 3, numbers.len() + "10 rue Haute".len())]);
}

#[test]
fn odd_texts_do_no_harm() {
    for text in
        ["", "12", "12 rue", "12 rue ", "bât", "résidence «", "12 rue de", "é12 rue é", "hall a", "12 rue de la\n"]
    {
        find(text, Zone::Situation, &mut Vec::new());
    }
}

proptest::proptest! {
    #[test]
    fn a_glance_refuses_only_what_the_expression_refuses(
        pieces in proptest::collection::vec(
            proptest::prelude::prop_oneof![
                "[0-9]{1,4}",
                "(?:bis|ter|quater|a|d|et|à|A|-|–|/|,|er|ème|È)",
                "[ \\t\n,\u{a0}\u{202f}]{1,3}",
                "(?:rue|Rue|r\\.|av|bd|bvd|chaussée|côte|dalle|drève|levée|placis|ruette|de la|fbg|imp|rpt|rte|résidence|z\\.i\\.|zac|pl) ",
                "(?:HABITE|loge|logé|domiciliée|vit|réside|hébergé|au|dans le|tous|n°|N °|est) ?",
            ],
            1..9,
        )
    ) {
        let text = pieces.concat();
        let grammar = GRAMMAR.as_ref().unwrap();
        if text.starts_with(|c: char| c.is_ascii_digit()) {
            assert!(!grammar.street.is_match(&text) || glance::street(text.as_bytes()), "{text:?}");
            assert!(!grammar.detail.is_match(&text) || glance::storey(text.as_bytes()), "{text:?}");
        }
        assert!(!grammar.lives_at.is_match(&text) || glance::lives_at(text.as_bytes()), "{text:?}");
    }
}
