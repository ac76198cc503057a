"""A frame as a surveillance camera might have caught it, made from a portrait and called so."""

import io

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

EYE_DISTANCE_PX = 24.0
BLUR_SIGMA_PX = 0.8
NOISE_SIGMA = 5.0
JPEG_QUALITY = 50


def simulated_cctv_frame(pixels: NDArray[np.uint8], eye_distance_px: float, seed: int) -> bytes:
    """A JPEG made from a portrait (H, W, 3) RGB; deterministic for equal arguments."""
    scale = EYE_DISTANCE_PX / eye_distance_px
    small = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    soft = cv2.GaussianBlur(small, (0, 0), BLUR_SIGMA_PX).astype(np.float64)
    noise = np.random.default_rng(seed).normal(0, NOISE_SIGMA, soft.shape)
    frame = np.clip(np.rint(soft + noise), 0, 255).astype(np.uint8)
    buffer = io.BytesIO()
    Image.fromarray(frame).save(buffer, "JPEG", quality=JPEG_QUALITY)
    return buffer.getvalue()
