"""An ONNX file as a list of nodes, and that as a differentiable network."""
