"""One writer per place: a lock of the operating system, gone with the process however it ends."""

import getpass
import os
import socket
import sys
from pathlib import Path
from typing import BinaryIO

from xfv_desktop.domain.errors import CaseLocked

LOCK_FILE = "case.lock"

if sys.platform == "win32":
    import msvcrt

    # A locked byte cannot be read by others, so it lies far behind the holder's name.
    _LOCKED_BYTE = 1 << 30

    def locked(stream: BinaryIO) -> bool:
        """Locks the file unless somebody else has; freed when it is closed."""
        stream.seek(_LOCKED_BYTE)
        try:
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True
else:
    import fcntl

    def locked(stream: BinaryIO) -> bool:
        """Locks the file unless somebody else has; freed when it is closed."""
        # flock, not lockf: it also keeps out a second writer in the same process.
        try:
            fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def take_writer_lock(folder: Path) -> BinaryIO:
    """The lock file of the case, locked; closing it, or the end of the process, frees the lock.

    Raises:
        CaseLocked: somebody else writes; the message names who.
        OSError: the lock file cannot be opened.
    """
    # Unbuffered: closing must not try to write a second time what a full disk has refused.
    stream: BinaryIO = (folder / LOCK_FILE).open("a+b", buffering=0)
    try:
        if not locked(stream):
            stream.seek(0)
            holder = stream.read(300).decode("utf-8", "replace") or "another program"
            raise CaseLocked(
                f"The case {folder} is open for writing by {holder}; "
                "close it there, or open it here for reading only."
            )
        stream.truncate(0)
        stream.write(f"{account()} (process {os.getpid()})".encode("utf-8", "replace"))
    except BaseException:
        stream.close()
        raise
    return stream


def account() -> str:
    """The system's user and this computer, as far as they have names."""
    try:
        user = getpass.getuser()
    except (ImportError, KeyError, OSError):  # an account without a name
        user = "an unnamed user"
    return f"{user} on {socket.gethostname()}"
