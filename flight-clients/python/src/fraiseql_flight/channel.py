"""Passes batches between threads."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from typing import Any

import pyarrow


class Counter:
    """Counts the threads within it. True if there is one."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._count = 0

    def __enter__(self) -> None:
        with self._lock:
            self._count += 1

    def __exit__(self, *error: object) -> None:
        with self._lock:
            self._count -= 1

    def __bool__(self) -> bool:
        with self._lock:
            return self._count > 0


class Channel:
    """A queue of batches between the threads that fetch them and the one that reads them, short to bound memory."""

    _CAPACITY = 4

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._batches: deque[pyarrow.RecordBatch] = deque()
        self._writers = 0
        self._failure: Exception | None = None
        self._closed = False
        self._cleanups: list[Any] = []

    def expect_writer(self) -> None:
        """Announces a thread that puts batches and then calls `end`."""
        self._writers += 1

    def put(self, batch: pyarrow.RecordBatch) -> bool:
        """Adds a batch, waiting while the queue is full. Returns false if the channel is closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or len(self._batches) < self._CAPACITY)
            if self._closed:
                return False
            self._batches.append(batch)
            self._changed.notify_all()
            return True

    def fail(self, failure: Exception) -> None:
        """Raises an error in the reader, before any remaining batches."""
        with self._changed:
            self._failure = self._failure or failure
            self._changed.notify_all()

    def end(self) -> None:
        """Ends one of the announced threads."""
        with self._changed:
            self._writers -= 1
            self._changed.notify_all()

    def on_close(self, cleanup: Any) -> None:
        """Registers a function for `close`; calls it at once if the channel is closed."""
        with self._changed:
            if not self._closed:
                self._cleanups.append(cleanup)
                return
        cleanup()

    def close(self) -> None:
        """Discards the batches and rejects further ones."""
        with self._changed:
            self._closed = True
            cleanups, self._cleanups = self._cleanups, []
            self._batches.clear()
            self._changed.notify_all()
        for cleanup in cleanups:
            cleanup()

    def __iter__(self) -> Iterator[pyarrow.RecordBatch]:
        while True:
            with self._changed:
                self._changed.wait_for(
                    lambda: self._batches or self._failure or self._closed or self._writers == 0
                )
                if self._failure is not None:
                    raise self._failure
                if not self._batches:
                    return
                batch = self._batches.popleft()
                self._changed.notify_all()
            yield batch
