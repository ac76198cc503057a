"""Which face of a photograph is meant, as it is said on the command line."""

from pathlib import Path
from typing import TYPE_CHECKING

from xfv_desktop.cli.remedies import told
from xfv_desktop.domain.errors import SeveralFacesFound, UserError

if TYPE_CHECKING:
    from xfv_desktop.services.comparison.examination import ChosenFace


def chosen_face(path: Path, number: int | None, option: str) -> "ChosenFace":
    """The face of that number, counted from 1 on the left, in a photograph.

    ``option`` is what to type to choose one. Raises UserError.
    """
    from xfv_desktop.services.comparison.examination import ChosenFace
    from xfv_desktop.services.evidence import intake

    inspection = intake.inspect(path)
    try:
        index = inspection.chosen(None if number is None else number - 1)
    except SeveralFacesFound as error:
        raise UserError(told(error, option)) from error
    return ChosenFace(inspection.photograph, inspection.faces, index)
