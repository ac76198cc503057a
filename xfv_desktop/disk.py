"""Files and folders written whole or not at all; what the system refuses, told in one sentence."""

import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from xfv_desktop.domain.errors import OutputUnwritable


def with_ending(path: Path, *endings: str) -> Path:
    """The path, the first of the endings added to its name unless that has one of them."""
    return path if path.suffix.lower() in endings else path.with_name(path.name + endings[0])


@contextmanager
def writing_to(place: Path) -> Iterator[None]:
    """Inside it, what the operating system refuses is an ``OutputUnwritable`` of that place."""
    try:
        yield
    except OSError as error:
        raise OutputUnwritable(
            f"{place} cannot be written ({error.strerror or error}): check the disk, its free "
            "space and your permissions, then try again."
        ) from error


def write_new(path: Path, data: bytes, *, private: bool = False) -> None:
    """Writes a file that did not exist, or nothing at all; raises OutputUnwritable.

    Nobody but its owner may read a ``private`` one.
    """
    with writing_to(path):
        try:
            stream = path.open("xb")
        except FileExistsError as error:
            raise OutputUnwritable(f"{path} exists already: choose another name.") from error
        try:
            with stream:
                if private:
                    path.chmod(0o600)
                stream.write(data)
        except OSError:
            path.unlink(missing_ok=True)
            raise


def refuse_unwritable(path: Path) -> None:
    """Before the work of which a file is to be written: raises OutputUnwritable if it cannot be.

    A file would be lost, a folder lies there, or there is none to hold it. A device may be written
    to.
    """
    if path.is_file():
        raise OutputUnwritable(f"{path} exists already: choose another name.")
    if path.is_dir():
        raise OutputUnwritable(f"“{path}” is a folder: name the file to be written.")
    if not (folder := path.parent).is_dir():
        raise OutputUnwritable(f"There is no folder {folder}: make it, or choose another one.")


@contextmanager
def new_file(path: Path, data: bytes) -> Iterator[None]:
    """A new file that is there in the end only if the block succeeds; raises OutputUnwritable."""
    write_new(path, data)
    try:
        yield
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def replace_file(path: Path, data: bytes, *, private: bool = False) -> None:
    """Writes or replaces a file, as a whole or not at all; raises OutputUnwritable.

    A link stays a link. Nobody but its owner may read a ``private`` file.
    """
    with writing_to(path):
        target = path.resolve()
        if target.exists() and not target.is_file():
            target.write_bytes(data)  # a device, which is written to as it is
            return
        with growing_file(target) as draft:
            draft.touch(0o600 if private else 0o666)
            draft.write_bytes(data)


@contextmanager
def growing_file(path: Path) -> Iterator[Path]:
    """A file to be written in the block: in the place of what was there at the end, or gone.

    It grows beside it under one passing name, not a random one: what a kill has left gives way to
    the next attempt. Raises OutputUnwritable; errors of the block pass unchanged.
    """
    draft = path.with_name(f".{path.name}.part")
    try:
        with writing_to(path):
            draft.unlink(missing_ok=True)
        yield draft
        with writing_to(path):
            with draft.open("rb+") as stream:
                os.fsync(stream.fileno())
            draft.replace(path)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


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
