"""How the C library keeps memory that a network's layers free and ask for again."""

import ctypes
import functools
import platform

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
