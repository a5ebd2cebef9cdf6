"""Exports that continue after an interruption."""

from __future__ import annotations

import dataclasses
import threading
import time
from collections.abc import Iterator
from typing import Any

import pyarrow
from pyarrow import flight

from fraiseql_flight.connection import Connection, Stream
from fraiseql_flight.errors import UnavailableError, UnsupportedError
from fraiseql_flight.sources import FIRST_WAIT, MAX_WAIT, announced
from fraiseql_flight.tickets import Export

# Metadata: on a schema the names of its key's parts, on a column the index of the part that it contains.
_KEY = b"fraiseql:key"


class ResumedExport:
    """The batches of an export in key order, resumed whenever its connection is interrupted.

    Each time, the export resumes after the last key that arrived, so that each row arrives once.
    """

    def __init__(self, connection: Connection, export: Export, timeout: float | None, retry_timeout: float) -> None:
        self._connection = connection
        self._timeout = timeout
        self._retry_timeout = retry_timeout
        self._lock = threading.Lock()
        self._stream: Stream | None = None
        self._closed = False
        info = connection.info(export.ticket())
        self.schema: pyarrow.Schema = info.schema
        self.total_rows = announced(info.total_records)
        self._column_count = len(info.schema)
        key_metadata = (info.schema.metadata or {}).get(_KEY)
        if key_metadata is None:
            raise UnsupportedError("The export cannot be resumed: the server does not name the key of its rows.")
        key = key_metadata.decode().split(",")
        selected = {
            int(field.metadata[_KEY]): field.name
            for field in info.schema
            if field.metadata and _KEY in field.metadata
        }
        # Unselected parts of the key are requested as additional columns at the end, and removed from the result.
        missing = tuple(name for part, name in enumerate(key) if part not in selected)
        self._key = [selected.get(part, name) for part, name in enumerate(key)]
        self._export = dataclasses.replace(export, columns=export.columns + missing if missing else export.columns)

    def batches(self) -> Iterator[pyarrow.RecordBatch]:
        after = self._export.after
        connection = self._connection
        interrupted_since: float | None = None
        wait = FIRST_WAIT
        try:
            while True:
                try:
                    for batch in self._begin(connection, after):
                        interrupted_since, wait = None, FIRST_WAIT
                        if batch.num_rows:
                            after = {name: batch.column(name)[-1].as_py() for name in self._key}
                        yield self._selected(batch)
                    return
                except UnavailableError:
                    now = time.monotonic()
                    interrupted_since = interrupted_since or now
                    if self._closed or now - interrupted_since >= self._retry_timeout:
                        raise
                    time.sleep(wait)
                    wait = min(2 * wait, MAX_WAIT)
                if connection is not self._connection:
                    connection.close()
                connection = self._connection.another()
        finally:
            self.close()
            if connection is not self._connection:
                connection.close()

    def _begin(self, connection: Connection, after: Any) -> Stream:
        ticket = flight.Ticket(dataclasses.replace(self._export, after=after).ticket())
        stream = connection.stream(ticket, self._timeout)
        with self._lock:
            self._stream = stream
            if self._closed:
                stream.close()
        return stream

    def _selected(self, batch: pyarrow.RecordBatch) -> pyarrow.RecordBatch:
        if batch.num_columns == self._column_count:
            return batch
        return pyarrow.RecordBatch.from_arrays(batch.columns[: self._column_count], schema=self.schema)

    def close(self) -> None:
        with self._lock:
            self._closed = True
            if self._stream is not None:
                self._stream.close()
