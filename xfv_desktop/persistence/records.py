"""What is in a case: cover, exhibits, examinations, issued reports.

Functions that change something belong inside ``with case.transaction():``, beside the
``audit_log.append`` that says who did it.
"""

from typing import Any

import attrs

from xfv_desktop.domain.casework import Case, Examination, ExaminationSummary, Report
from xfv_desktop.domain.errors import NotInCase
from xfv_desktop.domain.evidence import Exhibit, ImageFile, Role
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.face import DetectedFace
from xfv_desktop.domain.landmarks import Corrections
from xfv_desktop.persistence import files
from xfv_desktop.persistence.border import altered, missing
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.persistence.codec import (
    UNDECODABLE,
    from_json,
    moment,
    record_from_json,
    record_to_json,
    timestamp,
    to_json,
)
from xfv_desktop.persistence.fidelity_records import fidelity
from xfv_desktop.persistence.landmark_records import corrections
from xfv_desktop.persistence.maps import maps_from_npz, maps_to_npz
from xfv_desktop.persistence.origins import OriginRow, decoded, origin_rows
from xfv_desktop.persistence.region_records import add_regions, regions

_SUMMARIES = (
    "SELECT number, questioned, questioned_face, known, known_face, model_name AS model,"
    " model_sha256, explainer, score, threshold, examined_at, examined_by,"
    " {probe} AS questioned_given, {reference} AS known_given FROM examinations"
).format(
    **{
        side: "coalesce(CASE WHEN json_valid(record) THEN json_extract(record,"
        f" '$.comparison.{side}.steps[#-1].result_sha256') END, '')"
        for side in Side
    }
)
"""What is not to be read of a record is no enhanced picture; reading the examination tells it."""


def add_cover(case: CaseFile, cover: Case) -> None:
    """Writes the cover of a new case; there is one for ever."""
    row = {
        "id": 1,
        "title": cover.title,
        "reference": cover.reference,
        "examiner": cover.examiner,
        "created_at": timestamp(cover.created_at),
        "demonstration": int(cover.demonstration),
    }
    case.insert("case", row)


def cover(case: CaseFile) -> Case:
    """What stands on the cover."""
    rows = case.rows('SELECT * FROM "case"')
    if not rows:
        raise altered(case.folder, "its cover is missing")
    row = rows[0]
    return Case(
        title=row["title"],
        reference=row["reference"],
        examiner=row["examiner"],
        created_at=moment(row["created_at"], case.folder),
        demonstration=bool(row["demonstration"]),
    )


def next_exhibit_number(case: CaseFile, role: Role) -> str:
    """The number of the next exhibit of that role: Q1, Q2 and so on; K1, K2 and so on."""
    # Exhibits are never removed, so their count is the last number.
    count = case.rows("SELECT count(*) AS n FROM exhibits WHERE role = :role", {"role": role})
    return f"{role.letter}{count[0]['n'] + 1}"


def add_exhibit(case: CaseFile, exhibit: Exhibit) -> None:
    """Files an exhibit; its original must lie in the case already (``files.put``).

    Its origin and frame have a table of their own (``origins.add_origin``).
    """
    image = attrs.asdict(exhibit.image, filter=attrs.filters.exclude("frame"))
    image["remarks"] = to_json(exhibit.image.remarks)
    case.insert(
        "exhibits",
        {
            "number": exhibit.number,
            "role": exhibit.role,
            "label": exhibit.label,
            **{f"image_{name}": value for name, value in image.items()},
            "faces": to_json(exhibit.faces),
            "face_index": exhibit.face_index,
            "source": exhibit.source,
            "remarks": exhibit.remarks,
            "added_at": timestamp(exhibit.added_at),
            "added_by": exhibit.added_by,
        },
    )


def exhibits(case: CaseFile) -> tuple[Exhibit, ...]:
    """All exhibits: the questioned ones first, each kind by number."""
    rows = case.rows(
        "SELECT * FROM exhibits ORDER BY role DESC, CAST(substr(number, 2) AS INTEGER)"
    )
    origins, moved = origin_rows(case), corrections(case)
    return tuple(_exhibit(case, row, origins.get(row["number"]), moved) for row in rows)


def exhibit(case: CaseFile, number: str) -> Exhibit:
    """The exhibit of that number; raises NotInCase if there is none."""
    rows = case.rows("SELECT * FROM exhibits WHERE number = :number", {"number": number})
    if not rows:
        raise missing(case.folder, f"exhibit {number}")
    return _exhibit(case, rows[0], origin_rows(case).get(number), corrections(case))


def set_face(case: CaseFile, number: str, face_index: int) -> None:
    """Says which face of an exhibit is meant, counted from 0.

    Raises:
        NotInCase: there is no such exhibit, or it has no such face.
    """
    faces = exhibit(case, number).faces
    if not 0 <= face_index < len(faces):
        raise NotInCase(
            f"Exhibit {number} has {len(faces)} faces and no face {face_index + 1}; "
            "choose one of those that were found."
        )
    case.update("exhibits", {"number": number}, {"face_index": face_index})


def next_examination_number(case: CaseFile) -> int:
    """The number of the next examination, counted from 1."""
    count = case.rows("SELECT count(*) AS n FROM examinations")
    return int(count[0]["n"]) + 1


def add_examination(case: CaseFile, examination: Examination) -> None:
    """Files an examination with its maps and regions. Both exhibits must be in the case."""
    comparison = examination.comparison
    maps = maps_to_npz(comparison, examination.explanation)
    case.insert(
        "examinations",
        {
            "number": examination.number,
            "questioned": examination.questioned.number,
            "questioned_face": examination.questioned.face_index,
            "known": examination.known.number,
            "known_face": examination.known.face_index,
            "model_name": comparison.model.name,
            "model_sha256": comparison.model.sha256,
            "explainer": examination.explanation.explainer,
            "score": comparison.score,
            "threshold": comparison.threshold,
            "maps_sha256": files.put(case, maps),
            "record": record_to_json(examination),
            "examined_at": timestamp(examination.examined_at),
            "examined_by": examination.examined_by,
        },
    )
    add_regions(case, examination.number, {side: examination.regions(side) for side in Side})


def examination(case: CaseFile, number: int) -> Examination:
    """The examination of that number as it was filed, with its regions as they are now.

    Both exhibits show the face that was compared, with the landmarks it had then.

    Raises:
        NotInCase: there is none.
        CaseAltered: its maps or its record are not as they were filed.
    """
    rows = case.rows("SELECT * FROM examinations WHERE number = :number", {"number": number})
    if not rows:
        raise missing(case.folder, f"examination {number}")
    row = rows[0]
    questioned, known = exhibit(case, row["questioned"]), exhibit(case, row["known"])
    drawn = regions(case, number)
    maps = files.get(case, row["maps_sha256"])
    try:
        comparison, explanation = record_from_json(row["record"], maps_from_npz(maps))
        return Examination(
            number=number,
            questioned=questioned.with_face(row["questioned_face"], comparison.probe.face),
            known=known.with_face(row["known_face"], comparison.reference.face),
            comparison=comparison,
            explanation=explanation,
            probe_regions=drawn[Side.PROBE],
            reference_regions=drawn[Side.REFERENCE],
            examined_at=moment(row["examined_at"], case.folder),
            examined_by=row["examined_by"],
            fidelity=fidelity(case, number),
        )
    except UNDECODABLE as error:
        raise altered(case.folder, f"examination {number} is unreadable") from error


def examination_summaries(case: CaseFile) -> tuple[ExaminationSummary, ...]:
    """All examinations by number, without their maps."""
    rows = case.rows(f"{_SUMMARIES} ORDER BY number")
    return tuple(_summary(case, row) for row in rows)


def examination_summary(case: CaseFile, number: int) -> ExaminationSummary:
    """One of them; raises NotInCase if there is none of that number."""
    rows = case.rows(f"{_SUMMARIES} WHERE number = :number", {"number": number})
    if not rows:
        raise missing(case.folder, f"examination {number}")
    return _summary(case, rows[0])


def add_report(case: CaseFile, report: Report) -> None:
    """Files an issued report; its file must lie in the case already (``files.put_report``)."""
    case.insert("reports", {**attrs.asdict(report), "issued_at": timestamp(report.issued_at)})


def reports(case: CaseFile) -> tuple[Report, ...]:
    """All issued reports, the oldest first."""
    rows = case.rows("SELECT * FROM reports ORDER BY issued_at, id")
    return tuple(_report(case, row) for row in rows)


def report(case: CaseFile, number: str) -> Report:
    """The issued report of that number; raises NotInCase if there is none."""
    rows = case.rows("SELECT * FROM reports WHERE id = :number", {"number": number})
    if not rows:
        raise missing(case.folder, f"report {number}")
    return _report(case, rows[0])


def _summary(case: CaseFile, row: dict[str, Any]) -> ExaminationSummary:
    return ExaminationSummary(**{**row, "examined_at": moment(row["examined_at"], case.folder)})


def _report(case: CaseFile, row: dict[str, Any]) -> Report:
    return Report(**{**row, "issued_at": moment(row["issued_at"], case.folder)})


def _exhibit(
    case: CaseFile, row: dict[str, Any], origin_row: OriginRow | None, moved: Corrections
) -> Exhibit:
    origin, frame = decoded(case, origin_row)
    try:
        names = [field.name for field in attrs.fields(ImageFile) if field.name != "frame"]
        image = {name: row[f"image_{name}"] for name in names}
        image["remarks"] = from_json(image["remarks"], tuple[str, ...])
        return Exhibit(
            number=row["number"],
            role=Role(row["role"]),
            label=row["label"],
            image=ImageFile(**image, frame=frame),
            faces=moved.applied(row["number"], from_json(row["faces"], tuple[DetectedFace, ...])),
            face_index=row["face_index"],
            source=row["source"],
            remarks=row["remarks"],
            added_at=moment(row["added_at"], case.folder),
            added_by=row["added_by"],
            origin=origin,
        )
    except UNDECODABLE as error:
        raise altered(case.folder, f"exhibit {row['number']} is unreadable") from error
