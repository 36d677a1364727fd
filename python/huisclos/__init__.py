"""huisclos anonymises French minutes about individual situations: the same file out, stable pseudonyms, and the proof
that nothing survived. Offline and deterministic; nothing is kept, and no ``repr``, error or log shows a text.

>>> import huisclos
>>> anonymiser = huisclos.Anonymiser(huisclos.Policy("groupe-de-travail"))
>>> result = anonymiser.anonymise("Situation n° 1 : Karim BENALI, 15 ans. M. Benali est absent.")
>>> result.text
'Situation n° 1 : [Mineur A1], [13-15 ans]. M. [Personne A2] est absent.'
>>> result.report["proof"]["hits"]
[]
"""

from ._anonymiser import Anonymiser, Detection, Document, Doubt, Mention, Passage, Policy, Result
from ._huisclos import CIRCULATIONS as _CIRCULATIONS
from ._huisclos import FORMATIONS as _FORMATIONS
from ._huisclos import __version__
from .errors import (
    BlockedError,
    ConfigurationError,
    Error,
    ProofError,
    ReadError,
    UnsupportedError,
    UsageError,
    WriteError,
)

#: The bodies that meet, as ``--formation`` of the program has them.
FORMATIONS: tuple[str, ...] = tuple(_FORMATIONS)

#: Who reads the output: ``interne``, ``externe``, ``publication``.
CIRCULATIONS: tuple[str, ...] = tuple(_CIRCULATIONS)

__all__ = [
    "Anonymiser",
    "BlockedError",
    "CIRCULATIONS",
    "ConfigurationError",
    "Detection",
    "Document",
    "Doubt",
    "Error",
    "FORMATIONS",
    "Mention",
    "Passage",
    "Policy",
    "ProofError",
    "ReadError",
    "Result",
    "UnsupportedError",
    "UsageError",
    "WriteError",
    "__version__",
]
