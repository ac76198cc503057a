"""torch's library is there before torch is."""

import subprocess
import sys

import pytest

LOADED = """
import sys
from pathlib import Path
from xfv_desktop.engine import torch_library

def mapped():
    return "libtorch_cpu.so" in Path("/proc/self/maps").read_text()

before = mapped()
torch_library.load()
print(before, mapped(), "torch" in sys.modules)
import torch
print(float(torch.ones(3).sum()))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere torch loads it")
def test_the_library_is_loaded_before_torch_and_torch_works_with_it():
    """In a process of its own: here torch is loaded already."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED], check=True, capture_output=True, text=True
    )
    assert done.stdout.split() == ["False", "True", "False", "3.0"]


@pytest.mark.skipif(sys.platform != "linux", reason="libgomp is Linux's")
@pytest.mark.parametrize(
    ("set_by_user", "expected"), [({}, "5000"), ({"GOMP_SPINCOUNT": "7"}, "7")]
)
def test_threads_that_wait_let_others_work(set_by_user, expected):
    """Told before torch's threads are there, unless the user told something else."""
    code = "import xfv_desktop.engine.network"
    done = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        capture_output=True,
        text=True,
        env={"PATH": "", "OMP_DISPLAY_ENV": "verbose", **set_by_user},
    )
    assert f"GOMP_SPINCOUNT = '{expected}'" in done.stderr
