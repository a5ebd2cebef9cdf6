"""Values of every type, including edge values, are equal in Arrow and in the database."""

import base64
import datetime
import decimal
import json
import re
import struct

import pandas
import polars
import pyarrow
import pyarrow.compute
import pytest

import fraiseql_flight
from conftest import ROOT, TOKEN
from fraiseql_flight import frames

DATA = ROOT / "runtime/conformance/src/test/resources/data"
TYPES = ["specimens", "sparses", "bags"]


@pytest.fixture
def client(domain):
    with fraiseql_flight.connect(domain, TOKEN) as client:
        yield client


def rows_of(name):
    """The rows of a data file, which the database was filled from."""
    return [json.loads(line) for line in (DATA / f"{name}.json").read_text().splitlines() if line.strip()]


def value(given, of):
    """A value of a data file, as the Python value of an Arrow type."""
    types = pyarrow.types
    if given is None:
        return None
    if types.is_dictionary(of):
        return value(given, of.value_type)
    if types.is_list(of):
        return [value(each, of.value_type) for each in given]
    if types.is_decimal(of):
        return decimal.Decimal(given).quantize(decimal.Decimal(1).scaleb(-of.scale), context=decimal.Context(prec=80))
    if types.is_float32(of):
        return struct.unpack("f", struct.pack("f", float(given)))[0]
    if types.is_floating(of):
        return float(given)
    if types.is_timestamp(of):
        return datetime.datetime.fromisoformat(given.replace("Z", "+00:00"))
    if types.is_date(of):
        return datetime.date.fromisoformat(given)
    if types.is_time(of):
        return datetime.time.fromisoformat(given)
    if types.is_duration(of):
        return duration(given)
    if types.is_binary(of):
        return base64.b64decode(given)
    if isinstance(of, pyarrow.JsonType):
        return json.loads(given)
    return given


def duration(text):
    sign, hours, minutes, seconds = re.fullmatch(
        r"PT(?=.)(-?)(?:(\d+)H)?(?:-?(\d+)M)?(?:-?([\d.]+)S)?", text
    ).groups()
    micros = decimal.Decimal(seconds or 0) * 1_000_000
    amount = datetime.timedelta(hours=int(hours or 0), minutes=int(minutes or 0), microseconds=int(micros))
    return -amount if sign else amount


def read(table):
    """The rows of a table by id, with JSON parsed."""
    rows = {}
    for row in table.to_pylist():
        for field in table.schema:
            if isinstance(field.type, pyarrow.JsonType) and row[field.name] is not None:
                row[field.name] = json.loads(row[field.name])
        rows[row["id"]] = row
    return rows


@pytest.mark.parametrize("name", TYPES)
def test_every_value_arrives_equal(client, name):
    expected = rows_of(name)

    table = client.export(name).to_arrow()

    rows = read(table)
    assert len(rows) == table.num_rows == len(expected) > 2
    for row in expected:
        arrived = rows[row["id"]]
        assert set(arrived) == set(row)
        for field in table.schema:
            assert arrived[field.name] == value(row[field.name], field.type), (row["id"], field)


@pytest.mark.parametrize("name", TYPES)
def test_the_schema_is_announced(client, name):
    result = client.export(name)

    announced = result.schema

    assert result.to_arrow().schema.equals(announced, check_metadata=True)
    for field in announced:
        assert field.nullable or result.to_arrow()[field.name].null_count == 0


def test_types_are_as_documented(client):
    schema = client.export("sparses").schema

    assert {field.name: str(field.type) for field in schema} == {
        "id": "int32",
        "tiny": "int8",
        "small": "int16",
        "medium": "int32",
        "large": "int64",
        "single": "float",
        "real": "double",
        "money": "decimal128(12, 2)",
        "exact": "decimal128(38, 10)",
        "flag": "bool",
        "text": "string",
        "moment": "timestamp[us, tz=UTC]",
        "meeting": "timestamp[us, tz=UTC]",
        "local": "timestamp[us]",
        "day": "date32[day]",
        "time": "time64[us]",
        "micros": "duration[us]",
        "millis": "duration[us]",
        "seconds": "duration[us]",
        "uuid": "string",
        "mood": "dictionary<values=string, indices=int32, ordered=0>",
        "bytes": "binary",
        "json": "extension<arrow.json>",
    }
    assert schema.metadata == {b"fraiseql:key": b"id"}


def test_pandas_has_the_types_of_arrow(client):
    result = client.export("sparses")
    expected = read(result.to_arrow())

    frame = result.to_pandas().set_index("id")

    dtypes = frame.dtypes.astype(str).to_dict()
    assert dtypes["large"] == "int64[pyarrow]"
    assert dtypes["exact"] == "decimal128(38, 10)[pyarrow]"
    assert dtypes["moment"] == "timestamp[us, tz=UTC][pyarrow]"
    assert dtypes["day"] == "date32[day][pyarrow]"
    assert dtypes["json"] == "string[pyarrow]"
    assert isinstance(frame["mood"].dtype, pandas.CategoricalDtype)
    for key, row in expected.items():
        for name in ("large", "exact", "moment", "local", "day", "time", "micros", "bytes", "text", "mood"):
            cell = frame[name][key]
            assert (None if pandas.isna(cell) else cell) == row[name], (key, name)


def test_pandas_has_its_own_types_on_request(client):
    result = client.export("sparses")
    expected = read(result.to_arrow())

    frame = result.to_pandas(dtypes="pandas").set_index("id")

    dtypes = frame.dtypes.astype(str).to_dict()
    assert dtypes["tiny"] == "Int8" and dtypes["large"] == "Int64" and dtypes["flag"] == "boolean"
    assert dtypes["moment"] == "datetime64[us, UTC]" and dtypes["micros"] == "timedelta64[us]"
    for key, row in expected.items():
        for name in ("large", "flag", "exact", "moment", "local", "day", "time", "micros", "bytes", "mood"):
            cell = frame[name][key]
            assert (None if pandas.isna(cell) else cell) == row[name], (key, name)
    with pytest.raises(ValueError, match='"arrow" or "pandas"'):
        result.to_pandas(dtypes="numpy")


@pytest.mark.parametrize("dtypes", ["arrow", "pandas"])
def test_integers_in_objects_stay_integers_with_nulls(client, dtypes):
    result = client.query("{ people { name city { population } } }")

    populations = [city["population"] for city in result.to_pandas(dtypes)["city"] if not pandas.isna(city)]

    assert None in populations and 2_100_000 in populations
    assert not [each for each in populations if isinstance(each, float)]


def test_polars_has_the_types_of_arrow(client):
    result = client.export("sparses")
    expected = read(result.to_arrow())

    frame = result.to_polars()

    assert frame.schema["large"] == polars.Int64
    assert frame.schema["exact"] == polars.Decimal(38, 10)
    assert frame.schema["moment"] == polars.Datetime("us", "UTC")
    assert frame.schema["local"] == polars.Datetime("us")
    assert frame.schema["time"] == polars.Time
    assert frame.schema["mood"] == polars.Categorical
    assert frame.schema["json"] == polars.String
    assert frame.schema["bytes"] == polars.Binary
    for row in frame.rows(named=True):
        for name, cell in row.items():
            assert (json.loads(cell) if name == "json" and cell is not None else cell) == expected[row["id"]][name], name


def test_frames_have_lists_of_every_type(client):
    result = client.export("bags")

    frame = result.to_polars()

    assert frame.schema["moods"] == polars.List(polars.Categorical)
    assert frame.schema["exact"] == polars.List(polars.Decimal(38, 10))
    assert frame["moods"].to_list() == result.to_arrow()["moods"].to_pylist()
    assert len(result.to_pandas()) == len(result.to_pandas("pandas")) == 3


def test_wide_sums_fit_into_polars(client):
    # Without the extreme values, whose sum has more digits than polars' decimals.
    query = "{ specimensAggregate(where: {id: {nin: [%s]}}) { moneySum exactSum largeSum } }"
    assert pyarrow.types.is_decimal256(client.query(query % "").schema.field("exactSum").type)

    result = client.query(query % "3")

    assert result.to_polars().rows(named=True) == result.to_arrow().to_pylist()
    assert result.to_pandas()["exactSum"][0] == result.to_arrow()["exactSum"][0].as_py()


def test_a_sum_too_long_for_polars_is_an_error(client):
    table = pyarrow.table({"a": pyarrow.array([decimal.Decimal(10) ** 50], pyarrow.decimal256(76, 0))})

    with pytest.raises(ValueError, match="no decimals of more than 38 digits"):
        frames.polars_frame(table)


def test_an_empty_result_has_the_same_types(client):
    full = client.export("sparses")
    empty = client.export("sparses", "id = 4711")

    assert empty.to_arrow().num_rows == 0
    assert empty.to_polars().schema == full.to_polars().schema
    assert empty.to_pandas().dtypes.drop("mood").equals(full.to_pandas().dtypes.drop("mood"))
    assert isinstance(empty.to_pandas()["mood"].dtype, pandas.CategoricalDtype)


def test_json_is_filtered_as_the_documentation_says(client):
    page = (ROOT / "docs/flight-clients.md").read_text()
    [cast] = re.findall(r"`(documents = [^`]*)`", page)
    [condition] = re.findall(r"`(table\.filter\([^`]*)`", page)
    scope = {"pyarrow": pyarrow, "table": client.query("{ specimens { id json } }").to_arrow()}

    exec(cast, scope)
    found = eval(condition, scope)

    expected = [row["id"] for row in rows_of("specimens") if row["json"] == "[]"]
    assert expected and found["id"].to_pylist() == expected
