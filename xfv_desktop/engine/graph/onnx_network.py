"""An ONNX network as a differentiable torch module with a dynamic batch."""

import attrs
import torch
from torch import Tensor, nn

from xfv_desktop.domain.errors import UnsupportedNetwork
from xfv_desktop.engine.graph.onnx_graph import LARGEST, Graph, Node, reason_of
from xfv_desktop.engine.graph.onnx_operators import OPERATORS, operator_of
from xfv_desktop.engine.graph.onnx_sketches import sketched


class OnnxNetwork(nn.Module):
    """A graph of ONNX operators: (B, 3, H, W) float32 → (B, N) float32, frozen.

    Raises UnsupportedNetwork where it knows an operator not.
    """

    def __init__(self, graph: Graph) -> None:
        super().__init__()
        self.graph = graph
        for node in graph.nodes:
            operator_of(node)
        used = {name for node in self.graph.nodes for name in node.inputs}
        self._buffer_names = {name: f"constant_{i}" for i, name in enumerate(sorted(used))}
        for name, value in self.graph.constants.items():
            if name in used:
                if value.ndim == 4:  # twice as fast on a CPU
                    value = value.contiguous(memory_format=torch.channels_last)
                self.register_buffer(self._buffer_names[name], value)
        self.last_used = _last_used(self.graph)
        self.graph = attrs.evolve(graph, constants={})  # the buffers hold them, on their device
        self.eval()

    def constant(self, name: str) -> Tensor | None:
        """The constant of that name; ``None`` for a value that is computed or left out."""
        buffer = self._buffer_names.get(name, "")
        return self._buffers.get(buffer) if buffer else None

    def forward(self, x: Tensor) -> Tensor:
        """The raw embeddings, not of unit length; a value is let go after its last use."""
        values = {self.graph.input: x}
        for node, last_used in zip(self.graph.nodes, self.last_used, strict=True):
            self._run(node, values)
            for name in last_used:
                del values[name]
        return values[self.graph.output]

    def values(self, x: Tensor) -> dict[str, Tensor]:
        """Every intermediate value by name."""
        values = {self.graph.input: x}
        for node in self.graph.nodes:
            self._run(node, values)
        return values

    def sketch(self, *shape: int) -> dict[str, Tensor]:
        """Every intermediate value for images of that shape without its numbers, at no cost.

        Raises UnsupportedNetwork where a node cannot be run, or makes more than memory should hold.
        """
        values = {self.graph.input: torch.empty(shape, device="meta")}
        for node in self.graph.nodes:
            try:
                value = values[node.output] = sketched(node, self.operands(node, values))
            except Exception as error:
                raise UnsupportedNetwork(
                    f"The node {node} cannot be run ({reason_of(error)}): supply another file."
                ) from error
            if value.numel() > LARGEST:
                raise UnsupportedNetwork(
                    f"The node {node} makes {value.numel():,} numbers of {shape[0]} images, "
                    "more than this program takes: supply another file."
                )
        return values

    def _run(self, node: Node, values: dict[str, Tensor]) -> None:
        operands = self.operands(node, values)
        values[node.output] = OPERATORS[node.operator](node.attributes, *operands)

    def operands(self, node: Node, values: dict[str, Tensor]) -> list[Tensor | None]:
        """The inputs of a node, computed or constant, ``None`` where one is left out."""
        return [
            None if not name else values[name] if name in values else self.constant(name)
            for name in node.inputs
        ]


def _last_used(graph: Graph) -> list[set[str]]:
    """For each node the computed values that no later node reads."""
    needed, last_used = {graph.output}, list[set[str]]()
    for node in reversed(graph.nodes):
        read = {name for name in node.inputs if name and name not in graph.constants}
        last_used.append(read - needed)
        needed |= read
    return last_used[::-1]
