"""Rows are loaded from each form, all or none, and come back as they were sent."""

import decimal
import json
import re

import adbc_driver_flightsql.dbapi as flight_sql
import pandas
import polars
import pyarrow
import pytest
from pyarrow import flight

import fraiseql_flight
from conftest import ROOT, TOKEN, serving_domain
from fraiseql_flight import progress
from test_readme import printed

EXAMPLES = re.findall(
    r"```python\n(.*?)```\n```text\n(.*?)```", (ROOT / "docs/bulk-loads.md").read_text(), re.DOTALL
)


def count(client, name):
    return client.query(
        "query ($name: String!) { playlistsCount(where: {name: {eq: $name}}) }", {"name": name}
    ).to_arrow()[0][0].as_py()


def batches(name):
    schema = pyarrow.schema({"name": pyarrow.string()})
    for _ in range(3):
        yield pyarrow.record_batch({"name": [name] * 2}, schema)


FORMS = {
    "table": lambda name: pyarrow.table({"name": [name] * 6}),
    "chunked table": lambda name: pyarrow.Table.from_batches(batches(name)),
    "dictionary": lambda name: pyarrow.table({"name": pyarrow.array([name] * 6).dictionary_encode()}),
    "view": lambda name: pyarrow.table({"name": pyarrow.array([name] * 6, pyarrow.string_view())}),
    "batch": lambda name: pyarrow.record_batch({"name": [name] * 6}),
    "reader": lambda name: pyarrow.table({"name": [name] * 6}).to_reader(),
    "generator": batches,
    "pandas": lambda name: pandas.DataFrame({"name": [name] * 6}, index=list("abcdef")),
    "categories": lambda name: pandas.DataFrame({"name": pandas.Categorical([name] * 6)}),
    "polars": lambda name: polars.DataFrame({"name": [name] * 6}),
    "dictionaries": lambda name: [{"name": name}] * 6,
}


@pytest.mark.parametrize("form", FORMS)
def test_rows_are_loaded_from(loaded, form):
    assert loaded.client.insert("playlists", FORMS[form](form)) == 6
    assert count(loaded.client, form) == 6


@pytest.mark.parametrize("script, output", EXAMPLES)
def test_the_example_of_the_documentation_prints_what_is_shown(loaded, script, output):
    assert printed(loaded, "-c", script.replace("50051", str(loaded.flight_port))) == output


def test_there_is_an_example():
    assert len(EXAMPLES) == 1


def test_a_row_that_is_wrong_is_named_and_nothing_is_written(loaded):
    rows = [{"name": "wrong"}] * 50_000 + [{"name": "x" * 121}]
    with pytest.raises(fraiseql_flight.InvalidRequestError) as error:
        loaded.client.insert("playlists", rows)
    assert error.value.message == (
        "Row 50000, column name: the text has 121 characters; the column stores 120."
        " Nothing was written: correct the row, and send all rows again."
    )
    with pytest.raises(fraiseql_flight.InvalidRequestError, match="(?i)Did you mean name"):
        loaded.client.insert("playlists", [{"nam": "wrong"}])
    with pytest.raises(fraiseql_flight.InvalidRequestError, match="Did you mean Playlist"):
        loaded.client.insert("playlist5", [{"name": "wrong"}])
    assert count(loaded.client, "wrong") == 0


def test_rows_that_raise_are_not_committed(loaded):
    def failing():
        yield from batches("failing")
        raise LookupError("no more")

    with pytest.raises(LookupError):
        loaded.client.insert("playlists", failing())
    assert count(loaded.client, "failing") == 0


def test_progress_is_shown_where_tqdm_is_installed(loaded, capsys, monkeypatch):
    assert loaded.client.insert("playlists", [{"name": "progress"}] * 30_000, progress=True) == 30_000
    assert "30.0k/30.0k" in capsys.readouterr().err
    monkeypatch.setattr(progress.importlib.util, "find_spec", lambda name: None)
    assert loaded.client.insert("playlists", [{"name": "progress"}], progress=True) == 1
    assert capsys.readouterr().err == ""


def test_plain_flight_acknowledges_batches(loaded):
    table = pyarrow.table({"name": ["plain"] * 50})
    writer, results = loaded.flight.do_put(flight.FlightDescriptor.for_path("Playlist"), table.schema)
    writer.write_table(table, max_chunksize=20)
    writer.done_writing()
    counts = []
    while (result := results.read()) is not None:
        counts.append(result.to_pybytes())
    writer.close()
    assert counts[-1] == b'{"rows":50}'
    assert count(loaded.client, "plain") == 50


def test_adbc_appends(loaded):
    table = pyarrow.table({"NAME": ["adbc"] * 3})
    with flight_sql.connect(loaded.url, autocommit=True) as connection, connection.cursor() as cursor:
        assert cursor.adbc_ingest("playlists", table, mode="append") == 3
        assert cursor.adbc_ingest("playlists", table.to_reader(), mode="create_append") == 3
        for mode in ("create", "replace"):
            with pytest.raises(flight_sql.Error, match="use the mode append"):
                cursor.adbc_ingest("playlists", table, mode=mode)
        with pytest.raises(flight_sql.Error, match="Did you mean Playlist"):
            cursor.adbc_ingest("playlist5", table, mode="create_append")
        with pytest.raises(flight_sql.Error, match="mutations over HTTP"):
            cursor.execute("INSERT INTO playlists (name) VALUES ('adbc')")
    assert count(loaded.client, "adbc") == 6


def test_polars_writes(loaded):
    frame = polars.DataFrame({"name": ["written"] * 4})
    with flight_sql.connect(loaded.url, autocommit=True) as connection:
        assert frame.write_database("playlists", connection, engine="adbc", if_table_exists="append") == 4
    assert count(loaded.client, "written") == 4


def values(table):
    """All values but the ids. Numbers in documents are written as mutations write them: 2.5 for 2.50."""
    rows = table.drop_columns(["id"]).to_pylist()
    return [row | {"json": json.loads(row["json"], parse_float=decimal.Decimal)} for row in rows]


@pytest.mark.parametrize("database", ["SQLITE", "POSTGRESQL"])
def test_every_type_comes_back_as_it_was(database):
    with serving_domain(database) as url, fraiseql_flight.connect(url, token=TOKEN) as client:
        before = client.export("specimens").to_arrow().sort_by("id")
        last = before["id"][-1].as_py()
        assert client.insert("specimens", before.drop_columns(["id"])) == before.num_rows

        after = client.export("specimens", f"id > {last}").to_arrow().sort_by("id")

        assert values(after) == values(before)
        frame = client.export("specimens").to_polars().drop("id").head(3)
        assert client.insert("specimens", frame) == 3
