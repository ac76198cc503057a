"""The table of all explainers with options for quick runs, and what the tests do with them."""

from functools import partial

import attrs
import numpy as np
import torch

import xfv_desktop.engine.explainers  # noqa: F401 - fills the registry
from xfv_desktop.domain.face import FaceCrop
from xfv_desktop.domain.jobs import CancelToken, no_progress
from xfv_desktop.engine.explanation import EXPLAINERS

from ..toys import crop, face_network, small_network

CHANNELS = 20


@attrs.frozen
class Row:
    """What is expected of an explainer; ``quick`` changes its options to a small run.

    ``thorough`` changes them so that a planted patch is found; None: a control finds nothing.
    """

    quick: dict = attrs.field(factory=dict)
    thorough: dict | None = attrs.field(factory=dict)
    dissimilarity: bool = True
    control: bool = False


SQUARES = {"square_sizes_px": (14, 28), "step_px": 20}
WINDOWS = {"square_px": 28, "step_px": 28}
CONTROL = Row(thorough=None, control=True)
TABLE = {
    "control-blurred-random": CONTROL,
    "control-edges": CONTROL,
    "control-gaussian": CONTROL,
    "control-mean-gradient": CONTROL,
    "control-random": CONTROL,
    "control-swapped-partner": CONTROL,
    "corrrise": Row({"masks": 40}, {"masks": 300}),
    "exchange": Row({"windows_per_row": 3}),
    "exchange-hidden": Row({"windows_per_row": 3}),
    "exchange-partner": Row({"windows_per_row": 3}),
    "exchange-sum": Row({"windows_per_row": 3}),
    "fame": Row({"iterations": 3}, {"iterations": 20}),
    "fggb": Row(),
    "fggb-raw": Row(),
    "fggb-signed": Row(),
    "gradcam": Row(dissimilarity=False),
    "gradcam++": Row(dissimilarity=False),
    "gradient": Row(dissimilarity=False),
    "gradient-input": Row(),
    "hirescam": Row(dissimilarity=False),
    "integrated-gradients": Row({"steps": 12}),
    "lime": Row({"samples": 30, "segments": 16}, {"samples": 300, "segments": 49}),
    "minplus": Row({"step_px": 40, "rounds": 2}, dissimilarity=False),
    "occlusion-black": Row(WINDOWS),
    "occlusion-blur": Row(WINDOWS),
    "rise": Row({"masks": 40}, {"masks": 800}, dissimilarity=False),
    "smoothgrad": Row({"samples": 10}, dissimilarity=False),
    "xface-1": Row(SQUARES),
    "xface-2": Row(SQUARES),
    "xface-3": Row(SQUARES),
    "xssab": Row(),
}


def explainer(name):
    """The entry of the registry."""
    return EXPLAINERS[name]


def options(name):
    """The options that the registered explainer is bound to: the published defaults."""
    return explainer(name).explain.keywords["options"]


def explained(name, network, pair, *, progress=no_progress, cancel=None, **changes):
    """The explanation of a pair of crops, with changed options."""
    registered = explainer(name).explain
    keywords = registered.keywords | {"options": attrs.evolve(options(name), **changes)}
    explain = partial(registered.func, **keywords)
    return explain(network, *pair, progress=progress, cancel=cancel or CancelToken())


def toy():
    """A small convolutional network."""
    return face_network(small_network(channels=CHANNELS), dimension=CHANNELS)


PAIR = (crop(1), crop(2))


def crop_of(pixels):
    """A crop with these pixels."""
    return FaceCrop(pixels=pixels, transform=np.eye(2, 3), residual_px=0.0)


def state(network):
    """All that an explanation must leave as it was."""
    modules = list(network.module.modules())
    tensors = {**dict(network.module.named_buffers()), **dict(network.module.named_parameters())}
    return {
        "weights": {key: value.numpy().tobytes() for key, value in tensors.items()},
        "gradients": [key for key, value in tensors.items() if value.grad is not None],
        "wants gradients": [key for key, value in tensors.items() if value.requires_grad],
        "training": [module.training for module in modules],
        "hooks": [
            list(getattr(module, kind))
            for module in modules
            for kind in vars(module)
            if kind.endswith("_hooks")
        ],
        "modes": (torch.is_grad_enabled(), torch.is_inference_mode_enabled()),
        "torch's random numbers": torch.get_rng_state().numpy().tobytes(),
        "numpy's random numbers": np.random.get_state()[1].tobytes(),
    }


def assert_maps(explanation, probe, reference, tolerance=1e-4):
    """Both signed maps equal the expected ones, up to a fraction of the peak."""
    for one, expected in ((explanation.probe, probe), (explanation.reference, reference)):
        peak = np.abs(expected).max()
        assert peak > 0
        np.testing.assert_allclose(one.signed, expected, rtol=0, atol=tolerance * peak)


def cosines(network, images, partner):
    """(B, H, W, 3) float pixels → (B,) cosines to the crop ``partner``; nothing is shared."""
    scale = np.float32(network.card.scale[0])  # the toy's card: no mean, one scale for all
    planes = np.asarray(images, np.float32).transpose(0, 3, 1, 2) * scale
    with torch.no_grad():
        raw = network.module(torch.from_numpy(np.ascontiguousarray(planes))).numpy()
    other = network.embed(partner.pixels[None])[0]
    return raw @ other / np.linalg.norm(raw, axis=1)
