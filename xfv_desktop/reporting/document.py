"""Everything that will stand on paper, as data; no reportlab."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import attrs
import numpy as np
from numpy.typing import NDArray

from xfv_desktop.domain.audit import AuditEvent
from xfv_desktop.domain.calibration import Propositions
from xfv_desktop.domain.casework import Case, Examination, ExaminationSummary, Examiner
from xfv_desktop.domain.checkpoint import Checkpoint
from xfv_desktop.domain.custody import CustodyEntry
from xfv_desktop.domain.enhancement_record import NetworkChain, ProcessingRow
from xfv_desktop.domain.explanation import ColourScale, Layer, Side
from xfv_desktop.domain.layers import IsoLine
from xfv_desktop.domain.likelihood import UNNAMED, Evaluation, Naming, VerbalScale
from xfv_desktop.domain.notes import Note
from xfv_desktop.domain.particulars import CASE, About, Form, Particulars, Subject
from xfv_desktop.domain.pool import Pool
from xfv_desktop.domain.procedure import Order, Procedure, in_conflict
from xfv_desktop.domain.redrawing import RegionAmendment
from xfv_desktop.domain.regions import FacialAtlas, RegionRow, RegionTable
from xfv_desktop.domain.report import Edition
from xfv_desktop.reporting.typesetting.wording import Wording, wording

DEMONSTRATION = "DEMONSTRATION – NOT FOR COURT"
"""Stands on every page of a demonstration case and in the subject of a demonstration identity."""


@attrs.frozen(kw_only=True, eq=False)
class ReportDocument:
    """One report: equal contents give a byte-identical PDF.

    ``issued_at`` has a time zone. ``edition``: form, language, laboratory; ``particulars``: what
    only the examiner can say. ``photographs``: (H, W, 3) uint8 RGB, upright, in full size.
    ``maps``: the numbers of the maps and the crops as an NPZ file. ``overlays``: (h, w, 4) uint8
    RGBA with straight alpha over the whole crop, coloured by ``scales``; ``iso_lines`` lie on them.
    ``region_shares`` holds the shares by number of the regions with an area, ``facial_regions`` the
    maps over the regions of ``atlas``. ``other_results`` are all other results of the case on the
    same two faces, ``pools`` those of several questioned exhibits with these two among them.
    ``display`` is a sentence on how the shown maps were smoothed and normalised. ``audit_head`` is
    the last event of the audit trail before this report, ``checkpoint`` the one that seals it,
    ``trail`` the events up to it, without the details that are of other items, ``custody`` the
    ledger of both exhibits, ``processing`` what was done to their pictures for the eye,
    ``network_chains`` every chain that was ever set to enhance them for the network,
    ``same_faces`` all examinations of the same two faces with this one, ``notes`` what was
    noted of them, ``case_uco`` the JSON-LD file of both. ``evaluation`` is the likelihood
    ratio, or why there is none; ``propositions`` and ``naming`` say what the case named, and
    when; ``scale`` is the verbal scale in use. ``procedures`` are the examiners' own opinions
    of the pair, under the ``order`` of work (given up for ``order_reason``), in the words of
    ``opinion_scale`` (category → sentence); ``seen_before_lock`` are the numbers of those whose
    person could know the system's output, or the opinion that they verify, before the lock;
    ``region_amendments`` what was changed of the regions after the comparison was locked.
    ``computer`` and ``packages`` made the report;
    ``tolerances`` are those of a repeated score, and map as a part of its largest value. The case
    says whether this is a demonstration.
    """

    report_id: str
    issued_at: datetime
    edition: Edition = Edition()
    case: Case
    examiner: Examiner
    particulars: Particulars = Particulars()
    examination: Examination
    photographs: Mapping[Side, NDArray[np.uint8]]
    maps: bytes = attrs.field(repr=False)
    overlays: Mapping[tuple[Side, Layer], NDArray[np.uint8]]
    iso_lines: Mapping[tuple[Side, Layer], tuple[IsoLine, ...]] = attrs.field(factory=dict)
    scales: Mapping[Layer, ColourScale]
    region_shares: Mapping[Side, Mapping[int, RegionRow]]
    facial_regions: Mapping[Side, RegionTable]
    atlas: FacialAtlas
    other_results: Sequence[ExaminationSummary] = ()
    pools: tuple[Pool, ...] = ()
    display: str
    audit_head: AuditEvent
    checkpoint: Checkpoint | None = None
    trail: tuple[AuditEvent, ...] = ()
    custody: tuple[CustodyEntry, ...] = ()
    processing: tuple[ProcessingRow, ...] = ()
    network_chains: tuple[NetworkChain, ...] = ()
    same_faces: tuple[ExaminationSummary, ...] = ()
    notes: tuple[Note, ...] = ()
    case_uco: bytes = attrs.field(default=b"", repr=False)
    evaluation: Evaluation = UNNAMED
    propositions: Propositions | None = None
    naming: Naming | None = None
    scale: VerbalScale | None = None
    order: Order = Order.FREE
    order_reason: str = ""
    procedures: tuple[Procedure, ...] = ()
    seen_before_lock: tuple[int, ...] = ()
    region_amendments: tuple[RegionAmendment, ...] = ()
    opinion_scale: Mapping[str, str] = attrs.field(factory=dict)
    computer: Mapping[str, str] = attrs.field(factory=dict)
    packages: Mapping[str, str] = attrs.field(factory=dict)
    tolerances: tuple[float, float] | None = None

    def __attrs_post_init__(self) -> None:
        if self.issued_at.tzinfo is None:
            raise ValueError("issued_at has no time zone")
        for side in Side:
            image = self.examination.exhibit(side).image
            shape, expected = self.photographs[side].shape, (image.height, image.width, 3)
            if shape != expected:
                raise ValueError(f"photograph of the {side}: shape {shape}, expected {expected}")
            for region in self.examination.regions(side):
                if region.has_area and region.number not in self.region_shares[side]:
                    raise ValueError(f"no share for region {region.number} of the {side}")
            for layer in Layer:
                overlay = self.overlays[side, layer]
                if overlay.ndim != 3 or overlay.shape[2] != 4:
                    raise ValueError(f"overlay {side} {layer}: shape {overlay.shape}")
        if missing := set(Layer) - set(self.scales):
            raise ValueError(f"no colour scale for {sorted(missing)}")

    @property
    def words(self) -> Wording:
        """The wording in the language of the report."""
        return wording(self.edition.language)

    @property
    def subject(self) -> Subject:
        """Of what the particulars of this examination are."""
        return Subject(About.EXAMINATION, str(self.examination.number))

    @property
    def shown_procedures(self) -> tuple[Procedure, ...]:
        """Whose features and opinions are printed in full: the verifier's in a verifier's note."""
        return self.procedures_of(verifying=self.edition.form is Form.NOTE)

    def procedures_of(self, *, verifying: bool) -> tuple[Procedure, ...]:
        """The examiners' procedures, or those of the verifiers."""
        return tuple(one for one in self.procedures if (one.verifies is not None) is verifying)

    @property
    def in_conflict(self) -> bool:
        """Whether a verifier came to another result than the examiner whom they verify."""
        return any(in_conflict(one, self.procedures) for one in self.procedures)

    def opinion_words(self, category: str) -> str:
        """The sentence of an opinion's category; one that the scale has lost stands for itself."""
        return self.words.said(self.opinion_scale.get(category, category))

    def said(self, field: str, subject: Subject = CASE) -> tuple[str, str]:
        """The name of a field and what was said there, or that nothing is on record."""
        text = self.particulars.text(field, subject)
        return self.words["particulars"][field], text or self.words["not_recorded"]


def pdf_date(moment: datetime) -> str:
    """A moment as PDF writes it: ``D:20261123043905Z``."""
    return f"D:{moment.astimezone(UTC):%Y%m%d%H%M%S}Z"
