"""A program as a user writes it, for mypy --strict: what is promised of types."""

import pathlib

import polars

import huisclos


def count(folder: pathlib.Path) -> dict[str, int]:
    policy = huisclos.Policy("groupe-de-travail", circulation="interne", doubts="block")
    anonymiser = huisclos.Anonymiser(policy, key=folder / "clspd.key", scope="nord", names=["Vigipirate"], population=5200)
    kinds: dict[str, int] = {}
    for mention in anonymiser.detect("M. Karim BENALI est venu."):
        kinds[mention.kind] = kinds.get(mention.kind, 0) + mention.end - mention.start
    try:
        document: huisclos.Document = anonymiser.anonymise_file(folder / "a.docx", folder / "b.docx", overwrite=True)
        kinds[document.format] = len(document.data)
    except huisclos.BlockedError as error:
        code: int = error.code
        kinds[str(error)] = code
    text: str = anonymiser.anonymise("Le comité se réunit.").text
    kinds[text] = policy.actions["person"] == "pseudonymise"
    column: polars.Series = anonymiser.anonymise_column(polars.Series("texte", [text]), on_error="null", threads=2)
    kinds["rows"] = column.len()
    return kinds


def wrong(anonymiser: huisclos.Anonymiser) -> None:
    anonymiser.anonymise(b"bytes")  # type: ignore[arg-type]
    anonymiser.anonymise_column(polars.Series("texte", [""]), on_error="skip")  # type: ignore[arg-type]
    huisclos.Policy("pleniere", doubts="never")  # type: ignore[arg-type]
