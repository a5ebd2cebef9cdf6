"""Queries, exports and loads of a FraiseQL server, with Arrow tables, pandas and polars frames.

    import fraiseql_flight

    with fraiseql_flight.connect("grpc://localhost:50051", token="...") as client:
        invoices = client.query("query ($min: Decimal!) { invoices(where: {total: {gte: $min}}) { id total } }",
                                {"min": 10}).to_pandas()
        lines = client.export("InvoiceLine", "UnitPrice > 1", progress=True).to_polars()
        client.insert("genres", [{"name": "Techno"}])
"""

from fraiseql_flight.client import Client, Compression, Operation, connect
from fraiseql_flight.errors import (
    CancelledError,
    ConflictError,
    DeadlineExceededError,
    FraiseQLError,
    InvalidRequestError,
    NotFoundError,
    PermissionDeniedError,
    ResourceExhaustedError,
    ServerError,
    UnauthenticatedError,
    UnavailableError,
    UnsupportedError,
)
from fraiseql_flight.result import Result

__all__ = [
    "CancelledError",
    "Client",
    "Compression",
    "ConflictError",
    "DeadlineExceededError",
    "FraiseQLError",
    "InvalidRequestError",
    "NotFoundError",
    "Operation",
    "PermissionDeniedError",
    "ResourceExhaustedError",
    "Result",
    "ServerError",
    "UnauthenticatedError",
    "UnavailableError",
    "UnsupportedError",
    "connect",
]
