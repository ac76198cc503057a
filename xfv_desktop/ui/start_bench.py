"""How long it takes from the start of the program to its first picture and to its window."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import attrs

from xfv_desktop.ui.app import LOG_FILE

LONGEST_S = 120.0
_SHOWN = re.compile(r"shown: picture at ([\d.]+), window at ([\d.]+), ([\d.]+) s of processor time")


@attrs.frozen
class StartTimes:
    """Medians in seconds since the process was started; ``None`` where it was not seen.

    ``processor_s``: what the program itself needed until its window was painted, which other work
    on the machine does not lengthen.
    """

    picture_s: float | None
    window_s: float | None
    processor_s: float | None
    starts: int


def measure_starts(times: int = 3) -> StartTimes:
    """Start the program so often, each time with settings of its own, and end it again."""
    found = [one for one in (_start() for _ in range(times)) if one is not None]
    if not found:
        return StartTimes(None, None, None, 0)
    picture_s, window_s, processor_s = (median(times) for times in zip(*found, strict=True))
    return StartTimes(picture_s, window_s, processor_s, len(found))


def _start() -> tuple[float, float, float] | None:
    with TemporaryDirectory() as place:
        log = Path(place) / LOG_FILE
        command = [sys.executable, "-m", "xfv_desktop"]
        if getattr(sys, "frozen", False):
            command = [sys.executable]
        began = time.time()
        process = subprocess.Popen(
            [*command, "gui", "--base-dir", place],
            env={**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            while time.time() - began < LONGEST_S and process.poll() is None:
                text = log.read_text("utf-8") if log.is_file() else ""
                if match := _SHOWN.search(text):
                    return float(match[1]) - began, float(match[2]) - began, float(match[3])
                time.sleep(0.02)
        finally:
            process.kill()
            process.wait()
    return None
