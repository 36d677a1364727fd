"""Texts: the same as the program gives."""

import json

import pytest

import huisclos


def lines_of(program, command, minutes, *options):
    """What the program gives for each text."""
    lines = "".join(json.dumps({"id": i, "text": text}) + "\n" for i, text in enumerate(minutes))
    code, out, said = program(command, "--jsonl", *options, input=lines.encode())
    assert code in (0, 5), said
    return [json.loads(line) for line in out.decode().splitlines()]


def test_detection_is_that_of_the_program(program, minutes, anonymiser):
    found = lines_of(program, "detect", minutes, "--formation", "groupe-de-travail")
    assert len(found) == len(minutes)
    for line, text in zip(found, minutes):
        detection = anonymiser.detect(text)
        theirs = [
            (m["start"], m["end"], m["kind"], m["entity"], m["family"], m["action"], m["rule"], m["confidence"])
            for m in line["mentions"]
        ]
        ours = [
            (m.start, m.end, m.kind, f"e{m.entity}", None if m.family is None else f"f{m.family}", m.action, m.rule, m.confidence)
            for m in detection
        ]
        assert ours == theirs
        passages = [(p.start, p.end, p.kind, p.action) for p in detection.passages]
        assert passages == [(p["start"], p["end"], p["kind"], p["action"]) for p in line["passages"]]
        doubts = [(d.question, d.mention, [f"e{e}" for e in d.candidates]) for d in detection.doubts]
        assert doubts == [(d["question"], d["mention"], d["candidates"]) for d in line["doubts"]]


@pytest.mark.parametrize("circulation", huisclos.CIRCULATIONS)
@pytest.mark.parametrize("formation", ["groupe-de-travail", "pleniere", "groupe-social"])
def test_texts_and_reports_are_those_of_the_program(program, minutes, key_file, formation, circulation):
    options = ["--formation", formation, "--circulation", circulation, "--key", key_file, "--scope", "nord"]
    lines = lines_of(program, "anonymise", minutes[:60], *options)
    policy = huisclos.Policy(formation, circulation)
    anonymiser = huisclos.Anonymiser(policy, key=key_file, scope="nord")
    for line, text in zip(lines, minutes):
        try:
            result = anonymiser.anonymise(text)
        except huisclos.Error as error:
            assert error.code == (3 if line["report"]["blocked"] else 4) and line["text"] is None
            assert error.report == line["report"]
        else:
            assert (result.text, result.report) == (line["text"], line["report"])


def test_places_are_code_points(anonymiser):
    text = "🦊 é Karim BENALI, 15 ans."
    mention = anonymiser.detect(text)[0]
    assert text[mention.start : mention.end] == "Karim BENALI"


def test_a_key_of_bytes_is_that_of_its_file(key_file):
    policy = huisclos.Policy("groupe-de-travail")
    key = bytes.fromhex(key_file.read_text().splitlines()[1])
    results = [
        huisclos.Anonymiser(policy, key=given, scope=scope).anonymise("M. Karim BENALI est venu.")
        for given, scope in ((key, "nord"), (key_file, "nord"), (str(key_file), "nord"), (key, "sud"))
    ]
    assert results[0].text == results[1].text == results[2].text != results[3].text
    assert results[0].report == results[1].report


def test_lists_and_policies_are_those_of_the_program(program, tmp_path, minutes):
    files = {
        "names.txt": "Vigipirate\n",
        "keep.txt": "Hélène Castagnet\n",
        "ville.toml": 'rues = ["Le Clos-Fleuri"]\n',
        "politique.toml": '[externe]\nage = "keep"\n',
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    options = ["--names", "names.txt", "--keep", "keep.txt", "--commune", "ville.toml", "--policy", "politique.toml"]
    options = [tmp_path / option if option in files else option for option in options]
    texts = [*minutes[:20], "Hélène Castagnet parle de Vigipirate.", "Karim BENALI, 15 ans, habite 12 Le Clos-Fleuri."]
    lines = lines_of(program, "anonymise", texts, "--formation", "groupe-de-travail", "--preset", "petite-commune", *options)
    by_path = huisclos.Policy("groupe-de-travail", preset="petite-commune", policy=tmp_path / "politique.toml")
    by_text = huisclos.Policy("groupe-de-travail", preset="petite-commune", policy=files["politique.toml"])
    common = {"commune": tmp_path / "ville.toml"}
    for anonymiser in (
        huisclos.Anonymiser(by_path, names=tmp_path / "names.txt", keep=tmp_path / "keep.txt", **common),
        huisclos.Anonymiser(by_text, names=["Vigipirate"], keep=("Hélène Castagnet",), **common),
    ):
        for line, text in zip(lines, texts):
            result = anonymiser.anonymise(text)
            assert (result.text, result.report) == (line["text"], line["report"])


def test_a_failed_proof_gives_no_text():
    # A value that must go and that a code brings back.
    anonymiser = huisclos.Anonymiser(huisclos.Policy("groupe-de-travail"), names=["Personne A1"])
    with pytest.raises(huisclos.ProofError) as caught:
        anonymiser.anonymise("M. Karim BENALI est venu avec Personne A1.")
    assert caught.value.code == 4 and caught.value.report["proof"]["hits"]
    assert "BENALI" not in str(caught.value)
