"""The sources of a result's batches."""

from __future__ import annotations

import dataclasses
import threading
import time
from collections import deque
from collections.abc import Iterator
from typing import Any, Protocol

import pyarrow
from pyarrow import flight

from fraiseql_flight.connection import Connection, Stream
from fraiseql_flight.errors import ResourceExhaustedError, UnavailableError, UnsupportedError
from fraiseql_flight.tickets import Export

# The metadata that holds the key of a schema, and the index of the part in a column.
_KEY = b"fraiseql:key"

# Seconds to wait before a broken export is retried: the first and the maximum wait.
_FIRST_WAIT, _LONGEST_WAIT = 0.1, 2.0


class Source(Protocol):
    """Batches that can be read once."""

    schema: pyarrow.Schema
    #: None if unknown before the end.
    total_rows: int | None

    def batches(self) -> Iterator[pyarrow.RecordBatch]:
        """The batches."""

    def close(self) -> None:
        """Cancels what is still running."""


class OneStream:
    """The batches of a started stream."""

    total_rows: int | None = None

    def __init__(self, stream: Stream) -> None:
        self.schema = stream.schema
        self._stream = stream

    def batches(self) -> Iterator[pyarrow.RecordBatch]:
        return iter(self._stream)

    def close(self) -> None:
        self._stream.close()


class Endpoints:
    """The batches of all endpoints of a FlightInfo, which are fetched in parallel.

    If the server says that their order counts, one endpoint's batches come behind another's. Otherwise they come as
    they arrive. One for which the server has no stream left waits: for the others, or as long as patience lasts.
    """

    def __init__(self, connection: Connection, info: Any, timeout: float | None, patience: float) -> None:
        self.schema: pyarrow.Schema = info.schema
        self.total_rows = _known(info.total_records)
        self._connection = connection
        self._timeout = timeout
        self._patience = patience
        # Uses the address of the client, where tickets work too: an address that the server names must not be sent
        # the token without the caller's consent.
        self._tickets: list[Any] = [endpoint.ticket for endpoint in info.endpoints]
        self._channels = [_Channel() for _ in self._tickets] if info.ordered else [_Channel()]
        self._closed = threading.Event()
        self._under_way = _Count()

    def batches(self) -> Iterator[pyarrow.RecordBatch]:
        if len(self._tickets) == 1:
            stream = self._connection.stream(self._tickets[0], self._timeout)
            self._channels[0].on_close(stream.close)
            yield from stream
            return
        fetchers = []
        for number, ticket in enumerate(self._tickets):
            channel = self._channels[number % len(self._channels)]
            channel.expect_writer()
            fetchers.append(
                threading.Thread(
                    target=self._fetch, args=(ticket, channel), name=f"fraiseql-flight-{number}", daemon=True
                )
            )
        try:
            for fetcher in fetchers:
                fetcher.start()
            for channel in self._channels:
                yield from channel
        finally:
            self.close()
            for fetcher in fetchers:
                fetcher.join()

    def _fetch(self, ticket: Any, channel: _Channel) -> None:
        try:
            connection = self._connection.another()
            try:
                stream = self._begin(connection, ticket)
                channel.on_close(stream.close)
                with self._under_way:
                    for batch in stream:
                        if not channel.put(batch):
                            return
            finally:
                connection.close()
        except Exception as error:  # any exception: the reading thread raises it
            channel.fail(error)
        finally:
            channel.end()

    def _begin(self, connection: Connection, ticket: Any) -> Stream:
        refused_since: float | None = None
        wait = _FIRST_WAIT
        while True:
            try:
                return connection.stream(ticket, self._timeout)
            except ResourceExhaustedError:
                now = time.monotonic()
                refused_since = now if refused_since is None or self._under_way else refused_since
                if now - refused_since >= self._patience or self._closed.wait(wait):
                    raise
                wait = min(2 * wait, _LONGEST_WAIT)

    def close(self) -> None:
        self._closed.set()
        for channel in self._channels:
            channel.close()


class _Count:
    """Counts the threads that are within it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._count = 0

    def __enter__(self) -> None:
        with self._lock:
            self._count += 1

    def __exit__(self, *error: object) -> None:
        with self._lock:
            self._count -= 1

    def __bool__(self) -> bool:
        with self._lock:
            return self._count > 0


class _Channel:
    """A bounded queue of batches from the fetching threads to the reading one."""

    _ROOM = 4

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._batches: deque[pyarrow.RecordBatch] = deque()
        self._writers = 0
        self._failure: Exception | None = None
        self._closed = False
        self._cleanups: list[Any] = []

    def expect_writer(self) -> None:
        """Registers one more thread that puts batches and ends."""
        self._writers += 1

    def put(self, batch: pyarrow.RecordBatch) -> bool:
        """Waits for space, and appends. Returns false if the queue is closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or len(self._batches) < self._ROOM)
            if self._closed:
                return False
            self._batches.append(batch)
            self._changed.notify_all()
            return True

    def fail(self, failure: Exception) -> None:
        """Passes a failure to the reader, which then gets no more batches."""
        with self._changed:
            self._failure = self._failure or failure
            self._changed.notify_all()

    def end(self) -> None:
        """Ends the part of one thread."""
        with self._changed:
            self._writers -= 1
            self._changed.notify_all()

    def on_close(self, cleanup: Any) -> None:
        """Sets what to run when the queue is closed; at once if it is."""
        with self._changed:
            if not self._closed:
                self._cleanups.append(cleanup)
                return
        cleanup()

    def close(self) -> None:
        """Closes the queue, and ends all waiting."""
        with self._changed:
            self._closed = True
            cleanups, self._cleanups = self._cleanups, []
            self._batches.clear()
            self._changed.notify_all()
        for cleanup in cleanups:
            cleanup()

    def __iter__(self) -> Iterator[pyarrow.RecordBatch]:
        while True:
            with self._changed:
                self._changed.wait_for(
                    lambda: self._batches or self._failure or self._closed or self._writers == 0
                )
                if self._failure is not None:
                    raise self._failure
                if not self._batches:
                    return
                batch = self._batches.popleft()
                self._changed.notify_all()
            yield batch


class ResumedExport:
    """The batches of an export that is ordered by its key and resumes when its connection breaks.

    Each time, the export goes on behind the last key that arrived, so that each row arrives once.
    """

    def __init__(self, connection: Connection, export: Export, timeout: float | None, patience: float) -> None:
        self._connection = connection
        self._timeout = timeout
        self._patience = patience
        self._lock = threading.Lock()
        self._stream: Stream | None = None
        self._closed = False
        info = connection.info(export.ticket())
        self.schema: pyarrow.Schema = info.schema
        self.total_rows = _known(info.total_records)
        self._wanted = len(info.schema)
        named = (info.schema.metadata or {}).get(_KEY)
        if named is None:
            raise UnsupportedError(
                "The server does not say what the key of these rows is, so that an export of them cannot be resumed."
            )
        key = named.decode().split(",")
        held = {
            int(field.metadata[_KEY]): field.name
            for field in info.schema
            if field.metadata and _KEY in field.metadata
        }
        # Columns of the key that are not selected are appended, and removed from the result again.
        missing = tuple(name for part, name in enumerate(key) if part not in held)
        self._key = [held.get(part, name) for part, name in enumerate(key)]
        self._export = dataclasses.replace(export, columns=export.columns + missing if missing else export.columns)

    def batches(self) -> Iterator[pyarrow.RecordBatch]:
        after = self._export.after
        connection = self._connection
        broken_since: float | None = None
        wait = _FIRST_WAIT
        try:
            while True:
                try:
                    for batch in self._begin(connection, after):
                        broken_since, wait = None, _FIRST_WAIT
                        if batch.num_rows:
                            after = {name: batch.column(name)[-1].as_py() for name in self._key}
                        yield self._shown(batch)
                    return
                except UnavailableError:
                    now = time.monotonic()
                    broken_since = broken_since or now
                    if self._closed or now - broken_since >= self._patience:
                        raise
                    time.sleep(wait)
                    wait = min(2 * wait, _LONGEST_WAIT)
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

    def _shown(self, batch: pyarrow.RecordBatch) -> pyarrow.RecordBatch:
        if batch.num_columns == self._wanted:
            return batch
        return pyarrow.RecordBatch.from_arrays(batch.columns[: self._wanted], schema=self.schema)

    def close(self) -> None:
        with self._lock:
            self._closed = True
            if self._stream is not None:
                self._stream.close()


def _known(rows: int) -> int | None:
    return rows if rows >= 0 else None
