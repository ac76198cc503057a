"""What must be on the disk is on the disk."""

import os
import shutil
import sys
from contextlib import suppress
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


def remove_folder(folder: Path) -> None:
    """Away with it and all that is in it, as far as the system allows."""
    with suppress(OSError):
        for path in folder.rglob("*"):
            if not path.is_symlink():
                path.chmod(0o700)  # Windows deletes no read-only file
    shutil.rmtree(folder, ignore_errors=True)
