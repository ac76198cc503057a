"""Networks built by the program: named as the public checkpoints, computed like any other."""

import pytest
import torch

from xfv_desktop.engine.graph.onnx_forms import read_graph
from xfv_desktop.engine.graph.onnx_network import OnnxNetwork
from xfv_desktop.engine.networks import ARCHITECTURES
from xfv_desktop.engine.networks.traced import traced
from xfv_desktop.engine.transposed.adjoint import adjoint_at, autograd_adjoint

from ..toys import assert_close, noise
from .builds import exported, module_of
from .checkpoint_names import NAMES, PARAMETERS_MILLIONS, SHAPES


def full_size(name):
    with torch.device("meta"):
        return ARCHITECTURES[name](512)


def network_of(module):
    return OnnxNetwork(traced(module, {k: v.detach() for k, v in module.state_dict().items()}))


@pytest.mark.parametrize("name", ARCHITECTURES)
def test_tensors_are_called_as_in_the_public_checkpoints(name):
    own = {n for n in full_size(name).state_dict() if not n.endswith("num_batches_tracked")}
    assert own == NAMES[name]


@pytest.mark.parametrize("name", SHAPES)
def test_tensors_are_shaped_as_in_the_public_checkpoints(name):
    state = full_size(name).state_dict()
    assert {key: tuple(state[key].shape) for key in SHAPES[name]} == SHAPES[name]


@pytest.mark.parametrize("name", PARAMETERS_MILLIONS)
def test_networks_have_as_many_parameters_as_published(name):
    count = sum(one.numel() for one in full_size(name).parameters())
    assert round(count / 1e6, 1) == PARAMETERS_MILLIONS[name]


@pytest.mark.parametrize("name", ARCHITECTURES)
def test_module_its_graph_and_its_export_compute_the_same(name):
    module, x = module_of(name), torch.from_numpy(noise(1, 2, 3, 112, 112))
    with torch.inference_mode():
        expected = module(x)
        assert_close(network_of(module)(x), expected)
        assert_close(OnnxNetwork(read_graph(exported(module)))(x), expected)


@pytest.mark.parametrize(
    "name", ["iresnet-18", "magface-iresnet-18", "adaface-ir-18", "mobilefacenet", "mbf"]
)
def test_explicit_adjoint_is_that_of_the_module(name):
    """In double precision: a value that rounds to the other side of a kink has another slope."""
    module, image = module_of(name), torch.from_numpy(noise(2, 1, 3, 112, 112)).double()
    adjoint = adjoint_at(network_of(module).double(), image)
    oracle = autograd_adjoint(module.double(), image)
    assert adjoint.by == "explicit adjoint"
    cotangents = torch.from_numpy(noise(3, 3, len(oracle.embedding))).double()
    assert_close(adjoint.pull(cotangents), oracle.pull(cotangents))


def test_epsilon_of_magface_is_its_own():
    """Both have the same names and shapes: only the numbers tell them apart."""
    state = module_of("iresnet-18").state_dict()
    x = torch.from_numpy(noise(1, 1, 3, 112, 112))
    ours, theirs = module_of("iresnet-18"), module_of("magface-iresnet-18")
    theirs.load_state_dict(state)
    with torch.inference_mode():
        assert not torch.equal(ours(x), theirs(x))
