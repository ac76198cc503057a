"""How long the report of a full case takes on this machine, and how large it is."""

import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

import attrs
import numpy as np

from xfv_desktop.domain.annotation import AnnotationSet, RegionKind
from xfv_desktop.domain.evidence import Role
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.jobs import Progress, no_progress, part_of
from xfv_desktop.domain.model_library import ModelState
from xfv_desktop.domain.report import Edition
from xfv_desktop.persistence import records
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.reporting.identities.identity import LoadedIdentity
from xfv_desktop.reporting.pdf import pages
from xfv_desktop.reporting.pdf.layout import render
from xfv_desktop.reporting.signatures.signature import sign
from xfv_desktop.services.cases import casework
from xfv_desktop.services.comparison import examination, fidelity
from xfv_desktop.services.demo import demonstration_words
from xfv_desktop.services.demo.demonstration import EXAMINER
from xfv_desktop.services.evidence import annotation, intake
from xfv_desktop.services.evidence.portraits import PORTRAITS, portrait_path
from xfv_desktop.services.model_library import models
from xfv_desktop.services.reports.report_document import report_document
from xfv_desktop.services.signatures.identity import new_identity, signing_identity
from xfv_desktop.services.signatures.signing import NOTHING_TRUSTED

IMAGES, REGIONS, PASSPHRASE = 5, 20, "a bench only"
MODEL, EXPLAINERS = "sface", ("fggb", "exchange", "gradient")


@attrs.frozen
class ReportBench:
    """Seconds to gather, lay out and sign the report of a full case; its size and pages."""

    language: str
    models: int
    explainers: int
    pages: int
    megabytes: float
    gather_s: float
    layout_s: float
    sign_s: float


def benchmark_report(*, progress: Progress = no_progress) -> tuple[ReportBench, ...]:
    """A case of 2 × 5 photographs with a checked comparison, in each language of reports.

    Of the compared pair 19 component groups are rated and 20 regions drawn on each photograph. It
    is explained in three ways, and compared by every model that is ready on this machine. The case
    lies where the system keeps temporary files, and is removed afterwards.
    """
    ready = [known.name for known in models.known_models() if known.state is ModelState.READY]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        identity = folder / "bench.p12"
        new_identity(
            identity, name=EXAMINER.name, organisation="", passphrase=PASSPHRASE, demonstration=True
        )
        signer = signing_identity(identity, PASSPHRASE, NOTHING_TRUSTED)
        with casework.create_case(
            folder / "bench.xfv", title="Bench", examiner=EXAMINER.name, demonstration=True
        ) as case:
            _fill(case, ready, part_of(progress, 0.0, 0.8))
            return tuple(
                _measured(case, language, ready, signer, part_of(progress, start, start + 0.1))
                for language, start in (("en", 0.8), ("de", 0.9))
            )


def _fill(case: CaseFile, ready: Sequence[str], progress: Progress) -> None:
    for role, portrait in zip(Role, PORTRAITS, strict=True):
        shown = intake.inspect(portrait_path(portrait))
        for number in range(IMAGES):
            progress(0.03 * number, "Adding photographs")
            intake.add_exhibit(
                case, shown, role=role, examiner=EXAMINER.name, label=f"Copy {number + 1}"
            )
    demonstration_words.introduce(case, EXAMINER.name, "en")
    opinion = demonstration_words.until_opinion(case, ("Q1", "K1"), EXAMINER.name, "en")
    runs = [(MODEL, explainer) for explainer in EXPLAINERS]
    runs += [(model, EXPLAINERS[0]) for model in ready if model != MODEL]
    for done, (model, explainer) in enumerate(runs):
        start, stop = (0.2 + 0.3 * count / len(runs) for count in (done, done + 1))
        examination.examine(
            case, "Q1", "K1", examiner=EXAMINER.name, models=[model], explainer=explainer,
            progress=part_of(progress, start, stop),
        )  # fmt: skip
    fidelity.assess(case, 1, examiner=EXAMINER.name, progress=part_of(progress, 0.5, 0.95))
    demonstration_words.after_machine(case, opinion, EXAMINER.name, "en")
    demonstration_words.describe(case, EXAMINER.name, 1, "en", opinion=True)
    stored = records.examination(case, 1)
    for side in Side:
        box = stored.exhibit(side).face.box
        drawn = AnnotationSet()
        for number in range(REGIONS):
            corner = np.array([box.x, box.y]) + np.array(
                [box.width * (number % 5) / 5, box.height * (number // 5) / 5]
            )
            points = np.stack([corner, corner + np.array([box.width, box.height]) / 6])
            drawn = drawn.added(RegionKind.RECTANGLE, points, f"Region {number + 1}")
        annotation.annotate(
            case, 1, side, drawn, examiner=EXAMINER.name, what="bench", reason="bench"
        )


def _measured(
    case: CaseFile,
    language: str,
    ready: Sequence[str],
    signer: LoadedIdentity,
    progress: Progress,
) -> ReportBench:
    progress(0.0, f"Making a report ({language})")
    now = datetime.now(UTC).replace(microsecond=0)
    start = perf_counter()
    stored = records.examination(case, 1)
    document = report_document(case, stored, EXAMINER, now, edition=Edition(language=language))
    gathered = perf_counter()
    rendered = render(document)
    laid_out = perf_counter()
    signed = sign(rendered, signer, signed_at=now)
    done = perf_counter()
    return ReportBench(
        language=language,
        models=len(ready),
        explainers=len(EXPLAINERS),
        pages=pages.page_count(signed),
        megabytes=len(signed) / 1e6,
        gather_s=gathered - start,
        layout_s=laid_out - gathered,
        sign_s=done - laid_out,
    )
