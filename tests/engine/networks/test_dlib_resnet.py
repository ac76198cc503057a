"""dlib's network from dlib's own file: the numbers in it, and what they compute."""

import csv
import struct

import numpy as np
import pytest
import torch
import torch.nn.functional as functional
from PIL import Image

from xfv_desktop.domain.comparison import ModelFormat
from xfv_desktop.domain.errors import UnsupportedNetwork, WeightsMissing
from xfv_desktop.engine.face_images.alignment import crop_for
from xfv_desktop.engine.face_images.faces import detect_faces
from xfv_desktop.engine.graph.onnx_network import OnnxNetwork
from xfv_desktop.engine.model_files.models import model_card, weights
from xfv_desktop.engine.network import read_network
from xfv_desktop.engine.networks.dlib_resnet import dlib_graph
from xfv_desktop.engine.transposed.adjoint import adjoint_at, autograd_adjoint

from ..toys import assert_close, card, noise

UNITS = [(32, 32, 1)] * 3 + [(32, 64, 2)] + [(64, 64, 1)] * 3 + [(64, 128, 2)]
UNITS += [(128, 128, 1)] * 2 + [(128, 256, 2)] + [(256, 256, 1)] * 2 + [(256, 256, 2)]
"""(inputs, outputs, stride) of the residual units, as dlib's example lists them."""


def layers(seed=0):
    """(kernel, bias, gain, shift) of each convolution and the last matrix, with seeded numbers."""
    shapes = [(32, 3, 7)]
    for inputs, outputs, _ in UNITS:
        shapes += [(outputs, inputs, 3), (outputs, outputs, 3)]
    rng = np.random.default_rng(seed)

    def numbers(*shape, size=1.0):
        return (size * rng.normal(size=shape)).astype(np.float32)

    found = [
        (numbers(n, m, k, k, size=(2 / (m * k * k)) ** 0.5), numbers(n, size=0.1),
         1 + numbers(n, size=0.1), numbers(n, size=0.1))
        for n, m, k in shapes
    ]  # fmt: skip
    return found, numbers(256, 128, size=0.1)


def whole(number):
    """A whole number as dlib writes it: the count of bytes (and the sign), then the bytes."""
    size = abs(number)
    data = size.to_bytes(max(1, (size.bit_length() + 7) // 8), "little")
    return bytes([len(data) | (0x80 if number < 0 else 0)]) + data


def tensor(values):
    flat = np.concatenate([np.ravel(v) for v in values])
    sizes = b"".join(map(whole, (2, flat.size, 1, 1, 1)))
    return sizes + struct.pack(f"<{flat.size}f", *flat)


def name(text):
    return whole(len(text)) + text.encode()


def dlib_file(convolutions, matrix):
    """The parts of dlib's file that say anything, with what stands between them."""
    between = b"01" + whole(-24) + whole(0)
    data = whole(1) + name("loss_metric_2") + whole(2) * 40
    for kernel, bias, gain, shift in convolutions:
        data += name("con_4") + tensor((kernel, bias)) + between
        data += name("affine_") + tensor((gain, shift)) + between + name("relu_")
    return data + name("fc_2") + whole(128) + whole(256) + tensor((matrix,)) + between


def as_dlib_describes_it(x, convolutions, matrix):
    """The network of dlib's example, written down with torch alone."""
    at = iter(convolutions)

    def convolved(x, stride):
        kernel, bias, gain, shift = map(torch.from_numpy, next(at))
        padding = kernel.shape[2] // 2 if stride == 1 else 0
        y = functional.conv2d(x, kernel, bias, stride, padding)
        return y * gain[:, None, None] + shift[:, None, None]

    def added(x, y):
        """Zeros where one is smaller than the other."""
        total = torch.zeros(x.shape[0], *map(max, zip(x.shape[1:], y.shape[1:], strict=True)))
        for one in (x, y):
            total[:, : one.shape[1], : one.shape[2], : one.shape[3]] += one
        return total

    x = functional.max_pool2d(convolved(x, 2).relu(), 3, 2)
    for _, _, stride in UNITS:
        y = convolved(convolved(x, stride).relu(), 1)
        x = added(y, functional.avg_pool2d(x, 2) if stride == 2 else x).relu()
    return x.mean((2, 3)) @ torch.from_numpy(matrix)


SEEDED = layers()
FILE = dlib_file(*SEEDED)


def test_network_is_the_one_that_dlib_describes():
    x = torch.from_numpy(noise(1, 2, 3, 150, 150))
    with torch.inference_mode():
        assert_close(OnnxNetwork(dlib_graph(FILE))(x), as_dlib_describes_it(x, *SEEDED))


def test_its_adjoint_is_explicit():
    network = OnnxNetwork(dlib_graph(FILE)).double()
    image = torch.from_numpy(noise(2, 1, 3, 150, 150)).double()
    adjoint, oracle = adjoint_at(network, image), autograd_adjoint(network, image)
    assert adjoint.by == "explicit adjoint"
    cotangents = torch.from_numpy(noise(3, 3, 128)).double()
    assert_close(adjoint.pull(cotangents), oracle.pull(cotangents))


@pytest.mark.parametrize(
    "data",
    [b"", b"loss_metric_2", FILE[:-3000], FILE[:100], FILE.replace(b"fc_2", b"fc_3"),
     dlib_file(SEEDED[0][:-1], SEEDED[1]), dlib_file([*SEEDED[0], SEEDED[0][-1]], SEEDED[1]),
     dlib_file(SEEDED[0], np.full_like(SEEDED[1], np.nan)), FILE + name("con_4") + whole(10**9)],
    ids=["nothing", "text", "end cut off", "cut off early", "no end", "a layer too few",
         "a layer too many", "not a number", "a billion declared"],
)  # fmt: skip
def test_what_is_no_such_file_is_refused(data):
    with pytest.raises(UnsupportedNetwork, match="is not dlib's face recognition network"):
        read_network(card(format=ModelFormat.DLIB, dimension=128, input_size=150), data, "cpu")


@pytest.fixture(scope="module")
def original():
    """The real network; skipped without the extra [dlib]."""
    told = model_card("dlib")
    try:
        return read_network(told, weights(told), "cpu")
    except WeightsMissing:
        pytest.skip("needs the extra [dlib]")


def raw_embedding(network, path):
    pixels = np.array(Image.open(path).convert("RGB"))
    middle = (np.array(pixels.shape[1::-1]) - 1) / 2
    faces = detect_faces(pixels)
    face = min(faces, key=lambda f: np.hypot(*(f.landmarks_px.mean(0) - middle)))
    crop = crop_for(network.card, pixels, face.landmarks_px)
    with torch.inference_mode():
        return network.module(network.inputs(crop.pixels[None]))[0]


def test_distance_of_faces_is_on_the_right_side_of_what_its_author_states(original, shared_faces):
    """0.6: of a wrong reading of the file all distances would be alike."""
    with (shared_faces / "lfw" / "pairs.csv").open() as lines:
        pairs = list(csv.DictReader(lines))[::100]
    right = 0
    for pair in pairs:
        probe, reference = (
            raw_embedding(original, shared_faces / "lfw" / pair[side])
            for side in ("image_a", "image_b")
        )
        right += (float((probe - reference).norm()) < 0.6) == (pair["same"] == "1")
    assert right >= len(pairs) - 1


def test_portraits_of_two_persons_are_far_apart(original, portrait_paths):
    one, other = (raw_embedding(original, path) for path in portrait_paths.values())
    assert 0.6 < float((one - other).norm()) < 2
    assert all(1 < float(e.norm()) < 2 for e in (one, other))
