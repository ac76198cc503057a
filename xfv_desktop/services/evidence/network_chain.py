"""The chain for the network: set on purpose, for a reason, and compared beside the original.

To try pictures until one gives the wished score would mislead a court. So the network is given the
photograph as it came unless somebody asks otherwise; a chain for it needs a reason and says which
results its author could know by then; an enhanced comparison is made only where the photographs as
they came were compared before; and nothing that was set or compared is ever taken away. A report
tells all of it.
"""

from collections.abc import Collection, Sequence

from xfv_desktop.domain.audit import JsonValue
from xfv_desktop.domain.casework import Examination
from xfv_desktop.domain.comparison import ModelCard
from xfv_desktop.domain.enhancement import switched_on
from xfv_desktop.domain.enhancement_record import NetworkChain, Purpose, network_details
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.evidence import Exhibit
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.jobs import CancelToken, Progress, no_progress, part_of
from xfv_desktop.domain.remedies import Remedy
from xfv_desktop.engine.enhancement.chain import carrying
from xfv_desktop.persistence import records
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.services.cases.casework import Changes
from xfv_desktop.services.cases.people import acting
from xfv_desktop.services.evidence.enhancement import (
    Enhanced,
    chain_history_of,
    chain_of,
    enhanced,
    put_on_record,
    rows_of,
)
from xfv_desktop.services.opinion.unmasking import standing


def set_network_chain(
    case: CaseFile, number: str, result: Enhanced, *, person: str, reason: str
) -> Changes:
    """From now on this is what the network is given of the exhibit, where the person asks for it.

    The event names the examinations of the exhibit whose result the person could know. Raises
    UserError: no reason, a lens step (landmarks and maps could not be carried over), or as
    ``enhancement.set_chain``.
    """
    who, exhibit = acting(case, person), records.exhibit(case, number)
    if not reason.strip():
        raise UserError(
            "Say why the network is to be given another picture: the reason stands in the report.",
            Remedy.GIVE_REASON,
        )
    carrying(result.steps, exhibit.image.width, exhibit.image.height)
    return put_on_record(
        case, number, result, Purpose.NETWORK, person=who, change="set for the network",
        besides=network_details(reason.strip(), _known_results(case, number, who)),
    )  # fmt: skip


def given_pictures(
    case: CaseFile,
    exhibits: Sequence[Exhibit],
    person: str,
    *,
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> list[Enhanced | None]:
    """What the network is given of each exhibit by the person's chains; ``None``: as it came.

    Raises UserError where no chain does anything, CaseAltered or Cancelled.
    """
    who = acting(case, person)
    chains = [chain_of(case, one.number, who, Purpose.NETWORK) for one in exhibits]
    if not any(map(switched_on, chains)):
        numbers = " and ".join(one.number for one in exhibits)
        raise UserError(
            f"{who} has set no chain for the network for {numbers}: set one first, or compare the "
            "photographs as they came.",
            Remedy.SET_CHAIN,
        )
    made = []
    for at, (exhibit, steps) in enumerate(zip(exhibits, chains, strict=True)):
        own = part_of(progress, at / len(chains), (at + 1) / len(chains))
        on = switched_on(steps)
        made.append(enhanced(case, exhibit, on, progress=own, cancel=cancel) if on else None)
    return made


def refuse_without_original(
    case: CaseFile, questioned: Exhibit, known: Exhibit, card: ModelCard
) -> None:
    """Raises UserError where that model has not compared these faces as they came.

    With the same landmarks, or the difference of the scores would not be that of the pictures.
    """
    wanted = (
        questioned.number, questioned.face_index, known.number, known.face_index, card.sha256
    )  # fmt: skip
    for one in reversed(records.examination_summaries(case)):
        own = one.questioned, one.questioned_face, one.known, one.known_face, one.model_sha256
        if own != wanted or one.enhanced:
            continue
        found = records.examination(case, one.number)
        if all(
            found.face(side).face == exhibit.face
            for side, exhibit in ((Side.PROBE, questioned), (Side.REFERENCE, known))
        ):
            return
    raise UserError(
        f"Compare {questioned.number} with {known.number} as they came by {card.name} first: an "
        "enhanced comparison stands beside that of the originals, never in its place."
    )


def network_chains(case: CaseFile, exhibits: Collection[str]) -> tuple[NetworkChain, ...]:
    """Every chain for the network that was ever set for these exhibits, in its order.

    Raises CaseAltered.
    """
    return tuple(
        NetworkChain(
            one.sequence, one.exhibit, one.person, one.at, one.reason, one.after, rows_of(one)
        )
        for one in chain_history_of(case)
        if one.exhibit in exhibits and one.purpose is Purpose.NETWORK
    )


def given_details(examination: Examination) -> dict[str, JsonValue]:
    """What the event of an enhanced comparison says of the pictures; nothing of any other."""
    sides = {examination.exhibit(side).number: examination.face(side).steps for side in Side}
    hashes: dict[str, JsonValue] = {
        number: steps[-1].result_sha256 for number, steps in sides.items() if steps
    }
    return {"enhanced pictures sha256": hashes} if hashes else {}


def _known_results(case: CaseFile, number: str, person: str) -> list[int]:
    masked = standing(case, person).masked
    return [
        one.number
        for one in records.examination_summaries(case)
        if number in (one.questioned, one.known) and (one.questioned, one.known) not in masked
    ]
