"""What works here: program, Python, operating system, every installed package; and its memory."""

import functools
import os
import platform
from collections.abc import Mapping
from importlib.metadata import distributions
from types import MappingProxyType

from xfv_desktop import __version__
from xfv_desktop.engine import memory


def computer() -> dict[str, str]:
    """Program and computer as they are now."""
    return {
        "program": f"XFV Desktop {__version__}",
        "Python": f"{platform.python_implementation()} {platform.python_version()}",
        "operating system": f"{platform.system()} {platform.release()}",
        "machine": platform.machine(),
        "processors": str(os.cpu_count()),
    }


def hand_back_memory() -> None:
    """The system gets what the engine keeps for its next work; takes some 20 ms."""
    memory.hand_back()


@functools.cache
def packages() -> Mapping[str, str]:
    """Every installed package with its version, by name; read once, as the program itself is."""
    known = (one.metadata for one in distributions())
    found = {one["Name"]: one["Version"] for one in known}
    return MappingProxyType(dict(sorted(found.items(), key=lambda item: item[0].lower())))
