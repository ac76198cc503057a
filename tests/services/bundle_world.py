"""A case with a report in it, its bundles, and what can be done to a bundle."""

import hashlib
import io
import json
import shutil

from xfv_desktop.persistence.archive import read_archive, write_archive
from xfv_desktop.services.cases import casework
from xfv_desktop.services.exchange import bundles

EXAMINER = "A. Examiner"
PASSPHRASE = "correct horse battery"


def exported(folder, place, **how):
    """A bundle of a copy of the case, which keeps what the export writes into the trail."""
    copy = shutil.copytree(folder, place / folder.name)
    with casework.open_case(copy, writable=True) as case:
        bundles.export_case(case, place / "case.zip", examiner=EXAMINER, **how)
    return place / "case.zip"


def entries(bundle):
    """Names and contents of a bundle, as the program reads them."""
    data = bundle.read_bytes()
    files = read_archive(io.BytesIO(data), len(data))
    return {name: b"".join(pieces) for name, pieces in files}


def packed(path, files):
    """A bundle of these files, without any list made anew."""
    with path.open("wb") as stream:
        write_archive(stream, sorted(files.items()))
    return path


def relisted(files):
    """The same files with manifests made anew, as somebody would who knows BagIt."""

    def line(name):
        return f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n"

    files = dict(files)
    payload = sorted(name for name in files if name.startswith("data/"))
    files["manifest-sha256.txt"] = "".join(map(line, payload)).encode()
    lists = {"tagmanifest-sha256.txt", "signature.json"}
    beside = sorted(files.keys() - set(payload) - lists)
    files["tagmanifest-sha256.txt"] = "".join(map(line, beside)).encode()
    return files


def rows(files, table):
    """The rows of a table in a bundle."""
    return [json.loads(line) for line in files[f"data/tables/{table}.jsonl"].splitlines()]
