"""How far every pair of a case has come, as the person at work may know it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from enum import StrEnum

import attrs

from xfv_desktop.domain.batch import Pair
from xfv_desktop.domain.casework import ExaminationSummary
from xfv_desktop.domain.procedure import Procedure
from xfv_desktop.services.cases.casework import CaseOverview
from xfv_desktop.services.comparison.batch import every_pair
from xfv_desktop.services.opinion.unmasking import Standing


class Reached(StrEnum):
    """The furthest that was reached; “insufficient” as long as no report was issued."""

    NOT_BEGUN = "not begun"
    OPEN = "own opinion open"
    LOCKED = "own opinion locked"
    COMPARED = "compared"
    INSUFFICIENT = "insufficient"
    REPORTED = "reported"


@attrs.frozen
class PairCell:
    """One pair. Of a ``masked`` one only the own opinion is known: no examination, no report."""

    state: Reached
    masked: bool = False
    examinations: tuple[ExaminationSummary, ...] = ()
    reports: tuple[str, ...] = ()


def pair_states(overview: CaseOverview, standing: Standing, person: str) -> Mapping[Pair, PairCell]:
    """All pairs of questioned with known exhibits.

    What somebody else has recorded of a masked pair, that they found the quality insufficient
    included, is not told before the own evaluation is locked.
    """
    examinations: defaultdict[Pair, list[ExaminationSummary]] = defaultdict(list)
    for one in overview.examinations:
        examinations[one.questioned, one.known].append(one)
    opinions: defaultdict[Pair, list[Procedure]] = defaultdict(list)
    for opinion in standing.procedures:
        opinions[opinion.questioned, opinion.known].append(opinion)
    reports: defaultdict[int, list[str]] = defaultdict(list)
    for report in overview.reports:
        reports[report.examination].append(report.id)
    cells = {}
    for pair in every_pair(overview.exhibits):
        own = [one for one in opinions.get(pair, ()) if one.person == person]
        if pair in standing.masked:
            cells[pair] = PairCell(_opinion_state(own), masked=True)
            continue
        made = tuple(examinations.get(pair, ()))
        issued = tuple(number for one in made for number in reports.get(one.number, ()))
        state = _state(own or opinions.get(pair, []), made, issued)
        cells[pair] = PairCell(state, examinations=made, reports=issued)
    return cells


def _state(
    opinions: Sequence[Procedure], made: tuple[ExaminationSummary, ...], issued: tuple[str, ...]
) -> Reached:
    if issued:
        return Reached.REPORTED
    state = _opinion_state(opinions)
    return Reached.COMPARED if made and state is not Reached.INSUFFICIENT else state


def _opinion_state(opinions: Sequence[Procedure]) -> Reached:
    if not opinions:
        return Reached.NOT_BEGUN
    if any(one.ended for one in opinions):
        return Reached.INSUFFICIENT
    done = any(one.unmasked for one in opinions)
    return Reached.LOCKED if done else Reached.OPEN
