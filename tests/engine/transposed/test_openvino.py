"""OpenVINO computes what PyTorch computes, is chosen by name only, and tells nobody."""

import importlib.util
import subprocess
import sys

import numpy as np
import pytest
import torch

from xfv_desktop.domain.errors import DeviceUnavailable, UnsupportedNetwork
from xfv_desktop.domain.jobs import CancelToken, no_progress
from xfv_desktop.engine import network
from xfv_desktop.engine.comparison import environment
from xfv_desktop.engine.explanation import EXPLAINERS
from xfv_desktop.engine.network import (
    FaceNetwork,
    chosen_device,
    load_network,
    read_network,
)
from xfv_desktop.engine.transposed.adjoint import adjoint_at, autograd_adjoint
from xfv_desktop.engine.transposed.batches import cost_of
from xfv_desktop.engine.transposed.openvino_network import OpenVinoNetwork

from ..operator_cases import CASES
from ..toys import (
    assert_close,
    card,
    crop,
    face_network,
    model_bytes,
    network_of,
    node,
    noise,
    small_network,
)

CHANNELS = 20
installed = pytest.mark.skipif(
    importlib.util.find_spec("openvino") is None, reason="needs the extra [openvino]"
)


ABSENT = ("Pad: wrap",)
"""What OpenVINO itself cannot run."""


@installed
@pytest.mark.parametrize("case", [c for c in CASES if str(c) not in ABSENT], ids=str)
def test_each_operator_is_that_of_torch_forward_and_back(case):
    data = case.data()
    fast, plain = network_of(data, OpenVinoNetwork), network_of(data)
    for batch in (1,) if case.per_image else (1, 3):
        x = torch.from_numpy(case.x(batch))
        with torch.inference_mode():
            assert_close(fast(x), plain(x), least=1e-3)
    if case.explicit:
        image = torch.from_numpy(case.x(1))
        adjoint, oracle = adjoint_at(fast, image), autograd_adjoint(plain, image)
        assert adjoint.by == f"explicit adjoint by {fast.engine}"
        assert fast.engine.startswith("OpenVINO 2")
        for batch in (1, 5, adjoint.at_once):
            given = torch.from_numpy(noise(3, batch, len(oracle.embedding)))
            assert_close(adjoint.pull(given), oracle.pull(given), least=1e-3)


@installed
@pytest.mark.parametrize("case", [c for c in CASES if str(c) in ABSENT], ids=str)
def test_what_openvino_cannot_run_is_refused_in_a_sentence(case):
    with pytest.raises(
        UnsupportedNetwork, match=r"cannot be run.*or choose another device"
    ) as caught:
        read_network(card(dimension=39672), case.data(), "openvino")
    assert "\n" not in str(caught.value)


@pytest.fixture(params=[1, 2], ids="{} threads".format)
def threads(request):
    """As many threads as this, for a while."""
    before = torch.get_num_threads()
    torch.set_num_threads(request.param)
    yield request.param
    torch.set_num_threads(before)


@installed
@pytest.mark.usefixtures("threads")
def test_second_image_has_its_own_slopes():
    """Each walk back is compiled once; the factors are those of each image.

    With two threads a full batch goes in two halves, and comes back in its order.
    """
    data = small_network(channels=CHANNELS)
    fast, plain = network_of(data, OpenVinoNetwork), network_of(data)
    images = [torch.from_numpy(noise(seed, 1, 3, 112, 112)) for seed in range(2)]
    adjoints = [adjoint_at(fast, image) for image in images]
    for count in (4, adjoints[0].at_once):
        given = torch.from_numpy(noise(3, count, CHANNELS))
        for adjoint, image in zip(adjoints, images, strict=True):
            assert_close(adjoint.pull(given), autograd_adjoint(plain, image).pull(given))


@installed
def test_gradient_is_taken_where_one_is_asked_for():
    network = network_of(small_network(), OpenVinoNetwork)
    image = torch.from_numpy(noise(0, 1, 3, 112, 112)).requires_grad_()
    network(image).sum().backward()
    assert image.grad is not None
    assert image.grad.any()


@installed
def test_network_without_a_rule_is_pulled_back_by_autograd():
    data = model_bytes(
        [node("Slice", "x start end axis step", "s"), node("Flatten", "s")],
        {name: np.array([n]) for name, n in {"start": 0, "end": 4, "axis": 2, "step": 2}.items()},
    )
    adjoint = adjoint_at(network_of(data, OpenVinoNetwork), torch.from_numpy(noise(0, 1, 3, 4, 4)))
    assert adjoint.by == "autograd"


@installed
@pytest.mark.parametrize("name", ["fggb", "corrrise"])
def test_maps_are_those_of_torch(name):
    import xfv_desktop.engine.explainers  # noqa: F401 - enters them all

    data = small_network(channels=CHANNELS)
    plain = face_network(data, dimension=CHANNELS)
    fast = FaceNetwork(plain.card, network_of(data, OpenVinoNetwork), plain.device)
    maps = [
        EXPLAINERS[name]
        .explain(one, crop(1), crop(2), progress=no_progress, cancel=CancelToken())
        .probe.signed
        for one in (plain, fast)
    ]
    # CorrRISE correlates ranks: scores that differ in rounding may change places.
    tolerance = 1e-5 if name == "fggb" else 1e-3
    np.testing.assert_allclose(maps[1], maps[0], rtol=0, atol=tolerance * np.abs(maps[0]).max())


@installed
def test_sface_is_that_of_torch(sface, portrait_crops):
    fast = load_network("sface", "openvino")
    pixels = np.stack([one.pixels for one in portrait_crops.values()])
    np.testing.assert_allclose(fast.embed(pixels), sface.embed(pixels), rtol=0, atol=1e-6)
    image = fast.inputs(pixels[:1])
    given = torch.from_numpy(noise(0, 3, 128))
    assert_close(
        adjoint_at(fast.module, image).pull(given),
        autograd_adjoint(sface.module, image).pull(given),
    )
    assert environment(fast)["device"] == fast.runs_on == fast.module.engine


def test_automatic_device_is_never_openvino(monkeypatch):
    monkeypatch.setattr(network, "model_card", lambda name: card(name))
    monkeypatch.setattr(network, "weights", lambda *_: small_network())
    assert not isinstance(load_network("toy", "auto").module, OpenVinoNetwork)


def test_absent_package_is_named_with_the_command_that_installs_it(monkeypatch):
    monkeypatch.setattr(network, "find_spec", lambda _: None)
    with pytest.raises(DeviceUnavailable, match=r'pip install "xfv-desktop\[openvino\]"'):
        chosen_device("openvino")


@installed
def test_openvino_tells_nobody_and_leaves_nothing(tmp_path):
    """A plain ``import openvino`` reports itself over the internet and writes into the home."""
    code = """
import sys
def watch(event, args):
    if event.startswith("socket."):
        print("SPOKE", event, args, flush=True)
sys.addaudithook(watch)
import numpy as np
from xfv_desktop.engine.network import load_network
load_network("sface", "openvino").embed(np.zeros((1, 112, 112, 3), np.uint8))
print([name for name in sys.modules if "telemetry" in name and sys.modules[name]])
"""
    places = {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path), "PATH": ""}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=places, check=False
    )
    assert (done.stdout, done.returncode) == ("[]\n", 0), done.stderr
    assert not list(tmp_path.rglob("*telemetry*")) + list(tmp_path.rglob("*ga_cid*"))


@installed
def test_openvino_is_not_loaded_before_it_is_chosen():
    code = (
        "import xfv_desktop.services.comparison.examination as e, sys\n"
        "e.network('sface', 'cpu')\nprint('openvino' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_cost_is_counted_from_the_layers():
    """Multiplications and additions of a convolution (2·4·3·9 per pixel) and of the Gemm."""
    nodes = [
        node("Conv", "x w", "c", pads=[1] * 4),
        node("Flatten", "c", "f"),
        node("Gemm", "f v", transB=1),
    ]
    constants = {"w": noise(0, 4, 3, 3, 3), "v": noise(1, 5, 64)}
    module = network_of(model_bytes(nodes, constants))
    cost = cost_of(module, module.values(torch.zeros(1, 3, 4, 4)))
    assert cost.flops == 2 * 4 * 3 * 9 * 16 + 2 * 5 * 64
    assert cost.bytes == 4 * (3 + 4) * 16 or cost.bytes == 4 * 2 * 4 * 16
