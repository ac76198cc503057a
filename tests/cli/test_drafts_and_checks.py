"""Drafts of a report, and what is still missing from one, on the command line."""

import json

import pytest
from pypdfium2 import PdfDocument

from xfv_desktop.domain.evidence import Role
from xfv_desktop.services.cases import casework
from xfv_desktop.services.comparison import examination
from xfv_desktop.services.evidence import intake

from .test_case_records import run


@pytest.fixture(scope="module")
def examined(tmp_path_factory, portrait_paths):
    folder = tmp_path_factory.mktemp("examined") / "robbery.xfv"
    with casework.create_case(folder, title="Robbery", examiner="A. Examiner") as case:
        for role, name in ((Role.QUESTIONED, "hopper"), (Role.KNOWN, "collins")):
            found = intake.inspect(portrait_paths[name])
            intake.add_exhibit(case, found, role=role, examiner="A. Examiner")
        examination.examine(case, "Q1", "K1", examiner="A. Examiner", device="cpu")
    return folder


@pytest.mark.parametrize(("language", "word"), [("en", "DRAFT"), ("de", "ENTWURF")])
def test_a_draft_is_marked_and_logs_nothing(examined, tmp_path, language, word):
    before = (examined / "case.db").read_bytes()
    out = tmp_path / "draft.pdf"
    said = ("--form", "statement", "--language", language, "--out", out, "--json")
    told = json.loads(run("report", "draft", examined, 1, *said).output)
    assert len(told["extract sha256"]) == 64
    with PdfDocument(out) as pdf:
        assert all(word in page.get_textpage().get_text_range() for page in pdf)
    assert (examined / "case.db").read_bytes() == before
    assert run("report", "draft", examined, 1, *said).exit_code == 2


def test_what_is_missing_is_told_with_where_it_is_edited(examined):
    """Nothing of it stands in the way of a report; a word that overstates does."""
    asked = ("report", "check", examined, 1, "--json")
    done = run(*asked)
    told = json.loads(done.output)
    assert (done.exit_code, told["examination"]) == (0, 1)
    gaps = {gap["edited at"]: gap["severity"] for gap in told["gaps"]}
    assert gaps["Question"] == "should be done"
    run("report", "particulars", examined, "--set", "question=Is it the same?")
    said = "conclusion=The faces match."
    assert run("report", "particulars", examined, "--examination", 1, "--set", said).exit_code == 0
    done = run(*asked)
    gaps = json.loads(done.output)["gaps"]
    assert not any(gap["edited at"] == "Question" for gap in gaps)
    assert any(gap["severity"] == "blocks" and "match" in gap["sentence"] for gap in gaps)
    assert done.exit_code == 1


def test_a_report_is_checked_for_one_of_the_people_only(examined):
    done = run("report", "check", examined, 1, "--as", "Eve")
    assert (done.exit_code, "not one of the people" in done.output) == (2, True)
