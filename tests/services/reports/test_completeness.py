"""What a report lacks is listed, with the place; what blocks it is what issuing refuses."""

import numpy as np
import pytest

from tests.thresholds import unmeasured
from xfv_desktop.domain.annotation import AnnotationSet, RegionKind
from xfv_desktop.domain.casework import Examiner
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.particulars import About, Form, Subject
from xfv_desktop.domain.places import Where
from xfv_desktop.domain.procedure import Order, Stage
from xfv_desktop.services.cases import casework, custody, people
from xfv_desktop.services.evidence import annotation
from xfv_desktop.services.opinion import particulars, phrases, procedure, unmasking
from xfv_desktop.services.opinion import procedure_forms as forms
from xfv_desktop.services.opinion.procedure import Answer
from xfv_desktop.services.reports import completeness, issue, report_document, report_texts
from xfv_desktop.services.reports.completeness import Severity

from ..bundle_world import EXAMINER, PASSPHRASE
from ..opinion.test_procedure import worked

OVERSTATED = "Q1 and K1 show the same person."


def sentences(case, form=Form.FULL):
    return {gap.sentence: gap for gap in completeness.gaps(case, 1, EXAMINER, form)}


def issued(case, signer, **options):
    return issue.issue_report(
        case, 1, examiner=Examiner(EXAMINER), identity=signer, passphrase=PASSPHRASE,
        **options,
    )  # fmt: skip


def conclude(case, text):
    subject = Subject(About.EXAMINATION, "1")
    return particulars.record(case, {"conclusion": text}, person=EXAMINER, subject=subject)


def test_an_empty_case_lacks_nearly_everything_and_blocks_nothing(examined):
    found = completeness.gaps(examined, 1, EXAMINER)
    assert Severity.BLOCKS not in {gap.severity for gap in found}
    places = {gap.place.where for gap in found if gap.place}
    assert {
        Where.PARTICULARS, Where.PROCEDURE, Where.FIDELITY, Where.VERIFICATION, Where.PROPOSITIONS
    } <= places  # fmt: skip
    assert [gap.severity for gap in found] == sorted(
        (gap.severity for gap in found), key=list(Severity).index
    )
    missing = {place.place.field for place in found if place.place and place.place.field}
    assert {"customer", "question", "conclusion", "qualifications", "item_condition"} <= missing
    short = completeness.gaps(examined, 1, EXAMINER, Form.NOTE)
    assert len(short) < len(found)


def test_a_picture_compared_with_itself_is_said_before_it_is_reported(examined):
    """Q1 and K1 are the same file; K2 is another one."""
    (gap,) = [gap for told, gap in sentences(examined).items() if "are the same picture" in told]
    assert gap.sentence.startswith("Q1 and K1 are the same picture, so their score says nothing")
    assert (gap.severity, gap.section) == (Severity.SHOULD, 15)
    other = completeness.gaps(examined, 2, EXAMINER)
    assert not [gap for gap in other if "same picture" in gap.sentence]


def test_what_is_said_is_no_longer_missing(examined):
    before = sentences(examined)
    conclude(examined, "The findings are more probable if both show one person than if not.")
    gone = before.keys() - sentences(examined).keys()
    assert len(gone) == 1
    assert "conclusion" in gone.pop().lower()


def test_a_blocked_report_is_refused_until_it_is_reworded_or_let_stand(examined, signer):
    conclude(examined, OVERSTATED)
    (gap,) = [g for g in completeness.gaps(examined, 1, EXAMINER) if g.severity is Severity.BLOCKS]
    assert OVERSTATED in gap.sentence
    assert (gap.place.where, gap.place.field) == (Where.PARTICULARS, "conclusion")
    with pytest.raises(UserError, match="Q1 and K1 show the same person"):
        issued(examined, signer)
    assert not casework.overview(examined).reports
    issued(examined, signer, override="the court's own words")
    event = next(e for e in casework.audit_trail(examined) if e.action == "phrase overridden")
    assert event.details["reason"] == "the court's own words"
    assert event.details["sentence"] == OVERSTATED
    conclude(examined, OVERSTATED + " The faces match.")  # the reason holds for its sentence only
    with pytest.raises(UserError, match="The faces match"):
        issued(examined, signer)


def test_a_reason_without_words_to_let_stand_leaves_no_trace(examined, signer):
    issued(examined, signer, override="for nothing")
    assert "phrase overridden" not in {e.action for e in casework.audit_trail(examined)}


def test_words_of_others_are_not_the_examiners(examined):
    texts = {"question": "Identify him.", "customer": "Match & Co", "proposition_hp": OVERSTATED}
    particulars.record(examined, texts, person=EXAMINER)
    assert list(phrases.flagged(examined, report_texts.of_examination(examined, 1, EXAMINER))) == []


def test_words_of_regions_are_read(examined):
    triangle = np.array([(1.0, 1.0), (9.0, 1.0), (9.0, 9.0)])
    regions = AnnotationSet().added(RegionKind.POLYGON, triangle, "mole", "It matches.")
    annotation.annotate(examined, 1, Side.PROBE, regions, examiner=EXAMINER, what="drawn")
    (one,) = phrases.flagged(examined, report_texts.of_examination(examined, 1, EXAMINER))
    assert (one.place.where, one.place.words) == (Where.REGIONS, "Region 1 on Q1")


def test_a_stage_with_flagged_words_is_not_locked(filled):
    people.add_person(filled, "Anna")
    procedure.open_procedure(filled, "Q1", "K1", person="Anna")
    with pytest.raises(UserError, match="It matches well"):
        worked(filled, 1, "Anna", Stage.ANALYSIS, {
            (Stage.ANALYSIS, forms.PHOTOGRAPH, "notes"): "It matches well.",
        })  # fmt: skip
    current = procedure.procedure(filled, 1)
    assert current.stage is Stage.ANALYSIS
    texts = tuple(phrases.flagged(filled, report_texts.written.of_stage(current, current.stage)))
    with pytest.raises(UserError, match="Say why"):
        phrases.override(filled, texts, of={"procedure": 1}, reason=" ", person="Anna")
    phrases.override(filled, texts, of={"procedure": 1}, reason="a quotation", person="Anna")
    procedure.lock_stage(filled, 1, person="Anna")


def test_an_opinion_that_is_not_locked_blocks_where_it_comes_first(examined, signer):
    procedure.open_procedure(examined, "Q1", "K1", person=EXAMINER)
    state = {gap.severity for gap in sentences(examined).values() if gap.section == 14}
    assert state == {Severity.SHOULD}
    unmasking.set_order(examined, Order.OPINION_FIRST, person=EXAMINER)
    with pytest.raises(UserError, match="analysis is not complete"):
        issued(examined, signer)
    worked(examined, 1, EXAMINER, Stage.EVALUATION)
    issued(examined, signer)
    open_now = [gap for gap in sentences(examined).values() if gap.section in (13, 14, 17)]
    assert all(gap.severity is Severity.SHOULD for gap in open_now)
    procedure.record_answers(
        examined, 1, Stage.EVALUATION, [Answer("opinion", "reasons", "seen again")],
        person=EXAMINER, reason="typing error",
    )  # fmt: skip


def test_who_has_no_opinion_yet_gets_neither_draft_nor_report(examined, signer):
    """Where the own opinion comes first, both would show score, decision and maps too early."""
    ben = Examiner("Ben")
    people.add_person(examined, ben.name)
    report_document.draft(examined, 1, ben)
    unmasking.set_order(examined, Order.OPINION_FIRST, person=EXAMINER)
    with pytest.raises(UserError, match="hidden from Ben until their own evaluation is locked"):
        report_document.draft(examined, 1, ben)
    found = completeness.gaps(examined, 1, ben.name)
    assert [gap.section for gap in found if gap.severity is Severity.BLOCKS] == [13]
    with pytest.raises(UserError, match="Ben has recorded no opinion"):
        issue.issue_report(examined, 1, examiner=ben, identity=signer, passphrase=PASSPHRASE)
    procedure.open_procedure(examined, "Q1", "K1", person=ben.name)
    worked(examined, 1, ben.name, Stage.EVALUATION)
    report_document.draft(examined, 1, ben)


def test_a_gap_in_custody_is_found(examined):
    for giver, receiver in (("Court", "Post"), ("Carrier", "Laboratory")):
        custody.transfer(
            examined,
            "Q1",
            given_by=giver,
            received_by=receiver,
            reason="r",
            person=EXAMINER,
            gap=True,
        )
    assert any("Post had it, but Carrier gave" in sentence for sentence in sentences(examined))


def test_an_altered_case_blocks(examined):
    stored = casework.load_examination(examined, 1).questioned.image.sha256
    path = examined.folder / "files" / stored[:2] / stored
    path.chmod(0o600)
    path.write_bytes(b"other")
    first = completeness.gaps(examined, 1, EXAMINER)[0]
    assert (first.severity, first.place.where) == (Severity.BLOCKS, Where.CASE_CHECK)


def test_a_threshold_nobody_measured_is_told(examined, monkeypatch):
    assert not any("threshold" in one for one in sentences(examined))
    unmeasured(monkeypatch)
    assert any("The threshold is unvalidated" in one for one in sentences(examined))
