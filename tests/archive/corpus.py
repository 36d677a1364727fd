"""Invented minutes by number, in seven formats: the same number gives the same bytes."""

import io
import pathlib
import random
import zipfile
from xml.sax.saxutils import escape

GIVEN = "Karim Lina Mehdi Sofia Yanis Inès Dylan Chloé Enzo Aïcha Lucas Fatou Théo Nawel Hugo Maëva Rayan Jade Nolan Awa".split()
SURNAMES = "BENALI MOREL DIALLO LEFORT HADDAD PERRIN TRAORÉ GARNIER OUALI MARCHAND KONATÉ VASSEUR SAIDI ROUSSEL CISSÉ LEROUX".split()
STREETS = ["rue des Lilas", "avenue Jean-Jaurès", "allée des Tilleuls", "rue du Moulin", "place de la Fontaine", "chemin des Prés"]
FACTS = [
    "est absent du collège depuis trois semaines",
    "a été vue devant la gare avec deux majeurs",
    "a commencé un suivi avec la mission locale",
    "s'est battu à la sortie du gymnase",
    "a été reçu avec sa mère par la coordonnatrice",
]
FORMATS = ["docx"] * 50 + ["odt"] * 25 + ["txt"] * 14 + ["html"] * 5 + ["rtf"] * 3 + ["eml"] * 2 + ["pdf"]


def minutes(number):
    """The lines of one document, and the people of its situations."""
    draw = random.Random(number)
    year = 2008 + number % 17
    lines = [f"Groupe de travail du CLSPD, séance du {1 + number % 28} mars {year}", "Présents : Mme ROUX (adjointe au maire), M. PETIT (bailleur), Mme FAURE (Éducation nationale)"]
    people = []
    for situation in range(1, draw.randint(2, 6) + 1):
        given, surname = draw.choice(GIVEN), draw.choice(SURNAMES)
        people.append((given, surname))
        age, house = draw.randint(11, 19), draw.randint(1, 90)
        lines.append(f"Situation n° {situation} : {given} {surname}, {age} ans, {house} {draw.choice(STREETS)}.")
        lines.append(f"{given} {draw.choice(FACTS)}. Sa mère, Mme {surname.capitalize()}, est joignable au 06 39 98 {house:02} {age}.")
        lines.append(f"La famille {surname.capitalize()} sera revue ; {given[0]}. {surname[0]}. est attendu le {1 + age} avril.")
    lines.append("Prochaine séance dans deux mois.")
    return lines, people


def packed(entries, first_stored=False):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for at, (name, text) in enumerate(entries):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_STORED if first_stored and at == 0 else zipfile.ZIP_DEFLATED
            package.writestr(entry, text)
    return out.getvalue()


HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def docx(lines):
    paragraphs = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in lines)
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return packed([
        ("[Content_Types].xml", f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="{main}"/></Types>'),
        ("_rels/.rels", f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'),
        ("word/document.xml", f'{HEAD}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{paragraphs}</w:body></w:document>'),
    ])


def odt(lines):
    kind = "application/vnd.oasis.opendocument.text"
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in lines)
    return packed([
        ("mimetype", kind),
        ("content.xml", f'{HEAD}<office:document-content xmlns:office="{office}" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body><office:text>{paragraphs}</office:text></office:body></office:document-content>'),
        ("META-INF/manifest.xml", f'{HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'),
    ], first_stored=True)


def rtf(lines):
    def escaped(line):
        return "".join(c if c.isascii() else f"\\u{ord(c)}?" for c in line)

    return ("{\\rtf1\\ansi " + "\\par\n".join(map(escaped, lines)) + "}").encode("ascii")


def pdf(lines):
    def shown(line):
        return line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")

    content = b"BT /F1 9 Tf 14 TL 40 800 Td " + b" ".join(b"(" + shown(line) + b") Tj T*" for line in lines) + b" ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    out, offsets = b"%PDF-1.4\n", []
    for at, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (at, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + b"xref\n0 6\n0000000000 65535 f \n" + table + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(out)


def document(number):
    """The extension and the bytes of a document."""
    kind = FORMATS[number * 37 % len(FORMATS)]
    lines, _ = minutes(number)
    text = "\n".join(lines) + "\n"
    paragraphs = "".join(f"<p>{escape(line)}</p>\n" for line in lines)
    make = {
        "docx": lambda: docx(lines),
        "odt": lambda: odt(lines),
        "txt": lambda: text.encode(),
        "html": lambda: f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>Séance</title></head><body>{paragraphs}</body></html>\n'.encode(),
        "rtf": lambda: rtf(lines),
        "eml": lambda: f"From: a@clspd.example\nTo: b@clspd.example\nSubject: Seance\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{text}".encode(),
        "pdf": lambda: pdf(lines),
    }
    return kind, make[kind]()


def path(number, kind):
    """By year, as an archive is."""
    return pathlib.PurePosixPath(str(2008 + number % 17), f"{number // 5000:03}", f"séance {number:06}.{kind}")


def write(folder, numbers):
    folder = pathlib.Path(folder)
    for number in numbers:
        kind, content = document(number)
        file = folder / path(number, kind)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
