"""The subset, intervals and means of a laboratory run."""

import numpy as np
import pytest

from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.explanation import Layer
from xfv_desktop.domain.pairs import ListedPair
from xfv_desktop.domain.trial import Change, Measurement, ScoreCurve
from xfv_desktop.services.trials.laboratory_checkpoint import UnitResult
from xfv_desktop.services.trials.laboratory_pairs import LabPair, balanced_subset, person_of
from xfv_desktop.services.trials.laboratory_summary import (
    bootstrap_interval,
    mean_curves,
    summary_rows,
)

LISTED = [
    ListedPair(2 + 10 * kind + i, f"p{i}/1.jpg", f"p{i + kind}/2.jpg", not kind)
    for kind in (0, 1)
    for i in range(10)
]


def test_a_subset_is_balanced_random_and_takes_turns():
    chosen = balanced_subset(LISTED, 6, seed=0)
    assert [pair.same for pair in chosen] == [True, False] * 3
    assert chosen == balanced_subset(LISTED, 6, seed=0)
    assert chosen != balanced_subset(LISTED, 6, seed=1)
    assert len(set(chosen)) == 6
    assert set(balanced_subset(LISTED, None, seed=0)) == set(LISTED)


def test_a_subset_larger_than_the_list_is_refused():
    with pytest.raises(UserError, match="10 mated pairs, a subset of 22 needs 11"):
        balanced_subset(LISTED, 22, seed=0)


def test_a_person_is_the_folder():
    assert person_of("lfw/Ann_Other/Ann_Other_0001.jpg") == "Ann_Other"


def test_the_interval_covers_the_mean_and_narrows():
    rng = np.random.default_rng(0)
    few, many = rng.normal(1, 1, 20), rng.normal(1, 1, 500)
    for values in (few, many):
        low, high = bootstrap_interval(values, 0)
        error = values.std(ddof=1) / np.sqrt(len(values))
        assert (high - low) / (2 * 1.96 * error) == pytest.approx(1, abs=0.12)
        assert low < values.mean() < high
    assert bootstrap_interval(few, 0) == bootstrap_interval(few, 0)
    assert bootstrap_interval([1.0], 0) is None


def pair(number, same):
    return LabPair(number, 0, "a", "b", same, "c", ())


def result(number, measurements=(), curves=()):
    return UnitResult("m", "e", number, 0.5, tuple(measurements), tuple(curves), {})


def test_rows_keep_apart_what_is_not_comparable():
    def region(value, consequential):
        detail = {"region px": 28, "consequential": consequential}
        return Measurement("replaced-region", "AUROC", value, Layer.DISSIMILARITY, detail)

    def fame(value):
        return Measurement("deletion", "fame deletion", value, Layer.SIMILARITY)

    def paper(value):
        return Measurement("deletion", "paper deletion", value, Layer.SIMILARITY)

    results = [
        result(0, [region(1.0, True), fame(0.2), paper(0.2)]),
        result(1, [fame(0.6), Measurement("partner", "partner dependence", None, Layer.SIGNED)]),
        result(2, [region(0.0, False), fame(0.4), paper(0.4)]),
    ]
    pairs = {0: pair(0, True), 1: pair(1, False), 2: pair(2, True)}
    found = {
        (r.quantity, r.kind, r.regions): (r.mean, r.pairs) for r in summary_rows(results, pairs, 0)
    }
    assert found == {
        ("AUROC", "mated", "all"): (0.5, 2),
        ("AUROC", "mated", "consequential"): (1.0, 1),
        ("fame deletion", "all", "all"): (0.4, 3),
        ("paper deletion", "mated", "all"): (0.3, 2),
    }


def test_curves_are_rates_of_right_decisions():
    def curve(*scores):
        return ScoreCurve(Change.DELETION, Layer.SIMILARITY, scores)

    results = [
        result(0, curves=[curve(0.9, 0.1)]),
        result(1, curves=[curve(0.7, 0.5)]),
        result(2, curves=[curve(0.1, 0.6)]),
    ]
    pairs = {0: pair(0, True), 1: pair(1, True), 2: pair(2, False)}
    mated, nonmated = mean_curves(results, pairs, {"m": 0.4})
    assert (mated.rates, mated.scores, mated.pairs) == ((1.0, 0.5), (0.8, 0.3), 2)
    assert (nonmated.rates, nonmated.kind) == ((1.0, 0.0), "non-mated")
