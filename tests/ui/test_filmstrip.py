"""All photographs below the pair; photographs are read one by one, those in sight first."""

import attrs
import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from tests.ui.driving import click, press_keys, wait_until_idle
from xfv_desktop.domain.evidence import Role
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.procedure import Order
from xfv_desktop.services.cases import casework
from xfv_desktop.services.evidence import intake
from xfv_desktop.services.opinion import unmasking
from xfv_desktop.ui.elements.item_models import ENTRY_ROLE
from xfv_desktop.ui.pictures import photographs as module
from xfv_desktop.ui.pictures.photographs import Decoded, Photographs

EXAMINER = "Dr Ada Marsh"


@pytest.fixture
def rich_case(case_folder, photographs, tmp_path):
    """Two photographs more on each side."""
    with (
        casework.open_case(case_folder, writable=True) as case,
        Image.open(photographs.hopper) as p,
    ):
        for number, role in enumerate((Role.QUESTIONED, Role.KNOWN) * 2):
            path = tmp_path / f"more-{number}.png"
            pixels = np.asarray(p.convert("RGB")).copy()
            pixels[:8] = 40 * number
            Image.fromarray(pixels).save(path)
            intake.add_exhibit(case, intake.inspect(path), role=role, examiner=EXAMINER)
    return case_folder


def entries(window, side):
    model = window.page.filmstrip.strips[side].model()
    return [model.index(row).data(ENTRY_ROLE) for row in range(model.rowCount())]


def test_keys_and_mouse_lay_photographs_out(open_window, qtbot, rich_case):
    """A click, an arrow key, the next one from anywhere; the strip is remembered."""
    window = open_window(rich_case)
    strips = window.page.filmstrip.strips
    assert not window.page.filmstrip.isVisible()
    press_keys(window, "Ctrl+Shift+B")
    wait_until_idle(qtbot, window)
    shown = entries(window, Side.PROBE), entries(window, Side.REFERENCE)
    assert [[e.key for e in one] for one in shown] == [["Q1", "Q2", "Q3"], ["K1", "K2", "K3"]]
    assert all(entry.picture for one in shown for entry in one)

    known = strips[Side.REFERENCE]
    click(known.viewport(), known.visualRect(known.model().index(2, 0)).center())
    assert window.desk.pair == ("Q1", "K3")
    QTest.keyClick(known, Qt.Key.Key_Left)
    assert window.desk.pair == ("Q1", "K2")
    press_keys(window, "Alt+Up")
    assert window.desk.pair == ("Q3", "K2")
    press_keys(window, "Alt+Shift+Down")
    assert window.desk.pair == ("Q3", "K3")
    wait_until_idle(qtbot, window)
    window.close()

    assert open_window(rich_case).page.filmstrip.isVisible()


def test_a_hidden_photograph_shows_its_number_only(open_window, qtbot, rich_case):
    with casework.open_case(rich_case, writable=True) as case:
        unmasking.set_order(case, Order.OPINION_FIRST, person=EXAMINER)
    window = open_window(rich_case)
    press_keys(window, "Ctrl+Shift+B")
    wait_until_idle(qtbot, window)

    known = entries(window, Side.REFERENCE)
    assert [(e.key, e.title, e.picture, e.tip) for e in known] == [
        (number, number, None, "") for number in ("K1", "K2", "K3")
    ]
    assert all(entry.picture for entry in entries(window, Side.PROBE))


class Reader:
    """A worker that reads when it is told to."""

    def __init__(self):
        self.asked = []

    def __call__(self, exhibit, over):
        self.asked.append((exhibit, over))

    def finish(self, found=True):
        exhibit, over = self.asked[-1]
        image = QImage(1000, 1000, QImage.Format.Format_RGB32)
        over(Decoded(image, image.scaled(8, 8)) if found else None)
        return exhibit.number


@pytest.fixture
def many(case_folder):
    """Exhibits by the dozen, each of a file of its own."""
    with casework.open_case(case_folder, writable=False) as case:
        one = casework.overview(case).exhibits[0]
    return [
        attrs.evolve(one, number=f"Q{n}", image=attrs.evolve(one.image, sha256=f"{n:064}"))
        for n in range(12)
    ]


def test_what_is_to_be_shown_is_read_before_thumbnails(qtbot, many):
    """One at a time; a photograph that cannot be read holds up nobody and is tried again."""
    reader, seen = Reader(), []
    photographs = Photographs(reader)
    for exhibit in many[:4]:
        assert photographs.thumbnail(exhibit) is None
    photographs.ask(many[9], seen.append)
    photographs.ask(many[3], seen.append)

    order = [reader.finish() for _ in range(2)]
    assert (order, len(seen)) == (["Q0", "Q9"], 1)
    assert reader.finish(found=False) == "Q3"
    assert len(seen) == 1
    photographs.ask(many[3], seen.append)
    assert [reader.finish() for _ in range(3)] == ["Q1", "Q3", "Q2"]
    assert len(seen) == 2
    assert all(photographs.thumbnail(exhibit) for exhibit in many[:4])


def test_memory_is_bounded_and_thumbnails_stay(qtbot, many, monkeypatch):
    """Of large photographs few are kept, the last ones; those read for thumbnails are not."""
    monkeypatch.setattr(module, "KEPT_BYTES", 10_000_000)
    reader, seen = Reader(), []
    photographs = Photographs(reader)
    for exhibit in many[:6]:
        photographs.ask(exhibit, seen.append)
        reader.finish()
    photographs.thumbnail(many[7])
    reader.finish()

    assert photographs.kept_bytes == 2 * 4_000_000
    asked = len(reader.asked)
    photographs.ask(many[5], seen.append)
    assert (len(reader.asked), len(seen)) == (asked, 7)
    assert photographs.thumbnail(many[0]) is not None


def test_a_closed_case_keeps_no_photograph(open_window, qtbot, rich_case):
    """They would stay in memory until Python looks for garbage."""
    window = open_window(rich_case)
    wait_until_idle(qtbot, window)
    photographs = window.desk.case.photographs
    assert photographs.kept_bytes > 0
    window.close_case()
    assert photographs.kept_bytes == 0
