"""The saliency layers lie on the photographs before the explanation is done."""

import threading

import pytest

from xfv_desktop.domain.evidence import Role
from xfv_desktop.domain.explanation import Layer, Side
from xfv_desktop.engine import fggb
from xfv_desktop.services.cases import casework
from xfv_desktop.services.evidence import intake

from .conftest import EXAMINER
from .driving import SLOW_MS, wait_until_idle


@pytest.fixture
def unexamined(tmp_path, photographs):
    """A case with a questioned and a known photograph that nobody has compared."""
    folder = tmp_path / "unexamined.xfv"
    with casework.create_case(folder, title="Station Road", examiner=EXAMINER) as case:
        for path, role in (
            (photographs.hopper, Role.QUESTIONED),
            (photographs.astronaut, Role.KNOWN),
        ):
            intake.add_exhibit(case, intake.inspect(path), role=role, examiner=EXAMINER)
    return folder


@pytest.fixture
def held(monkeypatch):
    """FGGB waits after its third batch of channels until it is let go."""
    go_on, batches = threading.Event(), []
    whole = fggb.normalised

    def waiting(*args):
        batches.append(1)
        if len(batches) == 3:
            go_on.wait(SLOW_MS / 1000)
        return whole(*args)

    monkeypatch.setattr(fggb, "normalised", waiting)
    yield go_on
    go_on.set()


def overlay(window, side):
    """The signed layer as it lies on one photograph; ``None`` where there is none."""
    item = window.page.panes[side].view.layers._overlays[Layer.SIGNED]
    image = item.pixmap().toImage()
    return None if image.isNull() or not item.isVisible() else image


def test_layers_are_shown_and_refined_before_the_end(open_window, qtbot, unexamined, held):
    window = open_window(unexamined)
    assert overlay(window, Side.PROBE) is None

    window.action_of["compare"].trigger()
    qtbot.waitUntil(lambda: overlay(window, Side.PROBE) is not None)
    assert window.desk.examination is None
    assert window.runner.jobs
    assert window.score.nothing.text().startswith("Q1 and K1 are being compared")
    early = overlay(window, Side.PROBE)
    held.set()
    wait_until_idle(qtbot, window)

    assert window.desk.examination is not None
    assert overlay(window, Side.PROBE) != early
    assert overlay(window, Side.REFERENCE) is not None


def test_cancelling_takes_the_unfinished_layers_away(open_window, qtbot, unexamined, held):
    window = open_window(unexamined)
    window.action_of["compare"].trigger()
    qtbot.waitUntil(lambda: overlay(window, Side.PROBE) is not None)

    window.main_job.cancel()
    held.set()
    wait_until_idle(qtbot, window)

    assert window.desk.examination is None
    assert overlay(window, Side.PROBE) is None
    assert window.score.nothing.text().startswith("Q1 and K1 are not compared yet")
