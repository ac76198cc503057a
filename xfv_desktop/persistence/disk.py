"""What must be on the disk is on the disk."""

import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
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


@contextmanager
def growing_folder(folder: Path) -> Iterator[Path]:
    """A new folder to be filled in the block: whole under its name at the end, or not there at all.

    It grows under a passing name, so that a kill leaves no half one under the real name.
    """
    draft = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}")
    try:
        draft.mkdir()
        yield draft
        sync_folder(draft)
        draft.rename(folder)
    except BaseException:
        remove_folder(draft)
        raise
    sync_folder(folder.parent)


def remove_folder(folder: Path) -> None:
    """Away with it and all that is in it, as far as the system allows."""
    with suppress(OSError):
        for path in folder.rglob("*"):
            if not path.is_symlink():
                path.chmod(0o700)  # Windows deletes no read-only file
    shutil.rmtree(folder, ignore_errors=True)
