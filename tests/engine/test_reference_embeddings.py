"""Detection, alignment and embedding give the values that an independent program measured."""

import hashlib
import json

import numpy as np
import pytest

from xfv_desktop.engine.face_images.alignment import crop_for
from xfv_desktop.engine.face_images.faces import detect_faces
from xfv_desktop.engine.files.images import read_photograph
from xfv_desktop.engine.model_files.models import detector_card

COUNT = 6


@pytest.fixture(scope="module")
def reference(shared_models):
    return json.loads((shared_models / "reference_embeddings.json").read_text(encoding="utf-8"))


def test_reference_was_made_with_the_same_files(reference, sface):
    assert reference["detector"]["file_sha256"] == detector_card().sha256
    assert reference["recogniser"]["file_sha256"] == sface.card.sha256
    np.testing.assert_array_equal(reference["alignment"]["template"], sface.card.template_px)
    assert len(reference["images"]) == COUNT


@pytest.fixture(scope="module", params=range(COUNT))
def measured(request, reference, shared_faces, sface):
    """What the reference says of one image, and what the engine makes of it."""
    expected = reference["images"][request.param]
    photograph = read_photograph((shared_faces / expected["file"]).read_bytes(), expected["file"])
    assert photograph.image.sha256 == expected["file_sha256"]
    (face,) = detect_faces(photograph.pixels)
    crop = crop_for(sface.card, photograph.pixels, face.landmarks_px)
    return expected, photograph, face, crop


def test_face_lies_where_the_reference_says(measured):
    expected, photograph, face, _ = measured
    assert (photograph.image.width, photograph.image.height) == (
        expected["width"],
        expected["height"],
    )
    np.testing.assert_allclose(face.landmarks_px, expected["landmarks"], atol=0.1)
    box = (face.box.x, face.box.y, face.box.width, face.box.height)
    np.testing.assert_allclose(box, expected["box_xywh"], atol=0.1)
    assert face.detector_score == pytest.approx(expected["detector_score"], abs=1e-3)
    assert face.eye_distance_px == pytest.approx(expected["eye_distance_px"], abs=0.1)


def test_crop_is_bitwise_that_of_the_reference(measured):
    expected, _, _, crop = measured
    np.testing.assert_allclose(crop.transform, expected["transform_2x3"], atol=1e-4)
    assert crop.residual_px == pytest.approx(expected["alignment_rms_px"], abs=1e-3)
    assert hashlib.sha256(crop.pixels.tobytes()).hexdigest() == expected["crop_rgb_sha256"]


def test_embedding_is_that_of_the_reference(measured, sface):
    expected, _, _, crop = measured
    cosine = float(sface.embed(crop.pixels[None])[0] @ np.array(expected["embedding"]))
    assert cosine >= 0.999
