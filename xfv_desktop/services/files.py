"""Files that a user names: read whole, and written where nothing stood before."""

from pathlib import Path

from xfv_desktop.domain.errors import OutputUnwritable, UserError


def read_file(path: Path) -> bytes:
    """The content; raises UserError."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError(f"{path} cannot be read ({error.strerror}): check the path.") from error


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
