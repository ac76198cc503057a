"""How far pairs have come, as the person at work may know it."""

from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import attrs
import pytest

from xfv_desktop.domain.casework import ExaminationSummary, Report
from xfv_desktop.domain.evidence import Role
from xfv_desktop.domain.procedure import Lock, Order, Procedure, Stage
from xfv_desktop.services.cases.casework import CaseOverview
from xfv_desktop.services.comparison.pair_states import Reached, pair_states
from xfv_desktop.services.opinion.unmasking import Standing

NOW = datetime(2026, 11, 26, tzinfo=UTC)
ME, OTHER = "Ada", "Bo"


def examination(number, questioned="Q1", known="K1", score=0.5):
    return ExaminationSummary(
        number, questioned, 0, known, 0, "sface", "a" * 64, "fggb", score, 0.363, NOW, OTHER
    )


def opinion(person, *, locks=0, ended="", known="K1"):
    stages = tuple(Stage)[:locks]
    return Procedure(
        number=1, questioned="Q1", known=known, person=person, opened_at="", edition="",
        ended=ended, locks=tuple(Lock(stage, 1, "", person) for stage in stages),
    )  # fmt: skip


def overview(examinations=(), reports=(), numbers=("Q1", "K1")):
    exhibits = tuple(
        SimpleNamespace(number=n, role=Role.QUESTIONED if n[0] == "Q" else Role.KNOWN)
        for n in numbers
    )
    issued = tuple(Report(f"R{n}", n, "", "", "", NOW) for n in reports)
    return CaseOverview(None, Path(), exhibits, tuple(examinations), issued, None)


MADE = [examination(1)]


@pytest.mark.parametrize(
    ("opinions", "made", "issued", "state"),
    [
        ([], [], [], Reached.NOT_BEGUN),
        ([opinion(ME)], [], [], Reached.OPEN),
        ([opinion(ME, locks=2)], [], [], Reached.OPEN),
        ([opinion(ME, locks=3)], [], [], Reached.LOCKED),
        ([opinion(ME, locks=3)], MADE, [], Reached.COMPARED),
        ([], MADE, [], Reached.COMPARED),
        ([], MADE, [1], Reached.REPORTED),
        ([opinion(ME, ended="dark")], [], [], Reached.INSUFFICIENT),
        ([opinion(ME, ended="dark")], MADE, [], Reached.INSUFFICIENT),
        ([opinion(ME, ended="dark")], MADE, [1], Reached.REPORTED),
        ([opinion(OTHER, ended="dark"), opinion(ME)], [], [], Reached.OPEN),
        ([opinion(OTHER, locks=3)], [], [], Reached.LOCKED),
    ],
)
def test_the_state_is_the_furthest_that_was_reached(opinions, made, issued, state):
    standing = Standing(Order.FREE, tuple(opinions))
    (cell,) = pair_states(overview(made, issued), standing, ME).values()
    assert (cell.state, cell.masked, cell.examinations) == (state, False, tuple(made))


@pytest.mark.parametrize(
    ("opinions", "state"),
    [
        ([opinion(OTHER, ended="dark")], Reached.NOT_BEGUN),
        ([opinion(OTHER, locks=4)], Reached.NOT_BEGUN),
        ([opinion(OTHER, locks=4), opinion(ME, locks=1)], Reached.OPEN),
    ],
)
def test_of_a_masked_pair_only_the_own_opinion_is_told(opinions, state):
    standing = Standing(Order.OPINION_FIRST, tuple(opinions), frozenset({("Q1", "K1")}))
    (cell,) = pair_states(overview(MADE, [1]), standing, ME).values()
    assert cell.masked
    assert (cell.state, cell.examinations, cell.reports) == (state, (), ())


def test_there_is_a_cell_for_every_pair_and_the_newest_examination_comes_last():
    made = [examination(1), examination(2, "Q2", "K1"), examination(3, score=0.1)]
    cells = pair_states(overview(made, numbers=("Q1", "Q2", "K1", "K2")), Standing(), ME)
    assert list(cells) == [("Q1", "K1"), ("Q1", "K2"), ("Q2", "K1"), ("Q2", "K2")]
    assert [one.number for one in cells["Q1", "K1"].examinations] == [1, 3]
    assert cells["Q2", "K2"].state is Reached.NOT_BEGUN
    assert attrs.asdict(cells["Q2", "K1"])["reports"] == ()
