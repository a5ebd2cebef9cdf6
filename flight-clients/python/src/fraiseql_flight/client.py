"""The client of a server."""

from __future__ import annotations

import dataclasses
import importlib.util
import json
import os
from collections.abc import Mapping, Sequence
from typing import Any, Literal
from urllib.parse import urlsplit

from pyarrow import flight

from fraiseql_flight import tickets
from fraiseql_flight.connection import Connection
from fraiseql_flight.progress import load_progress
from fraiseql_flight.result import Result
from fraiseql_flight.resumed_export import ResumedExport
from fraiseql_flight.sources import Endpoints, OneStream

Compression = Literal["lz4", "zstd"]

_SCHEMES = ("grpc", "grpc+tcp", "grpc+tls")


@dataclasses.dataclass(frozen=True)
class Operation:
    """A compiled operation of the server.

    Attributes:
        name: the operation's name, which `Client.query` takes.
        sha256: the hash of its text, which `Client.query` takes as well.
        variables: the GraphQL types of its variables by name.
    """

    name: str
    sha256: str
    variables: Mapping[str, str]


def connect(
    url: str,
    token: str | None = None,
    *,
    timeout: float | None = None,
    compression: Compression | None = None,
    root_certificates: bytes | str | os.PathLike[str] | None = None,
    retry_timeout: float = 30,
) -> Client:
    """Returns a client of the server at an address. Nothing is sent before the first call.

    Args:
        url: `grpc://host:port`, or `grpc+tls://host:port` for an encrypted connection.
        token: the caller's token, sent with each call as a bearer token. `grpc://` does not encrypt it.
        timeout: timeout in seconds of calls that return at once. Streams have a timeout of their own.
        compression: compression of batches, which helps on a slow network. A server that does not support it sends
            them uncompressed.
        root_certificates: a PEM file, or its content, to trust instead of the machine's certificates.
        retry_timeout: seconds for which an export with `resume` retries to reach its server, and one of several
            endpoints waits for a stream.

    Raises:
        ValueError: if the address or the compression is invalid.
    """
    scheme, address = urlsplit(url).scheme, urlsplit(url).netloc
    if scheme not in _SCHEMES or not address:
        raise ValueError(f"A Flight server's address must be grpc://host:port or grpc+tls://host:port, not {url!r}")
    headers: list[tuple[bytes, bytes]] = []
    if token is not None:
        headers.append((b"authorization", b"Bearer " + token.encode()))
    if compression is not None:
        if compression not in ("lz4", "zstd"):
            raise ValueError(f'compression must be "lz4", "zstd" or None, not {compression!r}')
        headers.append((b"fraiseql-compression", compression.encode()))
    if isinstance(root_certificates, (str, os.PathLike)):
        with open(root_certificates, "rb") as file:
            root_certificates = file.read()
    return Client(Connection(url, headers, timeout, root_certificates), retry_timeout)


class Client:
    """Queries and exports of a server. Thread-safe. Created by `connect`."""

    def __init__(self, connection: Connection, retry_timeout: float) -> None:
        self._connection = connection
        self._retry_timeout = retry_timeout

    def query(
        self,
        query: str,
        variables: Mapping[str, Any] | None = None,
        *,
        operation_name: str | None = None,
        timeout: float | None = None,
    ) -> Result:
        """Runs a query with one root field.

        Args:
            query: a GraphQL document, or the name or SHA-256 of a compiled operation.
            variables: values by name. They may have Python's types: `Decimal`, `datetime` (a `DateTime` if it has a
                zone, otherwise a `LocalDateTime`), `date`, `time`, `timedelta`, `UUID`, `bytes`, `Enum`; numpy, pandas
                and polars values work too.
            operation_name: the operation to run, if the document has several.
            timeout: timeout in seconds for all rows; None for none.

        Raises:
            InvalidRequestError: if the query or a variable is invalid; before any row is read.
        """
        ticket = flight.Ticket(tickets.query(query, variables, operation_name))
        return Result(OneStream(self._connection.stream(ticket, timeout)))

    def query_many(
        self,
        query: str,
        rows: Any,
        *,
        operation_name: str | None = None,
        timeout: float | None = None,
    ) -> Result:
        """Runs a query once per row of variables, in one call.

        The first column of the result is `__row`, the index of the row of variables, from 0; the query's columns
        follow. A row of variables without result rows does not occur in it, one with several occurs several times.

        Args:
            query: a GraphQL document, the name or SHA-256 of a compiled operation, or a `SELECT` with `?`, to which
                the columns are bound in order.
            rows: the variables, one column each: a pyarrow Table or RecordBatch, a polars or pandas frame, or a list
                of dictionaries.
            operation_name: the operation to run, if the document has several.
            timeout: timeout in seconds for all rows; None for none.

        Raises:
            InvalidRequestError: if the query is invalid. Errors of a row of variables are raised while the result is
                read.
        """
        command = query.encode() if tickets.is_select(query) else tickets.query(query, None, operation_name)
        return Result(OneStream(self._connection.exchange(command, tickets.variables_table(rows), timeout)))

    def export(
        self,
        table: str,
        where: str = "",
        columns: str | Sequence[str] | None = None,
        *,
        progress: bool = False,
        resume: bool = False,
        after: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Result:
        """Exports the rows of one table, in any number.

        Args:
            table: the name of the table in the database, or of its type or root field in GraphQL.
            where: a condition in the language of exports, such as `total >= 10 and country in ('FR', 'DE')`.
            columns: names as in the database or in GraphQL; None for all columns that are fields.
            progress: whether to show a progress bar, which needs `tqdm`.
            resume: whether to resume after the last row that arrived, if the connection is interrupted or the server
                restarts. The rows are then in key order and from one endpoint, which may be slower. Each resumption
                reads a new snapshot.
            after: the key to begin after, its parts by name. The rows are then in key order.
            timeout: timeout in seconds for all rows; None for none. With `resume`, the timeout of each connection.

        Raises:
            InvalidRequestError: if a name or the condition is invalid; before any row is read.
        """
        if progress and importlib.util.find_spec("tqdm") is None:
            raise ModuleNotFoundError("A progress bar needs tqdm: pip install 'fraiseql-flight[progress]'")
        export = tickets.Export(table, where, tickets.columns(columns), resume or after is not None, after)
        if resume:
            return Result(ResumedExport(self._connection, export, timeout, self._retry_timeout), progress)
        info = self._connection.info(export.ticket())
        return Result(Endpoints(self._connection, info, timeout, self._retry_timeout), progress)

    def insert(
        self,
        table: str,
        rows: Any,
        *,
        progress: bool = False,
        timeout: float | None = None,
    ) -> int:
        """Loads rows into one table, in one transaction, and returns their number.

        Args:
            table: the name of the table in the database, or of its type or root field in GraphQL.
            rows: with columns named as in the database or in GraphQL: a pyarrow Table, RecordBatch or
                RecordBatchReader, a polars or pandas frame (without its index), any object with an Arrow stream, an
                iterable of record batches, or a list of dictionaries. Readers and iterables may be larger than memory.
            progress: whether to show a progress bar of the rows that the server has taken. There is none without
                `tqdm`.
            timeout: timeout in seconds for all rows; None for none.

        Raises:
            InvalidRequestError: if a name, a column or a row is wrong: the message names it. Nothing is written.
            ConflictError: if a row has a unique value that another one has. Nothing is written.
        """
        if isinstance(rows, list) and not rows:
            return 0
        batches = tickets.record_batches(rows)
        with load_progress(rows, progress) as acknowledged:
            return self._connection.put(table, batches, timeout, acknowledged)

    def operations(self) -> list[Operation]:
        """Lists the compiled operations of the server that are no mutations."""
        operations = []
        for body in self._connection.action("operations"):
            operation = json.loads(body)
            variables = {each["name"]: each["type"] for each in operation["variables"]}
            operations.append(Operation(operation["name"], operation["sha256"], variables))
        return operations

    def close(self) -> None:
        """Closes the connection and cancels results that are not read to their end."""
        self._connection.close()

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()
