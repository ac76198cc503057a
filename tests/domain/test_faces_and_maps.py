"""Geometry of faces and crops, the parts of a saliency map, decisions and exhibits."""

from datetime import UTC, datetime

import attrs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from xfv_desktop.domain.annotation import AnnotationSet
from xfv_desktop.domain.casework import Examination
from xfv_desktop.domain.comparison import ComparedFace, Comparison, Decision, ModelCard
from xfv_desktop.domain.evidence import Exhibit, ImageFile, Role
from xfv_desktop.domain.explanation import Explanation, Layer, SaliencyMap, Side
from xfv_desktop.domain.face import DetectedFace, FaceBox, FaceCrop
from xfv_desktop.domain.operating_point import OperatingPoint

coordinates = arrays(np.float64, (7, 2), elements=st.floats(-5000, 5000))


@st.composite
def similarity_transforms(draw):
    """Turn, scale and shift, as an alignment makes them."""
    angle = draw(st.floats(-np.pi, np.pi))
    scale = draw(st.floats(0.02, 5))
    shift = draw(arrays(np.float64, 2, elements=st.floats(-3000, 3000)))
    turn = scale * np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return np.column_stack([turn, shift])


def crop(transform):
    pixels = np.zeros((112, 112, 3), np.uint8)
    return FaceCrop(pixels=pixels, transform=transform, residual_px=0.0)


@given(similarity_transforms(), coordinates)
def test_to_source_and_to_crop_undo_each_other(transform, points):
    made = crop(transform)
    np.testing.assert_allclose(made.to_crop(made.to_source(points)), points, atol=1e-6)
    np.testing.assert_allclose(made.to_source(made.to_crop(points)), points, atol=1e-6)


def test_to_crop_applies_the_transform():
    made = crop(np.array([[2.0, 0.0, 10.0], [0.0, 3.0, -20.0]]))
    np.testing.assert_array_equal(made.to_crop(np.array([[1.0, 1.0]])), [[12.0, -17.0]])


def test_the_outline_goes_round_the_pixels_and_not_through_their_centres():
    outline = crop(np.array([[0.5, 0.0, -0.25], [0.0, 0.5, -0.25]])).outline_px
    np.testing.assert_allclose(
        outline, [[-0.5, -0.5], [223.5, -0.5], [223.5, 223.5], [-0.5, 223.5]]
    )


def face(landmarks=None):
    points = np.zeros((5, 2)) if landmarks is None else landmarks
    return DetectedFace(box=FaceBox(0, 0, 1, 1), landmarks_px=points, detector_score=0.9)


def test_the_eye_distance_is_that_of_the_first_two_landmarks():
    points = np.zeros((5, 2))
    points[1] = 30, 40
    points[2:] = 1000
    assert face(points).eye_distance_px == 50


signed_maps = arrays(
    np.float32, (112, 112), elements=st.floats(-1e6, 1e6, width=32), fill=st.just(0)
)


@given(signed_maps)
def test_a_signed_map_is_parted_and_put_together_without_loss(signed):
    made = SaliencyMap.from_signed(signed)
    np.testing.assert_array_equal(made.signed, signed)
    assert made.signed.dtype == np.float32
    assert not np.logical_and(made.similarity > 0, made.dissimilarity > 0).any()
    for layer, array in (
        (Layer.SIMILARITY, np.where(signed > 0, signed, 0)),
        (Layer.DISSIMILARITY, np.where(signed < 0, -signed, 0)),
        (Layer.SIGNED, signed),
    ):
        np.testing.assert_array_equal(made.layer(layer), array)


@pytest.mark.parametrize("part", ["similarity", "dissimilarity"])
def test_a_negative_saliency_is_refused(part):
    maps = {name: np.zeros((112, 112), np.float32) for name in ("similarity", "dissimilarity")}
    maps[part] = maps[part] - 1e-6
    with pytest.raises(ValueError, match="negative values"):
        SaliencyMap(**maps)


def test_a_map_that_is_not_finite_is_refused():
    with pytest.raises(ValueError, match="not finite"):
        SaliencyMap.from_signed(np.full((112, 112), np.nan, np.float32))


def image():
    return ImageFile("a.jpg", "0" * 64, 1, "JPEG", 1, 1)


def comparison(score, threshold=0.4):
    card = ModelCard(
        name="n", title="t", architecture="a", file="f", package="p", sha256="0" * 64,
        licence="l", source="s", training_data="d", colour_order="RGB", mean=(0, 0, 0),
        scale=(1, 1, 1), template_px=np.zeros((5, 2)), embedding_dim=128, similarity="cosine",
        operating_point=OperatingPoint(threshold, 0.001, 0.02, 10, 10, "d", "m"),
    )  # fmt: skip
    probe, reference = (
        ComparedFace(image(), face(), crop(np.eye(2, 3)), warnings)
        for warnings in (("Blurred.", "Small."), ("Turned.",))
    )
    return Comparison(probe, reference, card, score, {}, {"embed": 1.0})


@pytest.mark.parametrize(
    ("score", "decision"),
    [(0.4, Decision.ACCEPT), (0.41, Decision.ACCEPT), (np.nextafter(0.4, 0), Decision.REJECT)],
)
def test_a_score_at_the_threshold_is_accepted(score, decision):
    made = comparison(float(score))
    assert made.threshold == 0.4
    assert made.decision is decision


def test_warnings_name_their_side():
    assert comparison(0).warnings == ("Probe: Blurred.", "Probe: Small.", "Reference: Turned.")


def test_two_runs_that_took_another_time_are_equal():
    assert attrs.evolve(comparison(0.5), timings_s={}) == comparison(0.5)
    assert comparison(0.5) != comparison(0.6)


def exhibit(number, role, faces, index=0):
    return Exhibit(
        number, role, "", image(), faces, index, "", "", datetime(2026, 1, 1, tzinfo=UTC), "x"
    )


def test_roles_give_the_letters_of_the_numbers():
    assert (Role.QUESTIONED.letter, Role.KNOWN.letter) == ("Q", "K")


def test_the_meant_face_of_an_exhibit():
    points = np.ones((5, 2))
    assert exhibit("Q1", Role.QUESTIONED, (face(), face(points)), 1).face == face(points)


def test_the_questioned_exhibit_is_the_probe():
    questioned = exhibit("Q1", Role.QUESTIONED, (face(),))
    known = exhibit("K1", Role.KNOWN, (face(),))
    zero = SaliencyMap.from_signed(np.zeros((112, 112), np.float32))
    one = SaliencyMap.from_signed(np.ones((112, 112), np.float32))
    explanation = Explanation("fggb", {}, zero, one)
    empty = AnnotationSet()
    drawn = AnnotationSet(next_number=7)
    examination = Examination(
        1, questioned, known, comparison(0), explanation, empty, drawn, questioned.added_at, "x"
    )
    assert examination.exhibit(Side.PROBE) is questioned
    assert examination.exhibit(Side.REFERENCE) is known
    assert examination.regions(Side.PROBE) is empty
    assert examination.regions(Side.REFERENCE) is drawn
    assert explanation.of(Side.PROBE) is zero
    assert explanation.of(Side.REFERENCE) is one
