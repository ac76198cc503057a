"""The order of work of a case, and what it hides from whom until when."""

from collections.abc import Callable, Collection, Iterable, Sequence

import attrs

from xfv_desktop.domain.audit import AuditEvent, JsonValue
from xfv_desktop.domain.casework import COMPARED, ExaminationSummary
from xfv_desktop.domain.drawn_lines import LINES_SET
from xfv_desktop.domain.enhancement_record import ENHANCED, gives_reasons
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.evidence import Role
from xfv_desktop.domain.notes import ACTIONS as NOTES
from xfv_desktop.domain.notes import Note, Subject, subject_of
from xfv_desktop.domain.phrases import OVERRIDDEN
from xfv_desktop.domain.pool import POOLED, Pool, pool_of
from xfv_desktop.domain.procedure import (
    ANSWERED,
    ENDED,
    ORDER_SET,
    Order,
    Procedure,
    Stage,
)
from xfv_desktop.domain.redrawing import REGIONS_DRAWN
from xfv_desktop.domain.remedies import Remedy
from xfv_desktop.persistence import audit_log, records
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.services.cases.casework import Changes, named
from xfv_desktop.services.cases.likelihood import pools
from xfv_desktop.services.cases.people import acting
from xfv_desktop.services.opinion.procedure import CHANGED, procedure_of, procedures

MASKED = "hidden until your own evaluation is locked"
"""What stands in place of that which is masked."""

OPINIONS = (ANSWERED, ENDED, REGIONS_DRAWN, OVERRIDDEN)
"""Events that tell what somebody found."""

WORDS = (*NOTES, LINES_SET, ENHANCED)
"""Events that may tell what somebody saw or thought of a photograph or a pair (``told_of``)."""


@attrs.frozen
class Standing:
    """Where a person stands in a case.

    Of ``masked`` pairs (questioned, known) score, decision and maps are hidden, of ``hidden``
    exhibits everything but the number: known ones that the person has not come to yet.
    """

    order: Order = Order.FREE
    procedures: tuple[Procedure, ...] = ()
    masked: frozenset[tuple[str, str]] = frozenset()
    hidden: frozenset[str] = frozenset()


@attrs.frozen
class _OrderSet:
    """An order of work from an event of the audit trail on; ``reason`` may be empty."""

    sequence: int
    order: Order
    reason: str = ""


def standing(case: CaseFile, person: str) -> Standing:
    """What a window shows and hides from a person; raises CaseAltered."""
    current, found = order(case), procedures(case)
    if current is Order.FREE:
        return Standing(current, found)
    revealed = {one.known for one in found if _mine(one, person) and one.known_revealed}
    known = {one.number for one in records.exhibits(case) if one.role is Role.KNOWN}
    return Standing(current, found, _masked(case, person, found), frozenset(known - revealed))


def order(case: CaseFile) -> Order:
    """The order of work that was set last, free where nobody has set one; raises CaseAltered."""
    return _orders(case)[-1].order


def order_reason(case: CaseFile) -> str:
    """Why the order of work is as it is; empty where nobody was asked. Raises CaseAltered."""
    return _orders(case)[-1].reason


def set_order(case: CaseFile, chosen: Order, *, person: str, reason: str = "") -> Changes:
    """The order of work from now on. Giving up “own opinion first” needs a reason, on record."""
    if chosen is order(case):
        raise UserError(f"The order of work is “{chosen}” already.")
    if chosen is Order.FREE and not reason.strip():
        raise UserError("Say why the own opinion need not come first: the report names the reason.")
    details: dict[str, JsonValue] = {"order": chosen.value, "reason": reason.strip()}
    who = acting(case, person)
    with case.transaction():
        event = audit_log.append(case, actor=who, action=ORDER_SET, details=details)
    return Changes(CHANGED, (), event)


def seen_before_lock(case: CaseFile, questioned: str, known: str) -> tuple[int, ...]:
    """The procedures of a pair whose person could know too early what others found.

    Of an examiner: score, decision and maps could be seen before the evaluation was locked, because
    the order of work was free between a comparison and the lock. Of a verifier the opinion that
    they verify counts too. Whoever was informed on record is among them. Raises CaseAltered.
    """
    compared = [
        event.sequence
        for event in audit_log.events_of(case, (COMPARED, POOLED))
        if (questioned, known) in _compared_in(event)
    ]
    orders = _orders(case)
    ends = [*(one.sequence for one in orders[1:]), None]
    free = [
        (one.sequence, end)
        for one, end in zip(orders, ends, strict=True)
        if one.order is Order.FREE
    ]
    found = [one for one in procedures(case) if (one.questioned, one.known) == (questioned, known)]
    locked = {
        one.number: lock.sequence
        for one in found
        for lock in one.locks
        if lock.stage is Stage.EVALUATION
    }

    def early(one: Procedure) -> bool:
        lock = locked.get(one.number, 0)  # who has not locked yet has no opinion to be doubted
        told = [*compared, *([locked[one.verifies]] if one.verifies in locked else [])]
        return any(
            start < lock and (end is None or at < end)
            for at in told
            if at < lock
            for start, end in free
        )

    return tuple(one.number for one in found if one.informed or early(one))


def _compared_in(event: AuditEvent) -> Collection[tuple[object, object]]:
    """The pairs (questioned, known) that the machine compared in an event."""
    if event.action == POOLED:
        return pool_of(event).pairs
    return {(event.details.get("questioned"), event.details.get("known"))}


def _orders(case: CaseFile) -> tuple[_OrderSet, ...]:
    """Every order of work that was ever set, after that of a case where nobody has set one."""

    def fold(events: Iterable[AuditEvent]) -> tuple[_OrderSet, ...]:
        told = (
            _OrderSet(one.sequence, Order(str(one.details["order"])), str(one.details["reason"]))
            for one in events
        )
        return _OrderSet(0, Order.FREE), *told

    return audit_log.folded(case, (ORDER_SET,), fold, "an order of work")


def refusal(current: Standing, person: str, questioned: str, known: str) -> str:
    """Why the machine must not be asked about a pair by this person yet; empty where it may."""
    own = procedure_of(current.procedures, person, questioned, known)
    if current.order is Order.FREE or (own is not None and own.unmasked):
        return ""
    return (
        f"In this case the own opinion comes first: {person} has to lock the evaluation of "
        f"{questioned} and {known} before the machine compares them."
    )


def pair_with(exhibit: str, questioned: str, known: str) -> tuple[str, str]:
    """What an exhibit makes with one of a pair: the pair (questioned, known) with its own role."""
    return (exhibit, known) if exhibit.startswith("Q") else (questioned, exhibit)


def refuse_masked(case: CaseFile, person: str, questioned: Iterable[str], known: str) -> None:
    """Raises UserError where the machine must not be asked about these pairs by this person yet."""
    current = order(case)
    if current is Order.FREE:
        return
    now, name = Standing(current, procedures(case)), named(person)
    for number in questioned:
        if sentence := refusal(now, name, number, known):
            raise UserError(sentence, Remedy.LOCK_OPINION)


def refuse_unrevealed(case: CaseFile, person: str, exhibits: Iterable[str]) -> None:
    """Raises UserError where one of these exhibits is hidden from this person still."""
    if unrevealed := standing(case, person).hidden.intersection(exhibits):
        raise UserError(
            f"{min(unrevealed)} is not revealed yet: lock the analysis of the questioned "
            "photograph first.",
            Remedy.LOCK_OPINION,
        )


def refuse_hidden(case: CaseFile, person: str, questioned: str, known: str) -> None:
    """Raises UserError where score, decision and maps of a pair are hidden from this person."""
    if (questioned, known) in standing(case, person).masked:
        raise UserError(
            f"The machine’s result of {questioned} and {known} is hidden from {person} until "
            "their own evaluation is locked.",
            Remedy.LOCK_OPINION,
        )


def _masked(case: CaseFile, person: str, found: Sequence[Procedure]) -> frozenset[tuple[str, str]]:
    """The pairs (questioned, known) whose score, decision and maps this person may not see yet.

    Every pair that the machine has compared, by itself or in a pool, or that somebody else has an
    opinion of, under “own opinion first”, until the person has locked an evaluation of it; a
    verifier who was informed on record sees them at once. Who looks without a name sees what is
    closed.
    """
    known = {(one.questioned, one.known) for one in records.examination_summaries(case)}
    known |= {pair for one in pools(case) for pair in one.pairs}
    known |= {(one.questioned, one.known) for one in found if one.person != person}
    return frozenset(known - _released(found, person))


def _released(found: Sequence[Procedure], person: str) -> set[tuple[str, str]]:
    return {
        (one.questioned, one.known)
        for one in found
        if _mine(one, person) and (one.unmasked or one.informed)
    }


def hides_note(standing: Standing, person: str, note: Note) -> bool:
    """Whether a note could tell a person what somebody else found.

    Under “own opinion first” the notes of others are shown once the own opinion is locked: one
    about a pair with that of the pair, one about a photograph once no pair with it is masked.
    """
    return note.author != person and _told_too_early(standing, person, note.subject)


def hides_pool(standing: Standing, pool: Pool) -> bool:
    """Whether the result of a pool is hidden: one of its pairs is masked."""
    return not standing.masked.isdisjoint(pool.pairs)


def _told_too_early(standing: Standing, person: str, subject: Subject) -> bool:
    if standing.order is Order.FREE:
        return False
    released = _released(standing.procedures, person)
    if subject.questioned and subject.known:
        return subject.pair not in released
    about = set(subject.exhibits)
    return not any(about & set(pair) for pair in released) or any(
        about & set(pair) for pair in standing.masked
    )


def told_of(event: AuditEvent) -> Subject | None:
    """What an event is about that lets others know what somebody saw or thought of it.

    Notes; lines over a pair, which show what was looked at; a chain of enhancement with reasons,
    which may tell of a result or of what was to be seen.
    """
    details = event.details
    if event.action in NOTES:
        return subject_of(event)
    if event.action == LINES_SET:
        return Subject(questioned=str(details["questioned"]), known=str(details["known"]))
    if event.action == ENHANCED and gives_reasons(event):
        return Subject(questioned=str(details["exhibit"]))
    return None


def concealed(
    standing: Standing, person: str, examinations: Sequence[ExaminationSummary]
) -> Callable[[AuditEvent], bool]:
    """Whether the details of an event would tell a person what is masked."""
    numbers = {e.number for e in examinations if (e.questioned, e.known) in standing.masked}
    others = {
        one.number
        for one in standing.procedures
        if one.person != person and (one.questioned, one.known) in standing.masked
    }

    def conceals(event: AuditEvent) -> bool:
        details = event.details
        subject = None if event.actor == person else told_of(event)
        return (
            details.get("examination") in numbers
            or details.get("exhibit") in standing.hidden
            or (subject is not None and _told_too_early(standing, person, subject))
            or (event.action == POOLED and hides_pool(standing, pool_of(event)))
            or (
                (event.action in OPINIONS or bool(details.get("informed")))
                and details.get("procedure") in others
            )
        )

    return conceals


def _mine(one: Procedure, person: str) -> bool:
    return one.person == person if person else one.stage is None
