"""The audit trail as far as it is of one pair, and what of it is hidden from somebody still.

A report prints what the details of these events say, so whoever makes or reads it learns them.
"""

import re
from collections.abc import Iterator

import attrs

from xfv_desktop.domain.audit import AuditEvent, JsonValue
from xfv_desktop.domain.casework import ExaminationSummary
from xfv_desktop.domain.procedure import Order
from xfv_desktop.persistence import audit_log, records
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.persistence.fidelity_records import all_fidelity
from xfv_desktop.services.cases.likelihood import pools
from xfv_desktop.services.cases.people import people
from xfv_desktop.services.opinion.procedure import procedures
from xfv_desktop.services.opinion.unmasking import (
    WORDS,
    concealed,
    pair_with,
    refusal,
    standing,
    told_of,
)

_EXHIBIT = re.compile(r"\b[QK][1-9][0-9]*\b")


def pair_trail(case: CaseFile, of: ExaminationSummary) -> tuple[AuditEvent, ...]:
    """Every event up to now. Those of another exhibit, examination or pair have no details.

    Their seals remain, so that the chain can be followed, as in a bundle with parts left out.
    """
    pair = of.questioned, of.known
    opinions = {one.number for one in procedures(case) if (one.questioned, one.known) == pair}

    def told(event: AuditEvent) -> bool:
        if event.details.get("examination", of.number) != of.number:
            return False
        if "procedure" in event.details and event.details["procedure"] not in opinions:
            return False
        named = {found for text in _texts(event.facts) for found in _EXHIBIT.findall(text)}
        return named <= set(pair)

    return tuple(
        event if told(event) else attrs.evolve(event, details={})
        for event in audit_log.each_event(case)
    )


def told_too_early(case: CaseFile, person: str, of: ExaminationSummary) -> Iterator[str]:
    """Why a report of an examination would tell a person of other pairs that are masked.

    One sentence each: a pool with another pair in it, an exhibit that served in the check of the
    maps, or what somebody else wrote of one of its photographs. A report leaves nothing of its pair
    out, so it waits until nothing of it is hidden. Raises CaseAltered.
    """
    now, pair = standing(case, person), (of.questioned, of.known)
    if now.order is Order.FREE:
        return
    together = {other for one in pools(case) if pair in one.pairs for other in one.pairs}
    for questioned, known in sorted(together & now.masked):
        yield (
            f"The report tells of a pool with {questioned} and {known} in it: {person} has to "
            "lock their own evaluation of these two first."
        )
    checked = all_fidelity(case).get(of.number)
    for other in checked.partner.distractors if checked else ():
        served = pair_with(other.name, *pair)
        if _EXHIBIT.fullmatch(other.name) and refusal(now, person, *served):
            yield (
                f"The check of the maps tells how {served[0]} scores with {served[1]}: {person} "
                "has to lock their own evaluation of these two first."
            )
    conceals = concealed(now, person, records.examination_summaries(case))
    written = {
        (event.actor, exhibit)
        for event in audit_log.events_of(case, WORDS)
        if (about := told_of(event)) and conceals(event) and set(about.exhibits) <= set(pair)
        for exhibit in about.exhibits
    }
    for author, exhibit in sorted(written):
        for questioned, known in sorted(other for other in now.masked if exhibit in other):
            yield (
                f"The report tells what {author} wrote of {exhibit}: {person} has to lock their "
                f"own evaluation of {questioned} and {known} first."
            )


def whose_turn(case: CaseFile, of: ExaminationSummary) -> str:
    """One sentence: who has judged all that the report of an examination tells, so can issue it.

    Work on a case may be divided: whoever waits for a pair that was given to somebody else learns
    who need not wait. Raises CaseAltered.
    """
    free = [
        one.name
        for one in people(case)
        if not refusal(standing(case, one.name), one.name, of.questioned, of.known)
        and not any(told_too_early(case, one.name, of))
    ]
    if not free:
        return "Nobody else has judged all of it either, so nobody can issue it yet."
    return f"Nothing of it is hidden from {' and '.join(free)}, who can issue it now."


def _texts(value: JsonValue) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for name, inner in value.items():
                yield name
                yield from _texts(inner)
        case list():
            for inner in value:
                yield from _texts(inner)
