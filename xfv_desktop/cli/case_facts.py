"""Cases, exhibits and examinations as facts for JSON and as lines for people."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xfv_desktop.domain.casework import ExaminationSummary
    from xfv_desktop.domain.evidence import Exhibit
    from xfv_desktop.services.casework import CaseOverview


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
        "remarks": list(exhibit.image.remarks),
        "added": _time(exhibit.added_at),
        "added_by": exhibit.added_by,
    }


def exhibit_line(exhibit: "Exhibit") -> str:
    """An exhibit in one line."""
    image = exhibit.image
    label = f"{exhibit.label}, " if exhibit.label else ""
    return f"{label}{image.name}, {image.width} × {image.height} px, sha256 {image.sha256}"


def examination_facts(examination: "ExaminationSummary") -> dict[str, Any]:
    """Everything a list shows of an examination."""
    return {
        "number": examination.number,
        "questioned": examination.questioned,
        "known": examination.known,
        "score": examination.score,
        "threshold": examination.threshold,
        "decision": _decision(examination),
        "model": examination.model,
        "explainer": examination.explainer,
        "examined": _time(examination.examined_at),
        "examined_by": examination.examined_by,
    }


def examination_line(examination: "ExaminationSummary") -> str:
    """An examination in one line."""
    return (
        f"{examination.questioned} – {examination.known}: score {examination.score:.4f}, threshold "
        f"{examination.threshold:g}, {_decision(examination).upper()} ({examination.model}, "
        f"{examination.explainer})"
    )


def _decision(examination: "ExaminationSummary") -> str:
    return "accept" if examination.score >= examination.threshold else "reject"


def _time(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
