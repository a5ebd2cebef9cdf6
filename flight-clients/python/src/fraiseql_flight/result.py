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
    """Rows of a server.

    They can be read as a whole, repeatedly, by `to_arrow`, `to_pandas` and `to_polars`; or once, batch by batch in
    constant memory, by iteration or through `reader`. Close a result that is not read to its end, or use it in a
    `with`.

    If the stream fails, reading raises a `FraiseQLError`. A method that returns all rows never returns only some.
    """

    def __init__(self, source: Source, progress: bool = False) -> None:
        self._source = source
        self._progress = progress
        self._table: pyarrow.Table | None = None
        self._read = False

    @property
    def schema(self) -> pyarrow.Schema:
        """The columns, which depend on the query and not on the rows."""
        return self._source.schema

    @property
    def total_rows(self) -> int | None:
        """The number of rows that the server announces; None if it does not."""
        return self._source.total_rows

    def __iter__(self) -> Iterator[pyarrow.RecordBatch]:
        """Reads the rows batch by batch, once, without storing them."""
        if self._table is not None:
            return iter(self._table.to_batches())
        if self._read:
            raise ValueError("The rows have been read batch by batch and are not stored. Repeat the query.")
        self._read = True
        batches = self._source.batches()
        return _with_progress(batches, self.total_rows) if self._progress else batches

    def reader(self) -> pyarrow.RecordBatchReader:
        """Returns a reader of batches, as DuckDB, `pyarrow.dataset.write_dataset` and others accept it."""
        return pyarrow.RecordBatchReader.from_batches(self.schema, iter(self))

    def to_arrow(self) -> pyarrow.Table:
        """Reads all rows into a table."""
        if self._table is None:
            self._table = pyarrow.Table.from_batches(iter(self), self.schema)
        return self._table

    def to_pandas(self, dtypes: frames.Dtypes = "arrow") -> pandas.DataFrame:
        """Reads all rows into a pandas frame.

        Integers stay integers in columns with nulls, decimals are exact, timestamps have their zone. Enums are
        categoricals, embedded objects dictionaries, and lists lists.

        Args:
            dtypes: "arrow" for pandas' Arrow types, without a copy: `int64[pyarrow]`,
                `timestamp[us, tz=UTC][pyarrow]`, `decimal128(10, 2)[pyarrow]`. "pandas" for pandas' own types: `Int64`,
                `boolean`, `datetime64[us, UTC]`, and Python objects for decimals, dates and times of day.
        """
        return frames.pandas_frame(self.to_arrow(), dtypes)

    def to_polars(self) -> polars.DataFrame:
        """Reads all rows into a polars frame, without a copy where its types are Arrow's. Enums are categoricals."""
        return frames.polars_frame(self.to_arrow())

    def close(self) -> None:
        """Cancels the stream unless it has been read to its end."""
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
