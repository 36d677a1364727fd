"""What is wrong with arguments, and that nothing shows a text or a key."""

import copy
import pickle
import traceback

import pytest

import huisclos

SECRET = "Karim BENALI"


@pytest.mark.parametrize(
    "arguments",
    [
        {"formation": "absente"},
        {"formation": "pleniere", "circulation": "absente"},
        {"formation": "pleniere", "preset": "absent"},
        {"formation": "pleniere", "doubts": "absent"},
    ],
)
def test_names_that_do_not_exist(arguments):
    with pytest.raises(huisclos.UsageError) as caught:
        huisclos.Policy(**arguments)
    assert caught.value.code == 2 and isinstance(caught.value, ValueError)


@pytest.mark.parametrize(
    "arguments", [{"key": bytes(32)}, {"scope": "nord"}, {"key": bytes(31), "scope": "nord"}, {"key": bytes(32), "scope": " "}]
)
def test_key_and_scope_go_together(arguments):
    with pytest.raises(huisclos.UsageError):
        huisclos.Anonymiser(huisclos.Policy("pleniere"), **arguments)


def test_a_policy_says_the_line_of_its_mistake(program, tmp_path):
    (tmp_path / "p.toml").write_text("[externe]\nage = 'kep'\n")
    with pytest.raises(huisclos.ConfigurationError, match="ligne 2") as caught:
        huisclos.Policy("pleniere", policy=tmp_path / "p.toml")
    code, _, said = program("policy", "check", tmp_path / "p.toml", "--formation", "pleniere")
    assert code == caught.value.code == 1 and said.strip() == f"erreur : {caught.value}"


def test_a_list_is_no_text():
    with pytest.raises(huisclos.UsageError):
        huisclos.Anonymiser(huisclos.Policy("pleniere"), names="Karim")


def test_no_representation_shows_a_text():
    policy = huisclos.Policy("groupe-de-travail", policy=f"# {SECRET}\n")
    anonymiser = huisclos.Anonymiser(policy, key=b"K" * 32, scope="nord", names=[SECRET])
    text = f"M. {SECRET} est venu."
    result, detection = anonymiser.anonymise(text), anonymiser.detect(text)
    document = anonymiser.anonymise_bytes(text.encode(), "notes.txt")
    for thing in (policy, anonymiser, anonymiser._native, result, detection, document):
        shown = f"{thing!r} {thing}"
        assert "BENALI" not in shown and "est venu" not in shown and "4b4b" not in shown and "KKKK" not in shown


def test_an_anonymiser_is_not_pickled(anonymiser):
    for save in (pickle.dumps, copy.copy):
        with pytest.raises(TypeError):
            save(anonymiser)


def test_an_error_survives_pickling():
    try:
        huisclos.Anonymiser(huisclos.Policy("groupe-social")).anonymise("Le groupe se réunit.")
    except huisclos.BlockedError as error:
        again = pickle.loads(pickle.dumps(error))
        assert type(again) is huisclos.BlockedError and str(again) == str(error) and again.report == error.report


def test_half_a_pair_of_surrogates_is_an_error_without_the_text(anonymiser):
    for call in (anonymiser.detect, anonymiser.anonymise):
        with pytest.raises(huisclos.ReadError) as caught:
            call(f"{SECRET} \ud83e")
        assert "BENALI" not in "".join(traceback.format_exception(caught.value))
        assert caught.value.__cause__ is None and caught.value.__context__ is None
