"""Calls to one server."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pyarrow
from pyarrow import flight

from fraiseql_flight.errors import translating


# The maximum rows of variables in one message, and its maximum bytes unless one row has more. Far below the default
# maximum of a message to a server.
_ROWS_SENT = 1_000
_BYTES_SENT = 256 * 1024


class Connection:
    """A connection, with the headers and options of its calls. Thread-safe."""

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
        # Without a pool of its own, gRPC shares one socket among all connections to an address, and a broken one would
        # block the others.
        options: dict[str, Any] = {"generic_options": [("grpc.use_local_subchannel_pool", 1)]}
        if root_certificates is not None:
            options["tls_root_certs"] = root_certificates
        with translating():
            self._client = flight.FlightClient(url, **options)

    def another(self) -> Connection:
        """A connection to the same server over a socket of its own."""
        return Connection(*self._given)

    def info(self, ticket: bytes) -> Any:
        """The FlightInfo of a ticket."""
        with translating():
            return self._client.get_flight_info(
                flight.FlightDescriptor.for_command(ticket), self._options(self._timeout)
            )

    def action(self, name: str) -> list[bytes]:
        """Runs an action, and returns its results."""
        with translating():
            results = self._client.do_action(flight.Action(name, b""), self._options(self._timeout))
            return [result.body.to_pybytes() for result in results]

    def stream(self, ticket: Any, timeout: float | None) -> Stream:
        """Starts the stream of a ticket, and waits for its schema.

        Args:
            timeout: seconds until the stream must have ended; None for no limit.
        """
        with translating():
            return Stream(self._client.do_get(ticket, self._options(timeout)))

    def exchange(self, command: bytes, rows: pyarrow.Table, timeout: float | None) -> Stream:
        """The results for rows of variables, which are sent while the results are read.

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
        """Closes the connection, and cancels the streams that are still open."""
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
        pass  # the call has ended; the reader gets the error


def _parts(batch: pyarrow.RecordBatch) -> Iterator[pyarrow.RecordBatch]:
    """Halves a batch until each part fits into one message."""
    if batch.num_rows < 2 or batch.nbytes <= _BYTES_SENT:
        yield batch
        return
    half = batch.num_rows // 2
    yield from _parts(batch.slice(0, half))
    yield from _parts(batch.slice(half))


class Stream:
    """The batches of one call. Any thread may close it at any time."""

    def __init__(self, reader: Any, writer: Any = None) -> None:
        self._reader = reader
        self._writer = writer  # kept, because its finalizer ends the call
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
        """Cancels the call if it is still running."""
        if not self._ended:
            self._ended = True
            self._reader.cancel()
