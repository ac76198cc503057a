"""Stills that were moved in a known way are found where they are, or refused with the reason."""

import cv2
import numpy as np
import pytest

import xfv_desktop.engine.enhancement  # noqa: F401 - enters all operations
from xfv_desktop.domain.audit import sealed
from xfv_desktop.domain.enhancement import EnhancementStep
from xfv_desktop.domain.enhancement_record import ENHANCED, chain_history, details_of
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.jobs import Cancelled, CancelToken
from xfv_desktop.engine.enhancement import registration as module
from xfv_desktop.engine.enhancement.chain import followed, operations, preview
from xfv_desktop.engine.enhancement.registration import registration

SIZE = (240, 180)
"""Width and height of a picture."""
BEYOND = 200
"""How much more of the scene there is on every side."""


def wide(seed):
    """Blots: something to register by, at every size."""
    rng = np.random.default_rng(seed)
    blots = rng.normal(0, 1, (SIZE[1] + 2 * BEYOND, SIZE[0] + 2 * BEYOND))
    mixed = sum(s * cv2.GaussianBlur(blots, (0, 0), s) for s in (2, 5, 11)) * 40
    return np.repeat(np.clip(110 + mixed, 0, 255)[..., None], 3, axis=2).astype(np.uint8)


def scene(seed=1):
    """What the picture shows of it."""
    return wide(seed)[BEYOND:-BEYOND, BEYOND:-BEYOND]


def moved(matrix):
    """The still that shows at ``matrix`` p what the picture shows at p."""
    to_picture = np.array([[1, 0, -BEYOND], [0, 1, -BEYOND], [0, 0, 1]], float)
    return cv2.warpPerspective(wide(1), matrix @ to_picture, SIZE)


def similar(turn, scale, x, y):
    """Turned and enlarged about the middle, then moved."""
    matrix = np.vstack(
        [cv2.getRotationMatrix2D((SIZE[0] / 2, SIZE[1] / 2), turn, scale), [0, 0, 1]]
    )
    matrix[:2, 2] += (x, y)
    return matrix


def noisy(picture, seed):
    noise = np.random.default_rng(seed).normal(0, 8, picture.shape)
    return np.clip(picture + noise, 0, 255).astype(np.uint8)


def corners_of(matrix):
    ends = np.array([[0, 0, 1], [SIZE[0] - 1, 0, 1], [0, SIZE[1] - 1, 1], [*SIZE, 1]], float).T
    found = np.reshape(matrix, (3, 3)) @ ends
    return (found[:2] / found[2]).T


def found_for(still, picture, model):
    return registration(still, picture, number="Q2", model=model, cancel=CancelToken())


TILTED = similar(-3, 1.04, 2, 4) + np.array([[0, 0, 0], [0, 0, 0], [1.5e-4, -1e-4, 0]])


@pytest.mark.parametrize(
    ("model", "matrix"),
    [
        ("shift", similar(0, 1, 6.5, -4.25)),
        ("shift and turn", similar(5, 1, -7, 5)),
        ("affine", similar(-4, 1.07, 6, 3)),
        ("homography", TILTED),
    ],
)
def test_a_known_movement_is_found_through_noise(model, matrix):
    """Every corner within a sixth of a pixel, a plain shift within a third."""
    picture = scene()
    found = found_for(noisy(moved(matrix), 2), noisy(picture, 3), model)
    error = np.abs(corners_of(found.matrix) - corners_of(matrix)).max()
    assert error < (0.34 if model == "shift" else 0.16)
    assert (found.still, found.model, found.size_px) == ("Q2", model, SIZE)
    assert found.before < 0.95 < found.after


def test_what_was_found_is_told_in_words():
    found = found_for(moved(similar(-4, 1.07, 6, 3)), scene(), "affine")
    assert found.words.startswith("Q2 lies 6.")
    assert "turned by 4.0" in found.words
    assert "1.07" in found.words


def test_a_large_picture_is_registered_on_a_smaller_one(monkeypatch):
    """And the result is told in pixels of the large one, to their middles."""
    monkeypatch.setattr(module, "MOST_PIXELS", SIZE[0] * SIZE[1] // 3)
    matrix = similar(5, 1.03, -7, 5)
    found = found_for(moved(matrix), scene(), "affine")
    assert np.abs(corners_of(found.matrix) - corners_of(matrix)).max() < 0.2


def averaged(picture, still, model):
    step = EnhancementStep("average", {"stills": "Q2", "registration": model})
    made, (done,) = followed(picture, [step], {"Q2": still}.__getitem__)
    return made.astype(int), done


def test_the_mean_of_registered_stills_is_the_scene_and_at_its_edges_what_reaches_there():
    picture, matrix = scene(), similar(4, 1.05, 25, 0)
    made, done = averaged(picture, moved(matrix), "affine")
    assert np.abs(made - picture).mean() < 1.5
    bare = np.reshape(done.found[0].matrix, (3, 3)) @ (SIZE[0] - 1, SIZE[1] / 2, 1)
    assert bare[0] > SIZE[0]  # the still does not show the right edge
    assert np.abs(made[:, -8:] - picture[:, -8:].astype(int)).max() <= 1
    plain, _ = averaged(picture, moved(matrix), "none")
    assert np.abs(plain - picture).mean() > 8


def test_the_same_pictures_give_the_same_mean_and_a_record_that_comes_back():
    picture = scene()
    still = noisy(moved(similar(4, 1.05, 9, 0)), 5)
    (first, done), (again, same) = (averaged(picture, still, "homography") for _ in range(2))
    assert np.array_equal(first, again)
    assert done == same
    assert done.wanted == EnhancementStep("average", dict(done.parameters))
    event = sealed(
        sequence=1, at="2026-11-26T08:00:00.000000Z", actor="A", action=ENHANCED,
        details=details_of("Q1", (done,), operations(), {"OpenCV": "5"}, "set"), previous="",
    )  # fmt: skip
    assert chain_history([event])[0].steps == (done,)
    plain = details_of("Q1", (done.wanted,), operations(), {}, "set")
    assert "found" not in plain["steps"][0]


@pytest.mark.parametrize(
    ("still", "model", "why"),
    [
        (scene(9), "shift", "correlation"),
        (scene(9), "homography", "onto this picture"),
        (np.full_like(scene(), 90), "affine", "onto this picture"),
        (moved(similar(0, 1, 170, 0)), "shift and turn", "onto this picture"),
        (scene()[:, ::-1], "homography", "onto this picture"),
    ],
    ids=["another scene", "another scene, freely", "nothing in it", "hardly in common", "mirrored"],
)
def test_what_does_not_fit_is_refused(still, model, why):
    with pytest.raises(UserError, match=why) as refusal:
        averaged(scene(), np.ascontiguousarray(still), model)
    assert str(refusal.value).startswith("Q2 cannot be laid")
    assert str(refusal.value).endswith("leave Q2 out.")


def test_a_cancel_is_heard_between_two_sizes():
    token = CancelToken()
    token.cancel()
    step = EnhancementStep("average", {"stills": "Q2", "registration": "affine"})
    for follow in (followed, preview):
        with pytest.raises(Cancelled):
            follow(scene(), [step], lambda _: scene(), cancel=token)
    with pytest.raises(Cancelled):
        registration(scene(), scene(), number="Q2", model="affine", cancel=token)
