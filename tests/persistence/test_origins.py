"""Where exhibits came from, in the store."""

from datetime import datetime, timedelta, timezone

import attrs
import pytest

from xfv_desktop.domain.errors import CaseAltered
from xfv_desktop.domain.evidence import Frame, Origin, Way
from xfv_desktop.persistence import origins, records

ORIGIN = Origin(
    way=Way.CLIPBOARD,
    subject="Unknown man, 嫌疑人",
    received_from="Kiosk",
    received_at=datetime(2026, 3, 1, 14, 5, tzinfo=timezone(timedelta(hours=5, minutes=30))),
    path="/media/stick/a.jpg",
    modified_at=datetime(2026, 2, 28, 9, 0, tzinfo=timezone.utc),  # noqa: UP017
    digests={"MD5": "0" * 32},
    pixels_sha256="c" * 64,
)
FRAME = Frame("frame", 137, None, "h264", 5.48, "d" * 64)


@pytest.mark.parametrize("frame", [None, FRAME], ids=["still", "video"])
def test_an_origin_comes_back_with_its_local_time(case, examined, frame):
    exhibit = attrs.evolve(
        examined.questioned, number="Q2", image=attrs.evolve(examined.questioned.image, frame=frame)
    )
    with case.transaction():
        records.add_exhibit(case, attrs.evolve(exhibit, origin=ORIGIN))
        origins.add_origin(case, "Q2", ORIGIN, frame)
    found = records.exhibit(case, "Q2")
    assert found == attrs.evolve(exhibit, origin=ORIGIN)
    assert found.origin.received_at.utcoffset() == timedelta(hours=5, minutes=30)


def test_an_exhibit_without_a_row_says_nothing(case, examined):
    assert records.exhibit(case, "Q1").origin == Origin()


def test_a_text_that_is_no_origin_is_noticed(case, examined):
    with case.transaction():
        case.insert("origins", {"exhibit": "Q1", "origin": "{", "frame": ""})
    with pytest.raises(CaseAltered, match="origin of exhibit Q1 is unreadable"):
        records.exhibits(case)
