"""What holds for every explainer in the registry."""

import attrs
import numpy as np
import pytest
import torch

from xfv_desktop.domain.jobs import Cancelled, CancelToken
from xfv_desktop.engine.explanation import EXPLAINERS
from xfv_desktop.engine.graph.onnx_network import OnnxNetwork
from xfv_desktop.engine.trials.memo import pulled_only_at

from ..pictures import picture
from ..toys import face_network, model_bytes, node, noise
from .runs import CHANNELS, PAIR, TABLE, crop_of, explained, explainer, options, state, toy

every = pytest.mark.parametrize("name", TABLE)


def quick(name, network=None, pair=PAIR, **more):
    return explained(name, network or toy(), pair, **(TABLE[name].quick | more))


def maps(explanation):
    return [
        part
        for one in (explanation.probe, explanation.reference)
        for part in (one.similarity, one.dissimilarity)
    ]


def test_the_table_has_every_explainer():
    assert set(EXPLAINERS.names()) == set(TABLE)


@every
def test_is_described(name):
    one, row = explainer(name), TABLE[name]
    assert one.title.strip()
    assert one.source.strip()
    assert one.cost.strip()
    assert one.control == row.control == name.startswith("control-")
    assert one.dissimilarity == row.dissimilarity
    assert not (one.control and one.recommended)


@every
def test_maps_are_finite_and_not_negative(name):
    explanation = quick(name)
    for part in maps(explanation):
        assert part.shape == (112, 112)
        assert part.dtype == np.float32
        assert np.isfinite(part).all()
        assert part.min() >= 0
    assert explanation.explainer == name
    some = [
        one.similarity + one.dissimilarity for one in (explanation.probe, explanation.reference)
    ]
    assert any(values.any() for values in some)
    dissimilarity = [one.dissimilarity.any() for one in (explanation.probe, explanation.reference)]
    assert TABLE[name].dissimilarity or not any(dissimilarity)


@every
def test_every_option_is_recorded(name):
    explanation = quick(name)
    given = {
        key.replace("_", " "): value
        for key, value in attrs.asdict(options(name), recurse=False).items()
        if isinstance(value, (int, float, str))
    } | {key.replace("_", " "): value for key, value in TABLE[name].quick.items()}
    if "black" in given.values():
        given.pop("blur sigma px")
    if name.startswith("control-"):
        given.pop("partner", None)
    for key, value in given.items():
        expected = ", ".join(map(str, value)) if isinstance(value, tuple) else value
        assert explanation.parameters[key] == expected
    assert all(isinstance(v, (str, float, int, bool)) for v in explanation.parameters.values())


@every
def test_same_pair_gives_bitwise_the_same_maps_whatever_the_global_seeds(name):
    first = quick(name)
    torch.manual_seed(77)
    np.random.seed(77)
    assert quick(name) == first


@pytest.mark.parametrize("name", ["corrrise", "rise", "lime", "smoothgrad"])
def test_another_seed_gives_other_maps(name):
    assert quick(name, seed=1).probe != quick(name).probe


@pytest.mark.parametrize("name", [n for n in TABLE if "random" not in n])
def test_exchanging_the_images_exchanges_the_maps(name):
    forth, back = quick(name), quick(name, pair=PAIR[::-1])
    for one, other in ((forth.probe, back.reference), (forth.reference, back.probe)):
        for layer in ("similarity", "dissimilarity"):
            values = getattr(one, layer)
            np.testing.assert_allclose(
                getattr(other, layer), values, rtol=0, atol=1e-4 * max(values.max(), 1e-6)
            )


@every
def test_the_map_of_an_image_takes_no_gradients_at_its_partner(name):
    network = toy()
    with pulled_only_at(network.inputs(PAIR[0].pixels[None])):
        assert quick(name, network).probe == quick(name).probe


@every
def test_crop_without_any_structure_is_explained_too(name):
    black = crop_of(np.zeros((112, 112, 3), np.uint8))
    explanation = quick(name, pair=(black, black))
    assert all(np.isfinite(part).all() for part in maps(explanation))


def patch_network():
    """A network that looks at the light of a patch of 28 × 28 pixels only, and the patch."""
    inside = np.zeros((112, 112), bool)
    inside[56:84, 28:56] = True
    mask = np.broadcast_to(inside, (1, 3, 112, 112)).astype(np.float32)
    nodes = [node("Mul", "x mask", "m"), node("Flatten", "m", "f"), node("Gemm", "f w b")]
    light = noise(0, CHANNELS) + noise(1, 3 * 112 * 112, CHANNELS) / 10
    constants = {"mask": mask, "w": light, "b": 500 * noise(2, CHANNELS)}
    data = model_bytes(nodes, constants, shape=("B", 3, 112, 112))
    return face_network(data, dimension=CHANNELS), inside


@pytest.mark.parametrize("name", [n for n, row in TABLE.items() if row.thorough is not None])
def test_planted_patch_is_found(name):
    """A pixel of the patch nearly always has a larger value than one beside it."""
    network, inside = patch_network()
    pair = [crop_of(np.array(picture(112, 112, seed))) for seed in (0, 1)]
    explanation = explained(name, network, pair, **TABLE[name].thorough)
    mass = [
        one.similarity + one.dissimilarity for one in (explanation.probe, explanation.reference)
    ]
    filled = [values for values in mass if values.any()]
    # More light brings one image nearer to the other and takes that one away: where a method has
    # no dissimilarity map, one side may be empty.
    assert len(filled) == 2 or not TABLE[name].dissimilarity
    assert filled
    for values in filled:
        beside = np.sort(values[~inside])
        assert np.searchsorted(beside, values[inside]).mean() > 0.8 * len(beside)


@every
def test_progress_rises_to_one_in_words(name):
    told = []
    quick(name, progress=lambda fraction, message: told.append((fraction, message)))
    fractions = [fraction for fraction, _ in told]
    assert len(told) >= 2
    assert fractions == sorted(fractions)
    assert fractions[0] >= 0
    assert fractions[-1] == pytest.approx(1)
    assert all(message for _, message in told)


@every
def test_network_is_left_as_it_was(name):
    network = toy()
    before = state(network)
    quick(name, network)
    assert state(network) == before


@every
@pytest.mark.parametrize("when", ["before the first", "first", "last but one"])
def test_cancelling_stops_at_the_next_step_and_leaves_nothing_behind(name, when):
    network, cancel, counted, told = toy(), CancelToken(), [], []
    before = state(network)
    quick(name, network, progress=lambda *_: counted.append(1))
    at = {"before the first": 0, "first": 1, "last but one": len(counted) - 1}[when]

    def progress(*_):
        told.append(1)
        if len(told) == at:
            cancel.cancel()

    if at == 0:
        cancel.cancel()
    with pytest.raises(Cancelled):
        quick(name, network, progress=progress, cancel=cancel)
    assert len(told) == at
    assert state(network) == before


@every
@pytest.mark.parametrize("when", ["first", "last"])
def test_error_of_the_listener_leaves_nothing_behind(name, when):
    network, counted, told = toy(), [], []
    before = state(network)
    quick(name, network, progress=lambda *_: counted.append(1))
    at = 1 if when == "first" else len(counted)

    def progress(*_):
        told.append(1)
        if len(told) == at:
            raise ZeroDivisionError("the listener's own")

    with pytest.raises(ZeroDivisionError):
        quick(name, network, progress=progress)
    assert state(network) == before


@pytest.mark.parametrize("name", [n for n, row in TABLE.items() if not row.control])
def test_error_of_the_network_leaves_nothing_behind(name, monkeypatch):
    network, calls = toy(), []
    assert network.at_once > 0  # found once for a network; the runs below have it
    before, run_node = state(network), OnnxNetwork._run

    def failing(self, node, values):
        calls.append(1)
        if len(calls) == fail_at:
            raise RuntimeError("the network's own")
        run_node(self, node, values)

    monkeypatch.setattr(OnnxNetwork, "_run", failing)
    fail_at = -1
    quick(name, network)
    fail_at, used = max(1, len(calls) - 1), calls.copy()
    calls.clear()
    with pytest.raises(RuntimeError, match="the network's own"):
        quick(name, network)
    assert len(calls) == max(1, len(used) - 1)
    assert state(network) == before


@pytest.mark.parametrize("name", ["xssab", "gradient", "gradcam"])
def test_sface_is_explained_and_left_as_it_was(name, sface, portrait_crops):
    pair, before = (portrait_crops["hopper"], portrait_crops["collins"]), state(sface)
    explanation = explained(name, sface, pair)
    assert state(sface) == before
    assert explanation == explained(name, sface, pair)
    assert all(np.isfinite(part).all() for part in maps(explanation))
