"""What goes into a case comes out of it the same."""

from datetime import datetime, timedelta, timezone

import attrs
import numpy as np
import pytest

from xfv_desktop.domain.annotation import AnnotationSet, RegionKind
from xfv_desktop.domain.casework import ExaminationSummary, Report
from xfv_desktop.domain.errors import CaseAltered, NotInCase
from xfv_desktop.domain.evidence import Role
from xfv_desktop.domain.explanation import Side
from xfv_desktop.persistence import records, region_records
from xfv_desktop.persistence.case_file import CaseFile


def test_numbers_are_given_by_role(case, make_exhibit):
    assert records.next_exhibit_number(case, Role.QUESTIONED) == "Q1"
    assert records.next_exhibit_number(case, Role.KNOWN) == "K1"
    with case.transaction():
        for role in (Role.QUESTIONED, Role.KNOWN):
            for _ in range(11):
                number = records.next_exhibit_number(case, role)
                records.add_exhibit(case, make_exhibit(number))
    assert records.next_exhibit_number(case, Role.QUESTIONED) == "Q12"
    numbers = [f"{letter}{n}" for letter in "QK" for n in range(1, 12)]
    assert [e.number for e in records.exhibits(case)] == numbers


def test_an_exhibit_comes_back_the_same(case, make_exhibit):
    with_faces, without = make_exhibit("Q1"), make_exhibit("Q2", faces=0)
    with case.transaction():
        records.add_exhibit(case, with_faces)
        records.add_exhibit(case, without)
    assert records.exhibits(case) == (with_faces, without)
    assert records.exhibit(case, "Q1") == with_faces


def test_times_of_other_zones_name_the_same_moment(case, make_exhibit):
    local = datetime(2026, 7, 1, 0, 30, tzinfo=timezone(timedelta(hours=5, minutes=45)))
    with case.transaction():
        records.add_exhibit(case, attrs.evolve(make_exhibit(), added_at=local))
    read = records.exhibit(case, "Q1").added_at
    assert read == local
    assert read.utcoffset() == timedelta(0)


def test_a_time_without_a_zone_is_a_bug(case, make_exhibit):
    naive = attrs.evolve(make_exhibit(), added_at=datetime(2026, 7, 1))
    with pytest.raises(ValueError, match="time zone"), case.transaction():
        records.add_exhibit(case, naive)


def test_another_face_may_be_meant(case, make_exhibit):
    with case.transaction():
        records.add_exhibit(case, make_exhibit())
        records.set_face(case, "Q1", 1)
    assert records.exhibit(case, "Q1") == attrs.evolve(make_exhibit(), face_index=1)


@pytest.mark.parametrize("index", [-1, 2])
def test_a_face_that_was_not_found_cannot_be_meant(case, make_exhibit, index):
    with case.transaction():
        records.add_exhibit(case, make_exhibit())
    with pytest.raises(NotInCase, match="Exhibit Q1 has 2 faces"), case.transaction():
        records.set_face(case, "Q1", index)


def test_an_examination_comes_back_the_same_for_a_reader(case, examined):
    with CaseFile.open(case.folder, writable=False) as reader:
        read = records.examination(reader, 1)
    assert read == examined
    assert read.comparison.timings_s == examined.comparison.timings_s  # not compared above
    for side in Side:
        assert read.explanation.of(side).signed.dtype == np.float32
    kinds = {name: type(value) for name, value in read.explanation.parameters.items()}
    assert kinds == {"steps": int, "sigma": float, "smooth": bool, "mode": str}
    assert list(kinds) == ["steps", "sigma", "smooth", "mode"]  # a report lists them in this order


def test_an_examination_keeps_the_face_that_was_compared(case, examined):
    with case.transaction():
        records.set_face(case, "Q1", 1)
    assert records.exhibit(case, "Q1").face_index == 1
    assert records.examination(case, 1).questioned == examined.questioned


def test_summaries_are_those_of_the_examinations(case, examined):
    assert records.next_examination_number(case) == 2
    with case.transaction():
        records.add_examination(case, attrs.evolve(examined, number=2, examined_by="B"))
    first = ExaminationSummary(
        number=1,
        questioned="Q1",
        questioned_face=0,
        known="K1",
        known_face=0,
        model="sface",
        model_sha256="0" * 63 + "1",
        explainer="fggb",
        score=0.1 + 0.2,
        threshold=0.363,
        examined_at=examined.examined_at,
        examined_by="A. Prüfer",
    )
    assert records.examination_summaries(case) == (
        first,
        attrs.evolve(first, number=2, examined_by="B"),
    )


def test_summaries_need_no_maps(case, examined):
    for path in (case.folder / "files").rglob("*"):
        if path.is_file():
            path.unlink()
    assert len(records.examination_summaries(case)) == 1
    with pytest.raises(CaseAltered):
        records.examination(case, 1)


def test_regions_of_one_side_change_alone(case, examined):
    corners = np.array([[1.0, 2.0], [3.0, 4.5]])
    drawn = AnnotationSet().added(RegionKind.ELLIPSE, corners).removed(1)
    with case.transaction():
        region_records.set_regions(case, 1, Side.REFERENCE, drawn)
    read = records.examination(case, 1)
    assert read == attrs.evolve(examined, reference_regions=drawn)
    assert read.reference_regions.next_number == 2


def test_reports_come_back_oldest_first(case, examined):
    later = Report("2026-2", 1, "b.pdf", "b" * 64, "A", examined.examined_at + timedelta(days=1))
    earlier = Report("2026-3", 1, "a.pdf", "a" * 64, "B", examined.examined_at)
    with case.transaction():
        records.add_report(case, later)
        records.add_report(case, earlier)
    assert records.reports(case) == (earlier, later)


def test_what_is_not_there_is_named(case):
    with pytest.raises(NotInCase, match="holds no exhibit Q7; choose one from its list"):
        records.exhibit(case, "Q7")
    with pytest.raises(NotInCase, match="holds no examination 3"):
        records.examination(case, 3)
    with pytest.raises(NotInCase, match="examination 3"), case.transaction():
        region_records.set_regions(case, 3, Side.PROBE, AnnotationSet())
    with pytest.raises(NotInCase, match="exhibit Q7"), case.transaction():
        records.set_face(case, "Q7", 0)


UNREADABLE = [
    (table, column, text)
    for table, column, texts in (
        ("exhibits", "image_remarks", ("", "[", "7")),
        ("exhibits", "faces", ("", "[", "7", "{}x", '[{"box": null}]', "[null]")),
        ("examinations", "record", ("", "[", "7", "{}", '{"comparison": {}}', "[null]")),
    )
    for text in texts
]


@pytest.mark.parametrize(("table", "column", "text"), UNREADABLE)
def test_text_that_the_program_did_not_write_is_named(case, examined, table, column, text):
    with case.transaction():
        for trigger in ("exhibits_stay", "examinations_stay"):
            case.database.execute(f"DROP TRIGGER {trigger}")
        key = {"number": "Q1" if table == "exhibits" else 1}
        case.update(table, key, {column: text})
    with pytest.raises(CaseAltered, match=r"(exhibit|examination) .* is unreadable"):
        records.examination(case, 1)


def test_maps_of_something_else_are_named(case, examined):
    with case.transaction():
        case.database.execute("DROP TRIGGER examinations_stay")
        case.update(
            "examinations", {"number": 1}, {"maps_sha256": examined.questioned.image.sha256}
        )
    with pytest.raises(CaseAltered, match="examination 1 is unreadable"):
        records.examination(case, 1)


def test_a_case_without_a_cover_is_named(case):
    with case.transaction():
        case.database.execute("DROP TRIGGER case_remains")
        case.database.execute('DELETE FROM "case"')
    with pytest.raises(CaseAltered, match="cover is missing"):
        records.cover(case)
