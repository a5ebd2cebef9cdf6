"""The sample app that the tests ask: one that runs already, or one that they start."""

import json
import os
import pathlib
import re
import signal
import subprocess
import tempfile
import urllib.request
from decimal import Decimal

import pytest
from pyarrow import flight

ROOT = pathlib.Path(__file__).resolve().parents[2]
ADDRESSES = re.compile(r"http=http://[^: ]+:(\d+).* flight=\S+:(\d+)")


class Sample:
    """A running sample app, asked over HTTP and over Flight."""

    def __init__(self, http_port, flight_port):
        self.http_port = http_port
        self.flight_port = flight_port
        self.flight = flight.connect(f"grpc://127.0.0.1:{flight_port}")

    def http_rows(self, root, query, variables=None):
        """The rows that HTTP gives for a query with one root field, decimals exact."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.http_port}/graphql",
            json.dumps({"query": query, "variables": variables or {}}).encode(),
            {"content-type": "application/json"},
        )
        with urllib.request.urlopen(request) as response:
            answer = json.load(response, parse_float=Decimal)
        assert "errors" not in answer, answer
        return answer["data"][root]

    @staticmethod
    def ticket(query, variables=None):
        """The ticket for any query."""
        ask = {"type": "GraphQLQuery", "query": query, "variables": variables or {}}
        return flight.Ticket(json.dumps(ask).encode())


@pytest.fixture(scope="session")
def sample():
    """FRAISEQL_HTTP_PORT and FRAISEQL_FLIGHT_PORT name a running app; without them one is started."""
    ports = os.environ.get("FRAISEQL_HTTP_PORT"), os.environ.get("FRAISEQL_FLIGHT_PORT")
    if all(ports):
        yield Sample(*ports)
        return
    with tempfile.TemporaryDirectory() as folder:
        environment = dict(
            os.environ,
            FRAISEQL_DATABASE_URL=f"jdbc:sqlite:{folder}/music-store.db",
            FRAISEQL_HTTP_PORT="0",
            FRAISEQL_FLIGHT_PORT="0",
        )
        app = subprocess.Popen(
            [ROOT / "run-sample"],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        try:
            yield Sample(*started(app))
        finally:
            app.send_signal(signal.SIGTERM)
            app.communicate(timeout=60)


def started(app):
    """The ports that the app says it listens on."""
    said = []
    for line in app.stdout:
        said.append(line)
        if addresses := ADDRESSES.search(line):
            return addresses.groups()
    raise RuntimeError("The app ended:\n" + "".join(said))
