//! What the recognisers of words in context need to know of a word, computed once per word and not once per occurrence:
//! a few bits, and the row of the sensitive vocabulary.

use std::sync::LazyLock;

use super::by_word::ByWord;
use super::stems;

/// A relative: «père», «sœur», «cousine».
pub(crate) const KIN: u64 = PARENT | SIBLING | CHILD | SPOUSE | FURTHER | EX;
/// «père», «maman», «daronne».
pub(crate) const PARENT: u64 = 1;
/// «frère», «jumelles».
pub(crate) const SIBLING: u64 = 1 << 32;
/// «fils», «bébé», «aînée».
pub(crate) const CHILD: u64 = 1 << 33;
/// «mari», «copine».
pub(crate) const SPOUSE: u64 = 1 << 34;
/// «oncle», «cousine», «nourrice».
pub(crate) const FURTHER: u64 = 1 << 35;
/// «ex», which may be anybody's former anything.
pub(crate) const EX: u64 = 1 << 36;
/// «son», «sa», «leurs»…
pub(crate) const POSSESSIVE: u64 = 1 << 1;
/// «notre», «vos»: of those who speak and are spoken to, as an institution does of its people.
pub(crate) const OURS: u64 = 1 << 29;
/// «le», «la», «les», «l».
pub(crate) const ARTICLE: u64 = 1 << 2;
/// «du», «au», «des», «aux».
pub(crate) const CONTRACTED: u64 = 1 << 3;
/// What may stand between a determiner and a relative: «petit», «ancien», «trois».
pub(crate) const MODIFIER: u64 = 1 << 4;
/// «beau», «grand», «demi», «ex»: makes another relative of the one behind it.
pub(crate) const PREFIX: u64 = 1 << 5;
/// «aîné», «maternelle»: belongs to the relative before it.
pub(crate) const RANK: u64 = 1 << 6;
/// «collège», «LP», «IUT».
pub(crate) const SCHOOL: u64 = 1 << 7;
/// «chez», «garage», «clinique»: may open an employer.
pub(crate) const WORK: u64 = 1 << 8;
/// «guinéenne», «russe».
pub(crate) const NATION: u64 = 1 << 9;
/// «vit», «placé», «parti»: a commune may follow.
pub(crate) const DWELLS: u64 = 1 << 10;
/// «M», «Mme», «Dr».
pub(crate) const CIVILITY: u64 = 1 << 11;
/// «indique», «précise», «signale»: what follows is what was said.
pub(crate) const SAYS: u64 = 1 << 12;
/// A private person without a name: «jeune», «elle», «mineur», «locataire».
pub(crate) const SOMEONE: u64 = 1 << 13;
/// «élève», «scolarisé», «inscrit»: a pupil of the school that follows.
pub(crate) const PUPIL: u64 = 1 << 14;
/// «chauffeur», «apprenti», «travaille»: the words before an employer.
pub(crate) const JOB: u64 = 1 << 15;
/// A function in an institution: what follows is its institution, not a pupil's or a worker's.
pub(crate) const OFFICE: u64 = 1 << 16;
/// «abords», «parking», «salle»: a place at an institution, which is spoken of as its functions are.
pub(crate) const AROUND: u64 = 1 << 30;
/// A figure in words: «deux», «quinze».
pub(crate) const FIGURE: u64 = 1 << 17;
/// Speaks of many or of policy: «prévention», «chiffres», «campagne».
pub(crate) const POLICY: u64 = 1 << 18;
/// «vient», «quitté», «elle»: a town may follow, with or without «de».
pub(crate) const COMES: u64 = 1 << 19;
/// «3e», «2nde»: the class of a pupil in figures.
pub(crate) const GRADE: u64 = 1 << 20;
/// «3e», «troisième», «terminale»: the class of a pupil, whose school may follow.
pub(crate) const CLASS: u64 = GRADE | 1 << 31;

/// «jeune», «grands»: a child by its place among them, as «le plus jeune».
pub(crate) const OF_CHILDREN: u64 = 1 << 21;

// How much a relative ([`KIN`]) says by the noun, where no possessive says whose it is.

/// «oncle», «frère», «fils»: one of several, so that «un neveu des Roche» is one of theirs.
pub(crate) const ONE_OF: u64 = 1 << 22;
/// «ami», «femme», «fille»: anybody, though it has an article.
pub(crate) const ANYBODY: u64 = 1 << 23;
/// «père», «mari» behind «du» and «au»: somebody's.
pub(crate) const OF_SOMEBODY: u64 = 1 << 24;
/// «mère», «oncle» before «= Mme Roche».
pub(crate) const INTRODUCED: u64 = 1 << 25;
/// «frère», «compagne»: somebody's in an apposition and in a note, without a determiner.
pub(crate) const APPOSED: u64 = 1 << 26;
/// «épouse», «conjoint»: the same, unless a name follows.
pub(crate) const PARTNER: u64 = 1 << 27;
/// «ami», «enfants», «nourrice»: nobody without a determiner.
pub(crate) const NEVER_BARE: u64 = 1 << 28;

/// What ties a person to a place of life may start with such a word.
pub(crate) const TIES: u64 = SCHOOL | WORK | NATION | DWELLS | JOB | COMES | PUPIL | CLASS;

/// What a word is to the recognisers of words in context.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Cues {
    /// Constants of this module.
    pub(crate) bits: u64,
    /// Row of the sensitive vocabulary plus one, 0 for none.
    pub(crate) stem: u16,
    /// The phrases of that vocabulary that are looked up by the word, 0 for none.
    pub(crate) phrase: u16,
}

/// The cues of a folded key.
pub(crate) fn of(key: &str) -> Cues {
    let mut bits = listed(key);
    if is_nation(key) {
        bits |= NATION;
    }
    Cues { bits, stem: stems::row(key), phrase: stems::phrases::row(key) }
}

/// The bits of a folded key that lists say, and no stem: for a word that is no token.
pub(crate) fn listed(key: &str) -> u64 {
    BY_WORD.get(key).copied().unwrap_or(0)
}

/// Whole words by bit. A word may be in several lists, once in each.
static BY_WORD: LazyLock<ByWord<u64>> = LazyLock::new(|| {
    let mut by_word = ByWord::default();
    for (bit, words) in LISTS {
        for word in words.split_ascii_whitespace() {
            *by_word.entry(word).or_insert(0) |= bit;
        }
    }
    by_word
});

const LISTS: &[(u64, &str)] = &[
    (
        PARENT,
        "pere mere peres meres papa maman papas mamans parent parents daron daronne darons doche reum manman geniteur genitrice \
         geniteurs maratre",
    ),
    (
        SIBLING,
        "frere freres soeur soeurs frangin frangine frero frerot frerots soeurette reuf reufs jumeau jumeaux jumelle jumelles triples",
    ),
    (
        CHILD,
        "fiston fils fille filles enfant enfants enft enfts gosse gosses mome momes gamin gamine gamins bebe nourrisson aine \
         ainee aines ainees cadet cadette cadets benjamin benjamine dernier derniere",
    ),
    (
        SPOUSE,
        "mari maris epoux epouse femme conjoint conjointe cjt cjte concubin concubine compagnon compagne copain copine mec \
         meuf ami amie fiance fiancee cpgne cpgnon",
    ),
    (
        FURTHER,
        "oncle oncles tante tantes neveu neveux niece nieces cousin cousine cousins cousines gendre bru marraine \
         parrain filleul filleule papy papi mamie mamy pepe tatie tata tonton tuteur tutrice nourrice nounou beauf \
         aieul aieule aieuls aieux curatrice",
    ),
    (EX, "ex"),
    (ONE_OF, "oncle tante cousin cousine neveu niece frere soeur fils gendre filleul filleule"),
    (
        ANYBODY,
        "ami amie femme fille filles enfant enfants parents dernier derniere ex gamin gamins gamine gosses epoux bebe",
    ),
    (
        OF_SOMEBODY,
        "pere frere frerot reuf fiston pepe mari compagnon conjoint concubin cousin neveu gendre fils copain cadet papa daron",
    ),
    (
        INTRODUCED,
        "mere pere maman papa tante oncle frere soeur fils fille mari epouse compagne compagnon conjoint conjointe tuteur \
         curatrice tutrice daron daronne parents",
    ),
    (
        APPOSED,
        "jumeaux jumelles frere soeur freres soeurs cousin cousine neveu niece oncle tante compagne compagnon fils fille",
    ),
    (PARTNER, "epouse epoux mari conjoint conjointe cjt cjte concubin concubine daron daronne"),
    (
        NEVER_BARE,
        "ex ami amie femme enfants enfant gamin benjamin bebe nourrisson tuteur nourrice nounou mec meuf mome \
         momes beauf doche",
    ),
    (POSSESSIVE, "son sa ses leur leurs mon ma mes ton ta tes notre votre nos vos"),
    (OURS, "notre votre nos vos"),
    (ARTICLE, "le la les l"),
    (CONTRACTED, "du au des aux"),
    (
        MODIFIER,
        "petit petite petits petites ptit ptite ptits ptites grand grande grands grandes jeune jeunes ancien ancienne anciens propre propres autre \
         autres defunt defunte futur future nouveau nouvel nouvelle premier premiere deuxieme troisieme quatrieme cinquieme second seconde deux trois quatre cinq \
         six sept huit neuf dix vieux vieille cher chere gramoune",
    ),
    (
        PREFIX,
        "grand grands gd gde gds grd grde gran gr pt pte bo bel beau beaux belle belles demi ex arriere petit petite petits petites ptit ptite ptits ptites",
    ),
    (
        OF_CHILDREN,
        "premier premiere deuxieme troisieme quatrieme cinquieme sixieme second seconde garcon garcons gars filles jeune grand grande grands grandes petit petite petits petites \
         derniers dernieres eux elles",
    ),
    (
        RANK,
        "aine ainee aines ainees cadet cadette cadets jumeau jumelle jumeaux jumelles maternel maternelle maternels \
         maternelles paternel paternelle paternels paternelles biologique biologiques adoptif adoptive",
    ),
    (
        SCHOOL,
        "college clg coll lycee lyc ec lp lpo lgt lpa legta ecole creche maternelle institution institut iut cfa mfr erea ifas ifsi iem ditep \
         universite fac faculte internat externat itep ime impro epide e2c lep garderie ufa ensemble groupe cite",
    ),
    (
        WORK,
        "chez garage ets etablissements boulangerie patisserie boucherie salon clinique camping restaurant kebab bar cafe epicerie \
         supermarche pizzeria marbrerie menuiserie fonderie entreprise societe sarl sas pharmacie hotel ehpad imprimerie \
         cabinet agence ferme domaine scierie brasserie pressing tabac fromagerie carrosserie magasin usine transports \
         interim cantine hopital ambulances taxis laverie creperie traiteur sur vendeuse vendeur caissier caissiere livreur livreuse \
         abattoir entrepot primeur papeterie verrerie librairie quincaillerie esat snack superette cooperative jardinerie laiterie biscuiterie conserverie blanchisserie poissonnerie charcuterie",
    ),
    (
        DWELLS,
        "vit habite reside demeure parti partie retourne retournee installe installee place placee originaire venu venue \
         loge logee heberge hebergee demenage habitait vivait domicilie domiciliee demeurant residant habitant demenagement \
         demenagee emmenage dort dorment dormait familiale familial accueil hospitalise hospitalisee incarcere incarceree detenu detenue ecroue ecrouee",
    ),
    (
        COMES,
        "vient viennent venait venaient arrive arrivent arrivee arrives arrivees quitte quitter quittent quittait elle elles lui eux",
    ),
    (GRADE, "6e 5e 4e 3e 6eme 5eme 4eme 3eme 2nde 2de 1re tle"),
    (CLASS & !GRADE, "sixieme cinquieme quatrieme troisieme seconde premiere terminale segpa pro"),
    (
        CIVILITY,
        "m mm mme mmes mlle mlles mle mr monsieur madame mademoiselle messieurs mesdames dr docteur me maitre lt",
    ),
    (
        SAYS,
        "indique precise signale rapporte ajoute explique confirme note souligne informe relate evoque mentionne constate \
         rappelle expose declare alerte estime observe temoigne affirme repond dit",
    ),
    (
        SOMEONE,
        "il elle ils elles lui jeune mineur mineure garcon fillette adolescent adolescente ado eleve collegien collegienne \
         lyceen lyceenne monsieur madame mme m mlle locataire plaignant plaignante victime interesse interessee individu \
         personne dame homme femme enfant couple epoux famille voisin voisine retraite retraitee chauffeur habitante riverain \
         riveraine requerant dernier derniere celui celle",
    ),
    (
        PUPIL,
        "eleve eleves scolarise scolarisee scolarises inscrit inscrite inscrits interne externe pensionnaire etudiant \
         etudiante lyceen lyceenne collegien collegienne frequente affecte affectee affectation exclu exclue apprenti apprentie \
         collegiens lyceens etudie rescolarise descolarise reaffecte seche sechait",
    ),
    (
        JOB,
        "chauffeur apprenti apprentie travail travaille travaillait bosse stagiaire vigile salarie salariee employe employee \
         embauche embauchee serveur serveuse vendeur vendeuse magasinier cariste contrat stage soudeur macon ouvrier \
         ouvriere livreur cuisinier cuisiniere interimaire interim caissier caissiere agent gerant gerante patron patronne \
         tient tiennent tenait marin aide soignant soignante infirmier infirmiere secretaire assistant assistante prendrait \
         boulanger coiffeur coiffeuse coiffure mecanicien matelot alternance apprentissage cdi cdd poste recrute recrutee emploi \
         technicien boulot menuisier plombier electricien animateur animatrice surveillant surveillante femme prepare manutentionnaire \
         conducteur conductrice job menages ash ambulancier ambulanciere facteur veilleur veilleuse brancardier brancardiere lingere docker gardien gardienne equipier equipiere commis",
    ),
    (
        OFFICE,
        "principal principale proviseur proviseure directeur directrice cpe infirmiere infirmier assistante conseiller \
         conseillere professeur enseignant enseignante gestionnaire adjoint adjointe representant representante \
         intervenant intervenante delegue deleguee psychologue documentaliste surveillant equipe chef cheffe president \
         presidente courriers etendu",
    ),
    (
        AROUND,
        "abords devant sortie face pres parvis rue arret parking quartier secteur autour proximite entre vers cote entree \
         grilles reunion salle locaux",
    ),
    (
        FIGURE,
        "un une deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente quarante plusieurs certains \
         certaines chaque quelques",
    ),
    (
        POLICY,
        "prevention campagne statistiques chiffres dispositif bilan hausse baisse stand atelier exposition loi circulaire \
         programme convention taux faits politique sensibilisation reunion actions operation secteur territoire plan",
    ),
];

/// Adjectives of nationality: those of the list, and stems with their endings. Ordinary words («européen») are no mark of a
/// person; «française» is one only where it is all that is said of somebody.
fn is_nation(key: &str) -> bool {
    matches!(key, "turque" | "turques" | "grecque" | "grecques" | "lettonne" | "lettonnes")
        || ["", "s", "e", "es", "ne", "nes", "te"]
            .iter()
            .any(|end| key.strip_suffix(end).is_some_and(|stem| NATIONS.contains_key(stem)))
}

static NATIONS: LazyLock<ByWord<()>> =
    LazyLock::new(|| NATION_STEMS.split_ascii_whitespace().map(|stem| (stem, ())).collect());

const NATION_STEMS: &str = "afghan africain albanais algerien allemand americain andorran anglais angolais argentin armenien australien \
     autrichien azerbaidjanais bahamien bahreinien bangladais bangladeshi bangladeshien barbadien belge beninois \
     bhoutanais bielorusse birman bolivien bosniaque bosnien botswanais bresilien britannique bulgare burkinabe \
     burundais cambodgien camerounais canadien capverdien centrafricain chilien chinois chypriote colombien comorien \
     congolais coreen costaricain croate cubain danois djiboutien dominicain ecossais egyptien emirien equatorien \
     erythreen espagnol estonien ethiopien finlandais francais gabonais gallois gambien georgien ghaneen grec \
     guatemalteque guineen guyanien haitien hollandais hondurien hongrois indien indonesien irakien iranien irlandais \
     islandais israelien italien ivoirien jamaicain jamaiquain japonais jordanien kazakh kazakhstanais kenyan kirghiz \
     kirghize kosovar koweitien kurde lankais laotien leonais lesothien letton libanais liberien libyen lituanien \
     luxembourgeois macedonien malaisien malgache malien maltais marocain mauricien mauritanien mexicain moldave \
     monegasque mongol montenegrin mozambicain namibien neerlandais nepalais nicaraguayen nigerian nigerien norvegien \
     ougandais ouzbek pakistanais palestinien panameen paraguayen peruvien philippin polonais portugais qatari \
     qatarien roumain russe rwandais sahraoui salvadorien saoudien senegalais serbe sierraleonais singapourien \
     slovaque slovene somalien soudanais srilankais suedois suisse surinamais syrien tadjik taiwanais tamoul \
     tanzanien tchadien tcheque tchetchene thailandais tibetain togolais trinidadien tunisien turc turkmene ukrainien \
     uruguayen venezuelien verdien vietnamien yemenite zairois zambien zelandais zimbabween";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_relatives_is_said_of_relatives() {
        let relatives = ONE_OF | ANYBODY | OF_SOMEBODY | INTRODUCED | APPOSED | PARTNER | NEVER_BARE;
        let words =
            LISTS.iter().filter(|(bit, _)| bit & relatives != 0).flat_map(|(_, words)| words.split_ascii_whitespace());
        let others: Vec<&str> = words.filter(|word| of(word).bits & KIN == 0).collect();
        assert!(others.is_empty(), "{others:?}");
    }
}
