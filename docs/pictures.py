#!/usr/bin/env python3
"""Draws the pictures of the guides from the examples, or says which of them show what the program says no more.

    python3 docs/pictures.py PROGRAM            draws; needs Chromium, LibreOffice, pdftoppm, Tesseract and Pillow
    python3 docs/pictures.py PROGRAM --check    compares; needs nothing else

The commands are those of the guides, run in a copy of docs/exemples/ as `tests/guides.rs` runs them: run that test first, with
SNAPSHOTS=overwrite, so that the guides say what the program says. The words of every picture stand in docs/pictures.txt.
"""
import html
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import zipfile

DOCS = pathlib.Path(__file__).resolve().parent
BLOCK = re.compile(r"```console\n\$ (?P<command>[^\n]*)\n(?P<said>.*?)```|<!-- essai : (?P<file>\S+), (?P<old>\S+) devient (?P<new>\S+) -->", re.S)
COLOURS = {"conservé": "#e3f1e3", "code": "#dfeafa", "catégorie": "#fdf3d3", "fonction": "#efe3f7", "supprimé": "#ececec", "bloque": "#f9dcd9", "masqués": "#fff"}

STYLE = """
* { box-sizing: border-box } body { margin: 0; padding: 14px; width: max-content; background: #fff; color: #1d1d1f;
  font: 17px/1.45 'DejaVu Sans', sans-serif }
pre { margin: 0; font: 15px/1.5 'DejaVu Sans Mono', monospace; white-space: pre-wrap }
.window { width: 990px; border: 1px solid #8a8f98; border-radius: 8px; overflow: hidden; background: #fff }
.bar { padding: 6px 14px; background: #e7e9ee; border-bottom: 1px solid #b9bec8; color: #333; font-size: 15px }
.window pre { padding: 12px 16px 14px 44px } .window.dark pre { background: #1f2430; color: #eceff4 }
.line { position: relative; display: block; min-height: 1.5em } .typed { color: #a6e3a1; font-weight: bold }
.bad { color: #ffb4ab } .warn { color: #ffe08a }
.mark { position: absolute; left: -34px; top: 1px; width: 22px; height: 22px; border-radius: 11px; background: #ffb000; color: #000;
  font: bold 14px/22px 'DejaVu Sans', sans-serif; text-align: center }
.row { display: flex; gap: 22px; align-items: flex-start } .card { border: 1px solid #8a8f98; border-radius: 8px; overflow: hidden }
.card h2 { margin: 0; padding: 7px 16px; background: #e7e9ee; border-bottom: 1px solid #b9bec8; font-size: 17px }
.card div, .card pre { padding: 12px 16px } .card img { display: block }
.code { background: #dfeafa; border-radius: 3px; padding: 0 2px } mark { background: #ffe08a; padding: 0 3px }
table { border-collapse: collapse; font-size: 16px } th, td { border: 1px solid #8a8f98; padding: 4px 12px; text-align: left }
th { background: #e7e9ee }
"""


class Pictures:
    def __init__(self, program, draw):
        self.program, self.draw, self.words = program, draw, {}
        self.folder = pathlib.Path(tempfile.mkdtemp())
        shutil.copytree(DOCS / "exemples", self.folder, dirs_exist_ok=True)
        self.said = {}
        for guide in ("guide-secretaire.md", "guide-dpo.md"):
            for found in BLOCK.finditer((DOCS / guide).read_text(encoding="utf-8")):
                if found["file"]:
                    path = self.folder / found["file"]
                    path.write_text(path.read_text(encoding="utf-8").replace(found["old"], found["new"], 1), encoding="utf-8")
                elif "--ocr" not in found["command"] and ".doc " not in found["command"] or draw:
                    subprocess.run([program, *shlex.split(found["command"])[1:]], cwd=self.folder, capture_output=True)
                if found["command"]:
                    self.said[found["command"]] = found["said"]

    def command(self, part):
        """The one command of the guides in which the words stand, and what it says there."""
        [command] = [command for command in self.said if part in command]
        return command, self.said[command]

    def run(self, *arguments):
        return subprocess.run([self.program, *arguments], cwd=self.folder, capture_output=True, check=True).stdout.decode()

    def picture(self, name, body, words, colours=64):
        self.words[name] = words.strip()
        if not self.draw:
            return
        page, shot = self.folder / "page.html", self.folder / "shot.png"
        page.write_text(f"<!doctype html><meta charset=utf-8><style>{STYLE}</style>{body}", encoding="utf-8")
        subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=1800,1700",
                        f"--screenshot={shot}", page.as_uri()], check=True, capture_output=True)
        from PIL import Image, ImageChops
        image = Image.open(shot).convert("RGB")
        box = ImageChops.difference(image, Image.new("RGB", image.size, "white")).getbbox()
        box = (max(box[0] - 12, 0), max(box[1] - 12, 0), min(box[2] + 12, image.width), min(box[3] + 12, image.height))
        image.crop(box).quantize(colours, dither=Image.Dither.NONE).save(DOCS / "images" / f"{name}.png", optimize=True)

    def terminal(self, name, parts, marks=(), skip=None):
        """A window with commands and what they say; a line that begins with a mark has its number beside it."""
        rows, words, left = [], [], list(marks)
        for part in parts:
            command, said = self.command(part)
            rows.append(f"<span class='line typed'>$ {html.escape(command)}</span>")
            words += [f"$ {command}"]
            for line in said.splitlines():
                words.append(line)
                number = ""
                if left and line.strip().startswith(left[0]):
                    left.pop(0)
                    number = f"<b class=mark>{len(marks) - len(left)}</b>"
                kind = "bad" if line.startswith("erreur") else "warn" if line.startswith(("attention", "Doute", "À vérifier")) else ""
                rows.append(f"<span class='line {kind}'>{number}{html.escape(line)}</span>")
        if left:
            sys.exit(f"{name}: no line begins with «{left[0]}»")
        self.picture(name, f"<div class='window dark'><div class=bar>Terminal</div><pre>{''.join(rows)}</pre></div>", "\n".join(words), 32)

    def page(self, file, dpi, part=1.0):
        """The first page of a file as LibreOffice prints it, or its upper part; in an `img`."""
        if not self.draw:
            return ""
        source = self.folder / file
        if source.suffix != ".pdf":
            subprocess.run(["soffice", f"-env:UserInstallation=file://{self.folder}/profile", "--headless", "--convert-to", "pdf",
                            "--outdir", self.folder / "printed", source], check=True, capture_output=True)
            source = self.folder / "printed" / f"{source.stem}.pdf"
        target = self.folder / f"{source.stem}-{dpi}"
        subprocess.run(["pdftoppm", "-png", "-r", str(dpi), "-l", "1", "-singlefile", source, target], check=True)
        from PIL import Image
        image = Image.open(f"{target}.png")
        image.crop((0, 0, image.width, int(image.height * part))).save(f"{target}.png")
        return f"<img src='{target.as_uri()}.png'>"

    def paragraphs(self, file):
        xml = zipfile.ZipFile(self.folder / file).read("word/document.xml").decode()
        xml = re.sub(r"<w:del\b.*?</w:del>", "", xml, flags=re.S)
        return [html.unescape("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", one))) for one in re.findall(r"<w:p\b.*?</w:p>", xml, re.S)]


def cards(*pairs):
    return "<div class=row>" + "".join(f"<div class=card><h2>{html.escape(title)}</h2>{body}</div>" for title, body in pairs) + "</div>"


def codes(text):
    return re.sub(r"\[[^\]]+\]", lambda code: f"<span class=code>{code[0]}</span>", html.escape(text))


def scan(folder):
    """docs/exemples/seance-numerisee.pdf: the example printed, laid a little askew, in black and white."""
    from PIL import Image
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder,
                    DOCS / "exemples" / "seance.docx"], check=True, capture_output=True)
    subprocess.run(["pdftoppm", "-gray", "-png", "-r", "150", "-singlefile", folder / "seance.pdf", folder / "scan"], check=True)
    page = Image.open(folder / "scan.png").rotate(0.4, fillcolor=255, resample=Image.Resampling.BICUBIC)
    page.point(lambda grey: 255 if grey > 215 else 0).convert("1", dither=Image.Dither.NONE).save(DOCS / "exemples" / "seance-numerisee.pdf", resolution=150)


def main(program, draw):
    if draw and not (DOCS / "exemples" / "seance-numerisee.pdf").exists():
        scan(pathlib.Path(tempfile.mkdtemp()))
    pictures = Pictures(str(pathlib.Path(program).resolve()), draw)
    try:
        every(pictures)
    finally:
        shutil.rmtree(pictures.folder)
    words = "".join(f"== {name}.png\n{text}\n\n" for name, text in sorted(pictures.words.items()))
    record = DOCS / "pictures.txt"
    if draw:
        record.write_text(words, encoding="utf-8")
        return 0
    before = dict(re.findall(r"^== (\S+)\.png\n(.*?)\n\n(?=== |\Z)", record.read_text(encoding="utf-8"), re.S | re.M))
    stale = sorted(name for name in before.keys() | pictures.words.keys() if before.get(name) != pictures.words.get(name))
    print("\n".join(f"{name}.png shows what is no more so: python3 docs/pictures.py PROGRAM" for name in stale)
          or f"{len(before)} pictures show what the program does")
    return bool(stale)


def every(pictures):
    pictures.terminal("essai", ["huisclos --version", "pleniere.txt --dry-run"])
    pictures.terminal("reponse", ["-o seance-anonymisee.docx"], ["« seance.docx »", "Formation", "13 personnes", "Doute", "Preuve"])
    pictures.terminal("refus", ["-o autre.docx"], ["attention", "erreur"])

    pictures.terminal("controle", ["verify pleniere.txt"], ["Preuve", "texte, mot du texte"])

    sheet = (pictures.folder / "commune.csv").read_text(encoding="utf-8").strip()
    rows = [f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in line.split(';'))}</tr>" for line in sheet.splitlines()]
    rows[0] = rows[0].replace("td>", "th>")
    pictures.picture("commune", cards(("commune.csv", f"<div><table>{''.join(rows)}</table></div>")), sheet, 16)

    before, after = pictures.paragraphs("seance.docx"), pictures.paragraphs("seance-anonymisee.docx")
    pictures.picture("avant-apres", cards(("Avant : l'original", pictures.page("seance.docx", 84, 0.84)),
                                          ("Après : la copie", pictures.page("seance-anonymisee.docx", 84, 0.84))), "\n".join(before + after), 48)
    pictures.picture("certificat", cards(("certificat.docx", pictures.page("certificat.docx", 96))), "\n".join(pictures.paragraphs("certificat.docx")), 32)
    pictures.picture("numerise", cards(("Avant : une page scannée", pictures.page("seance-numerisee.pdf", 78, 0.84)),
                                       ("Après --ocr : un document neuf", pictures.page("copie-du-scan.docx", 78, 0.84))),
                     pictures.command("--ocr")[1], 16)

    decisions = (pictures.folder / "doutes.json").read_text(encoding="utf-8")
    start = decisions.index('          "asks"')
    shown = "\n".join(line[8:] for line in decisions[start:decisions.index("}", decisions.index('"choice": ', start))].rstrip().splitlines())
    body = re.sub(r"&quot;choice&quot;: (&quot;\w+&quot;|null)", r"&quot;choice&quot;: <mark>\1</mark>", html.escape(shown))
    pictures.picture("doutes", f"<div class=window style='width:640px'><div class=bar>doutes.json – Bloc-notes</div><pre>{body}</pre></div>", shown, 32)

    # Of a paragraph, as much as says who somebody is.
    at = next(number for number, text in enumerate(before) if text.startswith("Karim"))
    three = [". ".join(pictures.paragraphs(file)[at].split(". ")[:2]) + "." for file in ("seance.docx", "seance-anonymisee.docx", "seance-petite-commune.docx")]
    titles = ("L'original", "La règle ordinaire", "--preset petite-commune")
    pictures.picture("petite-commune", cards(*((title, f"<div style='width:380px'>{codes(text)}</div>") for title, text in zip(titles, three))), "\n".join(three), 32)

    notes = (pictures.folder / "notes-groupe-social.txt").read_text(encoding="utf-8").strip()
    extract = pictures.command("--extract")[1].strip()
    pictures.picture("extrait", cards(("Les notes : elles ne sortent pas", f"<pre style='width:520px'>{html.escape(notes)}</pre>"),
                                      ("L'extrait : il peut circuler", f"<pre style='width:520px'>{html.escape(extract)}</pre>")), f"{notes}\n\n{extract}", 32)

    columns = [("Plénière", "pleniere"), ("Groupe de travail", "groupe-de-travail"), ("Groupe social", "groupe-social"), ("Hors CLSPD", "hors-clspd")]
    tables = []
    for _, formation in columns:
        table = pictures.run("policy", "show", "--formation", formation, "--circulation", "interne").split("interne\n", 1)[1].split("\nâges, par")[0]
        tables.append([re.split(r"\s{2,}", line.strip()) for line in table.splitlines()])
    rows, words = "", ""
    for cells in zip(*tables):
        rows += f"<tr><th>{html.escape(cells[0][0])}</th>" + "".join(f"<td style='background:{COLOURS.get(cell[1], '#fff')}'>{cell[1]}</td>" for cell in cells) + "</tr>"
        words += " | ".join([cells[0][0], *(cell[1] for cell in cells)]) + "\n"
    head = "".join(f"<th>{title}</th>" for title, _ in columns)
    pictures.picture("table", f"<table><tr><th>Ce qui est repéré</th>{head}</tr>{rows}</table>", words, 32)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], "--check" not in sys.argv))
