#!/bin/sh
# A Flight server whose port is taken starts without an error, if its address is localhost.
#
# Guess:     the constructor of FlightServerBase raises if another server listens on its port, whatever name the address has.
# Behaviour: with grpc://127.0.0.1:PORT it raises. With grpc://localhost:PORT gRPC resolves the name to 127.0.0.1 and ::1, writes
#            one line of the level INFO to standard error ("Only 1 addresses added out of total 2 resolved"), and starts on the
#            address that is free. Clients of 127.0.0.1 reach the other server, clients of ::1 this one. A server without a
#            location has the same address, with port 0: the port that the system finds free for one family may be taken in
#            the other.
# Version:   pyarrow 26.0.1, with the gRPC that its wheel contains; Linux with an IPv6 loopback.
# Source:    the output below; the line is written by grpc/src/core/ext/transport/chttp2/server/chttp2_server.cc.
#
# Needs Python 3.11 or later. Exits with 0 if it still behaves like this.
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check pyarrow==26.0.1

"$work/venv/bin/python" - <<'PYTHON'
import socket

from pyarrow import ArrowException, flight


class Named(flight.FlightServerBase):
    def list_actions(self, context):
        return [("of the Flight server", "")]


def answers(address):
    try:
        return [action.type for action in flight.connect(address).list_actions(flight.FlightCallOptions(timeout=2))]
    except ArrowException as error:
        return type(error).__name__


other = socket.create_server(("127.0.0.1", 0))  # accepts connections, and says nothing
port = other.getsockname()[1]
try:
    Named(f"grpc://127.0.0.1:{port}")
    number = "starts"
except ArrowException as error:
    number = f"raises: {error}"
server = Named(f"grpc://localhost:{port}")
print(f"port {port} of 127.0.0.1 is taken")
print(f"a server of 127.0.0.1 {number}")
print(f"a server of localhost starts on port {server.port}")
by_name = {host: answers(f"grpc://{host}:{port}") for host in ("[::1]", "127.0.0.1")}
print(f"calls reach: {by_name}")
server.shutdown()
assert number.startswith("raises")
assert by_name == {"[::1]": ["of the Flight server"], "127.0.0.1": "FlightTimedOutError"}, by_name
PYTHON
