"""Errors of a server or its connection, as exceptions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pyarrow
from pyarrow import flight


class FraiseQLError(Exception):
    """A failed call. Its `str()` is the message.

    Attributes:
        message: the message of the server, or of the connection if it failed.
        code: the name of the gRPC status, such as `INVALID_ARGUMENT`.
    """

    code = "UNKNOWN"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class InvalidRequestError(FraiseQLError):
    """A document, variable, name or condition is invalid. The message names it and may suggest another name."""

    code = "INVALID_ARGUMENT"


class UnauthenticatedError(FraiseQLError):
    """The token is missing or invalid."""

    code = "UNAUTHENTICATED"


class PermissionDeniedError(FraiseQLError):
    """The caller has no permission."""

    code = "PERMISSION_DENIED"


class NotFoundError(FraiseQLError):
    """Something does not exist, or no longer."""

    code = "NOT_FOUND"


class ConflictError(FraiseQLError):
    """A row has a unique value that another one has, or others changed the same rows at the same time."""

    code = "ALREADY_EXISTS"


class ResourceExhaustedError(FraiseQLError):
    """Too many open streams, or a request or row that is too large. Too many streams may succeed later."""

    code = "RESOURCE_EXHAUSTED"


class DeadlineExceededError(FraiseQLError):
    """A timeout: of the call, of the server's statement, or of the server waiting for the client."""

    code = "DEADLINE_EXCEEDED"


class UnavailableError(FraiseQLError):
    """There is no server, the connection was interrupted, or the server is stopping."""

    code = "UNAVAILABLE"


class CancelledError(FraiseQLError):
    """The stream was cancelled by the client or by an operator."""

    code = "CANCELLED"


class UnsupportedError(FraiseQLError):
    """The server does not support the call."""

    code = "UNIMPLEMENTED"


class ServerError(FraiseQLError):
    """The server or its database failed. The message has an id that marks the cause in the server's log."""

    code = "INTERNAL"


# pyarrow's exceptions for gRPC statuses. Some are subclasses of others, so the order matters.
_CLASSES: list[tuple[type[Exception], type[FraiseQLError]]] = [
    (flight.FlightUnauthenticatedError, UnauthenticatedError),
    (flight.FlightUnauthorizedError, PermissionDeniedError),
    (flight.FlightTimedOutError, DeadlineExceededError),
    (flight.FlightUnavailableError, UnavailableError),
    (flight.FlightCancelledError, CancelledError),
    (flight.FlightInternalError, ServerError),
    (pyarrow.ArrowNotImplementedError, UnsupportedError),
    (pyarrow.ArrowKeyError, NotFoundError),
    (pyarrow.ArrowInvalid, InvalidRequestError),
]

# Text that Arrow's C++ adds before and after a server's message. It has no exception of its own for some statuses.
_BEFORE = re.compile(
    r"\A(?:Unknown: )?(?:(?:Flight|gRPC) returned (?P<status>[^,]*) error, with message"
    r"|Flight cancelled call, with message|Flight RPC failed with message): "
)
_AFTER = re.compile(r"\. (?:gRPC client debug context|Client context|Detail): .*\Z", re.DOTALL)
_NAMED: dict[str, type[FraiseQLError]] = {
    "resource exhausted": ResourceExhaustedError,
    "already exists": ConflictError,
}


def translated(error: Exception) -> FraiseQLError:
    """Translates an exception of pyarrow into one of this package."""
    text = error.args[0] if error.args and isinstance(error.args[0], str) else str(error)
    before = _BEFORE.match(text)
    message = _AFTER.sub("", text[before.end() :] if before else text)
    if before and before["status"] in _NAMED:
        return _NAMED[before["status"]](message)
    for pyarrow_class, our_class in _CLASSES:
        if isinstance(error, pyarrow_class):
            return our_class(message)
    return FraiseQLError(message)


@contextmanager
def translating() -> Iterator[None]:
    """Translates the exceptions of pyarrow that its body raises."""
    try:
        yield
    except (pyarrow.ArrowException, flight.FlightError) as error:
        raise translated(error) from error
