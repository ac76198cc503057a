"""Five landmarks → the aligned crop that a network sees."""

import cv2
import numpy as np
from numpy.typing import NDArray

from xfv_desktop.domain.comparison import ModelCard
from xfv_desktop.domain.face import CROP_SIZE, STANDARD_TEMPLATE_PX, FaceCrop


def similarity_transform(
    source: NDArray[np.float64], target: NDArray[np.float64]
) -> NDArray[np.float64]:
    """(2, 3): the least-squares rotation, scale and shift (no reflection) of source onto target.

    ``source``, ``target``: (N, 2). Umeyama, IEEE TPAMI 13(4), 1991.
    """
    source_mean, target_mean = source.mean(axis=0), target.mean(axis=0)
    source_centred, target_centred = source - source_mean, target - target_mean
    covariance = target_centred.T @ source_centred / len(source)
    left, singular, right = np.linalg.svd(covariance)
    signs = np.array([1.0, np.sign(np.linalg.det(left) * np.linalg.det(right))])
    rotation = left @ np.diag(signs) @ right
    scale = (singular * signs).sum() / source_centred.var(axis=0).sum()
    linear = scale * rotation
    return np.column_stack([linear, target_mean - linear @ source_mean])


def aligned(
    landmarks_px: NDArray[np.float64], template_px: NDArray[np.float64]
) -> tuple[NDArray[np.float64], float]:
    """The transform (2, 3) of landmarks (5, 2) onto the template, and what it leaves.

    The residual is the root mean square distance in pixels of the template.
    """
    transform = similarity_transform(landmarks_px, template_px)
    fitted = landmarks_px @ transform[:, :2].T + transform[:, 2]
    return transform, float(np.sqrt(((fitted - template_px) ** 2).sum(axis=1).mean()))


def aligned_crop(
    pixels: NDArray[np.uint8],
    landmarks_px: NDArray[np.float64],
    template_px: NDArray[np.float64],
    size: int,
    placed: NDArray[np.float64] | None = None,
) -> FaceCrop:
    """The face at ``landmarks_px`` (5, 2) of an RGB picture, warped onto the template.

    A square of ``size`` px; bilinear, black outside the picture. ``placed``: (3, 3), where the
    pixels of the photograph lie in ``pixels``, if these are a picture made from it. The landmarks
    are those of the photograph; they are carried over, not measured again, so that nothing but
    the pixels changes. The crop's transform maps from the photograph all the same.
    """
    if placed is not None:
        landmarks_px = carried(landmarks_px, placed)
    transform, residual = aligned(landmarks_px, template_px)
    warped = cv2.warpAffine(pixels, transform, (size, size), flags=cv2.INTER_LINEAR)
    if placed is not None:
        transform = transform @ placed
    return FaceCrop(pixels=np.asarray(warped, np.uint8), transform=transform, residual_px=residual)


def carried(points: NDArray[np.float64], placed: NDArray[np.float64]) -> NDArray[np.float64]:
    """Points (N, 2) of a photograph in the picture in which its pixels are ``placed`` (3, 3)."""
    return np.asarray(points @ placed[:2, :2].T + placed[:2, 2])


def crop_for(
    card: ModelCard,
    pixels: NDArray[np.uint8],
    landmarks_px: NDArray[np.float64],
    placed: NDArray[np.float64] | None = None,
) -> FaceCrop:
    """The face as the network of that card wants to see it; ``placed`` as in ``aligned_crop``."""
    return aligned_crop(pixels, landmarks_px, card.template_px, card.input_size, placed)


def standard_crop(
    pixels: NDArray[np.uint8],
    landmarks_px: NDArray[np.float64],
    placed: NDArray[np.float64] | None = None,
) -> FaceCrop:
    """The face in the standard alignment: one measure for the pictures of every network."""
    return aligned_crop(pixels, landmarks_px, np.array(STANDARD_TEMPLATE_PX), CROP_SIZE, placed)
