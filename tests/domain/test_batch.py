"""The queue of a batch: what comes next, in which order, and what is left of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xfv_desktop.domain.batch import OPEN, Batch, BatchEntry, PairState

A, B, C, D = (("Q1", f"K{n}") for n in range(1, 5))


def waiting(*pairs):
    return Batch(tuple(map(BatchEntry, pairs)))


def pairs(batch):
    return [entry.pair for entry in batch.entries]


def test_pairs_begin_in_their_order_one_at_a_time():
    batch = waiting(A, B)
    assert batch.following.pair == A
    batch = batch.begun(A)
    assert (batch.running.pair, batch.following) == (A, None)
    batch = batch.done(A, (7,), 2.0)
    assert batch.following.pair == B
    assert batch.entry(A).examinations == (7,)
    batch = batch.begun(B).failed(B, "The file is gone.")
    assert batch.finished
    assert [e.state for e in batch.entries] == [PairState.DONE, PairState.FAILED]


def test_while_it_is_paused_nothing_begins():
    batch = Batch(waiting(A, B).entries, paused=True)
    assert batch.following is None
    assert not batch.finished


@pytest.mark.parametrize(
    ("pair", "step", "expected"),
    [
        (C, -1, [A, C, B, D]), (B, -1, [A, B, C, D]), (B, 1, [A, C, B, D]), (D, 1, [A, B, C, D]),
        (A, 1, [A, B, C, D]),
    ],
)  # fmt: skip
def test_only_what_waits_is_moved_and_only_among_what_waits(pair, step, expected):
    assert pairs(waiting(A, B, C, D).begun(A).moved(pair, step)) == expected


def test_cancelling_one_and_all():
    batch = waiting(A, B, C).begun(A).done(A, (1,), 1.0).begun(B)
    one = batch.cancelled(C)
    assert one.count(PairState.CANCELLED) == 1
    everything = batch.all_cancelled()
    assert everything.finished
    assert everything.entry(A).state is PairState.DONE
    assert batch.cancelled(A) == batch
    assert pairs(everything.cleared()) == []
    assert pairs(batch.cleared()) == [B, C]


def test_a_pair_may_come_again_once_it_is_over():
    batch = waiting(A, B).begun(A).failed(A, "no")
    again = batch.added([BatchEntry(A), BatchEntry(B), BatchEntry(C), BatchEntry(C)])
    assert pairs(again) == [B, A, C]
    assert again.entry(A).state is PairState.WAITING


def test_the_time_left_follows_the_pairs_compared():
    batch = waiting(A, B, C, D)
    assert batch.seconds_left() is None
    batch = batch.begun(A).done(A, (1,), 4.0).begun(B).done(B, (2,), 2.0)
    assert batch.seconds_left() == 6
    assert batch.begun(C).seconds_left(1.0) == 5
    assert batch.begun(C).seconds_left(99.0) == 3
    assert batch.all_cancelled().seconds_left() == 0


def test_there_is_no_step_for_a_pair_that_is_not_there():
    with pytest.raises(KeyError):
        waiting(A).begun(B)


STEPS = st.lists(st.tuples(st.sampled_from("bdfcmn"), st.sampled_from([A, B, C, D])), max_size=30)


@given(STEPS)
def test_whatever_happens_no_pair_is_lost_and_one_runs_at_most(steps):
    batch = waiting(A, B, C, D)
    for what, pair in steps:
        match what:
            case "b" if batch.following:
                batch = batch.begun(batch.following.pair)
            case "d" if batch.running:
                batch = batch.done(batch.running.pair, (1,), 1.0)
            case "f" if batch.running:
                batch = batch.failed(batch.running.pair, "no")
            case "c":
                batch = batch.cancelled(pair)
            case "m":
                batch = batch.moved(pair, 1)
            case "n":
                batch = batch.moved(pair, -1)
        assert sorted(pairs(batch)) == [A, B, C, D]
        assert batch.count(PairState.RUNNING) <= 1
        assert batch.finished == (batch.count(*OPEN) == 0)
