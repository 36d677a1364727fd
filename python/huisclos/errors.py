"""What can go wrong. Every exception of huisclos is an :class:`Error`.

>>> import huisclos
>>> try:
...     huisclos.Policy("groupe-social")
...     huisclos.Anonymiser(huisclos.Policy("groupe-social")).anonymise("Karim BENALI, 15 ans.")
... except huisclos.BlockedError as error:
...     print(error.code, error.report["blocked"])
Policy('groupe-social', 'externe')
3 True
"""

from __future__ import annotations

import json
from typing import Any, ClassVar

__all__ = [
    "Error",
    "ReadError",
    "UnsupportedError",
    "ConfigurationError",
    "UsageError",
    "WriteError",
    "BlockedError",
    "ProofError",
]


class Error(Exception):
    """The base of all. ``str(error)`` is a French sentence that says what to do, and never a word of a document.

    There is no output when one is raised.
    """

    #: What the program ``huisclos`` would have ended with: 1 an error, 2 wrong arguments, 3 blocked, 4 the proof failed.
    code: ClassVar[int] = 1

    #: Of a column: the cell, from 0. ``None`` for one text or file.
    row: int | None

    def __init__(self, message: str = "", *, report: str | None = None, row: int | None = None) -> None:
        super().__init__(message)
        self._report = report
        self.row = row

    @property
    def report(self) -> dict[str, Any] | None:
        """The report, where the document was read: of what is blocked, and where the proof failed. Holds no original value."""
        if self._report is None:
            return None
        report: dict[str, Any] = json.loads(self._report)
        return report


class ReadError(Error):
    """A source can't be read: it is not there, empty, broken, protected, with macros, hostile, or beyond a limit."""


class UnsupportedError(Error):
    """A source is of a kind that huisclos does not read: another format, an unknown encoding, a scanned page."""


class ConfigurationError(Error):
    """A policy, a key or a list can't be read; the sentence says the line."""


class UsageError(Error, ValueError):
    """Arguments that do not exist or that contradict one another."""

    code = 2


class WriteError(Error):
    """An output can't be written where it should be: something has that name, or the disk refuses."""


class BlockedError(Error):
    """The policy allows no output; :attr:`Error.report` says why."""

    code = 3


class ProofError(Error):
    """An original value would still be in the output, so that there is none; :attr:`Error.report` says where."""

    code = 4
