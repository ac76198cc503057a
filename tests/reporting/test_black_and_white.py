"""A report can be read where it is printed without colours."""

import itertools

import attrs
import numpy as np
import pytest
from reportlab.lib.colors import Color, HexColor, black, white
from reportlab.lib.styles import ParagraphStyle

from xfv_desktop.domain.annotation import COLOURS
from xfv_desktop.domain.explanation import Layer, Side
from xfv_desktop.domain.layers import IsoLine
from xfv_desktop.engine.maps.overlay import COLOUR_MAPS, colour_scale
from xfv_desktop.reporting.parts.fidelity_plot import OWN
from xfv_desktop.reporting.pdf.layout import render
from xfv_desktop.reporting.pdf.pages import page_texts, render_page
from xfv_desktop.reporting.typesetting import typography as ty

ENOUGH = 4.5
"""The contrast of ordinary text (WCAG 2.2, 1.4.3, level AA)."""
GROUNDS = {"paper": white, "tint": ty.TINT, "caution": ty.CAUTION_TINT, "alarm": ty.ALARM_TINT}
STYLES = {one.name: one for one in vars(ty).values() if isinstance(one, ParagraphStyle)}


@pytest.mark.parametrize(("style", "ground"), list(itertools.product(STYLES, GROUNDS)))
def test_text_stands_out_from_its_ground(style: str, ground: str) -> None:
    assert ty.contrast(STYLES[style].textColor, GROUNDS[ground]) >= ENOUGH


@pytest.mark.parametrize("code", COLOURS)
def test_the_mark_of_a_region_can_be_read_on_its_colour(code: str) -> None:
    assert max(ty.contrast(ink, HexColor(code)) for ink in (white, black)) >= ENOUGH


@pytest.mark.parametrize("ground", [Color(0.86, 0.88, 0.91), Color(0.68, 0.75, 0.84)])
def test_the_outputs_can_be_read_on_the_scale_of_scores(ground: Color) -> None:
    assert ty.contrast(ty.ACCENT, ground) >= ENOUGH


def test_contrast_knows_the_ends_of_its_scale() -> None:
    assert ty.contrast(black, white) == pytest.approx(21)
    assert ty.contrast(white, white) == 1


def test_lines_on_the_maps_tell_the_sign_without_colours(document) -> None:
    """A closed line above zero and a dashed one below it, on maps without any colour."""
    round_ = np.linspace(0, 2 * np.pi, 90)
    circle = np.stack([56 + 30 * np.cos(round_), 56 + 30 * np.sin(round_)], axis=1)
    clear = {
        key: np.zeros_like(overlay) for key, overlay in document.overlays.items()
    }  # fmt: skip

    def dark_and_light(lines):
        pdf = render(attrs.evolve(document, overlays=clear, iso_lines=lines)).pdf
        page = next(i for i, text in enumerate(page_texts(pdf)) if "Dissimilarity map" in text)
        return render_page(pdf, page, 100).astype(int).mean(axis=2)

    plain = dark_and_light({})
    above, below = (
        np.abs(dark_and_light({(Side.PROBE, Layer.SIGNED): (IsoLine(level, circle),)}) - plain)
        for level in (0.5, -0.5)
    )
    assert (above > 40).sum() > 200
    assert (np.abs(above - below) > 40).any(), "dashed"


LINES = {"accent": ty.ACCENT, "caution": ty.CAUTION, "alarm": ty.ALARM, "grey": ty.GREY, "own": OWN}


@pytest.mark.parametrize("name", LINES)
def test_lines_that_carry_meaning_stand_out_from_paper(name: str) -> None:
    assert ty.contrast(LINES[name], white) >= ENOUGH


@pytest.mark.parametrize("layer", [Layer.SIMILARITY, Layer.DISSIMILARITY])
def test_more_is_darker_on_light_ground_in_grey_too(layer: Layer) -> None:
    scale = colour_scale(layer, next(iter(COLOUR_MAPS)))
    colour, alpha = scale.rgba[:, :3] / 255, scale.rgba[:, 3:] / 255
    shown = [ty.contrast(Color(*one), white) for one in colour * alpha + 0.82 * (1 - alpha)]
    assert (np.diff(shown) > -1e-9).all()
    assert shown[-1] > 3 * shown[0]
