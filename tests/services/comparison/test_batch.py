"""Many pairs of a case: which, what happens to each, and that one does not stop the others."""

import pytest

from xfv_desktop.domain.batch import Batch, PairState
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.jobs import Cancelled
from xfv_desktop.domain.procedure import Order
from xfv_desktop.services.cases import casework
from xfv_desktop.services.comparison import batch, examination
from xfv_desktop.services.opinion import unmasking

from ..bundle_world import EXAMINER


def states(made):
    return {"–".join(e.pair): e.state for e in made.entries}


def test_every_questioned_exhibit_with_every_known_one(filled):
    exhibits = casework.overview(filled).exhibits
    assert batch.every_pair(exhibits) == (("Q1", "K1"), ("Q1", "K2"))


def test_a_list_is_read_in_its_order(tmp_path, filled):
    path = tmp_path / "pairs.csv"
    path.write_text("known,questioned\nK2,Q1\nK1, Q1\nK2,Q1\n", encoding="utf-8")
    exhibits = casework.overview(filled).exhibits
    assert batch.listed_pairs(path, exhibits) == (("Q1", "K2"), ("Q1", "K1"))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("a,b\nQ1,K1\n", "no column questioned, known"),
        ("questioned,known\n", "holds no pairs"),
        ("questioned,known\nQ1,K1\nQ1,K9\n", "Line 3 of “pairs.csv” names K9, which is no known"),
        ("questioned,known\nK1,Q1\n", "Line 2 of “pairs.csv” names K1, which is no questioned"),
        ("questioned,known\nQ1\n", "has 1 values for 2 columns"),
    ],
)
def test_a_list_that_is_wrong_is_refused_with_its_line(tmp_path, filled, content, sentence):
    path = tmp_path / "pairs.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UserError, match=sentence):
        batch.listed_pairs(path, casework.overview(filled).exhibits)


def test_pairs_with_a_result_of_every_model_are_left_out(examined):
    overview = casework.overview(examined)
    pairs = batch.every_pair(overview.exhibits)
    left = [
        batch.not_yet_compared(pairs, overview, models=models, explainer=explainer)
        for models, explainer in (
            (("sface",), "fggb"),
            (("sface", "dlib"), "fggb"),
            (("sface",), "rise"),
        )
    ]
    assert left == [(), pairs, pairs]


@pytest.fixture
def scripted(monkeypatch, filled):
    """Comparisons that fail, break or are cancelled as a test says; others are real changes."""
    fate, made = {}, []

    def examine(case, questioned, known, *, examiner, progress, cancel, **_):
        progress(0.5, "Comparing")
        made.append((questioned, known))
        if (error := fate.get(known)) is not None:
            raise error
        return casework.Changes(
            frozenset({"examinations"}), ("9",), casework.overview(case).audit_head
        )

    monkeypatch.setattr(examination, "examine", examine)
    return fate, made


def run(case, **more):
    pairs = batch.every_pair(casework.overview(case).exhibits)
    start = Batch(batch.entries(unmasking.standing(case, EXAMINER), pairs, person=EXAMINER))
    return list(batch.compare_all(case, start, examiner=EXAMINER, **more))


@pytest.mark.parametrize("error", [UserError("The file is gone."), RuntimeError("torch broke")])
def test_a_pair_that_fails_does_not_stop_the_others(filled, scripted, error, caplog):
    scripted[0]["K1"] = error
    told = []
    steps = run(filled, progress=lambda fraction, _: told.append(fraction))
    assert [states(step) for step in steps] == [
        {"Q1–K1": PairState.FAILED, "Q1–K2": PairState.WAITING},
        {"Q1–K1": PairState.FAILED, "Q1–K2": PairState.DONE},
    ]
    assert str(error) in steps[-1].entries[0].note
    assert told == sorted(told)
    assert told[-1] == 0.75


def test_a_cancel_ends_it(filled, scripted):
    scripted[0]["K1"] = Cancelled()
    with pytest.raises(Cancelled):
        run(filled)
    assert scripted[1] == [("Q1", "K1")]


def test_masked_pairs_are_refused_before_anything_runs(filled, scripted):
    unmasking.set_order(filled, Order.OPINION_FIRST, person=EXAMINER)
    pairs = batch.every_pair(casework.overview(filled).exhibits)
    made = Batch(batch.entries(unmasking.standing(filled, EXAMINER), pairs, person=EXAMINER))
    assert set(states(made).values()) == {PairState.REFUSED}
    assert "the own opinion comes first" in made.entries[0].note
    assert made.finished
    assert list(batch.compare_all(filled, made, examiner=EXAMINER)) == []
    assert scripted[1] == []
