"""An export whose connection breaks goes on where it was."""

import os
import random

import pyarrow
import pytest
from pyarrow import flight

import fraiseql_flight
from conftest import TOKEN
from proxy import BreakingProxy

SEED = int(os.environ.get("FRAISEQL_SEED", "20260101"))


@pytest.fixture(scope="module")
def tracks(sample):
    """What the export gives if nothing breaks."""
    return sample.client.export("Track", resume=True).to_arrow()


@pytest.mark.parametrize("number", range(8))
def test_wherever_it_breaks_each_row_comes_once(sample, tracks, number):
    chance = random.Random(SEED + number)
    budgets = [chance.randrange(200_000) for _ in range(chance.randrange(1, 6))]
    with BreakingProxy(sample.flight_port, [None, *budgets]) as proxy:
        client = fraiseql_flight.connect(proxy.url)

        table = client.export("Track", resume=True).to_arrow()

    assert table.equals(tracks), (SEED, budgets)


def test_the_first_connection_may_break_too(sample, tracks):
    with BreakingProxy(sample.flight_port, [60_000, 60_000]) as proxy:
        table = fraiseql_flight.connect(proxy.url).export("Track", resume=True).to_arrow()

        assert proxy.broken == 2
    assert table.equals(tracks)
    assert table.num_rows == sample.http_rows("tracksCount", "{ tracksCount }")


def test_the_key_need_not_be_asked_for(sample, tracks):
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


def test_patience_ends(sample):
    with BreakingProxy(sample.flight_port, [60_000] + [0] * 1_000) as proxy:
        rows = fraiseql_flight.connect(proxy.url, patience=0.3).export("Track", resume=True)

        with pytest.raises(fraiseql_flight.UnavailableError):
            rows.to_arrow()

        assert proxy.broken > 1


def test_it_begins_behind_a_key(sample, tracks):
    result = sample.client.export("Track", columns="TrackId", after={"TrackId": 3000}, resume=True)

    assert result.to_arrow()["TrackId"].to_pylist() == [id for id in tracks["id"].to_pylist() if id > 3000]


def test_a_key_of_several_parts_is_known_by_the_schema(domain):
    with fraiseql_flight.connect(domain, TOKEN) as client:
        result = client.export("seats", columns=["note", "number"], resume=True)
        seats = client.export("seats", columns=["room", "number", "note"], resume=True).to_arrow()

        assert result.schema.names == ["note", "number"]
        assert result.to_arrow().equals(seats.select(["note", "number"]))
        for row in range(seats.num_rows):
            after = {name: seats[name][row].as_py() for name in ("room", "number")}
            rest = client.export("seats", columns=["room", "number", "note"], after=after)
            assert rest.to_arrow().equals(seats.slice(row + 1))


def test_a_wrong_key_is_refused(sample):
    with pytest.raises(fraiseql_flight.InvalidRequestError, match="Did you mean id?"):
        sample.client.export("Track", after={"idd": 1})


class Failing(flight.FlightServerBase):
    """Fails in a way that is no broken connection."""

    def get_flight_info(self, context, descriptor):
        raise flight.FlightInternalError("The database failed [correlation id 1]")


class Unkeyed(flight.FlightServerBase):
    """Knows nothing of keys."""

    def get_flight_info(self, context, descriptor):
        return flight.FlightInfo(pyarrow.schema([("a", pyarrow.int32())]), descriptor, [], -1, -1)


def test_a_server_that_names_no_key_is_told():
    with Unkeyed() as server:
        with pytest.raises(fraiseql_flight.UnsupportedError, match="cannot be resumed"):
            fraiseql_flight.connect(f"grpc://127.0.0.1:{server.port}").export("a", resume=True)


def test_what_is_no_broken_connection_is_not_tried_again():
    with Failing() as server:
        with pytest.raises(fraiseql_flight.ServerError, match="correlation id 1"):
            fraiseql_flight.connect(f"grpc://127.0.0.1:{server.port}").export("a", resume=True)
