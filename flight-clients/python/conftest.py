"""The servers of the tests: running ones, or ones that the tests start."""

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
    """A running sample app, with clients for HTTP and for Flight."""

    def __init__(self, http_port, flight_port):
        self.http_port = http_port
        self.flight_port = flight_port
        self.url = f"grpc://127.0.0.1:{flight_port}"
        self.flight = flight.connect(self.url)
        self.client = fraiseql_flight.connect(self.url)

    def http_rows(self, root, query, variables=None):
        """Reads the rows of a query with one root field over HTTP, with exact decimals."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.http_port}/graphql",
            json.dumps({"query": query, "variables": variables or {}}).encode(),
            {"content-type": "application/json"},
        )
        with urllib.request.urlopen(request) as response:
            body = json.load(response, parse_float=Decimal)
        assert "errors" not in body, body
        return body["data"][root]

    @staticmethod
    def ticket(query, variables=None):
        """The ticket of an ad hoc document."""
        ticket = {"type": "GraphQLQuery", "query": query, "variables": variables or {}}
        return flight.Ticket(json.dumps(ticket).encode())


class OwnServer(flight.FlightServerBase):
    """A Flight server of a test, on a free port of 127.0.0.1: a port of localhost that is free for IPv6 may be another
    server's for IPv4."""

    def __init__(self, scheme="grpc", **options):
        super().__init__(f"{scheme}://127.0.0.1:0", **options)
        self.url = f"{scheme}://127.0.0.1:{self.port}"


@pytest.fixture(scope="session")
def sample():
    """The sample app on the ports FRAISEQL_HTTP_PORT and FRAISEQL_FLIGHT_PORT, or else a new one."""
    ports = os.environ.get("FRAISEQL_HTTP_PORT"), os.environ.get("FRAISEQL_FLIGHT_PORT")
    if all(ports):
        yield Sample(*ports)
        return
    with tempfile.TemporaryDirectory() as folder:
        database = {"FRAISEQL_DATABASE_URL": f"jdbc:sqlite:{folder}/music-store.db"}
        with running([ROOT / "run-sample"], database) as ports:
            yield Sample(*ports)


@pytest.fixture(scope="session")
def loaded():
    """A sample app of its own, which tests may change."""
    with tempfile.TemporaryDirectory() as folder:
        with running([ROOT / "run-sample"], {"FRAISEQL_DATABASE_URL": f"jdbc:sqlite:{folder}/music-store.db"}) as ports:
            yield Sample(*ports)


@pytest.fixture(scope="session", params=["SQLITE", "POSTGRESQL"])
def domain(request):
    """The address of a server of the conformance domain, which has every scalar and requires TOKEN."""
    with serving_domain(request.param) as url:
        yield url


@contextmanager
def serving_domain(database):
    """Starts a server of the conformance domain, and yields its address."""
    folder = ROOT / "runtime/conformance/target"
    if not (folder / "run/classpath").exists():
        subprocess.run([ROOT / "mvnw", "-q", "-pl", "runtime/conformance,sample-app", "-am", "process-test-classes"], cwd=ROOT, check=True)
    start = """. .mvn/find-jdk.sh
        exec "$JAVA_HOME/bin/java" @sample-app/target/run/jvm.flags -cp "$1" dev.fraiseql.conformance.fixture.DomainServer "$2" """
    classes = f"{folder}/test-classes:{(folder / 'run/classpath').read_text()}"
    with running(["sh", "-euc", start, "sh", classes, database], {"FRAISEQL_TOKEN": TOKEN}) as (_, port):
        yield f"grpc://127.0.0.1:{port}"


@contextmanager
def running(command, environment, end=signal.SIGTERM):
    """Runs a server, yields its ports of HTTP and of Flight, and ends it with a signal."""
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
        server.send_signal(end)
        server.wait(timeout=60)


def started(server):
    """Waits until the server has printed its ports."""
    output = []
    for line in server.stdout:
        output.append(line)
        if addresses := ADDRESSES.search(line):
            # The rest is read too, since a full pipe would block the server.
            threading.Thread(target=server.stdout.read, daemon=True).start()
            return addresses.groups()
    raise RuntimeError("The server ended:\n" + "".join(output))
