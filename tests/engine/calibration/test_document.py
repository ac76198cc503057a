"""The sealed file of a calibration."""

import json
import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.calibrations import calibration
from xfv_desktop.domain.errors import CalibrationUnusable
from xfv_desktop.engine.calibration import document

DATA = document.to_bytes(calibration())
MUTATIONS = int(os.environ.get("XFV_FUZZ", "300"))


def test_what_is_written_is_read_again_and_writes_the_same_bytes():
    read = document.from_bytes(DATA, "x.json")
    assert read == calibration()
    assert document.to_bytes(read) == DATA
    assert b"pickle" not in DATA


def test_spaces_between_the_parts_change_nothing():
    assert (
        document.from_bytes(json.dumps(json.loads(DATA), indent=2).encode(), "x") == calibration()
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"slope":10', b'"slope":11'),
        (b'"demonstration":true', b'"demonstration":false'),
        (b"persons of a toy world", b"persons of all worlds!!"),
        (b'"elub":[-2,2.5]', b'"elub":[-2,9.5]'),
    ],
)
def test_an_altered_file_is_refused(old, new):
    assert old in DATA
    with pytest.raises(CalibrationUnusable, match="was altered after it was made"):
        document.from_bytes(DATA.replace(old, new), "x.json")


def _same(data):
    """Whether the bytes say the same in JSON."""
    try:
        return json.loads(data) == json.loads(DATA)
    except ValueError:
        return False


@given(st.integers(0, len(DATA) - 2), st.binary(min_size=1, max_size=4))
@settings(max_examples=MUTATIONS)
def test_a_mutated_file_is_refused_in_one_sentence(place, bytes_):
    mutated = DATA[:place] + bytes_ + DATA[place + len(bytes_) :]
    if _same(mutated):
        assert document.from_bytes(mutated, "x.json") == calibration()
    else:
        with pytest.raises(CalibrationUnusable, match=r"^[^\n]+\.$"):
            document.from_bytes(mutated, "x.json")


@pytest.mark.parametrize(
    "data",
    [
        b"", b"null", b"[]", b"{}", DATA[: len(DATA) // 2], b"\xff\xfe", b"[" * 100_000,
        b'{"a":' * 50_000, b'{"format": "XFV Desktop calibration", "version": 1}',
        DATA.replace(b'"slope":10', b'"slope":NaN'), DATA.replace(b'"slope":10', b'"slope":1e999'),
        DATA.replace(b'"slope":10', b'"slope":' + b"9" * 5000), b" " * 16_000_001,
    ],
    ids=[
        "empty", "null", "list", "object", "truncated", "no text", "deep list", "deep object",
        "bare", "NaN", "infinite", "long number", "huge",
    ],
)  # fmt: skip
def test_what_is_no_calibration_is_refused(data):
    with pytest.raises(CalibrationUnusable, match=r"^“x.json” .*\.$"):
        document.from_bytes(data, "x.json")


def sealed(**changes):
    body = json.loads(DATA) | changes
    del body["sha256"]
    return json.dumps({**body, "sha256": document._seal(body)}).encode()


@pytest.mark.parametrize(
    "changes",
    [
        {"unknown": 1},
        {"curve": {"method": "magic", "intercept": 0, "slope": 1, "knots": [], "separable": False}},
        {"curve": {"method": "logistic", "intercept": 0, "slope": -1, "knots": [], "separable": 0}},
        {"bounds": {"rule": "elub", "elub": [1, 2], "empirical": [-1, 1]}},
        {"quality": []},
        {"title": None, "validation": []},
    ],
    ids=["more", "method", "falling", "bounds", "quality", "kinds"],
)
def test_a_sealed_file_that_says_something_impossible_is_refused(changes):
    with pytest.raises(CalibrationUnusable, match="lacks something or says something impossible"):
        document.from_bytes(sealed(**changes), "x.json")


def test_a_newer_version_is_refused():
    with pytest.raises(CalibrationUnusable, match="version 2, this program reads version 1"):
        document.from_bytes(sealed(version=2), "x.json")


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(CalibrationUnusable, match="cannot be read"):
        document.read(tmp_path / "none.json")
