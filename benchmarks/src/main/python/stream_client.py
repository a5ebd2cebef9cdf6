"""Reads streams for benchmarks/compare flight: a command as JSON on each line of input, what was measured as JSON on
each line of output."""

import json
import sys
import threading
import time
import urllib.request

import adbc_driver_postgresql.dbapi as adbc
import pyarrow
import pyarrow.compute as compute
import pyarrow.flight as flight

_clients = {}


def batches_of(command):
    """The record batches of a stream, one after the other."""
    if command["from"] == "flight":
        client = _clients.setdefault(command["url"], flight.connect(command["url"]))
        options = flight.FlightCallOptions(
            headers=[(k.encode(), v.encode()) for k, v in command.get("headers", {}).items()])
        for chunk in client.do_get(flight.Ticket(command["ticket"]), options):
            yield chunk.data
    elif command["from"] == "adbc":
        with adbc.connect(command["url"]) as connection, connection.cursor() as cursor:
            cursor.execute(command["sql"])
            yield from cursor.fetch_record_batch()
    else:
        body = json.dumps({"query": command["query"]}).encode()
        request = urllib.request.Request(command["url"], body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request) as response:
            rows = next(iter(json.loads(response.read())["data"].values()))
        yield pyarrow.RecordBatch.from_pylist(rows)


def read(command):
    """Reads a stream and keeps nothing of it."""
    begun = time.perf_counter_ns()
    first = None
    rows = size = 0
    for batch in batches_of(command):
        first = first or time.perf_counter_ns() - begun
        rows += batch.num_rows
        size += batch.nbytes
    return {"rows": rows, "bytes": size, "nanos": time.perf_counter_ns() - begun, "first": first or 0}


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
    return {"rows": sum(each["rows"] for each in found), "nanos": time.perf_counter_ns() - begun,
            "first": max(each["first"] for each in found), "bytes": sum(each["bytes"] for each in found)}


def again(command):
    """Asks the same small question many times, one after the other."""
    nanos = sorted(read(command)["nanos"] for _ in range(command["times"]))
    part = lambda share: nanos[min(len(nanos) - 1, int(len(nanos) * share))]
    return {"p50": part(0.5), "p95": part(0.95), "p99": part(0.99), **read(command)}


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


COMMANDS = {"read": read, "together": together, "again": again, "digest": digest, "memory": lambda command: memory()}

for line in sys.stdin:
    wanted = json.loads(line)
    try:
        answer = COMMANDS[wanted["do"]](wanted)
    except Exception as error:
        answer = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(answer), flush=True)
