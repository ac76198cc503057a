"""An ONNX file as a differentiable network."""
