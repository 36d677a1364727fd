//! Messages: `fixtures/documents/every-place.eml` has one invented value in every place that can hold words.

use std::io::Write;

use huisclos::error::ErrorKind;
use huisclos::format::open;
use huisclos::proof::{Needle, Needles, search};
use huisclos::segment::Role;

use crate::builder;
use crate::golden::{Planted, anonymised, check};
use crate::{refused, segments, sound, written};

const NAME: &str = "a.eml";

/// Every planted value of the message that its rewritten form can say.
pub(crate) const PLANTED: &[Planted] = &[
    ("subject, encoded words", Role::Body, "Réunion VAUDESCAL"),
    ("sender", Role::Body, "Evariste DUPLANTOIS"),
    ("sender's address", Role::Body, "evariste.duplantois@mairie.example"),
    ("recipient in Latin 1", Role::Body, "Hélène PLANTIVEAU"),
    ("second recipient", Role::Body, "l.grandserre@asso.example"),
    ("copy", Role::Body, "Tess OLLIERGUES"),
    ("body, quoted-printable", Role::Body, "Karim ABESSOLE"),
    ("cut by a soft line end", Role::Body, "Maël QUERNEAU"),
    ("cut by a line that flows", Role::Body, "Inès BAUDRIBOS"),
    ("quoted message", Role::Body, "Nolan PEYRIGUERE"),
    ("signature", Role::Body, "Odette VIREMONT"),
    ("page", Role::Body, "Hakim LESTRANGUE"),
    ("attribute of the page", Role::Attribute, "photo de Rayane"),
    ("link of the page", Role::Target, "fatou.brevilliers@ville.example"),
    ("attached text", Role::Body, "Enzo MARCILLOUX"),
    ("attached page", Role::Body, "Soraya DELPEUCH"),
    ("attached Word file", Role::Body, "Zoé FONTGRIVE"),
    ("subject of an attached message", Role::Body, "Situation LAGARRIGOU"),
    ("sender of an attached message", Role::Body, "Clotilde RABAUDENG"),
    ("body of an attached message", Role::Body, "Gwendal HUITREPIN"),
    ("file in an attached message", Role::Body, "Assia TREMBLADOU"),
];

/// Values in places that never come along.
const GONE: &[&str] = &[
    "perdriol",
    "messaoudene",
    "boisrobert",
    "brizambourg",
    "soulignon",
    "tarragnat",
    "touzalin",
    "corbignot",
    "kerguenou",
    "mirabellon",
    "chauvignac",
];

/// The message: bodies in three ways, files of four formats, what is not read.
pub(crate) fn every_place() -> Vec<u8> {
    let word = small("Vu avec Zoé FONTGRIVE.");
    let latin = |text: &str| encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    let base64 = |bytes: &[u8]| data_encoding::BASE64_MIME.encode(bytes);
    let inner = "From: =?iso-8859-1?Q?Clotilde_RABAUDENG?= <x@y.example>\r\nSubject: Situation LAGARRIGOU\r\nMessage-ID: <tarragnat@z>\r\n\
        MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nVu Gwendal HUITREPIN.\r\n--b\r\n\
        Content-Type: text/plain; name=\"notes.txt\"\r\nContent-Disposition: attachment; filename=notes.txt\r\n\r\nAssia TREMBLADOU\r\n--b--\r\n";
    let pixel = b"\x89PNG\r\n\x1a\n a picture";
    let text = format!(
        "Return-Path: <perdriol@mairie.example>\r\n\
         Received: from poste-MESSAOUDENE ([127.0.0.1])\r\n\tby mail.example; Tue, 14 May 2024 11:30:45 +0200\r\n\
         Message-ID: <boisrobert@mairie.example>\r\n\
         X-Mailer: Editeur BRIZAMBOURG\r\n\
         From: Evariste DUPLANTOIS <evariste.duplantois@mairie.example>\r\n\
         To: HELENE\r\n <h.p@mairie.example>,\r\n l.grandserre@asso.example\r\n\
         Cc: Membres: \"Tess OLLIERGUES\" <t.o@asso.example>;\r\n\
         Subject: =?utf-8?B?UsOpdW5pb24gVkFV?=\r\n =?utf-8?Q?DESCAL?=\r\n\
         Date: Tue, 14 May 2024 11:30:45 +0200\r\n\
         MIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=\"x SOULIGNON\"\r\n\r\n\
         Préambule de TARRAGNAT\r\n\
         --x SOULIGNON\r\n\
         Content-Type: multipart/alternative; boundary=y\r\n\r\n\
         --y\r\n\
         Content-Type: text/plain; charset=iso-8859-15; format=flowed\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
         Pr=E9sents : Karim ABESSOLE et Ma=EBl QUER=\r\nNEAU, puis In=E8s=20\r\nBAUDRIBOS, 40 =A4.\r\n\r\n\
         > Le 13 mai, Nolan PEYRIGUERE a =E9crit :\r\n> bonjour\r\n\r\n--=20\r\nOdette VIREMONT\r\n\
         --y\r\n\
         Content-Type: multipart/related; boundary=z\r\n\r\n\
         --z\r\n\
         Content-Type: text/html; charset=windows-1252\r\nContent-Transfer-Encoding: 8bit\r\n\r\n\
         <html><head><meta charset=windows-1252></head><body><p>Hakim <b>LESTRANGUE</b>, \u{e9}l\u{e8}ve</p>\
         <img src=\"cid:image001.png@touzalin\" alt=\"photo de Rayane\"><a href=\"mailto:fatou.brevilliers@ville.example\">ici</a></body></html>\r\n\
         --z\r\n\
         Content-Type: image/png; name=\"touzalin.png\"\r\nContent-ID: <image001.png@touzalin>\r\nContent-Transfer-Encoding: base64\r\n\r\n\
         {}\r\n\
         --z--\r\n\
         --y--\r\n\
         --x SOULIGNON\r\n\
         Content-Type: text/plain; charset=utf-8\r\nContent-Disposition: attachment;\r\n filename*0*=utf-8''fiche%20CORBI;\r\n filename*1=gnot.txt\r\nContent-Transfer-Encoding: base64\r\n\r\n\
         {}\r\n\
         --x SOULIGNON\r\n\
         Content-Type: application/octet-stream; name=\"kerguenou.htm\"\r\nContent-Transfer-Encoding: base64\r\n\r\n\
         {}\r\n\
         --x SOULIGNON\r\n\
         Content-Type: application/vnd.openxmlformats-officedocument.wordprocessingml.document; name=\"=?utf-8?B?a2VyZ3VlbsO0dS5kb2N4?=\"\r\n\
         Content-Disposition: attachment; filename=\"kerguenou.docx\"\r\nContent-Transfer-Encoding: base64\r\n\r\n\
         {}\r\n\
         --x SOULIGNON\r\n\
         Content-Type: message/rfc822\r\nContent-Description: message de KERGUENOU\r\n\r\n\
         {inner}\r\n\
         --x SOULIGNON\r\n\
         Content-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n\
         {}\r\n\
         --x SOULIGNON\r\n\
         Content-Type: text/calendar\r\n\r\n\
         ATTENDEE:CHAUVIGNAC\r\n\
         --x SOULIGNON--\r\n\
         Fin de TARRAGNAT\r\n",
        base64(pixel),
        base64("Vu Enzo MARCILLOUX.".as_bytes()),
        base64("<html><body>Vu <i>Soraya</i> DELPEUCH".as_bytes()),
        base64(&word),
        base64(b"\x78\x9f\x3e\x22 MIRABELLON"),
    );
    // The body of the page and one recipient are in Windows-1252, as old programs send them.
    latin(&text.replace("HELENE", "H\u{e9}l\u{e8}ne PLANTIVEAU"))
}

/// The smallest Word file, stored, so that no version of a packer changes the message.
fn small(words: &str) -> Vec<u8> {
    let parts = [
        (
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override \
             PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.\
             document.main+xml\"/></Types>"
                .to_owned(),
        ),
        (
            "word/document.xml",
            format!(
                "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r>\
                 <w:t>{words}</w:t></w:r></w:p></w:body></w:document>"
            ),
        ),
    ];
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        let options = zip::write::SimpleFileOptions::default()
            .last_modified_time(zip::DateTime::DEFAULT)
            .compression_method(zip::CompressionMethod::Stored);
        writer.start_file(name, options).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A message in all ways in which words may hide in it: as it is, quoted-printable undone, Base64 undone.
fn views(output: &[u8]) -> Vec<String> {
    let text = String::from_utf8(output.to_vec()).unwrap();
    assert!(text.is_ascii());
    let mut all = vec![text.clone()];
    let quoted = text.replace("=\r\n", "");
    let mut bytes = Vec::new();
    let mut rest = quoted.as_bytes();
    while let [first, tail @ ..] = rest {
        let code = tail.get(..2).and_then(|d| std::str::from_utf8(d).ok()).and_then(|d| u8::from_str_radix(d, 16).ok());
        match (first, code) {
            (b'=', Some(code)) => {
                bytes.push(code);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    all.push(String::from_utf8_lossy(&bytes).into_owned());
    for word in text.split("?B?").skip(1).filter_map(|rest| rest.split_once("?=")) {
        all.push(String::from_utf8(data_encoding::BASE64.decode(word.0.as_bytes()).unwrap()).unwrap());
    }
    for body in text.split("base64\r\n").skip(1).filter_map(|rest| rest.split_once("\r\n\r\n")) {
        let packed: String = body.1.split("--=_").next().unwrap().split_whitespace().collect();
        let file = data_encoding::BASE64.decode(packed.as_bytes()).unwrap();
        if file.starts_with(b"PK") {
            all.extend(
                builder::unzip(&file).iter().map(|(name, part)| format!("{name} {}", String::from_utf8_lossy(part))),
            );
        } else {
            all.push(String::from_utf8_lossy(&file).into_owned());
        }
    }
    all
}

#[test]
fn every_planted_value_is_one_text_and_none_is_left() {
    let output = check(&every_place(), NAME, PLANTED, &views);
    for view in views(&output) {
        let view = view.to_lowercase();
        assert!(GONE.iter().all(|value| !view.contains(value)), "{view}");
    }
}

#[test]
fn what_is_not_carried_along_is_counted() {
    let document = sound(&every_place(), NAME);
    let notices: Vec<_> = document.notices().iter().map(|n| (n.what, n.count)).collect();
    assert_eq!(notices, [("attachment_removed", 2), ("image", 1), ("mail_header_removed", 5)]);
    let out = String::from_utf8(written(&*document, &[]).unwrap()).unwrap();
    assert_eq!(out.matches("Pi=C3=A8ce jointe supprim=C3=A9e").count(), 2);
    assert!(out.contains("Date: Tue, 14 May 2024 09:30:45 +0000\r\n"));
    assert_eq!(out.matches("cid:piece-3@huisclos").count() + out.matches("<piece-3@huisclos>").count(), 2, "{out}");
    for name in
        ["image-3.png", "piece-jointe-4.txt", "piece-jointe-5.html", "piece-jointe-6.docx", "piece-jointe-7.eml"]
    {
        assert!(out.contains(name), "{name}");
    }
}

#[test]
fn without_edits_the_texts_and_files_are_the_same() {
    let document = sound(&every_place(), NAME);
    let once = written(&*document, &[]).unwrap();
    let again = sound(&once, NAME);
    let texts = |document: &dyn huisclos::format::Document| -> Vec<String> {
        segments(document)
            .into_iter()
            .map(|s| s.text.replace("[Pièce jointe supprimée : elle ne peut pas être anonymisée.]", ""))
            .filter(|t| !t.is_empty())
            .collect()
    };
    assert_eq!(texts(&*document), texts(&*again));
    assert_eq!(written(&*again, &[]).unwrap(), once, "written twice");
    let word = builder::unzip(&small("Vu avec Zoé FONTGRIVE."));
    let text = String::from_utf8(once).unwrap();
    let file = text.split_once("piece-jointe-6.docx\"\r\n\r\n").unwrap().1.split("--=_").next().unwrap();
    let file: String = file.split_whitespace().collect();
    assert_eq!(builder::unzip(&data_encoding::BASE64.decode(file.as_bytes()).unwrap()), word);
}

/// A PDF is rewritten as an attachment as it is alone.
#[test]
fn an_attached_pdf_is_rewritten() {
    let pdf = crate::pdf_builder::every_place();
    let values: Vec<&str> = crate::pdf_builder::PLANTED.iter().map(|(_, value)| *value).collect();
    let mail = format!(
        "From: a@x.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nCi-joint la fiche.\r\n--b\r\n\
         Content-Type: application/pdf; name=\"fiche.pdf\"\r\nContent-Disposition: attachment; filename=\"fiche.pdf\"\r\n\
         Content-Transfer-Encoding: base64\r\n\r\n{}\r\n--b--\r\n",
        data_encoding::BASE64_MIME.encode(&pdf)
    );
    let needles = Needles::new(values.iter().map(|value| Needle::words(value).unwrap()).collect()).unwrap();
    let seen = search(mail.as_bytes(), "eml", &needles).unwrap();
    assert!((0..values.len()).all(|index| seen.iter().any(|hit| hit.needle == index)), "the proof looks into it");
    let out = anonymised(mail.as_bytes(), NAME, &values);
    assert_eq!(search(&out, "eml", &needles).unwrap(), []);
    let text = String::from_utf8(out).unwrap();
    let file = text.split_once("piece-jointe-2.pdf\"\r\n\r\n").unwrap().1.split("--=_").next().unwrap();
    let file: String = file.split_whitespace().collect();
    let file = data_encoding::BASE64.decode(file.as_bytes()).unwrap();
    assert_eq!(search(&file, "pdf", &needles).unwrap(), []);
    let document = sound(&file, "fiche.pdf");
    assert!(segments(&*document).iter().any(|segment| segment.text.contains("groupe de travail")));
}

#[test]
fn pseudonyms_stand_in_headers() {
    let mail = "From: Karim BENALI <karim.benali@asso.example>\r\nTo: h@x.example\r\nSubject: Situation de Karim BENALI\r\nMIME-Version: 1.0\r\n\r\n\
        Situation n° 1 : Karim BENALI, 15 ans.\r\n";
    let out = String::from_utf8(anonymised(mail.as_bytes(), NAME, &["Karim BENALI"])).unwrap();
    let header = out.split("\r\n\r\n").next().unwrap();
    assert!(header.contains("<anonyme@huisclos.invalid>") && header.contains("Subject: "), "{header}");
    assert!(!out.to_lowercase().contains("benali"), "{out}");
}

#[test]
fn a_message_is_told_by_its_headers() {
    let mail = "Date: x\nMessage-ID: <a@b>\n\nBonjour";
    for (bytes, name, format) in [
        (mail, None, "eml"),
        (mail, Some("a.txt"), "txt"),
        ("From: a\nTo: b\n\nBonjour", Some("a.eml"), "eml"),
        ("Date : 3 mai\nSujet : x", None, "txt"),
        ("Date: 3 mai\nSujet: x", None, "txt"),
        ("From x@y Tue May 14\nFrom: a\nReceived: b\n\nBonjour", None, "eml"),
    ] {
        assert_eq!(open(bytes.as_bytes().to_vec(), name).unwrap().format(), format, "{bytes}");
    }
    assert_eq!(refused(b"Bonjour".to_vec(), "a.eml").kind(), ErrorKind::WrongExtension);
}
