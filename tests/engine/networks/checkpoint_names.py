"""How the tensors of public checkpoints are called, written down from their authors' repositories.

arcface_torch and MagFace: conv1 … features. AdaFace: input_layer, body, output_layer.
InsightFace_Pytorch: conv1, conv2_dw, conv_23 … arcface_torch's mbf: layers, conv_sep, features.
"""

NORM = ("weight", "bias", "running_mean", "running_var")
STATISTICS = NORM[2:]
STAGES = {18: (2, 2, 2, 2), 34: (3, 4, 6, 3), 50: (3, 4, 14, 3), 100: (3, 13, 30, 3)}


def under(prefix, *names):
    return {f"{prefix}.{name}" for name in names}


def norm(prefix):
    return under(prefix, *NORM)


def convolved(prefix, conv="conv", bn="bn", prelu="prelu"):
    """Convolution, norm and, where it has a name, PReLU."""
    activation = under(prefix, f"{prelu}.weight") if prelu else set()
    return under(prefix, f"{conv}.weight") | norm(f"{prefix}.{bn}") | activation


def iresnet(depth):
    names = {"conv1.weight", "prelu.weight", "fc.weight", "fc.bias"}
    names |= norm("bn1") | norm("bn2") | norm("features")
    for stage, count in enumerate(STAGES[depth], 1):
        for unit in range(count):
            at = f"layer{stage}.{unit}"
            names |= under(at, "conv1.weight", "conv2.weight", "prelu.weight")
            names |= norm(f"{at}.bn1") | norm(f"{at}.bn2") | norm(f"{at}.bn3")
        names |= convolved(f"layer{stage}.0.downsample", "0", "1", None)
    return names


def adaface(depth):
    names = convolved("input_layer", "0", "1", "2") | norm("output_layer.0")
    names |= under("output_layer", "3.weight", "3.bias") | under("output_layer.4", *STATISTICS)
    number = 0
    for stage, count in enumerate(STAGES[depth]):
        for unit in range(count):
            at = f"body.{number}"
            names |= convolved(f"{at}.res_layer", "1", "2", "3") | norm(f"{at}.res_layer.0")
            names |= convolved(f"{at}.res_layer", "4", "5", None)
            if stage and unit == 0:
                names |= convolved(f"{at}.shortcut_layer", "0", "1", None)
            number += 1
    return names


def mobilefacenet():
    def bottleneck(at):
        return (
            convolved(f"{at}.conv")
            | convolved(f"{at}.conv_dw")
            | convolved(f"{at}.project", prelu=None)
        )

    names = convolved("conv1") | convolved("conv2_dw") | convolved("conv_6_sep")
    names |= convolved("conv_6_dw", prelu=None) | {"linear.weight"} | norm("bn")
    for at in ("conv_23", "conv_34", "conv_45"):
        names |= bottleneck(at)
    for at, count in (("conv_3", 4), ("conv_4", 6), ("conv_5", 2)):
        for unit in range(count):
            names |= bottleneck(f"{at}.model.{unit}")
    return names


def mbf(first, *counts):
    def part(at, prelu="2"):
        return convolved(f"{at}.layers", "0", "1", prelu)

    def bottleneck(at):
        return part(f"{at}.layers.0") | part(f"{at}.layers.1") | part(f"{at}.layers.2", None)

    def several(at, count):
        return set().union(*(bottleneck(f"{at}.layers.{unit}") for unit in range(count)))

    names = part("layers.0") | (part("layers.1") if first == 1 else several("layers.1", first))
    for place, count in zip((2, 4, 6), counts, strict=True):
        names |= bottleneck(f"layers.{place}") | several(f"layers.{place + 1}", count)
    names |= part("conv_sep") | part("features.layers.0", None)
    return names | {"features.layers.2.weight"} | norm("features.layers.3")


NAMES = {
    **{f"iresnet-{depth}": iresnet(depth) for depth in STAGES},
    **{f"magface-iresnet-{depth}": iresnet(depth) for depth in STAGES},
    "adaface-ir-18": adaface(18),
    "adaface-ir-50": adaface(50),
    "adaface-ir-101": adaface(100),
    "mobilefacenet": mobilefacenet(),
    "mbf": mbf(1, 4, 6, 2),
    "mbf-large": mbf(2, 8, 12, 4),
}

SHAPES = {
    "iresnet-50": {
        "conv1.weight": (64, 3, 3, 3),
        "layer1.0.downsample.0.weight": (64, 64, 1, 1),
        "layer4.2.conv2.weight": (512, 512, 3, 3),
        "fc.weight": (512, 25088),
        "features.bias": (512,),
    },
    "adaface-ir-101": {
        "input_layer.0.weight": (64, 3, 3, 3),
        "body.3.shortcut_layer.0.weight": (128, 64, 1, 1),
        "body.48.res_layer.4.weight": (512, 512, 3, 3),
        "output_layer.3.weight": (512, 25088),
    },
    "mobilefacenet": {
        "conv2_dw.conv.weight": (64, 1, 3, 3),
        "conv_45.conv_dw.conv.weight": (512, 1, 3, 3),
        "conv_6_dw.conv.weight": (512, 1, 7, 7),
        "linear.weight": (512, 512),
    },
    "mbf": {
        "layers.1.layers.0.weight": (128, 2, 3, 3),
        "layers.6.layers.1.layers.0.weight": (512, 1, 3, 3),
        "conv_sep.layers.0.weight": (512, 256, 1, 1),
        "features.layers.2.weight": (512, 512),
    },
    "mbf-large": {"layers.1.layers.1.layers.2.layers.0.weight": (256, 128, 1, 1)},
}
"""Shapes at places that tell a network from its neighbours, for an embedding of 512 values."""

PARAMETERS_MILLIONS = {"iresnet-18": 24.0, "iresnet-34": 34.1, "iresnet-50": 43.6,
                       "iresnet-100": 65.2}  # fmt: skip
"""As InsightFace states them."""
