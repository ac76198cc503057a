"""Four persons in folders, a list of pairs, and two tiny networks on foreign cards."""

import hashlib
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

from xfv_desktop.domain.trial import TrialSettings
from xfv_desktop.services.trials.laboratory import LabPlan, evaluate_explanations

from ...engine.toys import small_network

CARD = """
name = "{name}"
file = "{name}.onnx"
sha256 = "{sha256}"
architecture = "toy"
[input]
layout = "NCHW"
width = 112
height = 112
colour_order = "RGB"
mean = [127.5, 127.5, 127.5]
scale = [0.01, 0.01, 0.01]
[alignment]
template = [[38.3, 51.7], [73.5, 51.5], [56.0, 71.7], [41.5, 92.4], [70.7, 92.2]]
[output]
embedding_dim = 4
similarity = "cosine"
threshold = 0.9
[provenance]
licence = "MIT"
source = "this test"
training_data = "none"
"""
EXPLAINERS = ("gradient-input", "control-gaussian")
METRICS = ("deletion", "replaced-region", "transplanted-region", "partner", "sensitivity")
OUTPUTS = {
    "pairs.csv", "summary.json", "summary.md", "curves-one.png", "curves-one.pdf",
}  # fmt: skip


def made(folder: Path, portraits):
    """The list of pairs; pictures and the cards ``one.toml`` and ``two.toml`` lie beside it."""
    for path in portraits:
        whole = Image.open(path).convert("RGB")
        whole.thumbnail((260, 260))
        for person, picture in (
            (path.stem, whole),
            (f"{path.stem}_turned", ImageOps.mirror(whole)),
        ):
            (folder / person).mkdir()
            picture.save(folder / person / "1.png")
            darker = (np.asarray(picture) * 0.8).astype(np.uint8)
            Image.fromarray(darker).save(folder / person / "2.png")
    people = sorted(path.name for path in folder.iterdir())
    lines = ["image_a,image_b,same"]
    for index, person in enumerate(people):
        other = people[(index + 1) % len(people)]
        lines += [f"{person}/1.png,{person}/2.png,1", f"{person}/1.png,{other}/2.png,0"]
    for number, name in enumerate(("one", "two")):
        data = small_network(number)
        (folder / f"{name}.onnx").write_bytes(data)
        card = CARD.format(name=name, sha256=hashlib.sha256(data).hexdigest())
        (folder / f"{name}.toml").write_text(card)
    (folder / "pairs.csv").write_text("\n".join(lines) + "\n")
    return folder / "pairs.csv"


def plan(pairs, **changes):
    """A small run under the first network."""
    settings = {"swaps": 1, "costly_pairs": 2, "seed": 1} | changes.pop("settings", {})
    values = {
        "models": (str(pairs.parent / "one.toml"),),
        "explainers": EXPLAINERS,
        "metrics": METRICS,
        "settings": TrialSettings(**settings),
        "subset": 4,
        "device": "cpu",
    }
    return LabPlan(**(values | changes))


def run(pairs, folder, *, cancel=None, progress=lambda *_: None, **changes):
    """The outcome of such a run."""
    return evaluate_explanations(
        pairs, folder, plan(pairs, **changes), cancel=cancel, progress=progress
    )


def contents(folder):
    """The outputs by name."""
    return {name: (folder / name).read_bytes() for name in OUTPUTS}
