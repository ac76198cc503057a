"""A disk that is full, as far as a process can be made to believe it."""

from contextlib import contextmanager

import pytest

_resource = pytest.importorskip("resource", reason="only POSIX systems limit the size of files")


@contextmanager
def full_disk(byte_count):
    """No file can grow beyond that size."""
    soft, hard = _resource.getrlimit(_resource.RLIMIT_FSIZE)
    _resource.setrlimit(_resource.RLIMIT_FSIZE, (byte_count, hard))
    try:
        yield
    finally:
        _resource.setrlimit(_resource.RLIMIT_FSIZE, (soft, hard))
