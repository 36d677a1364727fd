use super::*;
use crate::detect::token::{Vocabulary, tokenise};
use crate::kind::Kind;

fn found(text: &str, zone: Zone, kind: Kind) -> Vec<String> {
    let (mut vocabulary, mut tokens) = (Vocabulary::default(), Vec::new());
    tokenise(text, &mut vocabulary, &mut tokens);
    let scene = Scene { text, tokens: &tokens, vocabulary: &vocabulary, zone };
    let mut out = Vec::new();
    AffiliationRecogniser.find(&scene, &mut out);
    out.iter().filter(|found| found.kind == kind).map(|found| text[found.span.range()].to_owned()).collect()
}

fn none(text: &str, zone: Zone, kind: Kind) {
    assert_eq!(found(text, zone, kind), Vec::<String>::new(), "{text}");
}

#[test]
fn schools_of_pupils() {
    for (text, expected) in [
        ("Élève du collège Anita-Conti depuis mars.", "collège Anita-Conti"),
        ("| clg M. Pagnol | 4e D", "clg M. Pagnol"),
        ("1re MELEC au lycée professionnel Auguste-Coton, contrat", "lycée professionnel Auguste-Coton"),
        ("étudiant à l’IUT de Cholet.", "IUT de Cholet"),
        ("grande section, école des Coquelicots ;", "école des Coquelicots"),
        ("| Institution Saint-Vaast | 1re", "Institution Saint-Vaast"),
        ("16a, 2nde tcvm lp bourdelle. encore", "lp bourdelle"),
        ("INTERNE AU LYCEE AGRICOLE DE VAUBRUN, 2NDE A", "LYCEE AGRICOLE DE VAUBRUN"),
        ("inscrit à l'École supérieure de commerce de Valmorency. La", "École supérieure de commerce de Valmorency"),
        ("reste en 2nde 7 au lycée Marguerite-de-Lorraine.\nSuite", "lycée Marguerite-de-Lorraine"),
    ] {
        assert_eq!(found(text, Zone::Situation, Kind::School), [expected], "{text}");
    }
}

#[test]
fn schools_as_institutions() {
    none("Mme Rose, CPE du collège Anita-Conti.", Zone::Attendance, Kind::School);
    none("Les abords du collège Irène-Joliot sont calmes.", Zone::General, Kind::School);
    none("Il attend devant le lycée Olympe-de-Gouges.", Zone::Situation, Kind::School);
    none("Il va à l'école le matin, elle quitte le collège.", Zone::Situation, Kind::School);
}

#[test]
fn employers() {
    for (text, expected) in [
        ("Le père, chauffeur chez Transports Lecoq, ne répond plus.", "Transports Lecoq"),
        ("apprenti à la boulangerie Au Bon Pétrin.", "boulangerie Au Bon Pétrin"),
        ("Il travaille de nuit chez Sopralu.", "Sopralu"),
        ("stagiaire au camping La Calanque.", "camping La Calanque"),
        ("papa bosse chez fonderie cassagne, pas dispo", "fonderie cassagne"),
        ("aide-soignante à la clinique du Phare ; M.", "clinique du Phare"),
        ("Ses parents tiennent le Kebab du Port ; les", "Kebab du Port"),
        ("contrat chez Électricité Morvan & Fils jusqu’en juin", "Électricité Morvan & Fils"),
        ("marin sur « La Belle Étoile », absent", "La Belle Étoile"),
        ("| garage Poncelet (apprenti) |", "garage Poncelet"),
        ("CHAUFFEUR CHEZ CARS DUVIVIER. IL", "CARS DUVIVIER"),
    ] {
        assert_eq!(found(text, Zone::Situation, Kind::Employer), [expected], "{text}");
    }
    for text in [
        "Il dort chez sa tante.",
        "Elle vit chez Mme Roche.",
        "hébergé chez Denis",
        "Devant le bar Le Balto.",
        "employée chez M. et Mme Roche",
    ] {
        none(text, Zone::Situation, Kind::Employer);
    }
}

#[test]
fn nationalities() {
    for (text, expected) in [
        ("de nationalité guinéenne, étranger", vec!["guinéenne"]),
        ("MAGOMADOV Ruslan, 19 ans, russe", vec!["russe"]),
        ("STOICA Mirela, roumaine | non", vec!["roumaine"]),
        ("abdou, nom? (comorien? malgache?) dort", vec!["comorien", "malgache"]),
        ("UNE CINQUANTAINE D'ANNEES, HAITIEN\n", vec!["HAITIEN"]),
        ("Leur fille a 7 mois. Moldaves. Elle cherche un emploi.", vec!["Moldaves"]),
        ("celui qui crie au marché. camerounais, il dort", vec!["camerounais"]),
        ("- ressort. congolais (RDC)", vec!["congolais"]),
        ("des retraités allemands", vec!["allemands"]),
        ("un couple néerlandais installé là", vec!["néerlandais"]),
        ("Il est suisse et veut partir.", vec!["suisse"]),
        ("Les parents sont bulgares.", vec!["bulgares"]),
        ("Les montres sont suisses et chères.", vec![]),
        ("Le repas est offert. Suisse et Moldavie financent. Moldaves et Roumains", vec![]),
        ("Et la dame philippine dont parlait", vec!["philippine"]),
        ("La police nationale, un couteau suisse, la tarte bulgare, il parle russe.", vec![]),
        ("M. SUISSE est reparti avec « Le Belge ».", vec![]),
    ] {
        assert_eq!(found(text, Zone::Situation, Kind::Nationality), expected, "{text}");
    }
}

#[test]
fn towns() {
    assert_eq!(found("Le père vit à Cholet.", Zone::Situation, Kind::Place), ["Cholet"]);
    assert_eq!(found("parti chez le père à Agen.", Zone::Situation, Kind::Place), ["Agen"]);
    none("Le parquet de Meaux est saisi.", Zone::Situation, Kind::Place);
    none("Il vit à la rue.", Zone::Situation, Kind::Place);
}
