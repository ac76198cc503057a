"""A case and the examinations in it."""

from datetime import datetime

import attrs

from xfv_desktop.domain.annotation import AnnotationSet
from xfv_desktop.domain.comparison import ComparedFace, Comparison, Decision
from xfv_desktop.domain.evidence import Exhibit
from xfv_desktop.domain.explanation import Explanation, Side
from xfv_desktop.domain.fidelity import FidelityRecord

COMPARED = "faces compared and explained"
"""The event of an examination that is made: the regions drawn until then become its own."""


@attrs.frozen
class Examiner:
    """The person who examines and signs, as the report names them."""

    name: str
    organisation: str = ""
    role: str = ""


@attrs.frozen
class Case:
    """What stands on the cover. ``demonstration`` cases are marked NOT FOR COURT everywhere."""

    title: str
    reference: str
    examiner: str
    created_at: datetime
    demonstration: bool = False


@attrs.frozen
class Examination:
    """One questioned exhibit compared with one known exhibit, explained and annotated.

    ``fidelity`` is ``None`` until the maps were checked.
    """

    number: int
    questioned: Exhibit
    known: Exhibit
    comparison: Comparison
    explanation: Explanation
    probe_regions: AnnotationSet
    reference_regions: AnnotationSet
    examined_at: datetime
    examined_by: str
    fidelity: FidelityRecord | None = None

    def regions(self, side: Side) -> AnnotationSet:
        """The regions drawn on one photograph."""
        return self.probe_regions if side is Side.PROBE else self.reference_regions

    def exhibit(self, side: Side) -> Exhibit:
        """The exhibit of one side: questioned is the probe, known the reference."""
        return self.questioned if side is Side.PROBE else self.known

    def face(self, side: Side) -> ComparedFace:
        """The compared face of one side."""
        return self.comparison.probe if side is Side.PROBE else self.comparison.reference


@attrs.frozen
class ExaminationSummary:
    """What a list shows of an examination, read without its maps.

    ``questioned_given``, ``known_given``: the hash of the enhanced picture (of its size and RGB
    bytes) that the network was given; empty where it was the photograph as it came.
    """

    number: int
    questioned: str
    questioned_face: int
    known: str
    known_face: int
    model: str
    model_sha256: str
    explainer: str
    score: float
    threshold: float
    examined_at: datetime
    examined_by: str
    questioned_given: str = ""
    known_given: str = ""

    @property
    def enhanced(self) -> bool:
        """Whether the network was given another picture of either than the one that came."""
        return bool(self.questioned_given or self.known_given)

    @property
    def decision(self) -> Decision:
        """The system's output at its threshold."""
        return Decision.at(self.threshold, self.score)


@attrs.frozen
class Report:
    """A signed report that was issued; its file lies in the case folder's ``reports/``."""

    id: str
    examination: int
    file: str
    sha256: str
    signer: str
    issued_at: datetime
