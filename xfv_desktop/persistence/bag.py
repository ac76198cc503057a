"""A BagIt bag (RFC 8493): every file of a bundle is listed with its SHA-256, so are the lists."""

import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import bagit

from xfv_desktop.persistence.archive import Content, pieces_of
from xfv_desktop.persistence.border import altered_bundle

PAYLOAD = "data"
SIGNATURE = "signature.json"
"""Signs the tag manifest, so no manifest can list it."""
MANIFEST, TAG_MANIFEST = "manifest-sha256.txt", "tagmanifest-sha256.txt"
DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

# What is wrong with a bag is told in the error; the library's log would only repeat it.
logging.getLogger("bagit").propagate = False
logging.getLogger("bagit").addHandler(logging.NullHandler())


def bagged(
    payload: Iterable[tuple[str, Content]],
    *,
    info: Mapping[str, str],
    tags: Mapping[str, bytes],
    sign: Callable[[bytes], bytes] | None,
) -> Iterator[tuple[str, Content]]:
    """The files of a bag in the order of their names, the payload read only once.

    Not ``bagit.make_bag``, which moves the files about on the disk and the whole program into
    their folder. ``payload`` comes in the order of its names, without ``data/``; ``tags`` are
    further files beside it; ``sign`` makes the signature file for the tag manifest.
    """
    fields = "".join(f"{name}: {value}\n" for name, value in sorted(info.items()))
    beside = {"bagit.txt": DECLARATION, "bag-info.txt": fields.encode(), **tags}
    before = {name: data for name, data in beside.items() if name < PAYLOAD}
    yield from sorted(before.items())
    lines = []
    for name, content in payload:
        lines.append(_line(f"{PAYLOAD}/{name}", _sha256(content)))
        yield f"{PAYLOAD}/{name}", content
    beside[MANIFEST] = "".join(lines).encode()
    listed = "".join(_line(name, _sha256(data)) for name, data in sorted(beside.items())).encode()
    beside[TAG_MANIFEST] = listed
    if sign is not None:
        beside[SIGNATURE] = sign(listed)
    yield from sorted((n, d) for n, d in beside.items() if n not in before)


def check_bag(folder: Path, tags: Iterable[str]) -> None:
    """Every file in the folder is listed, and every listed one is there and unaltered.

    ``tags``: the files that may stand beside the payload besides those of every bag.

    Raises:
        BundleAltered: with the name of a file that is not as it should be.
    """
    known = {"bagit.txt", "bag-info.txt", MANIFEST, TAG_MANIFEST, SIGNATURE, PAYLOAD, *tags}
    found = {path.name for path in folder.iterdir()}
    if surplus := found - known:
        raise altered_bundle(f"“{min(surplus)}” does not belong into a bundle")
    if missing := known - found - {SIGNATURE, *tags}:
        raise altered_bundle(f"“{min(missing)}” is missing")
    try:
        listed = bagit.Bag(str(folder))
        listed.validate()
    except bagit.BagValidationError as error:
        raise altered_bundle(str(error.details[0] if error.details else error)) from error
    except (bagit.BagError, ValueError, KeyError) as error:
        raise altered_bundle(str(error)) from error
    # The library overlooks files in the root that no list names, and lines that list nothing.
    if unlisted := found - {PAYLOAD, TAG_MANIFEST, SIGNATURE} - set(listed.tagfile_entries()):
        raise altered_bundle(f"“{min(unlisted)}” is not in the list of files")
    for name, entries in (
        (MANIFEST, listed.payload_entries()),
        (TAG_MANIFEST, listed.tagfile_entries()),
    ):
        lines = "".join(_line(path, entries[path]["sha256"]) for path in sorted(entries))
        if (folder / name).read_bytes() != lines.encode():
            raise altered_bundle(f"“{name}” is not written as the program writes it")


def _line(name: str, sha256: str) -> str:
    return f"{sha256}  {name}\n"


def _sha256(content: Content) -> str:
    digest = hashlib.sha256()
    for piece in pieces_of(content):
        digest.update(piece)
    return digest.hexdigest()
