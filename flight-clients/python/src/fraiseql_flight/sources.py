"""The sources of a result's batches."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from typing import Any, Protocol

import pyarrow

from fraiseql_flight.channel import Channel, Counter
from fraiseql_flight.connection import Connection, Stream
from fraiseql_flight.errors import ResourceExhaustedError

# Seconds to wait before a retry: the first one, and the maximum.
FIRST_WAIT, MAX_WAIT = 0.1, 2.0


class Source(Protocol):
    """Batches that can be read once."""

    schema: pyarrow.Schema
    #: None if the server does not announce it.
    total_rows: int | None

    def batches(self) -> Iterator[pyarrow.RecordBatch]:
        """Reads the batches."""

    def close(self) -> None:
        """Cancels streams that are not read to their end."""


class OneStream:
    """The batches of one open stream."""

    total_rows: int | None = None

    def __init__(self, stream: Stream) -> None:
        self.schema = stream.schema
        self._stream = stream

    def batches(self) -> Iterator[pyarrow.RecordBatch]:
        return iter(self._stream)

    def close(self) -> None:
        self._stream.close()


class Endpoints:
    """The batches of all endpoints of a FlightInfo, fetched in parallel.

    If the server announces them as ordered, the batches of each endpoint follow those of the one before. Otherwise
    they are returned as they arrive. An endpoint that the server rejects because it has no stream left is retried: as
    long as others are being read, and then until the retry timeout.
    """

    def __init__(self, connection: Connection, info: Any, timeout: float | None, retry_timeout: float) -> None:
        self.schema: pyarrow.Schema = info.schema
        self.total_rows = announced(info.total_records)
        self._connection = connection
        self._timeout = timeout
        self._retry_timeout = retry_timeout
        # Tickets are sent to the address of this connection, never to one that the server names, since the token must
        # not go to another host.
        self._tickets: list[Any] = [endpoint.ticket for endpoint in info.endpoints]
        self._channels = [Channel() for _ in self._tickets] if info.ordered else [Channel()]
        self._closed = threading.Event()
        self._reading = Counter()

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

    def _fetch(self, ticket: Any, channel: Channel) -> None:
        try:
            connection = self._connection.another()
            try:
                stream = self._begin(connection, ticket)
                channel.on_close(stream.close)
                with self._reading:
                    for batch in stream:
                        if not channel.put(batch):
                            return
            finally:
                connection.close()
        except Exception as error:  # any: it is raised in the thread that reads
            channel.fail(error)
        finally:
            channel.end()

    def _begin(self, connection: Connection, ticket: Any) -> Stream:
        rejected_since: float | None = None
        wait = FIRST_WAIT
        while True:
            try:
                return connection.stream(ticket, self._timeout)
            except ResourceExhaustedError:
                now = time.monotonic()
                rejected_since = now if rejected_since is None or self._reading else rejected_since
                if now - rejected_since >= self._retry_timeout or self._closed.wait(wait):
                    raise
                wait = min(2 * wait, MAX_WAIT)

    def close(self) -> None:
        self._closed.set()
        for channel in self._channels:
            channel.close()


def announced(rows: int) -> int | None:
    """A number of rows of a FlightInfo, or None for -1."""
    return rows if rows >= 0 else None
