"""The servers that the tests ask: those that run already, or that they start."""

import json
import os
import pathlib
import re
import signal
import subprocess
import tempfile
import threading
import urllib.request
from contextlib import contextmanager
from decimal import Decimal

import pytest
from pyarrow import flight

import fraiseql_flight

ROOT = pathlib.Path(__file__).resolve().parents[2]
ADDRESSES = re.compile(r"http=http://[^: ]+:(\d+).* flight=\S+:(\d+)")
TOKEN = "not for everybody"


class Sample:
    """A running sample app, asked over HTTP and over Flight."""

    def __init__(self, http_port, flight_port):
        self.http_port = http_port
        self.flight_port = flight_port
        self.url = f"grpc://127.0.0.1:{flight_port}"
        self.flight = flight.connect(self.url)
        self.client = fraiseql_flight.connect(self.url)

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
        database = {"FRAISEQL_DATABASE_URL": f"jdbc:sqlite:{folder}/music-store.db"}
        with running([ROOT / "run-sample"], database) as ports:
            yield Sample(*ports)


@pytest.fixture(scope="session", params=["SQLITE", "POSTGRESQL"])
def domain(request):
    """The address of a server of the domain on which every scalar is tested, for those who have the token."""
    folder = ROOT / "runtime/conformance/target"
    if not (folder / "run/classpath").exists():
        subprocess.run([ROOT / "mvnw", "-q", "-pl", "runtime/conformance,sample-app", "-am", "process-test-classes"], cwd=ROOT, check=True)
    start = """. .mvn/find-jdk.sh
        exec "$JAVA_HOME/bin/java" @sample-app/target/run/jvm.flags -cp "$1" dev.fraiseql.conformance.fixture.DomainServer "$2" """
    classes = f"{folder}/test-classes:{(folder / 'run/classpath').read_text()}"
    with running(["sh", "-euc", start, "sh", classes, request.param], {"FRAISEQL_TOKEN": TOKEN}) as (_, port):
        yield f"grpc://127.0.0.1:{port}"


@contextmanager
def running(command, environment):
    """A server while it runs: the ports of HTTP and of Flight."""
    server = subprocess.Popen(
        command,
        cwd=ROOT,
        env=dict(os.environ, FRAISEQL_HTTP_PORT="0", FRAISEQL_FLIGHT_PORT="0", **environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield started(server)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=60)


def started(server):
    """The ports that a server says it listens on."""
    said = []
    for line in server.stdout:
        said.append(line)
        if addresses := ADDRESSES.search(line):
            # What it says later is read as well, or it would stop at a full pipe.
            threading.Thread(target=server.stdout.read, daemon=True).start()
            return addresses.groups()
    raise RuntimeError("The server ended:\n" + "".join(said))
