"""Measured operating points: for the model they were measured with, and for no other."""

import json

import attrs
import numpy as np
import pytest

from xfv_desktop.domain.comparison import ModelFormat
from xfv_desktop.domain.errors import OutputUnwritable, UserError
from xfv_desktop.domain.operating_point import OperatingPoint
from xfv_desktop.engine.model_files import operating_points
from xfv_desktop.engine.model_files.models import model_card, stated_card

POINT = OperatingPoint(
    0.31, 0.004, 0.01, 900, 1000, "Passports", "us", "lab 1", (0.001, 0.009), (0.005, 0.02), 700,
    "95 % bootstrap over 700 persons", "given", "a" * 64, "2026-11-26", "xfv evaluate",
)  # fmt: skip


@pytest.fixture
def card():
    return stated_card("sface")


@pytest.fixture
def kept(card, monkeypatch, tmp_path):
    monkeypatch.setenv("XFV_BASE_DIR", str(tmp_path))
    return operating_points.keep(card, POINT)


def test_a_measured_point_stands_on_the_card_until_it_is_forgotten(card, kept):
    assert model_card("sface") == attrs.evolve(card, operating_point=POINT)
    assert stated_card("sface") == card
    assert kept.name == f"{card.scoring_sha256}.json"
    assert operating_points.forget(card)
    assert model_card("sface") == card
    assert not operating_points.forget(card)


def test_a_later_measurement_takes_the_place_of_the_earlier(card, kept):
    operating_points.keep(card, attrs.evolve(POINT, threshold=0.4))
    assert model_card("sface").operating_point.threshold == 0.4
    assert [path.name for path in kept.parent.iterdir()] == [kept.name]


CHANGED = {
    "another file": {"sha256": "f" * 64},
    "other colours": {"colour_order": "BGR"},
    "another scale": {"scale": (1.0, 1.0, 0.5)},
    "another mean": {"mean": (1.0, 0.0, 0.0)},
    "another alignment": {"template_px": np.full((5, 2), 3.0)},
    "another kind of file": {"format": ModelFormat.SAFETENSORS},
}
SAME = {
    "another name": {"name": "x", "title": "X"},
    "described otherwise": {"architecture": "a net", "licence": "MIT", "training_data": "?"},
    "another point": {"operating_point": POINT},
}


@pytest.mark.parametrize("what", CHANGED)
def test_another_way_of_scoring_has_another_point(card, kept, what):
    other = attrs.evolve(card, **CHANGED[what])
    assert operating_points.with_measured_point(other) == other


@pytest.mark.parametrize("what", SAME)
def test_what_decides_no_score_does_not_matter(card, kept, what):
    other = attrs.evolve(card, **SAME[what])
    assert operating_points.with_measured_point(other).operating_point == POINT


def test_an_architecture_decides_where_only_weights_are_given(card):
    one, other = (
        attrs.evolve(card, format=ModelFormat.SAFETENSORS, architecture=name) for name in "ab"
    )
    assert one.scoring_sha256 != other.scoring_sha256


def altered(path, **changes):
    content = json.loads(path.read_text(encoding="utf-8"))
    point = content["operating_point"]
    for key, value in changes.items():
        (content if key in content else point)[key] = value
    return json.dumps(content)


@pytest.mark.parametrize(
    "changes",
    [
        {"fmr": 1.5},
        {"fmr": "0.1"},
        {"fmr_interval": [0.2, 0.3]},
        {"fnmr_interval": [0.1, None]},
        {"threshold": 7},
        {"mated_comparisons": -1},
        {"mated_comparisons": 1.5},
        {"persons": -2},
        {"name": "\u202etrusted"},
        {"surprise": 1},
        {"operating_point": []},
        {"scoring_sha256": "0" * 64},
    ],
    ids=str,
)
def test_a_file_that_was_altered_is_refused_in_one_sentence(kept, changes):
    kept.write_text(altered(kept, **changes), encoding="utf-8")
    with pytest.raises(UserError, match="measure the operating point of “sface” again") as caught:
        model_card("sface")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff", b"[" * 100_000, b" " * 300_000])
def test_a_file_that_is_none_is_refused(kept, content):
    kept.write_bytes(content)
    with pytest.raises(UserError, match=r"\.json"):
        model_card("sface")


def test_a_folder_that_cannot_be_written_is_named(card, monkeypatch, tmp_path):
    (tmp_path / "taken").write_text("")
    monkeypatch.setenv("XFV_BASE_DIR", str(tmp_path / "taken"))
    with pytest.raises(OutputUnwritable, match="taken"):
        operating_points.keep(card, POINT)


@pytest.mark.parametrize(
    ("changes", "validated"),
    [
        ({}, True),
        ({"fmr": 0.0, "fmr_interval": (0.0, 0.003)}, True),
        ({"fmr": None, "fmr_interval": None}, False),
        ({"fnmr": None, "fnmr_interval": None}, False),
        ({"mated_comparisons": 0}, False),
        ({"nonmated_comparisons": 0}, False),
    ],
)
def test_a_threshold_without_data_is_unvalidated(changes, validated):
    point = attrs.evolve(POINT, **changes)
    assert point.validated is validated
    assert ("unvalidated" in point.caution) is not validated
