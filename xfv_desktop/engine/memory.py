"""Memory that a network's layers free and ask for again: how it is kept, how much it is."""

import ctypes
import functools
import platform
from collections.abc import Callable
from pathlib import Path

M_TRIM_THRESHOLD, M_MMAP_THRESHOLD = -1, -3  # malloc.h of glibc
KEPT_BYTES = 512 * 1024**2


@functools.cache
def keep_freed_memory() -> bool:
    """Asks glibc to reuse freed blocks of up to 512 MB instead of handing them back at once.

    By default every tensor above 32 MB is mapped anew and its pages are cleared by the kernel,
    which costs more than the arithmetic on it. Without glibc nothing is done and False returned.
    """
    if platform.libc_ver()[0] != "glibc":
        return False
    library = ctypes.CDLL(None)
    thresholds = (M_MMAP_THRESHOLD, M_TRIM_THRESHOLD)
    return all(library.mallopt(threshold, KEPT_BYTES) == 1 for threshold in thresholds)


def hand_back() -> None:
    """Gives the system what is kept and free; takes some 20 ms. Without glibc nothing is done."""
    if platform.libc_ver()[0] == "glibc":
        ctypes.CDLL(None).malloc_trim(0)


def peak_bytes(work: Callable[[], object]) -> int | None:
    """How far the process grows while it works, at its peak; ``None`` where Linux does not say."""
    facts, reset = Path("/proc/self/status"), Path("/proc/self/clear_refs")
    hand_back()  # what was kept would be used again unseen
    try:
        reset.write_text("5", encoding="ascii")  # proc_pid_clear_refs(5): the peak starts anew
    except OSError:
        return None

    def resident(key: str) -> int:
        lines = facts.read_text(encoding="ascii", errors="replace").splitlines()
        return 1024 * int(next(line for line in lines if line.startswith(key)).split()[1])

    before = resident("VmRSS")
    work()
    return resident("VmHWM") - before
