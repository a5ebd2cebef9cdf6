"""Reads streams for benchmarks/compare flight: a command as JSON on each line of input, what was measured as JSON on
each line of output."""

import http.client
import json
import sys
import threading
import time

import adbc_driver_postgresql.dbapi as adbc
import pyarrow
import pyarrow.compute as compute
import pyarrow.flight as flight
import pyarrow.ipc as ipc

_clients = {}


def _connection(command):
    if command["url"] not in _clients:
        _clients[command["url"]] = flight.connect(command["url"])
    return _clients[command["url"]]


def batches_of(command):
    """The record batches of a stream, one after the other."""
    if command["from"] == "flight":
        for chunk in _connection(command).do_get(flight.Ticket(command["ticket"])):
            yield chunk.data
    elif command["from"] == "adbc":
        with adbc.connect(command["url"]) as connection, connection.cursor() as cursor:
            cursor.execute(command["sql"])
            yield from cursor.fetch_record_batch()
    else:
        raise ValueError("no batches come from " + command["from"])


def answer_of(command):
    """The rows of an answer over HTTP, parsed, and its bytes."""
    port = command["port"]
    connection = _clients.setdefault(port, http.client.HTTPConnection("127.0.0.1", port))
    connection.request("POST", "/graphql", command["body"], {"Content-Type": "application/json"})
    body = connection.getresponse().read()
    return next(iter(json.loads(body)["data"].values())), len(body)


def read(command):
    """Reads a stream and keeps nothing of it."""
    begun = time.perf_counter_ns()
    first = None
    rows = 0
    for batch in batches_of(command):
        first = first or time.perf_counter_ns() - begun
        rows += batch.num_rows
    return {"rows": rows, "nanos": time.perf_counter_ns() - begun, "first": first or 0}


def begin(command):
    """Reads the first batch of the same stream several times, and gives the stream up."""
    def first():
        begun = time.perf_counter_ns()
        reader = _connection(command).do_get(flight.Ticket(command["ticket"]))
        reader.read_chunk()
        nanos = time.perf_counter_ns() - begun
        reader.cancel()
        return nanos
    return percentiles(first() for _ in range(command["times"]))


def together(command):
    """Reads the same stream several times at once."""
    found = []
    threads = [
        threading.Thread(target=lambda: found.append(read(command))) for _ in range(command["streams"])]
    begun = time.perf_counter_ns()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if len(found) < len(threads):
        raise RuntimeError("a stream failed")
    return {"rows": sum(each["rows"] for each in found), "nanos": time.perf_counter_ns() - begun}


def again(command):
    """Asks the same small question many times, one after the other."""
    def once():
        if command["from"] != "http":
            return read(command)["nanos"]
        begun = time.perf_counter_ns()
        answer_of(command)
        return time.perf_counter_ns() - begun
    found = percentiles(once() for _ in range(command["times"]))
    if command["from"] == "http":
        rows, size = answer_of(command)
        return {**found, "rows": len(rows), "bytes": size}
    sizes = [(batch.num_rows, ipc.get_record_batch_size(batch)) for batch in batches_of(command)]
    return {**found, "rows": sum(rows for rows, _ in sizes), "bytes": sum(size for _, size in sizes)}


def percentiles(nanos):
    nanos = sorted(nanos)
    part = lambda share: nanos[min(len(nanos) - 1, int(len(nanos) * share))]
    return {"p50": part(0.5), "p95": part(0.95), "p99": part(0.99)}


def digest(command):
    """What all ways have to agree on, whatever they call their columns' types."""
    table = pyarrow.Table.from_batches(batches_of(command))
    names = {name.replace("_", "").lower(): name for name in table.column_names}
    column = lambda name: table[names[name]].combine_chunks()
    texts = column("kind").cast(pyarrow.string())
    amounts = column("amount")
    if pyarrow.types.is_string(getattr(amounts.type, "storage_type", amounts.type)):
        amounts = getattr(amounts, "storage", amounts).cast(pyarrow.decimal128(12, 2))
    # To the millisecond, because arrow-jdbc keeps no more of a moment.
    moments = compute.floor_temporal(column("happenedat").cast(pyarrow.timestamp("us", "UTC")), unit="millisecond")
    total = lambda values: str(compute.sum(values).as_py())
    return {
        "rows": table.num_rows,
        "id": total(column("id")), "userid": total(column("userid")), "amount": total(amounts.cast(pyarrow.decimal128(38, 2))),
        "kind": sorted((each["values"], each["counts"]) for each in compute.value_counts(texts).to_pylist()),
        "score": "%.9e" % compute.sum(column("score")).as_py(), "mobile": total(column("mobile").cast(pyarrow.int8())),
        "happenedat": total(moments.cast(pyarrow.int64())),
        "note": [column("note").null_count, total(compute.binary_length(column("note")))],
    }


def memory():
    """The most memory that this process has had since it was last asked, in MB."""
    with open("/proc/self/status") as status:
        peak = next(int(line.split()[1]) // 1024 for line in status if line.startswith("VmHWM"))
    with open("/proc/self/clear_refs", "w") as reset:
        reset.write("5")
    return {"peak": peak}


COMMANDS = {"read": read, "begin": begin, "together": together, "again": again, "digest": digest, "memory": lambda command: memory()}

for line in sys.stdin:
    wanted = json.loads(line)
    try:
        answer = COMMANDS[wanted["do"]](wanted)
    except Exception as error:
        answer = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(answer), flush=True)
