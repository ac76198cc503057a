"""Cases, exhibits and examinations as facts for JSON and as lines for people."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from xfv_desktop.cli.fidelity_facts import fidelity_facts, verdict_lines

if TYPE_CHECKING:
    from xfv_desktop.domain.casework import ExaminationSummary
    from xfv_desktop.domain.evidence import Exhibit
    from xfv_desktop.domain.fidelity import FidelityRecord
    from xfv_desktop.services.cases.casework import CaseOverview


def case_facts(overview: "CaseOverview") -> dict[str, Any]:
    """The cover of a case."""
    cover = overview.case
    return {
        "folder": str(overview.folder),
        "title": cover.title,
        "reference": cover.reference,
        "examiner": cover.examiner,
        "created": _time(cover.created_at),
        "demonstration": cover.demonstration,
    }


def exhibit_facts(exhibit: "Exhibit") -> dict[str, Any]:
    """Everything a list shows of an exhibit."""
    return {
        "number": exhibit.number,
        "role": exhibit.role.value,
        "label": exhibit.label,
        "file": exhibit.image.name,
        "sha256": exhibit.image.sha256,
        "bytes": exhibit.image.byte_count,
        "faces": len(exhibit.faces),
        "face": exhibit.face_index + 1,
        "picture": exhibit.image.frame.words if exhibit.image.frame else "",
        "came_as": exhibit.origin.way.value,
        "subject": exhibit.origin.subject,
        "source": exhibit.source,
        "received_from": exhibit.origin.received_from,
        "received_at": _received(exhibit),
        "further_hashes": dict(exhibit.origin.digests),
        "remarks": list(exhibit.image.remarks),
        "added": _time(exhibit.added_at),
        "added_by": exhibit.added_by,
    }


def exhibit_line(exhibit: "Exhibit") -> str:
    """An exhibit in one line."""
    image = exhibit.image
    label = f"{exhibit.label}, " if exhibit.label else ""
    return f"{label}{image.name}, {image.width} × {image.height} px, sha256 {image.sha256}"


def examination_facts(
    examination: "ExaminationSummary", fidelity: "FidelityRecord | None"
) -> dict[str, Any]:
    """Everything a list shows of an examination, and the check of its maps if there was one."""
    return {
        "number": examination.number,
        "questioned": examination.questioned,
        "known": examination.known,
        "score": examination.score,
        "threshold": examination.threshold,
        "decision": examination.decision.value,
        "model": examination.model,
        "model sha256": examination.model_sha256,
        "explainer": examination.explainer,
        "enhanced pictures sha256": {
            number: sha256
            for number, sha256 in (
                (examination.questioned, examination.questioned_given),
                (examination.known, examination.known_given),
            )
            if sha256
        },
        "examined": _time(examination.examined_at),
        "examined_by": examination.examined_by,
        "fidelity": None if fidelity is None else fidelity_facts(fidelity),
    }


def examination_line(examination: "ExaminationSummary") -> str:
    """An examination in one line."""
    return (
        f"{examination.questioned} – {examination.known}: score {examination.score:.4f}, threshold "
        f"{examination.threshold:g}, {examination.decision.upper()} ({examination.model}, "
        f"{examination.explainer}{', enhanced pictures' if examination.enhanced else ''})"
    )


def disagreements(overview: "CaseOverview") -> list[str]:
    """A line for each pair on which models disagree or enhanced pictures change a decision."""
    from xfv_desktop.domain.agreement import agreement, disagree, other_results, result_of, turned

    lines = []
    told: set[int] = set()
    for examination in overview.examinations:
        together = (examination, *other_results(examination, overview.examinations))
        results = [result_of(one) for one in together]
        pair = f"{examination.questioned} – {examination.known}"
        found = [agreement(results) if disagree(results) else "", turned(results)]
        if examination.number not in told:
            lines += [f"{pair}: {text}" for text in found if text]
        told |= {one.number for one in together}
    return lines


def fidelity_lines(records: "Mapping[int, FidelityRecord]", number: int) -> list[str]:
    """The verdicts on the maps of an examination, one a line."""
    record = records.get(number)
    texts = ["maps not checked"] if record is None else verdict_lines(record)
    return [f"   {text}" for text in texts]


def _received(exhibit: "Exhibit") -> str:
    at = exhibit.origin.received_at
    return at.isoformat(timespec="minutes") if at else ""


def _time(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
