"""A face-recognition network ready to run: card, torch module, device."""

import functools
from importlib.util import find_spec

import attrs
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from xfv_desktop.domain.comparison import ModelCard, ModelFormat
from xfv_desktop.domain.errors import DeviceUnavailable, UnsupportedNetwork
from xfv_desktop.engine.graph.onnx_forms import read_graph
from xfv_desktop.engine.graph.onnx_graph import Graph, reason_of
from xfv_desktop.engine.graph.onnx_network import OnnxNetwork
from xfv_desktop.engine.memory import keep_freed_memory
from xfv_desktop.engine.model_files.models import card_folder, model_card, weights
from xfv_desktop.engine.networks.dlib_resnet import dlib_graph
from xfv_desktop.engine.networks.weights import weights_graph
from xfv_desktop.engine.similarity import SIMILARITIES, Similarity
from xfv_desktop.engine.transposed.batches import batch_size, cost_of
from xfv_desktop.engine.transposed.openvino_network import OpenVinoNetwork

DEVICES = ("auto", "cpu", "cuda", "mps", "openvino")

MOST_FLOPS = 2e12
"""For one image at most; IResNet-100 takes 0.024e12."""

AT_ONCE = {"cpu": 16, "gpu": 64}
"""Images forwarded at once at most."""


@attrs.frozen(eq=False)
class FaceNetwork:
    """A frozen network with the card that says how to feed it; ``device`` holds its tensors."""

    card: ModelCard
    module: nn.Module
    device: torch.device

    @property
    def runs_on(self) -> str:
        """The device, or the library that computes on it where that is not PyTorch."""
        module = self.module
        return module.engine if isinstance(module, OpenVinoNetwork) else str(self.device)

    @functools.cached_property
    def at_once(self) -> int:
        """How many images go through the network at once."""
        if not isinstance(self.module, OnnxNetwork):
            return AT_ONCE["cpu"]
        values = self.module.sketch(1, *_input_shape(self.card))
        return batch_size(cost_of(self.module, values), self.device, AT_ONCE)

    @property
    def similarity(self) -> Similarity:
        """How its embeddings are compared."""
        return SIMILARITIES[self.card.similarity]

    def inputs(self, crops: NDArray[np.uint8]) -> Tensor:
        """(B, S, S, 3) uint8 RGB → the network's input (B, 3, S, S) on its device."""
        order = slice(None) if self.card.colour_order == "RGB" else slice(None, None, -1)
        planes = np.array(crops[..., order].transpose(0, 3, 1, 2), dtype=np.float32)
        mean, scale = (
            np.array(v, dtype=np.float32).reshape(1, 3, 1, 1)
            for v in (self.card.mean, self.card.scale)
        )
        tensor = torch.from_numpy((planes - mean) * scale)
        return tensor.to(self.device, memory_format=torch.channels_last)

    def embeddings(self, images: Tensor) -> Tensor:
        """(B, 3, H, W) inputs → (B, N) embeddings as they are compared; can be differentiated."""
        return self.similarity.compared(self.module(images))

    @torch.inference_mode()
    def embed(self, crops: NDArray[np.uint8]) -> NDArray[np.float32]:
        """(B, S, S, 3) uint8 RGB crops → (B, N) float32 embeddings as they are compared."""
        embeddings: NDArray[np.float32] = self.embeddings(self.inputs(crops)).cpu().numpy()
        return embeddings


def load_network(name: str, device: str = "auto") -> FaceNetwork:
    """The network of a model card on a device.

    Raises UnknownName, WeightsMissing, WeightsAltered, UnsupportedNetwork or DeviceUnavailable.
    """
    card = model_card(name)
    return read_network(card, weights(card, card_folder(name)), device)


def read_network(card: ModelCard, data: bytes, device: str = "auto") -> FaceNetwork:
    """The network in the bytes of a model file, as its card describes it, tried out once.

    Raises UnsupportedNetwork or DeviceUnavailable.
    """
    keep_freed_memory()
    chosen = chosen_device(device)
    torch.backends.cudnn.allow_tf32 = False  # a GPU would convolve with ten bits of mantissa
    kind = OpenVinoNetwork if device == "openvino" else OnnxNetwork
    module = kind(_graph(card, data)).to(chosen)
    values = module.sketch(2, *_input_shape(card))
    if (flops := cost_of(module, values).flops) > MOST_FLOPS:
        raise UnsupportedNetwork(
            f"The network of {card.title} takes {flops:.0e} operations for one image, more than "
            f"{MOST_FLOPS:.0e}: supply another file."
        )
    if (made := tuple(values[module.graph.output].shape)) != (2, card.embedding_dim):
        raise UnsupportedNetwork(
            f"The network of {card.title} makes {made} values of two images, its card says "
            f"{card.embedding_dim} values of each: correct the card or supply another file."
        )
    try:
        with torch.inference_mode():
            embedding = module(torch.zeros(1, *_input_shape(card), device=chosen))
    except Exception as error:
        raise UnsupportedNetwork(
            f"The network of {card.title} cannot be run ({reason_of(error)}): supply another file"
            + (", or choose another device." if device == "openvino" else ".")
        ) from error
    if not torch.isfinite(embedding).all():
        raise UnsupportedNetwork(
            f"The network of {card.title} gives no finite numbers for a plain image: supply "
            "another file."
        )
    return FaceNetwork(card, module, chosen)


def _input_shape(card: ModelCard) -> tuple[int, int, int]:
    return 3, card.input_size, card.input_size


def _graph(card: ModelCard, data: bytes) -> Graph:
    match card.format:
        case ModelFormat.ONNX:
            return read_graph(data)
        case ModelFormat.DLIB:
            return dlib_graph(data)
        case _:
            return weights_graph(card, data)


def wait_for(device: torch.device) -> None:
    """Until all that was asked of the device is done: a GPU answers before it is."""
    if device.type == "cuda":
        torch.cuda.synchronize()


def chosen_device(name: str) -> torch.device:
    """Where the tensors lie; raises DeviceUnavailable for a device that is absent.

    ``auto`` is CUDA, then MPS, then the CPU; ``openvino``, on the CPU, is chosen by name only.
    """
    present = {"cpu": True, "cuda": torch.cuda.is_available(), "mps": torch.mps.is_available()}
    if name == "auto":
        return torch.device(next(d for d in ("cuda", "mps", "cpu") if present[d]))
    if name == "openvino":
        if find_spec("openvino") is None:
            raise DeviceUnavailable(
                "The device “openvino” needs a package that is not installed: "
                'run pip install "xfv-desktop[openvino]", or choose auto or cpu.'
            )
        return torch.device("cpu")
    if not present.get(name, False):
        have = ", ".join(d for d, there in present.items() if there)
        raise DeviceUnavailable(f"This machine has no device “{name}”: choose auto or {have}.")
    return torch.device(name)
