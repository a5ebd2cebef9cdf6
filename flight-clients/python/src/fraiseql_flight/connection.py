"""Calls to one server."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pyarrow
from pyarrow import flight

from fraiseql_flight.errors import translating


# The maximum rows of variables in a message, and the maximum bytes (more only for a single row): far below the default
# limits of a server.
_MAX_ROWS = 1_000
_MAX_BYTES = 256 * 1024

# The same for rows that are loaded.
_MAX_LOADED_ROWS = 20_000
_MAX_LOADED_BYTES = 4 * 1024 * 1024

# What tells a server to undo a load.
_ROLLBACK = b"rollback"


class Connection:
    """A connection, with the headers and timeout of its calls. Thread-safe."""

    def __init__(
        self,
        url: str,
        headers: list[tuple[bytes, bytes]],
        timeout: float | None,
        root_certificates: bytes | None,
    ) -> None:
        self._arguments = (url, headers, timeout, root_certificates)
        self._headers = headers
        self._timeout = timeout
        # Without a local pool, gRPC would share one socket among all connections to an address, and a broken one would
        # block the others.
        options: dict[str, Any] = {"generic_options": [("grpc.use_local_subchannel_pool", 1)]}
        if root_certificates is not None:
            options["tls_root_certs"] = root_certificates
        with translating():
            self._client = flight.FlightClient(url, **options)

    def another(self) -> Connection:
        """Opens a connection to the same server over another socket."""
        return Connection(*self._arguments)

    def info(self, ticket: bytes) -> Any:
        """Requests the FlightInfo of a ticket."""
        with translating():
            return self._client.get_flight_info(
                flight.FlightDescriptor.for_command(ticket), self._options(self._timeout)
            )

    def action(self, name: str) -> list[bytes]:
        """Runs an action and returns its results."""
        with translating():
            results = self._client.do_action(flight.Action(name, b""), self._options(self._timeout))
            return [result.body.to_pybytes() for result in results]

    def stream(self, ticket: Any, timeout: float | None) -> Stream:
        """Opens the stream of a ticket and waits for its schema.

        Args:
            timeout: timeout in seconds of the whole stream; None for none.
        """
        with translating():
            return Stream(self._client.do_get(ticket, self._options(timeout)))

    def exchange(self, command: bytes, rows: pyarrow.Table, timeout: float | None) -> Stream:
        """Opens an exchange: rows of variables are sent while the results are read.

        Args:
            timeout: timeout in seconds of the whole stream; None for none.
        """
        with translating():
            writer, reader = self._client.do_exchange(
                flight.FlightDescriptor.for_command(command), self._options(timeout)
            )
            writer.begin(rows.schema)
        threading.Thread(target=_send, args=(writer, rows), name="fraiseql-flight-rows", daemon=True).start()
        return Stream(reader, writer)

    def put(
        self,
        table: str,
        rows: pyarrow.RecordBatchReader,
        timeout: float | None,
        acknowledged: Callable[[int], None],
    ) -> int:
        """Sends rows to a table and returns their number once they are committed.

        Args:
            timeout: timeout in seconds of the whole stream; None for none.
            acknowledged: receives the number of rows so far, on another thread.
        """
        descriptor = flight.FlightDescriptor.for_path(table)
        with translating():
            writer, results = self._client.do_put(descriptor, rows.schema, self._options(timeout))
        counts = _Acknowledgements(results, acknowledged)
        try:
            for part in _batches(rows):
                try:
                    writer.write_batch(part)
                except (pyarrow.ArrowException, OSError):
                    break  # the call ended, and close() raises its error
        except BaseException:
            # The rows themselves fail. Without this, the end of the stream would commit those before.
            with suppress(pyarrow.ArrowException, OSError):
                writer.write_metadata(_ROLLBACK)
                writer.close()
            raise
        with translating():
            with suppress(pyarrow.ArrowException, OSError):
                writer.done_writing()
            counts.join()
            writer.close()
        return counts.rows

    def close(self) -> None:
        """Closes the connection and its streams."""
        self._client.close()

    def _options(self, timeout: float | None) -> Any:
        return flight.FlightCallOptions(timeout=timeout, headers=self._headers)


class _Acknowledgements:
    """Reads the acknowledgements of a stream on a thread of its own."""

    def __init__(self, results: Any, acknowledged: Callable[[int], None]) -> None:
        self._results = results
        self._acknowledged = acknowledged
        self.rows = 0
        self._thread = threading.Thread(target=self._run, name="fraiseql-flight-acknowledgements", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            while (metadata := self._results.read()) is not None:
                self.rows = json.loads(metadata.to_pybytes())["rows"]
                self._acknowledged(self.rows)
        except (pyarrow.ArrowException, OSError):
            pass  # the writer gets the error

    def join(self) -> None:
        self._thread.join()


def _batches(rows: pyarrow.RecordBatchReader) -> Iterator[pyarrow.RecordBatch]:
    """Splits batches until each is small enough for a server to hold."""
    for batch in rows:
        for start in range(0, batch.num_rows, _MAX_LOADED_ROWS):
            yield from _parts(batch.slice(start, _MAX_LOADED_ROWS), _MAX_LOADED_BYTES)


def _send(writer: Any, rows: pyarrow.Table) -> None:
    try:
        for batch in rows.to_batches(max_chunksize=_MAX_ROWS):
            for part in _parts(batch, _MAX_BYTES):
                writer.write_batch(part)
        writer.done_writing()
    except (pyarrow.ArrowException, OSError):
        pass  # the call ended, and the reader gets its error


def _parts(batch: pyarrow.RecordBatch, max_bytes: int) -> Iterator[pyarrow.RecordBatch]:
    """Splits a batch into halves until each is small enough for a message."""
    if batch.num_rows < 2 or batch.nbytes <= max_bytes:
        yield batch
        return
    half = batch.num_rows // 2
    yield from _parts(batch.slice(0, half), max_bytes)
    yield from _parts(batch.slice(half), max_bytes)


class Stream:
    """The batches of one call. Can be closed at any time, by any thread."""

    def __init__(self, reader: Any, writer: Any = None) -> None:
        self._reader = reader
        self._writer = writer  # referenced, because its garbage collection would end the call
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
        """Cancels the call unless all batches have been read."""
        if not self._ended:
            self._ended = True
            self._reader.cancel()
