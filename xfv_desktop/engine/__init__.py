"""Pixels to numbers: the only home of torch, OpenCV, onnx and OpenVINO."""
