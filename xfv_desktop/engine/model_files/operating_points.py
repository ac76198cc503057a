"""Operating points that the user measured, kept beside the cards and in place of those on them.

A file of the user's data folder for each way of scoring, named by its hash: a point that was
measured with one network file, colour order and alignment is never shown for another, and no card
is ever edited, be it the program's own, an imported one or one that lies somewhere else.
"""

import json
from pathlib import Path

import attrs

from xfv_desktop.assets import user_folder
from xfv_desktop.disk import replace_file, writing_to
from xfv_desktop.domain.comparison import ModelCard
from xfv_desktop.domain.errors import OutputUnwritable, UserError
from xfv_desktop.domain.operating_point import OperatingPoint
from xfv_desktop.domain.similarity import SCORE_SCALES
from xfv_desktop.engine.model_files.cards import UNREADABLE, card_table, point_fault, structured


@attrs.frozen
class _Kept:
    """The file. ``model`` and ``title`` are for people who look into it."""

    model: str
    title: str
    scoring_sha256: str
    operating_point: OperatingPoint


def place(card: ModelCard) -> Path:
    """Where the measured operating point of that way of scoring lies, or would lie."""
    return user_folder("data") / "operating_points" / f"{card.scoring_sha256}.json"


def with_measured_point(card: ModelCard) -> ModelCard:
    """The card with the operating point that the user measured, or as it is if there is none.

    Raises UserError where the file is not as ``keep`` wrote it.
    """
    path = place(card)
    if not path.is_file():
        return card
    remedy = f"measure the operating point of “{card.name}” again, or delete the file"
    try:
        kept = structured(card_table(path), _Kept)
    except (UserError, *UNREADABLE) as error:
        raise UserError(f"{path} is no operating point that can be read: {remedy}.") from error
    fault = point_fault(kept.operating_point, SCORE_SCALES[card.similarity].lowest)
    if kept.scoring_sha256 != card.scoring_sha256:
        fault = "it was measured with another network or alignment"
    if fault is not None:
        raise UserError(f"The operating point in {path} cannot be used, {fault}: {remedy}.")
    return attrs.evolve(card, operating_point=kept.operating_point)


def keep(card: ModelCard, point: OperatingPoint) -> Path:
    """The point is the card's from now on; gives the file. Raises OutputUnwritable."""
    path = place(card)
    kept = _Kept(card.name, card.title, card.scoring_sha256, point)
    text = json.dumps(attrs.asdict(kept), indent=1, ensure_ascii=False, allow_nan=False)
    with writing_to(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, text.encode())
    return path


def forget(card: ModelCard) -> bool:
    """The card's own operating point holds again; whether there was a measured one."""
    path = place(card)
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise OutputUnwritable(f"{path} cannot be removed ({error.strerror}).") from error
    return True
