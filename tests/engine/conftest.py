"""The real network, real portraits and the models that only some machines have."""

import numpy as np
import pytest
import torch
from PIL import Image

from xfv_desktop.engine.face_images.alignment import crop_for
from xfv_desktop.engine.face_images.faces import detect_faces
from xfv_desktop.engine.network import load_network

FOREIGN_MODELS = ("sirius_mobilefacenet", "mobileface_v2")


@pytest.fixture
def one_thread():
    """Two threads wait for each other far too long where other programs use the cores."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.fixture(scope="session")
def sface():
    """The default network on the CPU. Tests may use it, never change it."""
    return load_network("sface", "cpu")


@pytest.fixture(scope="session")
def portraits(portrait_paths):
    """Name → (H, W, 3) uint8 RGB."""
    return {name: np.array(Image.open(p).convert("RGB")) for name, p in portrait_paths.items()}


@pytest.fixture(scope="session")
def portrait_faces(portraits):
    """Name → the one face in that portrait."""
    return {name: detect_faces(pixels)[0] for name, pixels in portraits.items()}


@pytest.fixture(scope="session")
def portrait_crops(portraits, portrait_faces, sface):
    """Name → the aligned crop for the default network."""
    return {
        name: crop_for(sface.card, pixels, portrait_faces[name].landmarks_px)
        for name, pixels in portraits.items()
    }


@pytest.fixture(params=FOREIGN_MODELS)
def foreign_model(request, shared_models):
    """The bytes of a network that somebody else trained and exported."""
    return (shared_models / f"{request.param}.onnx").read_bytes()
