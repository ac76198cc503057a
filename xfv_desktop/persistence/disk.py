"""What must be on the disk is on the disk."""

import os
import sys
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """The names in that folder are on the disk (Windows does this on its own)."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
