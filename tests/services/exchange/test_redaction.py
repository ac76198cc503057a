"""What is left out of a bundle is gone from it everywhere, and named."""

import json

import pytest

from xfv_desktop.domain.procedure import Stage
from xfv_desktop.persistence import tables
from xfv_desktop.services.cases import casework, custody
from xfv_desktop.services.exchange import bundles
from xfv_desktop.services.opinion import procedure
from xfv_desktop.services.opinion.procedure import Answer

from ..bundle_world import EXAMINER, entries, rows


def redacted(case, place, *asked):
    made, _ = bundles.export_case(case, place / "case.zip", examiner=EXAMINER, redact=asked)
    files = entries(made.path)
    return files, json.loads(files["data/case.json"])["left out"]


def test_an_exhibit_takes_along_what_hangs_on_it(reported, tmp_path):
    """Eileen Collins is K2 and Q2; nothing of her photograph, name or comparison remains."""
    exhibit = next(e for e in casework.overview(reported).exhibits if e.number == "K2")
    maps = reported.rows("SELECT maps_sha256 AS name FROM examinations ORDER BY number")
    report = next(r for r in casework.overview(reported).reports if r.examination == 2)

    files, left_out = redacted(reported, tmp_path, "K2", "Q2")

    everything = b"".join(data for name, data in files.items())
    for word in (exhibit.image.sha256, exhibit.image.name, maps[1]["name"], report.id):
        assert word.encode() not in everything.replace(json.dumps(left_out).encode(), b"") or (
            word == report.id and files["data/case.json"].count(word.encode()) == 1
        )
    assert f"data/files/{exhibit.image.sha256}" not in files
    assert f"data/files/{maps[0]['name']}" in files
    assert {row["number"] for row in rows(files, "exhibits")} == {"Q1", "K1"}
    assert [row["number"] for row in rows(files, "examinations")] == [1]
    assert [row["examination"] for row in rows(files, "reports")] == [1]
    assert left_out["asked for"] == ["K2", "Q2"]
    assert left_out["rows"]["exhibits"] == ["K2", "Q2"]
    assert left_out["rows"]["reports"] == [report.id]


def test_the_chain_can_still_be_followed(reported, tmp_path):
    """Each event has its seal; those that tell of the exhibit have no details any more."""
    before = list(tables.each(reported, "audit"))
    files, left_out = redacted(reported, tmp_path, "K2", "Q2")
    trail = rows(files, "audit")
    assert [(e["sequence"], e["previous"], e["seal"]) for e in trail] == [
        (e["sequence"], e["previous"], e["seal"]) for e in before
    ]
    silent = [event["sequence"] for event in trail if event["details"] is None]
    assert silent == left_out["details of audit events"]
    told = {event["sequence"]: json.loads(event["details"]) for event in before}
    for number, details in told.items():
        about = {"K2", "Q2"} & set(map(str, details.values())) or details.get("examination") == 2
        assert (number in silent) >= bool(about)
    assert 0 < len(silent) < len(trail)


def test_an_opinion_goes_with_its_exhibit(filled, tmp_path):
    """Its answers name no exhibit: only the event that opens it does."""
    for number, known, words in ((1, "K1", "stays on record"), (2, "K2", "goes with it")):
        procedure.open_procedure(filled, "Q1", known, person=EXAMINER)
        answer = Answer("photograph", "notes", words)
        procedure.record_answers(filled, number, Stage.ANALYSIS, [answer], person=EXAMINER)
    files, _ = redacted(filled, tmp_path, "K2")
    trail = "".join(row["details"] or "" for row in rows(files, "audit"))
    assert "stays on record" in trail
    assert "goes with it" not in trail


def test_a_file_that_another_exhibit_shares_stays(reported, tmp_path):
    """K2 and Q2 are the same bytes: without K2 they are still those of Q2."""
    shared = next(e for e in casework.overview(reported).exhibits if e.number == "Q2").image.sha256
    files, left_out = redacted(reported, tmp_path, "K2")
    assert f"data/files/{shared}" in files
    assert left_out["rows"]["exhibits"] == ["K2"]


def test_remarks_go_everywhere(reported, tmp_path):
    """From the row and from the event; a report that prints one would go as well."""
    files, left_out = redacted(reported, tmp_path, "remarks")
    assert b"Mr Quiet" not in b"".join(files.values())
    assert left_out["remarks of"] == {"exhibits": ["Q2"]}
    assert left_out["rows"] == {}
    assert [row["remarks"] for row in rows(files, "exhibits") if row["number"] == "Q2"] == [None]
    assert len(left_out["details of audit events"]) == 1


@pytest.mark.parametrize("asked", [(), ("remarks",)])
def test_what_was_asked_for_is_said(reported, tmp_path, asked):
    """In the bundle, and in the trail of the case; the ledger tells of what went out."""
    _, left_out = redacted(reported, tmp_path, *asked)
    assert (left_out is None) == (not asked)
    (event,) = [e for e in casework.audit_trail(reported) if e.action == bundles.EXPORTED]
    assert event.details["left out"] == list(asked)
    gone_out = [e for e in custody.ledger(reported) if e.act is custody.CustodyAct.EXPORTED]
    assert [entry.exhibit for entry in gone_out] == ["Q1", "Q2", "K1", "K2"]
