"""A disk that is full, as far as a process can be made to believe it."""

import sys
from contextlib import contextmanager

import pytest

_resource = pytest.importorskip("resource", reason="only POSIX systems limit the size of files")


@contextmanager
def full_disk(byte_count):
    """No file can grow beyond that size.

    Python takes half of a compiled module for the whole one, and whichever process loads it next
    fails: so none is written meanwhile, neither here nor by a process that is started here.
    """
    soft, hard = _resource.getrlimit(_resource.RLIMIT_FSIZE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "dont_write_bytecode", True)
        patch.setenv("PYTHONDONTWRITEBYTECODE", "1")
        _resource.setrlimit(_resource.RLIMIT_FSIZE, (byte_count, hard))
        try:
            yield
        finally:
            _resource.setrlimit(_resource.RLIMIT_FSIZE, (soft, hard))
