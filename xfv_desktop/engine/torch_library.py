"""torch's largest shared library, loaded without Python's lock."""

import ctypes
import os
import sys
from importlib.util import find_spec
from pathlib import Path


def load() -> None:
    """Loads on Linux what ``import torch`` would load first, so that other threads go on meanwhile.

    An import, and `ctypes.CDLL` in Python 3.11 as well, hold the lock while the 430 MB are linked,
    0.2 s in which no window answers; a call of a foreign function lets it go. Where nothing can
    be loaded nothing is done: the import tells why.
    """
    found = find_spec("torch")
    if sys.platform != "linux" or found is None or not found.submodule_search_locations:
        return
    folder = Path(found.submodule_search_locations[0], "lib")
    dlopen = ctypes.CDLL(None).dlopen
    dlopen.argtypes, dlopen.restype = (ctypes.c_char_p, ctypes.c_int), ctypes.c_void_p
    # In torch's own order: first the small one, whose symbols are for everybody
    dlopen(os.fsencode(folder / "libtorch_global_deps.so"), os.RTLD_NOW | os.RTLD_GLOBAL)
    dlopen(os.fsencode(folder / "libtorch_cpu.so"), os.RTLD_NOW)
