"""Runs the tests of the R client."""

import os
import shutil
import subprocess
import sys

import pytest

from conftest import ROOT, TOKEN

R = ROOT / "flight-clients/r"


@pytest.fixture(scope="module")
def rscript():
    """A function that runs a script in R with this Python."""
    environment = dict(os.environ, RETICULATE_PYTHON=sys.executable, LC_ALL="C.UTF-8")
    probe = ["Rscript", "-e", 'reticulate::py_run_string("import pyarrow")']
    if not shutil.which("Rscript") or subprocess.run(probe, env=environment, capture_output=True).returncode:
        pytest.skip("The R client was NOT RUN: R or its package reticulate is missing, or cannot use this Python.")

    def run(script, **servers):
        return subprocess.run(
            ["Rscript", R / script],
            env=environment | servers,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    return run


def test_values_of_every_type_arrive(rscript, sample, domain):
    run = rscript(
        "test_fraiseql.R",
        FRAISEQL_FLIGHT_PORT=str(sample.flight_port),
        FRAISEQL_DOMAIN_PORT=domain.rsplit(":", 1)[1],
        FRAISEQL_DOMAIN_TOKEN=TOKEN,
    )

    assert run.returncode == 0 and " 0 failed" in run.stdout, run.stdout


def test_frames_are_loaded(rscript, loaded):
    run = rscript("test_insert.R", FRAISEQL_FLIGHT_PORT=str(loaded.flight_port))

    assert run.returncode == 0 and " 0 failed" in run.stdout, run.stdout


def test_the_example_prints_frames(rscript, sample):
    run = rscript("example.R", FRAISEQL_FLIGHT_PORT=str(sample.flight_port))

    assert run.returncode == 0, run.stdout
    assert "1 404  2013-11-13 25.86" in run.stdout
