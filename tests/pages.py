#!/usr/bin/env python3
"""Anonymises the page, the message and the Markdown of fixtures/documents/ and reads what comes out with Python's own readers.

    python3 tests/pages.py target/release/huisclos

None of the values that the tests plant may be in anything that `html.parser`, `email` or `zipfile` find there.
"""
import email
import email.policy
import html
import html.parser
import io
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata
import urllib.parse
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent


class Page(html.parser.HTMLParser):
    """Everything that a page says: text with and without the gaps of its tags, values, comments."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.said, self.joined = [], []

    def handle_starttag(self, tag, attributes):
        for _, value in attributes:
            self.said += [value or "", urllib.parse.unquote(value or "")]

    def handle_data(self, data):
        self.said.append(data)
        self.joined.append(data)

    def handle_comment(self, data):
        self.said.append(html.unescape(data))


def of_page(text):
    page = Page()
    page.feed(text)
    page.close()
    return page.said + ["".join(page.joined)]


def of_message(message):
    said = [f"{name}: {value}" for name, value in message.items()]
    for part in message.walk():
        said += [f"{name}: {value}" for name, value in part.items()] + [part.get_filename() or ""]
        if part.is_multipart():
            continue
        body = part.get_payload(decode=True) or b""
        if body.startswith(b"PK"):
            archive = zipfile.ZipFile(io.BytesIO(body))
            said += [archive.read(name).decode(errors="replace") for name in archive.namelist()] + archive.namelist()
        else:
            text = body.decode(part.get_content_charset() or "utf-8", errors="replace")
            said += [text] + of_page(text)
    return said


def folded(text):
    text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c) and c != "\u00ad")
    return " ".join(re.sub(r"[*_]", "", text).lower().split())


def planted(name):
    """The values of a table `PLANTED`."""
    source = (ROOT / "tests" / "documents" / name).read_text(encoding="utf-8")
    table = source[source.index("PLANTED: &[Planted]"):]
    table = table[: table.index("\n];")]
    values = re.findall(r'Role::\w+,\s*"((?:[^"\\]|\\.)*)"', table)
    values = [re.sub(r"\\u\{(\w+)\}", lambda m: chr(int(m[1], 16)), value.replace("\\n", "\n")) for value in values]
    assert len(values) > 11, name
    return values


def main(program):
    faults = []
    for kind, encoding in (("html", "windows-1252"), ("eml", "ascii"), ("md", "utf-8")):
        values = planted(f"{kind}.rs")
        with tempfile.TemporaryDirectory() as folder:
            names, output = pathlib.Path(folder, "noms.txt"), pathlib.Path(folder, f"sortie.{kind}")
            names.write_text("\n".join(values), encoding="utf-8")
            source = ROOT / "fixtures" / "documents" / f"every-place.{'markdown' if kind == 'md' else kind}"
            command = [program, "anonymise", source, "-o", output, "--names", names, "--formation", "groupe-de-travail", "-q"]
            subprocess.run(command, check=True)
            for path in (source, output):
                text = path.read_bytes()
                if kind == "eml":
                    said = of_message(email.message_from_bytes(text, policy=email.policy.default))
                else:
                    said = of_page(text.decode(encoding)) + [text.decode(encoding)]
                said = [folded(piece) for piece in said]
                found = [value for value in values if any(folded(value) in piece for piece in said)]
                if path == output:
                    faults += [f"every-place.{kind}: «{value}» is in the output" for value in found]
                elif len(found) < len(values) * 0.7:
                    faults.append(f"every-place.{kind}: only {len(found)} of {len(values)} are seen before")
    print("\n".join(faults) or "no planted value is left")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
