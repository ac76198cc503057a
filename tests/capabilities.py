"""The right of root to pass over permissions, laid down for a while (capabilities(7), Linux)."""

import ctypes
import os
import sys
from contextlib import contextmanager

_VERSION_3 = 0x20080522
_DAC_OVERRIDE, _DAC_READ_SEARCH = 1, 2
_SETS = ("effective", "permitted", "inheritable")


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Data(ctypes.Structure):
    _fields_ = tuple((name, ctypes.c_uint32) for name in _SETS)


def _call(name, data):
    """One of the two system calls for the calling thread."""
    libc = ctypes.CDLL(None, use_errno=True)
    if getattr(libc, name)(ctypes.byref(_Header(_VERSION_3, 0)), data):
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), name)


@contextmanager
def without_passing_over_permissions():
    """Inside, the calling thread and those it starts are stopped by permissions, root or not."""
    if sys.platform != "linux" or os.geteuid() != 0:
        yield
        return
    data = (_Data * 2)()
    _call("capget", data)
    before = data[0].effective
    data[0].effective = before & ~(1 << _DAC_OVERRIDE | 1 << _DAC_READ_SEARCH)
    _call("capset", data)
    try:
        yield
    finally:
        data[0].effective = before
        _call("capset", data)
