"""MobileFaceNet in two public layouts.

Chen, Liu, Gao, Han, "MobileFaceNets: Efficient CNNs for Accurate Real-Time Face Verification on
Mobile Devices", CCBR 2018: inverted residuals with PReLU and a global depthwise convolution.
"""

from collections.abc import Sequence

import torch
from torch import Tensor, nn


def convolution(
    inputs: int, outputs: int, size: int = 1, stride: int = 1, groups: int = 1
) -> nn.Conv2d:
    """Without bias; a kernel of 3 is padded, the global one of 7 is not."""
    padding = 1 if size == 3 else 0
    return nn.Conv2d(inputs, outputs, size, stride, padding, groups=groups, bias=False)


class Convolved(nn.Module):
    """Convolution, normalisation and, unless ``linear``, PReLU: conv, bn, prelu."""

    def __init__(self, conv: nn.Conv2d, *, linear: bool = False) -> None:
        super().__init__()
        self.conv = conv
        self.bn = nn.BatchNorm2d(conv.out_channels)
        self.prelu = nn.Identity() if linear else nn.PReLU(conv.out_channels)

    def forward(self, x: Tensor) -> Tensor:
        """(B, C, H, W) → (B, C', H', W')."""
        y: Tensor = self.prelu(self.bn(self.conv(x)))
        return y


class Bottleneck(nn.Module):
    """Widened, filtered by channel, narrowed again; a residual unit where the stride is 1."""

    def __init__(self, inputs: int, outputs: int, inner: int, stride: int) -> None:
        super().__init__()
        self.conv = Convolved(convolution(inputs, inner))
        self.conv_dw = Convolved(convolution(inner, inner, 3, stride, inner))
        self.project = Convolved(convolution(inner, outputs), linear=True)
        self.residual = stride == 1

    def forward(self, x: Tensor) -> Tensor:
        """(B, inputs, H, W) → (B, outputs, H / stride, W / stride)."""
        y: Tensor = self.project(self.conv_dw(self.conv(x)))
        return torch.add(x, y) if self.residual else y


class Bottlenecks(nn.Module):
    """Several residual units: model."""

    def __init__(self, width: int, inner: int, count: int) -> None:
        super().__init__()
        self.model = nn.Sequential(*[Bottleneck(width, width, inner, 1) for _ in range(count)])

    def forward(self, x: Tensor) -> Tensor:
        """The shape stays."""
        y: Tensor = self.model(x)
        return y


class MobileFaceNet(nn.Module):
    """(B, 3, 112, 112) → (B, embedding_dim), not of unit length; layout of InsightFace_Pytorch."""

    def __init__(self, embedding_dim: int) -> None:
        super().__init__()
        self.conv1 = Convolved(convolution(3, 64, 3, 2))
        self.conv2_dw = Convolved(convolution(64, 64, 3, 1, 64))
        self.conv_23 = Bottleneck(64, 64, 128, 2)
        self.conv_3 = Bottlenecks(64, 128, 4)
        self.conv_34 = Bottleneck(64, 128, 256, 2)
        self.conv_4 = Bottlenecks(128, 256, 6)
        self.conv_45 = Bottleneck(128, 128, 512, 2)
        self.conv_5 = Bottlenecks(128, 256, 2)
        self.conv_6_sep = Convolved(convolution(128, 512))
        self.conv_6_dw = Convolved(convolution(512, 512, 7, 1, 512), linear=True)
        self.conv_6_flatten = nn.Flatten()
        self.linear = nn.Linear(512, embedding_dim, bias=False)
        self.bn = nn.BatchNorm1d(embedding_dim)

    def forward(self, x: Tensor) -> Tensor:
        """The raw embeddings: the layers in the order in which they stand."""
        for layer in self.children():
            x = layer(x)
        return x


class Layers(nn.Module):
    """Layers one after the other, added to their input if ``residual``: layers."""

    def __init__(self, *layers: nn.Module, residual: bool = False) -> None:
        super().__init__()
        self.layers = nn.Sequential(*layers)
        self.residual = residual

    def forward(self, x: Tensor) -> Tensor:
        """(B, …) → (B, …)."""
        y: Tensor = self.layers(x)
        return torch.add(x, y) if self.residual else y


def _convolved(conv: nn.Conv2d, *, linear: bool = False) -> Layers:
    activation = [] if linear else [nn.PReLU(conv.out_channels)]
    return Layers(conv, nn.BatchNorm2d(conv.out_channels), *activation)


def _bottleneck(inputs: int, outputs: int, inner: int, stride: int) -> Layers:
    return Layers(
        _convolved(convolution(inputs, inner)),
        _convolved(convolution(inner, inner, 3, stride, inner)),
        _convolved(convolution(inner, outputs), linear=True),
        residual=stride == 1,
    )


def _bottlenecks(width: int, inner: int, count: int) -> Layers:
    return Layers(*[_bottleneck(width, width, inner, 1) for _ in range(count)])


class ArcFaceMobileNet(nn.Module):
    """(B, 3, 112, 112) → (B, embedding_dim), not of unit length; layout of arcface_torch.

    ``blocks``: residual units at each resolution; ``scale``: how much wider than in the paper. The
    inner widths and the 64 groups of the second convolution stay those of the paper.
    """

    def __init__(self, blocks: Sequence[int], scale: int, embedding_dim: int) -> None:
        super().__init__()
        narrow, wide = 64 * scale, 128 * scale
        second = _convolved(convolution(narrow, narrow, 3, 1, 64))
        self.layers = nn.Sequential(
            _convolved(convolution(3, narrow, 3, 2)),
            second if blocks[0] == 1 else _bottlenecks(narrow, 128, blocks[0]),
            _bottleneck(narrow, narrow, 128, 2),
            _bottlenecks(narrow, 128, blocks[1]),
            _bottleneck(narrow, wide, 256, 2),
            _bottlenecks(wide, 256, blocks[2]),
            _bottleneck(wide, wide, 512, 2),
            _bottlenecks(wide, 256, blocks[3]),
        )
        self.conv_sep = _convolved(convolution(wide, 512))
        self.features = Layers(
            _convolved(convolution(512, 512, 7, 1, 512), linear=True),
            nn.Flatten(),
            nn.Linear(512, embedding_dim, bias=False),
            nn.BatchNorm1d(embedding_dim),
        )

    def forward(self, x: Tensor) -> Tensor:
        """The raw embeddings."""
        embedding: Tensor = self.features(self.conv_sep(self.layers(x)))
        return embedding
