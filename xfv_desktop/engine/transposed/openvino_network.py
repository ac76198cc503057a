"""The same network run by OpenVINO on the CPU: forward, and its transposed walk back."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import torch
from torch import Tensor

from xfv_desktop.engine.graph.onnx_graph import Graph
from xfv_desktop.engine.graph.onnx_network import OnnxNetwork
from xfv_desktop.engine.transposed.openvino_drafts import (
    array_of,
    channels_last,
    factor_name,
    openvino_runtime,
    written_backward,
    written_forward,
)
from xfv_desktop.engine.transposed.steps import Scale
from xfv_desktop.engine.transposed.transpose import Move


class OpenVinoNetwork(OnnxNetwork):
    """Runs by OpenVINO where no gradient is asked for, by torch where one is."""

    def __init__(self, graph: Graph) -> None:
        super().__init__(graph)
        self.engine = f"OpenVINO {openvino_runtime().__version__.split('-')[0]}"
        self._forward: Any = None
        self._transposed: dict[tuple[int | str, int], Any] = {}

    def __getstate__(self) -> dict[str, Any]:
        """What a copy takes over: compiled models stay behind, for it may get other weights."""
        return {**vars(self), "_forward": None, "_transposed": {}}

    def forward(self, x: Tensor) -> Tensor:
        """(B, 3, H, W) → (B, N), as torch has it within rounding."""
        if torch.is_grad_enabled() and x.requires_grad:
            return super().forward(x)
        if self._forward is None:
            draft = written_forward(self, x)
            shape = {self.graph.input: ("batch", *x.shape[1:])}
            self._forward = draft.compiled(shape, self.graph.output).create_infer_request()
        return _answer([self._forward], self.graph.input, [x])

    def transposed(self, moves: list[Move], at_once: int) -> Callable[[Tensor], Tensor]:
        """The walk back along the moves: (B, N) cotangents → (B, 3, H, W) gradients.

        ``at_once`` of them are pulled back in halves of known size, side by side: OpenVINO then
        scales in place, and no thread waits for another after each layer. A tenth to a sixth of the
        time is saved. Any other number goes through a model of any size.
        """
        steps = [step for move in moves for _, step in move.ways]
        own = [step.factor for step in steps if isinstance(step, Scale) and not step.fixed]
        factors = {factor_name(index): channels_last(factor) for index, factor in enumerate(own)}
        requests = dict[tuple[int | str, int], list[Any]]()

        def pull(cotangents: Tensor) -> Tensor:
            count, channels = cotangents.shape
            streams = min(2, torch.get_num_threads()) if count == at_once > 1 else 1
            way = count // streams if count == at_once else "batch", streams
            if way not in self._transposed:
                draft, last = written_backward(self.graph, moves)
                shapes = {name: factor.shape for name, factor in factors.items()}
                inputs = {self.graph.output: (way[0], channels), **shapes}
                self._transposed[way] = draft.compiled(inputs, last, streams)
            if way not in requests:
                model = self._transposed[way]
                requests[way] = [_request(model, factors) for _ in range(streams)]
            return _answer(requests[way], self.graph.output, cotangents.tensor_split(streams))

        return pull


def _request(model: Any, factors: Mapping[str, Any]) -> Any:  # noqa: ANN401 - untyped library
    request = model.create_infer_request()
    for name, factor in factors.items():
        request.set_tensor(name, openvino_runtime().Tensor(factor))
    return request


def _answer(requests: Sequence[Any], name: str, inputs: Sequence[Tensor]) -> Tensor:
    """What the requests make of their inputs at the same time, in one batch."""
    arrays = [array_of(value) for value in inputs]  # have to live until the answer is there
    for request, array in zip(requests, arrays, strict=True):
        request.start_async({name: array}, share_inputs=True)
    for request in requests:
        request.wait()
    return torch.cat([torch.from_numpy(request.get_output_tensor().data) for request in requests])
