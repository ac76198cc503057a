"""Many pairs of a case compared one after the other; each is stored as a normal examination."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from time import perf_counter

from xfv_desktop.domain.batch import Batch, BatchEntry, Pair, PairState
from xfv_desktop.domain.casework import ExaminationSummary
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.evidence import Exhibit, Role, exhibit_number
from xfv_desktop.domain.jobs import CancelToken, Progress, no_progress, part_of
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.services.cases import casework
from xfv_desktop.services.opinion.unmasking import Standing, refusal
from xfv_desktop.services.program.csv_tables import csv_rows, text

log = logging.getLogger(__name__)

COLUMNS = ("questioned", "known")


def every_pair(exhibits: Iterable[Exhibit]) -> tuple[Pair, ...]:
    """All questioned exhibits with all known ones, in the order of the case."""
    listed = tuple(exhibits)
    questioned, known = (
        [one.number for one in listed if one.role is role] for role in (Role.QUESTIONED, Role.KNOWN)
    )
    return tuple((q, k) for q in questioned for k in known)


def listed_pairs(path: Path, exhibits: Iterable[Exhibit]) -> tuple[Pair, ...]:
    """The pairs of a CSV file with the columns ``questioned`` and ``known``, in its order.

    A pair that comes again counts once. Raises UserError naming the line that is wrong.
    """
    roles = {one.number: one.role for one in exhibits}
    _, rows = csv_rows(path, COLUMNS)
    pairs: dict[Pair, None] = {}
    for line, row in rows:
        numbers = [exhibit_number(text(path, line, row, column)) for column in COLUMNS]
        for number, role in zip(numbers, (Role.QUESTIONED, Role.KNOWN), strict=True):
            if roles.get(number) is not role:
                raise UserError(
                    f"Line {line} of “{path.name}” names {number[:40]}, which is no {role} exhibit "
                    "of this case: correct the list."
                )
        pairs[numbers[0], numbers[1]] = None
    if not pairs:
        raise UserError(f"“{path.name}” holds no pairs.")
    return tuple(pairs)


def not_yet_compared(
    pairs: Iterable[Pair],
    overview: casework.CaseOverview,
    *,
    models: Sequence[str],
    explainer: str,
) -> tuple[Pair, ...]:
    """The pairs without a result of all these models by that explainer on the faces as they came.

    A comparison of enhanced pictures stands beside such a result, not in its place.
    """
    face = {one.number: one.face_index for one in overview.exhibits}

    def current(one: ExaminationSummary) -> bool:
        own, wanted = (one.questioned_face, one.known_face), (face[one.questioned], face[one.known])
        return own == wanted and one.explainer == explainer and not one.enhanced

    made = {(one.questioned, one.known, one.model) for one in overview.examinations if current(one)}
    return tuple((q, k) for q, k in pairs if not all((q, k, model) in made for model in models))


def entries(standing: Standing, pairs: Iterable[Pair], *, person: str) -> tuple[BatchEntry, ...]:
    """The pairs as they wait; those that this person must not ask about yet are refused at once."""
    refusals = {pair: refusal(standing, person, *pair) for pair in pairs}
    return tuple(
        BatchEntry(pair, PairState.REFUSED if note else PairState.WAITING, note)
        for pair, note in refusals.items()
    )


def failure(pair: Pair, error: Exception) -> str:
    """What to tell of a pair that was not compared; an error of the program's own is logged."""
    if isinstance(error, UserError):
        return str(error)
    log.error("comparing %s with %s", *pair, exc_info=error)
    return f"The program met an error of its own: {error!r}"


def compare_all(
    case: CaseFile,
    batch: Batch,
    *,
    examiner: str,
    models: Sequence[str] = ("sface",),
    explainer: str = "fggb",
    device: str = "auto",
    check: bool = False,
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> Iterator[Batch]:
    """The batch after each of its pairs; one that fails does not stop the others.

    With ``check`` the maps of each pair are checked as well. Raises Cancelled between two steps;
    what was stored before stays.
    """
    # Here, or a list of pairs would wait for torch
    from xfv_desktop.services.comparison import examination, fidelity

    count = batch.count(PairState.WAITING)
    while (entry := batch.following) is not None:
        left = batch.count(PairState.WAITING)
        questioned, known = entry.pair
        own = part_of(progress, (count - left) / count, (count - left + 1) / count)
        batch, begun = batch.begun(entry.pair), perf_counter()
        try:
            changes = examination.examine(
                case, questioned, known, examiner=examiner, models=models, explainer=explainer,
                device=device, progress=part_of(own, 0.0, 0.2 if check else 1.0), cancel=cancel,
            )  # fmt: skip
            numbers = tuple(map(int, changes.numbers))
            for number, model in zip(numbers, models, strict=True) if check else ():
                fidelity.assess(
                    case, number, examiner=examiner, model=model, device=device,
                    progress=part_of(own, 0.2, 1.0), cancel=cancel,
                )  # fmt: skip
        except Exception as error:
            batch = batch.failed(entry.pair, failure(entry.pair, error))
        else:
            batch = batch.done(entry.pair, numbers, perf_counter() - begun)
        yield batch
