"""Curves: readable without colours, the same bytes for the same numbers."""

import io

import pytest
from PIL import Image

from xfv_desktop.reporting.curves.plots import Line, Panel, _styles, curves_figure

LINES = tuple(
    Line(f"method {i}", tuple(1 - s / (10 + i) for s in range(11)), control=i > 9)
    for i in range(14)
)
PANELS = (
    Panel("Deletion", "accept rate", "lower", LINES),
    Panel("Insertion", "accept rate", "higher", LINES[:3]),
    Panel("Alone", "reject rate", "lower", LINES[8:]),
)


@pytest.mark.parametrize(("form", "start"), [("png", b"\x89PNG"), ("pdf", b"%PDF")])
def test_equal_numbers_give_equal_bytes(form, start):
    one, other = (curves_figure("Title", "note", PANELS, form) for _ in range(2))
    assert one == other
    assert one.startswith(start)
    assert curves_figure("Title", "note", PANELS[:1], form) != one


def test_the_picture_is_large_and_not_empty():
    picture = Image.open(io.BytesIO(curves_figure("Title", "note", PANELS, "png")))
    assert picture.width >= 1600
    assert len(picture.convert("RGB").getcolors(2**20)) > 50


def test_controls_are_dashed_and_methods_differ_in_more_than_colour():
    styles = _styles(PANELS)
    methods = [look for (_, control), look in styles.items() if not control]
    controls = [look for (_, control), look in styles.items() if control]
    assert len(methods) == 10
    assert len(controls) == 4
    assert all("marker" in look for look in methods)
    assert all(look["linestyle"] != "-" for look in controls)
    for group in (methods, controls):
        assert len({str(sorted(look.items())) for look in group}) == len(group)
