"""Columns of other libraries by the PyCapsule interface of Arrow. Those libraries are imported only by who uses them."""

from __future__ import annotations

from typing import Any, TypeVar

from .errors import UsageError

Column = TypeVar("Column")


def _library(column: object) -> str:
    return type(column).__module__.partition(".")[0]


def to_arrow(column: Any) -> Any:
    """Something with ``__arrow_c_array__`` or ``__arrow_c_stream__``."""
    if _library(column) == "pandas":
        import pyarrow

        try:
            column = pyarrow.array(column, from_pandas=True)
        except (pyarrow.ArrowInvalid, pyarrow.ArrowTypeError):
            # Its message would show a cell.
            column = None
    if hasattr(column, "__arrow_c_array__") or hasattr(column, "__arrow_c_stream__"):
        return column
    raise UsageError("La colonne doit être de pyarrow, de pandas ou de polars, et ne contenir que des textes.")


def like(made: Any, column: Column) -> Column:
    """A column of Arrow as one of the class that ``column`` is of."""
    library = _library(column)
    result: Any
    if library == "polars":
        import polars

        result = polars.Series(made).alias(column.name)  # type: ignore[attr-defined]
        return result  # type: ignore[no-any-return]
    import pyarrow

    chunks = pyarrow.chunked_array(made)
    if library == "pandas":
        import pandas

        is_text = pyarrow.types.is_string(chunks.type) or pyarrow.types.is_large_string(chunks.type)
        values = chunks.to_pandas() if is_text else pandas.Series(chunks.to_pylist(), dtype=object)
        values.index = column.index  # type: ignore[attr-defined]
        values.name = column.name  # type: ignore[attr-defined]
        result = values.astype(column.dtype) if is_text else values  # type: ignore[attr-defined]
        return result  # type: ignore[no-any-return]
    if isinstance(column, pyarrow.ChunkedArray):
        return chunks  # type: ignore[no-any-return]
    if isinstance(column, pyarrow.Array):
        result = chunks.chunk(0) if chunks.num_chunks == 1 else chunks.combine_chunks()
        return result  # type: ignore[no-any-return]
    return made  # type: ignore[no-any-return]
