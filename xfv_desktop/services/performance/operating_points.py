"""Operating points: what an evaluation measured becomes what a model's threshold stands with."""

import shlex
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import attrs

from xfv_desktop.domain.comparison import ModelCard
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.operating_point import OperatingPoint
from xfv_desktop.engine.model_files import operating_points
from xfv_desktop.engine.model_files.models import model_card, stated_card
from xfv_desktop.services.comparison.examination import forget_networks
from xfv_desktop.services.performance.evaluation import Verification, intervals_by

LONGEST_NAME = 80


@attrs.frozen
class Measured:
    """A model's operating point in force, and where it comes from.

    ``file`` is the user's own file, ``None`` while the point on the card is in force.
    """

    card: ModelCard
    file: Path | None


def measured_point(
    outcome: Verification, name: str, *, data: str, command: Sequence[str] = ()
) -> OperatingPoint:
    """The operating point that an evaluation measured; ``data`` says in words on what."""
    rates = outcome.rates
    software = outcome.environment
    return OperatingPoint(
        threshold=rates.threshold,
        fmr=rates.fmr,
        fnmr=rates.fnmr,
        mated_comparisons=rates.mated,
        nonmated_comparisons=rates.nonmated,
        data=data,
        measured_with=f"XFV Desktop {software['XFV Desktop']}, YuNet landmarks, "
        f"{outcome.face_rule}, {software['device']}",
        name=checked_name(name),
        fmr_interval=rates.intervals.get("fmr"),
        fnmr_interval=rates.intervals.get("fnmr"),
        persons=outcome.persons,
        intervals_by=intervals_by(outcome),
        threshold_rule=outcome.threshold_rule,
        list_sha256=outcome.list_sha256,
        measured_on=datetime.now(UTC).date().isoformat(),
        command=shlex.join(command),
    )


def checked_name(name: str) -> str:
    """The name without spaces around it; raises UserError for none or one too long for a report."""
    name = name.strip()
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise UserError(f"An operating point needs a name of 1 to {LONGEST_NAME} characters.")
    return name


def write_operating_point(card: ModelCard, point: OperatingPoint) -> Path:
    """From now on this point stands with the card's threshold; gives the user's file of it.

    The card itself is not edited. Cases keep the point that they were made with. Raises
    OutputUnwritable.
    """
    path = operating_points.keep(card, point)
    forget_networks()  # they hold their card
    return path


def operating_point(model: str) -> Measured:
    """The operating point in force for a model; raises UserError."""
    card = model_card(model)
    path = operating_points.place(card)
    return Measured(card, path if path.is_file() else None)


def forget_operating_point(model: str) -> Measured:
    """The point on the card is in force again; raises UserError where there was no other."""
    if not operating_points.forget(stated_card(model)):
        raise UserError(f"No operating point was measured for “{model}”: its card's is in force.")
    forget_networks()
    return operating_point(model)
