"""The audit trail searched and exported: what is hidden is neither found nor written."""

import csv
import hashlib
import json

import pytest

from xfv_desktop.domain.audit import Link, canonical, chain_fault, sealed
from xfv_desktop.domain.errors import OutputUnwritable, UserError
from xfv_desktop.domain.jobs import Cancelled, CancelToken
from xfv_desktop.persistence import audit_log
from xfv_desktop.services.cases import casework
from xfv_desktop.services.opinion.unmasking import MASKED
from xfv_desktop.services.records import trail
from xfv_desktop.services.records.trail import TrailFilter

from ..bundle_world import EXAMINER


def event(number=1, *, actor="Ada", action="exhibit added", at="2026-11-26", **details):
    return sealed(
        sequence=number, at=f"{at}T08:00:00.000000Z", actor=actor, action=action,
        details=details, previous="0" * 64,
    )  # fmt: skip


def nothing(_):
    return False


def scores(one):
    """Hides what tells of the score."""
    return "score" in one.details


@pytest.mark.parametrize(
    ("wanted", "takes"),
    [
        (TrailFilter(), True),
        (TrailFilter(text="CAMERA"), True),
        (TrailFilter(text="camera ada added"), True),
        (TrailFilter(text="camera bo"), False),
        (TrailFilter(person="Ada"), True),
        (TrailFilter(person="Ad"), False),
        (TrailFilter(action="exhibit added"), True),
        (TrailFilter(action="viewed"), False),
        (TrailFilter(since="2026-11-26", until="2026-11-26"), True),
        (TrailFilter(since="2026-11-27"), False),
        (TrailFilter(until="2026-11-25"), False),
    ],
)
def test_an_event_is_wanted_if_everything_is_as_asked(wanted, takes):
    assert wanted.takes(event(label="Camera 3"), hidden=False) is takes


def test_hidden_details_are_not_found():
    one = event(score=0.4711)
    assert TrailFilter(text="4711").takes(one, hidden=False)
    assert not TrailFilter(text="4711").takes(one, hidden=True)
    assert TrailFilter(text="hidden until").takes(one, hidden=True)


@pytest.fixture
def noted(filled):
    """Some events more: one of them with a score."""
    with filled.transaction():
        for number in range(3):
            audit_log.append(filled, actor=EXAMINER, action="viewed", details={"n": number})
        audit_log.append(filled, actor=EXAMINER, action="compared", details={"score": 0.4711})
    return filled


def test_events_are_found_in_their_order_and_the_search_can_be_cancelled(noted):
    found = trail.found(noted, TrailFilter(action="viewed"), nothing)
    assert [one.details["n"] for one in found] == [0, 1, 2]
    assert trail.kinds(noted) == ((EXAMINER,), tuple(sorted(trail.kinds(noted)[1])))
    token = CancelToken()
    token.cancel()
    with noted.transaction():
        for _ in range(500):
            audit_log.append(noted, actor=EXAMINER, action="viewed", details={})
    with pytest.raises(Cancelled):
        trail.found(noted, TrailFilter(), nothing, cancel=token)


def test_a_json_export_can_be_checked_without_the_case_and_is_an_event(noted, tmp_path):
    out, before = tmp_path / "trail.json", audit_log.head(noted)
    changes = trail.export_trail(noted, out, TrailFilter(), nothing, person=EXAMINER)
    told = json.loads(out.read_text("utf-8"))
    links = [
        Link(e["sequence"], e["at"], e["actor"], e["action"], canonical(e["details"]),
             e["previous"], e["seal"])
        for e in told["events"]
    ]  # fmt: skip
    assert chain_fault(links) is None
    assert told["head"] == {"sequence": before.sequence, "seal": before.seal}
    assert (len(links), told["filter"]) == (before.sequence, {})
    assert changes.event.action == trail.EXPORTED
    assert changes.event.details["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    assert changes.event.details["file"] == "trail.json"


def test_a_csv_export_keeps_what_is_hidden(noted, tmp_path):
    out = tmp_path / "trail.csv"
    wanted = TrailFilter(person=EXAMINER, since="2020-01-01")
    changes = trail.export_trail(noted, out, wanted, scores, person=EXAMINER)
    with out.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert not any("score" in row["details"] for row in rows)
    assert rows[-1]["details"] == MASKED
    assert [row["hidden"] for row in rows] == ["0"] * (len(rows) - 1) + ["1"]
    assert json.loads(rows[-2]["details"]) == {"n": 2}
    assert changes.event.details["hidden"] == 1
    assert changes.event.details["filter"] == {"person": EXAMINER, "since": "2020-01-01"}


@pytest.mark.parametrize(
    ("name", "error"), [("there.csv", OutputUnwritable), ("trail.txt", UserError)]
)
def test_a_refused_export_writes_nothing_and_is_no_event(noted, tmp_path, name, error):
    (tmp_path / "there.csv").write_text("kept")
    before = audit_log.head(noted)
    with pytest.raises(error):
        trail.export_trail(noted, tmp_path / name, TrailFilter(), nothing, person=EXAMINER)
    assert (tmp_path / "there.csv").read_text() == "kept"
    assert audit_log.head(noted) == before


def test_an_export_that_cannot_be_noted_is_not_left(noted, tmp_path):
    with pytest.raises(UserError, match="not one of the people"):
        trail.export_trail(noted, tmp_path / "a.csv", TrailFilter(), nothing, person="Nobody")
    assert not (tmp_path / "a.csv").exists()


def test_a_case_open_for_reading_is_exported_without_an_event(noted, tmp_path):
    with casework.open_beside(noted) as reading:
        head = audit_log.head(noted)
        changes = trail.export_trail(
            reading, tmp_path / "a.json", TrailFilter(), nothing, person=""
        )
    assert (changes.event, audit_log.head(noted)) == (head, head)
    assert (tmp_path / "a.json").is_file()
