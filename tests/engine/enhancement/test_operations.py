"""Every operation of the table, and toy pictures whose answer is known."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import xfv_desktop.engine.enhancement  # noqa: F401 - enters all operations
from xfv_desktop.domain.enhancement import Choice, EnhancementStep, Number
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.jobs import Cancelled, CancelToken
from xfv_desktop.engine.enhancement.chain import followed, operations, placement, preview
from xfv_desktop.engine.enhancement.detail import BAND_PX, non_local_means
from xfv_desktop.engine.enhancement.method import METHODS
from xfv_desktop.engine.files.images import pixels_sha256

OPERATIONS = operations()


def picture(height=37, width=53, seed=1):
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8)


def no_still(number):
    raise AssertionError(number)


def after(operation, pixels, **values):
    """The picture after one operation; values that are not named are neutral."""
    step = EnhancementStep(operation, {**OPERATIONS[operation].neutral, **values})
    return followed(pixels, [step], no_still)[0]


@st.composite
def values(draw, operation):
    """Any values within the ranges, on the grid of the steps."""
    drawn = {}
    for one in operation.parameters:
        if isinstance(one, Number):
            ticks = round((min(one.highest, 40) - one.lowest) / one.step)
            # Rounded as the form rounds: a sum of steps may end beyond the range by its last bit
            drawn[one.name] = round(one.lowest + one.step * draw(st.integers(0, ticks)), 6)
        else:
            drawn[one.name] = draw(st.sampled_from(one.choices)) if isinstance(one, Choice) else ""
    return drawn


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=lambda one: one.name)
def test_an_operation_is_described(operation):
    """Plain words and a source with a year, or the words that it is a textbook's."""
    assert operation.about.endswith(".")
    assert any(mark in operation.literature for mark in ("19", "20", "BT.601"))
    operation.check(operation.neutral)
    operation.check(operation.defaults)
    for one in operation.parameters:
        assert one.about
        assert not isinstance(one, Number) or one.lowest <= one.neutral <= one.highest


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=lambda one: one.name)
def test_neutral_values_change_nothing(operation):
    before = picture()
    kept = before.copy()
    assert np.array_equal(after(operation.name, before), kept)
    assert np.array_equal(before, kept)


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=lambda one: one.name)
@settings(max_examples=12)
@given(data=st.data())
def test_any_values_give_a_picture_and_always_the_same(operation, data):
    """Type, shape and the place of pixels are as the table says; the input stays as it is."""
    before, chosen = picture(), data.draw(values(operation))
    kept = before.copy()
    made = after(operation.name, before, **chosen)
    assert made.dtype == np.uint8
    assert made.ndim == 3
    assert np.array_equal(made, after(operation.name, before, **chosen))
    assert np.array_equal(before, kept)
    placed = placement([EnhancementStep(operation.name, chosen)], 53, 37)
    assert made.shape[1::-1] == placed.size_px
    assert placed.bent == (operation.name == "lens")
    assert operation.moves_pixels or np.array_equal(placed.matrix, np.eye(3))


@pytest.mark.parametrize(
    ("operation", "wrong"),
    [
        ("gamma", {"gamma": 0.0}),
        ("gamma", {"gamma": "1"}),
        ("gamma", {"gamma": True}),
        ("gamma", {}),
        ("gamma", {"gamma": 1.0, "more": 1}),
        ("channel", {"shown": "infrared"}),
        ("average", {"stills": "Q2 Q2", "registration": "none"}),
    ],
)
def test_values_out_of_range_are_refused(operation, wrong):
    with pytest.raises(UserError):
        followed(picture(), [EnhancementStep(operation, wrong)], no_still)


def grey(*levels):
    return np.array([[[level] * 3 for level in levels]], np.uint8)


@pytest.mark.parametrize(
    ("operation", "chosen", "before", "expected"),
    [
        ("levels", {"black": 50, "white": 150}, grey(0, 50, 100, 150, 255),
         grey(0, 0, 128, 255, 255)),
        ("gamma", {"gamma": 2.0}, grey(0, 64, 255), grey(0, 128, 255)),
        ("brightness-contrast", {"brightness": 10}, grey(0, 100, 250), grey(10, 110, 255)),
        ("brightness-contrast", {"contrast": 100}, grey(0, 100, 127, 200), grey(0, 72, 126, 255)),
        ("white-balance", {"method": "grey world", "amount": 100},
         np.array([[[50, 100, 150]]], np.uint8), grey(100)),
        ("white-balance", {"method": "white patch", "amount": 100},
         np.array([[[100, 200, 200]]], np.uint8), grey(200)),
        ("channel", {"shown": "green"}, np.array([[[1, 2, 3]]], np.uint8), grey(2)),
        ("channel", {"shown": "luma"}, np.array([[[255, 0, 0]]], np.uint8), grey(76)),
        ("median", {"radius": 1}, np.pad(grey(255), ((2, 2), (2, 2), (0, 0))),
         np.zeros((5, 5, 3), np.uint8)),
        ("rotate", {"angle": 90}, grey(1, 2), np.array([[[1] * 3], [[2] * 3]], np.uint8)),
        ("rotate", {"angle": -90}, grey(1, 2), np.array([[[2] * 3], [[1] * 3]], np.uint8)),
        ("crop", {"left": 1, "right": 1}, grey(1, 2, 3), grey(2)),
        ("scale", {"factor": 2.0, "interpolation": "nearest"}, grey(7),
         np.full((2, 2, 3), 7, np.uint8)),
        ("pixel-aspect", {"ratio": 3.0}, grey(9), grey(9, 9, 9)),
    ],
)  # fmt: skip
def test_a_toy_picture_comes_out_as_computed_by_hand(operation, chosen, before, expected):
    assert after(operation, before, **chosen).tolist() == expected.tolist()


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        ("keep even lines", [0, 10, 20, 30, 40]),
        ("keep odd lines", [99, 99, 99, 99, 99]),
        ("blend", [50, 55, 60, 65, 70]),
    ],
)
def test_deinterlacing_keeps_one_field_or_blends_both(method, expected):
    """Even lines rise by 20, odd ones are 99; at the edges the only neighbour counts twice."""
    comb = np.array([0, 99, 20, 99, 40], np.uint8)
    made = after("deinterlace", np.repeat(comb[:, None, None], 3, axis=2), method=method)
    assert np.abs(made[:, 0, 0].astype(int) - expected).max() <= 1


def test_unsharp_masking_overshoots_an_edge_and_leaves_flat_ground():
    edge = np.repeat([[100] * 20 + [150] * 20], 10, axis=0)[..., None].repeat(3, axis=2)
    made = after("unsharp-mask", edge.astype(np.uint8), radius=1.5, amount=100)
    assert made[5, 0, 0] == 100
    assert made[5, 19, 0] < 100
    assert made[5, 20, 0] > 150
    left_alone = after("unsharp-mask", edge.astype(np.uint8), radius=1.5, amount=100, threshold=50)
    assert np.array_equal(left_alone, edge)


def test_local_contrast_rises_where_it_was_low():
    ramp = np.tile(np.linspace(120, 135, 64), (64, 1))[..., None].repeat(3, axis=2)
    made = after("clahe", ramp.astype(np.uint8), **{"clip limit": 4.0, "tiles": 2, "amount": 100})
    assert made.std() > 2 * ramp.std()


def test_denoising_in_bands_is_that_of_the_whole(monkeypatch):
    """And noise falls while an edge stays."""
    noisy = np.clip(picture(40, 60) // 16 + np.where(np.arange(60) < 30, 60, 160)[:, None], 0, 255)
    noisy = noisy.astype(np.uint8)
    whole = non_local_means(noisy, {"strength": 10})
    monkeypatch.setattr("xfv_desktop.engine.enhancement.detail.BAND_PX", 7)
    assert np.array_equal(non_local_means(noisy, {"strength": 10}), whole)
    assert whole[:, :25].std() < noisy[:, :25].std() / 2
    assert whole[:, 35:].mean() - whole[:, :25].mean() > 90


def test_a_cancel_is_heard_while_denoising():
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        non_local_means(picture(BAND_PX + 1), {"strength": 5}, token)


def test_averaging_takes_noise_down_and_finds_the_shift():
    rng = np.random.default_rng(3)
    scene = np.zeros((64, 96, 3))
    scene[20:44, 30:60] = 180
    noisy = [np.clip(scene + rng.normal(30, 12, scene.shape), 0, 255).astype(np.uint8)
             for _ in range(4)]  # fmt: skip
    stills = {f"Q{at}": one for at, one in enumerate(noisy)}
    step = EnhancementStep("average", {"stills": "Q1 Q2 Q3", "registration": "none"})
    made, _ = followed(noisy[0], [step], stills.__getitem__)
    assert np.array_equal(made, np.rint(np.mean(noisy, axis=0)).astype(np.uint8))
    moved = {"Q1": np.roll(scene, (3, -5), (0, 1)).astype(np.uint8)}
    step = EnhancementStep("average", {"stills": "Q1", "registration": "shift"})
    made, _ = followed(scene.astype(np.uint8), [step], moved.__getitem__)
    assert np.abs(made.astype(int) - scene).mean() < 2


def test_stills_of_another_size_are_not_averaged():
    step = EnhancementStep("average", {"stills": "Q2", "registration": "none"})
    with pytest.raises(UserError, match="same size"):
        followed(picture(), [step], lambda _: picture(20))


def test_a_lens_step_straightens_a_barrel():
    """A point is fetched from where the formula says; the middle stays."""
    dots = np.zeros((101, 101, 3), np.uint8)
    dots[50, 50] = dots[50, 88] = 255
    made = after("lens", dots, k1=-0.2)[..., 0]
    assert made[50, 50] == 255
    radius = 40 / np.hypot(50.5, 50.5)
    assert abs(40 * (1 - 0.2 * radius**2) - 37.5) < 0.2  # so that 90 is fetched near 87.5
    assert made[50, 90:92].max() > 60
    assert made[50, 88] == 0


def test_a_picture_too_long_for_the_lens_step_is_refused():
    with pytest.raises(UserError, match="crop before the lens step"):
        after("lens", np.zeros((2, 40_000, 3), np.uint8), k1=-0.2)


@pytest.mark.parametrize("turned", [30.0, 90.0, 180.0])
def test_a_placement_says_where_a_pixel_comes_to_lie(turned):
    """The chain turns, cuts and stretches; its matrix finds the one bright square again."""
    dark = np.zeros((80, 120, 3), np.uint8)
    dark[40:45, 70:75] = 255
    steps = [
        EnhancementStep("rotate", {"angle": turned}),
        EnhancementStep("crop", {"left": 10.0, "top": 5.0, "right": 0.0, "bottom": 0.0}),
        EnhancementStep("scale", {"factor": 2.0, "interpolation": "linear"}),
        EnhancementStep("pixel-aspect", {"ratio": 1.5}),
    ]
    made, _ = followed(dark, steps, no_still)
    placed = placement(steps, 120, 80)
    assert made.shape[1::-1] == placed.size_px
    rows, columns = np.nonzero(made[..., 0] > 127)
    x, y, _ = placed.matrix @ [72, 42, 1]
    assert abs(columns.mean() - x) < 0.6
    assert abs(rows.mean() - y) < 0.6


def test_a_chain_hashes_each_result_and_passes_over_what_is_off():
    steps = [
        EnhancementStep("gamma", {"gamma": 2.0}),
        EnhancementStep("channel", {"shown": "red"}, on=False),
        EnhancementStep("levels", {"black": 10, "white": 200}),
    ]
    made, done = followed(picture(), steps, no_still)
    first = after("gamma", picture(), gamma=2.0)
    assert [step.result_sha256 for step in done] == [pixels_sha256(first), "", pixels_sha256(made)]
    assert np.array_equal(made, after("levels", first, black=10, white=200))


def test_a_preview_is_near_the_result_and_small():
    """Lengths shrink with the picture; a chain on whole lines is not reduced."""
    smooth = np.tile(np.linspace(0, 255, 2000), (1500, 1))[..., None].repeat(3, axis=2)
    smooth = smooth.astype(np.uint8)
    step = EnhancementStep("crop", {"left": 500.0, "top": 0.0, "right": 500.0, "bottom": 0.0})
    made, factor = preview(smooth, [step], no_still, cancel=CancelToken())
    assert made.shape[:2] == pytest.approx((1061, 707), abs=1)
    assert factor == pytest.approx(0.7071, abs=1e-3)
    assert abs(made[0, 0, 0] - smooth[0, 500, 0].astype(int)) <= 1
    lines = EnhancementStep("deinterlace", {"method": "blend"})
    assert preview(smooth, [lines], no_still, cancel=CancelToken())[0].shape == smooth.shape


def test_no_operation_is_registered_twice():
    assert set(OPERATIONS) == set(METHODS.names())
    assert [one.moves_pixels for one in OPERATIONS.values()] == sorted(
        one.moves_pixels for one in OPERATIONS.values()
    )
