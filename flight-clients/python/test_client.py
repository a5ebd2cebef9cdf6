"""The package returns the same rows as HTTP, in each form, and reports errors."""

import datetime
import decimal
import enum
import json
import re
import subprocess
import sys
import threading
import time
import uuid

import numpy
import pandas
import polars
import pyarrow
import pytest
import trustme
from pyarrow import flight

import fraiseql_flight
from conftest import ROOT, TOKEN, OwnServer
from fraiseql_flight import tickets
from fraiseql_flight.sources import Endpoints

INVOICES = """
query Big($min: Decimal!, $from: Date) {
  invoices(where: {total: {gte: $min}, invoiceDate: {gte: $from}}, orderBy: [{id: ASC}]) { id invoiceDate total }
}"""


def test_a_query_returns_the_same_rows_as_http(sample):
    variables = {"min": decimal.Decimal("18.50"), "from": datetime.date(2011, 1, 1)}
    expected = sample.http_rows("invoices", INVOICES, {"min": "18.50", "from": "2011-01-01"})

    table = sample.client.query(INVOICES, variables).to_arrow()

    assert len(expected) == 4
    assert [
        {"id": str(row["id"]), "invoiceDate": row["invoiceDate"].isoformat(), "total": row["total"]}
        for row in table.to_pylist()
    ] == expected


def test_an_operation_of_a_document_is_selected_by_name(sample):
    document = "query A { artistsCount } query B { genresCount }"

    table = sample.client.query(document, operation_name="B").to_arrow()

    assert table.to_pylist() == [{"genresCount": sample.http_rows("genresCount", "{ genresCount }")}]


def test_a_compiled_operation_runs_by_its_name_or_hash(sample):
    operation = next(each for each in sample.client.operations() if each.name == "TopTracks")
    assert operation.variables == {"genre": "String!", "limit": "Int"}
    variables = {"genre": "Drama", "limit": 3}

    table = sample.client.query("TopTracks", variables).to_arrow()

    assert table.num_rows == 3
    assert table.equals(sample.client.query(operation.sha256, variables).to_arrow())


ROWS = {
    "a list of dictionaries": lambda ids: [{"id": each} for each in ids],
    "a table": lambda ids: pyarrow.table({"id": ids}),
    "a batch": lambda ids: pyarrow.record_batch({"id": ids}),
    "polars": lambda ids: polars.DataFrame({"id": [str(each) for each in ids]}),
    "pandas": lambda ids: pandas.DataFrame({"id": ids}),
}


@pytest.mark.parametrize("rows", ROWS.values(), ids=ROWS)
def test_a_query_runs_for_each_row_of_variables(sample, rows):
    document = "query ($id: ID!) { customer(id: $id) { firstName invoices(orderBy: [{id: ASC}], limit: 2) { id } } }"
    ids = [3, 1_000_000, 1, 3]

    results = sample.client.query_many(document, rows(ids)).to_arrow().to_pylist()

    assert [result.pop("__row") for result in results] == [0, 2, 3]
    for result, key in zip(results, [3, 1, 3]):
        expected = sample.http_rows("customer", document, {"id": key})
        assert result["firstName"] == expected["firstName"]
        assert [str(each["id"]) for each in result["invoices"]] == [each["id"] for each in expected["invoices"]]


KEYS = [
    pyarrow.array([3, 1], pyarrow.int8()),
    pyarrow.array([3, 1], pyarrow.uint64()),
    pyarrow.array([9, 3, 1]).slice(1),
    pyarrow.array(["3", "1"], pyarrow.large_string()),
    pyarrow.array(["a text too long for a view", "3", "1"], pyarrow.string_view()).slice(1),
    pyarrow.array(["3", "1"]).dictionary_encode(),
]

PRICES = [
    pyarrow.array([decimal.Decimal("1.990")], pyarrow.decimal128(20, 3)),
    pyarrow.array([decimal.Decimal("1.99")], pyarrow.decimal256(50, 2)),
    pyarrow.array([1.99], pyarrow.float32()),
    pyarrow.array([1.99], pyarrow.float64()),
]


@pytest.mark.parametrize("keys", KEYS, ids=lambda keys: str(keys.type))
def test_keys_are_accepted_in_every_type(sample, keys):
    found = sample.client.query_many("SELECT TrackId FROM Track WHERE TrackId = ?", pyarrow.table({"key": keys}))

    assert found.to_arrow()["TrackId"].to_pylist() == [3, 1]


@pytest.mark.parametrize("prices", PRICES, ids=lambda prices: str(prices.type))
def test_numbers_are_accepted_in_every_type(sample, prices):
    found = sample.client.query_many(
        "SELECT UnitPrice FROM Track WHERE UnitPrice = ? LIMIT 1", pyarrow.table({"price": prices})
    )

    assert found.to_arrow()["UnitPrice"].to_pylist() == [decimal.Decimal("1.99")]


def test_an_unsupported_type_of_a_variable_is_rejected(sample):
    price = pyarrow.array([decimal.Decimal("1.99")], pyarrow.decimal32(5, 2))

    with pytest.raises(fraiseql_flight.InvalidRequestError, match="fewer than 128 bits"):
        sample.client.query_many("SELECT Name FROM Track WHERE UnitPrice = ?", pyarrow.table({"price": price})).to_arrow()


def test_results_arrive_while_thousands_of_rows_of_variables_are_sent(sample):
    tracks = sample.client.export("Track", columns=["TrackId", "Name"]).to_arrow().sort_by("TrackId")
    keys = tracks.select(["TrackId"])

    results = sample.client.query_many("SELECT Name FROM Track WHERE TrackId = ?", keys).to_arrow()

    assert results["__row"].to_pylist() == list(range(len(tracks)))
    assert results["Name"].to_pylist() == tracks["Name"].to_pylist()


def test_long_rows_of_variables_are_sent_few_at_a_time(sample):
    names = ["x" * 20_000] * 500 + ["Balls to the Wall"]

    results = sample.client.query_many(
        "SELECT TrackId FROM Track WHERE Name = ?", pyarrow.table({"name": names})
    ).to_arrow()

    assert results.to_pylist() == [{"__row": 500, "TrackId": 2}]


def test_an_invalid_row_of_variables_is_reported_while_the_result_is_read(sample):
    document = "query ($id: ID!) { track(id: $id) { name } }"

    with pytest.raises(fraiseql_flight.InvalidRequestError, match="is not an ID"):
        sample.client.query_many(document, [{"id": "1"}, {"id": "one"}]).to_arrow()
    with pytest.raises(fraiseql_flight.InvalidRequestError, match="Track has no field nam"):
        sample.client.query_many("query ($id: ID!) { track(id: $id) { nam } }", [{"id": 1}])


def test_an_export_returns_the_selected_columns(sample):
    result = sample.client.export("Track", "AlbumId = 6 and UnitPrice < 1", ["Name", "AlbumId"])

    assert result.schema.names == ["Name", "AlbumId"]
    names = sample.http_rows("tracks", "{ tracks(where: {album: {id: {eq: 6}}}) { name } }")
    assert sorted(result.to_arrow()["Name"].to_pylist()) == sorted(each["name"] for each in names)


def test_a_whole_result_can_be_read_again_and_batches_once(sample):
    result = sample.client.export("Genre")
    assert result.to_arrow() is result.to_arrow()
    assert len(result.to_pandas()) == len(result.to_polars()) == sum(batch.num_rows for batch in result) > 0

    result = sample.client.export("Genre")
    assert sum(batch.num_rows for batch in result) > 0
    with pytest.raises(ValueError, match="Repeat the query"):
        result.to_arrow()


def test_a_long_export_arrives_in_batches(sample):
    batches = list(sample.client.export("InvoiceLine"))

    assert len(batches) > 1
    assert batches[0].num_rows == 512
    table = sample.client.export("InvoiceLine").reader().read_all()
    assert table.num_rows == sum(batch.num_rows for batch in batches)


def retried(call):
    """Repeats a call until the server has a free stream: it may not know yet that others are closed."""
    end = time.monotonic() + 60
    while True:
        try:
            return call()
        except fraiseql_flight.ResourceExhaustedError:
            assert time.monotonic() < end


# A query with more bytes than the buffers between server and client hold.
LONG = "{ playlists { %s } }" % " ".join(f"t{i}: tracks {{ name album {{ title artist {{ name }} }} }}" for i in range(20))


def all_streams(sample):
    """Opens all streams of the server, including those just closed by others."""
    results = []
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            results.append(sample.client.query(LONG))
        except fraiseql_flight.ResourceExhaustedError as rejected:
            if len(results) == int(re.match(r"\d+", rejected.message)[0]):
                return results
    raise AssertionError(f"{len(results)} streams are open, and no further one was rejected")


def test_closed_results_free_their_streams(sample):
    # More results than the server has streams.
    for _ in range(40):
        with retried(lambda: sample.client.query("{ invoiceLines { id unitPrice } }")) as result:
            next(iter(result))
    for _ in range(40):
        retried(lambda: sample.client.query("{ tracks { name } }")).close()
    assert retried(lambda: sample.client.query("{ genres { id } }")).to_arrow().num_rows > 0


def test_too_many_open_streams_are_reported(sample):
    results = all_streams(sample)
    with pytest.raises(fraiseql_flight.ResourceExhaustedError, match="streams are open, which is the most"):
        sample.client.query("{ genres { id } }")
    for result in results:
        result.close()
    assert retried(lambda: sample.client.query("{ genres { id } }")).to_arrow().num_rows > 0


def test_progress_is_shown_on_request(sample, capsys):
    count = sample.client.export("InvoiceLine", progress=True).to_arrow().num_rows

    shown = capsys.readouterr().err
    assert f"{count / 1000:.2f}k" in shown and "rows" in shown


@pytest.mark.parametrize(
    "call, error, message",
    [
        (lambda c: c.query("TopTrack"), fraiseql_flight.InvalidRequestError,
         'No operation was compiled as "TopTrack". Did you mean TopTracks?'),
        (lambda c: c.query("{ albums { titel } }"), fraiseql_flight.InvalidRequestError,
         "Line 1, column 12: Album has no field titel. Did you mean title?"),
        (lambda c: c.query(INVOICES, {"min": "many"}), fraiseql_flight.InvalidRequestError, "$min: "),
        (lambda c: c.export("Trak"), fraiseql_flight.InvalidRequestError,
         '"Trak" is no table that is served. Did you mean Track?'),
        (lambda c: c.export("Track", resume=True, where="Nam = 'a'"), fraiseql_flight.InvalidRequestError,
         'where, character 1: "Nam" is no column of Track. Did you mean Name?'),
        # A single call may succeed before its timeout is checked, but not a thousand.
        (lambda c: [c.query("{ tracks { name } }", timeout=1e-6) for _ in range(1000)],
         fraiseql_flight.DeadlineExceededError, ""),
        (lambda c: fraiseql_flight.connect("grpc://127.0.0.1:1").query("A"), fraiseql_flight.UnavailableError,
         "failed to connect"),
    ],
)  # fmt: skip
def test_errors_have_the_servers_message(sample, call, error, message):
    with pytest.raises(error) as raised:
        call(sample.client)
    assert str(raised.value).startswith(message) and raised.value.code == error.code
    assert "gRPC" not in raised.value.message and "with message" not in raised.value.message


@pytest.mark.parametrize("token", [None, "wrong"])
def test_a_server_that_requires_a_token_receives_it(domain, token):
    with pytest.raises(fraiseql_flight.UnauthenticatedError):
        fraiseql_flight.connect(domain, token).query("{ citiesCount }")
    with pytest.raises(fraiseql_flight.UnauthenticatedError):
        fraiseql_flight.connect(domain, token).export("cities")
    with fraiseql_flight.connect(domain, TOKEN) as client:
        assert client.query("{ citiesCount }").to_arrow().to_pylist() == [{"citiesCount": 6}]


@pytest.mark.parametrize("url", ["http://localhost:50051", "localhost:50051", "grpc://", ""])
def test_an_invalid_address_is_rejected_at_once(url):
    with pytest.raises(ValueError, match="grpc://host:port"):
        fraiseql_flight.connect(url)


class Mood(enum.Enum):
    CALM = 1


def test_variables_may_have_types_of_python_and_numpy():
    utc = datetime.timezone.utc
    cases = {
        decimal.Decimal("1E+3"): "1000",
        decimal.Decimal("0.10"): "0.10",
        datetime.datetime(2026, 1, 24, 10, 30): "2026-01-24T10:30:00",
        datetime.datetime(2026, 1, 24, 10, 30, 0, 250, tzinfo=utc): "2026-01-24T10:30:00.000250Z",
        datetime.datetime(2026, 1, 24, 1, tzinfo=datetime.timezone(datetime.timedelta(hours=2))): "2026-01-23T23:00:00Z",
        pandas.Timestamp("2026-01-24", tz="UTC"): "2026-01-24T00:00:00Z",
        datetime.date(2026, 1, 24): "2026-01-24",
        datetime.time(10, 30): "10:30:00",
        datetime.timedelta(days=1, microseconds=1): "PT86400.000001S",
        datetime.timedelta(seconds=-1.5): "PT-1.500000S",
        uuid.UUID(int=1): "00000000-0000-0000-0000-000000000001",
        b"\x00\xff": "AP8=",
        Mood.CALM: "CALM",
        numpy.int64(2**62): 2**62,
        numpy.float32(0.5): 0.5,
        numpy.datetime64("2026-01-24T10:30:00.000001", "ns"): "2026-01-24T10:30:00.000001",
        numpy.timedelta64(90, "s"): "PT90S",
        (1, 2): [1, 2],
    }
    for value, expected in cases.items():
        sent = json.loads(tickets.query("A", {"v": value}, None).removeprefix(b"graphql:A?"))
        assert sent == {"v": expected}, value
    for many in (numpy.array([1, 2]), pandas.Series([1, 2]), polars.Series([1, 2])):
        assert tickets.query("A", {"v": many}, None) == b'graphql:A?{"v": [1, 2]}'
    for wrong in (float("nan"), object()):
        with pytest.raises((ValueError, TypeError)):
            tickets.query("A", {"v": wrong}, None)
    for no_query in ("", "a b", "1a"):
        with pytest.raises(ValueError, match="neither a document nor the name"):
            tickets.query(no_query, None, None)


class Split(OwnServer):
    """Offers an export as several endpoints, and counts the sent batches."""

    SCHEMA = pyarrow.schema([("endpoint", pyarrow.int32()), ("row", pyarrow.int32())])

    def __init__(self, ordered=False, failing=None, batches=20, **options):
        super().__init__(**options)
        self.ordered, self.failing, self.batches = ordered, failing, batches
        self.all_called = threading.Barrier(4, timeout=20)
        self.sent = 0

    def get_flight_info(self, context, descriptor):
        endpoints = [
            # At another address, to which the client must not send the token.
            flight.FlightEndpoint(str(number), ["grpc://192.0.2.1:1"])
            for number in range(4)
        ]
        return flight.FlightInfo(self.SCHEMA, descriptor, endpoints, 4 * self.batches * 100, -1, self.ordered)

    def do_get(self, context, ticket):
        number = int(ticket.ticket)
        return flight.GeneratorStream(self.SCHEMA, self._rows(number))

    def _rows(self, number):
        self.all_called.wait()  # none sends before all are called
        for start in range(0, self.batches * 100, 100):
            if self.failing == number and start == 1_000:
                raise flight.FlightInternalError("The database failed [correlation id 7]")
            self.sent += 1
            rows = pyarrow.array(range(start, start + 100), pyarrow.int32())
            yield pyarrow.record_batch([pyarrow.array([number] * 100, pyarrow.int32()), rows], schema=self.SCHEMA)


@pytest.mark.parametrize("ordered", [False, True])
def test_all_endpoints_are_fetched_in_parallel(ordered):
    with Split(ordered) as server:
        result = fraiseql_flight.connect(server.url).export("a")
        assert result.total_rows == 8_000

        rows = [tuple(row.values()) for row in result.to_arrow().to_pylist()]

    whole = [(endpoint, row) for endpoint in range(4) for row in range(2_000)]
    assert (rows if ordered else sorted(rows)) == whole
    # Within an endpoint the order is always the server's.
    assert [row for endpoint, row in rows if endpoint == 2] == list(range(2_000))


def test_one_failing_endpoint_fails_the_result():
    with Split(failing=3) as server:
        with pytest.raises(fraiseql_flight.ServerError, match="correlation id 7"):
            fraiseql_flight.connect(server.url).export("a").to_arrow()
        assert not [each for each in threading.enumerate() if each.name.startswith("fraiseql-flight-")]


def test_closing_the_result_cancels_its_endpoints():
    with Split(batches=50_000) as server:
        with fraiseql_flight.connect(server.url).export("a") as result:
            rows = iter(result)
            next(rows)
            rows.close()
        assert not [each for each in threading.enumerate() if each.name.startswith("fraiseql-flight-")]
        assert server.sent < 4 * 50_000


def in_parts(sample, retry_timeout):
    """An export in more parts than the server has streams."""
    tickets = [f"export:InvoiceLine:InvoiceLineId > {n} and InvoiceLineId <= {n + 100}:InvoiceLineId" for n in range(0, 2_300, 100)]
    schema = sample.client.export("InvoiceLine", columns="InvoiceLineId").schema
    endpoints = [flight.FlightEndpoint(ticket, []) for ticket in tickets]
    info = flight.FlightInfo(schema, flight.FlightDescriptor.for_command(b""), endpoints, -1, -1)
    return fraiseql_flight.Result(Endpoints(sample.client._connection, info, None, retry_timeout))


def test_an_endpoint_waits_for_a_free_stream(sample):
    results = all_streams(sample)
    with pytest.raises(fraiseql_flight.ResourceExhaustedError):
        in_parts(sample, retry_timeout=0.2).to_arrow()
    rows = []
    reader = threading.Thread(target=lambda: rows.extend(in_parts(sample, retry_timeout=60).to_arrow()[0].to_pylist()))
    reader.start()
    for result in results:
        result.close()
    reader.join()

    assert sorted(rows) == list(range(1, sample.http_rows("invoiceLinesCount", "{ invoiceLinesCount }") + 1))


class HeaderRecorder(OwnServer):
    """Records the headers of the last call."""

    def __init__(self, scheme="grpc", **options):
        self.seen = {}

        class Middleware(flight.ServerMiddlewareFactory):
            def start_call(_, info, headers):
                self.seen = {name: values[0] for name, values in headers.items()}

        super().__init__(scheme, middleware={"headers": Middleware()}, **options)

    def do_get(self, context, ticket):
        return flight.RecordBatchStream(pyarrow.table({"a": [1]}))


@pytest.mark.parametrize("compression", ["lz4", "zstd"])
def test_compressed_batches_have_the_same_rows(sample, compression):
    with fraiseql_flight.connect(sample.url, compression=compression) as client:
        table = client.export("Track", resume=True).to_arrow()

    assert table.equals(sample.client.export("Track", resume=True).to_arrow())


@pytest.mark.parametrize("compression", ["lz4", "zstd"])
def test_compressed_batches_without_any_text(sample, compression):
    ticket = {"where": "Company is null", "columns": ["CustomerId", "Company"]}
    with fraiseql_flight.connect(sample.url, compression=compression) as client:
        table = client.export("Customer", **ticket).to_arrow()

    assert table.num_rows > 0
    assert table["Company"].null_count == table.num_rows
    assert table.num_rows == sample.client.export("Customer", **ticket).to_arrow().num_rows


def test_token_and_compression_are_sent_with_each_call():
    with HeaderRecorder() as server:
        for compression in ("lz4", "zstd"):
            fraiseql_flight.connect(server.url, "t0ken", compression=compression).query("A").to_arrow()
            assert server.seen["fraiseql-compression"] == compression
            assert server.seen["authorization"] == "Bearer t0ken"
        fraiseql_flight.connect(server.url).query("A").to_arrow()
        assert not {"fraiseql-compression", "authorization"} & set(server.seen)
    with pytest.raises(ValueError, match="lz4"):
        fraiseql_flight.connect(server.url, compression="gzip")


def test_an_encrypted_connection_trusts_the_given_certificates(tmp_path):
    authority = trustme.CA()
    issued = authority.issue_cert("127.0.0.1")
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    certificates = [(issued.cert_chain_pems[0].bytes(), issued.private_key_pem.bytes())]
    with HeaderRecorder("grpc+tls", tls_certificates=certificates) as server:
        for trusted in (tmp_path / "ca.pem", authority.cert_pem.bytes()):
            client = fraiseql_flight.connect(server.url, root_certificates=trusted)
            assert client.query("A").to_arrow().num_rows == 1
        with pytest.raises(fraiseql_flight.UnavailableError):
            fraiseql_flight.connect(server.url).query("A")


def test_a_client_is_thread_safe(sample):
    expected = sample.client.export("Genre").to_arrow().num_rows
    counts = []

    def query():
        counts.append(sample.client.query("{ genres { name } }").to_arrow().num_rows)

    threads = [threading.Thread(target=query) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts == [expected] * 4


def test_the_package_passes_its_type_check(tmp_path):
    package = ROOT / "flight-clients/python"
    run = subprocess.run(
        [sys.executable, "-m", "mypy", "--cache-dir", tmp_path, "--config-file", package / "pyproject.toml", package / "src"],
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout + run.stderr
