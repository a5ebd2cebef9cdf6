"""An interrupted export resumes after its last row."""

import os
import random

import pyarrow
import pytest
from pyarrow import flight

import fraiseql_flight
from conftest import TOKEN, OwnServer
from proxy import BreakingProxy

SEED = int(os.environ.get("FRAISEQL_TEST_SEED", "20260101"))


@pytest.fixture(scope="module")
def tracks(sample):
    """The rows of an export without interruption."""
    return sample.client.export("Track", resume=True).to_arrow()


@pytest.mark.parametrize("number", range(8))
def test_each_row_arrives_once_wherever_it_is_interrupted(sample, tracks, number):
    generator = random.Random(SEED + number)
    budgets = [generator.randrange(200_000) for _ in range(generator.randrange(1, 6))]
    with BreakingProxy(sample.flight_port, [None, *budgets]) as proxy:
        client = fraiseql_flight.connect(proxy.url)

        table = client.export("Track", resume=True).to_arrow()

    assert table.equals(tracks), (SEED, budgets)


def test_the_first_connection_may_be_interrupted_too(sample, tracks):
    with BreakingProxy(sample.flight_port, [60_000, 60_000]) as proxy:
        table = fraiseql_flight.connect(proxy.url).export("Track", resume=True).to_arrow()

        assert proxy.broken == 2
    assert table.equals(tracks)
    assert table.num_rows == sample.http_rows("tracksCount", "{ tracksCount }")


def test_the_key_need_not_be_selected(sample, tracks):
    with BreakingProxy(sample.flight_port, [40_000]) as proxy:
        client = fraiseql_flight.connect(proxy.url)

        table = client.export("Track", "Milliseconds > PT3M", ["Name"], resume=True).to_arrow()

        assert proxy.broken == 1
    assert table.column_names == ["Name"]
    assert table["Name"].to_pylist() == sample.client.export(
        "Track", "Milliseconds > PT3M", ["Name"], resume=True
    ).to_arrow()["Name"].to_pylist()


def test_without_resume_it_fails(sample):
    with BreakingProxy(sample.flight_port, [60_000]) as proxy:
        with pytest.raises(fraiseql_flight.UnavailableError):
            fraiseql_flight.connect(proxy.url).export("Track").to_arrow()


def test_retries_end_at_the_timeout(sample):
    with BreakingProxy(sample.flight_port, [60_000] + [0] * 1_000) as proxy:
        rows = fraiseql_flight.connect(proxy.url, retry_timeout=0.3).export("Track", resume=True)

        with pytest.raises(fraiseql_flight.UnavailableError):
            rows.to_arrow()

        assert proxy.broken > 1


def test_it_begins_after_a_key(sample, tracks):
    result = sample.client.export("Track", columns="TrackId", after={"TrackId": 3000}, resume=True)

    assert result.to_arrow()["TrackId"].to_pylist() == [id for id in tracks["id"].to_pylist() if id > 3000]


def test_the_schema_names_the_parts_of_a_composite_key(domain):
    with fraiseql_flight.connect(domain, TOKEN) as client:
        result = client.export("seats", columns=["note", "number"], resume=True)
        seats = client.export("seats", columns=["room", "number", "note"], resume=True).to_arrow()

        assert result.schema.names == ["note", "number"]
        assert result.to_arrow().equals(seats.select(["note", "number"]))
        for row in range(seats.num_rows):
            after = {name: seats[name][row].as_py() for name in ("room", "number")}
            rest = client.export("seats", columns=["room", "number", "note"], after=after)
            assert rest.to_arrow().equals(seats.slice(row + 1))


def test_an_invalid_key_is_rejected(sample):
    with pytest.raises(fraiseql_flight.InvalidRequestError, match="Did you mean id?"):
        sample.client.export("Track", after={"idd": 1})


class Failing(OwnServer):
    """Fails with an error that is not an interrupted connection."""

    def get_flight_info(self, context, descriptor):
        raise flight.FlightInternalError("The database failed [correlation id 1]")


class Unkeyed(OwnServer):
    """Names no key in its schema."""

    def get_flight_info(self, context, descriptor):
        return flight.FlightInfo(pyarrow.schema([("a", pyarrow.int32())]), descriptor, [], -1, -1)


def test_a_server_without_key_metadata_is_unsupported():
    with Unkeyed() as server:
        with pytest.raises(fraiseql_flight.UnsupportedError, match="cannot be resumed"):
            fraiseql_flight.connect(server.url).export("a", resume=True)


def test_other_errors_are_not_retried():
    with Failing() as server:
        with pytest.raises(fraiseql_flight.ServerError, match="correlation id 1"):
            fraiseql_flight.connect(server.url).export("a", resume=True)
