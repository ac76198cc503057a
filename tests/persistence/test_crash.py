"""Killed at any moment: everything that was acknowledged is there, and nothing half."""

import hashlib
import random
import subprocess
import sys
import time

import pytest

from xfv_desktop.domain.errors import NotACase
from xfv_desktop.persistence import audit_log, files, records
from xfv_desktop.persistence.case_file import CaseFile

START = """
import sys, hashlib
from datetime import UTC, datetime
from pathlib import Path
from xfv_desktop.domain.casework import Case
from xfv_desktop.domain.evidence import Exhibit, ImageFile, Role
from xfv_desktop.persistence import audit_log, files, records
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.persistence.creation import create_case

place, now = Path(sys.argv[1]), datetime.now(UTC)
"""

WRITE = (
    START
    + """
case = CaseFile.open(place, writable=True)
while True:
    number = records.next_exhibit_number(case, Role.QUESTIONED)
    data = number.encode() * 20_000
    sha256 = files.put(case, data)
    image = ImageFile(number, sha256, len(data), "JPEG", 1, 1)
    exhibit = Exhibit(number, Role.QUESTIONED, "", image, (), 0, "", "", now, "x")
    with case.transaction():
        records.add_exhibit(case, exhibit)
        audit_log.append(case, actor="x", action="exhibit added", details={"number": number})
    print(number, flush=True)
"""
)

CREATE = (
    START
    + """
number = 0
while True:
    number += 1
    create_case(place / f"{number}.xfv", Case("t", "r", "e", now), actor="x").close()
    print(number, flush=True)
"""
)


def killed(script, place, seconds):
    """What the process had acknowledged when it was killed, that long after its first line."""
    with subprocess.Popen(
        [sys.executable, "-c", script, str(place)], stdout=subprocess.PIPE, text=True
    ) as process:
        first = process.stdout.readline()
        time.sleep(seconds)
        process.kill()
        lines = (first + process.stdout.read()).splitlines(keepends=True)
    assert first, "the process died before its first line"
    return [line.strip() for line in lines if line.endswith("\n")]


@pytest.mark.parametrize("run", range(8))
def test_a_kill_during_a_stream_of_changes(folder, run):
    acknowledged = killed(WRITE, folder, random.uniform(0, 0.15))
    with CaseFile.open(folder, writable=True) as case:
        present = records.exhibits(case)
        numbers = [exhibit.number for exhibit in present]
        assert numbers[: len(acknowledged)] == acknowledged
        assert len(numbers) - len(acknowledged) in (0, 1)  # committed, not yet said
        for exhibit in present:
            assert files.get(case, exhibit.image.sha256) == exhibit.number.encode() * 20_000
        logged = [event.details["number"] for event in audit_log.events(case)[1:]]
        assert logged == numbers
        assert audit_log.fault(case) is None
        for path in (folder / "files").rglob("*"):
            if path.is_file():
                assert hashlib.sha256(path.read_bytes()).hexdigest() == path.name
        files.put(case, b"work goes on")
        assert not (folder / "incoming").exists()


@pytest.mark.parametrize("run", range(3))
def test_a_kill_while_cases_are_created(tmp_path, run):
    acknowledged = killed(CREATE, tmp_path, random.uniform(0, 0.1))
    cases = sorted(tmp_path.glob("*.xfv"), key=lambda path: int(path.stem))
    assert [path.stem for path in cases][: len(acknowledged)] == acknowledged
    for path in cases:
        with CaseFile.open(path, writable=True) as case:
            assert records.cover(case).title == "t"
            assert audit_log.fault(case) is None
    for draft in tmp_path.glob(".*"):  # whole or refused, even if somebody goes and looks
        try:
            with CaseFile.open(draft, writable=False) as case:
                assert records.cover(case).title == "t"
        except NotACase:
            pass
