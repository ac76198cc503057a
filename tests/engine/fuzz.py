"""Damaged model files by the thousand: each is refused in a sentence or is a network that runs.

``python -m tests.engine.fuzz 10000`` runs as many and prints what became of them. Every damage
follows from its number alone, so one that is found can be had again.
"""

import collections
import functools
import random
import sys
import time

import numpy as np
import onnx

from xfv_desktop.domain.comparison import ModelFormat
from xfv_desktop.domain.errors import UnsupportedNetwork
from xfv_desktop.engine.network import read_network

from .networks.builds import module_of, safetensors_of, saved
from .toys import card, model_bytes, node, noise, small_network

NUMBERS = (-(2**63), -(2**31), -1, 0, 1, 2, 7, 112, 255, 4096, 2**20, 10**9, 2**31, 2**62)


def varied_network():
    """Most kinds of operator between a picture and four numbers."""
    nodes = [
        node("DequantizeLinear", "q k", "w", axis=0),
        node("Pad", "x pads", "p"),
        node("Conv", "p w", "c", strides=[4, 4]),
        node("BatchNormalization", "c g o m v", "n"),
        node("MaxPool", "n", "a", kernel_shape=[3, 3], strides=[2, 2], pads=[1] * 4),
        node("AveragePool", "n", "b", kernel_shape=[3, 3], strides=[2, 2], pads=[1] * 4),
        node("Concat", "a b", "d", axis=1),
        node("Slice", "d start end axis", "e"),
        node("HardSwish", "e", "f"),
        node("ReduceMean", "f", "h", axes=[3], keepdims=0),
        node("Transpose", "h", "t", perm=[0, 2, 1]),
        node("Shape", "t", "s"),
        node("Gather", "s zero", "batch"),
        node("Unsqueeze", "batch zeros", "first"),
        node("Concat", "first open", "shape", axis=0),
        node("Reshape", "t shape", "r"),
        node("Gemm", "r u", transB=1),
    ]
    whole = {"pads": [0, 0, 1, 1, 0, 0, 1, 1], "start": [1], "end": [7], "axis": [1],
             "zeros": [0], "open": [-1]}  # fmt: skip
    constants = {
        "q": np.random.default_rng(0).integers(-9, 9, (4, 3, 3, 3)).astype(np.int8),
        "k": np.abs(noise(1, 4)),
        **{name: np.abs(noise(i, 4)) for i, name in enumerate("gomv")},
        **{name: np.array(value) for name, value in whole.items()},
        "zero": np.array(0),
        "u": noise(2, 4, 84),
    }
    return model_bytes(nodes, constants, shape=("B", 3, 112, 112))


@functools.cache
def sound_files():
    """(card, bytes) of each kind of file that is damaged."""
    state = module_of("mobilefacenet", dimension=4).state_dict()
    weights = {"architecture": "mobilefacenet", "dimension": 4}
    return (
        (card(), small_network()),
        (card(), varied_network()),
        (card(format=ModelFormat.SAFETENSORS, **weights), safetensors_of(state)),
        (card(format=ModelFormat.STATE_DICT, **weights), saved({"state_dict": state})),
    )


def damaged(data, rng):
    """Bytes changed, cut out, doubled or cut off; mostly where headers and indexes are."""
    changed = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 4, 16))):
        near = rng.randrange(min(4096, len(changed)))
        at = rng.choice((near, len(changed) - 1 - near, rng.randrange(len(changed))))
        length = rng.randrange(1, 40)
        match rng.randrange(6):
            case 0 | 1:
                changed[at] = rng.randrange(256)
            case 2:
                changed[at : at + length] = bytes(rng.choices((0, 1, 127, 128, 255), k=length))
            case 3:
                del changed[at : at + length]
            case 4:
                changed[at:at] = changed[at : at + length]
            case _:
                del changed[at + 1 : len(changed) if rng.random() < 0.1 else at + 2]
    return bytes(changed)


def misstated(data, rng):
    """A sound ONNX file that says something else: numbers, names, operators, links."""
    model = onnx.load_model_from_string(data)
    graph = model.graph
    for _ in range(rng.choice((1, 1, 2, 3))):
        one, tensor = rng.choice(graph.node), rng.choice(graph.initializer)
        names = [name for n in graph.node for name in (*n.input, *n.output)]
        match rng.randrange(9):
            case 0 | 1 if one.attribute:
                attribute = rng.choice(one.attribute)
                if attribute.ints:
                    attribute.ints[rng.randrange(len(attribute.ints))] = rng.choice(NUMBERS)
                else:
                    attribute.i, attribute.f = rng.choice(NUMBERS), float(rng.choice(NUMBERS))
            case 2 if one.input:
                one.input[rng.randrange(len(one.input))] = rng.choice(names)
            case 3 if one.output:
                one.output[0] = rng.choice(names)
            case 4:
                one.op_type = rng.choice([n.op_type for n in graph.node] + ["Expand", "Loop"])
            case 5 if tensor.dims:
                tensor.dims[rng.randrange(len(tensor.dims))] = rng.choice(NUMBERS)
            case 6 if len(tensor.raw_data) >= 8:
                numbers = np.frombuffer(tensor.raw_data[:8], np.int64).copy()
                numbers[0] = rng.choice(NUMBERS)
                tensor.raw_data = numbers.tobytes() + tensor.raw_data[8:]
            case 7:
                tensor.data_type = rng.randrange(24)
            case _:
                graph.node.remove(one)
        if not graph.node:
            break
    return model.SerializeToString()


def run(number):
    """What became of the damaged file of that number."""
    rng = random.Random(number)
    told, data = rng.choices(sound_files(), (3, 6, 1, 1))[0]
    structure = told.format is ModelFormat.ONNX and rng.random() < 0.6
    data = misstated(data, rng) if structure else damaged(data, rng)
    try:
        network = read_network(told, data, "cpu")
    except UnsupportedNetwork as error:
        sentence = str(error)
    else:
        pixels = np.random.default_rng(number).integers(0, 256, (1, 112, 112, 3), dtype=np.uint8)
        with np.errstate(all="ignore"):  # damaged weights make numbers beyond all measure
            assert network.embed(pixels).shape == (1, 4), number
        return f"{told.format}: runs"
    assert sentence.isprintable(), number
    return f"{told.format}: refused"


def main(count):
    """Runs as many and prints what became of them."""
    found, slowest = collections.Counter(), (0.0, 0)
    for number in range(count):
        start = time.perf_counter()
        found[run(number)] += 1
        slowest = max(slowest, (time.perf_counter() - start, number))
    print(
        f"{count} damaged files",
        *sorted(found.items()),
        f"slowest: {slowest[0]:.2f} s, number {slowest[1]}",
        sep="\n",
    )


if __name__ == "__main__":
    main(int(sys.argv[1]))
