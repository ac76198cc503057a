"""Files of weights alone: read whatever is around the network, refused in one sentence."""

import logging
import pickle

import numpy as np
import pytest
import torch

from xfv_desktop.domain.comparison import ModelFormat
from xfv_desktop.domain.errors import UnsupportedNetwork
from xfv_desktop.engine.network import read_network
from xfv_desktop.engine.networks.weights import weights_graph

from ..toys import card
from .builds import module_of, safetensors_of, saved

NAME, DIMENSION = "mobilefacenet", 16
STATE = module_of(NAME).state_dict()
HEAD = {"fc.weight": torch.ones(16, 4), "head.kernel": torch.ones(3)}


def prefixed(prefix, **others):
    return {f"{prefix}{name}": tensor for name, tensor in STATE.items()} | others


FILES = {
    "safetensors": (ModelFormat.SAFETENSORS, safetensors_of(STATE)),
    "safetensors, half precision": (
        ModelFormat.SAFETENSORS,
        safetensors_of({k: v.half() if v.is_floating_point() else v for k, v in STATE.items()}),
    ),
    "safetensors without counters": (
        ModelFormat.SAFETENSORS,
        safetensors_of({k: v for k, v in STATE.items() if "num_batches" not in k}),
    ),
    "a state dict": (ModelFormat.STATE_DICT, saved(STATE)),
    "several cards": (ModelFormat.STATE_DICT, saved(prefixed("module."))),
    "MagFace": (
        ModelFormat.STATE_DICT,
        saved({"epoch": 25, "arch": "x", "state_dict": prefixed("features.module.", **HEAD)}),
    ),
    "MagFace, the other way about": (
        ModelFormat.STATE_DICT,
        saved({"state_dict": prefixed("module.features.", **HEAD)}),
    ),
    "AdaFace": (
        ModelFormat.STATE_DICT,
        saved({"state_dict": prefixed("model.", **HEAD), "global_step": 7}),
    ),
    "wrapped in model": (ModelFormat.STATE_DICT, saved({"model": STATE, "optimizer": {}})),
}


def toy(kind, architecture=NAME, dimension=DIMENSION):
    return card(architecture=architecture, format=kind, dimension=dimension)


@pytest.mark.parametrize("what", FILES)
def test_weights_become_the_network_whatever_is_around_them(what):
    kind, data = FILES[what]
    network = read_network(toy(kind), data, "cpu")
    pixels = np.random.default_rng(0).integers(0, 256, (1, 112, 112, 3), dtype=np.uint8)
    with torch.inference_mode():
        expected = torch.nn.functional.normalize(module_of(NAME)(network.inputs(pixels))).numpy()
    tolerance = 1e-2 if "half" in what else 1e-5
    np.testing.assert_allclose(network.embed(pixels), expected, rtol=0, atol=tolerance)


def test_what_is_not_of_the_network_is_told(caplog):
    kind, data = FILES["MagFace"]
    with caplog.at_level(logging.INFO, logger="xfv_desktop.engine.networks.weights"):
        weights_graph(toy(kind), data)
    assert "left aside: fc.weight, head.kernel" in caplog.text


def changed(**changes):
    state = {name.replace(".", "__"): tensor for name, tensor in STATE.items()} | changes
    return {k.replace("__", "."): v for k, v in state.items() if v is not None}


class Malicious:
    def __reduce__(self):
        return (print, ("code was run",))


ITSELF: dict[str, object] = {}
ITSELF["model"] = ITSELF
NOT_FINITE = torch.full((16,), float("nan"))
SOUND = safetensors_of(STATE)
HUGE = b'{"conv1.conv.weight":{"dtype":"F32","shape":[1000000000,3,3,3],"data_offsets":[0,108]}}'
REFUSED = {
    "missing": (saved(changed(linear__weight=None)), "lacks “linear.weight”;"),
    "several missing": (
        saved(changed(linear__weight=None, bn__bias=None)), "lacks “linear.weight”, and so for 1",
    ),
    "surplus": (saved(changed(extra__weight=torch.ones(2))), "surplus tensor “extra.weight”;"),
    "another shape": (
        saved(changed(linear__weight=torch.ones(16, 5))),
        r"“linear.weight” of 16 × 5 values instead of 16 × 512;",
    ),
    "one billion by repetition": (
        saved(changed(bn__bias=torch.ones(1).expand(10**9))), "of 1000000000 values instead of 16;",
    ),
    "not finite": (saved(changed(bn__bias=NOT_FINITE)), "“bn.bias”.*no finite numbers"),
    "whole numbers": (
        saved(changed(bn__bias=torch.ones(16, dtype=torch.int64))), "“bn.bias”.*no finite",
    ),
    "another network": (saved({"input_layer.0.weight": torch.ones(3)}), "no “conv1.conv.weight”"),
    "path traversal in a name": (
        saved(changed(**{"../../etc/passwd": torch.ones(2)})), "surplus tensor",
    ),
    "code": (pickle.dumps({"model": Malicious()}), "only running code could read"),
    "a whole module": (saved(module_of(NAME)), "only running code could read"),
    "a dictionary that holds itself": (saved(ITSELF), "holds no “conv1.conv.weight”"),
    "a list": (saved([torch.ones(2)]), "not readable as a state dict"),
    "nothing": (b"", "not readable as a state dict"),
    "text": (b"This is no network." * 20, "is no state dict"),
    "truncated": (saved(STATE)[:-2000], "not readable as a state dict"),
    "safetensors": (SOUND, "is no state dict|not readable"),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_state_dict_that_is_none_of_the_network_is_refused(what, capsys):
    data, words = REFUSED[what]
    with pytest.raises(UnsupportedNetwork, match=words) as caught:
        read_network(toy(ModelFormat.STATE_DICT), data, "cpu")
    assert str(caught.value).count("\n") == 0
    assert not capsys.readouterr().out


@pytest.mark.parametrize(
    "data",
    [b"", SOUND[:100], SOUND[:-1], SOUND + b"0", b"\xff" * 64,
     len(HUGE).to_bytes(8, "little") + HUGE + bytes(108)],
    ids=["nothing", "header cut", "data cut", "data too long", "noise", "a billion declared"],
)  # fmt: skip
def test_damaged_safetensors_are_refused(data):
    with pytest.raises(UnsupportedNetwork, match="not readable as safetensors"):
        read_network(toy(ModelFormat.SAFETENSORS), data, "cpu")


def test_unknown_architecture_is_refused_with_those_that_there_are():
    with pytest.raises(UnsupportedNetwork, match=r"“resnet”.*iresnet-50.*adaface-ir-101"):
        read_network(toy(ModelFormat.SAFETENSORS, "resnet"), SOUND, "cpu")


def test_another_dimension_than_the_card_says_is_refused():
    with pytest.raises(UnsupportedNetwork, match=r"“linear\.weight” of 16 × 512.*instead of 8"):
        read_network(toy(ModelFormat.SAFETENSORS, dimension=8), SOUND, "cpu")
