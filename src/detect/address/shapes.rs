//! What the parts of an address look like, and what stands around one.

use regex::Regex;

use super::again::Again;
use super::dwellers::Dwellers;
use super::flat::Flats;
use super::hamlet::Hamlets;
use super::homes::Homes;
use super::lived::Lived;
use super::lodged::Lodged;
use super::named::Named;
use super::noted::Noted;
use super::short::Short;
use super::starts;
use super::told::Told;
use crate::detect::openings::Openings;
use crate::detect::patterns::compile;

/// Types that are also ordinary words after a number («2 places», «3 cours par semaine»): their name has a capital.
const AMBIGUOUS: &str = r"(?i)\b(?:place|pl|cours?|passage|parc|mail|c[ôo]te|dalle|lev[ée]e|tour|port|pont|cit[ée]|villa|voie|village|ferme|plan|camping|lot|all|r[ée]sidence)\s\z";
/// «64 vols, dont 3 rue des Lilas et 2 avenue Foch»: thefts, and no house.
const COUNTS: &str = r"(?i)\bdont\s(?:\d{1,3}\s[^.;:\n\d]{2,50}?(?:,\s|\set\s))*";
const TYPES: &str = r"(?:all[ée]es?|all\.?|avenue|ave?\b\.?|boulevard|b(?:oule|l?v?)d\.?|boul\.|butte|calade|cour[ée]e|charri[èe]re|carrefour|chauss[ée]e|chem(?:in|\.)|ch[e.]\.?|cit[ée]|clos|coron|corniche|c[ôo]te|coteau|cours?|crs|dalle|dr[èe]ve|lev[ée]e|placette|placis|ruette|descente|digue|domaine|esplanade|espl\.|faubourg|fb?g\.?|galerie|grand(?:e?[- ]|['’])rue|ham(?:eau|\.)|hent|impasse|imp\.?|jardins?|lotissement|lot(?:iss?)?\.?|mail|mont[ée]e|mt[ée]e?\.?|parc|parvis|passage|pass\.|place|pl\.?|port|pont|promenade|prom\.|quai|quartier|r[ée]sidence|r[ée]s\.?|rocade|rond-point|rpt|route|rte|ruelle|rle|rue|r\.?|sente|sentier|square|sq\.?|terrasse|tour|trav(?:erse|\.)|ven(?:elle|\.)|villa|village|voie|plan|camping|ferme|zac?|z\.?i\.?)";
const NUMBER: &str =
    r"\d{1,4}(?:\s?(?:bis|ter|quater|[a-d])\b)?(?:\s?(?:-|–|/|et|[àa])\s?\d{1,4}(?:\s?(?:bis|ter|[a-d])\b)?)?";
/// Streets of Alsace, Brittany and Corsica, whose word is no French one: «5, Kirchgass», «3 straed ar Mor».
const REGIONAL: &str = r"\d{1,3}(?:\s?(?:bis|ter|[a-d])\b)?\s?,?\s(?-i:\p{Lu}[\p{L}-]{2,}(?:gasse?|g[àä]ss|gässel|stross|strooss|strasse|straße)|(?:[Ss]traed|[Hh]ent)\s(?:an|ar|al)?\s?\p{Lu}[\p{L}-]+|(?:straed|hent|kêr|banell|plasenn)\s(?:an|ar|al)\s[\p{Ll}-]{2,}|(?:[Cc]arrer|[Cc]arri[èe]ra|[Pp]laça|[Cc]am[ií])\s(?:de\s(?:la\s|l['’])?|dels?\s|d['’])?\p{L}[\p{L}-]+|(?:[Cc]arrughju|[Cc]hjassu)\s(?:di\s|di\su\s|di\sa\s)?\p{Lu}[\p{L}-]+)";
/// Numbers as they are spelled in front of a street.
const SPELLED: &str = r"(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix(?:-(?:sept|huit|neuf))?|onze|douze|treize|quatorze|quinze|seize|(?:vingt|trente|quarante|cinquante|soixante(?:-dix)?|quatre-vingts?|cent)(?:[- ](?:et[- ])?(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize))?)(?:\s(?:bis|ter))?,?\s";
const DETAIL: &str = r"(?:(?:appt?\.?|appart\.?|apt\.?|appartement|logement|logt\.?|lgt\.?|studio)\s(?:du|au)\s(?:(?:\d{1,2}\s?(?:er|i?[éèe]me?|[éèe]|nd)|{ordinal})\b(?:\s[ée]t(?:age\b|\.))?|rdc\b|rez[- ]de[- ]chauss[ée]e|rez\b)(?:\s(?:gauche|gche|droite?|dte|face)\b)?|(?:b[âàa]t(?:iment)?s\.?|bts|halls|escaliers|entr[ée]es|cages|blocs|immeubles|portes|appts\.?|appartements|logements|logts\.?|chambres|emplacements|villas|pavillons)\s(?:n\s?°\s?)?(?:\d{1,3}|(?-i:[A-Z])\d{0,2})(?:,\s?(?:\d{1,3}|(?-i:[A-Z])\d{0,2})){0,6}(?:\s?[/&-]\s?|\s(?:et|ou|[àa])\s)(?:\d{1,3}|(?-i:[A-Z])\d{0,2})\b|(?:appt?\.?|appart\.?|apt\.?|appartement|logement|logt\.?|log\.?|lgt\.?|studio|chambre|porte|cave|box)\s(?:n\s?°\s?)?(?:(?-i:[A-Z])[\s-]?\d{1,4}|\d{1,2}-\d{1,3})\b|(?:(?:escalier|hall|caves?|parking|porche|palier|sous-sol)\s(?:du|de\sla)\s)?(?:b[âàa]t(?:iments?|\.)?|bt\.?|esc(?:alier|\.)?|hall|cage(?:\sd['’]escalier)?|entr[ée]e|ent\.?|tour|barre|bloc|imm(?:euble|\.)|porte|pte|appt?\.?|appart\.?|apt\.?|appartement|logement|logt\.?|chambre|cave|box|garage|lot|interphone|sonnette|pav\.|bo[îi]te(?:\saux\slettres)?|studio|carbet|palier|caravane|empl(?:acement|acmt|\.)?|mobil[- ]?home|villa|pavillon|chalet|bungalow|log[.\s]|lgt\.?|all[ée]e|all\.|mont[ée]e)(?:\s?(?:n\s?°\s?)?(?:\d{1,4}(?:\s?[a-z]\b)?|[a-rt-z]\d{1,3}\b)|\s(?:n\s?°\s?)?[a-rt-z]\b|(?-i:[A-H])\b|\s(?:n\s?°\s?)?(?:s\d{0,3}\b|(?:bas|haut|gauche|droite|face(?:\s(?:asc(?:enseur)?|esc(?:alier)?|palier)\b)?|nord|sud|milieu)\b))|(?:\d{1,2}\s?(?:er|i?[éèe]me?|[éèe]|nd)|{ordinal})\s(?:[ée]tage|[ée]t\.|[ée]t\b|etg\b)(?:\s(?:gauche|gche|droite|droit\b|dte|(?-i:dr|gch|dt)\b\.?|face(?:\s(?:[àa]\sl['’]|[àa]\sla\s|au\s)?(?:ascenseur|escaliers?|palier|cage)\b)?|g\b|d\b|(?:sur|c[ôo]t[ée])\s(?:cour|rue|jardin)\b))?|\d{1,2}\s?(?:er|i?[éèe]me?|[éèe])\s(?:(?-i:[GD]|dr|gch|dt)\b|(?-i:[gd])\.|gauche|gche|droite|dte|face|caravane|emplacement|palier|porte(?:\s(?:à\s)?(?:gauche|droite|dte|gche))?)|\d{1,2}\s?(?:er|i?[éèe]me?|[éèe]),?\s(?:porte|pte)\s(?:[a-z0-9]{1,3}\b|(?:de\s)?(?:gauche|droite)\b)|\d{1,2}\s?(?:er|i?[éèe]me?|[éèe]|nde?)\s(?:esc(?:alier\b|\.|\b)|entr[ée]e\b)|caravanes?\s(?:blanche|verte|bleue|rouge|grise|beige|jaune|marron|noire|rose)s?\b|ch(?:bre)?\.?\s(?:n\s?°\s?)?\d{1,3}\b|(?:[7-9]|[12]\d)\s?(?:i?[éèe]me?|[éèe])\s(?-i:[A-H])\b|(?:[ée]tage|niveau)\s(?:n\s?°\s?)?-?\d{1,2}\b|t[1-6]\sn\s?°\s?\d{1,4}\b|r\s?\+\s?\d{1,2}\b|(?:parcelle|unit[ée]|lit|anneau|tente|cabane)\s(?:n\s?°\s?)?(?-i:[A-Z]{1,2}\s?)?\d{1,4}\b|(?:rdc|rez(?:[- ]|-\n)de[- ](?:chauss[ée]e|ch\.|jardin)|rdj|sous-sol)\b(?:\s(?:gauche|gche|droite|droit\b|dte|face|(?-i:dr|gch|dt)\b|(?-i:[gd])\.))?)";
const DWELLING: &str = r"(?:r[ée]s(?:idence|id\.|id\b|\.)?|villa|cité|(?-i:CITE)|lotissement|lot\.|lotiss\.|hameau|lieu-?\s?dit|terrain|p[ée]niche|r[ée]sidences?-[\p{L}-]{4,}|fjt|foyers?(?:-[\p{L}-]{4,})?|hlm|camping|domaine|clos|ferme|mas|immeuble|bateau(?:-logement|-habitation)?|voilier|barge|b[âàa]t(?:iment|\.)|bât|tour|h[ôo]tel social|aire d['’]accueil)";
const TRIGGER: &str = r"(?:{<}(?:habit|demeur|domicil|r[ée]sid(?:e|a)|log(?:[eé]|eant)|vi(?:t|vent|vant)\s|h[ée]berg|adresse|chez\s|dort|dorm|squatt|d[ée]m[ée]nag|lou(?:e|ent)\s|bail\s|install[ée]|sdf|fam(?:ille|\.)?\s(?-i:\p{Lu}))[^.;|]{0,70})";
const LIVES_AT: &str = r"{<}(?:{lives}|logeant)\s(?:(?:au|à|le|dans le|tous)\s)?(?:n\s?°\s?)?";
const PUBLIC: &str = r"(?:mairie|h[ôo]tel de ville|centre|salle|maison|espace|p[ôo]le|accueil|permanence|pr[ée]fecture|commissariat|si[éèe]ge|renseignements|mission locale|association|mjc|coordinat)[^.;,]{0,60}[,\n(:–—-]\s*";
const PUBLIC_NAME: &str = r"(?:h[ôo]tel[- ]de[- ]ville|mairie)";

/// «au-dessus du tabac», «derrière la déchetterie», «dernière maison à gauche»: where on its way a home is.
const BESIDE: &str = r"(?:(?:la\s|le\s)?(?:case|kaz|maison(?:nette)?|cabane|cabanon|caravane|baraque|b[âa]t(?:iment|\.)|logement|chalet|studio|annexe|d[ée]pendance|garage|mobile?-?home|appart(?:ement|\.)?|pavillon|villa|bungalow|conteneur|yourte|hangar|pi[èe]ce|entr[ée]e)(?:\s(?:bleue?|verte?|rouge|jaune|blanche?|grise?|rose|orange|neuve?))?\s(?:(?:du|au)\s(?:fond|bout|milieu|haut|bas)\b(?:\s(?:de\sla\s(?:cour|parcelle|rue)|du\s(?:jardin|terrain|chemin|parc)))?|(?:de|à)\s(?:gauche|droite)\b|sur\s(?:cour|rue|jardin)\b|c[ôo]t[ée]\s(?:cour|rue|jardin|gauche|droit)\b|d['’]en\s(?:bas|haut)\b|(?:[àa]|de)\s?l['’\s]arri[èe]re\b|de\sderri[èe]re\b|(?:(?:au[- ]dessus|au[- ]dessous|en\sface|[àa]\sc[ôo]t[ée])\s(?:du\s|des\s|de\s(?:la\s|l['’\s])?)|derri[éèe]re\s(?:le\s|la\s|les\s|l['’\s]))(?:ancien(?:ne)?s?\s|vie(?:ux|ille)\s|nouve(?:au|lle)\s|petite?\s|grande?\s)?[\p{L}-]{3,}(?:\s(?:du|de|de\sla|des)\s[\p{L}-]{3,}(?:\s(?-i:\p{Lu})[\p{L}-]+)?|\s(?-i:\p{Lu}\p{Ll}{3,}))?))|(?:logement|logt\.?|lgt\.?|appartement|appt\.?|maison|pavillon|loge)\sde\s(?:fonction|gardien|service)\b|loge\sdu\sgardien\b|(?:ancien(?:ne)?\s)?corps\sde\s(?:ferme|logis)\b|ancien(?:ne)?\s(?:ferme|gare|[ée]cole|presbyt[èe]re|moulin|caf[ée]|bergerie|grange|poste|mairie|auberge|forge|laiterie|boulangerie|[ée]picerie|scierie|usine|cur[ée]|maison\s(?:foresti[èe]re|[ée]clusi[èe]re|de\s\p{L}+)){>}|porte\s(?:de\s(?:gauche|droite)|du\sfond)\b|(?:au\s)?fond\sde\s(?:la\s)?cour\b|sur\s(?:cour|rue|jardin)\b|(?:porte|portail|portillon|volets|grille)\s(?:bleue?|verte?|rouge|jaune|blanche?|grise?|noire?|marron)s?\b|au\sbout\s(?:du\s|de\s(?:la\s|l['’\s]))(?:ancien(?:ne)?s?\s|vie(?:ux|ille)\s|nouve(?:au|lle)\s|petite?\s|grande?\s)?[\p{L}-]{3,}(?:\s(?:du|de|de\sla|des)\s[\p{L}-]{3,}(?:\s(?-i:\p{Lu})[\p{L}-]+)?|\s(?-i:\p{Lu}\p{Ll}{3,}))?|(?:juste\s)?(?:apr[èe]s|avant)\s(?:le\s|la\s|l['’\s])(?:pont|[ée]glise|[ée]cole|mairie|cimeti[èe]re|rond-point|virage|carrefour|croisement|feu|stade|calvaire|croix|passage\s[àa]\sniveau|voie\sferr[ée]e|garage|boulangerie|pharmacie|lavoir|ravine|arr[êe]t|transformateur|ch[âa]teau\sd['’]eau|panneau)\b|(?:maison\sdu|au)\sfond\b(?:\s(?:de\sla\scour|du\sjardin))?|(?:(?:au[- ]dessus|au[- ]dessous|en\sface|[àa]\sc[ôo]t[ée])\s(?:du\s|des\s|de\s(?:la\s|l['’\s]))|face\s(?:aux?\s|[àa]\s(?:la\s|l['’\s]))|derri[éèe]re\s(?:le\s|la\s|les\s|l['’\s]))(?:ancien(?:ne)?s?\s|vie(?:ux|ille)\s|nouve(?:au|lle)\s|petite?\s|grande?\s)?[\p{L}-]{3,}(?:\s(?:du|de|de\sla|des)\s[\p{L}-]{3,}(?:\s(?-i:\p{Lu})[\p{L}-]+)?|\s(?-i:\p{Lu}\p{Ll}{3,}))?|(?:(?:dans\s)?la\s)?(?:premi[éèe]re|derni[éèe]re|(?:deux|trois|quatr|cinqu)i[éèe]me|seconde|\d{1,2}\s?(?:[éèe]re|re|[éèe]me|[éèe]))\s(?:maison|porte|caravane|entr[ée]e)\b(?:\s(?:à|a|sur\s(?:la|votre))\s(?:gauche|droite)|\s(?:apr[èe]s|avant|derri[èe]re|en\sface\sde)\s(?:le\s|la\s|les\s|l['’])[\p{L}-]{3,})?";
/// The number of a home in what has a name: «lotissement des Pinsons, n° 5».
const HOUSE: &str = r"n\s?°\s?\d{1,4}(?:\s?(?:bis|ter|[a-d])\b)?";
/// A storey by its ordinal alone.
const ORDINAL: &str = r"(?:au\s)?\d{1,2}\s?(?:er|i?[éèe]me?|[éèe])|au\s{ordinal}";
/// «même tour», which says of somebody where the one before lives.
const SAME: &str = r"(?:m[êée]me|mm)\s(?:adresse|tour|b[âàa]t(?:iment\b|\.|\b)|immeuble|r[ée]s(?:idence\b|\.)|rue|avenue|impasse|chemin|route|place|quai|square|lotissement|hameau|hall|cage|escalier|entr[ée]e|all[ée]e|[ée]tage|palier)";
/// Streets that may be a home by their name alone.
const WAYS: &str = r"(?:all[ée]e|mont[ée]e|passage|place|cours|corniche|faubourg|promenade|hent|r\.|pl\.|avenue|av\.?|boulevard|bd|chemin|impasse|parking|quai|route|rte|piste|rue|ruelle|sente|sentier|square|traverse|venelle)\s";
/// Words that somebody lives or sleeps, up to the name of a street without a number.
const LIVES_ON: &str = r"{<}(?:familles?|couples?|fratrie|fr[èe]res|m[ée]nages?|gens\sdu\svoyage|roms|clan)\s(?:[\p{L}'’-]+,?\s){0,3}?(?:install[ée]e?s?|s[ée]dentaris[ée]e?s?)\s|{<}(?:{lives}|habitait|logeant|dor(?:t|ment)|squatt(?:e|ent)|locataires?|d[ée]m[ée]nag[ée]e?s?|visites?\s[àa]\sdomicile|adresse\s?:|chez\s(?:sa|son|ses|leurs?|une?|l['’]|la|le)\s?\p{L}+)(?:\s(?:seule?s?|toujours|actuellement|chez\s(?:sa|son|ses|leurs?|une?)\s\p{L}+(?:\s(?-i:\p{Lu})[\p{L}-]+){0,2}|(?:en|dans\s(?:une|sa|leur|la))\s(?:caravane|voiture|camion|camping-car|fourgon|tente)))*,?\s|{<}dor(?:t|ment)\sdans\s(?:une|sa|leur|la|son)\s(?:voiture|v[ée]hicule|camion\p{L}*|camping-car|fourgon\p{L}*)[^.;|\n]*(?:stationn[ée]e?|gar[ée]e?)\s|{<}(?:install[ée]e?s?|vi(?:t|vent)|dor(?:t|ment)|loge(?:nt)?|log[ée]e?s?|h[ée]berg[ée]e?s?)\s(?:dans|sur)\s(?:une?\s|sa\s|son\s|leurs?\s|le\s|la\s|l['’])[^,.;:|\n]{2,50},\s(?:gar[ée]e?\s|stationn[ée]e?\s)?|{<}(?:dor(?:t|ment|mait)|couche(?:nt)?|squatte(?:nt)?|loge(?:nt|ait)?|log[ée]e?s?|h[ée]berg[ée]e?s?|accueillie?s?|recueillie?s?|vi(?:t|vent))\s(?:[\p{L}'’-]+\s){0,5}?(?:chez|par|de|d['’])\s?(?:sa\s|son\s|ses\s|leurs?\s|une?\s|l['’]|la\s|le\s)(?:tante|oncle|cousine?|m[èe]re|p[èe]re|grand-?m[èe]re|grand-?p[èe]re|mamie|mamy|papi|papy|s[œo]e?ur|fr[èe]re|amie?|copine?|copain|compagne|compagnon|fille|fils|ex|marraine|parrain|parents|grands?-parents|(?:beaux?|belle)-\p{L}+|tatie|tonton|nourrice|coll[èe]gue|connaissance)(?:\s(?-i:\p{Lu})[\p{L}'’-]+){0,2},?\s|{<}(?:dor(?:t|ment|mait)|couche(?:nt)?|squatte(?:nt)?|loge(?:nt|ait)?|log[ée]e?s?|h[ée]berg[ée]e?s?|accueillie?s?|vi(?:t|vent))\s(?:\p{L}+\s)?chez\s(?:m\.\s|mme\s|les\s)?(?-i:\p{Lu})[\p{L}'’-]+(?:\s(?-i:\p{Lu})[\p{L}'’-]+)?,?\s";
const HOTEL: &str = r"(?:h[ôo]tel|chrs|cada|huda|abri\sde\snuit|pension\sde\sfamille)\s";
/// What a numbered home belongs to: «mobil-home 4 du camping des Ajoncs», «appt 12 de la résidence Les Ormes».
const BELONGS: &str = r"(?:du\s|de\sla\s|de\sl['’])(?:camping|r[ée]sidence|foyer|lotissement|domaine|parc|hameau|cit[ée]|h[ôo]tel|tour|barre|immeuble|b[âa]timent|caf[ée]|bar|tabac|restaurant|boulangerie|pharmacie|garage|magasin|presbyt[èe]re)\s(?:du\s|de\s(?:la\s|l['’])?|des\s)?";
/// Where the pitches of travellers are.
const SITE: &str = r"(?:de\sl['’]|sur\sl['’]|à\sl['’])aire(?:\sd['’]accueil|\sde\s(?:grand\s)?passage)?(?:\sdes\sgens\sdu\svoyage)?(?:\s(?:du|de\sla|des|de)\s(?-i:\p{Lu})[\p{L}'’-]+)?";
/// «au», «à l'», «côté» before a storey or an entrance.
const AT: &str = r"(?:au\s|[àa]\sl['’]|c[ôo]t[ée]\s)";
/// Words that somebody is housed, up to the name of a hotel.
const AT_HOTEL: &str = r"{<}(?:(?:ils?\s(?:est|sont|[ée]tai(?:t|ent))|elles?\s(?:est|sont|[ée]tai(?:t|ent))|h[ée]berg[ée]e?s?|(?:re)?log[ée]e?s?|loge(?:nt)?|loge(?:r)?ai(?:t|ent)|vi(?:t|vent)|dor(?:t|ment)|habite(?:nt)?|abri|plac[ée]e?s?|nuit[ée]e?s?)(?:\spar\sle\s115|\s\(115\))?|115)\s?(?::\s|,\s|au\s|[àa]\s(?:l['’]|la\s)?|dans\s(?:l['’]|le\s|la\s|un\s|une\s)|en\s)?";
/// Somebody by title or family, up to a detail of a home in apposition: «Mme Petit (», «famille Petit / ».
const SOMEBODY: &str = r"{<}(?:m\.|mm\.|mme|mlle|monsieur|madame|familles?|couples?|[ée]poux|veuve|fr[èe]res|s[œo]eurs|fratrie|jumeaux|jumelles)\s[\p{L}'’-]+(?:\s[\p{L}'’-]+){0,3}?(?:\s\(n\s?°\s?\d{1,4}\)\set\s[\p{L}'’-]+)?(?:\s\((?:(?:au|du)\s|[àa]\s(?:l['’]|la\s))?|,\s|\s[/–—-]\s)";
/// Words that somebody sleeps or is always to be found, up to a detail of a building.
const STAYS: &str = r"{<}(?:dor(?:t|ment)|squatt(?:e|ent)(?:\slocal\s\p{L}+)?|pr[ée]sente?s?\s[^.;:|\n]{0,25}|vu[es]{0,2}\s(?:tous|toutes|ts|ttes|chaque)\s[^.;:|\n]{0,20})\s?(?:sous|dans|devant|au\s|[àa])\s?(?:l['’]|le\s|la\s)?|{<}(?:squatt(?:e|ent)\s(?:(?:le\s)?local\s\p{L}+\s)?|vu[es]{0,2}\s(?:tous|ts)\sles\s\p{L}+\s)";
/// A part of a building that has the building's name.
const HALLS: &str = r"(?:hall|porche|entr[ée]e|cage|cave)\s";
/// Where nobody is at home and somebody may sleep, with what it belongs to.
const SHELTER: &str = r"(?:arcades?|porche|pr[ée]au|kiosque|abribus|auvent|tribunes?|pont|laverie|local|escaliers?|parking|hall|cages?|caves?|sous-sol|entr[ée]e|square)\s(?:du\s|de\sla\s|de\sl['’]|des\s)";
/// Buildings that nobody lives in any more, up to their name, and how one is told.
const RUIN: &str =
    r"(?:chapelle|[ée]glise|grange|usine|gare|[ée]cole|caserne|hangar|entrep[ôo]t|moulin|ferme|maison)\s";
const RUINED: &str = r"\s(?:d[ée]saffect[ée]e?|abandonn[ée]e?|en\sruines?|inoccup[ée]e?|vide){>}";
/// Words that somebody sleeps, up to such a place.
const SLEEPS: &str = r"{<}(?:dor(?:t|ment|mait|maient|mant)|couche(?:nt)?|passe(?:nt)?\s(?:ses|leurs|la|les)\snuits?|s['’]abrite(?:nt)?|squatt(?:e|ent)|vi(?:t|vent|vait)\s(?:dans|en)\s(?:une?\s|sa\s|son\s|leurs?\s)?(?:caravane|voiture|camion\p{L}*|camping-car|fourgon\p{L}*|tente|van|bus|v[ée]hicule|utilitaire))\s(?:(?:seule?s?|souvent|parfois|toujours|encore|maintenant|désormais)\s)?(?:sous|dans|devant|derri[èe]re|sur|[àa]|aux?)\s(?:le\s|la\s|les\s|l['’])?(?:ancien(?:ne)?\s)?";
/// Up to a street without a number, behind who is told of first in an entry and an age.
const ENTRY: &str = r"(?:(?m:^)[\s*•.°)\d–—-]{0,6}|:\s)(?:(?:m\.|mm\.|mme|mlle|monsieur|madame)\s)?(?-i:\p{Lu})[\p{L}'’-]+(?:\s(?:de\s|d['’])?(?-i:\p{Lu})[\p{L}'’-]+){0,3}(?:,?\s\(?\d{1,3}\s?ans\)?)?,\s(?:(?:seule?|isolée?|veuf|veuve|célibataire|retraitée?|invalide),\s)?";
/// A land that is told by what it lies behind.
const LAND: &str = r"(?:(?:maison(?:nette)?|bicoque|masure|long[èe]re|pavillon|villa|chalet)(?:\s(?:bleue?|verte?|rouge|jaune|blanche?|grise?|rose|orange)s?)?\s|(?:terrain|champ|friche|parking|appart(?:ement)?|logement|studio|cabanon|chambre|garage|hangar|camion|fourgon)\s|{shacks})";
/// A camp or a hut, which is a home by what it lies behind: «camp derrière la gare», «case bleue derrière l'église».
const SHACKS: &str = r"(?:(?:camp(?:ement)?|bidonville|squat|case|kaz|cabanes?|baraques?|caravanes?|roulotte|tente|yourte)(?:\s(?:bleue?|verte?|rouge|jaune|blanche?|grise?|rose|orange)s?)?\s)";
/// Before what somebody is met in: «hall du 14 rue des Lilas».
const INSIDE_OF: &str = r"(?:hall|caves?|parking|porche|palier|sous-sol|entr[ée]e|cour)\sdu\s";
/// What the day of a month stands behind, before a comma: «démarre le 28, plan Vigipirate renforcé».
const DAY: &str = r"{<}(?:(?:d[ée]marr|d[ée]but|commenc|ouvr|ferm|repren|report|termin|tien|fini|pr[ée]vu|fix[ée]|pass)\p{L}*|(?:a|ont|aura|auront|eu)\slieu|inauguration|r[ée]union|(?:la|cette)\s\p{L}+\s(?:est|sera))(?:\s(?:est|sera))?\sle\s(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s)?";
/// What an item of an agenda is called before its number.
const ITEM: &str =
    r"{<}(?:point|axe|article|fiche|action|question|sujet|th[éèe]me|chapitre|partie|objectif|annexe)s?\s(?:n\s?°\s?)?";

/// What is counted or numbered, up to its number at the end of a line, below which the name of a street begins another.
const NUMBERED: &str = r"{<}(?:affaire|annexe|appel|axe|bus|cas|courrier|dossier|[ée]quipe|fait|fiche|groupe|infraction|intervention|îlot|ligne|num[ée]ro|page|passage|patrouille|phase|plainte|point|proc[ée]dure|rapport|ronde|s[ée]ance|secteur|semaine|signalement|situation|ticket|total|tourn[ée]e|tranche|verbalisation|visite)(?:s|aux)?(?:{_}\p{L}+e?s)?{_}?(?:n{_}?°)?{_}?:?{_}?";

/// The expressions, compiled.
pub(super) struct Grammar {
    pub(super) openings: Openings,
    pub(super) again: Again,
    pub(super) flats: Flats,
    pub(super) lived: Lived,
    pub(super) told: Told,
    pub(super) lodged: Lodged,
    pub(super) hamlets: Hamlets,
    pub(super) homes: Homes,
    pub(super) named: Named,
    pub(super) noted: Noted,
    pub(super) dwellers: Dwellers,
    pub(super) street: Regex,
    pub(super) regional: Regex,
    pub(super) spelled: Regex,
    pub(super) bare: Regex,
    pub(super) detail: Regex,
    pub(super) dwelling: Regex,
    pub(super) town: Regex,
    pub(super) separator: Regex,
    pub(super) number_name: Regex,
    pub(super) ambiguous: Regex,
    pub(super) main_street: Regex,
    pub(super) trigger: Regex,
    pub(super) lives_at: Regex,
    pub(super) counts: Regex,
    pub(super) public: Regex,
    pub(super) beside: Regex,
    pub(super) house: Regex,
    pub(super) ordinal: Regex,
    pub(super) same: Regex,
    pub(super) way: Regex,
    pub(super) lives_on: Regex,
    pub(super) hotel: Regex,
    pub(super) inside: Regex,
    pub(super) at_hotel: Regex,
    pub(super) somebody: Regex,
    pub(super) short: Short,
    pub(super) stays: Regex,
    pub(super) halls: Regex,
    pub(super) shelter: Regex,
    pub(super) ruin: Regex,
    pub(super) ruined: Regex,
    pub(super) sleeps: Regex,
    pub(super) entry: Regex,
    pub(super) land: Regex,
    pub(super) shack: Regex,
    pub(super) belongs: Regex,
    pub(super) inside_of: Regex,
    pub(super) item: Regex,
    pub(super) numbered: Regex,
    pub(super) site: Regex,
    pub(super) day: Regex,
    pub(super) public_name: Regex,
}

impl Grammar {
    pub(super) fn new() -> Result<Self, regex::Error> {
        let at = |regex: &str| compile(r"\A", regex, "");
        Ok(Self {
            openings: starts::openings(),
            again: Again::new()?,
            flats: Flats::new()?,
            lived: Lived::new()?,
            told: Told::new()?,
            lodged: Lodged::new()?,
            hamlets: Hamlets::new()?,
            homes: Homes::new()?,
            named: Named::new()?,
            noted: Noted::new()?,
            dwellers: Dwellers::new()?,
            street: at(&format!(
                r"(?:{NUMBER}[^\S\t]?,?[^\S\t]|\d{{1,3}}{{_}}[-–]\s)(?:de\s(?:la\s|l['’])?)?{TYPES}(?:\s|\b|\z)"
            ))?,
            regional: at(REGIONAL)?,
            spelled: at(&format!(r"{SPELLED}(?-i:{TYPES})\s"))?,
            bare: at(&format!(r"(?:{TYPES}|zone(?:\s(?:commerciale|artisanale|industrielle|d['’]activit[ée]s?))?)\s"))?,
            detail: at(DETAIL)?,
            dwelling: at(&format!(r"{DWELLING}[^\S\t]"))?,
            town: at(r"\d{5}(?:{_}{place}(?:\scedex(?:\s\d{1,2})?)?|(?:{_}*(?:\n|\z)))|(?:bp|cs|tsa)\s?\d{1,6}\b")?,
            separator: at(r"\.?\s?,\s*|\s[–—-]\s|\s\(|\s")?,
            number_name: at(&format!(r"{NUMBER}\s"))?,
            ambiguous: Regex::new(AMBIGUOUS)?,
            main_street: compile("", r"grand(?:e?[- ]|['’])rue\s?", r"\z")?,
            trigger: compile("", TRIGGER, r"\z")?,
            lives_at: compile("", LIVES_AT, r"\z")?,
            counts: compile("", COUNTS, r"\z")?,
            public: compile("", PUBLIC, r"\z")?,
            beside: at(BESIDE)?,
            house: at(HOUSE)?,
            ordinal: at(ORDINAL)?,
            same: at(SAME)?,
            way: at(WAYS)?,
            lives_on: compile("", LIVES_ON, r"[*_~]{0,2}\z")?,
            hotel: at(HOTEL)?,
            inside: at(AT)?,
            at_hotel: compile("", AT_HOTEL, r"\z")?,
            somebody: compile("", SOMEBODY, r"\z")?,
            short: Short::new()?,
            stays: compile("", STAYS, r"\z")?,
            halls: at(HALLS)?,
            shelter: at(SHELTER)?,
            ruin: at(RUIN)?,
            ruined: at(RUINED)?,
            sleeps: compile("", SLEEPS, r"\z")?,
            entry: compile("", ENTRY, r"\z")?,
            land: at(&LAND.replace("{shacks}", SHACKS))?,
            shack: at(SHACKS)?,
            belongs: at(BELONGS)?,
            inside_of: at(INSIDE_OF)?,
            item: compile("", ITEM, r"\z")?,
            numbered: compile("", NUMBERED, r"\z")?,
            site: at(SITE)?,
            day: compile("", DAY, r"\z")?,
            public_name: compile("", PUBLIC_NAME, "")?,
        })
    }
}
