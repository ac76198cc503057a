"""Lines over a pair are kept for whoever drew them, tell no length, and no one too early."""

import pytest

from xfv_desktop.domain.drawn_lines import DrawnLine, LineKind
from xfv_desktop.domain.errors import NotInCase, UserError
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.people import Duty
from xfv_desktop.domain.procedure import Order
from xfv_desktop.persistence import audit_log
from xfv_desktop.services.cases import people
from xfv_desktop.services.evidence.drawn_lines import keep_lines, lines_of
from xfv_desktop.services.opinion import procedure, unmasking

from ..bundle_world import EXAMINER

GUIDE = DrawnLine(1, LineKind.GUIDE, Side.PROBE, [[1.005, 2], [30, 40.256]])
LENGTH = DrawnLine(2, LineKind.LENGTH, Side.REFERENCE, [[0, 0], [8, 6]])
OTHER = "Dr Bo Lind"


def test_the_last_ones_hold_for_each_person_and_pair(filled):
    keep_lines(filled, "Q1", "K1", (GUIDE, LENGTH), person=EXAMINER)
    changes = keep_lines(filled, "Q1", "K1", (GUIDE,), person=EXAMINER)
    (found,) = lines_of(filled, "Q1", "K1", EXAMINER)
    assert (found.number, found.kind, found.side) == (1, LineKind.GUIDE, Side.PROBE)
    assert found.ends_px.tolist() == [[1.0, 2.0], [30.0, 40.26]]
    assert changes.event.details["lines"][0]["on"] == "Q1"
    assert lines_of(filled, "Q1", "K1", OTHER) == lines_of(filled, "Q1", "K2", EXAMINER) == ()


def test_what_is_kept_already_or_not_there_is_refused(filled):
    keep_lines(filled, "Q1", "K1", (GUIDE,), person=EXAMINER)
    before = audit_log.head(filled)
    with pytest.raises(UserError, match="Nothing has changed"):
        keep_lines(filled, "Q1", "K1", (GUIDE,), person=EXAMINER)
    with pytest.raises(NotInCase):
        keep_lines(filled, "Q1", "K9", (GUIDE,), person=EXAMINER)
    assert audit_log.head(filled) == before


def test_none_lies_on_a_hidden_photograph_and_a_verifier_is_told_of_none(filled):
    people.add_person(filled, OTHER, duty=Duty.VERIFIER, by=EXAMINER)
    keep_lines(filled, "Q1", "K1", (GUIDE, LENGTH), person=EXAMINER)
    event = audit_log.head(filled)
    unmasking.set_order(filled, Order.OPINION_FIRST, person=EXAMINER)
    procedure.open_procedure(filled, "Q1", "K1", person=OTHER)
    keep_lines(filled, "Q1", "K1", (GUIDE,), person=OTHER)
    with pytest.raises(UserError, match="not revealed"):
        keep_lines(filled, "Q1", "K1", (LENGTH,), person=OTHER)
    conceals = unmasking.concealed(unmasking.standing(filled, OTHER), OTHER, ())
    assert conceals(event)
    assert not conceals(audit_log.head(filled))
    assert not unmasking.concealed(unmasking.standing(filled, EXAMINER), EXAMINER, ())(event)
