"""One worker thread; everything comes back in the window's thread."""

import threading
import time
from collections.abc import Iterator

import pytest

from xfv_desktop.ui.elements import jobs
from xfv_desktop.ui.elements.jobs import JobRunner


@pytest.fixture
def runner(qapp) -> Iterator[JobRunner]:
    runner = JobRunner()
    yield runner
    runner.close()


def wait_until_idle(qtbot, runner):
    qtbot.waitUntil(lambda: not runner.jobs)


def test_a_result_arrives_in_the_thread_of_the_window(qtbot, runner):
    """The work runs elsewhere, its callback here."""
    seen = []

    runner.submit(
        "Adding",
        lambda *_: (2 + 3, threading.get_ident()),
        succeeded=lambda result: seen.append((*result, threading.get_ident())),
    )
    wait_until_idle(qtbot, runner)

    total, there, here = seen[0]
    assert (5, True, threading.get_ident()) == (total, there != here, here)


def test_the_result_of_a_job_that_is_over_at_once_is_not_lost(qtbot, runner):
    """The callback is known before the job begins."""
    results = []

    for number in range(50):
        runner.submit("Fast", lambda *_, number=number: number, succeeded=results.append)
        time.sleep(0.0005)
    wait_until_idle(qtbot, runner)

    assert list(range(50)) == results


def test_an_error_goes_to_who_asked_for_it(qtbot, runner):
    """With a callback the signal stays silent."""
    errors, others = [], []
    runner.failed.connect(others.append)

    runner.submit("Failing", lambda *_: 1 / 0, failed=errors.append)
    wait_until_idle(qtbot, runner)

    assert ([ZeroDivisionError], []) == ([type(e) for e in errors], others)


def test_an_error_that_nobody_asked_for_is_signalled(qtbot, runner):
    """No error is swallowed."""
    errors = []
    runner.failed.connect(errors.append)

    runner.submit("Failing", lambda *_: 1 / 0)
    wait_until_idle(qtbot, runner)

    assert [ZeroDivisionError] == [type(error) for error in errors]


def test_jobs_run_one_after_the_other(qtbot, runner):
    """Never two at a time, and in the order in which they were submitted."""
    running, most, order = [], [], []

    def work(number):
        running.append(number)
        most.append(len(running))
        time.sleep(0.01)
        order.append(number)
        running.remove(number)

    for number in range(6):
        runner.submit("Working", lambda *_, number=number: work(number))
    wait_until_idle(qtbot, runner)

    assert (1, list(range(6))) == (max(most), order)


def endless(progress, cancel):
    while True:
        cancel.raise_if_cancelled()
        time.sleep(0.005)


def test_cancel_stops_a_running_job_silently(qtbot, runner):
    """Neither a result nor an error; only that it is over."""
    seen = []
    began = []
    runner.began.connect(began.append)
    runner.failed.connect(seen.append)
    job = runner.submit(
        "Endless", endless, succeeded=seen.append, finished=lambda: seen.append("over")
    )
    qtbot.waitUntil(lambda: began == [job])

    job.cancel()
    wait_until_idle(qtbot, runner)

    assert seen == ["over"]


def test_a_waiting_job_that_is_cancelled_never_begins(qtbot, runner):
    """It is dropped when its turn comes."""
    ran = []
    first = runner.submit("Endless", endless)
    second = runner.submit("Waiting", lambda *_: ran.append(1))

    second.cancel()
    first.cancel()
    wait_until_idle(qtbot, runner)

    assert ran == []


def test_what_runs_beside_waits_for_no_other_job(qtbot, runner):
    """And nobody is told that it began, or how far it is."""
    told, found = [], []
    runner.began.connect(lambda job: told.append(job.title))
    runner.progressed.connect(lambda *_: told.append("progress"))
    long = runner.submit("Comparing", endless)

    def work(progress, _):
        progress(0.5, "half")
        return threading.get_ident()

    aside = runner.submit("Reading", work, succeeded=found.append, beside=True)
    qtbot.waitUntil(lambda: bool(found))

    assert (runner.jobs, long.cancelled, aside.cancelled) == ((long,), False, False)
    assert found != [threading.get_ident()]
    long.cancel()
    wait_until_idle(qtbot, runner)
    assert told == ["Comparing"]


def test_progress_arrives_in_order(qtbot, runner):
    """Every report, as it was made."""
    seen = []
    runner.progressed.connect(lambda _, fraction, message: seen.append((fraction, message)))

    def work(progress, cancel):
        progress(0.0, "Reading")
        progress(0.5, "Comparing")
        progress(1.0, "Done")

    runner.submit("Working", work)
    wait_until_idle(qtbot, runner)

    assert seen == [(0.0, "Reading"), (0.5, "Comparing"), (1.0, "Done")]


def test_relayed_values_arrive_in_the_thread_of_the_window_and_not_too_often(qtbot, runner):
    """The first at once; of a flood one in a tenth of a second."""
    seen = []
    show = runner.relay(lambda value: seen.append((value, threading.get_ident())))

    def work(*_):
        for value in range(1000):
            show(value)

    runner.submit("Flooding", work)
    wait_until_idle(qtbot, runner)

    assert seen[0] == (0, threading.get_ident())
    assert len(seen) < 500


def test_closing_cancels_what_may_be_cancelled_and_finishes_the_rest(qapp):
    """What waits to be saved is saved; its result is delivered before close returns."""
    runner = JobRunner()
    saved, order = [], []
    runner.submit("Endless", endless, finished=lambda: order.append("endless"))
    durable = runner.submit(
        "Saving", lambda *_: saved.append(1), durable=True, finished=lambda: order.append("saving")
    )
    durable.cancel()

    runner.close()

    assert (saved, order, runner.jobs) == ([1], ["endless", "saving"], ())


def test_memory_is_handed_back_once_nothing_runs(qtbot, monkeypatch):
    """After the last job of several, in the worker's thread, and once."""
    monkeypatch.setattr(jobs, "REST_MS", 20)
    seen, runner = [], JobRunner()
    monkeypatch.setattr(
        jobs, "hand_back_memory", lambda: seen.append((len(done), threading.get_ident()))
    )
    done = []
    for _ in range(3):
        runner.submit("Sleeping", lambda *_: time.sleep(0.05), succeeded=lambda _: done.append(1))
    qtbot.waitUntil(lambda: bool(seen))
    qtbot.wait(60)
    runner.close()

    assert [count for count, _ in seen] == [3]
    assert seen[0][1] != threading.get_ident()
