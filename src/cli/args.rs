//! The arguments. Their help is what a secretary reads: French, an example for every command.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args as ClapArgs, Parser, Subcommand};
use huisclos::policy::{Circulation, Formation};
use huisclos::report::Population;
use huisclos::typeset::Kind;

use super::bounds::BoundOptions;
use super::certificate::CertificateOptions;
use super::key::KeyCommand;
use super::mapping::{HELP as MAPPING, MappingCommand, MappingOptions};

/// French puts a space before a colon; clap adds the colon.
pub(super) const TEMPLATE: &str = "{about}\n\nUsage : {usage}\n\n{all-args}{after-help}\n";
pub(super) const OPTIONS: &str = "Options\u{a0}";
pub(super) const ARGUMENTS: &str = "Arguments\u{a0}";

const EXIT_CODES: &str = "\
Codes de retour :
  0  fait
  1  erreur (fichier illisible, dossier protégé…)
  2  commande mal écrite, ou formation manquante
  3  bloqué par la politique : aucune sortie
  4  preuve en échec : aucune sortie
  5  échec d'une partie des fichiers ou des lignes

Aucune donnée ne quitte la machine. L'original n'est jamais modifié.";

/// The program.
#[derive(Parser)]
#[command(
    name = "huisclos",
    bin_name = "huisclos",
    version,
    about = "Anonymise des comptes rendus de CLSPD : même fichier en sortie, codes stables, preuve que rien ne subsiste.",
    help_template = TEMPLATE,
    after_help = EXIT_CODES,
    subcommand_help_heading = "Commandes\u{a0}",
    subcommand_value_name = "COMMANDE",
    subcommand_required = true,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Affiche cette aide
    #[arg(short, long, global = true, action = clap::ArgAction::Help, help_heading = OPTIONS, display_order = 900)]
    help: Option<bool>,
    /// Affiche la version
    #[arg(short = 'V', long, action = clap::ArgAction::Version, help_heading = OPTIONS, display_order = 901)]
    version: Option<bool>,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Produit la version anonymisée d'un ou de plusieurs fichiers
    #[command(help_template = TEMPLATE, after_help = "\
Exemples :
  huisclos anonymise séance.docx -o séance-anonymisée.docx --formation groupe-de-travail
  huisclos anonymise séance.docx -o sortie.docx --formation restreinte --circulation interne \\
      --report rapport.json --certificate certificat.docx --relecteur \"Mme Roux\"
  huisclos anonymise séance.docx -o sortie.docx --formation groupe-de-travail \\
      --commune villeneuve.toml
  huisclos anonymise séance.docx --dry-run --formation pleniere --decisions-template doutes.json
  huisclos anonymise séance.docx -o sortie.docx --formation pleniere --decisions doutes.json
  huisclos anonymise *.odt *.docx -o anonymisés/ --formation groupe-de-travail
  huisclos anonymise --jsonl lignes.jsonl --formation pleniere > sortie.jsonl

Avec plusieurs fichiers, la sortie est un dossier ; les fichiers y sont nommés dans
l'ordre donné, compte-rendu-001.docx, compte-rendu-002.txt…, car un nom de fichier
peut contenir un nom de personne ; --name-template les nomme autrement.
Formats : .docx, .odt, .fodt, .pdf, .rtf, .html, .eml et ses pièces jointes, .txt et
Markdown ; un ancien .doc est converti par LibreOffice, s'il est installé, et la sortie
est alors un .docx.
Avec --jsonl, chaque ligne {\"id\",\"text\",\"formation\"?} donne une ligne {\"id\",\"text\",\"report\"}.")]
    Anonymise(Box<Anonymise>),
    /// Anonymise tous les documents d'un dossier, et reprend où il s'est arrêté
    #[command(help_template = TEMPLATE, after_help = super::archive::EXAMPLES)]
    Archive(Box<super::archive::Archive>),
    /// Montre ce qui est repéré, avec les règles, sans rien modifier
    #[command(help_template = TEMPLATE, after_help = "\
Exemples :
  huisclos detect séance.docx --formation groupe-de-travail
  echo \"M. Karim BENALI, 15 ans.\" | huisclos detect
  huisclos detect séance.docx --explain
  huisclos detect --jsonl lignes.jsonl > mentions.jsonl

Le texte s'affiche avec les mentions entre [crochets] et les passages sensibles entre
{accolades} ; sous chaque ligne, ce qui en est dit. Les couleurs ne servent qu'à un
terminal (la variable NO_COLOR les retire).
Avec --explain, sous chaque mention, les indices qui font sa confiance, leur poids et leur
somme, ramenée entre 0 et 99 : « prénom et nom : +85 · zone « situation » : +8 → 93 ».
Avec --jsonl, chaque ligne {\"id\",\"text\",\"formation\"?} donne une ligne de mentions, de
passages et de doutes ; les positions sont comptées en caractères Unicode.
Avec les deux, chaque mention porte aussi \"why\":[[\"full_name\",85],…].
Sans formation, le texte est lu comme le compte rendu d'un groupe de travail.")]
    Detect(Detect),
    /// Dit ce qui empêche un document de circuler, et en donne le seul extrait qui le puisse
    #[command(help_template = TEMPLATE, after_help = "\
Exemples :
  huisclos control notes.docx
  huisclos control notes.docx --extract > extrait.txt
  huisclos control séance.odt --formation gltd

Pour les notes d'un groupe social (« article 8 ») ou d'une instance du procureur, qui ne
deviennent pas un compte rendu du CLSPD. L'extrait ne dit que la date, le nombre des
participants et celui des situations.")]
    Control(Control),
    /// Cherche dans une sortie les valeurs d'un original : la preuve seule
    #[command(help_template = TEMPLATE, after_help = "\
Exemple :
  huisclos verify séance.docx séance-anonymisée.docx --formation groupe-de-travail

Donnez les mêmes options qu'à la production du fichier. Code de retour 0 si rien ne
subsiste, 4 sinon ; seuls les emplacements sont affichés. Sans formation, l'original est
lu comme le compte rendu d'un groupe de travail.")]
    Verify(Verify),
    /// Mesure sur vos textes annotés ce qui est repéré, manqué ou masqué à tort
    #[command(help_template = TEMPLATE, after_help = "\
Exemples :
  huisclos score annotés.jsonl
  huisclos score annotés.jsonl --misses > oublis.txt
  huisclos score annotés.jsonl --json > mesures.json

Une ligne par texte ; les positions sont comptées en caractères Unicode, la fin exclue :
  {\"id\",\"text\",\"formation\"?,\"spans\":[{\"start\",\"end\",\"kind\",\"id\"}],
   \"sensitive\":[{\"start\",\"end\",\"kind\"}]}
« kind » dans « spans » :
  identifiants directs : PERSON, FAMILY, ADDRESS, PHONE, EMAIL, HANDLE, URL, NIR, IBAN,
    PLATE, CASE (numéro de procédure ou de dossier), BIRTHDATE
  quasi-identifiants : AGE, BIRTHPLACE, SCHOOL, CLASS, EMPLOYER, NATIONALITY
  autres : OFFICIAL (participant), KIN (parent sans nom), PLACE (lieu, à ne pas masquer)
« kind » dans « sensitive » : HEALTH, JUSTICE, FOLLOWUP, BELIEF, FINANCES, JUDGEMENT.
« id » dit qui est désigné : le même pour toutes les mentions d'une personne ; il est
obligatoire pour PERSON et OFFICIAL.

« Masqué » veut dire : plus lisible dans la sortie, selon la politique et la circulation.
Une mesure sans rien à mesurer s'affiche « – ». Une ligne mal écrite est écartée et signalée
par son numéro (code de retour 5). Sans formation, un texte est lu comme le compte rendu
d'un groupe de travail. --misses affiche des mots des textes.")]
    Score(Score),
    /// Crée ou reconnaît une clé, pour des codes stables d'un document à l'autre
    #[command(
        help_template = TEMPLATE,
        subcommand_help_heading = "Commandes\u{a0}",
        subcommand_value_name = "COMMANDE",
        disable_help_subcommand = true,
        after_help = "\
Exemples :
  huisclos key new clspd.key
  huisclos anonymise séance.docx -o sortie.docx --formation groupe-de-travail \\
      --key clspd.key --scope groupe-nord

Qui détient la clé peut vérifier si un nom donné correspond à un code : gardez-la à part
des documents. Sans elle, les codes ne peuvent être ni recalculés ni rapprochés."
    )]
    Key {
        #[command(subcommand)]
        command: KeyCommand,
    },
    /// Lit ou détruit un fichier de correspondance, si vous en avez fait un malgré tout
    #[command(
        help_template = TEMPLATE,
        subcommand_help_heading = "Commandes\u{a0}",
        subcommand_value_name = "COMMANDE",
        disable_help_subcommand = true,
        after_help = MAPPING
    )]
    Mapping {
        #[command(subcommand)]
        command: MappingCommand,
    },
    /// Montre ce que la loi permet à chaque formation, ou vérifie la politique d'une commune
    #[command(
        help_template = TEMPLATE,
        subcommand_help_heading = "Commandes\u{a0}",
        subcommand_value_name = "COMMANDE",
        disable_help_subcommand = true,
        after_help = "\
Exemples :
  huisclos policy show
  huisclos policy show --formation groupe-de-travail --circulation interne
  huisclos policy check villeneuve-politique.toml"
    )]
    Policy {
        #[command(subcommand)]
        command: PolicyCommand,
    },
    /// Ouvre dans votre navigateur la page où relire, décider et télécharger, sans réseau
    #[cfg(feature = "web")]
    #[command(help_template = TEMPLATE, after_help = super::serve::PAGE_EXAMPLES)]
    Ouvrir(super::serve::Ouvrir),
    /// Ouvre le service HTTP pour d'autres programmes, et la même page, sur cette machine
    #[cfg(feature = "web")]
    #[command(help_template = TEMPLATE, after_help = super::serve::EXAMPLES)]
    Serve(super::serve::Service),
    /// Écrit les complétions d'un interpréteur de commandes
    #[command(help_template = TEMPLATE, after_help = "\
Exemple :
  huisclos completions bash > ~/.local/share/bash-completion/completions/huisclos")]
    Completions {
        /// bash, elvish, fish, powershell ou zsh
        #[arg(value_name = "INTERPRÉTEUR", hide_possible_values = true, help_heading = ARGUMENTS)]
        shell: clap_complete::Shell,
    },
    /// Écrit la page de manuel
    #[command(help_template = TEMPLATE, after_help = "\
Exemple :
  huisclos man > huisclos.1")]
    Man,
}

#[derive(Subcommand)]
pub(crate) enum PolicyCommand {
    /// Affiche les formations et leur base légale, ou la table de l'une d'elles
    #[command(help_template = TEMPLATE, after_help = "\
Exemples :
  huisclos policy show
  huisclos policy show --formation pleniere
  huisclos policy show --formation groupe-de-travail --circulation externe")]
    Show {
        /// Formation ; sans elle, toutes sont énumérées
        #[arg(long, short, value_name = "FORMATION", value_parser = formations(), hide_possible_values = true, help_heading = OPTIONS)]
        formation: Option<Formation>,
        /// Une seule circulation : interne, externe ou publication
        #[arg(long, short, requires = "formation", value_name = "CIRCULATION", value_parser = circulations(), hide_possible_values = true, help_heading = OPTIONS)]
        circulation: Option<Circulation>,
    },
    /// Vérifie une politique écrite par une commune, et dit ce qu'elle change
    #[command(help_template = TEMPLATE, after_help = "\
Exemple :
  huisclos policy check villeneuve-politique.toml

Une politique ne dit que ce qui change, par exemple :
  formation = \"groupe-de-travail\"
  [interne]
  place = \"generalise\"
  [interne.passages]
  finances = \"flag\"
Actions : keep (conservé), flag (conservé et signalé), pseudonymise (code), generalise
(catégorie), remove (supprimé), block (aucune sortie).")]
    Check {
        /// Politique à vérifier
        #[arg(value_name = "FICHIER.toml", help_heading = ARGUMENTS)]
        file: PathBuf,
        /// Formation à laquelle la comparer [par défaut : la sienne, ou toutes]
        #[arg(long, short, value_name = "FORMATION", value_parser = formations(), hide_possible_values = true, help_heading = OPTIONS)]
        formation: Option<Formation>,
    },
}

/// What decides: the same for every command.
#[derive(ClapArgs)]
pub(crate) struct Rules {
    /// Formation réunie : pleniere, restreinte, groupe-de-travail… (« huisclos policy show » les énumère)
    #[arg(long, short, value_name = "FORMATION", value_parser = formations(), hide_possible_values = true, help_heading = OPTIONS)]
    pub(crate) formation: Option<Formation>,
    /// Destinataires : interne, externe ou publication [par défaut : externe]
    #[arg(long, short, value_name = "CIRCULATION", value_parser = circulations(), hide_possible_values = true, default_value = "externe", hide_default_value = true, help_heading = OPTIONS)]
    pub(crate) circulation: Circulation,
    /// Politique : fichier TOML qui ne dit que ce qui change
    #[arg(long, value_name = "FICHIER.toml", help_heading = OPTIONS)]
    pub(crate) policy: Option<PathBuf>,
    /// Réglages tout prêts, avant ceux de --policy : petite-commune (moins de 5 000 habitants)
    #[arg(long, value_name = "NOM", value_parser = presets(), hide_possible_values = true, help_heading = OPTIONS)]
    pub(crate) preset: Option<String>,
    /// Liste de valeurs à faire disparaître, une par ligne
    #[arg(long, value_name = "LISTE", help_heading = OPTIONS)]
    pub(crate) names: Option<PathBuf>,
    /// Liste de valeurs à conserver, une par ligne
    #[arg(long, value_name = "LISTE", help_heading = OPTIONS)]
    pub(crate) keep: Option<PathBuf>,
    /// Listes de la commune (rues, quartiers, écoles, bailleurs, élus, partenaires), en .toml ou .csv
    #[arg(long = "commune", alias = "town", value_name = "FICHIER", help_heading = OPTIONS)]
    pub(crate) town: Option<PathBuf>,
}

#[derive(ClapArgs)]
pub(crate) struct Anonymise {
    /// Fichiers à traiter ; « - » lit l'entrée standard
    #[arg(value_name = "FICHIER", help_heading = ARGUMENTS)]
    pub(crate) files: Vec<PathBuf>,
    /// Fichier produit (un dossier s'il y a plusieurs fichiers) ; « - » écrit sur la sortie standard
    #[arg(long, short, value_name = "SORTIE", help_heading = OPTIONS)]
    pub(crate) output: Option<PathBuf>,
    /// Noms des fichiers d'un dossier, avec {numero}, {date} et {formation} [par défaut : compte-rendu-{numero}]
    #[arg(long, value_name = "MODÈLE", help_heading = OPTIONS)]
    pub(crate) name_template: Option<String>,
    #[command(flatten)]
    pub(crate) rules: Rules,
    /// Ce que font les doutes : mask (masqués et listés) ou block (aucune sortie tant qu'il en reste) [par défaut : la politique]
    #[arg(long, value_name = "mask|block", value_parser = ["mask", "block"], hide_possible_values = true, help_heading = OPTIONS)]
    pub(crate) doubts: Option<String>,
    /// Réponses aux doutes : un fichier de --decisions-template dont les « choice » sont remplis
    #[arg(long, value_name = "DÉCISIONS.json", help_heading = OPTIONS)]
    pub(crate) decisions: Option<PathBuf>,
    /// Écrit les doutes à trancher, avec leurs choix ; aucun mot du document
    #[arg(long, value_name = "DÉCISIONS.json", help_heading = OPTIONS)]
    pub(crate) decisions_template: Option<PathBuf>,
    /// Habitants de la commune, puis du quartier s'il s'agit d'un quartier (5200 ou 5200,1500) : estime le risque résiduel
    #[arg(long, value_name = "HABITANTS", value_parser = population, help_heading = OPTIONS)]
    pub(crate) population: Option<Population>,
    /// Clé des codes stables (avec --scope)
    #[arg(long, value_name = "CLÉ", help_heading = OPTIONS)]
    pub(crate) key: Option<PathBuf>,
    /// Ensemble de documents où un code désigne la même personne (avec --key)
    #[arg(long, value_name = "NOM", help_heading = OPTIONS)]
    pub(crate) scope: Option<String>,
    /// Écrit aussi le rapport en JSON
    #[arg(long, value_name = "RAPPORT.json", help_heading = OPTIONS)]
    pub(crate) report: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) certificate: CertificateOptions,
    #[command(flatten)]
    pub(crate) mapping: MappingOptions,
    /// Lit des lignes JSON et en écrit autant sur la sortie standard
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) jsonl: bool,
    /// Remplace les fichiers qui existent déjà (jamais l'original) ; après une erreur, ceux qui
    /// l'étaient déjà le restent
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) force: bool,
    /// Dit ce qui serait fait, sans produire de fichier anonymisé
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) dry_run: bool,
    /// Remet le texte d'un PDF en un document neuf, sans sa mise en page : docx, txt ou pdf
    #[arg(long, value_name = "FORMAT", value_parser = kinds(), hide_possible_values = true, help_heading = OPTIONS)]
    pub(crate) pdf_out: Option<Kind>,
    /// Lit les pages numérisées d'un PDF avec Tesseract, s'il est installé (sortie : --pdf-out, .docx par défaut)
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) ocr: bool,
    /// Remplace les images par des images vides
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) drop_images: bool,
    #[command(flatten)]
    pub(crate) bounds: BoundOptions,
    /// N'affiche que les erreurs et les avertissements
    #[arg(long, short, help_heading = OPTIONS)]
    pub(crate) quiet: bool,
}

#[derive(ClapArgs)]
pub(crate) struct Detect {
    /// Fichiers à lire ; sans fichier, ou avec « - », l'entrée standard
    #[arg(value_name = "FICHIER", help_heading = ARGUMENTS)]
    pub(crate) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) rules: Rules,
    #[command(flatten)]
    pub(crate) bounds: BoundOptions,
    /// Dit ce qui fait la confiance de chaque mention : chaque indice et son poids
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) explain: bool,
    /// Lit et écrit des lignes JSON
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) jsonl: bool,
}

#[derive(ClapArgs)]
pub(crate) struct Control {
    /// Fichier à contrôler ; « - » lit l'entrée standard
    #[arg(value_name = "FICHIER", help_heading = ARGUMENTS)]
    pub(crate) file: PathBuf,
    /// Formation réunie [par défaut : groupe-social]
    #[arg(long, short, value_name = "FORMATION", value_parser = formations(), hide_possible_values = true, default_value = "groupe-social", hide_default_value = true, help_heading = OPTIONS)]
    pub(crate) formation: Formation,
    /// Écrit l'extrait organisationnel : une date et des nombres
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) extract: bool,
    #[command(flatten)]
    pub(crate) bounds: BoundOptions,
}

#[derive(ClapArgs)]
pub(crate) struct Verify {
    /// Fichier d'origine
    #[arg(value_name = "ORIGINAL", help_heading = ARGUMENTS)]
    pub(crate) original: PathBuf,
    /// Fichier à vérifier
    #[arg(value_name = "SORTIE", help_heading = ARGUMENTS)]
    pub(crate) output: PathBuf,
    #[command(flatten)]
    pub(crate) rules: Rules,
    #[command(flatten)]
    pub(crate) bounds: BoundOptions,
}

#[derive(ClapArgs)]
pub(crate) struct Score {
    /// Textes annotés, un par ligne ; « - » lit l'entrée standard
    #[arg(value_name = "ANNOTÉS.jsonl", help_heading = ARGUMENTS)]
    pub(crate) annotated: PathBuf,
    #[command(flatten)]
    pub(crate) rules: Rules,
    /// Montre chaque oubli et chaque masquage inutile, avec les mots autour
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) misses: bool,
    /// Écrit les mesures en JSON
    #[arg(long, conflicts_with = "misses", help_heading = OPTIONS)]
    pub(crate) json: bool,
}

fn formations() -> impl TypedValueParser<Value = Formation> {
    PossibleValuesParser::new(Formation::ALL.map(Formation::name))
        .map(|name| Formation::from_name(&name).unwrap_or(Formation::GroupeSocial))
}

fn population(text: &str) -> Result<Population, String> {
    let wrong = || "un nombre d'habitants, ou deux séparés par une virgule, comme 5200,1500".to_owned();
    let number = |text: &str| text.trim().parse().ok().filter(|number| *number > 0);
    let (town, quarter) = text.split_once(',').map_or((text, None), |(town, quarter)| (town, Some(quarter)));
    let quarter = quarter.map(|quarter| number(quarter).ok_or_else(wrong)).transpose()?;
    Ok(Population { town: number(town).ok_or_else(wrong)?, quarter })
}

fn presets() -> PossibleValuesParser {
    PossibleValuesParser::new(huisclos::policy::PRESETS.map(|(name, _)| name))
}

pub(super) fn kinds() -> impl TypedValueParser<Value = Kind> {
    PossibleValuesParser::new(Kind::ALL.map(Kind::name))
        .map(|name| Kind::ALL.into_iter().find(|kind| kind.name() == name).unwrap_or(Kind::Docx))
}

fn circulations() -> impl TypedValueParser<Value = Circulation> {
    PossibleValuesParser::new(Circulation::ALL.map(Circulation::name))
        .map(|name| Circulation::ALL.into_iter().find(|circulation| circulation.name() == name).unwrap_or_default())
}
