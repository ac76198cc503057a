"""What works here: program, Python, operating system, and every installed package."""

import os
import platform
from importlib.metadata import distributions

from xfv_desktop import __version__


def computer() -> dict[str, str]:
    """Program and computer as they are now."""
    return {
        "program": f"XFV Desktop {__version__}",
        "Python": f"{platform.python_implementation()} {platform.python_version()}",
        "operating system": f"{platform.system()} {platform.release()}",
        "machine": platform.machine(),
        "processors": str(os.cpu_count()),
    }


def packages() -> dict[str, str]:
    """Every installed package with its version, by name."""
    found = {one.metadata["Name"]: one.version for one in distributions()}
    return dict(sorted(found.items(), key=lambda item: item[0].lower()))
