"""kill -9 during intake, comparison, annotation, checkpoint, issue and migration: nothing is lost.

A few runs by default; XFV_CRASH_RUNS=200 runs them all.
"""

import json
import os
import subprocess
import sys
from collections import Counter

import pytest

from xfv_desktop.services.signatures import identity

from ..cases import sample_case
from .conftest import EXAMINER
from .crash_driver import LONGEST_S, PASSPHRASE

RUNS = int(os.environ.get("XFV_CRASH_RUNS") or len(LONGEST_S))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="only POSIX systems fork")
def test_a_kill_at_any_moment_loses_nothing(tmp_path, examined_folder):
    signer = tmp_path / "signer.p12"
    identity.new_identity(signer, name=EXAMINER, organisation="", passphrase=PASSPHRASE)
    older = sample_case(1, tmp_path)
    seed = os.environ.get("XFV_CRASH_SEED", "7")
    done = subprocess.run(
        [sys.executable, "-m", "tests.services.crash_driver", str(examined_folder), str(signer),
         str(older), str(tmp_path), str(RUNS), seed],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    outcomes = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.returncode, len(outcomes)) == (0, RUNS), done.stderr
    assert [outcome for outcome in outcomes if outcome["faults"]] == []
    steps = Counter(outcome["step"] for outcome in outcomes)
    acknowledged = sum(outcome["acknowledged"] for outcome in outcomes)
    print(f"{RUNS} kills {dict(steps)}: {acknowledged} acknowledged changes, 0 lost")
