#!/usr/bin/env python3
"""Peak memory of `huisclos anonymise` for files of 20 MiB, made of the fixtures by repetition.

    python3 benches/memory.py target/release/huisclos [MEBIBYTES] [FORMAT…]

One line a file: its size, the most memory of the program, and that of the process that reads a PDF for it. Linux only.
"""

import base64, os, random, re, subprocess, sys, tempfile, time, zipfile
from pathlib import Path

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures" / "documents"
MIB = 1 << 20


def text(size):
    once = (FIXTURES / "groupe-de-travail.txt").read_text()
    return (once + "\n") * (size // len(once.encode()) + 1)


def noise(size):
    return random.Random(1).randbytes(size)


def package(name, change, more=()):
    """The fixture `name` with its parts changed, and more of them."""
    path = Path(tempfile.mkstemp(suffix=".zip")[1])
    with zipfile.ZipFile(FIXTURES / name) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            stored = zipfile.ZIP_STORED if item.filename == "mimetype" else zipfile.ZIP_DEFLATED
            new.writestr(item.filename, change(item.filename, old.read(item.filename)), stored)
        for part, data in more:
            new.writestr(part, data, zipfile.ZIP_STORED)
    data = path.read_bytes()
    path.unlink()
    return data


def docx_of_text(size):
    def change(name, data):
        if name != "word/document.xml":
            return data
        at = data.index(b"<w:body>") + len(b"<w:body>")
        lines = text(size).splitlines()
        return data[:at] + b"".join(b"<w:p><w:r><w:t>%s</w:t></w:r></w:p>" % line.encode() for line in lines) + data[at:]
    return package("groupe-de-travail.docx", change)


def docx_of_pictures(size):
    return package("groupe-de-travail.docx", lambda _, data: data, [("word/media/image1.png", b"\x89PNG\r\n\x1a\n" + noise(size))])


def odt_of_text(size):
    def change(name, data):
        if name != "content.xml":
            return data
        at = data.rindex(b"</office:text>")
        lines = text(size).splitlines()
        return data[:at] + b"".join(b"<text:p>%s</text:p>" % line.encode() for line in lines) + data[at:]
    return package("libreoffice.odt", change)


def odt_of_pictures(size):
    def change(name, data):
        if name != "META-INF/manifest.xml":
            return data
        entry = b'<manifest:file-entry manifest:full-path="Pictures/a.png" manifest:media-type="image/png"/></manifest:manifest>'
        return data.replace(b"</manifest:manifest>", entry)
    return package("libreoffice.odt", change, [("Pictures/a.png", b"\x89PNG\r\n\x1a\n" + noise(size))])


def rtf(size):
    escape = lambda c: c if ord(c) < 128 else "\\u%d?" % ord(c)
    body = "".join(map(escape, text(size // 64))).replace("\n", "\\par\n")
    return b"{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}" + body.encode() * (size // len(body) + 1) + b"}"


def html(size):
    return b"<!DOCTYPE html><html><head><meta charset=utf-8><title>CR</title></head><body><p>" + text(size).replace("\n", "</p>\n<p>").encode() + b"</p></body></html>"


HEAD = b"From: a@b.example\r\nReceived: c\r\nSubject: d\r\nMIME-Version: 1.0\r\n"


def eml_of_text(size):
    return HEAD + b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + text(size).replace("\n", "\r\n").encode()


def eml_of_files(size):
    docx = docx_of_pictures(size * 3 // 4)
    kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document; name=a.docx"
    return (HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nBonjour\r\n--b\r\nContent-Type: "
            + kind + b"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(docx) + b"\r\n--b--\r\n")


def pdf(pages, pictures=b""):
    """Pages of text, each with its own stream; a picture on the first."""
    lines = [re.sub(r"([()\\])", r"\\\1", line)[:110] for line in text(1).splitlines() if line.strip()]
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    stream = lambda head, data: b"<< %s /Length %d >>\nstream\n" % (head, len(data)) + data + b"\nendstream"
    objects.append(stream(b"/Type /XObject /Subtype /Image /Width 1000 /Height %d /BitsPerComponent 8 /ColorSpace /DeviceGray" % (len(pictures) // 1000), pictures))
    kids = []
    for number in range(pages):
        shown = "".join(f"({line}) Tj T*\n" for line in lines * 2 + [f"Page {number}"])
        content = b"/I Do BT /F1 9 Tf 11 TL 50 820 Td\n" + shown.encode("cp1252", "replace") + b"ET"
        objects.append(stream(b"", content))
        kids.append(len(objects) + 1)
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> /XObject << /I 4 0 R >> >> >>" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % kid for kid in kids), pages)
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, data in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, data)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, table)
    return bytes(out)


def pdf_of_text(size):
    one = len(pdf(11)) - len(pdf(10))
    return pdf(size // one)


FILES = [
    ("docx", "a picture of the size", docx_of_pictures),
    ("docx", "as much text", docx_of_text),
    ("odt", "a picture of the size", odt_of_pictures),
    ("odt", "as much text", odt_of_text),
    ("pdf", "a picture of the size", lambda size: pdf(20, noise(size))),
    ("pdf", "pages of text", pdf_of_text),
    ("rtf", "text", rtf),
    ("html", "text", html),
    ("eml", "text", eml_of_text),
    ("eml", "a DOCX attached", eml_of_files),
    ("md", "text", lambda size: text(size).encode()),
    ("txt", "text", lambda size: text(size).encode()),
]


def peaks(process):
    """Most memory of a process and of its children, in MiB."""
    peaks = {}
    while process.poll() is None:
        pids = [process.pid]
        try:
            for task in os.listdir(f"/proc/{process.pid}/task"):
                pids += map(int, open(f"/proc/{process.pid}/task/{task}/children").read().split())
        except OSError:
            pass
        for pid in pids:
            try:
                status = open(f"/proc/{pid}/status").read()
            except OSError:
                continue
            found = re.search(r"VmHWM:\s+(\d+)", status)
            if found:
                peaks[pid] = max(peaks.get(pid, 0), int(found[1]) // 1024)
        time.sleep(0.01)
    own = peaks.pop(process.pid, 0)
    return own, max(peaks.values(), default=0)


def main():
    program, size = os.path.abspath(sys.argv[1]), int(sys.argv[2] if len(sys.argv) > 2 else 20) * MIB
    wanted = sys.argv[3:]
    print("| Format | Holds | File, MiB | Program, MiB | PDF reader, MiB | s | Exit |\n|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for extension, what, make in FILES:
            if wanted and extension not in wanted:
                continue
            source, output = f"{folder}/a.{extension}", f"{folder}/b.{extension}"
            Path(source).write_bytes(make(size))
            start = time.monotonic()
            command = [program, "anonymise", source, "-o", output, "--force", "-q", "--formation", "groupe-de-travail", "--time-limit", "600"]
            process = subprocess.Popen(command, stderr=subprocess.PIPE)
            own, reader = peaks(process)
            error = process.stderr.read().decode().strip()
            taken = time.monotonic() - start
            print(f"| {extension} | {what} | {os.path.getsize(source) / MIB:.1f} | {own} | {reader or '–'} | {taken:.0f} | {process.returncode} {error} |", flush=True)


main()
