"""pyarrow reads the same rows over Flight as HTTP returns."""

import datetime
import os
import pathlib
import re
import subprocess
import sys

import pandas
import polars
import pyarrow
import pytest
from pyarrow import flight

HERE = pathlib.Path(__file__).parent

QUERIES = {
    "invoices": "{ invoices(where: {total: {gte: 10}}) { id invoiceDate total billing { city state } } }",
    "tracks": "{ tracks(limit: 1000, offset: 3000) { id name composer duration bytes unitPrice genre { name } } }",
    "employees": "{ employees { lastName birthDate reportsTo { lastName reportsTo { lastName } } } }",
    "artists": "{ artists(limit: 100) { name albumsCount albums { title tracks(limit: 2) { id name } } } }",
    "playlists": "{ playlists { name tracks(where: {unitPrice: {gt: 1}}) { name unitPrice } } }",
    "genres": '{ genres(where: {name: {eq: "no such genre"}}) { id name tracks { name } } }',
}


def as_json(value, arrow_type):
    """An Arrow value in the format of HTTP, except ids, which are strings there."""
    if value is None:
        return None
    if pyarrow.types.is_struct(arrow_type):
        return {field.name: as_json(value[field.name], field.type) for field in arrow_type}
    if pyarrow.types.is_list(arrow_type):
        return [as_json(element, arrow_type.value_type) for element in value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value


def duration(text):
    """A Duration of HTTP, as a timedelta."""
    hours, minutes, seconds = re.fullmatch(
        r"PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?", text
    ).groups()
    return datetime.timedelta(
        hours=int(hours or 0), minutes=int(minutes or 0), seconds=float(seconds or 0)
    )


def typed(value, key=None):
    """A result of HTTP with ids as numbers and durations as timedeltas."""
    if isinstance(value, dict):
        return {name: typed(member, name) for name, member in value.items()}
    if isinstance(value, list):
        return [typed(element) for element in value]
    if key == "id":
        return int(value)
    if key == "duration":
        return duration(value)
    return value


def rows(table):
    return [
        {field.name: as_json(row[field.name], field.type) for field in table.schema}
        for row in table.to_pylist()
    ]


@pytest.mark.parametrize("root", QUERIES)
def test_flight_returns_the_same_rows_as_http(sample, root):
    expected = typed(sample.http_rows(root, QUERIES[root]))

    table = sample.flight.do_get(sample.ticket(QUERIES[root])).read_all()

    assert rows(table) == expected
    assert expected or root == "genres"


@pytest.mark.parametrize("root", QUERIES)
def test_the_schema_is_known_before_the_rows(sample, root):
    ticket = sample.ticket(QUERIES[root])
    descriptor = flight.FlightDescriptor.for_command(ticket.ticket)

    announced = sample.flight.get_schema(descriptor).schema

    assert sample.flight.do_get(ticket).read_all().schema == announced


def test_types_are_exact(sample):
    schema = sample.flight.do_get(sample.ticket(QUERIES["tracks"])).read_all().schema

    assert schema.field("id").type == pyarrow.int64()
    assert schema.field("unitPrice").type == pyarrow.decimal128(10, 2)
    assert schema.field("duration").type == pyarrow.duration("us")
    assert schema.field("composer").nullable and not schema.field("name").nullable
    assert schema.field("genre").type == pyarrow.struct([("name", pyarrow.utf8())])


def test_a_compiled_operation_runs_by_its_name(sample):
    expected = sample.http_rows(
        "trackSales",
        """query ($genre: String!) {
             trackSales(where: {track: {genre: {name: {eq: $genre}}}}, orderBy: [{revenue: DESC}], limit: 5) {
               quantity revenue track { name album { title artist { name } } }
             }
           }""",
        {"genre": "Bossa Nova"},
    )

    ticket = flight.Ticket(b'graphql:TopTracks?{"genre": "Bossa Nova", "limit": 5}')

    assert expected and rows(sample.flight.do_get(ticket).read_all()) == expected


def test_an_export_has_all_rows_of_a_table(sample):
    ticket = flight.Ticket(b"export:InvoiceLine::InvoiceLineId,UnitPrice")

    table = sample.flight.do_get(ticket).read_all()

    count = sample.http_rows("invoiceLinesCount", "{ invoiceLinesCount }")
    assert table.num_rows == count == len(set(table.column(0).to_pylist()))


def test_flights_are_listed_and_their_endpoints_work(sample):
    listed = {info.descriptor.path[0]: info for info in sample.flight.list_flights() if info.descriptor.path}

    info = listed[b"genres"]
    table = sample.flight.do_get(info.endpoints[0].ticket).read_all()

    assert table.num_rows == sample.http_rows("genresCount", "{ genresCount }")
    assert table.schema == info.schema


def test_an_unknown_name_is_rejected_with_a_suggestion(sample):
    with pytest.raises(pyarrow.ArrowInvalid, match="TopTracks"):
        sample.flight.do_get(flight.Ticket(b"graphql:TopTrack")).read_all()


def test_the_example_prints_the_same_rows_as_http(sample):
    run = subprocess.run(
        [sys.executable, HERE / "fraiseql_flight_example.py"],
        env=dict(os.environ, FRAISEQL_FLIGHT_PORT=str(sample.flight_port)),
        capture_output=True,
        text=True,
        check=True,
    )

    expected = typed(
        sample.http_rows(
            "invoices",
            """{ invoices(where: {total: {gte: 18}}, orderBy: [{total: DESC}]) {
                   id invoiceDate total customer { firstName lastName } } }""",
        )
    )
    frame = pandas.json_normalize(expected)
    assert len(frame) > 3
    assert run.stdout.startswith(str(frame) + "\n")


def test_the_example_has_less_than_50_lines():
    assert len((HERE / "fraiseql_flight_example.py").read_text().splitlines()) < 50


def test_frames_keep_the_types(sample):
    table = sample.flight.do_get(sample.ticket(QUERIES["invoices"])).read_all()

    frame = polars.from_arrow(table)

    assert frame.schema["total"] == polars.Decimal(10, 2)
    assert frame.schema["invoiceDate"] == polars.Date
    assert len(table.to_pandas()) == len(frame) > 0
