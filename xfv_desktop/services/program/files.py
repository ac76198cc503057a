"""Documents that a user names, on a disk or in memory only, read as a whole."""

from typing import Protocol

import attrs

from xfv_desktop.domain.errors import UserError


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
