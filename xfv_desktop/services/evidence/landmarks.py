"""Landmarks put where the examiner sees them: on record, with the reason."""

import attrs
import numpy as np
from numpy.typing import NDArray

from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.landmarks import CORRECTED, details_of
from xfv_desktop.engine.face_images.alignment import aligned
from xfv_desktop.engine.face_images.quality import check_size
from xfv_desktop.engine.model_files.models import model_card
from xfv_desktop.persistence import audit_log, records
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.services.cases.casework import Changes
from xfv_desktop.services.cases.people import acting
from xfv_desktop.services.opinion.unmasking import refuse_unrevealed


@attrs.frozen
class Fit:
    """How far landmarks lie from a model's template once they are fitted to it.

    ``residual_px``: root mean square distance in pixels of the crop, a square of ``crop_px``.
    """

    residual_px: float
    crop_px: int


def fit(landmarks_px: NDArray[np.float64], model: str) -> Fit:
    """The fit of landmarks (5, 2); raises UserError for a model that is not there."""
    card = model_card(model)
    return Fit(aligned(landmarks_px, card.template_px)[1], card.input_size)


def correct_landmarks(
    case: CaseFile, number: str, landmarks_px: NDArray[np.float64], *, person: str, reason: str
) -> Changes:
    """The landmarks (5, 2) of the face that is meant lie here from now on, in source pixels.

    Comparisons made before keep theirs. The points that the detector found are as good as any:
    with them the correction is taken back. Raises UserError (no reason, nothing moved, a point
    outside of the photograph, an exhibit that is not revealed to the person yet) or FaceTooSmall.
    """
    who, exhibit = acting(case, person), records.exhibit(case, number)
    refuse_unrevealed(case, who, {number})
    if not reason.strip():
        raise UserError("Say why the landmarks are moved: the reason stands in the report.")
    after = np.asarray(landmarks_px, np.float64)
    if after.shape != (5, 2) or not np.isfinite(after).all():
        raise UserError("A face has five landmarks: give five points of two numbers each.")
    if np.array_equal(after, exhibit.face.landmarks_px):
        raise UserError("Nothing was moved: these are the landmarks that are on record.")
    image, face = exhibit.image, exhibit.face
    if (after < -0.5).any() or (after > np.array([image.width, image.height]) - 0.5).any():
        raise UserError("A landmark lies outside of the photograph: put it on the face.")
    check_size(attrs.evolve(face, landmarks_px=after), image.name)
    with case.transaction():
        event = audit_log.append(
            case,
            actor=who,
            action=CORRECTED,
            details=details_of(number, exhibit.face_index, face, after, reason.strip()),
        )
    return Changes(frozenset({"exhibits"}), (number,), event)
