"""Policies, the anonymiser, and what it gives."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NoReturn, TypeVar, overload

from . import _apart, _columns, _huisclos
from .errors import UsageError

if TYPE_CHECKING:
    import pyarrow

#: Lines of a list: as values, as the path of a file with one value a line.
Lines = Iterable[str] | os.PathLike[str]

Column = TypeVar("Column")


@dataclass(frozen=True)
class Policy:
    """What is done with what is found; the names are those of the program's options. Holds no text of a document.

    :param formation: the body that met, one of :data:`huisclos.FORMATIONS`.
    :param circulation: who reads the output: ``"interne"``, ``"externe"`` or ``"publication"``.
    :param preset: a policy that the program brings: ``"petite-commune"``.
    :param policy: what a town changes: a TOML text, or the path of a file (a :class:`pathlib.Path`).
    :param doubts: ``"mask"``, what is in doubt is hidden and listed; ``"block"``, there is no output while one is open;
        ``None``, as the policy says.
    :raises huisclos.UsageError: a name does not exist, or the policy is for another formation.
    :raises huisclos.ConfigurationError: the TOML can't be read; the sentence says the line.

    >>> policy = Policy("groupe-de-travail", policy="[externe]\\nage = 'keep'")
    >>> policy.actions["age"], policy.actions["person"]
    ('keep', 'pseudonymise')
    """

    formation: str
    circulation: str = "externe"
    preset: str | None = field(default=None, kw_only=True, repr=False)
    policy: str | os.PathLike[str] | None = field(default=None, kw_only=True, repr=False)
    doubts: Literal["mask", "block"] | None = field(default=None, kw_only=True, repr=False)
    _settings: dict[str, Any] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        changes: list[tuple[str, str]] = []
        if self.preset is not None:
            if self.preset not in _huisclos.PRESETS:
                raise UsageError(f"Ce préréglage n'existe pas ; il y a : {', '.join(_huisclos.PRESETS)}.")
            changes.append((_huisclos.PRESETS[self.preset], self.preset))
        if isinstance(self.policy, str):
            changes.append((self.policy, "la politique"))
        elif self.policy is not None:
            changes.append(_huisclos.read_text(self.policy))
        settings = {
            "formation": self.formation,
            "circulation": self.circulation,
            "changes": changes,
            "doubts": self.doubts,
        }
        object.__setattr__(self, "_settings", settings)
        _huisclos.actions(settings)

    def __repr__(self) -> str:
        return f"Policy({self.formation!r}, {self.circulation!r})"

    @property
    def actions(self) -> dict[str, str]:
        """What is done with each kind of mention: ``keep``, ``flag``, ``pseudonymise``, ``generalise``, ``remove``, ``block``."""
        return _huisclos.actions(self._settings)[0]

    @property
    def passages(self) -> dict[str, str]:
        """The same with each kind of sensitive passage.

        >>> Policy("groupe-de-travail").passages["health"]
        'remove'
        """
        return _huisclos.actions(self._settings)[1]


@dataclass(frozen=True, slots=True)
class Mention:
    """One place of a text where something identifying is written. Holds no text: ``text[mention.start:mention.end]``."""

    #: Unicode code points from the start of the text.
    start: int
    #: The code point behind its last.
    end: int
    #: ``person``, ``participant``, ``family``, ``kin``, ``address``, ``phone`` … (those of ``Policy.actions``).
    kind: str
    #: Who or what is meant: the same number for the same person, within this text.
    entity: int
    #: The family of that person, within this text.
    family: int | None
    #: What the policy does with it.
    action: str
    #: The rule that found it.
    rule: str
    #: 0 to 99.
    confidence: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch about somebody's health, trouble with justice, follow-up, belief, money, or worth."""

    #: Unicode code points from the start of the text.
    start: int
    #: The code point behind its last.
    end: int
    #: ``health``, ``justice``, ``follow_up``, ``belief``, ``finances``, ``judgement``.
    kind: str
    #: What the policy does with it.
    action: str
    #: The rule that found it.
    rule: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question for a human; what is in doubt is hidden meanwhile."""

    #: What is asked: ``is_it_a_name``, ``which_person``, ``whose_relative``, ``participant_in_situation``.
    question: str
    #: The index of its mention.
    mention: int
    #: The entities that it may be.
    candidates: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Detection(Sequence[Mention]):
    """What is in one text: a sequence of :class:`Mention` in order, with passages and doubts beside it."""

    mentions: tuple[Mention, ...]
    passages: tuple[Passage, ...]
    doubts: tuple[Doubt, ...]

    @overload
    def __getitem__(self, index: int) -> Mention: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Mention, ...]: ...
    def __getitem__(self, index: int | slice) -> Mention | tuple[Mention, ...]:
        return self.mentions[index]

    def __len__(self) -> int:
        return len(self.mentions)

    def __iter__(self) -> Iterator[Mention]:
        return iter(self.mentions)


class Result:
    """A text rewritten and proved."""

    __slots__ = ("text", "_report")

    #: The text, everything replaced that the policy does not keep.
    text: str

    def __init__(self, text: str, report: str) -> None:
        self.text = text
        self._report = report

    @property
    def report(self) -> dict[str, Any]:
        """The report, as ``--report`` of the program writes it (``src/report.schema.json``). Holds no original value."""
        report: dict[str, Any] = json.loads(self._report)
        return report

    def __repr__(self) -> str:
        return f"<huisclos.Result of {len(self.text)} characters>"


class Document:
    """A file rewritten and proved."""

    __slots__ = ("data", "format", "_report")

    #: The bytes of the file, in the format that it had.
    data: bytes
    #: ``docx``, ``odt``, ``txt`` …
    format: str

    def __init__(self, data: bytes, report: str, format: str) -> None:
        self.data = data
        self.format = format
        self._report = report

    @property
    def report(self) -> dict[str, Any]:
        """The report, as ``--report`` of the program writes it. Holds no original value."""
        report: dict[str, Any] = json.loads(self._report)
        return report

    def __repr__(self) -> str:
        return f"<huisclos.Document {self.format} of {len(self.data)} bytes>"


def _lines(lines: Lines | None, name: str) -> str:
    if lines is None:
        return ""
    if isinstance(lines, os.PathLike):
        return _huisclos.read_text(lines)[0]
    if isinstance(lines, str):
        raise UsageError(f"{name} est une liste de valeurs, ou le chemin d'un fichier (pathlib.Path).")
    return "".join(f"{line}\n" for line in lines)


class Anonymiser:
    """A policy with everything that a run needs; made once, used for many texts and files, from any thread.

    The same policy, key, scope and lists give the same bytes as the program ``huisclos``.

    :param policy: what is done with what is found.
    :param key: for codes that are the same in every document of ``scope``: 32 secret bytes, or the path of a key file as
        ``huisclos key new`` writes it (refused where others may read it). ``None``: codes hold for one document.
    :param scope: the name of the set of documents in which codes are the same; ``key`` and ``scope`` go together.
    :param names: values that must go: a list, or the path (:class:`pathlib.Path`) of a file with one value a line.
    :param keep: values that must stay, likewise.
    :param commune: the path of a town's lists, ``.toml`` or ``.csv``.
    :param population: inhabitants of the town, or of the town and of the quarter, for the estimate of the risk.
    :param apart: which files are read in a process of their own, so that one that is made to crash, fill or hold up its
        reader ends nothing else: ``"pdf"``, those that may have a PDF in them; ``"all"``, every file, at a tenth of a second each.
    :param time_limit: seconds that such a process may take.
    :param memory_limit: mebibytes that it may use.
    :raises huisclos.UsageError: arguments that contradict one another.
    :raises huisclos.ConfigurationError: a key or list can't be read.
    :raises huisclos.ReadError: a file is not there.

    >>> anonymiser = Anonymiser(Policy("groupe-de-travail"), key=bytes(32), scope="nord")
    >>> one, two = (anonymiser.anonymise(text).text for text in ("M. Karim BENALI est venu.", "Karim Benali est absent."))
    >>> one.split("[")[1].split("]")[0] == two.split("[")[1].split("]")[0]
    True
    >>> anonymiser
    <huisclos.Anonymiser 'groupe-de-travail' 'externe'>
    """

    __slots__ = ("policy", "apart", "time_limit", "memory_limit", "_settings", "_native")

    policy: Policy
    apart: Literal["pdf", "all"]
    time_limit: float
    memory_limit: int

    def __init__(
        self,
        policy: Policy,
        *,
        key: bytes | str | os.PathLike[str] | None = None,
        scope: str | None = None,
        names: Lines | None = None,
        keep: Lines | None = None,
        commune: str | os.PathLike[str] | None = None,
        population: int | tuple[int, int | None] | None = None,
        apart: Literal["pdf", "all"] = "pdf",
        time_limit: float = 180,
        memory_limit: int = 512,
    ) -> None:
        town = None
        if commune is not None:
            name = os.path.basename(os.fspath(commune))
            if not name.lower().endswith((".toml", ".csv")):
                raise UsageError("Les listes de la commune sont un fichier .toml ou .csv : enregistrez-les ainsi.")
            town = (name, _huisclos.read_text(commune)[0])
        if apart not in ("pdf", "all"):
            raise UsageError('apart vaut "pdf" ou "all".')
        self.policy = policy
        self.apart = apart
        self.time_limit = time_limit
        self.memory_limit = memory_limit
        self._settings: dict[str, Any] = {
            "policy": policy._settings,
            "names": _lines(names, "names"),
            "keep": _lines(keep, "keep"),
            "town": town,
            "key": bytes(key).hex() if isinstance(key, (bytes, bytearray)) else None,
            "key_file": os.path.abspath(key) if isinstance(key, (str, os.PathLike)) else None,
            "scope": scope,
            "population": (population, None) if isinstance(population, int) else population,
        }
        self._native = _huisclos.Anonymiser(self._settings)

    def __repr__(self) -> str:
        return f"<huisclos.Anonymiser {self.policy.formation!r} {self.policy.circulation!r}>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("an Anonymiser is not pickled, for it may hold a key: make one where it is needed")

    def detect(self, text: str) -> Detection:
        """What is in a text, and what the policy would do with it. Nothing is rewritten.

        :raises huisclos.ReadError: the text holds half a pair of surrogates.

        >>> anonymiser = Anonymiser(Policy("groupe-de-travail"))
        >>> [(mention.kind, mention.start, mention.end) for mention in anonymiser.detect("Karim BENALI, 15 ans.")]
        [('person', 0, 12), ('age', 14, 20)]
        """
        mentions, passages, doubts = self._native.detect(text)
        return Detection(
            tuple(Mention(*mention) for mention in mentions),
            tuple(Passage(*passage) for passage in passages),
            tuple(Doubt(question, mention, tuple(candidates)) for question, mention, candidates in doubts),
        )

    def anonymise(self, text: str) -> Result:
        """A text rewritten and proved.

        :raises huisclos.BlockedError: the policy allows no output; the report says why.
        :raises huisclos.ProofError: an original value would still be in the output.
        :raises huisclos.ReadError: the text holds half a pair of surrogates.

        >>> Anonymiser(Policy("pleniere")).anonymise("Le comité se réunit en mai.").text
        'Le comité se réunit en mai.'
        """
        return Result(*self._native.anonymise(text))

    def anonymise_bytes(self, data: bytes, name: str | None = None) -> Document:
        """A file in memory rewritten and proved.

        A file that is a PDF or may have one in it is read in a process of its own (``apart``).

        :param data: the bytes of a DOCX, ODT, FODT, RTF, TXT, Markdown, HTML, EML or PDF.
        :param name: its name, whose extension is checked against the bytes.
        :raises huisclos.ReadError: the file can't be read.
        :raises huisclos.UnsupportedError: the file is of a kind that is not read.
        :raises huisclos.BlockedError: the policy allows no output; the report says why.
        :raises huisclos.ProofError: an original value would still be in the output.

        >>> document = Anonymiser(Policy("groupe-de-travail")).anonymise_bytes(b"M. Karim BENALI est venu.", "notes.txt")
        >>> document.format, document.data.decode()
        ('txt', 'M. [Personne A1] est venu.')
        """
        data = bytes(data)
        shown = os.path.basename(name) if name else "document"
        if self.apart == "all" or _huisclos.may_hold_pdf(data):
            return Document(*_apart.ask(self._settings, data, name, shown, self.time_limit, self.memory_limit))
        return Document(*self._native.anonymise_bytes(data, name, shown))

    def anonymise_file(
        self, src: str | os.PathLike[str], dst: str | os.PathLike[str], *, overwrite: bool = False
    ) -> Document:
        """A file rewritten, proved, and only then there: ``dst`` appears whole or not at all.

        :param src: never changed.
        :param dst: where the output goes; of the same format.
        :param overwrite: ``dst`` may exist, and is replaced. Never ``src``.
        :raises huisclos.WriteError: ``dst`` exists, is the original, or can't be written.
        :raises huisclos.UsageError: ``dst`` has the extension of another format.
        :raises huisclos.Error: those of :meth:`anonymise_bytes`.

        >>> import pathlib, tempfile
        >>> folder = pathlib.Path(tempfile.mkdtemp())
        >>> _ = (folder / "notes.txt").write_text("M. Karim BENALI est venu.")
        >>> document = Anonymiser(Policy("groupe-de-travail")).anonymise_file(folder / "notes.txt", folder / "sortie.txt")
        >>> (folder / "sortie.txt").read_text()
        'M. [Personne A1] est venu.'
        """
        _huisclos.check_place(dst, src, overwrite)
        document = self.anonymise_bytes(_huisclos.read_document(src), os.fspath(src))
        _huisclos.finish(dst, document.data, document.format, overwrite)
        return document

    def anonymise_column(
        self, column: Column, *, on_error: Literal["raise", "null"] = "raise", threads: int | None = None
    ) -> Column:
        """A column of texts rewritten and proved, one document a cell. Other threads run meanwhile.

        :param column: a ``pyarrow.Array`` or ``ChunkedArray``, a ``pandas.Series`` or a ``polars.Series`` of texts.
        :param on_error: ``"raise"``: the first cell without output is an error, with its number in ``row``; ``"null"``: it
            is null, and nothing says why (:meth:`anonymise_rows` does).
        :param threads: how many cells at once; ``None``: as many as there are cores. The output does not depend on it.
        :returns: a column of the same class and type, null where ``column`` is null.
        :raises huisclos.UsageError: it is no column of texts.
        :raises huisclos.Error: those of :meth:`anonymise`.

        >>> import pyarrow
        >>> column = pyarrow.array(["M. Karim BENALI est venu.", None])
        >>> Anonymiser(Policy("groupe-de-travail")).anonymise_column(column).to_pylist()
        ['M. [Personne A1] est venu.', None]
        """
        if on_error not in ("raise", "null"):
            raise UsageError('on_error vaut "raise" ou "null".')
        source = _columns.to_arrow(column)
        return _columns.like(self._native.anonymise_column(source, _threads(threads), on_error == "null"), column)

    def anonymise_rows(self, column: Any, *, threads: int | None = None) -> pyarrow.Table:
        """The same, with why there is no output: a row a cell, nothing is raised for one.

        :returns: columns ``text`` (null without output), ``code`` (0 done, or :attr:`huisclos.Error.code`), ``message``
            (the sentence) and ``report`` (JSON); all null where ``column`` is null.
        :raises huisclos.UsageError: it is no column of texts.

        >>> import pyarrow
        >>> texts = ["Le comité se réunit.", "Situation n° 1 : Karim BENALI, 15 ans. Il est soigné pour une dépression."]
        >>> rows = Anonymiser(Policy("pleniere")).anonymise_rows(pyarrow.array(texts))
        >>> rows["code"].to_pylist()
        [0, 3]
        """
        import pyarrow

        rows = pyarrow.chunked_array(self._native.anonymise_rows(_columns.to_arrow(column), _threads(threads)))
        return pyarrow.Table.from_struct_array(rows)

    def detect_column(self, column: Any, *, threads: int | None = None) -> Any:
        """What is in each text of a column.

        :param column: as for :meth:`anonymise_column`.
        :returns: a column of the same class with a list of records a cell, whose fields are those of :class:`Mention`; null
            where ``column`` is null.
        :raises huisclos.UsageError: it is no column of texts.

        >>> import pyarrow
        >>> found = Anonymiser(Policy("groupe-de-travail")).detect_column(pyarrow.array(["Karim BENALI, 15 ans.", None]))
        >>> [[mention["kind"] for mention in cell or []] for cell in found.to_pylist()]
        [['person', 'age'], []]
        """
        return _columns.like(self._native.detect_column(_columns.to_arrow(column), _threads(threads)), column)


def _threads(threads: int | None) -> int:
    if threads is None:
        return 0
    if threads < 1:
        raise UsageError("threads est au moins 1.")
    return threads
