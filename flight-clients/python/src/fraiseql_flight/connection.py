"""Calls to one server."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pyarrow
from pyarrow import flight

from fraiseql_flight.errors import translating


# The most rows of variables in one message, and the most bytes unless a row has more: far below what a server takes,
# unless it was told to take less.
_ROWS_SENT = 1_000
_BYTES_SENT = 256 * 1024


class Connection:
    """A connection, and what goes with each call over it. For use by any number of threads."""

    def __init__(
        self,
        url: str,
        headers: list[tuple[bytes, bytes]],
        timeout: float | None,
        root_certificates: bytes | None,
    ) -> None:
        self._given = (url, headers, timeout, root_certificates)
        self._headers = headers
        self._timeout = timeout
        # Without its own pool, gRPC would lead all connections to one address over one socket, and one that broke
        # would keep others waiting.
        options: dict[str, Any] = {"generic_options": [("grpc.use_local_subchannel_pool", 1)]}
        if root_certificates is not None:
            options["tls_root_certs"] = root_certificates
        with translating():
            self._client = flight.FlightClient(url, **options)

    def another(self) -> Connection:
        """A connection to the same server over a socket of its own."""
        return Connection(*self._given)

    def info(self, ticket: bytes) -> Any:
        """The FlightInfo of what a ticket asks for."""
        with translating():
            return self._client.get_flight_info(
                flight.FlightDescriptor.for_command(ticket), self._options(self._timeout)
            )

    def action(self, name: str) -> list[bytes]:
        """The results of an action."""
        with translating():
            results = self._client.do_action(flight.Action(name, b""), self._options(self._timeout))
            return [result.body.to_pybytes() for result in results]

    def stream(self, ticket: Any, timeout: float | None) -> Stream:
        """The stream behind a ticket, begun: its schema is there, or the reason why there is none.

        Args:
            timeout: seconds until the stream must have ended; None for no limit.
        """
        with translating():
            return Stream(self._client.do_get(ticket, self._options(timeout)))

    def exchange(self, command: bytes, rows: pyarrow.Table, timeout: float | None) -> Stream:
        """The answers to rows of variables, which are sent while the answers are read.

        Args:
            timeout: seconds until the stream must have ended; None for no limit.
        """
        with translating():
            writer, reader = self._client.do_exchange(
                flight.FlightDescriptor.for_command(command), self._options(timeout)
            )
            writer.begin(rows.schema)
        threading.Thread(target=_send, args=(writer, rows), name="fraiseql-flight-rows", daemon=True).start()
        return Stream(reader, writer)

    def close(self) -> None:
        """Ends it, with the streams that are still open."""
        self._client.close()

    def _options(self, timeout: float | None) -> Any:
        return flight.FlightCallOptions(timeout=timeout, headers=self._headers)


def _send(writer: Any, rows: pyarrow.Table) -> None:
    try:
        for batch in rows.to_batches(max_chunksize=_ROWS_SENT):
            for part in _parts(batch):
                writer.write_batch(part)
        writer.done_writing()
    except (pyarrow.ArrowException, OSError):
        pass  # the call has ended, and whoever reads learns why


def _parts(batch: pyarrow.RecordBatch) -> Iterator[pyarrow.RecordBatch]:
    """Halves of halves, until a server takes each in one message."""
    if batch.num_rows < 2 or batch.nbytes <= _BYTES_SENT:
        yield batch
        return
    half = batch.num_rows // 2
    yield from _parts(batch.slice(0, half))
    yield from _parts(batch.slice(half))


class Stream:
    """The batches of one call. May be closed at any time, by any thread."""

    def __init__(self, reader: Any, writer: Any = None) -> None:
        self._reader = reader
        self._writer = writer  # whose end, as an object, is the end of the call
        self._ended = False
        with translating():
            self.schema: pyarrow.Schema = reader.schema

    def __iter__(self) -> Iterator[pyarrow.RecordBatch]:
        try:
            while True:
                with translating():
                    try:
                        batch = self._reader.read_chunk().data
                    except StopIteration:
                        self._ended = True
                        return
                yield batch
        finally:
            self.close()

    def close(self) -> None:
        """Tells the server that nobody reads any more, unless all has been read."""
        if not self._ended:
            self._ended = True
            self._reader.cancel()
