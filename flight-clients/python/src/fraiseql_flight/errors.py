"""The errors of a server as exceptions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pyarrow
from pyarrow import flight


class FraiseQLError(Exception):
    """A call that did not succeed. `str()` of it is the server's message.

    Attributes:
        message: what the server says, or the connection, if there is none.
        code: the name of the gRPC status, such as `INVALID_ARGUMENT`.
    """

    code = "UNKNOWN"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class InvalidRequestError(FraiseQLError):
    """The document, a variable, a name or a condition is wrong. The message says which, and suggests names."""

    code = "INVALID_ARGUMENT"


class UnauthenticatedError(FraiseQLError):
    """No token, or a wrong one."""

    code = "UNAUTHENTICATED"


class PermissionDeniedError(FraiseQLError):
    """The caller does not have the permission."""

    code = "PERMISSION_DENIED"


class NotFoundError(FraiseQLError):
    """Something does not exist, or no longer exists."""

    code = "NOT_FOUND"


class ResourceExhaustedError(FraiseQLError):
    """Too many streams at once, or too large a request or row. The first may succeed later."""

    code = "RESOURCE_EXHAUSTED"


class DeadlineExceededError(FraiseQLError):
    """The timeout of the call, or a timeout of the server, has passed."""

    code = "DEADLINE_EXCEEDED"


class UnavailableError(FraiseQLError):
    """The server cannot be reached, the connection broke, or the server is stopping."""

    code = "UNAVAILABLE"


class CancelledError(FraiseQLError):
    """The stream was cancelled, by the client or by an operator."""

    code = "CANCELLED"


class UnsupportedError(FraiseQLError):
    """The server does not implement the call."""

    code = "UNIMPLEMENTED"


class ServerError(FraiseQLError):
    """The server or its database failed. The message has an id that identifies the cause in the server's log."""

    code = "INTERNAL"


# The classes of pyarrow for gRPC statuses. Some are subclasses of others, so the order matters.
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

# What Arrow's C++ adds around a server's message. Some statuses share a class.
_BEFORE = re.compile(r"\A(?:Flight|gRPC) returned ([^,]*) error, with message: ")
_BEHIND = re.compile(r"\. (?:gRPC client debug context|Client context|Detail): .*\Z", re.DOTALL)
_NAMED: dict[str, type[FraiseQLError]] = {"resource exhausted": ResourceExhaustedError}


def translated(error: Exception) -> FraiseQLError:
    """Converts an exception of pyarrow."""
    text = error.args[0] if error.args and isinstance(error.args[0], str) else str(error)
    before = _BEFORE.match(text)
    message = _BEHIND.sub("", text[before.end() :] if before else text)
    if before and before[1] in _NAMED:
        return _NAMED[before[1]](message)
    for theirs, ours in _CLASSES:
        if isinstance(error, theirs):
            return ours(message)
    return FraiseQLError(message)


@contextmanager
def translating() -> Iterator[None]:
    """Converts the exceptions of pyarrow's Flight that a block raises."""
    try:
        yield
    except (pyarrow.ArrowException, flight.FlightError) as error:
        raise translated(error) from error
