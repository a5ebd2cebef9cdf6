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
from fraiseql_flight.result import Result
from fraiseql_flight.sources import Endpoints, OneStream, ResumedExport

Compression = Literal["lz4", "zstd"]

_SCHEMES = ("grpc", "grpc+tcp", "grpc+tls")


@dataclasses.dataclass(frozen=True)
class Operation:
    """An operation that was compiled with the server.

    Attributes:
        name: identifies it in queries.
        sha256: of its text; identifies it as well.
        variables: their GraphQL types by name.
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
    patience: float = 30,
) -> Client:
    """A client of the server at an address. The first call opens the connection.

    Args:
        url: `grpc://host:port`, or `grpc+tls://host:port` for an encrypted connection.
        token: authenticates the caller; sent as a bearer token with each call. Over `grpc://` it is sent
            unencrypted.
        timeout: of calls that return at once, in seconds. Streams may be of any length and have a timeout of their
            own.
        compression: of batches, worth it on a slow network. A server that does not support it sends batches
            uncompressed.
        root_certificates: a file of certificates, or its content in PEM, to trust instead of those that the machine
            trusts.
        patience: seconds for which a broken export with `resume` retries to reach its server, and for which one of
            several endpoints waits for a free stream.
    """
    scheme, address = urlsplit(url).scheme, urlsplit(url).netloc
    if scheme not in _SCHEMES or not address:
        raise ValueError(f"The address of a Flight server is grpc://host:port or grpc+tls://host:port, not {url!r}")
    headers: list[tuple[bytes, bytes]] = []
    if token is not None:
        headers.append((b"authorization", b"Bearer " + token.encode()))
    if compression is not None:
        if compression not in ("lz4", "zstd"):
            raise ValueError(f'compression is "lz4", "zstd" or None, not {compression!r}')
        headers.append((b"fraiseql-compression", compression.encode()))
    if isinstance(root_certificates, (str, os.PathLike)):
        with open(root_certificates, "rb") as file:
            root_certificates = file.read()
    return Client(Connection(url, headers, timeout, root_certificates), patience)


class Client:
    """Queries and exports of a server. Thread-safe. Created by `connect`."""

    def __init__(self, connection: Connection, patience: float) -> None:
        self._connection = connection
        self._patience = patience

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
            query: a GraphQL document, or the name or SHA-256 of an operation that was compiled with the server.
            variables: by name. Values may be of Python's types: `Decimal`, `datetime` (a `DateTime` if it has a
                zone, a `LocalDateTime` otherwise), `date`, `time`, `timedelta`, `UUID`, `bytes`, `Enum`; also numbers
                and arrays of numpy and pandas.
            operation_name: which operation of the document, if it has several.
            timeout: seconds until all rows must have arrived; None for no timeout.

        Raises:
            InvalidRequestError: if the query or a variable is wrong, before any row is read.
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
        """Runs a query once for each row of variables, over one call.

        The first column of the result is `__row`: the index, from 0, of the row of variables that a row belongs to.
        Then come the query's columns. Each row of variables may have any number of rows in the result.

        Args:
            query: a GraphQL document, the name or SHA-256 of a compiled operation, or a `SELECT` with `?`, whose values
                are the columns in their order.
            rows: the variables, a column for each: a pyarrow Table or RecordBatch, a polars or pandas frame, or dictionaries.
            operation_name: which operation of the document, if it has several.
            timeout: seconds until all rows must have arrived; None for no timeout.

        Raises:
            InvalidRequestError: if the query is wrong. An error in a row of variables is raised when its rows are read.
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
        """Exports the rows of one table.

        Args:
            table: as in the database, or the name of a type or root field of GraphQL.
            where: a condition in the language of exports, such as `total >= 10 and country in ('FR', 'DE')`.
            columns: as in the database or in GraphQL; None for all that are fields.
            progress: whether a bar shows how many rows have come. It needs `tqdm`.
            resume: whether an export whose connection breaks, or whose server restarts, goes on behind the last row
                that arrived. Its rows come in the order of their key, from one endpoint, which may be slower; it
                reads a snapshot of its own after each break.
            after: the key of the row to begin behind, each part by its name. Rows then come in the order of their key.
            timeout: seconds until all rows must have arrived; None for no timeout. With `resume`, until a connection is
                given up for another.

        Raises:
            InvalidRequestError: if a name or the condition is wrong, before any row is read.
        """
        if progress and importlib.util.find_spec("tqdm") is None:
            raise ModuleNotFoundError("A progress bar needs tqdm: pip install 'fraiseql-flight[progress]'")
        export = tickets.Export(table, where, tickets.columns(columns), resume or after is not None, after)
        if resume:
            return Result(ResumedExport(self._connection, export, timeout, self._patience), progress)
        info = self._connection.info(export.ticket())
        return Result(Endpoints(self._connection, info, timeout, self._patience), progress)

    def operations(self) -> list[Operation]:
        """The operations that were compiled with the server."""
        found = []
        for body in self._connection.action("operations"):
            answer = json.loads(body)
            variables = {each["name"]: each["type"] for each in answer["variables"]}
            found.append(Operation(answer["name"], answer["sha256"], variables))
        return found

    def close(self) -> None:
        """Closes the connection, and cancels the results that are still running."""
        self._connection.close()

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()
