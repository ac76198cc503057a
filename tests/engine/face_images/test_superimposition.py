"""Pictures of two colours, whose blend, wipe, difference and edges are known."""

import cv2
import numpy as np
import pytest

from xfv_desktop.domain.superimposition import FRAME_PX, Line
from xfv_desktop.engine.face_images import superimposition

RED, BLUE = (200, 0, 10), (0, 100, 60)
FACE = np.array([[40.0, 50], [80, 50], [60, 70], [45, 90], [75, 90]])


def plain(colour, size=(8, 8)):
    return np.full((*size, 3), colour, np.uint8)


@pytest.mark.parametrize(
    ("share", "expected"),
    [(0.0, RED), (1.0, BLUE), (0.5, (100, 50, 35)), (0.25, (150, 25, 22))],
)
def test_a_blend_is_the_weighted_mean(share, expected):
    """Half a grey level is rounded to the even one."""
    blended = superimposition.blend(plain(RED), plain(BLUE), share)
    assert (blended == expected).all()


def test_a_difference_has_no_sign():
    both = plain(RED), plain(BLUE)
    assert (superimposition.difference(*both) == (200, 100, 50)).all()
    assert not superimposition.difference(both[0], both[0]).any()


@pytest.mark.parametrize(
    ("line", "beyond"),
    [
        (Line((3.5, 0.0), (1.0, 0.0)), lambda x, y: x > 3.5),
        (Line((0.0, 3.5), (0.0, 1.0)), lambda x, y: y > 3.5),
        (Line((0.0, 0.5), (0.6, -0.8)), lambda x, y: 0.6 * x - 0.8 * (y - 0.5) > 0),
    ],
)
def test_a_wipe_shows_the_known_face_beyond_the_line(line, beyond):
    wiped = superimposition.wipe(plain(RED), plain(BLUE), line)
    for y in range(8):
        for x in range(8):
            assert tuple(wiped[y, x]) == (BLUE if beyond(x, y) else RED)


def test_a_checkerboard_begins_with_the_questioned_face():
    board = superimposition.checkerboard(plain(RED), plain(BLUE), 4)
    assert [tuple(board[0, x]) for x in (0, 1, 2, 4)] == [RED, RED, BLUE, RED]
    assert [tuple(board[y, 0]) for y in (1, 2, 7)] == [RED, BLUE, BLUE]


def test_edges_of_the_known_lie_where_it_changes():
    """A bright half of the known picture leaves one line on the grey of the questioned one."""
    known = plain((0, 0, 0), (40, 40))
    known[:, 20:] = 255
    picture = superimposition.edge_overlay(plain((90, 90, 90), (40, 40)), known)
    marked = (picture == superimposition.EDGE_COLOUR).all(axis=2)

    assert set(np.flatnonzero(marked[20])) <= {18, 19, 20, 21}
    assert marked[20].any()
    assert (picture[~marked] == 90).all()


@pytest.mark.parametrize("contrast", [40, 200])
def test_edges_of_a_small_face_that_was_enlarged_are_found(contrast):
    """Enlarged fifteen times, what was one step of a few pixels is a gentle slope."""
    small = np.full((20, 20, 3), 30, np.uint8)
    small[:, 10:] += contrast
    known = cv2.resize(small, (300, 300), interpolation=cv2.INTER_LINEAR)
    picture = superimposition.edge_overlay(plain((90, 90, 90), (300, 300)), known)
    found = np.flatnonzero((picture == superimposition.EDGE_COLOUR).all(axis=2)[150])
    assert found.size
    assert np.abs(found - 149.5).max() < 10


def test_a_plain_face_with_noise_has_no_edges():
    noise = np.random.default_rng(1).integers(120, 124, (300, 300, 3)).astype(np.uint8)
    picture = superimposition.edge_overlay(plain((90, 90, 90), (300, 300)), noise)
    assert not (picture == superimposition.EDGE_COLOUR).all(axis=2).any()


@pytest.mark.parametrize("scale", [0.5, 1.0, 2.0, 9.0])
def test_a_face_turned_enlarged_and_moved_comes_to_lie_on_itself(scale):
    """Marks on the landmarks of both photographs lie in the same place of the frame."""
    angle = np.radians(25)
    turn = scale * np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    moved = FACE @ turn.T + np.array([60.0, 30.0]) * scale
    first = marked(FACE * 4, (600, 600), 6)
    second = marked(moved, (int(220 * scale) + 60,) * 2, max(1.5 * scale, 2.5))

    both = superimposition.superimposed(first, FACE * 4, second, moved)

    assert both.fit.scale == pytest.approx(4 / scale)
    assert both.fit.turn == pytest.approx(-25)
    assert both.fit.residual_px == pytest.approx(0, abs=1e-9)
    for where in (both.questioned, both.known):
        eyes = centres(where)
        assert eyes[:, 1] == pytest.approx(eyes[0, 1], abs=2)
        assert np.ptp(eyes[:, 0]) == pytest.approx(0.25 * FRAME_PX, abs=2)
    assert centres(both.known) == pytest.approx(centres(both.questioned), abs=2)


def test_outside_of_a_photograph_there_is_black():
    both = superimposition.superimposed(
        plain(RED, (100, 100)), FACE, plain(BLUE, (10, 10)), FACE + 500
    )
    assert not both.known.any()
    assert not both.questioned[0, 0].any()


def marked(landmarks, size, radius):
    """Black, with a white disc on each eye."""
    rows, columns = np.indices(size)
    picture = np.zeros((*size, 3), np.uint8)
    for x, y in landmarks[:2]:
        picture[(columns - x) ** 2 + (rows - y) ** 2 <= radius**2] = 255
    return picture


def centres(picture):
    """The middle (x, y) of what is bright in the left and in the right half of the frame."""
    weights = picture[..., 0].astype(float)
    result = []
    for half in (slice(0, FRAME_PX // 2), slice(FRAME_PX // 2, None)):
        part = weights[:, half]
        rows, columns = np.indices(part.shape)
        start = half.start or 0
        result.append(
            ((part * columns).sum() / part.sum() + start, (part * rows).sum() / part.sum())
        )
    return np.array(result)
