"""Many pairs in the window: order, pause, cancel, failures, a crash, and nothing that is masked."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from xfv_desktop.domain.batch import PairState
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.evidence import Role
from xfv_desktop.domain.jobs import CancelToken, no_progress
from xfv_desktop.domain.procedure import Order
from xfv_desktop.services.cases import casework
from xfv_desktop.services.comparison import examination
from xfv_desktop.services.evidence import intake
from xfv_desktop.services.opinion import unmasking
from xfv_desktop.ui.commands import batch_commands
from xfv_desktop.ui.panels.batch_panel import BatchPanel, spoken

from .conftest import EXAMINER
from .driving import click, press_keys, wait_until_idle

DONE, FAILED, CANCELLED = PairState.DONE, PairState.FAILED, PairState.CANCELLED
WAITING, RUNNING, REFUSED = PairState.WAITING, PairState.RUNNING, PairState.REFUSED


@pytest.fixture(scope="session")
def several_case(tmp_path_factory, photographs):
    """One questioned exhibit, four known ones."""
    folder = tmp_path_factory.mktemp("several") / "several.xfv"
    with casework.create_case(folder, title="Ring", examiner=EXAMINER) as case:
        hopper, other = (intake.inspect(p) for p in (photographs.hopper, photographs.astronaut))
        intake.add_exhibit(case, hopper, role=Role.QUESTIONED, examiner=EXAMINER)
        for one in (hopper, other, other, other):
            intake.add_exhibit(case, one, role=Role.KNOWN, examiner=EXAMINER)
    return folder


@pytest.fixture
def folder(several_case, tmp_path):
    import shutil

    return shutil.copytree(several_case, tmp_path / "several.xfv")


class Machine:
    def __init__(self):
        self.gate = threading.Semaphore(0)
        self.fate, self.asked, self.ended = {}, [], False


@pytest.fixture
def machine(monkeypatch, examined_case):
    """Comparisons that wait to be let go, one after the other; stored as real ones are."""
    with casework.open_case(examined_case, writable=False) as case:
        known_answer = casework.load_examination(case, 1)
    stub, whole = Machine(), examination.examine
    answer = known_answer.comparison, known_answer.explanation
    monkeypatch.setattr(examination, "compare_faces", lambda *_, **__: answer)

    def examine(case, questioned, known, *, progress, cancel, **more):
        stub.asked.append(known)
        progress(0.4, f"Comparing {questioned} with {known}")
        while not stub.gate.acquire(timeout=0.02):
            cancel.raise_if_cancelled()
            if stub.ended:
                break
        if (error := stub.fate.get(known)) is not None:
            raise error
        return whole(case, questioned, known, progress=progress, cancel=cancel, **more)

    monkeypatch.setattr(examination, "examine", examine)
    monkeypatch.setattr(batch_commands, "check_maps", lambda *args: stub.asked.append(args[1]))
    yield stub
    stub.ended = True


@pytest.fixture
def panel(open_window, folder):
    window = open_window(folder)
    press_keys(window, "Ctrl+Shift+Return")
    panel = window.findChild(BatchPanel)
    assert panel.isVisible()
    panel.window_ = window
    return panel


def states(panel):
    return {entry.pair[1]: entry.state for entry in panel.batch.entries}


def cells(panel, row):
    model = panel.table.model()
    return [model.index(row, column).data() for column in range(4)]


def until(qtbot, panel, **expected):
    qtbot.waitUntil(lambda: states(panel) == expected)


def let_go(machine, times=1):
    for _ in range(times):
        machine.gate.release()


def test_pairs_are_moved_paused_cancelled_and_the_rest_fills_in(qtbot, panel, machine, folder):
    window = panel.window_
    shown = window.desk.pair
    click(panel.add_button)
    until(qtbot, panel, K1=RUNNING, K2=WAITING, K3=WAITING, K4=WAITING)
    assert "nothing else is compared or issued" in panel.note.text()
    assert not window.action_of["compare"].isEnabled()

    panel.table.selectRow(3)
    click(panel.up_button)
    assert panel.chosen == ("Q1", "K4")
    assert [entry.pair[1] for entry in panel.batch.entries] == ["K1", "K2", "K4", "K3"]
    panel.table.selectRow(1)
    click(panel.cancel_button)
    assert states(panel)["K2"] is CANCELLED
    panel.pause_button.setFocus()
    QTest.keyClick(panel.pause_button, Qt.Key.Key_Space)
    let_go(machine)
    until(qtbot, panel, K1=DONE, K2=CANCELLED, K3=WAITING, K4=WAITING)
    wait_until_idle(qtbot, window)
    assert "1 of 4 compared · paused" in panel.state.text()
    with casework.open_case(folder, writable=False) as case:
        score = casework.overview(case).examinations[0].score
    assert cells(panel, 0)[2:] == ["✓  compared", f"sface {score:.3f}, reject"]
    assert window.action_of["compare"].isEnabled()

    click(panel.pause_button)
    until(qtbot, panel, K1=DONE, K2=CANCELLED, K4=RUNNING, K3=WAITING)
    assert "left" in panel.state.text()
    let_go(machine)
    until(qtbot, panel, K1=DONE, K2=CANCELLED, K4=DONE, K3=RUNNING)
    click(panel.cancel_all_button)
    until(qtbot, panel, K1=DONE, K2=CANCELLED, K4=DONE, K3=CANCELLED)
    wait_until_idle(qtbot, window)

    assert machine.asked == ["K1", "K4", "K3", (1, 2)]  # then the maps of what was made
    assert window.desk.pair == shown
    assert window.desk.examination.number == 1  # of the pair that lay there; no other came up
    with casework.open_case(folder, writable=False) as case:
        made = casework.overview(case).examinations
        assert [(one.number, one.known) for one in made] == [(1, "K1"), (2, "K4")]
    panel.table.selectRow(2)
    QTest.keyClick(panel.table, Qt.Key.Key_Return)
    assert window.desk.examination.number == 2


def test_a_failure_and_a_crash_in_the_worker_do_not_stop_the_others(qtbot, panel, machine, folder):
    machine.fate = {"K1": UserError("The file of K1 is gone."), "K2": RuntimeError("torch broke")}
    click(panel.add_button)
    let_go(machine, 4)
    until(qtbot, panel, K1=FAILED, K2=FAILED, K3=DONE, K4=DONE)
    wait_until_idle(qtbot, panel.window_)
    assert cells(panel, 0)[3] == "The file of K1 is gone."
    assert "an error of its own: RuntimeError('torch broke')" in cells(panel, 1)[3]
    assert "2 of 4 compared · 2 failed or refused" in panel.state.text()

    machine.fate = {}
    click(panel.add_button)  # what has no result yet, and only that
    let_go(machine, 2)
    until(qtbot, panel, K3=DONE, K4=DONE, K1=DONE, K2=DONE)
    wait_until_idle(qtbot, panel.window_)
    click(panel.add_button)
    assert "has such a result already" in panel.note.text()
    click(panel.clear_button)
    assert panel.batch.entries == ()


def test_cancel_in_the_status_line_stops_the_pair_and_holds_the_others(qtbot, panel, machine):
    click(panel.add_button)
    until(qtbot, panel, K1=RUNNING, K2=WAITING, K3=WAITING, K4=WAITING)
    qtbot.waitUntil(lambda: "Comparing Q1 with K1" in panel.window_.progress.phase)
    press_keys(panel.window_, "Ctrl+.")
    until(qtbot, panel, K1=CANCELLED, K2=WAITING, K3=WAITING, K4=WAITING)
    assert panel.batch.paused
    assert "Q1 – K1 was cancelled; the others wait." in panel.note.text()
    click(panel.cancel_all_button)


def test_closing_keeps_what_is_done(qtbot, panel, machine, folder):
    click(panel.add_button)
    let_go(machine)
    until(qtbot, panel, K1=DONE, K2=RUNNING, K3=WAITING, K4=WAITING)
    panel.window_.close()
    assert not panel.window_.runner.jobs
    assert panel.batch.entries == ()
    with casework.open_case(folder, writable=False) as case:
        assert [one.known for one in casework.overview(case).examinations] == ["K1"]


def test_a_list_is_taken_and_a_wrong_one_is_refused_in_one_sentence(
    qtbot, panel, machine, tmp_path, monkeypatch
):
    path = tmp_path / "pairs.csv"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    path.write_text("questioned,known\nQ1,K7\n", encoding="utf-8")
    click(panel.list_button)
    assert "Line 2 of “pairs.csv” names K7" in panel.window_.banner.text
    path.write_text("questioned,known\nQ1,K3\n", encoding="utf-8")
    click(panel.list_button)
    let_go(machine)
    until(qtbot, panel, K3=DONE)
    wait_until_idle(qtbot, panel.window_)


def test_masked_pairs_are_refused_with_the_sentence_and_show_no_score(
    qtbot, open_window, folder, machine
):
    with casework.open_case(folder, writable=True) as case:
        let_go(machine)
        examination.examine(
            case, "Q1", "K1", examiner=EXAMINER, progress=no_progress, cancel=CancelToken()
        )
        unmasking.set_order(case, Order.OPINION_FIRST, person=EXAMINER)
    window = open_window(folder)
    press_keys(window, "Ctrl+Shift+Return")
    panel = window.findChild(BatchPanel)
    click(panel.again_box)
    click(panel.add_button)
    wait_until_idle(qtbot, window)
    assert states(panel) == dict.fromkeys(("K1", "K2", "K3", "K4"), REFUSED)
    assert cells(panel, 0)[3].startswith("In this case the own opinion comes first")
    assert machine.asked == ["K1"]
    model = panel.table.model()
    texts = [
        str(model.index(row, column).data(role))
        for row in range(4)
        for column in range(4)
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
    ]
    assert not [text for text in texts if "sface" in text or "accept" in text]


def test_a_result_is_hidden_again_from_whom_it_is_masked(qtbot, panel, machine, folder):
    panel.check_box.setChecked(False)
    click(panel.add_button)
    let_go(machine, 4)
    until(qtbot, panel, K1=DONE, K2=DONE, K3=DONE, K4=DONE)
    wait_until_idle(qtbot, panel.window_)
    assert machine.asked == ["K1", "K2", "K3", "K4"]
    case = panel.window_.desk.case
    case.change(
        "Own opinion first",
        lambda file, *_: unmasking.set_order(file, Order.OPINION_FIRST, person=EXAMINER),
    )
    wait_until_idle(qtbot, panel.window_)
    assert cells(panel, 0)[3] == "hidden until your own evaluation is locked"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.2, "1 s"), (89, "89 s"), (90, "2 min"), (5399, "90 min"), (9000, "2.5 h")],
)
def test_a_time_span_is_spoken(seconds, words):
    assert spoken(seconds) == words


@pytest.mark.usefixtures("german")
def test_a_time_span_is_spoken_in_german():
    assert spoken(9000) == "2,5 h"
