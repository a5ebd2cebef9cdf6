"""The result of a query or an export."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pyarrow

from fraiseql_flight import frames
from fraiseql_flight.sources import Source

if TYPE_CHECKING:
    import pandas
    import polars


class Result:
    """Rows that a server sends.

    They can be taken as a whole, as often as one likes, by `to_arrow`, `to_pandas` and `to_polars`; or once, batch by
    batch in constant memory, by iteration or through `reader`. A result of which not all is taken should be closed: it
    is a context manager.

    A failure on the way is a `FraiseQLError` where the rows are taken. There is never just the first part of them.
    """

    def __init__(self, source: Source, progress: bool = False) -> None:
        self._source = source
        self._progress = progress
        self._table: pyarrow.Table | None = None
        self._taken = False

    @property
    def schema(self) -> pyarrow.Schema:
        """The schema. It depends on the query, not on the rows."""
        return self._source.schema

    @property
    def total_rows(self) -> int | None:
        """How many rows the server expects to send; None if it does not say."""
        return self._source.total_rows

    def __iter__(self) -> Iterator[pyarrow.RecordBatch]:
        """Iterates over the batches, once; none is kept."""
        if self._table is not None:
            return iter(self._table.to_batches())
        if self._taken:
            raise ValueError("The rows have been taken batch by batch, and are not kept. Ask again.")
        self._taken = True
        batches = self._source.batches()
        return _with_progress(batches, self.total_rows) if self._progress else batches

    def reader(self) -> pyarrow.RecordBatchReader:
        """The rows as a reader of batches for DuckDB, `pyarrow.dataset.write_dataset` and others."""
        return pyarrow.RecordBatchReader.from_batches(self.schema, iter(self))

    def to_arrow(self) -> pyarrow.Table:
        """All rows as a table."""
        if self._table is None:
            self._table = pyarrow.Table.from_batches(iter(self), self.schema)
        return self._table

    def to_pandas(self, dtypes: frames.Dtypes = "arrow") -> pandas.DataFrame:
        """All rows as a pandas data frame.

        Integers stay integers where rows have none, decimals stay exact, moments have their zone. Enums are
        categoricals, embedded values dictionaries, and lists lists.

        Args:
            dtypes: "arrow" for pandas' Arrow-backed types, without a copy: `int64[pyarrow]`,
                `timestamp[us, tz=UTC][pyarrow]`, `decimal128(10, 2)[pyarrow]`. "pandas" for its own: `Int64`,
                `boolean`, `datetime64[us, UTC]`, and objects of Python for decimals, dates and times of day.
        """
        return frames.pandas_frame(self.to_arrow(), dtypes)

    def to_polars(self) -> polars.DataFrame:
        """All rows as a polars data frame, without a copy where polars uses Arrow's types. Enums are categoricals."""
        return frames.polars_frame(self.to_arrow())

    def close(self) -> None:
        """Cancels the call if it is still running."""
        self._source.close()

    def __enter__(self) -> Result:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


def _with_progress(
    batches: Iterator[pyarrow.RecordBatch], total: int | None
) -> Iterator[pyarrow.RecordBatch]:
    from tqdm.auto import tqdm

    with tqdm(total=total, unit=" rows", unit_scale=True) as bar:
        for batch in batches:
            bar.update(batch.num_rows)
            yield batch
