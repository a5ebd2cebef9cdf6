"""Arrow tables as data frames, with the types that their users expect."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal

import pyarrow
from pyarrow import types

if TYPE_CHECKING:
    import pandas
    import polars

Dtypes = Literal["arrow", "pandas"]

# The most digits of a decimal of 128 bits.
_DIGITS = 38


def pandas_frame(table: pyarrow.Table, dtypes: Dtypes) -> pandas.DataFrame:
    """A frame of pandas. See `Result.to_pandas`."""
    import pandas as pd

    if dtypes not in ("arrow", "pandas"):
        raise ValueError(f'dtypes is "arrow" or "pandas", not {dtypes!r}')
    nullable = {
        pyarrow.int8(): pd.Int8Dtype(),
        pyarrow.int16(): pd.Int16Dtype(),
        pyarrow.int32(): pd.Int32Dtype(),
        pyarrow.int64(): pd.Int64Dtype(),
        pyarrow.bool_(): pd.BooleanDtype(),
    }

    def dtype(of: pyarrow.DataType) -> Any:
        if types.is_dictionary(of):
            return None  # pyarrow makes a Categorical of it
        return pd.ArrowDtype(of) if dtypes == "arrow" else nullable.get(of)

    # Integers within structs and lists, too, stay what they are beside a null.
    frame: pandas.DataFrame = _cast(table, _as_text).to_pandas(types_mapper=dtype, integer_object_nulls=True)
    return frame


def polars_frame(table: pyarrow.Table) -> polars.DataFrame:
    """A frame of polars. See `Result.to_polars`."""
    import polars as pl

    try:
        narrow = _cast(_cast(table, _as_text), _as_decimal128)
    except pyarrow.ArrowInvalid as error:
        raise ValueError(
            f"polars has no decimals of more than {_DIGITS} digits: take to_arrow(), or to_pandas(). {error}"
        ) from error
    frame = pl.from_arrow(narrow)
    assert isinstance(frame, pl.DataFrame)
    return frame


def _as_text(of: pyarrow.DataType) -> pyarrow.DataType:
    """JSON as the text that it is: few know Arrow's extension type for it."""
    return of.storage_type if isinstance(of, pyarrow.BaseExtensionType) else of


def _as_decimal128(of: pyarrow.DataType) -> pyarrow.DataType:
    """Sums are announced with room for any number of rows, and hardly ever take it."""
    return pyarrow.decimal128(_DIGITS, of.scale) if types.is_decimal256(of) else of


def _cast(table: pyarrow.Table, change: Callable[[pyarrow.DataType], pyarrow.DataType]) -> pyarrow.Table:
    """A table with other types, also within structs and lists; as it is, if none changes."""
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
