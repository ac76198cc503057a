"""Networks that this program builds itself, for files that hold weights alone.

Each is a torch module whose parameters are called as in the public checkpoints; ``traced`` turns
it into the same graph that an ONNX file becomes, so everything else treats it like any other.
"""

from collections.abc import Callable
from functools import partial

from torch import nn

from xfv_desktop.engine.networks.adaface import AdaFaceIR
from xfv_desktop.engine.networks.iresnet import IResNet
from xfv_desktop.engine.networks.mobilefacenet import ArcFaceMobileNet, MobileFaceNet

DEPTHS = {
    18: (2, 2, 2, 2),
    34: (3, 4, 6, 3),
    50: (3, 4, 14, 3),
    100: (3, 13, 30, 3),
}
"""Residual blocks in each of the four stages."""

ARCHITECTURES: dict[str, Callable[[int], nn.Module]] = {
    **{f"iresnet-{n}": partial(IResNet, blocks, epsilon=1e-5) for n, blocks in DEPTHS.items()},
    **{f"magface-iresnet-{n}": partial(IResNet, blocks, epsilon=2e-5)
       for n, blocks in DEPTHS.items()},
    "adaface-ir-18": partial(AdaFaceIR, DEPTHS[18]),
    "adaface-ir-50": partial(AdaFaceIR, DEPTHS[50]),
    "adaface-ir-101": partial(AdaFaceIR, DEPTHS[100]),
    "mobilefacenet": MobileFaceNet,
    "mbf": partial(ArcFaceMobileNet, (1, 4, 6, 2), 2),
    "mbf-large": partial(ArcFaceMobileNet, (2, 8, 12, 4), 4),
}  # fmt: skip
"""Name on the card → the network for an embedding of that many values.

``iresnet``: InsightFace arcface_torch. ``magface-iresnet``: MagFace, the same with another epsilon.
``adaface-ir``: AdaFace. ``mobilefacenet``: the paper's widths, layout of InsightFace_Pytorch.
``mbf``: the wider MobileFaceNets of arcface_torch, under its own names.
"""
