"""The picture of a comparison."""

import io

import attrs
import numpy as np
import pytest
from PIL import Image

from xfv_desktop.domain.comparison import ComparedFace, Comparison
from xfv_desktop.domain.evidence import ImageFile
from xfv_desktop.domain.explanation import Explanation, SaliencyMap
from xfv_desktop.domain.face import STANDARD_TEMPLATE_PX, DetectedFace, FaceBox
from xfv_desktop.engine.maps.figure import figure_png

from ..toys import card, crop


@pytest.fixture
def comparison():
    face = DetectedFace(
        box=FaceBox(0, 0, 112, 112), landmarks_px=STANDARD_TEMPLATE_PX, detector_score=0.9
    )
    sides = [
        ComparedFace(ImageFile(f"{i}.png", "0" * 64, 1, "PNG", 112, 112), face, crop(i))
        for i in range(2)
    ]
    return Comparison(sides[0], sides[1], card(), 0.5, {}, {})


def explanation(seed=0):
    random = np.random.default_rng(seed)
    return Explanation(
        "toy",
        {},
        *(SaliencyMap.from_signed(random.normal(size=(112, 112)).astype("f4")) for _ in range(2)),
    )


def test_figure_is_a_png_of_plausible_size(comparison):
    data = figure_png(comparison, explanation())
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert 100_000 < len(data) < 5_000_000
    picture = Image.open(io.BytesIO(data))
    picture.verify()
    assert 1400 < picture.width < 2100
    assert 900 < picture.height < 1500


def test_same_comparison_gives_the_same_bytes(comparison):
    """Also with another time on the clock in between: no date and no version are written."""
    first = figure_png(comparison, explanation())
    assert figure_png(comparison, explanation()) == first
    assert not Image.open(io.BytesIO(first)).info.keys() - {"dpi"}


def test_what_the_figure_shows_depends_on_everything_in_it(comparison):
    first = figure_png(comparison, explanation())
    assert figure_png(comparison, explanation(1)) != first
    assert figure_png(attrs.evolve(comparison, score=0.1), explanation()) != first
