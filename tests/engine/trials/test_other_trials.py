"""Partner, sensitivity, randomisation, runtime: known answers, and the network as it was."""

from importlib.util import find_spec

import attrs
import numpy as np
import pytest
import torch

import xfv_desktop.engine.explainers
import xfv_desktop.engine.trials  # noqa: F401 - fills the registry
from xfv_desktop.engine.transposed.openvino_network import OpenVinoNetwork
from xfv_desktop.engine.trials.maps import correlation, rank_agreement, smoothed
from xfv_desktop.engine.trials.memo import remembering
from xfv_desktop.engine.trials.metric import METRICS
from xfv_desktop.engine.trials.partner import measure_partner, partner_dependence
from xfv_desktop.engine.trials.randomisation import (
    measure_randomisation,
    randomised,
    weight_tensors,
)
from xfv_desktop.engine.trials.runtime import effort, measure_runtime
from xfv_desktop.engine.trials.sensitivity import (
    faint_changes,
    measure_sensitivity,
    relative_change,
    sensitivities,
)

from ..explainers.runs import CHANNELS, PAIR, explained, state, toy
from ..toys import crop, network_of, small_network
from .worlds import both, flat, one_cell, random_plane, register, trial, values

ZERO, ONE = np.zeros((112, 112), np.float32), random_plane(1)


def test_the_metrics_are_these():
    names = "deletion partner randomisation replaced-region runtime sensitivity transplanted-region"
    assert METRICS.names() == tuple(names.split())


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (ONE, ONE, 1),
        (ONE, 3 * ONE + 2, 1),
        (ONE, -ONE, -1),
        (ONE * 1e-25, ONE, 1),
        (ONE, ZERO, 0),
        (ZERO, ZERO + 1, 1),
    ],
)
def test_correlation_also_of_constant_maps(one, other, expected):
    assert correlation(one, other) == pytest.approx(expected, abs=1e-5)
    assert rank_agreement(one, other) == pytest.approx(expected, abs=1e-5)


def test_rank_agreement_looks_at_the_order_only():
    assert rank_agreement(ONE, np.exp(9 * ONE)) == pytest.approx(1)
    assert correlation(ONE, np.exp(9 * ONE)) < 0.9


def test_the_blur_is_the_same_for_all_and_may_be_none():
    assert smoothed(ONE, 0) is ONE
    assert smoothed(ONE, 5).std() < 0.2 * ONE.std()


@pytest.mark.parametrize(
    ("swapped", "signed", "shape"),
    [([ONE, ONE], 0, 0), ([-ONE, -ONE], 2, 0), ([ONE, -ONE], 1, 0), ([ZERO, ZERO], 1, 1)],
)
def test_partner_dependence_and_the_flip_of_the_sign(swapped, signed, shape):
    found = partner_dependence(ONE, swapped, 0.0)
    assert found == pytest.approx((signed, shape), abs=1e-5)


@pytest.mark.parametrize(("looks", "expected"), [(False, 0), (True, 1)])
def test_who_looks_at_the_reference_depends_on_it(monkeypatch, looks, expected):
    def explain(_, probe, reference):
        return both(random_plane(int(reference.pixels[0, 0, 0]) if looks else 0))

    register(monkeypatch, "known", explain)
    made = trial(
        "known", one_cell(), probe=flat(200), reference=flat(210), mated=True, sigma_px=0.0
    )
    found = values(measure_partner(made))
    assert found["partner dependence"] == pytest.approx(expected, abs=0.05)
    assert found["partner dependence up to sign"] == pytest.approx(expected, abs=0.05)


def test_faint_changes_are_faint():
    probe = crop(5)
    changed = faint_changes(probe, seed=0)
    assert list(changed) == ["noise", "1 px shift", "JPEG 90"]
    apart = changed["noise"].pixels.astype(int) - probe.pixels
    assert set(np.unique(apart)) == {-2, -1, 0, 1, 2}
    np.testing.assert_array_equal(changed["1 px shift"].pixels[:, 1:], probe.pixels[:, :-1])
    smooth = flat(100)
    jpeg = faint_changes(smooth, seed=0)["JPEG 90"].pixels.astype(int)
    assert 0 < np.abs(jpeg - smooth.pixels).mean() < 3
    assert (faint_changes(probe, seed=1)["noise"].pixels != changed["noise"].pixels).any()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [(ONE, ONE, 0), (ONE, 3 * ONE, 2), (ZERO, ZERO, 0), (ZERO, ONE, None)],
)
def test_relative_change(one, other, expected):
    found = relative_change(one, other)
    assert found == (expected if expected is None else pytest.approx(expected, rel=1e-5))


def test_a_map_that_follows_the_picture_is_not_sensitive():
    moved = np.roll(ONE, 1, axis=1)
    found = sensitivities(ONE, {"noise": 1.5 * ONE, "1 px shift": moved}, 0.0)
    assert found == pytest.approx({"noise": 0.5, "1 px shift": 0, "max": 0.5})


def test_sensitivity_of_a_fixed_map_is_nought(monkeypatch):
    register(monkeypatch, "known", lambda *_: both(np.ones((112, 112), np.float32)))
    made = trial("known", one_cell(), probe=crop(1), reference=crop(2), mated=True)
    assert set(values(measure_sensitivity(made)).values()) == {0.0}


def test_randomised_layers_are_the_last_ones_and_hold_the_same_values():
    network = toy()
    before = [tensor.clone() for tensor in weight_tensors(network.module)]
    assert len(before) == 3  # two convolutions and a matrix; the slopes of PReLU and biases are not
    for share, expected in ((0.34, [0, 0, 1]), (0.67, [0, 1, 1]), (1.0, [1, 1, 1])):
        after = weight_tensors(randomised(network, share, seed=0).module)
        changed = [int((a != b).any()) for a, b in zip(after, before, strict=True)]
        assert changed == expected
        for a, b in zip(after, before, strict=True):
            assert torch.equal(a.flatten().sort().values, b.flatten().sort().values)
    for a, b in zip(weight_tensors(network.module), before, strict=True):
        assert torch.equal(a, b)


def test_randomisation_tells_a_fixed_map_from_one_of_the_network():
    network = toy()
    found = {}
    for name in ("control-edges", "fggb"):
        made = trial(name, network, probe=PAIR[0], reference=PAIR[1], mated=True)
        before = state(network)
        found[name] = values(measure_randomisation(made))
        assert state(network) == before
    assert list(found["control-edges"].values()) == pytest.approx([1] * 4)
    assert found["fggb"]["rank correlation, 100% of the layers"] < 0.9


@pytest.mark.parametrize(
    ("name", "changes", "forward", "backward"),
    [
        ("fggb", {}, None, 2 * CHANNELS),
        ("gradient", {}, 4, 2),
        ("corrrise", {"masks": 40}, 2 + 2 * 40, 0),
        ("smoothgrad", {"samples": 10}, None, 20),
        ("control-random", {}, 0, 0),
    ],
)
def test_passes_are_counted(name, changes, forward, backward):
    network = toy()
    before = state(network)
    found = effort(network, lambda counted: explained(name, counted, PAIR, **changes))
    assert (found.forward if forward is not None else None, found.backward) == (forward, backward)
    assert found.seconds > 0
    assert state(network) == before


def test_runtime_is_that_of_the_network_without_memory():
    network, memory = remembering(toy())
    made = trial("gradient", network, probe=PAIR[0], reference=PAIR[1], mated=True)
    memory.forget()
    found = values(measure_runtime(attrs.evolve(made, plain=toy())))
    assert (found["forward images"], found["backward gradients"]) == (4, 2)
    assert len(memory) == 0


def test_a_network_with_memory_forwards_an_image_once():
    plain = one_cell()
    network, memory = remembering(plain)
    crops = np.stack([crop(seed).pixels for seed in range(4)])
    expected = one_cell().embed(crops)
    np.testing.assert_array_equal(network.embed(crops), expected)
    assert plain.module.images == len(memory) == 4
    np.testing.assert_array_equal(network.embed(crops[[2, 0]]), expected[[2, 0]])
    assert plain.module.images == 4
    memory.keep()
    network.embed(np.stack([crop(9).pixels, *crops[:2]]))
    assert plain.module.images == len(memory) == 5
    memory.forget()
    assert len(memory) == 4


QUICK = {
    "corrrise": {"masks": 40},
    "fggb": {},
    "gradcam": {},
    "integrated-gradients": {"steps": 6},
    "xface-3": {"square_sizes_px": (28,), "step_px": 28},
}


@pytest.mark.parametrize("name", QUICK)
def test_explainers_say_the_same_on_a_network_with_memory(name):
    plain = toy()
    network, _ = remembering(plain)
    expected = explained(name, plain, PAIR, **QUICK[name])
    for _ in range(2):
        found = explained(name, network, PAIR, **QUICK[name])
        for one, other in ((found.probe, expected.probe), (found.reference, expected.reference)):
            peak = np.abs(other.signed).max()
            np.testing.assert_allclose(one.signed, other.signed, rtol=0, atol=1e-4 * peak)


@pytest.mark.skipif(find_spec("openvino") is None, reason="needs the extra [openvino]")
def test_networks_compiled_by_openvino_can_be_tried_too():
    """Copies share what is compiled, except those that get other weights."""
    data = small_network(channels=CHANNELS)
    plain = attrs.evolve(toy(), module=network_of(data, OpenVinoNetwork))
    expected = explained("fggb", toy(), PAIR)
    network, memory = remembering(plain)
    for tried in (plain, network):
        found = explained("fggb", tried, PAIR)
        peak = expected.probe.signed.max()
        assert np.abs(found.probe.signed - expected.probe.signed).max() < 1e-4 * peak
    crops = np.stack([one.pixels for one in PAIR])
    np.testing.assert_array_equal(network.embed(crops), plain.embed(crops))
    assert len(memory) == 2
    counted = effort(plain, lambda copy: explained("corrrise", copy, PAIR, masks=40))
    assert (counted.forward, counted.backward) == (82, 0)
    shuffled = randomised(plain, 1.0, seed=0)
    torch_alone = randomised(toy(), 1.0, seed=0)
    crops = np.stack([one.pixels for one in PAIR])
    np.testing.assert_allclose(shuffled.embed(crops), torch_alone.embed(crops), atol=1e-5)
    np.testing.assert_allclose(plain.embed(crops), toy().embed(crops), atol=1e-5)


def test_a_control_with_a_third_face_is_given_the_donors_whatever_the_partner():
    made = trial("control-swapped-partner", toy(), probe=PAIR[0], reference=PAIR[1], mated=True)
    expected = explained("fggb", toy(), (PAIR[0], made.donor)).probe.signed
    np.testing.assert_allclose(
        made.explanation.probe.signed, expected, rtol=0, atol=1e-5 * np.abs(expected).max()
    )
    assert made.explanation.parameters["third face"].startswith("the donor's pixels, SHA-256 ")
    assert values(measure_partner(made))["partner dependence"] == pytest.approx(0, abs=1e-6)
