"""The difficult files: accepted, accepted with a word, or refused, as their manifest says."""

import csv

import attrs
import numpy as np
import pytest

from xfv_desktop.domain.errors import UserError
from xfv_desktop.engine.comparison import prepared_face
from xfv_desktop.services.evidence.intake import inspect

FOLDER = "difficult"
PORTRAIT_OF_TURNED = "nasa/portraits/stephen_frick&usa.jpg"
SAME_PICTURE = (
    "rgb_16bit.png",
    "rgb_16bit.tif",
    "cmyk_adobe.jpg",
    "rgba_opaque.png",
    "rgba_transparent_background.png",
    "grey.jpg",
    "adobe_rgb_profile.jpg",
    "progressive.jpg",
    "animated.gif",
    "multi_page.tif",
    "picture.webp",
    "picture.avif",
    "picture.bmp",
    "picture.jp2",
    "really_a_jpeg.png",
)
SAME_PIXELS = ("rgb_16bit.png", "rgb_16bit.tif", "rgba_opaque.png", "picture.bmp")
TOLD = {
    "cmyk_adobe.jpg": "estimate",
    "rgba_transparent_background.png": "transparent",
    "animated.gif": "3 frames",
    "multi_page.tif": "3 pages",
    "really_a_jpeg.png": "content is JPEG",
    "eye_distance_15px.jpg": "between the eyes",
    "blurred.jpg": "blurred",
    "bar_over_eyes.jpg": "eye region",
    "bar_over_mouth.jpg": "mouth region",
    "rotated_45.jpg": "leans",
    "rotated_90.jpg": "turned by 270°",
    "rotated_180.jpg": "turned by 180°",
}
REFUSED = {
    "truncated_half.jpg": "damaged",
    "truncated_last_kilobyte.jpg": "damaged",
    "wrong_idat_crc.png": "damaged",
    "decompression_bomb.png": "million pixels",
    "zero_bytes.jpg": "0 bytes",
    "text.jpg": "not a photograph",
    "ten_by_ten.png": "supply a",
    "eye_distance_7px.jpg": "between the eyes",
    "two_equal_faces.jpg": "2 faces",
}


@attrs.frozen
class Outcome:
    """Told sentences and the embedding, or the sentence of the refusal."""

    expected: str
    refusal: str | None = None
    told: tuple = ()
    embedding: object = None
    pixels: object = None


@pytest.fixture(scope="module")
def outcomes(shared_faces, sface):
    """File → what became of it, for every line of the manifest."""
    with (shared_faces / FOLDER / "manifest.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return {
        row["file"]: outcome(shared_faces / FOLDER / row["file"], row["expected"], sface)
        for row in rows
    }


def outcome(path, expected, network):
    try:
        inspection = inspect(path)
        index = inspection.chosen()
        side = prepared_face(inspection.photograph, inspection.faces, index, network)
    except UserError as error:
        return Outcome(expected, refusal=str(error))
    assert side.image.name == path.name
    embedding = network.embed(side.crop.pixels[None])[0]
    return Outcome(expected, None, side.warnings, embedding, inspection.pixels)


def test_every_file_has_the_fate_that_the_manifest_says(outcomes):
    def fate(one):
        if one.refusal is not None:
            return "reject"
        return "accept-with-warning" if one.told else "accept"

    wrong = {
        file: f"{fate(one)} instead of {one.expected}: {one.refusal or one.told}"
        for file, one in outcomes.items()
        if fate(one) != one.expected
    }
    assert wrong == {}


def test_tables_here_are_those_of_the_manifest(outcomes):
    def files(expected):
        return {file for file, one in outcomes.items() if one.expected == expected}

    assert set(TOLD) == files("accept-with-warning")
    assert set(REFUSED) == files("reject")


@pytest.mark.parametrize("file", TOLD)
def test_warning_says_what_is_wrong(file, outcomes):
    assert any(TOLD[file] in sentence for sentence in outcomes[file].told)


@pytest.mark.parametrize("file", REFUSED)
def test_refusal_is_one_sentence_that_says_why(file, outcomes):
    text = outcomes[file].refusal
    assert REFUSED[file] in text
    assert file in text
    assert text.endswith(".")
    assert "\n" not in text


@pytest.mark.parametrize("file", SAME_PICTURE)
def test_same_picture_in_another_file_is_the_same_face(file, outcomes):
    cosine = outcomes[file].embedding @ outcomes["reference.png"].embedding
    assert cosine >= 0.95


@pytest.mark.parametrize("file", SAME_PIXELS)
def test_lossless_files_give_the_same_pixels(file, outcomes):
    np.testing.assert_array_equal(outcomes[file].pixels, outcomes["reference.png"].pixels)


def test_all_orientations_show_the_same_face(outcomes):
    embeddings = np.array(
        [outcomes[f"exif_orientation_{number}.jpg"].embedding for number in range(1, 9)]
    )
    assert (embeddings @ embeddings.T).min() > 0.97


@pytest.mark.parametrize("file", ["rotated_45.jpg", "rotated_90.jpg", "rotated_180.jpg"])
def test_turned_face_is_that_of_the_portrait(file, outcomes, shared_faces, sface):
    """With the landmarks of the picture as it stands the cosine would be below 0.2."""
    portrait = outcome(shared_faces / PORTRAIT_OF_TURNED, "accept", sface)
    assert outcomes[file].embedding @ portrait.embedding > 0.9
