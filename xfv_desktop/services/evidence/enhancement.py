"""Enhancement of an exhibit's picture, for the eye or for the network: followed, and on record.

The two are kept apart (``network_chain`` has what concerns the network's alone).
"""

from collections.abc import Collection, Mapping, Sequence

import xfv_desktop.engine.enhancement  # noqa: F401 - enters all operations
from xfv_desktop.domain.audit import JsonValue
from xfv_desktop.domain.enhancement import (
    Chain,
    EnhancementStep,
    Operation,
    Stills,
    in_order,
    switched_on,
)
from xfv_desktop.domain.enhancement_record import (
    ENHANCED,
    ProcessingRow,
    Purpose,
    SetChain,
    chain_history,
    details_of,
    in_force,
)
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.evidence import Exhibit
from xfv_desktop.domain.jobs import CancelToken, Progress, no_progress, part_of
from xfv_desktop.engine.enhancement.chain import (
    Enhanced,
    followed,
    operations,
    placement,
    preview,
    software,
)
from xfv_desktop.engine.enhancement.method import METHODS
from xfv_desktop.persistence import audit_log, records
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.services.cases.casework import Changes
from xfv_desktop.services.cases.people import acting
from xfv_desktop.services.evidence.intake import photograph
from xfv_desktop.services.opinion.unmasking import refuse_unrevealed

__all__ = ["Enhanced", "operations", "placement", "preview"]  # for the window, besides its own


def with_step(steps: Chain, step: EnhancementStep) -> Chain:
    """The chain with one step more, in its place."""
    return in_order((*steps, step), operations())


def for_the_network(steps: Chain) -> Chain:
    """The chain without what cannot be done to a picture for the network (a lens step)."""
    return tuple(step for step in steps if not placement([step], 1, 1).bent)


def takes_long(steps: Chain) -> bool:
    """Whether a step that is on takes long on a large picture."""
    return any(step.on and METHODS[step.operation].slow(step.parameters) for step in steps)


def enhanced(
    case: CaseFile,
    exhibit: Exhibit,
    steps: Sequence[EnhancementStep],
    *,
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> Enhanced:
    """The chain followed from the stored original in full size; nothing is written.

    Raises UserError (a value out of range, a still that is missing or of another size),
    CaseAltered or Cancelled.
    """
    others = stills_of(case, exhibit, steps)
    progress(0.0, f"Reading {exhibit.number}")
    pixels, done = followed(
        photograph(case, exhibit), steps, lambda number: photograph(case, others[number]),
        progress=part_of(progress, 0.1, 1.0), cancel=cancel,
    )  # fmt: skip
    return Enhanced(pixels, done)


def set_chain(
    case: CaseFile, number: str, result: Enhanced, *, person: str, change: str
) -> Changes:
    """From now on this is the person's chain for the eye; ``change`` says what is new in it.

    Raises UserError: the chain is the one that is set already, steps out of order, an exhibit that
    is not revealed to the person yet.
    """
    return put_on_record(case, number, result, Purpose.EYE, person=person, change=change)


def put_on_record(
    case: CaseFile,
    number: str,
    result: Enhanced,
    purpose: Purpose,
    *,
    person: str,
    change: str,
    besides: Mapping[str, JsonValue] | None = None,
) -> Changes:
    """The event that sets a chain, with what it holds ``besides``; raises as ``set_chain``."""
    who, exhibit = acting(case, person), records.exhibit(case, number)
    refuse_unrevealed(case, who, {number, *stills_of(case, exhibit, result.steps)})
    known = operations()
    if result.steps != in_order(result.steps, known):
        raise UserError("Steps that move pixels stand last: put them behind the others.")
    if result.steps == chain_of(case, number, who, purpose):
        raise UserError("Nothing has changed: this is the chain that is on record.")
    details = details_of(number, result.steps, known, software(), change) | dict(besides or {})
    with case.transaction():
        event = audit_log.append(case, actor=who, action=ENHANCED, details=details)
    return Changes(frozenset({"enhancement"}), (number,), event)


def chain_history_of(case: CaseFile) -> tuple[SetChain, ...]:
    """Every chain that was ever set, in its order; raises CaseAltered."""
    return audit_log.folded(case, (ENHANCED,), chain_history, "an enhancement")


def set_chains(case: CaseFile) -> tuple[SetChain, ...]:
    """The chains that hold, one for each exhibit, person and purpose; raises CaseAltered."""
    return in_force(chain_history_of(case))


def chain_of(case: CaseFile, number: str, person: str, purpose: Purpose = Purpose.EYE) -> Chain:
    """A person's chain of an exhibit; empty if they have set none."""
    wanted = number, person, purpose
    found = (one for one in set_chains(case) if (one.exhibit, one.person, one.purpose) == wanted)
    return next((one.steps for one in found), ())


def processing_log(case: CaseFile, exhibits: Collection[str]) -> tuple[ProcessingRow, ...]:
    """What was done to these exhibits' pictures for the eye: every step that is on, in its order.

    Without a row nothing was done to the pictures; the originals are never altered. Raises
    CaseAltered.
    """
    return tuple(
        row
        for chain in set_chains(case)
        if chain.exhibit in exhibits and chain.purpose is Purpose.EYE
        for row in rows_of(chain)
    )


def rows_of(chain: SetChain) -> tuple[ProcessingRow, ...]:
    """The steps of a chain that are on, as a report prints them."""
    known = operations()
    used = ", ".join(f"{name} {version}" for name, version in chain.software.items())
    return tuple(
        ProcessingRow(
            chain.exhibit, chain.person, number, known[step.operation].title,
            known[step.operation].words(step.parameters), used,
            known[step.operation].literature, step.reason, step.result_sha256,
            tuple(one.words for one in step.found),
        )
        for number, step in enumerate(switched_on(chain.steps), 1)
    )  # fmt: skip


def stills_of(
    case: CaseFile, exhibit: Exhibit, steps: Sequence[EnhancementStep]
) -> Mapping[str, Exhibit]:
    """The other exhibits that the steps name, by number.

    Raises UserError: an unknown operation or value, an exhibit that is not there, of the other
    role, of another size, or the exhibit itself.
    """
    known, there = operations(), {one.number: one for one in records.exhibits(case)}
    found = {}
    for step in steps:
        operation = _operation(known, step)
        operation.check(step.parameters)
        for one in operation.parameters:
            if isinstance(one, Stills):
                for number in str(step.parameters[one.name]).split():
                    found[number] = _still(exhibit, number, there)
    return found


def _operation(known: Mapping[str, Operation], step: EnhancementStep) -> Operation:
    if step.operation not in known:
        raise UserError(f"There is no operation “{step.operation}”: use a newer version.")
    return known[step.operation]


def _still(exhibit: Exhibit, number: str, there: Mapping[str, Exhibit]) -> Exhibit:
    other = there.get(number)
    if other is None or other.role is not exhibit.role or number == exhibit.number:
        raise UserError(
            f"{number} cannot be averaged with {exhibit.number}: name other {exhibit.role} "
            "exhibits by their numbers."
        )
    size, own = (other.image.width, other.image.height), (exhibit.image.width, exhibit.image.height)
    if size != own:
        raise UserError(
            f"{number} has {size[0]} × {size[1]} px and {exhibit.number} {own[0]} × {own[1]} px: "
            "only stills of the same size can be averaged."
        )
    return other
