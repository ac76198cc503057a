"""Landmarks are brought onto the template by rotation, scale and shift, never by reflection."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xfv_desktop.domain.face import STANDARD_TEMPLATE_PX
from xfv_desktop.engine.face_images.alignment import aligned_crop, similarity_transform

from ..pictures import picture

POINTS = np.array(STANDARD_TEMPLATE_PX)
PIXELS = np.asarray(picture(160, 140))

similarities = st.builds(
    lambda angle, scale, x, y: np.array(
        [
            [scale * np.cos(angle), -scale * np.sin(angle), x],
            [scale * np.sin(angle), scale * np.cos(angle), y],
        ]
    ),
    st.floats(-np.pi, np.pi),
    st.floats(0.05, 20),
    st.floats(-2000, 2000),
    st.floats(-2000, 2000),
)
clouds = st.lists(
    st.tuples(st.floats(-500, 500), st.floats(-500, 500)), min_size=5, max_size=5, unique=True
).map(np.array)


def mapped(points, matrix):
    return points @ matrix[:, :2].T + matrix[:, 2]


@settings(max_examples=100)
@given(similarities)
def test_known_transform_is_recovered(matrix):
    found = similarity_transform(POINTS, mapped(POINTS, matrix))
    np.testing.assert_allclose(found, matrix, rtol=1e-9, atol=1e-7)


@settings(max_examples=100)
@given(clouds)
def test_transform_is_always_a_similarity_and_never_reflects(cloud):
    if cloud.var(axis=0).sum() < 1e-3:
        return
    linear = similarity_transform(cloud, POINTS)[:, :2]
    product = linear @ linear.T
    assert np.linalg.det(linear) >= -1e-12
    np.testing.assert_allclose(product, product[0, 0] * np.eye(2), atol=1e-9)


def test_mirrored_landmarks_are_fitted_without_a_mirror():
    mirrored = POINTS * (-1, 1)
    assert np.linalg.det(similarity_transform(mirrored, POINTS)[:, :2]) > 0


@settings(max_examples=50)
@given(similarities, st.integers(0, 2**32 - 1))
def test_no_nearby_transform_fits_better(matrix, seed):
    """Least squares: the error grows in whatever way the four numbers are changed."""
    random = np.random.default_rng(seed)
    source = mapped(POINTS, matrix) + random.normal(size=(5, 2))
    found = similarity_transform(source, POINTS)
    best = ((mapped(source, found) - POINTS) ** 2).sum()
    for _ in range(5):
        a, b, x, y = random.normal(size=4) * 1e-3
        changed = found + np.array([[a, -b, x], [b, a, y]])
        assert ((mapped(source, changed) - POINTS) ** 2).sum() >= best - 1e-9


def test_crop_of_an_aligned_picture_is_the_picture():
    crop = aligned_crop(PIXELS, POINTS, POINTS, 112)
    np.testing.assert_array_equal(crop.pixels, PIXELS[:112, :112])
    np.testing.assert_allclose(crop.transform, np.eye(2, 3), atol=1e-12)
    assert crop.residual_px == pytest.approx(0, abs=1e-9)


def test_crop_of_a_shifted_picture_is_its_part():
    crop = aligned_crop(PIXELS, POINTS + np.array([20, 9]), POINTS, 112)
    np.testing.assert_array_equal(crop.pixels, PIXELS[9:121, 20:132])


def test_what_lies_outside_the_picture_is_black():
    crop = aligned_crop(np.full((60, 60, 3), 200, np.uint8), POINTS, POINTS, 112)
    assert (crop.pixels[:60, :60] == 200).all()
    assert not crop.pixels[60:].any()
    assert not crop.pixels[:, 60:].any()


@settings(max_examples=30)
@given(similarities)
def test_points_go_to_the_crop_and_back(matrix):
    crop = aligned_crop(PIXELS, mapped(POINTS, matrix), POINTS, 112)
    np.testing.assert_allclose(crop.to_crop(mapped(POINTS, matrix)), POINTS, atol=1e-6)
    np.testing.assert_allclose(crop.to_source(POINTS), mapped(POINTS, matrix), atol=1e-6)


def test_residual_is_the_root_mean_square_distance_to_the_template():
    """Opposite shifts of two landmarks along the line through them, by hand on a square."""
    square = np.array([[0.0, 0], [10, 0], [10, 10], [0, 10], [5, 5]])
    stretched = square * (1.2, 0.8)
    crop = aligned_crop(PIXELS, stretched, square, 112)
    fitted = crop.to_crop(stretched)
    assert crop.residual_px == pytest.approx(
        np.sqrt(((fitted - square) ** 2).sum(axis=1).mean()), rel=1e-9
    )
    assert crop.residual_px > 0.5
