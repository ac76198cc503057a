"""A network at one image as a list of linear steps, from the embedding back to the image."""

from collections import Counter

import attrs
import torch
from torch import Tensor

from xfv_desktop.engine.graph.onnx_graph import Node
from xfv_desktop.engine.graph.onnx_network import OnnxNetwork
from xfv_desktop.engine.transposed.steps import NoAdjoint, Scale, Step, Way
from xfv_desktop.engine.transposed.transpose_rules import RULES


@attrs.frozen(eq=False)
class Move:
    """From the gradient of one value to the gradients of the values that it was computed from."""

    value: str
    ways: tuple[tuple[str, Step | None], ...]


def steps_back(network: OnnxNetwork, values: dict[str, Tensor]) -> list[Move]:
    """The moves from the output back to the input, at the image with these values.

    Raises NoAdjoint where an operator has no rule.
    """
    found, depends = list[list[Move]](), {network.graph.input}
    for node in network.graph.nodes:
        moving = [name in depends for name in node.inputs]
        if not any(moving) or node.operator == "Shape":  # a shape is that of every image
            continue
        depends.add(node.output)
        if node.operator not in RULES or not _covered(node, moving, values):
            raise NoAdjoint(str(node))
        # Operands that are left out stand behind the ones that matter; no rule reads them as None.
        operands = [torch.empty(0) if o is None else o for o in network.operands(node, values)]
        ways = zip(node.inputs, RULES[node.operator](node, operands), moving, strict=False)
        found.append(_moves_of(node.output, [(name, way) for name, way, m in ways if m]))
    return _with_factors_merged([move for moves in reversed(found) for move in moves])


def _moves_of(value: str, ways: list[tuple[str, Way]]) -> list[Move]:
    """The moves of one node; values between the steps of a way get names of their own."""
    first, later = list[tuple[str, Step | None]](), list[Move]()
    for number, (source, way) in enumerate(ways):
        names = [f"{value}/back {number}.{i}" for i in range(1, len(way))] + [source]
        first.append((names[0], way[0] if way else None))
        later += [
            Move(before, ((after, step),))
            for before, after, step in zip(names, names[1:], way[1:], strict=False)
        ]
    return [Move(value, tuple(first)), *later]


def _with_factors_merged(moves: list[Move]) -> list[Move]:
    """Factors that follow each other (a slope, then the gain of a BatchNorm) become one."""
    arrivals = Counter(source for move in moves for source, _ in move.ways)
    merged, scalings = list[Move](), dict[str, tuple[int, Scale]]()
    for move in moves:
        place, before = scalings.pop(move.value, (len(merged), None))
        (source, step), *others = move.ways
        if before is not None and arrivals[move.value] > 1:
            place, before = len(merged), None
        if others or not isinstance(step, Scale):
            merged.append(move)
        elif before is None:
            merged.append(move)
            scalings[source] = place, step
        else:
            both = Scale(
                before.factor * step.factor,
                before.fixed and step.fixed,
                before.widens or step.widens,
            )
            merged[place] = Move(merged[place].value, ((source, both),))
            scalings[source] = place, both
    return merged


def _covered(node: Node, moving: list[bool], values: dict[str, Tensor]) -> bool:
    """Whether the rule holds: no computed weight, no broadcast that would move the batch."""
    if node.operator in ("Add", "Sub", "Mul", "Div"):
        rank = values[node.output].ndim
        return all(
            values[name].ndim == rank
            for name, moves in zip(node.inputs, moving, strict=True)
            if moves
        )
    return node.operator == "Concat" or (moving[0] and not any(moving[1:]))
