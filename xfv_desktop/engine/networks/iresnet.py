"""IResNet, the residual network of ArcFace, with the parameter names of InsightFace arcface_torch.

Deng, Guo, Xue, Zafeiriou, "ArcFace: Additive Angular Margin Loss for Deep Face Recognition",
CVPR 2019: a stem that keeps the resolution, units of BN-Conv-BN-PReLU-Conv-BN, and
BN-Dropout-FC-BN at the end.
"""

from collections.abc import Sequence

import torch
from torch import Tensor, nn


def conv(inputs: int, outputs: int, size: int, stride: int = 1) -> nn.Conv2d:
    """A convolution without bias that keeps the resolution, but for its stride."""
    return nn.Conv2d(inputs, outputs, size, stride, size // 2, bias=False)


class Block(nn.Module):
    """One residual unit; the second convolution has the stride."""

    def __init__(self, inputs: int, outputs: int, stride: int, epsilon: float) -> None:
        super().__init__()
        self.bn1 = nn.BatchNorm2d(inputs, eps=epsilon)
        self.conv1 = conv(inputs, outputs, 3)
        self.bn2 = nn.BatchNorm2d(outputs, eps=epsilon)
        self.prelu = nn.PReLU(outputs)
        self.conv2 = conv(outputs, outputs, 3, stride)
        self.bn3 = nn.BatchNorm2d(outputs, eps=epsilon)
        self.downsample: nn.Module = nn.Identity()
        if stride != 1 or inputs != outputs:
            self.downsample = nn.Sequential(
                conv(inputs, outputs, 1, stride), nn.BatchNorm2d(outputs, eps=epsilon)
            )

    def forward(self, x: Tensor) -> Tensor:
        """(B, inputs, H, W) → (B, outputs, H / stride, W / stride)."""
        inner = self.prelu(self.bn2(self.conv1(self.bn1(x))))
        return torch.add(self.bn3(self.conv2(inner)), self.downsample(x))


class IResNet(nn.Module):
    """(B, 3, 112, 112) → (B, embedding_dim), not of unit length.

    ``blocks``: units in each stage; ``width``: channels of the first stage, 64 in every published
    network; each further stage has twice as many.
    """

    def __init__(
        self, blocks: Sequence[int], embedding_dim: int, *, epsilon: float, width: int = 64
    ) -> None:
        super().__init__()
        self.conv1 = conv(3, width, 3)
        self.bn1 = nn.BatchNorm2d(width, eps=epsilon)
        self.prelu = nn.PReLU(width)
        inputs = width
        for stage, count in enumerate(blocks):
            outputs = width << stage
            units = [
                Block(outputs if i else inputs, outputs, 1 if i else 2, epsilon)
                for i in range(count)
            ]
            setattr(self, f"layer{stage + 1}", nn.Sequential(*units))
            inputs = outputs
        self.bn2 = nn.BatchNorm2d(inputs, eps=epsilon)
        self.flatten = nn.Flatten()
        self.fc = nn.Linear(inputs * 7 * 7, embedding_dim)
        self.features = nn.BatchNorm1d(embedding_dim, eps=epsilon)

    def forward(self, x: Tensor) -> Tensor:
        """The raw embeddings."""
        x = self.prelu(self.bn1(self.conv1(x)))
        for stage in range(1, 5):
            x = self.get_submodule(f"layer{stage}")(x)
        embedding: Tensor = self.features(self.fc(self.flatten(self.bn2(x))))
        return embedding
