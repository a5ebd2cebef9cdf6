"""Converts Arrow tables to data frames, with the types that pandas and polars users expect."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal

import pyarrow
from pyarrow import types

if TYPE_CHECKING:
    import pandas
    import polars

Dtypes = Literal["arrow", "pandas"]

# The maximum digits of a decimal of 128 bits.
_MAX_DIGITS = 38


def pandas_frame(table: pyarrow.Table, dtypes: Dtypes) -> pandas.DataFrame:
    """Converts a table to a pandas frame. See `Result.to_pandas`."""
    import pandas as pd

    if dtypes not in ("arrow", "pandas"):
        raise ValueError(f'dtypes must be "arrow" or "pandas", not {dtypes!r}')
    nullable = {
        pyarrow.int8(): pd.Int8Dtype(),
        pyarrow.int16(): pd.Int16Dtype(),
        pyarrow.int32(): pd.Int32Dtype(),
        pyarrow.int64(): pd.Int64Dtype(),
        pyarrow.bool_(): pd.BooleanDtype(),
    }

    def dtype(of: pyarrow.DataType) -> Any:
        if types.is_dictionary(of):
            return None  # pyarrow converts it to a Categorical
        return pd.ArrowDtype(of) if dtypes == "arrow" else nullable.get(of)

    # Keeps integers in structs and lists that also have nulls.
    frame: pandas.DataFrame = _cast(table, _as_text).to_pandas(types_mapper=dtype, integer_object_nulls=True)
    return frame


def polars_frame(table: pyarrow.Table) -> polars.DataFrame:
    """Converts a table to a polars frame. See `Result.to_polars`."""
    import polars as pl

    try:
        narrow = _cast(_cast(table, _as_text), _as_decimal128)
    except pyarrow.ArrowInvalid as error:
        raise ValueError(
            f"polars has no decimals of more than {_MAX_DIGITS} digits: use to_arrow() or to_pandas(). {error}"
        ) from error
    frame = pl.from_arrow(narrow)
    assert isinstance(frame, pl.DataFrame)
    return frame


def _as_text(of: pyarrow.DataType) -> pyarrow.DataType:
    """The storage type of an extension type: JSON becomes text, as few libraries support Arrow's type of it."""
    return of.storage_type if isinstance(of, pyarrow.BaseExtensionType) else of


def _as_decimal128(of: pyarrow.DataType) -> pyarrow.DataType:
    """A decimal of 128 bits: sums have 256 bits for any number of rows, which they hardly ever need."""
    return pyarrow.decimal128(_MAX_DIGITS, of.scale) if types.is_decimal256(of) else of


def _cast(table: pyarrow.Table, change: Callable[[pyarrow.DataType], pyarrow.DataType]) -> pyarrow.Table:
    """Changes types, also in structs and lists; returns the same table if none changes."""
    schema = pyarrow.schema([_field(field, change) for field in table.schema])
    return table if schema.types == table.schema.types else table.cast(schema)


def _field(field: pyarrow.Field, change: Callable[[pyarrow.DataType], pyarrow.DataType]) -> pyarrow.Field:
    of = field.type
    if types.is_struct(of):
        of = pyarrow.struct([_field(of.field(i), change) for i in range(of.num_fields)])
    elif types.is_list(of):
        of = pyarrow.list_(_field(of.value_field, change))
    else:
        of = change(of)
    return pyarrow.field(field.name, of, field.nullable)
