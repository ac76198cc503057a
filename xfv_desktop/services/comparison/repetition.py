"""What made a comparison and its maps, to be run again as it was."""

import functools

from xfv_desktop.domain.comparison import Comparison
from xfv_desktop.domain.errors import UnknownName, UserError
from xfv_desktop.domain.explanation import Explanation
from xfv_desktop.domain.remedies import Remedy
from xfv_desktop.engine.explainers.controls import third_face
from xfv_desktop.engine.explanation import EXPLAINERS, Explain
from xfv_desktop.engine.model_files.models import absence
from xfv_desktop.engine.network import FaceNetwork
from xfv_desktop.services.comparison.examination import network
from xfv_desktop.services.evidence.portraits import portrait_faces


def network_of(comparison: Comparison, model: str, device: str) -> FaceNetwork:
    """The network that made a comparison; ``model``: as it was asked for, else the card's name.

    Raises UserError where its file is another one by now.
    """
    try:
        found = network(model or comparison.model.name, device)
    except UnknownName as error:
        missing = absence(comparison.model)
        raise UnknownName(missing or str(error), Remedy.ADD_MODEL if missing else None) from error
    if found.card.sha256 != comparison.model.sha256:
        raise UserError(
            f"The file of {comparison.model.title} is another one than this comparison was made "
            "with: compare the photographs again."
        )
    return found


def method_of(explanation: Explanation, face_network: FaceNetwork) -> Explain:
    """The method as it was run: with its tolerance, if it was stopped early, and its third face.

    Raises UserError where that face is no longer at hand.
    """
    method = EXPLAINERS[explanation.explainer]
    third = explanation.parameters.get("third face", third_face(None))
    if method.with_third_face is not None and third != third_face(None):
        for face in portrait_faces(face_network):
            if third_face(face) == third:
                return method.with_third_face(face)
        raise UserError(f"{method.title} was made with {third}, which this computer does not have.")
    tolerance = explanation.parameters.get("tolerance")
    if method.anytime is not None and isinstance(tolerance, float):
        return functools.partial(method.anytime, tolerance=tolerance)
    return method.explain
