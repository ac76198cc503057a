"""How fast the case store is on this machine: a case that grows step by step, measured at each."""

import statistics
import tempfile
from pathlib import Path
from time import perf_counter

import attrs

from xfv_desktop.domain.casework import COMPARED
from xfv_desktop.domain.errors import CaseAltered
from xfv_desktop.domain.evidence import Role
from xfv_desktop.domain.jobs import Progress, no_progress, part_of
from xfv_desktop.persistence import audit_log, records
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.persistence.connection import DATABASE_FILE
from xfv_desktop.services.cases import casework, checking
from xfv_desktop.services.comparison import examination
from xfv_desktop.services.evidence import intake
from xfv_desktop.services.evidence.portraits import PORTRAITS, portrait_path

EXAMINER = "Bench"
STEPS = 4
EVENTS = 10
"""Audit events for each comparison; the comparison itself is one of them."""
MEASURED = 51
"""Comparisons that are stored one by one, each in its own transaction with FULL sync."""


@attrs.frozen
class StoreStep:
    """What was measured at one size of the case.

    ``open_ms``: until the file is open for writing, its structure checked. ``list_ms``: until the
    lists can be shown, the fast check of the trail included. ``insert_ms``: median of storing a
    comparison whose maps are in the store. ``verify_s``: the whole check without files.
    """

    comparisons: int
    audit_rows: int
    megabytes: float
    open_ms: float
    list_ms: float
    page_ms: float
    insert_ms: float
    verify_s: float


def benchmark_store(comparisons: int, *, progress: Progress = no_progress) -> tuple[StoreStep, ...]:
    """A case of so many comparisons with ten times as many audit events, in four steps.

    It lies where the system keeps temporary files, and is removed afterwards.
    """
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "bench.xfv"
        progress(0.0, "Comparing two portraits")
        with casework.create_case(folder, title="Bench", examiner=EXAMINER) as case:
            for role, portrait in zip(Role, PORTRAITS, strict=True):
                inspection = intake.inspect(portrait_path(portrait))
                intake.add_exhibit(case, inspection, role=role, examiner=EXAMINER)
            examination.examine(case, "Q1", "K1", examiner=EXAMINER)
        steps = []
        for step in range(1, STEPS + 1):
            share = part_of(progress, (step - 1) / STEPS, step / STEPS)
            goal = comparisons * step // STEPS
            with casework.open_case(folder, writable=True) as case:
                _grow(case, goal - MEASURED, part_of(share, 0.0, 0.7))
                times = [_timed_insert(case) for _ in range(MEASURED)]
            share(0.8, f"Measuring with {goal:,} comparisons")
            steps.append(_measured(folder, 1000 * statistics.median(times)))
        return tuple(steps)


def _measured(folder: Path, insert_ms: float) -> StoreStep:
    start = perf_counter()
    with casework.open_case(folder, writable=True) as case:
        opened = perf_counter()
        if fault := checking.trail_fault(case):
            raise CaseAltered(fault, folder)
        overview = casework.overview(case)
        listed = perf_counter()
        last = overview.audit_head.sequence
        casework.audit_trail(case, after=last - 200, most=200)
        paged = perf_counter()
        if fault := checking.case_fault(case, with_files=False):
            raise CaseAltered(fault, folder)
        verified = perf_counter()
    return StoreStep(
        comparisons=len(overview.examinations),
        audit_rows=last,
        megabytes=(folder / DATABASE_FILE).stat().st_size / 1e6,
        open_ms=1000 * (opened - start),
        list_ms=1000 * (listed - start),
        page_ms=1000 * (paged - listed),
        insert_ms=insert_ms,
        verify_s=verified - paged,
    )


def _grow(case: CaseFile, goal: int, progress: Progress) -> None:
    first = records.next_examination_number(case)
    for start in range(first, goal + 1, 250):
        progress((start - first) / (goal + 1 - first), f"Growing to {goal:,} comparisons")
        with case.transaction():
            for _ in range(start, min(start + 250, goal + 1)):
                _store_again(case)


def _timed_insert(case: CaseFile) -> float:
    start = perf_counter()
    with case.transaction():
        _store_again(case, events=1)
    took = perf_counter() - start
    with case.transaction():
        _note(case, EVENTS - 1)
    return took


def _store_again(case: CaseFile, events: int = EVENTS) -> None:
    """The first comparison under the next number, with everything that belongs to it."""
    number = records.next_examination_number(case)
    row = case.rows("SELECT * FROM examinations WHERE number = 1")[0]
    case.insert("examinations", {**row, "number": number})
    for region in case.rows("SELECT * FROM regions WHERE examination = 1"):
        case.insert("regions", {**region, "examination": number})
    compared = "SELECT sequence FROM audit WHERE action = :action LIMIT 1"
    before = case.rows(compared, {"action": COMPARED})[0]["sequence"] - 1
    (event,) = audit_log.events(case, after=before, most=1)
    details = {**event.facts, "examination": number}
    audit_log.append(case, actor=EXAMINER, action=event.action, details=details)
    _note(case, events - 1)


def _note(case: CaseFile, count: int) -> None:
    for _ in range(count):
        audit_log.append(case, actor=EXAMINER, action="viewed", details={"examination": "1"})
