//! Telephone, e-mail and web.

use super::{Pattern, Start, glance};
use crate::detect::checks;
use crate::kind::Kind;

pub(super) const ROWS: &[Pattern] = &[
    Pattern {
        name: "phone.national",
        kind: Kind::Phone,
        start: Start::Digits(1, 10),
        glance: glance::phone,
        regex: r"0\s?[1-9](?:[\s./-]{0,2}\d){8}\b",
        check: Some(of_subscriber),
        // The middle of a social-security number has the shape of a telephone number.
        not_after: r"(?:\A|[^\d])[1-478][\s.-]?\d\d[\s.-]?",
        confidence: 95,
        examples: &[
            "joignable au [[06 39 98 14 07]].",
            "tél. [[01.99.00.62.17]], bureau 12",
            "([[0639984412]])",
            "au [[0639.98.20.64]].",
            "au [[0 639 98 11 22]]",
            "[[01-99-00-33-48]] ou [[06/39/98/10/10]]",
            "portable : [[06 39 98\n60 33]]",
            "TELEPHONE DE LA TANTE : [[01.99.00.62.17]].",
        ],
        near_misses: &[
            "appeler le 17, le 112, le 115, le 119, le 3919 ou le 3018",
            "le 01/02/2026 12 agents",
            "NIR 1 84 05 76 451 089 46",
            "numéro vert 0 800 23 13 13, ou 0800 231 313",
            "SIRET 213 906 398 00012",
            "de 09 h 30 à 10 h 45",
        ],
        source: "ARCEP, plan national de numérotation",
        ..Pattern::BLANK
    },
    Pattern {
        name: "phone.labelled",
        kind: Kind::Phone,
        start: Start::Digits(1, 10),
        glance: glance::phone,
        regex: r"0(?:[1-9]|[\s.][1-79])(?:[\s./–-]{0,3}\d){8}\b",
        check: Some(ten_digits),
        after: r"(?:t[ée]l|portable|mobile|fixe|joign|joindre|contact|appel|num[ée]ro|sms|whatsapp)[^\n;]{0,30}",
        confidence: 84,
        examples: &[
            "Contact : [[06-39 98-12.34]]",
            "rappeler au [[06 39 98 12 3 4]] le soir",
            "Rappeler Mme Lavigne au [[0 6 39 98 22 45]]",
        ],
        near_misses: &["appeler le 0 800 23 13 13", "vu le 06-39 98-12.34", "contact le 01/02/2026 à 12 h"],
        source: "numéros tapés sans suivre de règle",
        ..Pattern::BLANK
    },
    Pattern {
        name: "phone.bracketed",
        kind: Kind::Phone,
        start: Start::Words(&["(0"]),
        regex: r"\(0(?:[1-9]\){_}?|\){_}?[1-9]{_}?)\d{2}(?:[\s.-]?\d{2}){3}\b",
        confidence: 90,
        examples: &["la mère au [[(06) 39 98 14 07]].", "tél. [[(01)99.00.62.17]]", "[[(0)6 39 98 22 45]]"],
        near_misses: &["(03) 12 faits", "(01) 2024-25"],
        source: "numéros à indicatif entre parenthèses",
        ..Pattern::BLANK
    },
    Pattern {
        name: "phone.apart",
        kind: Kind::Phone,
        start: Start::Digits(1, 1),
        glance: glance::phone,
        regex: r"0[ .-][1-9](?:[ .-]\d){8}\b",
        confidence: 84,
        examples: &["vu avec elle, [[0 6 3 9 9 8 2 2 4 5]]"],
        near_misses: &["0 1 2 3 4 5", "0 12 5 8 9"],
        source: "numéros dictés",
        ..Pattern::BLANK
    },
    Pattern {
        name: "phone.marked",
        kind: Kind::Phone,
        start: Start::Digits(2, 2),
        // A dash as word processors set it, or a line, between every two digits.
        regex: r"0[1-9](?:(?:{_}?–{_}?\d{2}){4}|(?:_\d{2}){4}|(?:,\d{2}){4})\b",
        confidence: 84,
        examples: &["port. [[06–39–98–22–45]]", "[[06_39_98_22_45]]"],
        near_misses: &["01,02,03,04 et 05", "2 – 3 – 4 – 5", "06,39"],
        source: "numéros tapés sans suivre de règle",
        ..Pattern::BLANK
    },
    Pattern {
        name: "phone.without_zero",
        kind: Kind::Phone,
        start: Start::Digits(1, 9),
        glance: glance::mobile,
        regex: r"[67](?:{_}?\d{2}(?:[ .-]?\d{2}){3})\b",
        after: r"{<}(?:t[ée]l(?:[ée]phone)?|port(?:able)?|mobile|sms|whatsapp|joignable|joindre|rappeler)\b[^\n;\d]{0,16}",
        confidence: 78,
        examples: &["port. [[6 39 98 22 45]]", "tél : [[639982245]]"],
        near_misses: &["dossier 639982245", "tél : 6 39 98", "ligne 6 39 98 22 45"],
        source: "numéros tirés d'un tableur, qui ôte le zéro",
        ..Pattern::BLANK
    },
    Pattern {
        name: "phone.bare_prefix",
        kind: Kind::Phone,
        start: Start::Words(&["33 6", "33 7", "336", "337"]),
        regex: r"33{_}?[67](?:[ .-]?\d{2}){4}\b",
        confidence: 80,
        examples: &["au [[33 6 39 98 22 45]].", "SMS du [[33639982245]]"],
        near_misses: &["33 6 faits", "33 639 habitants"],
        source: "numéros copiés d'un téléphone",
        ..Pattern::BLANK
    },
    Pattern {
        name: "phone.prefixed",
        kind: Kind::Phone,
        start: Start::Words(&["+33", "+ 33", "0033", "00 33"]),
        regex: r"(?:\+\s?33|00\s?33)[\s.-]?(?:\(0\)\s?)?[1-9](?:[\s./-]{0,2}\d){8}\b",
        check: Some(checks::phone),
        confidence: 97,
        examples: &[
            "numéro ([[+33 6 39 98 51 26]])",
            "tél. [[+33 (0)1 99 00 64 05]],",
            "[[0033 1 99 00 64 05]]",
            "[[+33639985126]]",
        ],
        near_misses: &["une hausse de +33 % en 2025", "+33 faits"],
        source: "UIT-T E.123",
        ..Pattern::BLANK
    },
    Pattern {
        name: "phone.foreign",
        kind: Kind::Phone,
        start: Start::Words(&["+1", "+2", "+3", "+4", "+5", "+6", "+7", "+8", "+9"]),
        regex: r"\+\d{1,3}(?:[\s.-]?\(?\d{1,4}\)?){2,6}\b",
        check: Some(checks::phone_international),
        confidence: 80,
        examples: &["au pays : [[+213 661 99 00 12]]", "[[+44 20 7946 0018]]"],
        near_misses: &["soit +4,5 % et +59 %", "+12 faits en 2025"],
        source: "UIT-T E.164",
        ..Pattern::BLANK
    },
    Pattern {
        name: "phone.misread",
        kind: Kind::Phone,
        start: Start::Words(&["O1", "O2", "O3", "O4", "O5", "O6", "O7", "O9"]),
        regex: r"O\s?[1-9](?:[\s./-]{0,2}[\dO]){8}\b",
        confidence: 75,
        examples: &["portable [[O6 39 98 2O 64]]"],
        near_misses: &["O6 39 98", "CO2 12"],
        source: "lecture optique : O pour 0",
        ..Pattern::BLANK
    },
    Pattern {
        name: "phone.extension",
        kind: Kind::Phone,
        start: Start::Words(&["poste"]),
        glance: glance::number_ahead,
        regex: r"poste{link}(\d{3,5})\b",
        group: 1,
        confidence: 60,
        examples: &["à joindre au poste [[4512]]", "POSTE : [[221]]"],
        near_misses: &["le poste de police", "poste 12", "La Poste, 12 agents"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "email.address",
        kind: Kind::Email,
        start: Start::Around(&["@", "(at)", "[at]", "(arobase)"]),
        regex: r"[a-z0-9_+%][a-z0-9._+%-]*(?:@\n?|{_}@{_}|\s?[(\[](?:at|arobase)[)\]]\s?)[a-z0-9][a-z0-9-]*(?:(?:\.\n?|\s?[(\[](?:dot|point)[)\]]\s?)[a-z0-9-]+)*(?:\.|\s?[(\[](?:dot|point)[)\]]\s?)[a-z]{2,}\b",
        confidence: 97,
        examples: &[
            "mail ([[v.printemps@courriel.example]])",
            "écrire à [[accueil@mairie.example]].",
            "mail : ..[[k.sow@boite.example]]",
            "courriel -[[k.sow@boite.example]]",
            "<[[a_b-c+d@sous.domaine.example]]>",
            "[[jean.dupre (at) boite.example]]",
            "[[dupre[at]boite.example]]",
            "mail : [[dupre @ boite.example]], merci",
            "[[dupre[at]boite[dot]example]]",
            "ADRESSE ([[BLANCHE.DESJ@MEL.EXAMPLE]])",
            "à l'adresse [[zoe.mart@\nboite.example]].",
        ],
        near_misses: &["le compte @soso.bikelife60", "3 kg @ 2 €", "machine@local"],
        source: "RFC 5321, formes usuelles",
        ..Pattern::BLANK
    },
    Pattern {
        name: "url.scheme",
        kind: Kind::Url,
        start: Start::Words(&["http", "www.", "ftp:"]),
        regex: r"(?:https?://|ftp://|www\.)[^\s<>«»“”\x22|]*[a-z0-9/=&#_-]",
        confidence: 92,
        examples: &[
            "à surveiller : [[https://t.me/pins_83_info]] ; pseudo",
            "sur [[www.commune.example/prevention]].",
            "([[http://exemple.example/a?b=c]])",
        ],
        near_misses: &["le site http", "www"],
        source: "RFC 3986",
        ..Pattern::BLANK
    },
    Pattern {
        name: "url.path",
        kind: Kind::Url,
        start: Start::Around(&[
            ".fr/",
            ".com/",
            ".net/",
            ".org/",
            ".me/",
            ".gg/",
            ".eu/",
            ".be/",
            ".tv/",
            ".io/",
            ".app/",
            ".info/",
            ".example/",
        ]),
        regex: r"[a-z0-9-]+(?:\.[a-z0-9-]+)+/[^\s<>«»“”\x22|]*[a-z0-9/=&#_-]",
        confidence: 88,
        examples: &["voir [[t.me/pins_83]] et [[snapchat.com/add/kev.du95]].", "[[boite.example/fiche]]"],
        near_misses: &["et/ou", "n° 12.03/2026", "fr/com"],
        ..Pattern::BLANK
    },
];

/// A number of a subscriber: 08 is for services, which nobody has at home.
fn of_subscriber(text: &str) -> bool {
    let mut digits = text.chars().filter(char::is_ascii_digit);
    checks::phone(text) && (digits.next(), digits.next()) != (Some('0'), Some('8'))
}

/// Ten digits, however they are set, and not those of a day.
fn ten_digits(text: &str) -> bool {
    text.bytes().filter(u8::is_ascii_digit).count() == 10 && !checks::date(text.get(..10).unwrap_or(text))
}
