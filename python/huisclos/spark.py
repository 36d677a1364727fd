"""Documents and texts in bulk, by Apache Spark: one row in, one row out.

Spark schedules, shuffles and tries again; nothing of that is here. The functions stream Arrow batches through
``mapInArrow``, with one :class:`huisclos.Anonymiser` a task. A document that has no output becomes a row with its code and
its sentence, and the rest goes on. The same document, policy, key and scope give the same bytes on any machine, so that a
task that Spark runs again, elsewhere or twice, gives what it would have given.

*The key* travels as the path of a file that every executor reads, or as a broadcast of 32 bytes. It is in no plan, no log
and no row. As bytes it is refused, for it would be in what Spark stores of a function. A broadcast lies in temporary files of
the driver and the executors, in clear unless ``spark.io.encryption.enabled``: the file is the better way.

*Texts*: no row that comes out holds an original one, and no message does. Spark itself writes what it shuffles, caches and
spills to the local disks of the executors: encrypt them (``spark.io.encryption.enabled``), do not cache the input, and let
nothing that shuffles stand before these functions.

The wheel must be installed where the executors run. Spark gives no row for a file of zero bytes, and so neither do these.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from . import _huisclos
from ._anonymiser import Anonymiser, Policy
from .errors import Error, UsageError

if TYPE_CHECKING:
    import pyarrow
    from pyspark import Broadcast
    from pyspark.sql import DataFrame

    Batches = Iterator[pyarrow.RecordBatch]
    Key = str | os.PathLike[str] | Broadcast[bytes] | None

__all__ = ["anonymise_documents", "anonymise_texts", "write_documents"]

#: What else an anonymiser takes.
_OPTIONS = {"names", "keep", "commune", "population", "apart", "time_limit", "memory_limit"}

#: How much output is kept before it is handed on, in bytes.
_STRETCH = 16 << 20


def anonymise_documents(
    frame: DataFrame, policy: Policy, *, key: Key = None, scope: str | None = None, **options: Any
) -> DataFrame:
    """Files rewritten and proved.

    :param frame: rows with ``path`` (string) and ``content`` (binary), as ``spark.read.format("binaryFile")`` gives them.
        Set ``spark.sql.execution.arrow.maxRecordsPerBatch`` to a few dozen: a batch holds that many whole files.
    :param policy: what is done with what is found.
    :param key: the path of a key file on every executor, or ``spark.sparkContext.broadcast(key)`` with 32 bytes.
    :param scope: as of :class:`huisclos.Anonymiser`; so are the other ``options`` (``names``, ``keep``, ``commune``,
        ``population``, ``apart``, ``time_limit``, ``memory_limit``). Paths are read by the executors. With ``apart="all"`` no
        file can end a task, which Spark would run again, and at last the job.
    :returns: ``path`` string, ``output`` binary (null without output), ``format`` string, ``code`` int (0 done, or
        :attr:`huisclos.Error.code`), ``message`` string (the sentence), ``report`` string (JSON).
    :raises huisclos.UsageError: arguments that contradict one another.
    """
    make = _maker(policy, key, scope, options)

    def huisclos_documents(batches: Batches) -> Batches:
        return _batches(_documents(make(), batches), _schema("binary"))

    rows = frame.select("path", "content")
    return rows.mapInArrow(
        huisclos_documents, "path string, output binary, format string, code int, message string, report string"
    )


def write_documents(
    frame: DataFrame,
    folder: str | os.PathLike[str],
    policy: Policy,
    *,
    key: Key = None,
    scope: str | None = None,
    **options: Any,
) -> DataFrame:
    """Files rewritten, proved, and written into a folder that every executor shares; nothing happens before an action of
    Spark asks for the rows.

    An output is called by the SHA-256 of its source, for the name of a file may name a person: ``3f/3fa9….docx``. It
    appears whole or not at all, and a task that runs again writes the same bytes under the same name. A killed executor
    may leave ``.huisclos-….tmp`` behind, which holds an output and no original.

    :param frame: as of :func:`anonymise_documents`, and so are the other arguments.
    :param folder: a folder on a filesystem that all executors have at this path.
    :returns: ``path`` string, ``output`` string (under ``folder``; null without output), ``format`` string, ``code`` int,
        ``message`` string, ``report`` string (JSON).
    :raises huisclos.UsageError: arguments that contradict one another.
    """
    if "://" in os.fspath(folder) or os.fspath(folder).startswith("file:"):
        raise UsageError("La sortie est un dossier partagé, donné par son chemin ; pour un autre stockage : anonymise_documents.")
    make, folder = _maker(policy, key, scope, options), os.path.abspath(folder)

    def huisclos_write(batches: Batches) -> Batches:
        return _batches(_written(_documents(make(), batches, _name), folder), _schema("string"))

    rows = frame.select("path", "content")
    return rows.mapInArrow(
        huisclos_write, "path string, output string, format string, code int, message string, report string"
    )


def anonymise_texts(
    frame: DataFrame,
    policy: Policy,
    column: str = "text",
    *,
    key: Key = None,
    scope: str | None = None,
    **options: Any,
) -> DataFrame:
    """Texts rewritten and proved, one document a row.

    :param frame: rows with a column of strings. All other columns stay as they are: leave out those that may not.
    :param column: its name.
    :param policy: as of :func:`anonymise_documents`, and so are the other arguments.
    :returns: the same columns, ``column`` rewritten (null without output, and where it was null), and ``code`` int,
        ``message`` string, ``report`` string (JSON), null where it was null.
    :raises huisclos.UsageError: there is no such column of strings, or one of the new ones is there already.
    """
    from pyspark.sql.types import IntegerType, StringType, StructField, StructType

    if column not in frame.columns or not isinstance(frame.schema[column].dataType, StringType):
        raise UsageError("La colonne n'existe pas, ou n'est pas une colonne de textes (string).")
    added = [StructField("code", IntegerType()), StructField("message", StringType()), StructField("report", StringType())]
    if any(field.name in frame.columns for field in added):
        raise UsageError("Une colonne s'appelle déjà code, message ou report : renommez-la.")
    make = _maker(policy, key, scope, options)
    fields = [StructField(f.name, f.dataType, True, f.metadata) if f.name == column else f for f in frame.schema]

    def huisclos_texts(batches: Batches) -> Batches:
        import pyarrow

        anonymiser = make()
        for batch in batches:
            at = batch.schema.get_field_index(column)
            # One thread: Spark gives each task its share of the cores.
            rows = anonymiser.anonymise_rows(batch.column(at), threads=1).combine_chunks()
            text, code, message, report = (_whole(rows.column(i)) for i in range(4))
            columns = [text if i == at else batch.column(i) for i in range(batch.num_columns)]
            columns += [code.cast(pyarrow.int32()), message.cast(pyarrow.string()), report.cast(pyarrow.string())]
            yield pyarrow.RecordBatch.from_arrays(columns, [*batch.schema.names, "code", "message", "report"])

    return frame.mapInArrow(huisclos_texts, StructType(fields + added))


def _maker(policy: Policy, key: Key, scope: str | None, options: dict[str, Any]) -> Callable[[], Anonymiser]:
    """What makes the anonymiser of a task; what it holds goes to the executors, and has no key in it."""
    if not options.keys() <= _OPTIONS:
        raise UsageError(f"Les autres options sont : {', '.join(sorted(_OPTIONS))}.")
    if isinstance(key, (bytes, bytearray)):
        raise UsageError("Ici, la clé est le chemin d'un fichier que lit chaque exécuteur, ou un broadcast de ses octets.")
    if (key is None) != (scope is None or not scope.strip()):
        raise UsageError("key et scope vont ensemble.")
    names: Iterable[str | None] = (options.get(name) for name in ("names", "keep"))
    if any(isinstance(lines, str) for lines in names):
        raise UsageError("names et keep sont des listes de valeurs, ou le chemin d'un fichier (pathlib.Path).")
    options = {name: _kept(value) for name, value in options.items()}
    given = os.path.abspath(key) if isinstance(key, (str, os.PathLike)) else key

    def make() -> Anonymiser:
        found = given if given is None or isinstance(given, str) else given.value
        return Anonymiser(policy, key=found, scope=scope, **options)

    return make


def _kept(value: Any) -> Any:
    """An option that can go to an executor: an iterator can't."""
    return list(value) if isinstance(value, Iterable) and not isinstance(value, (str, os.PathLike, tuple)) else value


def _schema(output: str) -> pyarrow.Schema:
    import pyarrow

    string = pyarrow.string()
    types = [string, pyarrow.binary() if output == "binary" else string, string, pyarrow.int32(), string, string]
    return pyarrow.schema(list(zip(("path", "output", "format", "code", "message", "report"), types)))


Row = tuple[str, Any, str | None, int, str | None, str | None]


def _documents(
    anonymiser: Anonymiser, batches: Batches, name: Callable[[bytes, str], str] | None = None
) -> Iterator[Row]:
    """A row a file; with `name`, its output is a pair of a name and the bytes."""
    for batch in batches:
        for path, content in zip(batch.column("path"), batch.column("content")):
            where = path.as_py()
            data = content.as_py() or b""
            try:
                document = anonymiser.anonymise_bytes(data, where)
            except Error as error:
                yield where, None, None, error.code, str(error), error._report
                continue
            output = (name(data, document.format), document.data) if name else document.data
            yield where, output, document.format, 0, None, document._report


def _name(source: bytes, format: str) -> str:
    digest = hashlib.sha256(source).hexdigest()
    return f"{digest[:2]}/{digest[:32]}.{format}"


def _written(rows: Iterator[Row], folder: str) -> Iterator[Row]:
    """Writes each output, and keeps its name."""
    for path, output, format, code, message, report in rows:
        if output is None or format is None:
            yield path, None, format, code, message, report
            continue
        name, data = output
        place = os.path.join(folder, name)
        try:
            os.makedirs(os.path.dirname(place), exist_ok=True)
            _huisclos.finish(place, data, format, True)
        except OSError as error:
            raise RuntimeError(f"the folder of outputs can't be written: {error.strerror}") from None
        # What is wrong with the folder is wrong for every document: an error of `finish` ends the task, and Spark tries again.
        yield path, name, format, code, message, report


def _batches(rows: Iterator[Row], schema: pyarrow.Schema) -> Batches:
    import pyarrow

    def made() -> pyarrow.RecordBatch:
        return pyarrow.RecordBatch.from_arrays([pyarrow.array(c, f.type) for c, f in zip(zip(*kept), schema)], schema=schema)

    kept: list[Row] = []
    size = 0
    for row in rows:
        kept.append(row)
        size += sum(len(cell) for cell in row if isinstance(cell, (bytes, str)))
        if size > _STRETCH:
            yield made()
            kept, size = [], 0
    if kept:
        yield made()


def _whole(column: pyarrow.ChunkedArray) -> pyarrow.Array:
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()
