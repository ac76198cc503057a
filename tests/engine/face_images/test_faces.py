"""Faces are found however the picture is turned, scaled and filled."""

import attrs
import cv2
import numpy as np
import pytest

from xfv_desktop.domain.face import DetectedFace, FaceBox
from xfv_desktop.engine.face_images.alignment import crop_for
from xfv_desktop.engine.face_images.faces import detect_faces, lean_degrees, roll_degrees

NAMES = ("hopper", "collins")
TOLERANCE = 0.2
"""In eye distances: how far a landmark may move when the detector sees the face otherwise."""


def turned_about_the_middle(pixels, degrees):
    """The whole picture turned clockwise on black, and (2, 3) from old to new pixels."""
    height, width = pixels.shape[:2]
    matrix = cv2.getRotationMatrix2D(((width - 1) / 2, (height - 1) / 2), -degrees, 1.0)
    cosine, sine = np.abs(matrix[0, :2])
    size = (int(height * sine + width * cosine), int(height * cosine + width * sine))
    matrix[:, 2] += (np.array(size) - (width, height)) / 2
    return cv2.warpAffine(pixels, matrix, size), matrix


def mapped(points, matrix):
    return points @ matrix[:, :2].T + matrix[:, 2]


def shifted(points, x, y):
    return points + np.array([x, y])


def assert_landmarks(face, expected, unit_px, tolerance=TOLERANCE):
    away = np.hypot(*(face.landmarks_px - expected).T) / unit_px
    assert away.max() < tolerance, f"landmarks are {away.round(2)} eye distances away"


@pytest.mark.parametrize("name", NAMES)
def test_portrait_holds_one_upright_face(name, portraits):
    (face,) = detect_faces(portraits[name])
    right_eye, left_eye, nose, right_mouth, left_mouth = face.landmarks_px
    assert face.turn == 0
    assert face.detector_score > 0.9
    assert abs(lean_degrees(face)) < 5
    assert right_eye[0] < nose[0] < left_eye[0]
    assert max(right_eye[1], left_eye[1]) < nose[1] < min(right_mouth[1], left_mouth[1])
    inside = (face.landmarks_px > (face.box.x, face.box.y)) & (
        face.landmarks_px < (face.box.x + face.box.width, face.box.y + face.box.height)
    )
    assert inside.all()


@pytest.mark.parametrize("name", NAMES)
def test_landmarks_lie_where_a_person_sees_them(name, portraits):
    """As measured by eye in enlargements of the two pictures."""
    seen = {
        "hopper": [(223, 190), (306, 187), (268, 242), (231, 279), (305, 276)],
        "collins": [(204, 101), (247, 104), (227, 128), (205, 141), (243, 142)],
    }[name]
    (face,) = detect_faces(portraits[name])
    assert_landmarks(face, np.array(seen), face.eye_distance_px)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("quarters", "turn"), [(1, 270), (2, 180), (3, 90)])
def test_picture_on_its_side_or_head_gives_the_same_landmarks(name, quarters, turn, portraits):
    """Turned clockwise by quarters; ``turn`` is what makes the face stand upright again."""
    pixels = portraits[name]
    height, width = pixels.shape[:2]
    (upright,) = detect_faces(pixels)
    (face,) = detect_faces(np.ascontiguousarray(np.rot90(pixels, -quarters)))
    x, y = upright.landmarks_px.T
    expected = {
        1: np.stack([height - 1 - y, x], axis=1),
        2: np.stack([width - 1 - x, height - 1 - y], axis=1),
        3: np.stack([y, width - 1 - x], axis=1),
    }[quarters]
    assert face.turn == turn
    assert_landmarks(face, expected, upright.eye_distance_px, tolerance=0.01)
    assert lean_degrees(face) == pytest.approx(lean_degrees(upright), abs=0.5)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("degrees", [-60, -45, -30, -20, 20, 30, 45, 60, 110, 200])
def test_leaning_face_is_measured_where_it_is(name, degrees, portraits, sface):
    """Roughly, as the detector sees it; and the network knows the face again."""
    pixels = portraits[name]
    (upright,) = detect_faces(pixels)
    leaning, matrix = turned_about_the_middle(pixels, degrees)
    (face,) = detect_faces(leaning)
    assert_landmarks(
        face, mapped(upright.landmarks_px, matrix), upright.eye_distance_px, tolerance=0.35
    )
    off = (roll_degrees(face) - roll_degrees(upright) - degrees + 180) % 360 - 180
    assert abs(off) < 25
    first, second = (
        sface.embed(crop_for(sface.card, p, f.landmarks_px).pixels[None])[0]
        for p, f in ((pixels, upright), (leaning, face))
    )
    cosine = float(first @ second)
    assert cosine > 0.5


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("scale", [0.4, 0.6, 1.7, 2.6, 5])
def test_size_of_the_picture_does_not_move_the_landmarks(name, scale, portraits):
    """Up to 3000 px: larger than what is searched at once."""
    pixels = portraits[name]
    (original,) = detect_faces(pixels)
    method = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    (face,) = detect_faces(cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=method))
    height, width = pixels.shape[:2]
    stretch = np.array([round(width * scale) / width, round(height * scale) / height])
    expected = (original.landmarks_px + 0.5) * stretch - 0.5
    assert_landmarks(face, expected, original.eye_distance_px * scale)


def test_small_face_in_a_large_picture_is_measured_at_full_size(portraits):
    """A portrait at 1500 px in a frame of 4000 px: the landmarks are those of the portrait."""
    pixels = cv2.resize(portraits["hopper"], None, fx=2.5, fy=2.5, interpolation=cv2.INTER_CUBIC)
    height, width = pixels.shape[:2]
    frame = np.full((2600, 4000, 3), 90, np.uint8)
    frame[900 : 900 + height, 2300 : 2300 + width] = pixels
    (alone,), (face,) = detect_faces(pixels), detect_faces(frame)
    assert_landmarks(face, shifted(alone.landmarks_px, 2300, 900), alone.eye_distance_px)


def side_by_side(pictures):
    height = max(len(p) for p in pictures)
    padded = [np.pad(p, ((0, height - len(p)), (0, 0), (0, 0))) for p in pictures]
    return np.ascontiguousarray(np.concatenate(padded, axis=1))


@pytest.mark.parametrize("names", [NAMES, NAMES[::-1]])
def test_two_portraits_side_by_side_are_two_faces_from_left_to_right(names, portraits):
    pictures = [portraits[name] for name in names]
    faces = detect_faces(side_by_side(pictures))
    assert len(faces) == 2
    offset = 0
    for face, pixels in zip(faces, pictures, strict=True):
        (alone,) = detect_faces(pixels)
        assert_landmarks(face, shifted(alone.landmarks_px, offset, 0), alone.eye_distance_px)
        offset += pixels.shape[1]


def test_upright_and_sideways_face_in_one_picture_are_both_found(portraits):
    pictures = [portraits["hopper"], np.rot90(portraits["collins"])]
    assert [face.turn for face in detect_faces(side_by_side(pictures))] == [0, 90]


EMPTY = {
    "grey": np.full((300, 400, 3), 128, np.uint8),
    "black and small": np.zeros((30, 20, 3), np.uint8),
    "one pixel": np.zeros((1, 1, 3), np.uint8),
    "one line": np.zeros((1, 3000, 3), np.uint8),
    "noise": np.random.default_rng(0).integers(0, 256, (300, 300, 3), dtype=np.uint8),
    "large noise": np.random.default_rng(1).integers(0, 256, (1400, 900, 3), dtype=np.uint8),
    "stripes": np.tile(np.repeat(np.uint8([0, 255]), 8), (200, 20))[..., None].repeat(3, 2),
}


@pytest.mark.parametrize("what", EMPTY)
def test_picture_without_a_face_gives_none(what):
    assert detect_faces(EMPTY[what]) == ()


@pytest.mark.parametrize("name", NAMES)
def test_same_picture_gives_the_same_faces(name, portraits):
    """Whatever was searched in between: the detector keeps state."""
    first = detect_faces(portraits[name])
    detect_faces(EMPTY["noise"])
    assert detect_faces(portraits[name]) == first


def face_with_eyes(right, left, turn=0):
    landmarks = np.zeros((5, 2))
    landmarks[0], landmarks[1] = right, left
    return DetectedFace(
        box=FaceBox(0, 0, 1, 1), landmarks_px=landmarks, detector_score=1.0, turn=turn
    )


@pytest.mark.parametrize(
    ("right", "left", "roll"),
    [((0, 0), (5, 0), 0), ((0, 0), (0, 5), 90), ((5, 0), (0, 0), 180), ((0, 0), (3, -3), -45)],
)
def test_roll_is_the_clockwise_angle_of_the_eyes(right, left, roll):
    face = face_with_eyes(right, left)
    assert roll_degrees(face) == pytest.approx(roll)
    for turn in (0, 90, 180, 270):
        lean = lean_degrees(attrs.evolve(face, turn=turn))
        assert -180 <= lean < 180
        assert (lean - roll - turn) % 360 == pytest.approx(0)
