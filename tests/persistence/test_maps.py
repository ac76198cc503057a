"""The NPZ file of an examination: known keys, exact values, the same bytes everywhere."""

import hashlib
import io
import zipfile

import attrs
import numpy as np
import pytest

from xfv_desktop.domain.comparison import ComparedFace
from xfv_desktop.domain.explanation import Side
from xfv_desktop.persistence.maps import maps_from_npz, maps_to_npz


@pytest.fixture
def examination(make_examination):
    return make_examination()


def test_numpy_reads_every_key(examination):
    data = maps_to_npz(examination.comparison, examination.explanation)
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        read = {name: arrays[name] for name in arrays}
    expected = {}
    for side, face in (
        ("probe", examination.comparison.probe),
        ("reference", examination.comparison.reference),
    ):
        saliency = examination.explanation.of(Side(side))
        expected |= {
            f"{side}_similarity": saliency.similarity,
            f"{side}_dissimilarity": saliency.dissimilarity,
            f"{side}_signed": saliency.similarity - saliency.dissimilarity,
            f"{side}_crop": face.crop.pixels,
            f"{side}_transform": face.crop.transform,
        }
    assert set(read) == set(expected)
    for name, array in expected.items():
        np.testing.assert_array_equal(read[name], array, strict=True)
    assert read["probe_signed"].dtype == np.float32
    assert read["probe_crop"].dtype == np.uint8
    assert read["probe_transform"].dtype == np.float64


def test_it_reads_back(examination):
    arrays = maps_from_npz(maps_to_npz(examination.comparison, examination.explanation))
    for side in Side:
        face: ComparedFace = getattr(examination.comparison, side)
        assert arrays[side].saliency == examination.explanation.of(side)
        np.testing.assert_array_equal(arrays[side].crop, face.crop.pixels, strict=True)
        np.testing.assert_array_equal(arrays[side].transform, face.crop.transform, strict=True)


def test_its_bytes_depend_on_the_arrays_alone(make_examination, monkeypatch):
    one, same, other = make_examination(seed=1), make_examination(seed=1), make_examination(seed=2)
    same = attrs.evolve(same, comparison=attrs.evolve(same.comparison, score=0.0))
    first = maps_to_npz(one.comparison, one.explanation)
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr("time.localtime", lambda *_: (2030, 1, 1, 0, 0, 0, 0, 1, 0))
    assert maps_to_npz(same.comparison, same.explanation) == first
    assert maps_to_npz(other.comparison, other.explanation) != first


def test_its_bytes_are_those_of_the_first_release(examination):
    """Maps are found by their hash: a change here would store every old examination anew."""
    zeros = np.zeros((112, 112), np.float32)
    crop = attrs.evolve(
        examination.comparison.probe.crop,
        pixels=np.zeros((112, 112, 3), np.uint8),
        transform=np.eye(2, 3),
    )
    face = attrs.evolve(examination.comparison.probe, crop=crop)
    saliency = attrs.evolve(examination.explanation.probe, similarity=zeros, dissimilarity=zeros)
    data = maps_to_npz(
        attrs.evolve(examination.comparison, probe=face, reference=face),
        attrs.evolve(examination.explanation, probe=saliency, reference=saliency),
    )
    assert hashlib.sha256(data).hexdigest() == (
        "70d6e86a83d2422cab97c69da97481389ff1bbd042dab0017977ea74a1e2efe4"
    )


@pytest.mark.parametrize("data", [b"", b"nonsense", b"PK\x03\x04"])
def test_something_else_is_refused(data):
    with pytest.raises((ValueError, EOFError, zipfile.BadZipFile)):
        maps_from_npz(data)


def test_an_archive_without_the_keys_is_refused():
    stream = io.BytesIO()
    np.savez(stream, something=np.zeros(3))
    with pytest.raises(KeyError):
        maps_from_npz(stream.getvalue())


def test_pickled_objects_are_refused():
    stream = io.BytesIO()
    np.savez(stream, **{f"{s}_crop": np.array([{}], dtype=object) for s in Side})
    with pytest.raises(ValueError, match="allow_pickle"):
        maps_from_npz(stream.getvalue())
