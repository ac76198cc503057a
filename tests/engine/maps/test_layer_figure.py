"""A layer as a picture: read again, it holds crop and layer as they were, and its own facts."""

import io
import json

import attrs
import numpy as np
import pytest
from PIL import Image

from xfv_desktop.domain.explanation import Explanation, Layer, SaliencyMap, Side
from xfv_desktop.domain.layers import Drawing, LayerDisplay
from xfv_desktop.domain.regions import Shading
from xfv_desktop.engine.maps.layer_figure import GAP, HEAD, enlargement, layer_png
from xfv_desktop.engine.maps.overlay import painted, shown_values
from xfv_desktop.engine.maps.partitions import partition

from ..toys import card, crop

EDGE = 896
PLAIN = LayerDisplay(frozenset({Layer.SIGNED}), 0.5, "blue–orange")


def explanation():
    signed = np.zeros((112, 112), np.float32)
    signed[:, :40], signed[:, 70:] = 2.0, -1.0
    return Explanation("toy", {}, *[SaliencyMap.from_signed(signed)] * 2)


def picture(display, layer=Layer.SIGNED, partitions=None, say=str):
    data = layer_png(
        {side: crop(place) for place, side in enumerate(Side)}, explanation(), layer, display,
        partitions=partitions, title="Examination 1: signed layer",
        names={Side.PROBE: "Q1", Side.REFERENCE: "K1"}, check="Not checked.", say=say,
    )  # fmt: skip
    with Image.open(io.BytesIO(data)) as image:
        return np.array(image.convert("RGB")).astype(int), image.info, data


def test_all_its_words_are_said_in_the_readers_language():
    """Its facts stay as they are for every reader."""
    asked = []
    _, facts, data = picture(PLAIN, say=lambda text: asked.append(text) or "–")
    _, same, english = picture(PLAIN)
    assert {
        "Examination 1: signed layer", "Q1", "Not checked.", "similarity", "0.5", "shown by pixels",
        "opacity 50 %", "colour map blue–orange",
    } <= set(asked)  # fmt: skip
    assert (facts["Description"], data == english) == (same["Description"], False)


def panel(pixels, place):
    left = GAP + place * (EDGE + GAP)
    return pixels[HEAD : HEAD + EDGE, left : left + EDGE]


@pytest.mark.parametrize("threshold", [0.0, 0.6])
@pytest.mark.parametrize("shading", [Shading.PIXELS, Shading.FACIAL])
def test_the_picture_holds_crops_and_layer_pixel_by_pixel(threshold, shading):
    """Straight alpha blending of the colours of the shown values, at the opacity."""
    display = attrs.evolve(PLAIN, threshold=threshold, shading=shading)
    divided = (
        None
        if shading is Shading.PIXELS
        else {side: partition(shading, crop(0), card()) for side in Side}
    )
    pixels, _, _ = picture(display, partitions=divided)
    for place, side in enumerate(Side):
        below = crop(place).pixels.repeat(8, axis=0).repeat(8, axis=1).astype(float)
        values = shown_values(explanation(), side, Layer.SIGNED, divided)
        rgba = painted(values, Layer.SIGNED, "blue–orange", threshold).astype(float)
        over = rgba.repeat(2, axis=0).repeat(2, axis=1)
        cover = over[..., 3:] / 255 * 0.5
        expected = below * (1 - cover) + over[..., :3] * cover
        np.testing.assert_allclose(panel(pixels, place), expected, atol=1)


def test_lines_alone_leave_the_crop_bare_elsewhere():
    pixels, info, _ = picture(attrs.evolve(PLAIN, drawing=Drawing.LINES))
    below = crop(0).pixels.repeat(8, axis=0).repeat(8, axis=1).astype(int)
    changed = (np.abs(panel(pixels, 0) - below) > 2).any(axis=-1)
    columns = np.flatnonzero(changed.mean(axis=0) > 0.2) / 8
    assert 0.005 < changed.mean() < 0.2
    assert columns.min() > 25  # between the plateaus, where the values change
    assert columns.max() < 85
    assert json.loads(info["Description"])["iso-lines at"] == [0.2, 0.4, 0.6, 0.8]


def test_the_file_tells_how_it_was_drawn_and_equal_input_gives_equal_bytes():
    display = attrs.evolve(PLAIN, threshold=0.25)
    _, info, data = picture(display)
    facts = json.loads(info["Description"])
    assert facts["hidden below"] == 0.25
    assert facts["check"] == "Not checked."
    assert (facts["layer"], facts["colour map"]) == ("signed", "blue–orange")
    assert "Software" not in info
    assert picture(display)[2] == data
    assert picture(attrs.evolve(display, opacity=0.6))[2] != data


@pytest.mark.parametrize("layer", Layer)
def test_the_legend_has_the_colours_of_the_layer(layer):
    pixels, _, _ = picture(attrs.evolve(PLAIN, threshold=0.5), layer)
    height, width = pixels.shape[:2]
    left, row = (width - 768) // 2, height - 168 - 13
    values = np.linspace(-1 if layer is Layer.SIGNED else 0, 1, 256)
    bar = pixels[row, left : left + 768 : 3]
    hidden = np.abs(values) < 0.49
    assert (bar[hidden] == 226).all()
    assert (np.abs(bar[-1] - bar[200]).sum()) > 0
    assert (bar[values > 0.51] != 226).any(axis=-1).all()


def test_a_pixel_of_a_crop_is_a_square_of_a_multiple_of_four_pixels():
    assert [enlargement(size) for size in (112, 149, 160, 224, 512)] == [8, 8, 4, 4, 4]
