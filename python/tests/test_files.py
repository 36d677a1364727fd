"""Files: the same bytes as the program writes, the same codes and sentences, and nothing half done."""

import json
import os
import pathlib
import signal
import threading
import time

import pytest

import huisclos

DOCUMENTS = [
    "every-place.docx",
    "every-place.eml",
    "every-place.fodt",
    "every-place.html",
    "every-place.odt",
    "every-place.rtf",
    "groupe-de-travail.md",
    "groupe-de-travail.txt",
    "libreoffice.docx",
    "libreoffice.pdf",
]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_bytes_and_reports_are_those_of_the_program(program, documents, key_file, tmp_path, name):
    source, theirs, ours = documents / name, tmp_path / f"theirs-{name}", tmp_path / f"ours-{name}"
    options = ["--formation", "groupe-de-travail", "--key", key_file, "--scope", "nord", "--report", tmp_path / "report.json"]
    code, _, said = program("anonymise", source, "-o", theirs, *options)
    anonymiser = huisclos.Anonymiser(huisclos.Policy("groupe-de-travail"), key=key_file, scope="nord")
    report = json.loads((tmp_path / "report.json").read_text())
    assert code == 0, said
    document = anonymiser.anonymise_file(source, ours)
    assert ours.read_bytes() == theirs.read_bytes() == document.data
    assert document.report == report
    assert anonymiser.anonymise_bytes(source.read_bytes(), name).data == document.data
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([ours.name, theirs.name, "report.json", "clspd.key"])


BROKEN = {
    "vide.docx": (b"", huisclos.ReadError),
    "coupé.docx": (b"PK\x03\x04 and nothing more", huisclos.Error),
    "faux.odt": (b"M. Karim BENALI est venu.", huisclos.UnsupportedError),
    "tableur.csv": (b"a;b", huisclos.UnsupportedError),
    "ancien.doc": (b"\xd0\xcf\x11\xe0 and nothing more", huisclos.UnsupportedError),
    "image.png": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", huisclos.UnsupportedError),
    "coupé.pdf": (b"%PDF-1.7\n1 0 obj", huisclos.ReadError),
}


@pytest.mark.parametrize("name", BROKEN)
def test_errors_are_those_of_the_program(program, tmp_path, anonymiser, name):
    data, expected = BROKEN[name]
    (tmp_path / name).write_bytes(data)
    output = "sortie" + pathlib.Path(name).suffix
    code, _, said = program("anonymise", name, "-o", output, "--formation", "groupe-de-travail", cwd=tmp_path)
    with pytest.raises(expected) as caught:
        anonymiser.anonymise_file(tmp_path / name, tmp_path / output)
    assert said.strip() == f"erreur : {caught.value}" and caught.value.code == code
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_what_is_blocked_has_no_output(program, documents, tmp_path):
    source = documents / "groupe-de-travail.docx"
    code, _, _ = program("anonymise", source, "-o", tmp_path / "sortie.docx", "--formation", "groupe-social")
    anonymiser = huisclos.Anonymiser(huisclos.Policy("groupe-social"))
    with pytest.raises(huisclos.BlockedError) as caught:
        anonymiser.anonymise_file(source, tmp_path / "sortie.docx")
    assert caught.value.code == code == 3 and caught.value.report["blocked"]
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_overwritten_unless_asked(documents, tmp_path, anonymiser):
    source, output = documents / "groupe-de-travail.txt", tmp_path / "sortie.txt"
    output.write_text("déjà là")
    with pytest.raises(huisclos.WriteError):
        anonymiser.anonymise_file(source, output)
    assert output.read_text() == "déjà là"
    anonymiser.anonymise_file(source, output, overwrite=True)
    assert "CASTAGNET" not in output.read_text().upper()
    with pytest.raises(huisclos.UsageError) as caught:
        anonymiser.anonymise_file(source, tmp_path / "sortie.docx")
    assert caught.value.code == 2


def test_an_original_is_never_replaced(tmp_path, anonymiser):
    source, link = tmp_path / "notes.txt", tmp_path / "lien.txt"
    source.write_text("M. Karim BENALI est venu.")
    link.symlink_to(source)
    for place in (source, link, tmp_path / "." / "notes.txt"):
        with pytest.raises(huisclos.WriteError):
            anonymiser.anonymise_file(source, place, overwrite=True)
    assert source.read_text() == "M. Karim BENALI est venu."


def test_places_that_are_no_places(tmp_path, anonymiser):
    source = tmp_path / "notes.txt"
    source.write_text("M. Karim BENALI est venu.")
    for place in (tmp_path, tmp_path / "absent" / "sortie.txt", "/dev/null"):
        with pytest.raises(huisclos.WriteError):
            anonymiser.anonymise_file(source, place, overwrite=True)
    with pytest.raises(huisclos.ReadError):
        anonymiser.anonymise_file(tmp_path / "absent.txt", tmp_path / "sortie.txt")
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_full_disk_leaves_nothing(tmp_path, anonymiser):
    import resource

    source = tmp_path / "notes.txt"
    source.write_text("M. Karim BENALI est venu. " * 10_000)
    limits, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        with pytest.raises(huisclos.WriteError):
            anonymiser.anonymise_file(source, tmp_path / "sortie.txt")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_pdf_that_takes_too_long_or_too_much_ends_alone(documents):
    data = (documents / "libreoffice.pdf").read_bytes()
    policy = huisclos.Policy("groupe-de-travail")
    with pytest.raises(huisclos.ReadError, match="time_limit"):
        huisclos.Anonymiser(policy, time_limit=0.001).anonymise_bytes(data, "a.pdf")
    with pytest.raises(huisclos.ReadError, match="memory_limit"):
        huisclos.Anonymiser(policy, memory_limit=16).anonymise_bytes(data, "a.pdf")


def test_every_file_may_be_read_apart(documents, anonymiser):
    apart = huisclos.Anonymiser(huisclos.Policy("groupe-de-travail"), apart="all")
    for name in ("groupe-de-travail.docx", "groupe-de-travail.txt"):
        data = (documents / name).read_bytes()
        here, there = anonymiser.anonymise_bytes(data, name), apart.anonymise_bytes(data, name)
        assert (here.data, here.format, here.report) == (there.data, there.format, there.report)
    with pytest.raises(huisclos.ReadError, match="est vide"):
        apart.anonymise_bytes(b"", "vide.txt")


def test_a_process_that_is_killed_is_an_error_of_its_file():
    """What a crash of a reader is to who called it."""
    anonymiser = huisclos.Anonymiser(huisclos.Policy("groupe-de-travail"), apart="all")
    text = ("Le comité se réunit en mai. " * 400_000).encode()
    caught = []

    def call():
        try:
            anonymiser.anonymise_bytes(text, "long.txt")
        except huisclos.Error as error:
            caught.append(error)

    thread = threading.Thread(target=call)
    thread.start()
    children = pathlib.Path(f"/proc/self/task/{thread.native_id}/children")
    while thread.is_alive():
        for child in children.read_text().split() if children.exists() else []:
            os.kill(int(child), signal.SIGKILL)
        time.sleep(0.01)
    assert [type(error) for error in caught] == [huisclos.ReadError] and "s'est arrêtée net" in str(caught[0])


def test_a_key_that_others_may_read_is_refused(key_file):
    os.chmod(key_file, 0o644)
    with pytest.raises(huisclos.ConfigurationError, match="chmod 600"):
        huisclos.Anonymiser(huisclos.Policy("pleniere"), key=key_file, scope="nord")
