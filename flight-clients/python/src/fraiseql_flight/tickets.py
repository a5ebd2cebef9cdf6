"""Tickets and variables in the form that is sent to the server."""

from __future__ import annotations

import base64
import dataclasses
import datetime
import decimal
import enum
import itertools
import json
import re
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow

_SELECT = re.compile(r"\s*select\b", re.IGNORECASE)
_OPERATION = re.compile(r"[_A-Za-z][_0-9A-Za-z]*\Z|[0-9A-Fa-f]{64}\Z")


def query(text: str, variables: Mapping[str, Any] | None, operation_name: str | None) -> bytes:
    """Creates the ticket of a document, or of a compiled operation by its name or SHA-256."""
    if _OPERATION.match(text):
        if operation_name is not None:
            raise ValueError("operation_name selects an operation of a document, and the query is none: " + text)
        suffix = "?" + _json(dict(variables)) if variables else ""
        return f"graphql:{text}{suffix}".encode()
    if "{" not in text:
        raise ValueError(f"The query is neither a document nor the name of an operation: {text!r}")
    ticket: dict[str, Any] = {"type": "GraphQLQuery", "query": text, "variables": dict(variables or {})}
    if operation_name is not None:
        ticket["operationName"] = operation_name
    return _json(ticket).encode()


@dataclasses.dataclass(frozen=True)
class Export:
    """An export of one table.

    Attributes:
        columns: the names of columns; empty for all.
        after: the key to begin after; None to begin at the first row.
    """

    table: str
    where: str
    columns: tuple[str, ...]
    in_key_order: bool
    after: Mapping[str, Any] | None

    def ticket(self) -> bytes:
        """Creates the ticket of the export."""
        ticket: dict[str, Any] = {"type": "BulkExport", "table": self.table, "where": self.where}
        if self.columns:
            ticket["columns"] = self.columns
        if self.in_key_order:
            ticket["order"] = "key"
        if self.after is not None:
            ticket["after"] = dict(self.after)
        return _json(ticket).encode()


def columns(given: str | Sequence[str] | None) -> tuple[str, ...]:
    """Converts a name, a sequence of names or None to a tuple."""
    if given is None:
        return ()
    return (given,) if isinstance(given, str) else tuple(given)


def is_select(text: str) -> bool:
    """Whether a query is a `SELECT` statement."""
    return _SELECT.match(text) is not None


def variables_table(rows: Any) -> pyarrow.Table:
    """Converts rows of variables to a table."""
    if isinstance(rows, pyarrow.Table):
        return rows
    if isinstance(rows, pyarrow.RecordBatch):
        return pyarrow.Table.from_batches([rows])
    if hasattr(rows, "to_arrow"):  # polars, whose stream has string views, which not all readers support
        return rows.to_arrow()
    if hasattr(rows, "__arrow_c_stream__"):  # pandas and others
        return pyarrow.table(rows)
    return pyarrow.Table.from_pylist([dict(row) for row in rows])


def record_batches(rows: Any) -> pyarrow.RecordBatchReader:
    """Converts rows to load to a stream of batches."""
    if isinstance(rows, pyarrow.RecordBatchReader):
        return rows
    if type(rows).__module__.partition(".")[0] == "pandas":
        return pyarrow.Table.from_pandas(rows, preserve_index=False).unify_dictionaries().to_reader()
    if isinstance(rows, (pyarrow.Table, pyarrow.RecordBatch)) or hasattr(rows, "to_arrow"):
        return variables_table(rows).unify_dictionaries().to_reader()
    if hasattr(rows, "__arrow_c_stream__"):  # streams of other libraries
        return pyarrow.RecordBatchReader.from_stream(rows)
    rows = iter(rows)
    first = next(rows, None)
    if isinstance(first, pyarrow.RecordBatch):
        return pyarrow.RecordBatchReader.from_batches(first.schema, itertools.chain([first], rows))
    all_rows = [] if first is None else [dict(row) for row in itertools.chain([first], rows)]
    return pyarrow.Table.from_pylist(all_rows).to_reader()


def _json(value: dict[str, Any]) -> str:
    # JSON has no NaN, but json writes it by default.
    return json.dumps(value, default=_scalar, allow_nan=False)


def _scalar(value: Any) -> Any:
    """Converts a value without a JSON type to the format of its GraphQL scalar."""
    if isinstance(value, decimal.Decimal):
        return format(value, "f") if value.is_finite() else str(value)
    if isinstance(value, datetime.datetime):
        return _timestamp(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, datetime.time):
        return value.isoformat(timespec="auto" if value.microsecond else "seconds")
    if isinstance(value, datetime.timedelta):
        return _duration(value)
    if isinstance(value, uuid.UUID):
        return str(value)
    if isinstance(value, (bytes, bytearray, memoryview)):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, enum.Enum):
        return value.name
    if isinstance(value, (set, frozenset, tuple)):
        return list(value)
    if isinstance(value, Mapping):
        return dict(value)
    if hasattr(value, "tolist"):  # numpy's scalars and arrays, pandas' series
        kind = getattr(getattr(value, "dtype", None), "kind", "")
        if kind in ("M", "m"):  # in nanoseconds, tolist returns plain numbers
            value = value.astype("datetime64[us]" if kind == "M" else "timedelta64[us]")
        return value.tolist()
    if hasattr(value, "to_list"):  # polars' series
        return value.to_list()
    raise TypeError(f"A variable of type {type(value).__name__} has no GraphQL scalar")


def _timestamp(value: datetime.datetime) -> str:
    """Formats a DateTime, or a LocalDateTime if the value has no zone."""
    text = value.replace(tzinfo=None).isoformat()
    if value.tzinfo is None:
        return text
    utc = value.astimezone(datetime.timezone.utc).replace(tzinfo=None)
    return utc.isoformat() + "Z"


def _duration(value: datetime.timedelta) -> str:
    """Formats seconds by ISO 8601. This is exact, since timedelta counts whole microseconds."""
    micros = value // datetime.timedelta(microseconds=1)
    sign = "-" if micros < 0 else ""
    seconds, fraction = divmod(abs(micros), 1_000_000)
    return f"PT{sign}{seconds}.{fraction:06}S" if fraction else f"PT{sign}{seconds}S"
