"""What several models say about one pair is told whole."""

from datetime import UTC, datetime

import attrs
import pytest

from xfv_desktop.domain.agreement import (
    ModelResult,
    agreement,
    disagree,
    grouped,
    other_results,
    result_of,
    turned,
)
from xfv_desktop.domain.casework import ExaminationSummary
from xfv_desktop.domain.comparison import Decision

FIRST = ExaminationSummary(
    number=1, questioned="Q1", questioned_face=0, known="K1", known_face=0, model="a",
    model_sha256="a" * 64, explainer="fggb", score=0.4, threshold=0.3,
    examined_at=datetime(2026, 3, 1, tzinfo=UTC), examined_by="x",
)  # fmt: skip


def of(number, **changes):
    return attrs.evolve(FIRST, number=number, **changes)


DISAGREED = (
    "The models disagree: a accepts (score 0.4000, threshold 0.3), "
    "b rejects (score 0.2500, threshold 0.3)."
)
ACCEPTS, REJECTS = ModelResult("a", 0.4, 0.3), ModelResult("b", 0.25, 0.3)


@pytest.mark.parametrize(
    ("results", "sentence"),
    [
        ((), ""),
        ((ACCEPTS,), ""),
        ((ACCEPTS, ACCEPTS), "Both models accept at their own thresholds."),
        ((REJECTS,) * 3, "All 3 models reject at their own thresholds."),
        ((ACCEPTS, REJECTS), DISAGREED),
    ],
)
def test_one_sentence_says_whether_models_agree(results, sentence):
    assert agreement(results) == sentence
    assert disagree(results) is ("disagree" in sentence)


def test_a_score_at_the_threshold_is_accepted():
    assert ModelResult("a", 0.3, 0.3).decision is Decision.ACCEPT
    assert of(1, score=0.3).decision is result_of(of(1, score=0.3)).decision is Decision.ACCEPT


def test_every_other_result_on_the_same_faces_is_named():
    other = of(2, model="b", model_sha256="b" * 64, score=0.1)
    rows = (
        FIRST,
        other,
        of(3, explainer="exchange"),  # the same result again, explained in another way
        of(4, questioned_face=1, score=0.2),
        of(5, known="K2", score=0.2),
        of(6, model_sha256="c" * 64),  # another file under the same name
        of(7, threshold=0.45),
        attrs.evolve(other, number=8),
    )
    assert [one.number for one in other_results(FIRST, rows)] == [2, 6, 7]
    assert [one.number for one in other_results(other, rows)] == [1, 6, 7]
    assert [one.number for one in other_results(rows[2], rows)] == [2, 6, 7]
    assert other_results(rows[4], rows) == ()


def test_examinations_of_the_same_faces_stand_together():
    rows = (FIRST, of(2, known="K2"), of(3, model="b"), of(4, known="K2"), of(5, known_face=1))
    assert [one.number for one in grouped(rows)] == [1, 3, 2, 4, 5]


def result(model, score, *, enhanced=False):
    return ModelResult(model, score, 0.5, enhanced)


def test_models_agree_or_not_about_photographs_as_they_came():
    """What one of them says of an enhanced picture is told beside it."""
    came = [result("a", 0.7), result("b", 0.6)]
    brighter = result("a", 0.2, enhanced=True)
    assert agreement([*came, brighter]) == "Both models accept at their own thresholds."
    assert not disagree([*came, brighter])
    assert agreement([came[0], brighter]) == ""
    assert turned(came) == ""
    assert turned([*came, result("b", 0.9, enhanced=True)]) == ""
    assert turned([*came, brighter]) == (
        "Enhanced pictures change the decision: given them, a rejects (score 0.2000, threshold "
        "0.5)."
    )


def test_an_enhanced_result_is_another_one_even_with_the_same_score():
    summaries = [FIRST, of(2), of(3, questioned_given="c" * 64), of(4, known_given="d" * 64)]
    assert [one.number for one in other_results(FIRST, summaries)] == [3, 4]
    assert [one.enhanced for one in summaries] == [False, False, True, True]
