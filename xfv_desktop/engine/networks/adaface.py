"""The residual network of AdaFace, with the parameter names of its published checkpoints.

Kim, Jain, Liu, "AdaFace: Quality Adaptive Margin for Face Recognition", CVPR 2022. The units are
those of IResNet, but where the width stays the shortcut takes every second pixel without weights.
The network wants BGR; ``output_layer`` ends in a normalisation without gain and offset.
"""

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from xfv_desktop.engine.networks.iresnet import conv


class Unit(nn.Module):
    """One residual unit; the second convolution has the stride."""

    def __init__(self, inputs: int, outputs: int, stride: int) -> None:
        super().__init__()
        self.shortcut_layer: nn.Module = nn.MaxPool2d(1, stride)
        if inputs != outputs:
            self.shortcut_layer = nn.Sequential(
                conv(inputs, outputs, 1, stride), nn.BatchNorm2d(outputs)
            )
        self.res_layer = nn.Sequential(
            nn.BatchNorm2d(inputs),
            conv(inputs, outputs, 3),
            nn.BatchNorm2d(outputs),
            nn.PReLU(outputs),
            conv(outputs, outputs, 3, stride),
            nn.BatchNorm2d(outputs),
        )

    def forward(self, x: Tensor) -> Tensor:
        """(B, inputs, H, W) → (B, outputs, H / stride, W / stride)."""
        return torch.add(self.res_layer(x), self.shortcut_layer(x))


class AdaFaceIR(nn.Module):
    """(B, 3, 112, 112) BGR → (B, embedding_dim), not of unit length.

    ``blocks``: units in each stage; ``width``: channels of the first stage, 64 in every published
    network.
    """

    def __init__(self, blocks: Sequence[int], embedding_dim: int, *, width: int = 64) -> None:
        super().__init__()
        self.input_layer = nn.Sequential(conv(3, width, 3), nn.BatchNorm2d(width), nn.PReLU(width))
        widths = [width << stage for stage in range(len(blocks))]
        units = [
            Unit(outputs if i else inputs, outputs, 1 if i else 2)
            for inputs, outputs, count in zip([width, *widths], widths, blocks, strict=False)
            for i in range(count)
        ]
        self.body = nn.Sequential(*units)
        self.output_layer = nn.Sequential(
            nn.BatchNorm2d(widths[-1]),
            nn.Dropout(),
            nn.Flatten(),
            nn.Linear(widths[-1] * 7 * 7, embedding_dim),
            nn.BatchNorm1d(embedding_dim, affine=False),
        )

    def forward(self, x: Tensor) -> Tensor:
        """The raw embeddings."""
        embedding: Tensor = self.output_layer(self.body(self.input_layer(x)))
        return embedding
