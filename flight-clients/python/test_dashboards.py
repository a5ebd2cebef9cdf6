"""Prometheus evaluates the dashboard and the alerting rules of docs/dashboards on nodes of the sample app."""

import http.server
import json
import math
import re
import shutil
import signal
import socket
import subprocess
import threading
import time
import urllib.parse
import urllib.request
from contextlib import ExitStack, contextmanager

import pytest

from conftest import ROOT, running

DASHBOARDS = ROOT / "docs/dashboards"
RULES = DASHBOARDS / "observers-alerts.yml"
PANELS = json.loads((DASHBOARDS / "observers.json").read_text())["panels"]
DASHBOARD = [target["expr"] for panel in PANELS for target in panel["targets"]]
ALERTS = re.findall(r"^ +expr: (.*)$", RULES.read_text(), re.MULTILINE)
THRESHOLD = re.compile(r" [<>] \d+( or absent\(\w+\))?$")
LIMIT = 180  # seconds, for what takes a few
CUSTOMER = """mutation { createCustomer(input: {firstName: "Ada", lastName: "Byron", email: "ada@example.org",
    invoices: [{invoiceDate: "2026-01-24", total: 0.99}, {invoiceDate: "2026-02-01", total: 0}]}) { id } }"""


def binary(name):
    """A program of Prometheus: installed, or where .ci/run has put it."""
    found = shutil.which(name) or shutil.which(name, path=ROOT / "target/prometheus/usr/bin")
    if not found:
        pytest.skip("The dashboard and the alerts were NOT EVALUATED: Prometheus is missing.")
    return found


def test_the_rules_are_valid():
    run = subprocess.run([binary("promtool"), "check", "rules", RULES], capture_output=True, text=True)

    assert run.returncode == 0 and f"{len(ALERTS)} rules found" in run.stdout, run


def test_each_alert_fires_and_does_not_fire():
    tests = DASHBOARDS / "observers-alerts.test.yml"
    run = subprocess.run([binary("promtool"), "test", "rules", tests], capture_output=True, text=True)

    assert run.returncode == 0, run.stdout
    fired = set(re.findall(r"alertname: (\w+)\n +eval_time: \w+\n +exp_alerts:", tests.read_text()))
    silent = set(re.findall(r"alertname: (\w+)\n +eval_time: \w+\n(?! +exp_alerts:)", tests.read_text() + "\n"))
    assert fired == silent == set(re.findall(r"alert: (\w+)", RULES.read_text()))
    for expression in re.findall(r"expr: ((?:sum|max).*)", tests.read_text()):
        assert expression in DASHBOARD


@pytest.mark.parametrize("expression", DASHBOARD)
def test_the_dashboard_shows(measured, expression):
    measured.until(lambda: measured.has_numbers(expression), expression)


@pytest.mark.parametrize("expression", ALERTS)
def test_an_alert_has_what_it_compares(measured, expression):
    quantity = THRESHOLD.sub("", expression)
    assert quantity != expression
    measured.until(lambda: measured.has_numbers(quantity), quantity)


def test_every_outcome_is_shown(measured):
    def outcomes(metric):
        return {row["metric"]["outcome"] for row in measured.query(f"sum by (outcome) (rate({metric}[5m])) > 0")}

    measured.until(lambda: outcomes("fraiseql_observer_events_settled_total") == {"done", "skipped", "dead"}, "events")
    measured.until(
        lambda: outcomes("fraiseql_observer_action_duration_seconds_count") >= {"done", "failed", "rejected"}, "attempts"
    )


def test_only_endpoints_have_circuits(measured):
    measured.until(lambda: measured.query("fraiseql_observer_circuit_state"), "circuits")

    names = {row["metric"]["endpoint"] for row in measured.query("fraiseql_observer_circuit_state")}
    assert names == {f"newsletter.test:{measured.receiver}"}


def test_an_alert_ends_when_its_reason_does(measured):
    # The fixture has seen that Sale was stopped, and has resumed it.
    measured.until(lambda: measured.firing() == {("DeadLetters", "NewCustomer")}, "resumed")


class Receiver(http.server.BaseHTTPRequestHandler):
    """Receives webhooks, answers the first message late, and fails one of five calls."""

    count = 0
    first = None
    answers_first = threading.Event()

    def do_POST(self):
        self.rfile.read(int(self.headers["content-length"]))
        Receiver.count += 1
        Receiver.first = Receiver.first or self.headers["webhook-id"]
        if self.headers["webhook-id"] == Receiver.first:
            Receiver.answers_first.wait()
        self.send_response(503 if Receiver.count % 5 == 0 else 204)
        self.end_headers()

    def log_message(self, *arguments):
        pass


class Measured:
    """Nodes of the sample app on one database, and a Prometheus that scrapes them each second."""

    def __init__(self, folder, receiver, prometheus):
        self.folder = folder
        self.receiver = receiver
        self.prometheus = prometheus
        self.nodes = []

    def scrape(self, *nodes):
        self.nodes = nodes
        written = self.folder / "targets.new"
        written.write_text(json.dumps([{"targets": [f"127.0.0.1:{node}" for node in nodes]}]))
        written.replace(self.folder / "targets.json")

    def start(self, allow_private, end=signal.SIGTERM):
        """The context of a node, which yields its HTTP port, and ends the node with a signal."""
        hosts = self.folder / "hosts"
        hosts.write_text("127.0.0.1 newsletter.test\n127.0.0.1 localhost\n")
        return running(
            [ROOT / "run-sample"],
            {
                "FRAISEQL_DATABASE_URL": f"jdbc:sqlite:{self.folder}/music-store.db",
                "FRAISEQL_OBSERVERS_LEASE": "2s",
                "FRAISEQL_OBSERVERS_WEBHOOKS_ALLOW_PRIVATE": str(allow_private).lower(),
                "NEWSLETTER_URL": f"http://newsletter.test:{self.receiver}/",
                "JAVA_TOOL_OPTIONS": f"-Djdk.net.hosts.file={hosts}",
            },
            end,
        )

    def post(self, path, body):
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.nodes[0]}{path}", json.dumps(body).encode(), {"content-type": "application/json"}
        )
        with urllib.request.urlopen(request) as response:
            answer = json.load(response)
        assert "errors" not in answer, answer

    def admin(self, path):
        self.post(f"/admin/{path}", {})

    def change(self):
        self.post("/graphql", {"query": CUSTOMER})

    def ask(self, path):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.prometheus}/api/v1/{path}") as response:
            return json.load(response)["data"]

    def query(self, expression):
        return self.ask("query?" + urllib.parse.urlencode({"query": expression}))["result"]

    def has_numbers(self, expression):
        return any(math.isfinite(float(row["value"][1])) for row in self.query(expression))

    def firing(self):
        alerts = self.ask("alerts")["alerts"]
        return {(each["labels"]["alertname"], each["labels"].get("observer")) for each in alerts if each["state"] == "firing"}

    def until(self, condition, what):
        """Changes rows until a condition holds."""
        end = time.monotonic() + LIMIT
        while not condition():
            assert time.monotonic() < end, f"{what}: {self.query('{__name__=~`fraiseql_observer_.*`}')}"
            self.change()
            time.sleep(0.5)


@pytest.fixture(scope="module")
def measured(tmp_path_factory):
    """A first node refuses the receiver, and Sale is stopped on it. A second one is killed while an event is in
    progress and later ones are done, so that a new leader looks up which. Then two nodes deliver, and Sale is resumed."""
    program = binary("prometheus")
    folder = tmp_path_factory.mktemp("prometheus")
    with ExitStack() as stack:
        receiver = stack.enter_context(http.server.ThreadingHTTPServer(("127.0.0.1", 0), Receiver))
        threading.Thread(target=receiver.serve_forever, daemon=True).start()
        stack.callback(receiver.shutdown)
        state = Measured(folder, receiver.server_port, free_port())
        stack.enter_context(prometheus(program, state))
        with state.start(allow_private=False) as (port, _):
            state.scrape(port)
            rejected = 'fraiseql_observer_action_duration_seconds_count{outcome="rejected"}'
            state.until(lambda: state.has_numbers(f"rate({rejected}[1m]) > 0"), "rejected")
            state.until(lambda: state.has_numbers('fraiseql_observer_events_settled_total{outcome="skipped"} > 0'), "skipped")
            state.admin("observers/Sale/stop")
            state.until(lambda: state.has_numbers("fraiseql_observer_stopped > 0"), "stopped")
            state.change()
        with state.start(allow_private=True, end=signal.SIGKILL) as (port, _):
            state.scrape(port)
            state.until(lambda: state.has_numbers('fraiseql_observer_events_settled_total{outcome="done"} > 0'), "done")
        Receiver.answers_first.set()
        nodes = [stack.enter_context(state.start(allow_private=True))[0] for _ in range(2)]
        state.scrape(*nodes)
        expected = {("DeadLetters", "NewCustomer"), ("ObserverIsStopped", "Sale")}
        state.until(lambda: state.firing() == expected, expected)
        state.admin("observers/Sale/resume")
        yield state


def free_port():
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        return server.getsockname()[1]


@contextmanager
def prometheus(program, state):
    """Runs Prometheus with the rules."""
    state.scrape()
    scraped = {"files": [str(state.folder / "targets.json")], "refresh_interval": "1s"}
    config = {
        "global": {"scrape_interval": "1s", "evaluation_interval": "1s"},
        "rule_files": [str(RULES)],
        "scrape_configs": [{"job_name": "music-store", "file_sd_configs": [scraped]}],
    }
    (state.folder / "prometheus.yml").write_text(json.dumps(config))  # JSON is YAML
    log = state.folder / "prometheus.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [
                program,
                f"--config.file={state.folder}/prometheus.yml",
                f"--storage.tsdb.path={state.folder}/data",
                f"--web.listen-address=127.0.0.1:{state.prometheus}",
            ],
            stdout=output,
            stderr=output,
        )
    try:
        end = time.monotonic() + LIMIT
        while not is_ready(state.prometheus):
            assert time.monotonic() < end and process.poll() is None, log.read_text()
            time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait(timeout=60)


def is_ready(port):
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{port}/-/ready").close()
        return True
    except OSError:
        return False
