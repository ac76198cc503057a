"""A bundle as a file: whole under its name or not there at all, and opened only when sound."""

import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from xfv_desktop.disk import growing_file, remove_folder, sync_folder, writing_to
from xfv_desktop.domain.errors import BundleAltered, OutputUnwritable, UserError
from xfv_desktop.persistence.archive import Content, read_archive, write_archive
from xfv_desktop.persistence.bag import check_bag


@contextmanager
def new_bundle(out: Path, contents: Iterable[tuple[str, Content]]) -> Iterator[str]:
    """Writes the bundle under a passing name and yields its SHA-256; it takes its name at the end.

    Read back and compared before. If anything fails, here or in the block, nothing is left.

    Raises:
        OutputUnwritable: there is such a file already, or the operating system refuses.
    """
    if os.path.lexists(out):
        raise OutputUnwritable(f"{out} exists already: choose another name for the bundle.")
    with growing_file(out) as draft:
        with writing_to(out), draft.open("wb") as stream:
            write_archive(stream, contents)
        with writing_to(out), draft.open("rb") as stream:
            for _ in read_archive(stream, draft.stat().st_size):
                pass
            stream.seek(0)
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
        yield sha256
    with writing_to(out):
        sync_folder(out.parent)


@contextmanager
def unpacked(bundle: Path, beside: Path, tags: Iterable[str]) -> Iterator[tuple[Path, str]]:
    """A folder with the files of a sound bundle, gone after the block, and the bundle's SHA-256.

    ``beside``: the folder lies in that one. ``tags``: as ``check_bag`` takes them.

    Raises:
        UserError: the file cannot be read.
        BundleAltered: it is not exactly as it was made.
        OutputUnwritable: there is no room for the files.
    """
    with writing_to(beside):
        folder = Path(tempfile.mkdtemp(prefix=f".{bundle.stem}.", dir=beside))
    try:
        try:
            stream = bundle.open("rb")
        except OSError as error:
            raise UserError(
                f"{bundle} cannot be read ({error.strerror}): check the path."
            ) from error
        with stream, writing_to(beside):
            for name, pieces in read_archive(stream, bundle.stat().st_size):
                place = folder / name
                place.parent.mkdir(parents=True, exist_ok=True)
                with place.open("xb") as copy:
                    copy.writelines(pieces)
            stream.seek(0)
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
        if not any(folder.iterdir()):
            raise BundleAltered(f"{bundle} is no bundle of XFV Desktop: choose another file.")
        check_bag(folder, tags)
        yield folder, sha256
    finally:
        remove_folder(folder)
