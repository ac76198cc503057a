"""A file of weights alone, safetensors or a state dict, as the network that its card names."""

import io
import logging
import pickle
import warnings
from collections.abc import Mapping

import safetensors.torch
import torch
from torch import Tensor

from xfv_desktop.domain.comparison import ModelCard, ModelFormat
from xfv_desktop.domain.errors import UnsupportedNetwork
from xfv_desktop.engine.graph.onnx_graph import Graph, plain, reason_of
from xfv_desktop.engine.networks import ARCHITECTURES
from xfv_desktop.engine.networks.traced import traced

_log = logging.getLogger(__name__)

WRAPPERS = ("state_dict", "model_state_dict", "model", "net")
"""Where checkpoints keep the tensors beside what the training left."""

UNTRAINED = ".num_batches_tracked"
"""Counts how often a norm was trained; takes no part in what the network computes."""


def weights_graph(card: ModelCard, data: bytes) -> Graph:
    """The network of ``card.architecture`` with the weights in the bytes of a file.

    Raises UnsupportedNetwork where there is no such architecture, or a tensor is missing, surplus,
    of another shape or not finite.
    """
    if card.architecture not in ARCHITECTURES:
        raise UnsupportedNetwork(
            f"The card of {card.title} names the architecture “{card.architecture}”: for weights "
            f"alone it must be one of {', '.join(ARCHITECTURES)}."
        )
    with torch.device("meta"):
        module = ARCHITECTURES[card.architecture](card.embedding_dim)
    shapes = {
        name: tensor.shape
        for name, tensor in module.state_dict().items()
        if not name.endswith(UNTRAINED)
    }
    return traced(module, _fitting(_tensors(card.format, data), shapes, card.architecture))


def _tensors(kind: ModelFormat, data: bytes) -> dict[str, Tensor]:
    """Every tensor in the file by its name; no code in it is run."""
    try:
        if kind is ModelFormat.SAFETENSORS:
            return safetensors.torch.load(data)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what torch finds unusual in a pickle it then refuses
            held = torch.load(io.BytesIO(data), map_location="cpu", weights_only=True)
        for _ in WRAPPERS:  # and no deeper: a file can make a dictionary that holds itself
            held = _wrapped(held) or held
        return {key: value for key, value in held.items() if isinstance(value, Tensor)}
    except pickle.UnpicklingError as error:
        raise UnsupportedNetwork(
            "The model file is no state dict, or holds objects that only running code could read: "
            "save its state dict alone, best as safetensors."
        ) from error
    except Exception as error:
        name = "safetensors" if kind is ModelFormat.SAFETENSORS else "a state dict"
        raise UnsupportedNetwork(
            f"The model file is not readable as {name} ({reason_of(error)}): supply another file."
        ) from error


def _wrapped(held: object) -> Mapping[str, object] | None:
    if not isinstance(held, Mapping):
        raise TypeError("a dictionary of tensors expected")
    inner = (held.get(key) for key in WRAPPERS)
    return next((value for value in inner if isinstance(value, Mapping)), None)


def _fitting(
    tensors: Mapping[str, Tensor], shapes: Mapping[str, torch.Size], architecture: str
) -> dict[str, Tensor]:
    """The tensors that the architecture wants, float32, under its own names.

    Checkpoints put what was around the network in training before its names (``module.``,
    ``features.module.``, ``model.``); what then does not stand behind that is not of the network.
    """
    first = next(iter(shapes))
    prefixes = [name.removesuffix(first) for name in tensors if f".{name}".endswith(f".{first}")]
    if not prefixes:
        raise UnsupportedNetwork(
            f"The model file holds no “{first}”, so it is no {architecture}: name another "
            "architecture on its card, or supply another file."
        )
    prefix = min(prefixes, key=len)
    own = {
        name.removeprefix(prefix): tensor
        for name, tensor in tensors.items()
        if name.startswith(prefix) and not name.endswith(UNTRAINED)
    }
    if missing := [name for name in shapes if name not in own]:
        raise _misfit(f"lacks “{plain(missing[0])}”", len(missing), architecture)
    if surplus := [name for name in own if name not in shapes]:
        raise _misfit(f"holds the surplus tensor “{plain(surplus[0])}”", len(surplus), architecture)
    if wrong := [name for name in shapes if own[name].shape != shapes[name]]:
        held, wanted = _times(own[wrong[0]].shape), _times(shapes[wrong[0]])
        fault = f"has “{wrong[0]}” of {held} values instead of {wanted}"
        raise _misfit(fault, len(wrong), architecture)
    for name, tensor in own.items():
        if not tensor.is_floating_point() or not torch.isfinite(tensor).all():
            raise UnsupportedNetwork(
                f"“{name}” in the model file holds values that are no finite numbers: supply "
                "another file."
            )
    if aside := [name for name in tensors if not name.startswith(prefix)]:
        _log.info(
            "tensors that are not of the network were left aside: %s", plain(", ".join(aside))
        )
    return {name: own[name].float().contiguous() for name in shapes}


def _misfit(fault: str, count: int, architecture: str) -> UnsupportedNetwork:
    more = f", and so for {count - 1} others" if count > 1 else ""
    return UnsupportedNetwork(
        f"The model file {fault}{more}; so it is no {architecture}: name another architecture or "
        "embedding dimension on its card, or supply another file."
    )


def _times(shape: torch.Size) -> str:
    return " × ".join(map(str, shape)) or "one"
