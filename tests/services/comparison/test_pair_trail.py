"""What a report tells of other pairs: nothing of theirs, and nothing to whom they are masked."""

from datetime import UTC, datetime

import attrs
import pytest

from xfv_desktop.domain.casework import Examiner
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.evidence import Role
from xfv_desktop.domain.notes import Subject
from xfv_desktop.domain.phrases import OVERRIDDEN
from xfv_desktop.domain.pool import POOLED
from xfv_desktop.domain.procedure import ANSWERED, LOCKED, OPENED, Order, Stage
from xfv_desktop.persistence import audit_log, records
from xfv_desktop.services.cases import likelihood, people
from xfv_desktop.services.comparison.pair_trail import pair_trail, whose_turn
from xfv_desktop.services.evidence import enhancement, intake
from xfv_desktop.services.opinion import notes, procedure, unmasking
from xfv_desktop.services.opinion import procedure_forms as forms
from xfv_desktop.services.reports import completeness, issue
from xfv_desktop.services.reports.completeness import Severity
from xfv_desktop.services.reports.report_document import report_document

from ..bundle_world import EXAMINER
from ..evidence.test_network_chain import GAMMA, give
from ..opinion.test_procedure import answers, worked

BEN = Examiner("Ben")
ON_Q, ON_PAIR = Subject(questioned="Q1"), Subject(questioned="Q1", known="K1")
POOL = {
    "questioned": ["Q1", "Q2"], "known": "K1", "weights": [0.5, 0.5], "rule": "", "model": "",
    "model sha256": "", "score": 0.5, "log10 LR": None, "findings": "",
}  # fmt: skip
OVERSTATED = "They are the same person."


@pytest.fixture
def examined(examined, portraits):
    """The case with a second questioned photograph, and Ben among its people."""
    another = intake.inspect(portraits[1])
    intake.add_exhibit(examined, another, role=Role.QUESTIONED, examiner=EXAMINER)
    people.add_person(examined, BEN.name)
    return examined


def opened(case, questioned, known, person, **more):
    procedure.open_procedure(case, questioned, known, person=person, **more)
    return procedure.procedures(case)[-1].number


def own_opinion(case, questioned, known, person):
    return worked(case, opened(case, questioned, known, person), person, Stage.EVALUATION)


def pooled(case):
    with case.transaction():
        return audit_log.append(case, actor=EXAMINER, action=POOLED, details=POOL)


def told(case, person=BEN):
    return report_document(case, records.examination(case, 1), person, datetime.now(UTC))


def blocking(case):
    found = completeness.gaps(case, 1, BEN.name)
    return [gap.sentence for gap in found if gap.severity is Severity.BLOCKS]


def for_the_eye(case, who):
    made = enhancement.enhanced(case, records.exhibit(case, "Q1"), [GAMMA])
    enhancement.set_chain(case, "Q1", made, person=who, change="set")


WRITTEN = {
    "a note on the photograph": (
        lambda case, who: notes.take_note(case, ON_Q, "like K2", person=who),
        lambda document: [one.text for one in document.notes] == ["like K2"],
    ),
    "a chain for the network": (
        lambda case, who: give(case, "Q1", GAMMA, reason="the score was too low", person=who),
        lambda document: (
            [one.reason for one in document.network_chains] == ["the score was too low"]
        ),
    ),
    "why a picture was enhanced for the eye": (
        for_the_eye,
        lambda document: [one.reason for one in document.processing] == [GAMMA.reason],
    ),
}


@pytest.mark.parametrize("what", WRITTEN)
def test_a_report_waits_until_no_pair_of_a_photograph_others_wrote_of_is_masked(examined, what):
    write, is_told = WRITTEN[what]
    unmasking.set_order(examined, Order.OPINION_FIRST, person=EXAMINER)
    own_opinion(examined, "Q1", "K1", BEN.name)
    write(examined, EXAMINER)
    waits = (
        f"The report tells what {EXAMINER} wrote of Q1: Ben has to lock their own evaluation of Q1 "
        "and K2 first."
    )
    with pytest.raises(UserError, match=waits):
        told(examined)
    assert blocking(examined) == [waits]
    own_opinion(examined, "Q1", "K2", BEN.name)
    assert is_told(told(examined))
    assert blocking(examined) == []


def test_who_waits_for_a_pair_of_somebody_else_is_told_whose_turn_it_is(examined):
    """Before the identity is opened and the case is checked: there is no such file."""

    def refused(person):
        with pytest.raises(UserError, match="Ben has to lock their own evaluation") as caught:
            issue.issue_report(examined, 1, examiner=person, identity="gone.xfvid", passphrase="")
        return str(caught.value)

    people.add_person(examined, "Cleo", by=EXAMINER)
    unmasking.set_order(examined, Order.OPINION_FIRST, person=EXAMINER)
    own_opinion(examined, "Q1", "K1", BEN.name)
    notes.take_note(examined, ON_Q, "like K2", person=EXAMINER)
    assert refused(BEN).endswith("so nobody can issue it yet.")
    for known in ("K1", "K2"):
        own_opinion(examined, "Q1", known, "Cleo")
    turn = "Nothing of it is hidden from Cleo, who can issue it now."
    assert refused(BEN).endswith(f" first. {turn}")
    told_so = [(gap.severity, gap.sentence) for gap in completeness.gaps(examined, 1, BEN.name)]
    assert (Severity.NOTE, turn) in told_so


def test_a_verifier_who_was_informed_has_no_turn_before_their_own_evaluation(examined):
    unmasking.set_order(examined, Order.OPINION_FIRST, person=EXAMINER)
    first = own_opinion(examined, "Q1", "K1", EXAMINER)
    opened(examined, "Q1", "K1", BEN.name, verifies=first.number, informed="by telephone")
    summary = records.examination_summary(examined, 1)
    assert whose_turn(examined, summary) == (
        f"Nothing of it is hidden from {EXAMINER}, who can issue it now."
    )


def test_own_words_and_those_of_the_pair_keep_no_report_waiting(examined):
    notes.take_note(examined, ON_Q, "blurred", person=BEN.name)
    notes.take_note(examined, ON_PAIR, "same mole", person=EXAMINER)
    unmasking.set_order(examined, Order.OPINION_FIRST, person=EXAMINER)
    own_opinion(examined, "Q1", "K1", BEN.name)
    assert [one.text for one in told(examined).notes] == ["blurred", "same mole"]


@pytest.mark.parametrize("begun", [True, False])
def test_a_report_tells_of_no_pool_whose_other_pair_is_hidden_still(examined, begun):
    """The score of Q1 and Q2 as one says something of Q2, which Ben has not judged yet."""
    pooled(examined)
    if begun:
        opened(examined, "Q2", "K1", EXAMINER)
    unmasking.set_order(examined, Order.OPINION_FIRST, person=EXAMINER)
    own_opinion(examined, "Q1", "K1", BEN.name)
    waits = "Q2 and K1 in it: Ben has to lock their own evaluation of these two first"
    with pytest.raises(UserError, match=waits):
        told(examined)
    (gap,) = blocking(examined)
    assert waits in gap
    own_opinion(examined, "Q2", "K1", BEN.name)
    assert told(examined).pools == likelihood.pools(examined)


def test_a_pool_masks_its_pairs(examined):
    """Also where it was made while the order of work was free, and the pair never compared."""
    event = pooled(examined)
    unmasking.set_order(examined, Order.OPINION_FIRST, person=EXAMINER)
    own_opinion(examined, "Q1", "K1", BEN.name)
    standing = unmasking.standing(examined, BEN.name)
    assert standing.masked == {("Q1", "K2"), ("Q2", "K1")}
    assert unmasking.hides_pool(standing, likelihood.pools(examined)[0])
    assert unmasking.concealed(standing, BEN.name, ())(event)


def test_a_pool_seen_before_the_lock_is_told(examined):
    pooled(examined)
    number = own_opinion(examined, "Q2", "K1", BEN.name).number
    assert unmasking.seen_before_lock(examined, "Q2", "K1") == (number,)


def test_who_is_informed_of_a_result_is_not_shown_the_known_photograph_before_its_time(examined):
    unmasking.set_order(examined, Order.OPINION_FIRST, person=EXAMINER)
    first = own_opinion(examined, "Q1", "K1", EXAMINER)
    second = opened(examined, "Q1", "K1", BEN.name, verifies=first.number, informed="by telephone")
    with pytest.raises(UserError, match="K1 is not revealed yet"):
        told(examined)
    worked(examined, second, BEN.name, Stage.ANALYSIS)
    told(examined)


@pytest.fixture
def overstated(examined):
    """Somebody's opinion of Q1 and K2 says too much, and stays so for a reason."""
    number = opened(examined, "Q1", "K2", EXAMINER)
    worked(examined, number, EXAMINER, Stage.COMPARISON)
    current = procedure.procedure(examined, number)
    asked = procedure.asked_of(current, procedure.procedures(examined))
    given = answers(current, asked, {(forms.OPINION, "reasons"): OVERSTATED})
    procedure.record_answers(examined, number, Stage.EVALUATION, given, person=EXAMINER)
    procedure.lock_stage(examined, number, person=EXAMINER, override="a quotation")
    return examined


def test_why_a_verifier_was_informed_is_not_told_to_one_who_was_not(examined):
    unmasking.set_order(examined, Order.OPINION_FIRST, person=EXAMINER)
    first = own_opinion(examined, "Q1", "K1", EXAMINER)
    opened(examined, "Q1", "K1", BEN.name, verifies=first.number, informed="told of the support")
    events = audit_log.events_of(examined, (OPENED,))
    summaries = records.examination_summaries(examined)
    for person, hidden in ((BEN.name, [False, False]), ("Carl", [False, True])):
        conceals = unmasking.concealed(unmasking.standing(examined, person), person, summaries)
        assert [conceals(event) for event in events] == hidden


def test_the_trail_of_a_pair_tells_nothing_of_opinions_of_another(overstated):
    number = own_opinion(overstated, "Q1", "K1", EXAMINER).number
    trail = pair_trail(overstated, records.examination_summary(overstated, 1))
    assert len(trail) == audit_log.head(overstated).sequence
    of_opinions = [one for one in trail if one.action in (ANSWERED, LOCKED, OVERRIDDEN)]
    assert {one.details.get("procedure") for one in of_opinions} == {None, number}
    assert OVERSTATED not in str([attrs.asdict(one) for one in trail])


def test_words_that_were_let_stand_are_hidden_like_the_opinion_that_they_are_of(overstated):
    unmasking.set_order(overstated, Order.OPINION_FIRST, person=EXAMINER)
    summaries = records.examination_summaries(overstated)
    (event,) = audit_log.events_of(overstated, (OVERRIDDEN,))
    for person, hidden in ((EXAMINER, False), (BEN.name, True)):
        standing = unmasking.standing(overstated, person)
        assert unmasking.concealed(standing, person, summaries)(event) is hidden
    own_opinion(overstated, "Q1", "K2", BEN.name)
    standing = unmasking.standing(overstated, BEN.name)
    assert not unmasking.concealed(standing, BEN.name, summaries)(event)
