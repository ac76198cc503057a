"""The check of a model finds what is broken, and says what it is."""

import numpy as np
import pytest
import torch
from torch import nn

from xfv_desktop.domain.jobs import Cancelled, CancelToken, no_progress
from xfv_desktop.engine import model_check
from xfv_desktop.engine.model_check import BundledFace, check_network, renderings
from xfv_desktop.engine.network import FaceNetwork

from .toys import card, face_network, model_bytes, node, noise, small_network

ROWS = (
    "output shape", "determinism", "gradient", "embedding spread", "mated and non-mated faces",
    "threshold on the card", "embedding norm",
)  # fmt: skip


@pytest.fixture(scope="module")
def bundled(portraits, portrait_faces):
    return tuple(
        BundledFace(name, pixels, portrait_faces[name].landmarks_px)
        for name, pixels in portraits.items()
    )


def check(network, faces, *, exact=None, timed=False):
    rows = check_network(
        network, exact or network.module, faces, timed=timed, progress=no_progress,
        cancel=CancelToken(),
    )  # fmt: skip
    return {row.name: row for row in rows}


def test_the_default_model_passes_everything(sface, bundled):
    rows = check(sface, bundled)
    assert tuple(rows) == ROWS
    assert all(row.passed for row in rows.values())
    assert rows["gradient"].numbers["largest_relative_error"] < 1e-3


def test_each_rendering_shows_the_landmarks_where_they_are(bundled, sface):
    """The aligned crops of all renderings look alike; a lost landmark would show another part."""
    face = bundled[0]
    crops = [
        model_check.crop_for(sface.card, r.pixels, r.landmarks_px).pixels for r in renderings(face)
    ]
    units = sface.embed(np.stack(crops))
    assert len(crops) == 5
    assert (units @ units[0] > 0.7).all()


def biased(scale):
    """The toy network with so large a constant added that faces hardly count."""
    nodes = [
        node("GlobalAveragePool", "x", "a"),
        node("Flatten", "a", "b"),
        node("Gemm", "b w c", "y", transB=1),
    ]
    constants = {"w": noise(0, 4, 3), "c": noise(1, 4) * scale}
    return model_bytes(nodes, constants, shape=("B", 3, 112, 112))


def test_near_constant_embeddings_are_refused_with_the_explanation(bundled):
    row = check(face_network(biased(1000)), bundled)["embedding spread"]
    assert (row.passed, row.refuses) == (False, True)
    assert "different persons have nearly the same embedding" in row.found
    assert "broken or untrained" in row.found


def test_an_untrained_network_is_refused(bundled):
    rows = check(face_network(small_network()), bundled)
    assert rows["gradient"].passed
    assert not rows["mated and non-mated faces"].passed


def test_a_network_of_another_output_ends_the_check(bundled):
    rows = check(face_network(small_network(), dimension=5), bundled)
    assert list(rows) == ["output shape"]
    assert rows["output shape"].found == "(3, 4) for three images, not (3, 5)"


class Module(nn.Module):
    """Any function as a network."""

    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, x):
        return self.function(x)


def of(function, **changes):
    return FaceNetwork(card(dimension=3, **changes), Module(function), torch.device("cpu"))


def refuse(x):
    raise RuntimeError("batch of\none only")


@pytest.mark.parametrize(
    ("function", "row", "words"),
    [
        (refuse, "output shape", "cannot be computed (batch of one only)"),
        (lambda x: x.mean((2, 3)) / 0, "output shape", "not finite"),
        (lambda x: x.mean((2, 3)) + torch.rand(1), "determinism", "could not be repeated"),
        (lambda x: x.mean((2, 3)) - x.mean(), "determinism", "alone and in a batch"),
        (lambda x: x.round().mean((2, 3)) * 0 + x.mean((2, 3)).detach() + 0 * x.mean((2, 3)),
         "gradient", "zero"),
    ],
    ids=["fixed batch", "not finite", "random", "batch-dependent", "no gradient"],
)  # fmt: skip
def test_what_is_broken_is_named(bundled, function, row, words):
    found = check(of(function), bundled)[row]
    assert not found.passed
    assert words in found.found


def test_a_gradient_that_is_off_by_a_twentieth_is_found(sface, bundled, monkeypatch):
    adjoint = model_check.adjoint_at

    def wrong(module, image):
        made = adjoint(module, image)
        return model_check.attrs.evolve(made, pull=lambda cotangents: 1.05 * made.pull(cotangents))

    monkeypatch.setattr(model_check, "adjoint_at", wrong)
    row = check(sface, bundled)["gradient"]
    assert not row.passed
    assert row.numbers["largest_relative_error"] == pytest.approx(0.05 / 1.05, rel=0.2)


@pytest.mark.parametrize(
    ("changes", "row", "refuses"),
    [
        ({"expected_norm": (100.0, 200.0)}, "embedding norm", True),
        ({"threshold": 0.99}, "threshold on the card", False),
    ],
)
def test_what_the_card_says_wrongly_is_found(sface, bundled, changes, row, refuses):
    point = model_check.attrs.evolve(
        sface.card.operating_point, threshold=changes.pop("threshold", 0.308)
    )
    described = model_check.attrs.evolve(sface.card, operating_point=point, **changes)
    found = check(model_check.attrs.evolve(sface, card=described), bundled)[row]
    assert (found.passed, found.refuses) == (False, refuses)


def test_a_check_can_be_cancelled(sface, bundled):
    token = CancelToken()

    def stop(fraction, _):
        if fraction > 0.1:
            token.cancel()

    with pytest.raises(Cancelled):
        check_network(sface, sface.module, bundled, timed=True, progress=stop, cancel=token)
