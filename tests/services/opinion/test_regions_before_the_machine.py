"""Regions of a procedure: drawn in its stages, locked with the comparison, kept by the machine."""

import numpy as np
import pytest

from tests.opinions import locked
from xfv_desktop.domain.annotation import AnnotationSet, RegionKind
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.pairing import paired
from xfv_desktop.domain.people import Duty
from xfv_desktop.domain.procedure import Order, Stage
from xfv_desktop.domain.redrawing import REGIONS_DRAWN
from xfv_desktop.persistence import audit_log
from xfv_desktop.services.cases import casework, checking, people
from xfv_desktop.services.comparison import examination
from xfv_desktop.services.evidence import annotation
from xfv_desktop.services.exchange.redaction import redacted
from xfv_desktop.services.opinion import procedure, unmasking

from ..bundle_world import EXAMINER

VERIFIER = "B. Verifier"
MOLE = AnnotationSet().added(RegionKind.POINT, np.array([[30.0, 40.0]]), "mole")
SCAR = MOLE.added(RegionKind.LINE, np.array([[1.5, 2.25], [9.0, 8.0]]), "scar")


def draw(case, side, regions, person=EXAMINER, **more):
    return annotation.draw(case, 1, side, regions, person=person, what="drawn", **more)


def lock_through(case, stage):
    """The examiner's procedure, answered and locked up to and with a stage."""
    locked(case, 1, EXAMINER, stage)


@pytest.fixture
def begun(filled):
    unmasking.set_order(filled, Order.OPINION_FIRST, person=EXAMINER)
    people.add_person(filled, VERIFIER, duty=Duty.VERIFIER, by=EXAMINER)
    procedure.open_procedure(filled, "Q1", "K1", person=EXAMINER)
    return filled


def test_what_was_drawn_is_what_the_trail_tells(begun):
    """Edit by edit; a region that came and went leaves its number taken."""
    draw(begun, Side.PROBE, MOLE)
    draw(begun, Side.PROBE, SCAR)
    draw(begun, Side.PROBE, SCAR.removed(2))
    found = annotation.drawn(begun, 1)
    assert found == {Side.PROBE: SCAR.removed(2), Side.REFERENCE: AnnotationSet()}
    assert found[Side.PROBE].next_number == 3
    told = audit_log.head(begun).details
    assert (told["regions"], told["removed"]) == ([], [2])
    assert checking.case_fault(begun) is None


def test_nobody_draws_on_a_photograph_before_it_is_revealed(begun):
    with pytest.raises(UserError, match="revealed once the analysis is locked"):
        draw(begun, Side.REFERENCE, MOLE)
    with pytest.raises(UserError, match=f"that of {EXAMINER}"):
        draw(begun, Side.PROBE, MOLE, person=VERIFIER)
    lock_through(begun, Stage.ANALYSIS)
    draw(begun, Side.REFERENCE, MOLE)
    assert annotation.drawn(begun, 1)[Side.REFERENCE] == MOLE


def test_after_the_lock_of_the_comparison_a_change_needs_a_reason(begun):
    draw(begun, Side.PROBE, MOLE)
    lock_through(begun, Stage.COMPARISON)
    with pytest.raises(UserError, match="needs a reason"):
        draw(begun, Side.PROBE, SCAR)
    draw(begun, Side.PROBE, SCAR, reason="overlooked")
    assert audit_log.head(begun).details["reason"] == "overlooked"


def test_the_machine_gets_the_regions_as_they_are_and_locked(begun):
    """Both photographs of the examination; a later change there needs a reason too."""
    draw(begun, Side.PROBE, MOLE)
    lock_through(begun, Stage.ANALYSIS)
    both = paired({Side.PROBE: MOLE, Side.REFERENCE: MOLE}, 1, 1)
    for side, regions in both.items():
        draw(begun, side, regions)
    lock_through(begun, Stage.EVALUATION)
    examination.examine(begun, "Q1", "K1", examiner=EXAMINER)

    stored = casework.load_examination(begun, 1)
    assert {side: stored.regions(side) for side in Side} == both
    edit = {"examiner": EXAMINER, "what": "drawn"}
    with pytest.raises(UserError, match="needs a reason"):
        annotation.annotate(begun, 1, Side.PROBE, SCAR, **edit)
    annotation.annotate(begun, 1, Side.PROBE, SCAR, reason="overlooked", **edit)
    assert casework.load_examination(begun, 1).probe_regions == SCAR


def test_a_blind_verifier_sees_no_edit_of_another_procedure(begun):
    draw(begun, Side.PROBE, MOLE)
    lock_through(begun, Stage.EVALUATION)
    hidden = {}
    for person in (VERIFIER, EXAMINER):
        now = unmasking.standing(begun, person)
        conceals = unmasking.concealed(now, person, casework.overview(begun).examinations)
        drawn = audit_log.events_of(begun, (REGIONS_DRAWN,))
        hidden[person] = [conceals(event) for event in drawn]
    assert hidden == {VERIFIER: [True], EXAMINER: [False]}


def test_edits_on_a_pair_go_with_a_photograph_that_is_left_out(begun):
    draw(begun, Side.PROBE, MOLE)
    for asked, told in (("K1", [False]), ("K2", [True])):
        kept = redacted(begun, [asked]).rows["audit"].values()
        found = [row["details"] is not None for row in kept if row["action"] == REGIONS_DRAWN]
        assert found == told
