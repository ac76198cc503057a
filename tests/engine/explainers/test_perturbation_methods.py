"""Perturbation methods: what the engine computes is the formula written out in pixels."""

import attrs
import cv2
import numpy as np
import pytest

from xfv_desktop.engine.explainers import corrrise, lime, rise, xface
from xfv_desktop.engine.maps.superpixels import superpixels

from .runs import PAIR, assert_maps, cosines, explained, options, toy

BOTH = (PAIR, PAIR[::-1])


def chosen(name, **changes):
    """The published options with some changed."""
    return attrs.evolve(options(name), **changes)


def test_corrrise_is_the_rank_correlation():
    network, expected = toy(), []
    masks = corrrise.square_masks(chosen("corrrise", masks=30), 112)
    for own, other in BOTH:
        scores = cosines(network, own.pixels * masks[..., None], other)
        ranks = np.array([(scores < s).sum() + ((scores == s).sum() - 1) / 2 for s in scores])
        varying = (masks.any(0) & ~masks.all(0)).ravel()
        columns = masks.reshape(30, -1)[:, varying].astype(float)
        signed = np.zeros(112 * 112)
        signed[varying] = [np.corrcoef(ranks, column)[0, 1] for column in columns.T]
        expected.append(signed.reshape(112, 112))
    assert_maps(explained("corrrise", network, PAIR, masks=30), *expected)


def test_corrrise_masks_are_three_squares_inside_the_crop():
    masks = corrrise.square_masks(chosen("corrrise", masks=50), 112)
    assert masks.shape == (50, 112, 112)
    hidden = (~masks).sum((1, 2))
    assert hidden.max() <= 3 * 900
    assert hidden.min() >= 900
    assert (hidden == 2700).any()
    assert (corrrise.square_masks(chosen("corrrise", masks=50, seed=1), 112) != masks).any()


def test_equal_scores_share_their_rank():
    ranks = corrrise.average_ranks(np.array([5, 1, 5, 5, 0], np.float32))
    assert ranks.tolist() == [3, 1, 3, 3, 0]


def test_rise_is_the_mean_score_while_visible():
    network, expected = toy(), []
    grids, shifts = rise.random_grids(chosen("rise", masks=24), 112)
    masks = rise.soft_masks(grids, shifts, 112)[:, 0].numpy()
    for own, other in BOTH:
        scores = cosines(network, own.pixels * masks[..., None], other)
        total = sum(s * m.astype(float) for s, m in zip(scores, masks, strict=True)) / (24 * 0.5)
        expected.append(total - total.min())
    assert_maps(explained("rise", network, PAIR, masks=24), *expected, tolerance=1e-3)


def test_rise_masks_are_enlarged_grids():
    grids, shifts = rise.random_grids(chosen("rise", masks=400), 112)
    masks = rise.soft_masks(grids, shifts, 112).numpy()
    assert masks.shape == (400, 1, 112, 112)
    assert masks.min() >= 0
    assert masks.max() <= 1
    assert masks.mean() == pytest.approx(0.5, abs=0.02)
    assert set(np.unique(shifts)) == set(range(16))
    y, x = shifts[0]
    large = cv2.resize(grids[0], (128, 128), interpolation=cv2.INTER_LINEAR)
    np.testing.assert_allclose(masks[0, 0], large[y : y + 112, x : x + 112], atol=1e-5)


@pytest.mark.parametrize("method", [1, 2, 3])
def test_xface_is_the_formula(method):
    network = toy()
    covered = {
        size: [(y, x) for y in range(0, 112 - size, 30) for x in range(0, 112 - size, 30)]
        for size in (14, 28)
    }

    def embedded(crop, size):
        images = []
        for y, x in covered[size]:
            image = np.array(crop.pixels)
            image[y : y + size, x : x + size] = 0
            images.append(image)
        return network.embed(np.stack(images)).astype(np.float64)

    expected = []
    for own, other in BOTH:
        whole = [network.embed(c.pixels[None])[0].astype(np.float64) for c in (own, other)]
        signed = np.zeros((112, 112))
        for size, places in covered.items():
            mine, theirs = embedded(own, size), embedded(other, size)
            plane = np.zeros((112, 112))
            for i, (y, x) in enumerate(places):
                distance = {
                    1: np.mean([1 - mine[i] @ t for t in theirs]),
                    2: 1 - mine[i] @ whole[1],
                    3: 1 - mine[i] @ theirs[i],
                }[method]
                rise = (distance - (1 - whole[0] @ whole[1])) / size**2
                plane[y : y + size, x : x + size] += rise / len(places)
            signed += cv2.GaussianBlur(plane, (5, 5), 5.0) / 2
        expected.append(signed)
    found = explained(f"xface-{method}", network, PAIR, square_sizes_px=(14, 28), step_px=30)
    assert_maps(found, *expected, tolerance=0.02)


def test_xface_has_as_many_squares_as_published():
    assert [len(xface.square_masks(112, size, 5)) for size in (7, 14, 28)] == [441, 400, 289]


@pytest.mark.parametrize("fill", ["black", "blur"])
def test_occlusion_is_the_mean_drop(fill):
    network, expected = toy(), []
    for own, other in BOTH:
        hidden = np.zeros_like(own.pixels)
        if fill == "blur":
            hidden = cv2.GaussianBlur(np.array(own.pixels), (0, 0), 4.0)
        total, times = np.zeros((112, 112)), np.zeros((112, 112))
        score = cosines(network, own.pixels[None], other)[0]
        for y in range(0, 112 - 40 + 1, 24):
            for x in range(0, 112 - 40 + 1, 24):
                image = np.array(own.pixels)
                window = np.s_[y : y + 40, x : x + 40]
                image[window] = hidden[window]
                total[window] += score - cosines(network, image[None], other)[0]
                times[window] += 1
        expected.append(total / times)
    found = explained(
        f"occlusion-{fill}", network, PAIR, square_px=40, step_px=24, blur_sigma_px=4.0
    )
    assert_maps(found, *expected, tolerance=5e-3)


def test_minplus_is_the_formula():
    network, expected = toy(), []
    places = [(y, x) for y in (20, 60, 100) for x in (20, 60, 100)]
    row, column = np.mgrid[0:112, 0:112]
    spots = [np.exp(-((row - y) ** 2 + (column - x) ** 2) / 200) for y, x in places]
    for own, other in BOTH:

        def score(mask, own=own, other=other):
            return float(cosines(network, (own.pixels * mask[..., None])[None], other)[0])

        planes = []
        for removal in (True, False):
            left = np.ones((112, 112))
            now = score(left if removal else 1 - left)
            single, greedy = None, np.zeros(9)
            for _ in range(3):
                tried = [score(left * (1 - g) if removal else 1 - left * (1 - g)) for g in spots]
                gains = [(now - t) if removal else (t - now) for t in tried]
                if single is None:
                    single = np.maximum(gains, 0)
                best = int(np.argmax(gains))
                if gains[best] <= 0:
                    break
                greedy[best] += gains[best]
                now, left = tried[best], left * (1 - spots[best])
            planes += [single, greedy]
        total = np.zeros((112, 112))
        for values in planes:
            plane = np.zeros((112, 112))
            for place, value in zip(places, values, strict=True):
                plane[place] = value
            plane = cv2.GaussianBlur(plane, (0, 0), 10.0)
            total += plane / plane.max() / 4 if plane.max() > 0 else 0
        expected.append(total)
    found = explained("minplus", network, PAIR, step_px=40, rounds=3)
    assert found.parameters["spots"] == 9
    assert_maps(found, *expected, tolerance=5e-3)


def test_lime_is_the_weighted_ridge_regression():
    network, expected = toy(), []
    for own, other in BOTH:
        labels = superpixels(own.pixels, segments=9, compactness=10.0, rounds=10)
        count = labels.max() + 1
        rows = own_rows(60, count)
        means = np.zeros_like(own.pixels)
        for label in range(count):
            means[labels == label] = np.rint(own.pixels[labels == label].mean(0))
        images = [np.where(r[labels][..., None] == 1, own.pixels, means) for r in rows]
        scores = np.concatenate([cosines(network, i[None], other) for i in images])
        nearness = rows.sum(1) / (np.linalg.norm(rows, axis=1) * np.sqrt(count))
        weights = np.sqrt(np.exp(-((1 - nearness) ** 2) / 0.25**2))
        # The penalty as further rows of an ordinary least-squares problem, none for the intercept.
        design = np.column_stack([rows, np.ones(len(rows))]) * np.sqrt(weights)[:, None]
        penalty = np.eye(count, count + 1)
        coefficients, *_ = np.linalg.lstsq(
            np.vstack([design, penalty]),
            np.concatenate([scores * np.sqrt(weights), np.zeros(count)]),
            rcond=None,
        )
        expected.append(coefficients[:-1][labels])
    found = explained("lime", network, PAIR, samples=60, segments=9)
    assert_maps(found, *expected, tolerance=5e-3)


def own_rows(samples, count):
    rows = lime.visible_rows(chosen("lime", samples=samples), int(count)).numpy()
    assert rows[0].all()
    assert rows.mean() == pytest.approx(0.5, abs=0.1)
    return rows


def test_superpixels_follow_colour_and_place():
    pixels = np.zeros((112, 112, 3), np.uint8)
    pixels[:, 61:] = (250, 40, 40)
    labels = superpixels(pixels, segments=49, compactness=10.0, rounds=10)
    assert labels.shape == (112, 112)
    assert set(np.unique(labels)) == set(range(labels.max() + 1))
    assert 40 <= labels.max() + 1 <= 60
    assert not set(labels[:, :61].ravel()) & set(labels[:, 61:].ravel())
    sizes = np.bincount(labels.ravel())
    assert sizes.max() < 4 * 112 * 112 / 49


def test_superpixels_of_a_plain_picture_are_a_grid():
    labels = superpixels(
        np.zeros((112, 112, 3), np.uint8), segments=16, compactness=10.0, rounds=10
    )
    expected = np.arange(112)[:, None] // 28 * 4 + np.arange(112)[None] // 28
    assert (labels == expected).mean() > 0.9  # the borders themselves go to either side


def test_superpixels_of_a_grainy_picture_are_not_merged_into_one():
    labels = superpixels(PAIR[0].pixels, segments=49, compactness=10.0, rounds=10)
    assert 40 <= labels.max() + 1 <= 60
