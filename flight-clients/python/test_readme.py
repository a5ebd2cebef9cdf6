"""The Python examples of the README and of docs/flight-clients.md print the output that is shown."""

import os
import re
import subprocess
import sys

import pytest

from conftest import ROOT

PAGES = "".join((ROOT / page).read_text() for page in ("README.md", "docs/flight-clients.md"))
SCRIPTS = re.findall(r"```python\n(.*?)```\n```text\n(.*?)```", PAGES, re.DOTALL)
COMMANDS = re.findall(r"^python (\S+)\n```\n```text\n(.*?)```", PAGES, re.DOTALL | re.MULTILINE)


def printed(sample, *arguments):
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=dict(os.environ, FRAISEQL_FLIGHT_PORT=str(sample.flight_port)),
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_there_is_something_to_test():
    assert len(SCRIPTS) > 1 and COMMANDS


@pytest.mark.parametrize("script, output", SCRIPTS)
def test_a_script_prints_what_is_shown(sample, script, output):
    assert printed(sample, "-c", script.replace("50051", str(sample.flight_port))) == output


@pytest.mark.parametrize("file, output", COMMANDS)
def test_a_file_prints_what_is_shown(sample, file, output):
    assert printed(sample, file) == output
