"""Files that a user names: read whole, and written where nothing stood before."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import attrs

from xfv_desktop.domain.errors import OutputUnwritable, UserError


class Document(Protocol):
    """A file with a name: a path, or what came out of an encrypted case and lies in memory only."""

    @property
    def name(self) -> str:
        """The name of the file."""

    def read_bytes(self) -> bytes:
        """Its content."""


@attrs.frozen
class InMemory:
    """A document that is on no disk."""

    name: str
    data: bytes = attrs.field(repr=False)

    def read_bytes(self) -> bytes:
        """Its content."""
        return self.data


def read_file(document: Document) -> bytes:
    """The content; raises UserError."""
    try:
        return document.read_bytes()
    except OSError as error:
        raise UserError(f"{document} cannot be read ({error.strerror}): check the path.") from error


def write_new(path: Path, data: bytes) -> None:
    """Writes a file that did not exist, or nothing at all; raises OutputUnwritable."""
    try:
        stream = path.open("xb")
    except FileExistsError as error:
        raise OutputUnwritable(f"{path} exists already: choose another name.") from error
    except OSError as error:
        raise OutputUnwritable(f"{path} cannot be written ({error.strerror}).") from error
    try:
        with stream:
            stream.write(data)
    except OSError as error:
        path.unlink(missing_ok=True)
        raise OutputUnwritable(f"{path} cannot be written ({error.strerror}).") from error


@contextmanager
def new_file(path: Path, data: bytes) -> Iterator[None]:
    """A new file that is there in the end only if the block succeeds; raises OutputUnwritable."""
    write_new(path, data)
    try:
        yield
    except BaseException:
        path.unlink(missing_ok=True)
        raise
