"""What an examiner is told about a face: each sentence where it is true and nowhere else."""

import attrs
import cv2
import numpy as np
import pytest

from xfv_desktop.domain.errors import FaceTooSmall
from xfv_desktop.domain.face import DetectedFace, FaceBox, FaceCrop
from xfv_desktop.engine.face_images.alignment import aligned_crop
from xfv_desktop.engine.face_images.quality import check_size, face_warnings, sharpness

NAMES = ("hopper", "collins")


def face_with(eye_distance_px, lean=0.0, turn=0):
    """An upright face, scaled, leaning by degrees clockwise once turned by ``turn``."""
    angle = np.radians(lean - turn)
    shape = np.array([[-0.5, 0], [0.5, 0], [0, 0.5], [-0.4, 1], [0.4, 1]]) * eye_distance_px
    turning = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    return DetectedFace(
        box=FaceBox(0, 0, 10, 10),
        landmarks_px=shape @ turning + 300,
        detector_score=0.9,
        turn=turn,
    )


def on_template(crop, template):
    """A face whose landmarks lie on the template of a crop that is not transformed."""
    face = DetectedFace(box=FaceBox(0, 0, 112, 112), landmarks_px=template, detector_score=0.9)
    return face, FaceCrop(pixels=crop, transform=np.eye(2, 3), residual_px=0.0)


@pytest.mark.parametrize("name", NAMES)
def test_portrait_gives_no_warning(name, portrait_faces, portrait_crops):
    check_size(portrait_faces[name], "a.png")
    assert face_warnings(portrait_faces[name], portrait_crops[name]) == ()


def covered(rows, columns, value):
    def change(pixels):
        pixels[rows, columns] = value
        return pixels

    return change


CHANGES = {
    "blurred": (lambda p: cv2.GaussianBlur(p, (0, 0), 5), ["blurred"]),
    "bar over the eyes": (covered(slice(40, 62), slice(20, 92), 0), ["eye region"]),
    "one eye covered": (covered(slice(40, 62), slice(24, 50), 0), ["eye region"]),
    "white over one eye": (covered(slice(40, 62), slice(62, 88), 255), ["eye region"]),
    "mask over the mouth": (covered(slice(76, 112), slice(16, 96), 240), ["mouth region"]),
    "grey": (lambda p: np.full_like(p, 128), ["blurred", "contrast", "eye region", "mouth"]),
    "nearly without contrast": (
        lambda p: (p.astype(float) * 0.12 + 100).astype(np.uint8),
        ["contrast"],
    ),
    "unchanged": (lambda p: p, []),
    "darker": (lambda p: p // 2, []),
}


@pytest.mark.parametrize("what", CHANGES)
@pytest.mark.parametrize("name", NAMES)
def test_change_of_the_face_is_told(name, what, portrait_crops, sface):
    change, expected = CHANGES[what]
    pixels = change(portrait_crops[name].pixels.copy())
    told = face_warnings(*on_template(pixels, sface.card.template_px))
    assert len(told) == len(expected)
    for sentence, words in zip(told, expected, strict=True):
        assert words in sentence


@pytest.mark.parametrize(
    ("distance", "refused"), [(0.5, True), (9.99, True), (10, False), (10.01, False), (50, False)]
)
def test_face_with_fewer_than_ten_pixels_between_the_eyes_is_refused(distance, refused):
    if refused:
        with pytest.raises(FaceTooSmall, match=r"“a\.png”.*10 px"):
            check_size(face_with(distance), "a.png")
    else:
        check_size(face_with(distance), "a.png")


def told_about(face, portrait_crops):
    """The warnings that come from the geometry, on a crop that is sound."""
    source = attrs.evolve(portrait_crops["hopper"], transform=np.eye(2, 3))
    landmarks = np.array([[38, 52], [74, 52], [56, 72], [42, 92], [71, 92]], float)
    geometry = aligned_crop(np.zeros((9, 9, 3), np.uint8), face.landmarks_px, landmarks, 112)
    return face_warnings(face, attrs.evolve(source, transform=geometry.transform))


@pytest.mark.parametrize(
    ("distance", "said"), [(10, True), (19.99, True), (20, False), (20.01, False), (200, False)]
)
def test_face_with_fewer_than_twenty_pixels_between_the_eyes_is_told(
    distance, said, portrait_crops
):
    told = told_about(face_with(distance), portrait_crops)
    assert [("between the eyes" in sentence) for sentence in told] == [True] * said


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("lean", [-40, -26, -24, 0, 24, 26, 40])
def test_turn_and_strong_lean_are_told(turn, lean, portrait_crops):
    told = told_about(face_with(60, lean, turn), portrait_crops)
    expected = ([f"turned by {turn}°"] if turn else []) + (
        [f"leans by {abs(lean)}°"] if abs(lean) > 25 else []
    )
    assert len(told) == len(expected)
    assert all(words in sentence for sentence, words in zip(told, expected, strict=True))


def test_size_in_the_sentence_is_not_rounded_up_to_the_limit(portrait_crops):
    """A face of 9.7 px must not be said to have 10 px, which would be enough."""
    with pytest.raises(FaceTooSmall) as caught:
        check_size(face_with(9.7), "a.png")
    assert "has 10 px" not in str(caught.value)
    (told,) = told_about(face_with(19.7), portrait_crops)
    assert "Only 20 px" not in told


def test_sharpness_does_not_depend_on_brightness_and_contrast():
    grey = np.random.default_rng(0).uniform(0, 255, (112, 112)).astype(np.float32)
    assert sharpness(grey) == pytest.approx(sharpness(grey * 0.3 + 40), rel=1e-3)


@pytest.mark.parametrize("name", NAMES)
def test_sharpness_falls_with_every_blur(name, portrait_crops):
    grey = cv2.cvtColor(portrait_crops[name].pixels.copy(), cv2.COLOR_RGB2GRAY).astype(np.float32)
    values = [sharpness(cv2.GaussianBlur(grey, (0, 0), sigma)) for sigma in (0.5, 1, 2, 4, 8)]
    assert values == sorted(values, reverse=True)


def test_sharpness_of_a_plain_picture_is_zero():
    assert sharpness(np.full((112, 112), 7, np.float32)) == 0
