"""Damaged files through the decoder that intake uses: refused or sound, never a crash or a hang.

By default a sample; ``XFV_MUTATIONS=20000`` sets the number, ``-s`` prints what became of them.
"""

import collections
import io
import os
import random

import numpy as np
import pytest
from PIL import Image

from tests.engine.pictures import ENCODINGS, encoded, picture
from xfv_desktop.domain.errors import UnreadableImage
from xfv_desktop.engine.untrusted.decoding import decoded_photograph

COUNT = int(os.environ.get("XFV_MUTATIONS", "260"))
SIZE = (96, 64)
CHECKED = ("png", "palette.png", "16-bit.png", "rgba.png", "frames.png")
"""Originals in the one format whose checksums cover the whole file."""


def originals():
    """File name → bytes: every format, and the variants that take other ways through decoders."""
    plain, other = picture(*SIZE), picture(*SIZE, seed=1)
    made = {name: encoded(plain, name) for name in ENCODINGS}
    deep = Image.fromarray(np.asarray(plain.convert("L")).astype(np.uint16) * 257)
    return made | {
        "progressive.jpg": encoded(plain, "jpg", progressive=True, subsampling=2),
        "cmyk.jpg": encoded(plain.convert("CMYK"), "jpg"),
        "palette.png": encoded(plain.convert("P"), "png"),
        "16-bit.png": encoded(deep, "png"),
        "rgba.png": encoded(plain.convert("RGBA"), "png"),
        "lzw.tif": encoded(plain, "tif", compression="tiff_lzw"),
        "jpeg.tif": encoded(plain, "tif", compression="jpeg"),
        "deflate-tiles.tif": encoded(plain, "tif", tile_width=32, tile_height=32),
        "lossy.webp": encoded(plain, "webp", lossless=False),
        "pages.tif": encoded(plain, "tif", save_all=True, append_images=[other]),
        "frames.gif": encoded(plain, "gif", save_all=True, append_images=[other]),
        "frames.png": encoded(plain, "png", save_all=True, append_images=[other]),
        "lossy.jp2": encoded(plain, "jp2", irreversible=True, quality_layers=[20]),
    }


def mutated(data, others, chance):
    """One of: some bytes changed, the end cut off, the end of another file, a piece twice."""
    kind = chance.choice(("flip", "flip", "flip", "truncate", "splice", "repeat"))
    if kind == "flip":
        changed = bytearray(data)
        near = chance.choice((len(data), min(len(data), 200)))  # headers are short and matter most
        for _ in range(chance.choice((1, 1, 2, 8, 32))):
            changed[chance.randrange(near)] ^= 1 << chance.randrange(8)
        return bytes(changed)
    cut = chance.randrange(1, len(data))
    if kind == "truncate":
        return data[:cut]
    if kind == "splice":
        other = chance.choice(others)
        return data[:cut] + other[chance.randrange(len(other)) :]
    return data[:cut] + data[cut // 2 : cut] + data[cut:]


@pytest.fixture(scope="module")
def fates():
    """(name, mutated bytes, sentence of the refusal or the pixels) of every mutation."""
    files = originals()
    names = sorted(files)
    found = []
    for number in range(COUNT):
        chance = random.Random(f"mutation {number}")
        name = names[number % len(names)]
        data = mutated(files[name], list(files.values()), chance)
        try:
            outcome = decoded_photograph(data, name).pixels
        except UnreadableImage as error:
            outcome = str(error)
        found.append((name, data, outcome))
    return found


def test_every_mutation_is_sound_or_refused_in_one_sentence(fates):
    assert len(fates) == COUNT
    counts = collections.Counter()
    for name, _, outcome in fates:
        if isinstance(outcome, str):
            assert name in outcome
            assert "\n" not in outcome
            counts["decoder down" if "brought its decoder down" in outcome else "refused"] += 1
        else:
            assert outcome.dtype == np.uint8
            assert outcome.shape[2] == 3
            counts["accepted"] += 1
    print(f"\n{COUNT} mutations: {dict(counts)}")


def test_none_hangs(fates):
    """Nor takes more processor time than a file of its size may."""
    assert [name for name, _, outcome in fates if "far longer" in str(outcome)] == []


def test_no_wrong_picture_is_accepted_where_the_format_has_a_checksum(fates):
    """An accepted mutation shows the picture of its original, or that of the file spliced on."""
    right = {decoded_photograph(data, name).pixels.tobytes() for name, data in originals().items()}
    wrong = [
        (name, len(data))
        for name, data, outcome in fates
        if name in CHECKED and not isinstance(outcome, str) and outcome.tobytes() not in right
    ]
    assert wrong == []


@pytest.mark.parametrize("name", ["tif", "deflate-tiles.tif"])
def test_deflated_pixels_in_a_tiff_are_checked_too(name):
    """Their checksums cover the pixels, not the tags: what is changed here are pixels."""
    data = originals()[name]
    page = Image.open(io.BytesIO(data))
    tags = page.tag_v2
    starts, sizes = (
        tags.get(strips) or tags.get(tiles) for strips, tiles in ((273, 324), (279, 325))
    )
    for start, size in zip(starts, sizes, strict=True):
        for place in range(start, start + size, max(size // 6, 1)):
            changed = bytearray(data)
            changed[place] ^= 0x10
            with pytest.raises(UnreadableImage, match="damaged or incomplete"):
                decoded_photograph(bytes(changed), name)


def test_the_originals_are_sound():
    for name, data in originals().items():
        assert decoded_photograph(data, name).pixels.shape == (*SIZE[::-1], 3)
