"""Zoom, turn, mirror and the relation of two photographs, as numbers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xfv_desktop.ui.pictures.camera import (
    LARGEST_ZOOM,
    SMALLEST_ZOOM,
    Camera,
    follow,
    lead,
    mirrored_landmarks,
    relation,
)

places = st.floats(-500, 500)
cameras = st.builds(
    Camera,
    middle=st.tuples(places, places),
    zoom=st.floats(0.3, 3),
    turn=st.floats(-180, 179),
    mirrored=st.booleans(),
)
UPRIGHT = np.array([[40.0, 50], [80, 50], [60, 70], [45, 90], [75, 90]])


def on_screen(camera, point):
    """Where a pixel lies, counted from the middle of the view."""
    return camera.linear @ (np.array(point) - camera.middle)


@given(cameras, places, places, st.floats(0.5, 2))
def test_what_lies_under_the_cursor_stays_there(camera, x, y, factor):
    point = np.array(camera.middle) + np.linalg.solve(camera.linear, [x, y])
    assert on_screen(camera.zoomed(factor, (x, y)), point) == pytest.approx([x, y], abs=1e-6)


@given(cameras, places, places)
def test_a_shift_moves_the_picture_as_it_is_seen(camera, x, y):
    point = (3.0, 7.0)
    moved = on_screen(camera.shifted((x, y)), point) - on_screen(camera, point)
    assert moved == pytest.approx([x, y], abs=1e-6)


@given(cameras)
def test_a_flip_exchanges_left_and_right_of_the_screen(camera):
    point = (3.0, 7.0)
    before, after = on_screen(camera, point), on_screen(camera.flipped(), point)
    assert after == pytest.approx([-before[0], before[1]], abs=1e-6)


@given(cameras)
def test_level_eyes_are_level_and_stay_in_their_place(camera):
    level = camera.levelled(UPRIGHT)
    right, left = on_screen(level, UPRIGHT[0]), on_screen(level, UPRIGHT[1])
    between = on_screen(camera, UPRIGHT[:2].mean(axis=0))

    assert right[1] == pytest.approx(left[1], abs=1e-6)
    assert (right[0] < left[0]) is not camera.mirrored
    assert on_screen(level, UPRIGHT[2])[1] > right[1]
    assert (right + left) / 2 == pytest.approx(between, abs=1e-6)


@given(cameras, cameras, cameras)
def test_a_relation_is_kept_whatever_is_done_to_one_of_the_two(first, second, after):
    """The pixel of the second that lay on one of the first still does."""
    related = relation(first, second)
    followed = follow(after, related)
    at = np.array([11.0, -4.0])
    partner = np.linalg.solve(related[:, :2], at - related[:, 2])

    if SMALLEST_ZOOM < followed.zoom < LARGEST_ZOOM:
        assert on_screen(followed, partner) == pytest.approx(on_screen(after, at), abs=1e-5)
        back = lead(followed, related)
        assert on_screen(back, at) == pytest.approx(on_screen(after, at), abs=1e-5)


@pytest.mark.parametrize("factor", [1e-9, 1e9])
def test_the_zoom_has_limits(factor):
    assert SMALLEST_ZOOM <= Camera(zoom=1.0).zoomed(factor).zoom <= LARGEST_ZOOM


def test_in_a_mirrored_face_right_is_what_looks_right():
    """A face that is its own mirror image comes out with the same landmarks in the same order."""
    centred = UPRIGHT - [60, 0]
    assert mirrored_landmarks(centred) == pytest.approx(centred)
