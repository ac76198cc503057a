"""Pixels to numbers: the only home of torch, OpenCV, onnx and OpenVINO."""

import os

# PyTorch's threads on Linux (libgomp) wait for each other awake, for milliseconds, which takes the
# cores from whatever else runs: beside one busy program explaining took 1.4 times as long as now.
os.environ.setdefault("GOMP_SPINCOUNT", "5000")  # about the gap between two steps; none cost 15 %
