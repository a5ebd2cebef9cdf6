"""Encodes requests as tickets."""

from __future__ import annotations

import base64
import dataclasses
import datetime
import decimal
import enum
import json
import re
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow

_SELECT = re.compile(r"\s*select\b", re.IGNORECASE)
_OPERATION = re.compile(r"[_A-Za-z][_0-9A-Za-z]*\Z|[0-9A-Fa-f]{64}\Z")


def query(text: str, variables: Mapping[str, Any] | None, operation_name: str | None) -> bytes:
    """The ticket for a document, or for a compiled operation by its name or SHA-256."""
    if _OPERATION.match(text):
        if operation_name is not None:
            raise ValueError("operation_name chooses among the operations of a document, and this is none: " + text)
        behind = "?" + _json(dict(variables)) if variables else ""
        return f"graphql:{text}{behind}".encode()
    if "{" not in text:
        raise ValueError(f"This is neither a document nor the name of an operation: {text!r}")
    ticket: dict[str, Any] = {"type": "GraphQLQuery", "query": text, "variables": dict(variables or {})}
    if operation_name is not None:
        ticket["operationName"] = operation_name
    return _json(ticket).encode()


@dataclasses.dataclass(frozen=True)
class Export:
    """The rows of one table.

    Attributes:
        columns: empty for all.
        after: the key of the row to go on behind; None to begin at the first row.
    """

    table: str
    where: str
    columns: tuple[str, ...]
    in_key_order: bool
    after: Mapping[str, Any] | None

    def ticket(self) -> bytes:
        """The ticket of the export."""
        ask: dict[str, Any] = {"type": "BulkExport", "table": self.table, "where": self.where}
        if self.columns:
            ask["columns"] = self.columns
        if self.in_key_order:
            ask["order"] = "key"
        if self.after is not None:
            ask["after"] = dict(self.after)
        return _json(ask).encode()


def columns(given: str | Sequence[str] | None) -> tuple[str, ...]:
    """A list of column names; one may be given as a string."""
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
    if hasattr(rows, "to_arrow"):  # polars: converts its string type, which not every library reads
        return rows.to_arrow()
    if hasattr(rows, "__arrow_c_stream__"):  # pandas and others
        return pyarrow.table(rows)
    return pyarrow.Table.from_pylist([dict(row) for row in rows])


def _json(value: dict[str, Any]) -> str:
    # Rejects NaN, which is not JSON but which json writes by default.
    return json.dumps(value, default=_spelled, allow_nan=False)


def _spelled(value: Any) -> Any:
    """The text in GraphQL of a value that JSON has no type for."""
    if isinstance(value, decimal.Decimal):
        return format(value, "f") if value.is_finite() else str(value)
    if isinstance(value, datetime.datetime):
        return _moment(value)
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
        if kind in ("M", "m"):  # tolist() would return counts of nanoseconds
            value = value.astype("datetime64[us]" if kind == "M" else "timedelta64[us]")
        return value.tolist()
    if hasattr(value, "to_list"):  # polars' series
        return value.to_list()
    raise TypeError(f"A variable of {type(value).__name__} has no form in GraphQL")


def _moment(value: datetime.datetime) -> str:
    """A DateTime if it has a zone, otherwise a LocalDateTime."""
    text = value.replace(tzinfo=None).isoformat()
    if value.tzinfo is None:
        return text
    utc = value.astimezone(datetime.timezone.utc).replace(tzinfo=None)
    return utc.isoformat() + "Z"


def _duration(value: datetime.timedelta) -> str:
    """ISO 8601, in seconds; exact, because timedelta counts microseconds."""
    micros = value // datetime.timedelta(microseconds=1)
    sign = "-" if micros < 0 else ""
    seconds, fraction = divmod(abs(micros), 1_000_000)
    return f"PT{sign}{seconds}.{fraction:06}S" if fraction else f"PT{sign}{seconds}S"
