"""One small network for one form of an operator."""

import attrs
import numpy as np
import onnx

from .toys import model_bytes, node, noise


@attrs.frozen
class Case:
    """Nodes from ``x`` to ``z``; a Flatten to ``y`` is added.

    ``explicit``: whether the explicit adjoint has a rule for it. ``per_image``: the file fixes the
    first axis at one image, so that onnxruntime must not be given more. ``since``, ``until``: the
    versions of ONNX that allow it where their schemas do not say so.
    """

    operator: str
    form: str
    nodes: tuple
    constants: dict = attrs.field(factory=dict)
    shape: tuple = (3, 6, 5)
    opset: int = 17
    explicit: bool = True
    positive: bool = False
    per_image: bool = False
    since: int = 9
    until: int = 21

    def data(self):
        nodes = [*self.nodes, node("Flatten", "z", "y")]
        return model_bytes(nodes, self.constants, shape=("B", *self.shape), opset=self.opset)

    def x(self, batch, seed=0):
        x = noise(seed, batch, *self.shape)
        return np.abs(x) + np.float32(0.1) if self.positive else x

    def __str__(self):
        return f"{self.operator}: {self.form}"

    def at(self, opset):
        """The same written for another version of ONNX."""
        return attrs.evolve(self, opset=opset)

    def fits(self, opset):
        """Whether each node may be written like this in that version of ONNX."""
        if not self.since <= opset <= self.until:
            return False
        for one in self.nodes:
            try:
                schema = onnx.defs.get_schema(one.op_type, opset)
            except onnx.defs.SchemaError:
                return False
            counted = schema.min_input <= len(one.input) <= schema.max_input
            if not counted or {a.name for a in one.attribute} - set(schema.attributes):
                return False
        return True
