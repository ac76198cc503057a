"""Measures of a face: each moves with what it is to measure, and with nothing else."""

import io

import attrs
import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.engine.pictures import encoded
from xfv_desktop.domain.quality import MEASURES, FaceQuality
from xfv_desktop.engine.face_images.alignment import crop_for
from xfv_desktop.engine.face_images.pose import (
    MOUTH_BELOW_EYES,
    NOSE_DEPTH,
    NOSE_DOWN_THE_WAY,
    pose_degrees,
)
from xfv_desktop.engine.face_images.quality import blockiness, face_quality
from xfv_desktop.engine.files.images import jpeg_quality, read_photograph

NAMES = ("hopper", "collins")
angles = st.floats(-60, 60)


@pytest.fixture(scope="module")
def measured(portraits, portrait_faces, sface):
    """Measures a portrait after its pixels, or its face, were changed."""

    def measure(name, change=lambda pixels: pixels, face=None):
        face = face or portrait_faces[name]
        photograph = attrs.evolve(
            read_photograph(encoded(Image.fromarray(portraits[name]), "png"), "a.png"),
            pixels=np.ascontiguousarray(change(portraits[name])),
        )
        crop = crop_for(sface.card, photograph.pixels, face.landmarks_px)
        return face_quality(photograph, face, crop)

    return measure


def differing(one, other):
    return {measure.field for measure in MEASURES if measure.of(one) != measure.of(other)}


DETAIL = {"sharpness", "blockiness", "contrast", "brightness", "clipped"}


@pytest.mark.parametrize("name", NAMES)
def test_blur_lowers_sharpness_and_leaves_geometry(name, measured):
    values = [
        measured(name, lambda p, s=sigma: cv2.GaussianBlur(p, (0, 0), s) if s else p)
        for sigma in (0, 1, 2, 4, 8)
    ]
    sharp = [value.sharpness for value in values]
    assert sharp == sorted(sharp, reverse=True)
    assert differing(values[0], values[-1]) <= DETAIL


@pytest.mark.parametrize("name", NAMES)
def test_darkening_halves_brightness_and_contrast_but_not_sharpness(name, measured):
    before, after = measured(name), measured(name, lambda p: (p * 0.5).astype(np.uint8))
    assert after.brightness == pytest.approx(before.brightness / 2, abs=1)
    assert after.contrast == pytest.approx(before.contrast / 2, rel=0.02)
    assert after.sharpness == pytest.approx(before.sharpness, rel=0.05)


@pytest.mark.parametrize(("value", "brightness"), [(0, 0), (255, 255)])
def test_black_and_white_are_clipped_wholly(value, brightness, measured):
    quality = measured("hopper", lambda p: np.full_like(p, value))
    assert (quality.brightness, quality.clipped, quality.contrast) == (brightness, 1, 0)
    assert quality.sharpness == 0


def test_overexposure_raises_what_is_clipped(measured):
    shares = [
        measured("collins", lambda p, g=gain: np.clip(p * g, 0, 255).astype(np.uint8)).clipped
        for gain in (1.0, 1.5, 2.0, 4.0)
    ]
    assert shares == sorted(shares)
    assert shares[-1] > shares[0] + 0.3


def test_pixels_beyond_the_edge_of_the_photograph_do_not_count(portraits, portrait_faces, measured):
    """The crop is black there; the face itself is as bright as before."""
    face = portrait_faces["hopper"]
    left = int(face.landmarks_px[0, 0])
    cut = attrs.evolve(face, landmarks_px=face.landmarks_px - [left, 0])
    whole = measured("hopper", lambda p: np.full_like(p, 100))
    part = measured("hopper", lambda p: np.full_like(p, 100)[:, left:], cut)
    assert part.brightness == whole.brightness == pytest.approx(100)
    assert part.contrast == pytest.approx(0, abs=1e-3)


@pytest.mark.parametrize("scale", [0.25, 0.5, 2.0])
def test_eye_distance_follows_the_size_of_the_picture(scale, portraits, portrait_faces, measured):
    face = portrait_faces["hopper"]
    scaled = attrs.evolve(face, landmarks_px=(face.landmarks_px + 0.5) * scale - 0.5)
    small = measured(
        "hopper", lambda p: cv2.resize(p, None, fx=scale, fy=scale, interpolation=3), scaled
    )
    assert small.eye_distance_px == pytest.approx(face.eye_distance_px * scale)
    assert small.yaw_degrees == pytest.approx(measured("hopper").yaw_degrees)
    if scale < 0.5:
        assert small.sharpness < measured("hopper").sharpness


def landmarks_of(yaw, pitch, roll, *, size=50.0, at=(200.0, 300.0)):
    """The mean face turned by angles in degrees, seen from far away."""
    mouth, nose = MOUTH_BELOW_EYES, MOUTH_BELOW_EYES * NOSE_DOWN_THE_WAY
    shape = np.array(
        [[-0.5, 0, 0], [0.5, 0, 0], [0, nose, NOSE_DEPTH], [-0.4, mouth, 0], [0.4, mouth, 0]]
    )
    y, p, r = np.radians([yaw, pitch, roll])
    about_y = np.array([[np.cos(y), 0, np.sin(y)], [0, 1, 0], [-np.sin(y), 0, np.cos(y)]])
    about_x = np.array([[1, 0, 0], [0, np.cos(p), np.sin(p)], [0, -np.sin(p), np.cos(p)]])
    about_z = np.array([[np.cos(r), -np.sin(r), 0], [np.sin(r), np.cos(r), 0], [0, 0, 1]])
    return (shape @ (about_z @ about_x @ about_y).T)[:, :2] * size + at


@settings(max_examples=150)
@given(angles, angles, st.floats(-179, 179), st.floats(5, 500))
def test_pose_of_the_mean_face_is_found_exactly(yaw, pitch, roll, size):
    assert pose_degrees(landmarks_of(yaw, pitch, roll, size=size)) == pytest.approx(
        (yaw, pitch, roll), abs=1e-6
    )


@settings(max_examples=100)
@given(st.lists(st.floats(-4, 4), min_size=10, max_size=10), st.floats(-90, 90))
def test_turning_any_face_in_the_picture_changes_roll_by_that_angle_and_nothing_else(moved, angle):
    points = landmarks_of(10, 5, 0) + np.reshape(moved, (5, 2))
    a = np.radians(angle)
    turned = points @ np.array([[np.cos(a), np.sin(a)], [-np.sin(a), np.cos(a)]])
    yaw, pitch, roll = pose_degrees(points)
    assert pose_degrees(turned) == pytest.approx((yaw, pitch, roll + angle), abs=1e-6)


@settings(max_examples=100)
@given(st.lists(st.floats(-4, 4), min_size=10, max_size=10))
def test_the_mirror_image_looks_the_other_way(moved):
    points = landmarks_of(10, 5, 3) + np.reshape(moved, (5, 2))
    mirrored = (points * [-1, 1])[[1, 0, 2, 4, 3]]
    yaw, pitch, roll = pose_degrees(points)
    assert pose_degrees(mirrored) == pytest.approx((-yaw, pitch, -roll), abs=1e-6)


def test_landmarks_on_one_spot_give_numbers_all_the_same():
    assert np.isfinite(pose_degrees(np.zeros((5, 2)))).all()


@pytest.mark.parametrize("quality", [1, 5, 25, 49, 50, 51, 75, 90, 95, 100])
def test_quality_of_a_jpeg_file_is_read_from_its_tables(quality, portraits):
    data = cv2.imencode(".jpg", portraits["hopper"][:64, :64], (1, quality))[1].tobytes()
    assert read_photograph(data, "a.jpg").jpeg_quality == quality


@pytest.mark.parametrize(("factor", "quality"), [(1, 50), (0.5, 75)])
def test_quality_of_foreign_tables_is_the_nearest(factor, quality, portraits):
    data = cv2.imencode(".jpg", portraits["hopper"][:64, :64], (1, 50))[1].tobytes()

    table = Image.open(io.BytesIO(data)).quantization[0]
    wobbling = [max(1, round(value * factor) + i % 2) for i, value in enumerate(table)]
    assert jpeg_quality({0: wobbling}) == pytest.approx(quality, abs=3)


@pytest.mark.parametrize("form", ["png", "tif", "bmp", "webp", "gif", "jp2", "avif"])
def test_files_without_such_tables_have_no_jpeg_quality(form, portraits):
    data = encoded(Image.fromarray(portraits["hopper"][:64, :64]), form)
    assert read_photograph(data, f"a.{form}").jpeg_quality is None


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("corner", [(0, 0), (3, 5)])
def test_blockiness_rises_with_compression_wherever_the_grid_lies(name, corner, portraits):
    grey = cv2.cvtColor(portraits[name], cv2.COLOR_RGB2GRAY)
    y, x = corner
    values = []
    for quality in (75, 50, 25, 10):
        data = cv2.imencode(".jpg", grey, (1, quality))[1]
        values.append(blockiness(cv2.imdecode(data, 0)[y:, x:].astype(np.float32)))
    assert values == sorted(values)  # above 75 it is noise
    assert values[-1] > 5 * blockiness(grey[y:, x:].astype(np.float32))


def test_blockiness_by_hand():
    """Flat blocks of 8 × 8: every step lies on a border, beside it there is none."""
    flat = np.kron(np.arange(16).reshape(4, 4) % 7 * 10.0, np.ones((8, 8))).astype(np.float32)
    assert blockiness(flat) > 1000
    assert blockiness(np.zeros((64, 64), np.float32)) == 0
    ramp = np.tile(np.arange(64, dtype=np.float32), (64, 1))
    assert blockiness(ramp) == pytest.approx(0)
    assert blockiness(flat[:15]) == 0  # too small to tell


def test_every_field_has_a_row_with_title_and_unit():
    assert [m.field for m in MEASURES] == [field.name for field in attrs.fields(FaceQuality)]


def test_values_are_shown_with_their_unit(measured):
    quality = attrs.evolve(measured("hopper"), eye_distance_px=31.26, jpeg_quality=None)
    shown = {measure.field: measure.shown(quality) for measure in MEASURES}
    assert shown["eye_distance_px"] == "31.3 px"
    assert shown["jpeg_quality"] == "–"
