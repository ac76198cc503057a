"""Enhancement of an exhibit's picture for the eye: followed from the original, and on record.

The network is never given an enhanced picture: it compares the photograph as it came.
"""

from collections.abc import Collection, Mapping, Sequence

import attrs
import numpy as np
from numpy.typing import NDArray

import xfv_desktop.engine.enhancement  # noqa: F401 - enters all operations
from xfv_desktop.domain.enhancement import (
    ENHANCED,
    Chain,
    EnhancementStep,
    Operation,
    ProcessingRow,
    SetChain,
    Stills,
    chains,
    details_of,
    in_order,
)
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.evidence import Exhibit
from xfv_desktop.domain.jobs import CancelToken, Progress, no_progress, part_of
from xfv_desktop.engine.enhancement.chain import (
    followed,
    operations,
    placement,
    preview,
    software,
)
from xfv_desktop.engine.enhancement.method import METHODS
from xfv_desktop.persistence import audit_log, records
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.services.casework import Changes
from xfv_desktop.services.intake import photograph
from xfv_desktop.services.people import acting
from xfv_desktop.services.unmasking import refuse_unrevealed

__all__ = ["operations", "placement", "preview"]  # for the window, besides its own


@attrs.frozen(eq=False)
class Enhanced:
    """A picture after a chain: (H, W, 3) uint8 RGB, and the steps with the hash of each result."""

    pixels: NDArray[np.uint8] = attrs.field(repr=False)
    steps: Chain


def with_step(steps: Chain, step: EnhancementStep) -> Chain:
    """The chain with one step more, in its place."""
    return in_order((*steps, step), operations())


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
    """From now on this is the person's chain of the exhibit; ``change`` says what is new in it.

    Raises UserError: the chain is the one that is set already, steps out of order, an exhibit that
    is not revealed to the person yet.
    """
    who, exhibit = acting(case, person), records.exhibit(case, number)
    refuse_unrevealed(case, who, {number, *stills_of(case, exhibit, result.steps)})
    if result.steps != in_order(result.steps, operations()):
        raise UserError("Steps that move pixels stand last: put them behind the others.")
    if result.steps == chain_of(case, number, who):
        raise UserError("Nothing has changed: this is the chain that is on record.")
    details = details_of(number, result.steps, software(), change)
    with case.transaction():
        event = audit_log.append(case, actor=who, action=ENHANCED, details=details)
    return Changes(frozenset({"enhancement"}), (number,), event)


def set_chains(case: CaseFile) -> tuple[SetChain, ...]:
    """The chains that hold, one for each exhibit and person; raises CaseAltered."""
    return audit_log.folded(case, (ENHANCED,), chains, "an enhancement")


def chain_of(case: CaseFile, number: str, person: str) -> Chain:
    """A person's chain of an exhibit; empty if they have set none."""
    found = (one for one in set_chains(case) if (one.exhibit, one.person) == (number, person))
    return next((one.steps for one in found), ())


def processing_log(case: CaseFile, exhibits: Collection[str]) -> tuple[ProcessingRow, ...]:
    """The image processing log of these exhibits: every step that is on, in its order.

    Without a row nothing was done to the pictures; the originals are never altered. Raises
    CaseAltered.
    """
    rows, known = [], operations()
    for chain in set_chains(case):
        if chain.exhibit not in exhibits:
            continue
        used = ", ".join(f"{name} {version}" for name, version in chain.software.items())
        for number, step in enumerate((step for step in chain.steps if step.on), 1):
            operation = known[step.operation]
            rows.append(
                ProcessingRow(
                    chain.exhibit, chain.person, number, operation.title,
                    operation.words(step.parameters), used, operation.literature, step.reason,
                    step.result_sha256, tuple(one.words for one in step.found),
                )
            )  # fmt: skip
    return tuple(rows)


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
