"""Progress flows up by value, cancelling flows down by flag."""

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xfv_desktop.domain.jobs import Cancelled, CancelToken, no_progress, part_of

fractions = st.floats(0, 1)


def test_a_step_is_mapped_onto_its_part_of_the_whole():
    heard = []
    step = part_of(lambda fraction, message: heard.append((fraction, message)), 0.25, 0.75)
    step(0, "start")
    step(0.5, "half")
    step(1, "done")
    assert heard == [(0.25, "start"), (0.5, "half"), (0.75, "done")]


@given(fractions, fractions, fractions, fractions)
def test_parts_of_parts_never_leave_the_whole(a, b, c, fraction):
    heard = []
    start, middle, stop = sorted((a, b, c))
    outer = part_of(lambda value, _: heard.append(value), start, stop)
    part_of(outer, 0, middle)(fraction, "")
    assert start - 1e-12 <= heard[0] <= stop + 1e-12


def test_nobody_needs_to_listen():
    assert no_progress(0.5, "half") is None


def test_a_token_is_quiet_until_it_is_cancelled():
    token = CancelToken()
    token.raise_if_cancelled()
    assert not token.cancelled
    token.cancel()
    token.cancel()
    assert token.cancelled
    with pytest.raises(Cancelled):
        token.raise_if_cancelled()


def test_work_in_another_thread_is_stopped():
    token, stopped, started = CancelToken(), threading.Event(), threading.Event()

    def work():
        started.set()
        try:
            while True:
                token.raise_if_cancelled()
        except Cancelled:
            stopped.set()

    thread = threading.Thread(target=work)
    thread.start()
    assert started.wait(240)
    token.cancel()
    thread.join(240)
    assert stopped.is_set()


def test_no_ordinary_handler_swallows_a_cancellation():
    token = CancelToken()
    token.cancel()

    def careless():
        try:
            token.raise_if_cancelled()
        except Exception:
            return "swallowed"

    with pytest.raises(Cancelled):
        careless()
