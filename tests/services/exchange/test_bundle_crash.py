"""Killed at any moment of an export or a backup: what has its name is whole."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from xfv_desktop.services.cases import backup, casework, checking
from xfv_desktop.services.exchange import bundles

from ..bundle_world import EXAMINER, entries

RUNS = int(os.environ.get("XFV_KILLS", "2"))
"""How often each is killed; a full count is for those who ask for it."""

WRITE = """
import sys
from pathlib import Path
from xfv_desktop.services.cases import backup, casework
from xfv_desktop.services.exchange import bundles
place, what = Path(sys.argv[1]), sys.argv[2]
case = casework.open_case(place / "a.xfv", writable=True)
number = 0
while True:
    number += 1
    if what == "export":
        out = place / f"{number}.zip"
        bundles.export_case(case, out, examiner="A. Examiner")
    else:
        (place / str(number)).mkdir()
        out = backup.back_up(case, place / str(number)).folder
    print(out, flush=True)
"""


@pytest.mark.parametrize("what", ["export", "backup"])
@pytest.mark.parametrize("run", range(RUNS))
def test_a_kill(tmp_path, what, run):
    with casework.create_case(tmp_path / "a.xfv", title="t", examiner=EXAMINER):
        pass
    with subprocess.Popen(
        [sys.executable, "-c", WRITE, str(tmp_path), what], stdout=subprocess.PIPE, text=True
    ) as process:
        first = process.stdout.readline()
        time.sleep(random.uniform(0, 0.3))
        process.kill()
        lines = (first + process.stdout.read()).splitlines(keepends=True)
    assert first, "the process died before its first line"
    said = {line.strip() for line in lines if line.endswith("\n")}

    found = {str(p) for p in tmp_path.glob("*.zip" if what == "export" else "[0-9]*/[!.]*.xfv")}
    assert said <= found
    for path in found:
        if what == "export":
            assert entries(Path(path))["bagit.txt"]
        else:
            with casework.open_case(Path(path), writable=False) as copy:
                assert checking.case_fault(copy) is None
    with casework.open_case(tmp_path / "a.xfv", writable=True) as case:
        assert checking.case_fault(case) is None
        told = [
            e.details["file"] for e in casework.audit_trail(case) if e.action == bundles.EXPORTED
        ]
        assert {Path(path).name for path in found if what == "export"} <= set(told)
        bundles.export_case(case, tmp_path / "after.zip", examiner=EXAMINER)
        (tmp_path / "after").mkdir()
        backup.back_up(case, tmp_path / "after")
