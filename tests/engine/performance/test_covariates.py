"""Bins hold every pair once, and errors are those that counting gives."""

import attrs
import pytest

from xfv_desktop.domain.pairs import ScoredPair
from xfv_desktop.domain.quality import FaceQuality
from xfv_desktop.engine.performance.covariates import BINS, COVARIATES, binned

FLAT = FaceQuality(**dict.fromkeys((f.name for f in attrs.fields(FaceQuality)), 1.0))


def pair(number, same, score, **changes):
    worse = attrs.evolve(FLAT, eye_distance_px=float(number), **changes)
    better = attrs.evolve(FLAT, eye_distance_px=100.0 + number)
    return ScoredPair(f"{number}", "x", same, score, None, (worse, better))


PAIRS = [pair(n, n % 2 == 0, 0.9 if n % 2 == 0 else 0.1) for n in range(40)]


def of(name, bins):
    return [one for one in bins if one.covariate == name]


def test_bins_hold_a_quarter_of_the_pairs_and_every_pair_once():
    bins, groups = binned(PAIRS, 0.5)
    eyes = of("eye distance", bins)
    assert [one.mated + one.nonmated for one in eyes] == [10] * BINS
    assert [(one.low, one.high) for one in eyes] == [(0, 9.75), (9.75, 19.5), (19.5, 29.25),
                                                     (29.25, 39)]  # fmt: skip
    for one, group in zip(bins, groups, strict=True):
        assert (one.mated, one.nonmated) == (group.mated.sum(), group.nonmated.sum())
    covered = sum(group.mated.astype(int) for group in groups[:BINS])
    assert (covered == 1).all()


def test_errors_are_counted_where_they_are():
    pairs = [attrs.evolve(p, score=0.1) if p.image_a == "2" else p for p in PAIRS]
    pairs = [attrs.evolve(p, score=0.5) if p.image_a == "39" else p for p in pairs]
    eyes = of("eye distance", binned(pairs, 0.5)[0])
    assert [one.false_nonmatches for one in eyes] == [1, 0, 0, 0]
    assert [one.false_matches for one in eyes] == [0, 0, 0, 1]
    assert (eyes[0].fnmr, eyes[3].fmr) == (pytest.approx(1 / 5), pytest.approx(1 / 5))


def test_equal_values_share_a_bin():
    bins = of("sharpness", binned(PAIRS, 0.5)[0])
    assert [one.mated + one.nonmated for one in bins] == [40]


def test_pairs_of_unknown_quality_are_in_no_bin():
    bins, groups = binned([attrs.evolve(p, quality=None) for p in PAIRS], 0.5)
    assert bins == groups == []
    half = [attrs.evolve(p, quality=None) if n < 20 else p for n, p in enumerate(PAIRS)]
    assert sum(one.mated + one.nonmated for one in of("eye distance", binned(half, 0.5)[0])) == 20


def test_a_bin_without_comparisons_of_a_kind_has_no_rate():
    bins = of("eye distance", binned([p for p in PAIRS if p.same], 0.5)[0])
    assert all(one.fmr is None and one.fnmr == 0 for one in bins)


@pytest.mark.parametrize("covariate", COVARIATES, ids=lambda c: c.name)
def test_a_pair_is_as_good_as_its_worse_face_whichever_comes_first(covariate):
    one = attrs.evolve(FLAT, eye_distance_px=20.0, yaw_degrees=-30.0, brightness=90.0)
    other = attrs.evolve(FLAT, sharpness=0.1, pitch_degrees=-9.0, brightness=120.0)
    assert covariate.of(one, other) == covariate.of(other, one)
    expected = {"eye distance": 1, "sharpness": 0.1, "yaw": 30, "pitch": 9, "brightness": 30}
    assert covariate.of(one, other) == expected[covariate.name]
