"""An enhanced picture given to a network: landmarks carried over, scores that can be foretold."""

import attrs
import numpy as np
import pytest

from xfv_desktop.domain.enhancement import EnhancementStep
from xfv_desktop.domain.errors import FaceTooSmall, UserError
from xfv_desktop.domain.evidence import ImageFile
from xfv_desktop.domain.face import STANDARD_TEMPLATE_PX, DetectedFace, FaceBox
from xfv_desktop.engine.comparison import GIVEN, compare, prepared_face
from xfv_desktop.engine.enhancement.chain import Enhanced, carrying, followed
from xfv_desktop.engine.face_images.alignment import carried
from xfv_desktop.engine.files.images import Photograph

from .toys import face_network, model_bytes, node

SIZE = 240, 200
"""Width and height."""

LANDMARKS = np.array(STANDARD_TEMPLATE_PX) * 0.9 + [70.0, 50.0]
BRIGHTER = EnhancementStep("gamma", {"gamma": 2.0})


def mean_network():
    """The embedding of a crop is (its mean value from 0 to 1, 0.5): its cosine can be foretold."""
    nodes = [
        node("GlobalAveragePool", "x", "a"),
        node("Flatten", "a", "b"),
        node("Gemm", "b w c", "y", transB=1),
    ]
    weights = np.array([[1 / 3] * 3, [0.0] * 3], np.float32)
    constants = {"w": weights, "c": np.array([0.0, 0.5], np.float32)}
    data = model_bytes(nodes, constants, shape=("B", 3, 112, 112))
    return face_network(data, dimension=2)


def photograph(grey=90):
    """Grey, with a white disc of 5 px at each landmark."""
    width, height = SIZE
    pixels = np.full((height, width, 3), grey, np.uint8)
    rows, columns = np.indices((height, width))
    for x, y in LANDMARKS:
        pixels[(columns - x) ** 2 + (rows - y) ** 2 <= 25] = 255
    image = ImageFile("toy.png", "a" * 64, 1, "PNG", width, height, 1)
    face = DetectedFace(
        box=FaceBox(80.0, 60.0, 90.0, 100.0), landmarks_px=LANDMARKS, detector_score=0.9
    )
    return Photograph(image=image, pixels=pixels), face


def given(shown, *steps):
    pixels, done = followed(shown.pixels, steps, lambda number: pytest.fail(number))
    return Enhanced(pixels, done)


def step(operation, **parameters):
    return EnhancementStep(operation, parameters)


def foretold(first, second):
    one, other = (np.array([crop.pixels.mean() / 255, 0.5]) for crop in (first, second))
    return one @ other / np.linalg.norm(one) / np.linalg.norm(other)


@pytest.mark.parametrize("turned", [(), (step("rotate", angle=30.0),)], ids=["", "turned"])
def test_what_a_chain_cut_off_is_no_part_of_the_face(turned):
    """The crop is black there, which is neither dark nor without detail."""
    shown, face = photograph()
    plain = attrs.evolve(shown, pixels=np.full_like(shown.pixels, 90))
    leftmost = carried(LANDMARKS, carrying(turned, *SIZE).matrix)[:, 0].min()
    cut = step("crop", left=np.floor(leftmost), top=0.0, right=0.0, bottom=0.0)
    found = prepared_face(plain, [face], 0, mean_network(), given(plain, *turned, cut))
    assert (found.crop.pixels == 0).mean() > 0.1
    assert found.quality.brightness == pytest.approx(90, abs=1)
    assert found.quality.clipped == 0


def test_a_brighter_picture_has_the_score_that_its_crop_foretells():
    network, (shown, face), (other, _) = mean_network(), photograph(), photograph(200)
    as_it_came = prepared_face(shown, [face], 0, network)
    brighter = prepared_face(shown, [face], 0, network, given(shown, BRIGHTER))
    known = prepared_face(other, [face], 0, network)
    assert brighter.crop.pixels.mean() > as_it_came.crop.pixels.mean() + 20
    assert np.array_equal(brighter.crop.transform, as_it_came.crop.transform)
    scores = []
    for side in (as_it_came, brighter):
        made = compare(side, known, network, {})
        assert made.score == pytest.approx(foretold(side.crop, known.crop), abs=1e-6)
        assert made.enhanced is (side is brighter)
        scores.append(made.score)
    assert scores[1] > scores[0] + 0.01


@pytest.mark.parametrize("steps", [(), (attrs.evolve(BRIGHTER, on=False),)])
def test_a_chain_that_does_nothing_changes_no_bit(steps):
    network, (shown, face) = mean_network(), photograph()
    as_it_came = prepared_face(shown, [face], 0, network)
    assert prepared_face(shown, [face], 0, network, given(shown, *steps)) == as_it_came
    assert as_it_came.steps == ()


def test_an_enhanced_side_says_so_and_keeps_its_steps_with_hashes():
    network, (shown, face) = mean_network(), photograph()
    off = step("channel", shown="green")
    side = prepared_face(
        shown, [face], 0, network, given(shown, attrs.evolve(off, on=False), BRIGHTER)
    )
    assert GIVEN in side.warnings
    assert [(one.operation, len(one.result_sha256)) for one in side.steps] == [("gamma", 64)]
    assert side.face == face


GEOMETRY = [
    [step("rotate", angle=90.0)],
    [step("rotate", angle=-37.5)],
    [step("crop", left=40, top=30, right=20, bottom=10)],
    [step("scale", factor=2.0, interpolation="cubic")],
    [step("scale", factor=0.6, interpolation="cubic")],
    [step("pixel-aspect", ratio=1.25)],
    [BRIGHTER, step("rotate", angle=20.0), step("crop", left=35, top=30, right=9, bottom=3),
     step("scale", factor=1.5, interpolation="linear"), step("pixel-aspect", ratio=0.9)],
]  # fmt: skip


@pytest.mark.parametrize("steps", GEOMETRY)
def test_landmarks_lie_in_the_crop_where_the_eyes_are(steps):
    """A point of the photograph and the same point of the crop show the same, and back again."""
    network, (shown, face) = mean_network(), photograph()
    side = prepared_face(shown, [face], 0, network, given(shown, *steps))
    points = side.crop.to_crop(LANDMARKS)
    for x, y in points:
        assert side.crop.pixels[round(y), round(x)].min() > 240
    assert np.allclose(side.crop.to_source(points), LANDMARKS)
    middle = side.crop.to_crop(LANDMARKS[[0, 1]].mean(axis=0, keepdims=True))[0]
    assert side.crop.pixels[round(middle[1]), round(middle[0])].max() < 200
    if not any(one.operation == "pixel-aspect" for one in steps):
        assert np.allclose(points, STANDARD_TEMPLATE_PX, atol=0.5)


def test_distances_stay_those_of_the_photograph():
    """Enlarging brings no detail, so it does not bring a larger face either."""
    network, (shown, face) = mean_network(), photograph()
    larger = step("scale", factor=3.0, interpolation="cubic")
    before = prepared_face(shown, [face], 0, network)
    after = prepared_face(shown, [face], 0, network, given(shown, larger))
    for name in ("eye_distance_px", "yaw_degrees", "jpeg_quality", "blockiness"):
        assert getattr(after.quality, name) == getattr(before.quality, name)


@pytest.mark.parametrize(
    ("steps", "error", "words"),
    [
        ([step("lens", k1=0.1, k2=0.0)], UserError, "lens step"),
        ([step("crop", left=120, top=0, right=0, bottom=0)], UserError, "does not lie"),
        ([step("scale", factor=0.2, interpolation="cubic")], FaceTooSmall, "between the eyes"),
    ],
)
def test_what_cannot_be_carried_over_is_refused(steps, error, words):
    network, (shown, face) = mean_network(), photograph()
    with pytest.raises(error, match=words):
        prepared_face(shown, [face], 0, network, given(shown, *steps))
