"""What a score says about the propositions of a case, by the calibration that the case names."""

import tomllib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import attrs
from cattrs import BaseValidationError
from cattrs.preconf.json import make_converter

from xfv_desktop.assets import resources
from xfv_desktop.domain.audit import AuditEvent, JsonValue
from xfv_desktop.domain.calibration import Calibration, Propositions
from xfv_desktop.domain.calibration_plots import CalibrationCurves
from xfv_desktop.domain.comparison import Comparison, ModelCard
from xfv_desktop.domain.errors import CalibrationUnusable, UserError
from xfv_desktop.domain.likelihood import (
    PROPOSITIONS_NAMED,
    UNNAMED,
    ComparedBy,
    Evaluation,
    Naming,
    VerbalScale,
    evaluated,
    template_sha256,
)
from xfv_desktop.domain.pool import POOLED, Pool, pool_of
from xfv_desktop.domain.remedies import Remedy
from xfv_desktop.engine.calibration import document
from xfv_desktop.engine.calibration.learning import curves_of
from xfv_desktop.persistence import audit_log, files
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.services.cases.casework import Changes
from xfv_desktop.services.cases.people import acting

CHANGED = frozenset({"propositions"})
SHIPPED = "sface_lfw_demonstration.json"

_converter = make_converter(forbid_extra_keys=True)


@attrs.frozen
class Frame:
    """What a case compares, by which calibration and in which words, and since which event.

    ``sha256``: of the bytes of the calibration's file, which lies in the case.
    """

    propositions: Propositions
    calibration: Calibration
    sha256: str
    scale: VerbalScale
    sequence: int
    at: str
    by: str


def calibration(path: str = "") -> tuple[Calibration, bytes]:
    """The calibration in a file, and its bytes; without a path the shipped demonstration.

    Raises CalibrationUnusable.
    """
    if path:
        return document.read(Path(path))
    data = resources("calibration", SHIPPED).read_bytes()
    return document.from_bytes(data, SHIPPED), data


def verbal_scale(path: str = "") -> VerbalScale:
    """The table of words in a file; without a path the shipped one. Raises UserError."""
    try:
        text = (Path(path) if path else resources("verbal_scale", "default.toml")).read_text(
            "utf-8"
        )
        facts = tomllib.loads(text)
        facts["bands"] = facts.pop("band")
        return _converter.structure(facts, VerbalScale)
    except (
        OSError, ValueError, KeyError, TypeError, RecursionError, BaseValidationError
    ) as error:  # fmt: skip
        raise UserError(
            f"The verbal scale {path or 'of the program'} cannot be used: it needs title, edition, "
            "source, neutral, and bands that rise from 1 with words for each."
        ) from error


def curves(of: Calibration) -> CalibrationCurves:
    """What the plots of a calibration draw."""
    return curves_of(of.validation)


def evaluation(
    comparison: Comparison,
    by: Calibration,
    scale: VerbalScale,
    propositions: Propositions | None = None,
) -> Evaluation:
    """The likelihood ratio of a comparison, or why there is none."""
    return evaluated(
        comparison.score,
        attrs.evolve(
            compared_by(comparison.model, comparison.environment), enhanced=comparison.enhanced
        ),
        (
            ("The questioned photograph", comparison.probe.quality),
            ("The known photograph", comparison.reference.quality),
        ),
        by,
        propositions or by.propositions,
        scale,
    )


def compared_by(
    model: ModelCard, environment: Mapping[str, str], questioned_images: int = 1
) -> ComparedBy:
    """What made a score, as a calibration knows it."""
    return ComparedBy(
        model_title=model.title,
        model_sha256=model.sha256,
        template_sha256=template_sha256(model),
        detector=environment.get("detector", ""),
        questioned_images=questioned_images,
    )


def frame(case: CaseFile) -> Frame | None:
    """What the case names now; ``None`` before anybody has named it. Raises CaseAltered."""

    def fold(events: tuple[AuditEvent, ...]) -> Frame | None:
        return _frame(case, events[-1]) if events else None

    return audit_log.folded(case, (PROPOSITIONS_NAMED,), fold, "propositions")


def _frame(case: CaseFile, event: AuditEvent) -> Frame:
    details = event.details
    data = files.get(case, str(details["calibration sha256"]))
    try:
        return Frame(
            Propositions(*(str(details[name]) for name in ("hp", "hd", "population"))),
            document.from_bytes(data, "calibration of the case"),
            str(details["calibration sha256"]),
            _converter.structure(details["verbal scale"], VerbalScale),
            event.sequence,
            event.at,
            event.actor,
        )
    except (BaseValidationError, CalibrationUnusable) as error:
        raise ValueError(f"event {event.sequence}") from error


def naming(current: Frame | None, examined_at: datetime) -> Naming | None:
    """When the case named its propositions, seen from an examination of that time."""
    if current is None:
        return None
    before = datetime.fromisoformat(current.at) < examined_at
    return Naming(current.sequence, current.at, current.by, current.sha256, before)


def name_propositions(
    case: CaseFile,
    *,
    person: str,
    calibration_file: str | None = "",
    scale_file: str = "",
    propositions: Propositions | None = None,
    reason: str = "",
) -> Changes:
    """The case compares these propositions from now on, by that calibration, in those words.

    Without ``propositions`` those of the calibration; ``calibration_file`` is ``None`` for the
    calibration that the case names already. Its file and the table of words become part of the
    case. To name others later needs a reason. Raises UserError.
    """
    current = frame(case)
    if calibration_file is None and current is not None:
        data = files.get(case, current.sha256)
        found = current.calibration
    else:
        found, data = calibration(calibration_file or "")
    scale = verbal_scale(scale_file)
    chosen = propositions or found.propositions
    if not all(text.strip() for text in (chosen.hp, chosen.hd, chosen.population)):
        raise UserError("Both propositions and the relevant population have to be stated.")
    if current is not None and not reason.strip():
        raise UserError(
            "The case names propositions already: give the reason for other ones.",
            Remedy.GIVE_REASON,
        )
    words: JsonValue = _converter.unstructure(scale)
    with case.transaction():
        details: dict[str, JsonValue] = {
            "hp": chosen.hp.strip(),
            "hd": chosen.hd.strip(),
            "population": chosen.population.strip(),
            "calibration": found.title,
            "calibration sha256": files.put(case, data),
            "verbal scale": words,
            "reason": reason.strip(),
        }
        event = audit_log.append(
            case, actor=acting(case, person), action=PROPOSITIONS_NAMED, details=details
        )
    return Changes(CHANGED, (), event)


def pools(case: CaseFile) -> tuple[Pool, ...]:
    """All pools of the case, in the order in which they were compared; raises CaseAltered."""
    return audit_log.folded(case, (POOLED,), lambda told: tuple(map(pool_of, told)), "a pool")


def case_evaluation(case: CaseFile, comparison: Comparison) -> Evaluation:
    """What a comparison says about the propositions of its case; raises CaseAltered."""
    return framed_evaluation(frame(case), comparison)


def framed_evaluation(current: Frame | None, comparison: Comparison) -> Evaluation:
    """The same by what the case names, where that was read already."""
    if current is None:
        return UNNAMED
    return evaluation(comparison, current.calibration, current.scale, current.propositions)
