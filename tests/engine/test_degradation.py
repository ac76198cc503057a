"""The simulated frame of a surveillance camera."""

import io

import numpy as np
import pytest
from PIL import Image

from xfv_desktop.engine.degradation import EYE_DISTANCE_PX, simulated_cctv_frame
from xfv_desktop.engine.face_images.faces import detect_faces
from xfv_desktop.engine.files.images import read_photograph


@pytest.mark.parametrize("name", ["hopper", "collins"])
def test_frame_shows_the_face_small(name, portraits, portrait_faces):
    data = simulated_cctv_frame(portraits[name], portrait_faces[name].eye_distance_px, 0)
    photograph = read_photograph(data, "frame.jpg")
    assert photograph.image.format == "JPEG"
    scale = EYE_DISTANCE_PX / portrait_faces[name].eye_distance_px
    assert photograph.image.width == pytest.approx(portraits[name].shape[1] * scale, abs=1)
    (face,) = detect_faces(photograph.pixels)
    assert face.eye_distance_px == pytest.approx(EYE_DISTANCE_PX, rel=0.15)


def test_same_arguments_give_the_same_bytes(portraits):
    first = simulated_cctv_frame(portraits["hopper"], 80, 7)
    assert simulated_cctv_frame(portraits["hopper"], 80, 7) == first
    assert simulated_cctv_frame(portraits["hopper"], 80, 8) != first


def test_frame_is_noisy_and_stays_in_range():
    """A grey picture keeps its mean and gets grain."""
    data = simulated_cctv_frame(np.full((300, 300, 3), 128, np.uint8), 48, 0)
    pixels = np.asarray(Image.open(io.BytesIO(data)), dtype=float)
    assert pixels.mean() == pytest.approx(128, abs=1)
    assert 1 < pixels.std() < 8


@pytest.mark.parametrize("value", [0, 255])
def test_noise_does_not_wrap_around(value):
    data = simulated_cctv_frame(np.full((200, 200, 3), value, np.uint8), 48, 0)
    assert abs(np.asarray(Image.open(io.BytesIO(data)), dtype=float) - value).max() < 60
