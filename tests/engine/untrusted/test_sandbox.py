"""What happens to the program when a decoder fails in every way it can: nothing."""

import os
import sys
import time

import numpy as np
import pytest

from tests.engine.pictures import encoded, picture
from xfv_desktop.domain.errors import UnreadableImage
from xfv_desktop.domain.jobs import Cancelled, CancelToken
from xfv_desktop.engine.files.images import read_photograph
from xfv_desktop.engine.untrusted import sandbox, sandbox_limits
from xfv_desktop.engine.untrusted.decoding import decoded_photograph
from xfv_desktop.engine.untrusted.sandbox import Sandbox

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limits")

HOSTILE = """
import ctypes, os, resource, signal, socket, time
import numpy as np
from xfv_desktop.engine.untrusted import sandbox_jobs, sandbox_worker

def spin(data, request, tell):
    while True: pass

def talk(data, request, tell):
    for step in range(request["steps"]):
        time.sleep(request["pause"])
        tell(step / request["steps"], f"step {step}")
    return {"done": True}, None

def write(data, request, tell):
    with open(request["path"], "wb") as stream: stream.write(b"x")
    return {}, None

def lie(data, request, tell):
    sandbox_worker._say({"facts": {}, "shape": [1 << 40]})
    os._exit(0)

sandbox_jobs.JOBS.update({
    "echo": lambda data, request, tell: ({"n": len(data), "pid": os.getpid()}, None),
    "crash": lambda data, request, tell: ctypes.string_at(0),
    "abort": lambda data, request, tell: os.abort(),
    "leave": lambda data, request, tell: os._exit(3),
    "grow": lambda data, request, tell: ({}, np.ones(8 << 30, np.uint8)),
    "grow natively": lambda data, request, tell: ({}, bytearray(8 << 30)),
    "spin": spin, "talk": talk, "write": write, "lie": lie,
    "sleep": lambda data, request, tell: time.sleep(1000),
    "mistake": lambda data, request, tell: 1 / 0,
})
sandbox_worker.serve()
"""


@pytest.fixture(scope="module")
def hostile():
    """A sandbox whose jobs do what no job should."""
    made = Sandbox([sys.executable, "-c", HOSTILE])
    yield made
    made.close()


@pytest.fixture(autouse=True)
def unharmed(hostile):
    """After every failure the next file is decoded as if nothing had been."""
    yield
    assert hostile.ask("echo", "a.jpg", {}, b"12345").facts["n"] == 5


@pytest.mark.parametrize(
    ("job", "said"),
    [
        ("crash", "brought its decoder down (status 139; the program itself is unharmed)"),
        ("abort", "brought its decoder down (status 134"),
        ("leave", "brought its decoder down (status 3"),
        ("grow", "needs more than 4 GB of memory"),
        ("grow natively", "needs more than 4 GB of memory"),
        ("lie", "brought its decoder down"),
    ],
)
def test_a_decoder_that_fails_is_one_sentence(hostile, job, said):
    with pytest.raises(UnreadableImage) as caught:
        hostile.ask(job, "嫌疑人.jpg", {}, b"data")
    assert said in str(caught.value)
    assert str(caught.value).startswith("“嫌疑人.jpg” ")


def test_processor_time_is_limited(hostile):
    with pytest.raises(UnreadableImage, match="takes far longer to decode"):
        hostile.ask("spin", "a.jpg", {}, seconds=1)


def test_one_that_sleeps_is_not_waited_for(hostile, monkeypatch):
    monkeypatch.setattr(sandbox, "PATIENCE_S", 0.3)
    monkeypatch.setattr(sandbox, "PATIENCE", 0)
    with pytest.raises(UnreadableImage, match="takes far longer to decode"):
        hostile.ask("sleep", "a.jpg", {})


def test_one_that_tells_of_its_progress_is(hostile, monkeypatch):
    hostile.ask("echo", "a.avi", {})  # it runs: starting it may take longer than silence may
    monkeypatch.setattr(sandbox, "PATIENCE_S", 2.0)
    monkeypatch.setattr(sandbox, "PATIENCE", 0)
    told = []
    answer = hostile.ask(
        "talk", "a.avi", {"steps": 30, "pause": 0.1}, progress=lambda *step: told.append(step)
    )
    assert answer.facts["done"]
    assert told == [(step / 30, f"step {step}") for step in range(30)]


def test_it_can_be_cancelled(hostile):
    token = CancelToken()
    begun = time.monotonic()
    with pytest.raises(Cancelled):
        hostile.ask(
            "talk", "a.avi", {"steps": 600, "pause": 0.1},
            progress=lambda *_: token.cancel(), cancel=token,
        )  # fmt: skip
    assert time.monotonic() - begun < 30


def test_no_byte_is_written_into_a_file(hostile, tmp_path):
    with pytest.raises(RuntimeError, match="File too large"):
        hostile.ask("write", "a.jpg", {"path": str(tmp_path / "x")})
    assert (tmp_path / "x").stat().st_size == 0


def test_a_mistake_of_the_program_is_no_fault_of_the_file(hostile):
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        hostile.ask("mistake", "a.jpg", {})


def test_every_file_has_a_process_of_its_own(hostile):
    first, second = (hostile.ask("echo", "a.jpg", {}).facts["pid"] for _ in range(2))
    assert len({first, second, os.getpid()}) == 3


@pytest.mark.parametrize("name", ["png", "jpg", "heic", "tif"])
def test_what_comes_out_is_what_the_decoder_gives(name):
    data = encoded(picture(64, 48), name)
    here, there = read_photograph(data, "a"), decoded_photograph(data, "a")
    assert here == there
    np.testing.assert_array_equal(here.pixels, there.pixels)
    assert not there.pixels.flags.writeable


def test_large_pictures_need_no_more_time_than_they_are_given():
    """A JPEG of 150 million pixels is about 20 MB or more."""
    assert sandbox_limits.cpu_seconds(0) < 10
    assert sandbox_limits.cpu_seconds(20_000_000) > 12


def test_it_starts_without_torch_qt_and_opencv():
    code = (
        "import sys, xfv_desktop.services.program.decoding\n"
        "assert not {'torch', 'cv2', 'PySide6', 'onnx'} & set(sys.modules), sys.modules"
    )
    assert os.spawnl(os.P_WAIT, sys.executable, sys.executable, "-c", code) == 0
