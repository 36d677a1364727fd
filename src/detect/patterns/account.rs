//! Accounts on networks: by their sign, by the network they are on, by «pseudo».

use super::{Pattern, Start};
use crate::detect::checks;
use crate::kind::Kind;

const NETWORKS: &[&str] = &[
    "snap", "insta", "tiktok", "tik tok", "facebook", "fb", "telegram", "discord", "twitter", "whatsapp", "twitch",
    "youtube", "psn", "signal",
];

const BRACKETED: &[&str] = &[
    "snap",
    "insta",
    "tiktok",
    "tik tok",
    "facebook",
    "fb",
    "messenger",
    "telegram",
    "discord",
    "twitter",
    "twitch",
    "whatsapp",
    "psn",
    "yubo",
    "pseudo",
];

pub(super) const ROWS: &[Pattern] = &[
    Pattern {
        name: "handle.at",
        kind: Kind::Handle,
        start: Start::Words(&["@"]),
        // No line but that of a name cut in two begins with an underscore.
        regex: r"@[\p{L}\d_](?:[\p{L}\d._-]*[\p{L}\d_])?(?:\n_[\p{L}\d._-]*[\p{L}\d])?",
        confidence: 90,
        examples: &[
            "(« JB », [[@jb_dltdb]])",
            "insta [[@kvn_lrx]]. dort",
            "compte TikTok [[@soso.bikelife60]] |",
            "SON COMPTE [[@BLCH.DJ]].",
            "du compte [[@velsard\n_crew]]. Le",
        ],
        near_misses: &["jean@boite.example", "3 @ 4", "@ bientôt"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "handle.account",
        kind: Kind::Handle,
        start: Start::Words(&[
            "compte", "pseudo", "profil", "snap", "insta", "tiktok", "tik tok", "facebook", "fb", "telegram",
            "discord", "twitter", "twitch", "psn",
        ]),
        regex: r"(?:comptes?(?:\s(?:utilis[ée]s?|concern[ée]s?|nomm[ée]s?))?|pseudo(?:nyme)?s?|profils?)?\s?(?:snap(?:chat)?|insta(?:gram)?|tik\s?tok|facebook|fb|telegram|discord|twitter|twitch|psn)?(?:\s?(?:[:=]|est\b)\s?|\s)([\p{L}\d_][\p{L}\d._-]*[\p{L}\d_])",
        group: 1,
        check: Some(checks::handle),
        confidence: 80,
        examples: &[
            "diffusée par le compte Snapchat [[trois.f.balance]].",
            "Il utilise le compte [[nono_17marans]] et",
            "snap : [[kev_du95]]",
            "Compte utilisé : [[ilo_dias12]] (Instagram)",
            "INSTA [[KEV.DU95]]",
            "pseudo [[zizou2008]]",
        ],
        near_misses: &[
            "le compte rendu du 12 mars",
            "une installation_2026 du profileur_2, fb_loader1",
            "compte locataire L-0088412",
            "versée sur le compte FR7616699033100872551006243",
            "un compte Facebook ouvert en 2024",
            "le compte 2026/07",
            "compte tenu de l'heure. Le maire",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "handle.quoted",
        kind: Kind::Handle,
        start: Start::Words(&["compte", "pseudo", "profil", "snap", "insta", "tiktok", "tik tok"]),
        regex: r"(?:comptes?|pseudo(?:nyme)?s?|profils?|snap(?:chat)?|insta(?:gram)?|tik\s?tok)(?:\s(?:snap(?:chat)?|insta(?:gram)?|tik\s?tok|facebook|telegram|twitter|anonyme|public|privé))?\s?(?::\s?)?[«“\x22]\s?([^\s«»“”\x22](?:[^«»“”\x22\n]{0,38}[^\s«»“”\x22])?)\s?[»”\x22]",
        group: 1,
        confidence: 78,
        examples: &[
            "Le compte « [[yse_ragots]] » a été signalé",
            "compte Snapchat \"[[Les potins du 12]]\"",
            "PSEUDO « [[LE BOSS]] »",
        ],
        near_misses: &["le compte rendu « définitif »", "au compte de « tous »"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "handle.of",
        kind: Kind::Handle,
        start: Start::Words(&["snap", "insta", "tiktok", "tik tok", "facebook", "telegram", "discord", "twitter"]),
        regex: r"(?:snap(?:chat)?|insta(?:gram)?|tik\s?tok|facebook|telegram|discord|twitter)\s(?:de\s|d['’]\s?)[«“\x22]\s?([^\s«»“”\x22](?:[^«»“”\x22\n]{0,38}[^\s«»“”\x22])?)\s?[»”\x22]",
        group: 1,
        confidence: 74,
        examples: &["vidéo du Snap de « [[la reine du 93]] »", "sur l'Insta de \"[[Le Roi]]\""],
        near_misses: &["le Facebook de la ville", "le compte de « tous »"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "handle.bracket",
        kind: Kind::Handle,
        start: Start::Words(BRACKETED),
        regex: r"(?:snap(?:chat)?|insta(?:gram)?|tik\s?tok|facebook|fb|messenger|telegram|discord|twitter|twitch|whatsapp|psn|yubo|pseudo(?:nyme)?s?)\s?\(\s?([\p{L}\d_][\p{L}\d._-]*[\p{L}\d_])(?:\s?[,;)]|\s(?:et|puis|ou)\s)",
        group: 1,
        check: Some(checks::handle),
        confidence: 82,
        examples: &[
            "prévenus par snap ([[leo.k14]]), à garder",
            "Contacté sur Instagram ([[ryan.off_94]]) par",
            "PSEUDO ([[ZIZOU_2008]])",
        ],
        near_misses: &["Snapchat (12-17 ans)", "Instagram (2024)", "TikTok (voir annexe)", "Facebook (groupe fermé)"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "handle.pseudonym",
        kind: Kind::Handle,
        start: Start::Words(&["pseudo"]),
        // In shouted text any word has a capital.
        regex: r"pseudo(?:nyme)?(?:\s(?:snap(?:chat)?|insta(?:gram)?|tik\s?tok|discord|psn))?\s?(?::\s|=\s?|\s)((?-i:\p{Lu}[\p{Lu}\d_.-]*\p{Ll}(?:[\p{L}\d_.-]*[\p{L}\d_])?(?:\s\p{Lu}\p{Ll}+)?))",
        group: 1,
        check: Some(pseudonym),
        confidence: 72,
        examples: &["sous le pseudo [[Ghostface]], il", "pseudo : [[Le Boss]]", "pseudo Snap : [[Kiwi]]"],
        near_misses: &[
            "le pseudo est connu",
            "un pseudo Instagram inconnu",
            "SOUS UN PSEUDO INCONNU",
            "pseudo : À relever",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "handle.colon",
        kind: Kind::Handle,
        start: Start::Words(NETWORKS),
        regex: r"(?:snap(?:chat)?|insta(?:gram)?|tik\s?tok|facebook|fb|telegram|discord|twitter|whatsapp|twitch|youtube|psn|signal)\s?:\s?([\p{L}\d_][\p{L}\d._-]{2,}[\p{L}\d_])",
        group: 1,
        check: Some(account),
        confidence: 65,
        examples: &["snap : [[kevindu]]", "TikTok: [[lolita]]", "snap : [[kevindu]] qui menace"],
        near_misses: &[
            "le snap de la bande",
            "Facebook, Snapchat : un",
            "le signal est donné",
            "Instagram : vigilance demandée",
            "Snapchat : signalements en hausse",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "handle.said",
        kind: Kind::Handle,
        start: Start::Words(&["compte", "pseudo", "profil", "snap", "insta", "tiktok", "tik tok", "facebook"]),
        regex: r"(?:comptes?|pseudo(?:nyme)?|profil|snap(?:chat)?|insta(?:gram)?|tik\s?tok|facebook)(?:\s(?:snap(?:chat)?|insta(?:gram)?|tik\s?tok|facebook))?\s?(?:(?:de\s(?-i:\p{Lu})[\p{L}-]+\s)?[:=]|au\snom\sde|c['’]est|s['’]appelle|se\snomme|nomm[ée]|appel[ée]|est)\s?([\p{L}\d]+(?:[._][\p{L}\d_]+)+|\p{L}{3,}\d{2,})\b",
        group: 1,
        confidence: 80,
        examples: &[
            "insta de Ryan : [[ryanleboss.94]]",
            "son snap c'est [[lolo_du77]]",
            "Compte Instagram au nom de [[lea.ptt_off]]",
            "pseudo snap : [[lolo77]]",
            "Son pseudo est [[dark.lea93]]",
            "Le compte s'appelle [[bahut_zap64]].",
        ],
        near_misses: &["le compte est ouvert", "le profil est connu", "au compte de 2024"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "handle.under",
        kind: Kind::Handle,
        start: Start::Words(&[
            "snap", "insta", "tiktok", "tik tok", "facebook", "telegram", "discord", "en ligne", "réseaux", "reseaux",
        ]),
        regex: r"(?:snap(?:chat)?|insta(?:gram)?|tik\s?tok|facebook|telegram|discord|en\sligne|r[ée]seaux(?:\ssociaux)?),?\s(?:(?:connue?|vue?|active?|appara[îi]t|pr[ée]sente?|publie)\s)?(?:(?:sous|par|avec)\s(?:le\s(?:nom|pseudo(?:nyme)?)\s(?:de\s)?|l['’]identifiant\s)?)?[«“\x22]?\s?([\p{L}\d_][\p{L}\d._-]*[\p{L}\d_])",
        group: 1,
        check: Some(checks::handle),
        confidence: 78,
        examples: &[
            "vue sur Snap sous [[lola_k27]]. À identifier",
            "19 ans, en ligne « [[Corbeau_27]] »",
            "en ligne sous le pseudo [[dark.lea93]]",
            "actif sur Telegram sous le nom de \"[[zizou_x]]\"",
        ],
        near_misses: &["signalement en ligne sous 48h", "en ligne « Ma sécurité »", "en ligne avec un agent"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "handle.on",
        kind: Kind::Handle,
        start: Start::Around(&["sur snap", "sur insta", "sur tik", "sur facebook", "sur telegram", "sur discord"]),
        regex: r"([a-z0-9_.-]+)\ssur\s(?:snap|insta|tik|facebook|telegram|discord)",
        group: 1,
        check: Some(checks::handle),
        confidence: 78,
        examples: &["alias [[kev_du95]] sur Snap, conduit", "[[zoe.2010]] sur Instagram"],
        near_misses: &["une vidéo sur Snapchat", "le 12 sur TikTok"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "handle.of_platform",
        kind: Kind::Handle,
        start: Start::Words(&["compte", "pseudo", "profil", "identifiant"]),
        // Whatever platform there will be has a capital.
        regex: r"(?:comptes?|pseudo(?:nyme)?s?|profils?|identifiants?)(?:\s(?:de\s(?:jeu|joueur)\s)?(?-i:\p{Lu}[\p{L}]+)){1,2}(?:\s(?:sans\sphoto|anonyme|public|privé|inconnu))?\s?[:=(,«“\x22]?\s?(?:[«“\x22]\s?)?([\p{L}\d_][\p{L}\d._#-]*[\p{L}\d_])",
        group: 1,
        check: Some(played),
        confidence: 76,
        examples: &[
            "Pseudo Fortnite [[xX-Kobra-Xx]], il",
            "son compte Vinted ([[lou.bf.shop]]) piraté",
            "d'un compte TikTok sans photo, [[user48213907]].",
            "identifiant Steam : [[DarkSas93]]",
        ],
        near_misses: &[
            "le compte Améli de M. X",
            "un compte Facebook ouvert en 2024",
            "le profil Linkedin du directeur",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "handle.before_platform",
        kind: Kind::Handle,
        start: Start::Around(&[
            "(snap",
            "(insta",
            "(tik",
            "(discord",
            "(facebook",
            "(fb",
            "(telegram",
            "(twitch",
            "(psn",
            "(yubo",
            "(x)",
            "(roblox",
            "(fortnite",
            "(steam",
        ]),
        regex: r"([\p{L}\d_][\p{L}\d._#-]*[\p{L}\d_])\s\((?:snap(?:chat)?|insta(?:gram)?|tik\s?tok|discord|facebook|fb|telegram|twitch|psn|yubo|x|roblox|fortnite|steam)\s?[,)]",
        group: 1,
        check: Some(checks::handle),
        confidence: 76,
        examples: &["relevés : [[mims.78]] (snap)", "et [[tonton_glock]] (TikTok, Discord)"],
        near_misses: &["Les réseaux (Snap, TikTok)", "vu en 2024 (Snap)", "5e2 (snap)"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "handle.tagged",
        kind: Kind::Handle,
        start: Start::Around(&["#"]),
        // The number that Discord gave its users until 2023.
        regex: r"[\p{L}][\p{L}\d._-]{1,30}#\d{4}\b",
        confidence: 80,
        examples: &["pseudo [[Ghost#4471]] sur", "[[loup.gris#0012]]"],
        near_misses: &["ticket #4471", "A#12", "page#1"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "handle.default",
        kind: Kind::Handle,
        start: Start::Words(&["user"]),
        regex: r"user\d{6,14}\b",
        confidence: 84,
        examples: &["messages de [[user48213907]] reçus"],
        near_misses: &["user 12", "users2024"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "handle.underlined",
        kind: Kind::Handle,
        start: Start::Around(&["_"]),
        regex: r"(?:[\p{L}\d.-]*[\p{L}\d])?_+[\p{L}\d._-]*[\p{L}\d]",
        check: Some(underlined),
        not_before: r"\.[a-z]{2,4}\b|@|/|:",
        situation: true,
        confidence: 60,
        examples: &["vu : [[kev_du_62]] en ligne", "[[lolo_2011]] lui écrit", "c'est [[mila__rs]] qui"],
        near_misses: &[
            "le fichier compte_rendu_2024.docx",
            "voir reunion_12_mars",
            "champ form_field_1",
            "IMG_2034.jpg",
            "IMG_2034",
            "Famille_A",
            "fiche_suivi",
            "_2024_",
            "/srv/mon_dossier_1/b",
        ],
        ..Pattern::BLANK
    },
];

/// Whether a word is an account, or a name between the crosses that players put around it.
fn played(word: &str) -> bool {
    checks::handle(word) || word.len() > 4 && word.starts_with("xX") && word.ends_with("Xx")
}

/// Whether a word with underscores is what somebody calls himself: it has a number or two of them, or is no name of a file.
fn underlined(word: &str) -> bool {
    const FILES: &str = "absences annexe annuaire anonymise bilan body box check clspd compte conseil convocation copie courrier cr \
        csv def doc docx dossier dsc emargement eml extrait fiche fichier field final finale form formulaire groupe \
        gt gts head heading hlk htm html img insee invitation jour jpeg jpg link liste mairie modele mov mp4 msg \
        note numero ods odt ole ordre page pdf photo pj planning png presence pv quartier rapport ref releve rendu \
        reunion scan seance signalement situation suivi table tableau text texte toc travail txt vdef version vid \
        video ville word xls xlsx zip";
    let of_files = |part: &str| FILES.split_ascii_whitespace().any(|word| word == part);
    const MONTHS: &[&str] =
        &["janv", "fevr", "mars", "avril", "mai", "juin", "juil", "aout", "sept", "octo", "nove", "dece"];
    let folded = crate::detect::fold::fold(word);
    let letters = folded.chars().filter(|c| c.is_alphabetic()).count();
    let first = folded.split(|c: char| !c.is_alphabetic()).find(|part| !part.is_empty()).unwrap_or_default();
    let marked = folded.contains(|c: char| c.is_ascii_digit()) || folded.matches('_').count() > 1;
    // «compte_rendu_12_mars», and not «planning_lola77»: every other part is a word of files, too, or a number.
    let plain = |part: &str| {
        part.len() < 3
            || of_files(part)
            || MONTHS.iter().any(|month| part.starts_with(month))
            || part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let file = of_files(first) && folded.split(['_', '-', '.']).filter(|part| *part != first).all(plain);
    // «cr_BENALI_2024.docx»: the name in it is read for itself.
    let extension = folded.rsplit_once('.').is_some_and(|(_, end)| of_files(end));
    letters >= 3 && marked && !file && !extension
}

/// Whether words behind «pseudo» are one, and not the network that it is used on or what is said of it.
fn pseudonym(words: &str) -> bool {
    const OTHERS: &[&str] = &[
        "a",
        "aucun",
        "discord",
        "facebook",
        "fortnite",
        "inconnu",
        "insta",
        "instagram",
        "messenger",
        "minecraft",
        "non",
        "pas",
        "roblox",
        "snap",
        "snapchat",
        "steam",
        "telegram",
        "tiktok",
        "tik",
        "twitter",
        "vinted",
        "whatsapp",
        "xbox",
        "à",
    ];
    !OTHERS.contains(&words.split(' ').next().unwrap_or_default().to_lowercase().as_str())
}

/// Whether a word behind a network is an account, and not what goes on there.
fn account(word: &str) -> bool {
    const THEMES: &[&str] = &[
        "alerte",
        "attention",
        "comptes",
        "contenu",
        "diffusion",
        "groupe",
        "harcèlement",
        "insulte",
        "menace",
        "message",
        "photo",
        "prudence",
        "prévention",
        "sensibilisation",
        "signalement",
        "usage",
        "veille",
        "vidéo",
        "vigilance",
    ];
    let word = word.to_lowercase();
    !THEMES.iter().any(|theme| word.strip_prefix(theme).is_some_and(|rest| matches!(rest, "" | "s")))
}
