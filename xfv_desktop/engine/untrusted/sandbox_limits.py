"""What a decoding process may use, and what it tells with its exit status."""

import os
import sys

FORKS = hasattr(os, "fork")
"""Whether one process can serve many files, each in a child of its own."""

MEMORY_BYTES = 4 << 30
"""Address space. 150 million pixels need up to 2 GB: decoded, turned, converted."""

PATIENCE = 3
"""Wall-clock time, in processor time: other programs want the processor too."""
PATIENCE_S = 10.0
"""The least wall-clock time."""

OUT_OF_TIME, OUT_OF_MEMORY = 75, 76
"""Exit statuses."""


def cpu_seconds(byte_count: int) -> int:
    """Processor seconds for one file: 8, and one for every 4 MB.

    A JPEG of 48 million pixels takes 1 s, the costliest honest format (JPEG 2000) 1 s for 2 MB.
    """
    return 8 + byte_count // 4_000_000


VIDEO_SECONDS = 3600
"""Processor seconds for a video, which is decoded from its start; it tells how far it has come."""


def limit(seconds: int) -> None:
    """Binds this process for good: memory, processor time, no byte into any file, no core dump.

    Windows has no such limits; there a decoder has a process of its own and a clock only.
    """
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))  # a signal, then the end
    for kind, value in (
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_AS, MEMORY_BYTES),
    ):
        resource.setrlimit(kind, (value, value))


def limits_in_words() -> str:
    """For the audit trail: in what surroundings a file was decoded."""
    if sys.platform == "win32":
        return "a process of its own, ended by a clock; this system has no limits for it"
    return (
        f"a process of its own for each file; {MEMORY_BYTES >> 30} GiB of memory, "
        f"{cpu_seconds(0)} s of processor time and 1 s for every 4 MB, no writing"
    )
