"""How FGGB and its variants behave: the same twice, nothing left behind, stopped at any step.

What holds for every explainer is in ``explainers/``.
"""

import numpy as np
import pytest

import xfv_desktop.engine.fggb  # noqa: F401 - enters its explainer
from xfv_desktop.domain.face import FaceCrop
from xfv_desktop.domain.jobs import Cancelled, CancelToken, no_progress
from xfv_desktop.engine.explanation import EXPLAINERS

from .explainers.runs import state
from .toys import crop, face_network, model_bytes, node, noise, small_network

CHANNELS = 20
NAMES = [name for name in EXPLAINERS.names() if name.startswith("fggb")]
every = pytest.mark.parametrize("name", NAMES)


@pytest.fixture
def toy():
    return face_network(small_network(channels=CHANNELS), dimension=CHANNELS)


def explain(name, network, progress=no_progress, cancel=None, pair=(1, 2)):
    probe, reference = (crop(seed) for seed in pair)
    return EXPLAINERS[name].explain(
        network, probe, reference, progress=progress, cancel=cancel or CancelToken()
    )


@every
def test_has_a_title_and_a_source(name):
    assert EXPLAINERS[name].title.strip()
    assert EXPLAINERS[name].source.strip()


@every
def test_maps_are_finite_and_not_negative(name, toy):
    explanation = explain(name, toy)
    for one in (explanation.probe, explanation.reference):
        for part in (one.similarity, one.dissimilarity):
            assert part.shape == (112, 112)
            assert part.dtype == np.float32
            assert np.isfinite(part).all()
            assert part.min() >= 0
    assert explanation.probe.signed.any()
    assert explanation.explainer == name
    assert explanation.parameters


@every
def test_same_pair_gives_bitwise_the_same_maps(name, toy):
    assert explain(name, toy) == explain(name, toy)


@every
def test_another_pair_gives_other_maps(name, toy):
    assert explain(name, toy).probe != explain(name, toy, pair=(3, 2)).probe


@every
def test_crop_without_any_structure_is_explained_too(name, toy):
    black = FaceCrop(pixels=np.zeros((112, 112, 3)), transform=np.eye(2, 3), residual_px=0.0)
    explanation = EXPLAINERS[name].explain(
        toy, black, black, progress=no_progress, cancel=CancelToken()
    )
    assert np.isfinite(explanation.probe.signed).all()


@every
def test_planted_patch_is_found(name):
    """A network that looks at a patch of 16 × 16 pixels only: the map lies in it."""
    inside = np.zeros((112, 112), bool)
    inside[64:80, 32:48] = True
    mask = np.broadcast_to(inside, (1, 3, 112, 112)).astype(np.float32)
    data = model_bytes(
        [
            node("Mul", "x mask", "m"),
            node("Flatten", "m", "f"),
            node("Gemm", "f w", transB=1),
        ],
        {"mask": mask, "w": noise(0, CHANNELS, 3 * 112 * 112)},
        shape=("B", 3, 112, 112),
    )
    explanation = explain(name, face_network(data, dimension=CHANNELS))
    for one in (explanation.probe, explanation.reference):
        mass = one.similarity + one.dissimilarity
        assert mass[inside].sum() > 0.8 * mass.sum() > 0


@every
def test_progress_rises_from_zero_to_one_in_words(name, toy):
    told = []
    explain(name, toy, progress=lambda fraction, message: told.append((fraction, message)))
    fractions = [fraction for fraction, _ in told]
    assert len(told) > 2
    assert fractions == sorted(fractions)
    assert fractions[0] >= 0
    assert fractions[-1] == pytest.approx(1)
    assert all(message for _, message in told)


@every
def test_network_is_left_as_it_was(name, toy):
    before = state(toy)
    explain(name, toy)
    assert state(toy) == before


def steps(name, network):
    count = []
    explain(name, network, progress=lambda *_: count.append(1))
    return len(count)


@every
@pytest.mark.parametrize("when", ["before the first", "first", "middle", "last"])
def test_cancelling_stops_at_the_next_step_and_leaves_nothing_behind(name, toy, when):
    total, before = steps(name, toy), state(toy)
    at = {"before the first": 0, "first": 1, "middle": total // 2, "last": total - 1}[when]
    cancel, told = CancelToken(), []
    if at == 0:
        cancel.cancel()

    def progress(*_):
        told.append(1)
        if len(told) == at:
            cancel.cancel()

    with pytest.raises(Cancelled):
        explain(name, toy, progress, cancel)
    assert len(told) == at
    assert state(toy) == before
    assert explain(name, toy) == explain(name, toy)


@every
@pytest.mark.parametrize("when", ["first", "middle", "last"])
def test_error_of_the_listener_leaves_nothing_behind(name, toy, when):
    total, before = steps(name, toy), state(toy)
    at = {"first": 1, "middle": total // 2, "last": total}[when]
    expected, told = explain(name, toy), []

    def progress(*_):
        told.append(1)
        if len(told) == at:
            raise ZeroDivisionError("the listener's own")

    with pytest.raises(ZeroDivisionError):
        explain(name, toy, progress)
    assert state(toy) == before
    assert explain(name, toy) == expected


@pytest.mark.usefixtures("one_thread")
def test_real_network_gives_bitwise_the_same_maps_and_is_left_as_it_was(sface, portrait_crops):
    pair, before = (portrait_crops["hopper"], portrait_crops["collins"]), state(sface)
    first, second = (
        EXPLAINERS["fggb"].explain(sface, *pair, progress=no_progress, cancel=CancelToken())
        for _ in range(2)
    )
    assert first == second
    assert state(sface) == before
