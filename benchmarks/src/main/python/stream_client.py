"""Reads streams for benchmarks/compare flight, and loads rows for benchmarks/compare load. Each line of input is a command, each line of output its result, as JSON."""

import decimal
import http.client
import json
import sys
import threading
import time

import adbc_driver_postgresql.dbapi as adbc
import fraiseql_flight
import pyarrow
import pyarrow.compute as compute
import pyarrow.flight as flight
import pyarrow.ipc as ipc

_MADE_ROWS_PER_BATCH = 100_000

_clients = {}
_made = []


def _connection(command):
    if command["url"] not in _clients:
        _clients[command["url"]] = flight.connect(command["url"])
    return _clients[command["url"]]


def batches_of(command):
    """The record batches of a stream."""
    if command["from"] == "flight":
        for chunk in _connection(command).do_get(flight.Ticket(command["ticket"])):
            yield chunk.data
    elif command["from"] == "adbc":
        with adbc.connect(command["url"]) as connection, connection.cursor() as cursor:
            cursor.execute(command["sql"])
            yield from cursor.fetch_record_batch()
    elif command["from"] == "made":
        yield from _made
    else:
        raise ValueError("unknown source of batches: " + command["from"])


def response_of(command):
    """The parsed rows of a response over HTTP, and its length."""
    port = command["port"]
    connection = _clients.setdefault(port, http.client.HTTPConnection("127.0.0.1", port))
    connection.request("POST", "/graphql", command["body"], {"Content-Type": "application/json"})
    body = connection.getresponse().read()
    return next(iter(json.loads(body)["data"].values())), len(body)


def read(command):
    """Reads a stream and discards its batches."""
    begun = time.perf_counter_ns()
    first = None
    rows = 0
    for batch in batches_of(command):
        first = first or time.perf_counter_ns() - begun
        rows += batch.num_rows
    return {"rows": rows, "nanos": time.perf_counter_ns() - begun, "first": first or 0}


def first_batch(command):
    """Reads the first batch of the same stream several times, cancelling the stream each time."""
    def first():
        begun = time.perf_counter_ns()
        reader = _connection(command).do_get(flight.Ticket(command["ticket"]))
        reader.read_chunk()
        nanos = time.perf_counter_ns() - begun
        reader.cancel()
        return nanos
    return percentiles(first() for _ in range(command["times"]))


def parallel(command):
    """Reads the same stream several times in parallel."""
    results = []
    threads = [
        threading.Thread(target=lambda: results.append(read(command))) for _ in range(command["streams"])]
    begun = time.perf_counter_ns()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if len(results) < len(threads):
        raise RuntimeError("a stream failed")
    return {"rows": sum(each["rows"] for each in results), "nanos": time.perf_counter_ns() - begun}


def repeat(command):
    """Sends the same query many times, one after another."""
    def once():
        if command["from"] != "http":
            return read(command)["nanos"]
        begun = time.perf_counter_ns()
        response_of(command)
        return time.perf_counter_ns() - begun
    latencies = percentiles(once() for _ in range(command["times"]))
    if command["from"] == "http":
        rows, size = response_of(command)
        return {**latencies, "rows": len(rows), "bytes": size}
    sizes = [(batch.num_rows, ipc.get_record_batch_size(batch)) for batch in batches_of(command)]
    return {**latencies, "rows": sum(rows for rows, _ in sizes), "bytes": sum(size for _, size in sizes)}


def make(command):
    """Makes rows of the events, in batches: those that EventRows.java computes in a database."""
    _made.clear()
    ends = range(_MADE_ROWS_PER_BATCH, command["rows"] + _MADE_ROWS_PER_BATCH, _MADE_ROWS_PER_BATCH)
    for end in ends:
        _made.append(_made_batch(range(end - _MADE_ROWS_PER_BATCH + 1, min(end, command["rows"]) + 1)))
    return {"rows": sum(batch.num_rows for batch in _made)}


def _made_batch(numbers):
    n = pyarrow.array(numbers, pyarrow.int64())
    remainder = lambda values, of: compute.subtract(values, compute.multiply(compute.divide(values, of), of))
    x = remainder(compute.multiply(n, 48271), 2147483647)
    text = lambda values: values.cast(pyarrow.string())
    micros = compute.add(compute.multiply(n, 19_000_007), 1_577_836_800_000_000)
    cents = remainder(x, 1_000_000).cast(pyarrow.decimal128(19, 0))
    notes = compute.binary_join_element_wise("note ", text(x), " of ", text(remainder(x, 1_000)), "")
    columns = {
        "id": n,
        "happened_at": micros.cast(pyarrow.timestamp("us", "UTC")),
        "kind": pyarrow.array(["VIEW", "CLICK", "PURCHASE", "REFUND"]).take(remainder(x, 4)),
        "user_id": remainder(x, 100_000).cast(pyarrow.int32()),
        "amount": compute.multiply(cents, decimal.Decimal("0.01")).cast(pyarrow.decimal128(12, 2)),
        "score": compute.divide(x.cast(pyarrow.float64()), 7.0),
        "mobile": compute.equal(remainder(n, 3), 0),
        "note": compute.if_else(compute.equal(remainder(n, 4), 0), None, notes),
    }
    return pyarrow.RecordBatch.from_pydict(columns)


def load(command):
    """Loads the rows that were made, in one transaction. Its connection stays open."""
    url, table = command["url"], command["table"]
    rows = pyarrow.Table.from_batches(_made)
    connect, insert = _LOADS[command["to"]]
    if ("load", url) not in _clients:
        _clients["load", url] = connect(url)
    client = _clients["load", url]
    begun, processor = time.perf_counter_ns(), time.process_time_ns()
    count = insert(client, table, rows)
    return {
        "rows": count, "nanos": time.perf_counter_ns() - begun, "processor": time.process_time_ns() - processor}


def _ingest(connection, table, rows):
    with connection.cursor() as cursor:
        count = cursor.adbc_ingest(table, rows.to_reader(), mode="append")
    connection.commit()
    return count


_LOADS = {
    "flight": (fraiseql_flight.connect, fraiseql_flight.Client.insert),
    "adbc": (adbc.connect, _ingest),
}


def percentiles(nanos):
    nanos = sorted(nanos)
    part = lambda share: nanos[min(len(nanos) - 1, int(len(nanos) * share))]
    return {"p50": part(0.5), "p95": part(0.95), "p99": part(0.99)}


def digest(command):
    """Sums over every column, which are equal for all contenders, although their column types differ."""
    table = pyarrow.Table.from_batches(batches_of(command))
    names = {name.replace("_", "").lower(): name for name in table.column_names}
    column = lambda name: table[names[name]].combine_chunks()
    texts = column("kind").cast(pyarrow.string())
    amounts = column("amount")
    if pyarrow.types.is_string(getattr(amounts.type, "storage_type", amounts.type)):
        amounts = getattr(amounts, "storage", amounts).cast(pyarrow.decimal128(12, 2))
    # To the millisecond, because arrow-jdbc truncates timestamps to it.
    timestamps = compute.floor_temporal(column("happenedat").cast(pyarrow.timestamp("us", "UTC")), unit="millisecond")
    total = lambda values: str(compute.sum(values).as_py())
    return {
        "rows": table.num_rows,
        "id": total(column("id")), "userid": total(column("userid")), "amount": total(amounts.cast(pyarrow.decimal128(38, 2))),
        "kind": sorted((each["values"], each["counts"]) for each in compute.value_counts(texts).to_pylist()),
        "score": "%.9e" % compute.sum(column("score")).as_py(), "mobile": total(column("mobile").cast(pyarrow.int8())),
        "happenedat": total(timestamps.cast(pyarrow.int64())),
        "note": [column("note").null_count, total(compute.binary_length(column("note")))],
    }


def memory():
    """The maximum memory of this process since the last call, in MB."""
    with open("/proc/self/status") as status:
        peak = next(int(line.split()[1]) // 1024 for line in status if line.startswith("VmHWM"))
    with open("/proc/self/clear_refs", "w") as reset:
        reset.write("5")
    return {"peak": peak}


COMMANDS = {
    "read": read,
    "first_batch": first_batch,
    "parallel": parallel,
    "repeat": repeat,
    "digest": digest,
    "make": make,
    "load": load,
    "memory": lambda command: memory(),
}

for line in sys.stdin:
    command = json.loads(line)
    try:
        result = COMMANDS[command["do"]](command)
    except Exception as error:
        result = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(result), flush=True)
