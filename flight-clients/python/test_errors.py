"""Every status of a server becomes an exception with the server's message only."""

import pyarrow
import pytest
from pyarrow import flight

import fraiseql_flight
from fraiseql_flight.errors import translated

MESSAGE = "Row 3: it exists, with message: x. Send others."

# As pyarrow 26.0.1 spells the statuses of a Flight server: its exception, and what it adds before the message.
SPELLINGS = [
    (flight.FlightServerError, "Flight RPC failed with message: ", fraiseql_flight.FraiseQLError, "UNKNOWN"),
    (flight.FlightInternalError, "Flight returned internal error, with message: ", fraiseql_flight.ServerError, "INTERNAL"),
    (pyarrow.ArrowInvalid, "Flight returned invalid argument error, with message: ", fraiseql_flight.InvalidRequestError, "INVALID_ARGUMENT"),
    (flight.FlightTimedOutError, "Flight returned timeout error, with message: ", fraiseql_flight.DeadlineExceededError, "DEADLINE_EXCEEDED"),
    (pyarrow.ArrowKeyError, "Flight returned not found error, with message: ", fraiseql_flight.NotFoundError, "NOT_FOUND"),
    (pyarrow.ArrowException, "Unknown: Flight returned already exists error, with message: ", fraiseql_flight.ConflictError, "ALREADY_EXISTS"),
    (flight.FlightCancelledError, "Flight cancelled call, with message: ", fraiseql_flight.CancelledError, "CANCELLED"),
    (flight.FlightUnauthenticatedError, "Flight returned unauthenticated error, with message: ", fraiseql_flight.UnauthenticatedError, "UNAUTHENTICATED"),
    (flight.FlightUnauthorizedError, "Flight returned unauthorized error, with message: ", fraiseql_flight.PermissionDeniedError, "PERMISSION_DENIED"),
    (pyarrow.ArrowNotImplementedError, "Flight returned unimplemented error, with message: ", fraiseql_flight.UnsupportedError, "UNIMPLEMENTED"),
    (flight.FlightUnavailableError, "Flight returned unavailable error, with message: ", fraiseql_flight.UnavailableError, "UNAVAILABLE"),
    (pyarrow.ArrowInvalid, "gRPC returned resource exhausted error, with message: ", fraiseql_flight.ResourceExhaustedError, "RESOURCE_EXHAUSTED"),
]

# What it adds after the message, in actions and descriptions, in streams, and in writes.
ENDINGS = [
    "",
    f". gRPC client debug context: {{}}:{MESSAGE}. Client context: IOError: Server never sent a data message. Detail: Internal",
    f". gRPC client debug context: {{}}:{MESSAGE}. Client context: OK",
]


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("raised, prefix, expected, status", SPELLINGS, ids=lambda value: value if str(value).isupper() else "")
def test_a_status_is_an_exception_with_the_message_of_the_server(raised, prefix, expected, status, ending):
    error = translated(raised(prefix + MESSAGE + ending.format(status)))
    assert type(error) is expected
    assert (error.message, error.code) == (MESSAGE, status)
