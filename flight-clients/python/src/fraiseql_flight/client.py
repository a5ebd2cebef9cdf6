"""A server, as a person would ask it."""

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
    """A query that was compiled with the server.

    Attributes:
        name: by which it is asked for.
        sha256: of its text, by which it can be asked for as well.
        variables: by name, the types that GraphQL gives them.
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
    """A client of the server at an address. Nothing is sent before the first call.

    Args:
        url: `grpc://host:port`, or `grpc+tls://host:port` for an encrypted connection.
        token: who asks, as the server knows its callers: it travels as a bearer token with each call. Over `grpc://`
            anybody on the way can read it.
        timeout: seconds that a call which is answered at once may take. Streams, which may be of any length, take a
            timeout of their own.
        compression: what batches should be compressed by on their way, which pays on a slow network. A server that
            does not know how sends them as they are.
        root_certificates: a file of certificates, or its content in PEM, to trust instead of those that the machine
            trusts.
        patience: seconds for which an export that is to be resumed tries to reach its server again, and for which one of
            several endpoints waits for the server to have a stream left.
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
    """A server's queries and exports. For use by any number of threads. `connect` makes one."""

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
        """The rows of a query with one root field.

        Args:
            query: a GraphQL document, or the name or SHA-256 of an operation that was compiled with the server.
            variables: by name. Values may be of Python's own types: `Decimal`, `datetime` (a `DateTime` if it has a
                zone, a `LocalDateTime` otherwise), `date`, `time`, `timedelta`, `UUID`, `bytes`, `Enum`; numpy's and
                pandas' numbers and arrays will do, too.
            operation_name: which operation of the document, if it has several.
            timeout: seconds until all rows must have come; None for no limit.

        Raises:
            InvalidRequestError: if something is wrong with the query, before any row is read.
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
        """The rows of a query that is asked once for each row of variables, over one call.

        The result has the query's columns and before them `__row`, the number from 0 of the row of variables that a
        row answers: rows of variables without an answer are not in it, and one with several is there several times.

        Args:
            query: a GraphQL document, the name or SHA-256 of a compiled operation, or a `SELECT` with `?`, whose values
                are the columns in their order.
            rows: the variables, a column for each: a pyarrow Table or RecordBatch, a polars or pandas frame, or dictionaries.
            operation_name: which operation of the document, if it has several.
            timeout: seconds until all rows must have come; None for no limit.

        Raises:
            InvalidRequestError: if something is wrong with the query. What is wrong with a row of variables is raised
                where its rows would be taken.
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
        """Rows of one table, as many as there are.

        Args:
            table: as in the database, or the name of a type or root field of GraphQL.
            where: a condition in the language of exports, such as `total >= 10 and country in ('FR', 'DE')`.
            columns: as in the database or in GraphQL; None for all that are fields.
            progress: whether a bar shows how many rows have come. It needs `tqdm`.
            resume: whether an export whose connection breaks, or whose server restarts, goes on behind the last row
                that arrived. Its rows come in the order of their key, from one endpoint, which may be slower; it
                reads a snapshot of its own after each break.
            after: the key of the row to begin behind, each part by its name. Rows then come in the order of their key.
            timeout: seconds until all rows must have come; None for no limit. With `resume`, until a connection is
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
        """Ends the connection, with the results that are still under way."""
        self._connection.close()

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()
