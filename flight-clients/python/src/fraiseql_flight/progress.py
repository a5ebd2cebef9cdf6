"""Progress bars of loads."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def load_progress(rows: Any, shown: bool) -> Iterator[Callable[[int], None]]:
    """Shows a bar, and yields the function that moves it to a number of rows. Without `tqdm` there is no bar."""
    if not shown or importlib.util.find_spec("tqdm") is None:
        yield lambda count: None
        return
    from tqdm.auto import tqdm

    with tqdm(total=_number_of(rows), unit=" rows", unit_scale=True) as bar:
        yield lambda count: bar.update(count - bar.n)


def _number_of(rows: Any) -> int | None:
    try:
        return len(rows)
    except TypeError:
        return getattr(rows, "num_rows", None)
