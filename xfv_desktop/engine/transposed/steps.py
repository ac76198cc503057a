"""Linear steps of which the way back through a network is made: what each does to a gradient.

A gradient is (B, …), B of them in one batch. Whoever walks along the steps decides how.
"""

import attrs
from torch import Tensor


@attrs.frozen(eq=False)
class Scale:
    """Times a factor that broadcasts over the gradient; a ``fixed`` one is that of every image.

    Where it ``widens``, the gradient broadcasts over the factor as well and grows.
    """

    factor: Tensor
    fixed: bool = False
    widens: bool = False


@attrs.frozen(eq=False)
class Convolution:
    """The transpose of a convolution of an image of ``size`` (height, width) with ``weight``.

    ``weight``: (outputs, inputs / groups, height, width); ``pads``: top, left, bottom, right.
    """

    weight: Tensor
    strides: tuple[int, int]
    dilations: tuple[int, int]
    pads: tuple[int, int, int, int]
    groups: int
    size: tuple[int, int]

    @property
    def reach(self) -> tuple[int, int]:
        """How far a kernel extends beyond its first row and column."""
        down, right = (
            d * (k - 1) for d, k in zip(self.dilations, self.weight.shape[2:], strict=True)
        )
        return down, right

    @property
    def turns(self) -> bool:
        """Whether an ordinary convolution with turned kernels does the same, only faster."""
        top, left, bottom, right = self.pads
        within = top <= self.reach[0] and left <= self.reach[1]
        return (
            self.strides == self.dilations == (1, 1) and (top, left) == (bottom, right) and within
        )

    def turned(self) -> Tensor:
        """Kernels turned by 180°, input and output channels exchanged within each group."""
        outputs, inputs, height, width = self.weight.shape
        by_group = self.weight.reshape(self.groups, outputs // self.groups, inputs, height, width)
        turned = by_group.transpose(1, 2).flip(3, 4)
        return turned.reshape(-1, outputs // self.groups, height, width)

    @property
    def rest(self) -> tuple[int, int]:
        """Rows and columns at the end of the padded image that no kernel reaches."""
        top, left, bottom, right = self.pads
        padded = self.size[0] + top + bottom, self.size[1] + left + right
        rows, columns = (
            (n - r - 1) % s for n, r, s in zip(padded, self.reach, self.strides, strict=True)
        )
        return rows, columns


@attrs.frozen(eq=False)
class Matrix:
    """Times a matrix from the right."""

    matrix: Tensor


@attrs.frozen
class Reshape:
    """Another shape for each gradient of the batch."""

    shape: tuple[int, ...]


@attrs.frozen
class Permute:
    """Another order of the axes of all gradients, of which the batch stays the first."""

    axes: tuple[int, ...]


@attrs.frozen
class Sum:
    """Sums along axes, which stay with length one: the transpose of broadcasting."""

    axes: tuple[int, ...]


@attrs.frozen
class Frame:
    """Zeros before and after each axis but the batch; a negative number cuts off instead."""

    before: tuple[int, ...]
    after: tuple[int, ...]


Step = Scale | Convolution | Matrix | Reshape | Permute | Sum | Frame
"""What happens to a gradient."""

Way = tuple[Step, ...]
"""The steps from the gradient of a result to that of an operand; none passes it on as it is."""


class NoAdjoint(Exception):
    """The network uses an operator without a rule; autograd has to do."""
