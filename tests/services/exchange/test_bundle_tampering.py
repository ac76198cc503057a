"""Whatever is done to a bundle is found, and named, before anything of it is stored."""

import base64
import hashlib
import io
import json
import stat
import zipfile

import pytest

from xfv_desktop.domain.audit import ORIGIN, canonical, seal_of
from xfv_desktop.domain.errors import BundleAltered
from xfv_desktop.services.exchange import bundles

from ..bundle_world import EXAMINER, entries, packed, relisted, rows


def refused(path, tmp_path, fault):
    """The bundle is refused in a sentence that names the fault, and leaves nothing behind."""
    before = set(tmp_path.iterdir())
    with pytest.raises(BundleAltered, match=fault):
        bundles.import_case(path, tmp_path / "in.xfv", examiner=EXAMINER)
    assert set(tmp_path.iterdir()) == before


@pytest.fixture
def files(signed):
    return entries(signed)


def first(files, folder):
    return next(name for name in sorted(files) if name.startswith(f"data/{folder}/"))


def test_a_flipped_byte_anywhere(signed, tmp_path):
    """Some places all over the file, the beginning and the end whole."""
    data = signed.read_bytes()
    places = [*range(0, len(data), len(data) // 12), *range(40), *range(len(data) - 40, len(data))]
    changed = tmp_path / "changed.zip"
    for place in places:
        flipped = bytearray(data)
        flipped[place] ^= 1
        changed.write_bytes(flipped)
        refused(changed, tmp_path, "not as it was made")


def test_a_flipped_byte_of_every_file(files, tmp_path):
    """With an archive that is sound again: the lists find it, and name the file."""
    for name, data in files.items():
        other = data[:-1] + bytes([data[-1] ^ 1]) if data else b"x"
        changed = packed(tmp_path / "changed.zip", files | {name: other})
        what = name if name.startswith("data/") else "not as it was"
        refused(changed, tmp_path, what)


def test_files_added_taken_and_renamed(files, tmp_path):
    for name in ("data/more.txt", "data/files/more", "more.txt", "fetch.txt", "data.txt"):
        refused(packed(tmp_path / "c.zip", files | {name: b"x"}), tmp_path, name)
    for name in sorted(files):
        fewer = {there: data for there, data in files.items() if there != name}
        what = "signature was taken" if name == "signature.json" else name.split("/")[0]
        refused(packed(tmp_path / "c.zip", fewer), tmp_path, what)
    report = first(files, "reports")
    renamed = dict(files)
    renamed["data/reports/other.pdf"] = renamed.pop(report)
    refused(packed(tmp_path / "c.zip", renamed), tmp_path, "other.pdf|" + report)


def test_two_files_that_change_places(files, tmp_path):
    one, two = sorted(name for name in files if name.startswith("data/files/"))[:2]
    swapped = files | {one: files[two], two: files[one]}
    refused(packed(tmp_path / "c.zip", swapped), tmp_path, one)
    refused(packed(tmp_path / "c.zip", relisted(swapped)), tmp_path, "signature")
    unsigned = unsigned_of(swapped)
    refused(packed(tmp_path / "c.zip", unsigned), tmp_path, "other contents than its name")


def unsigned_of(files):
    """All lists made anew and no signature: what somebody can do who knows the format."""
    files = {name: data for name, data in files.items() if name != "signature.json"}
    lines = files["bag-info.txt"].decode().splitlines(keepends=True)
    files["bag-info.txt"] = "".join(
        "Signed-By: nobody\n" if line.startswith("Signed-By") else line for line in lines
    ).encode()
    return relisted(files)


def test_lists_that_were_cut_or_written_otherwise(files, tmp_path):
    for name in ("tagmanifest-sha256.txt", "manifest-sha256.txt"):
        lines = files[name].splitlines(keepends=True)
        for text in (lines[1:], lines[:-1], lines[::-1], [*lines, b"\n"], [*lines, lines[0]], []):
            changed = files | {name: b"".join(text)}
            refused(packed(tmp_path / "c.zip", changed), tmp_path, "not as it was")


def changed_value(text):
    """Another value of the same kind: one bit of the bytes, or another name."""
    try:
        data = bytearray(base64.b64decode(text, validate=True))
    except ValueError:
        return "Ed448"
    data[len(data) // 2] ^= 1
    return base64.b64encode(data).decode()


def test_signatures_that_are_not_this_one(files, tmp_path):
    """Changed in any field, of another list, cut, or with a word more."""
    fields = json.loads(files["signature.json"])
    assert set(fields) == {"algorithm", "binding", "certificate", "public key", "signature"}
    for name in fields:
        swapped = fields | {name: changed_value(fields[name])}
        for other in (swapped, {n: v for n, v in fields.items() if n != name}):
            changed = files | {"signature.json": canonical(other).encode()}
            refused(packed(tmp_path / "c.zip", changed), tmp_path, "not as it was signed")
    for text in (b"", b"{}", b"[]", b"null", json.dumps(fields, indent=1).encode()):
        changed = files | {"signature.json": text}
        refused(packed(tmp_path / "c.zip", changed), tmp_path, "not as it was signed")
    more = canonical(fields | {"note": "x"}).encode()
    refused(packed(tmp_path / "c.zip", files | {"signature.json": more}), tmp_path, "signed")


def test_a_signature_of_somebody_else(files, tmp_path):
    """The list says who signed, and the signature covers the list."""
    changed = files["bag-info.txt"].replace(EXAMINER.encode(), b"B. Examiner")
    refused(
        packed(tmp_path / "c.zip", relisted(files | {"bag-info.txt": changed})),
        tmp_path,
        "not as it was signed",
    )


def with_rows(files, table, change):
    """An unsigned bundle with other rows in a table and all lists made anew."""
    changed = [canonical(row) for row in change(rows(files, table))]
    text = "".join(f"{row}\n" for row in changed).encode()
    return unsigned_of(files | {f"data/tables/{table}.jsonl": text})


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("exhibits", "source", "elsewhere"),
        ("examinations", "score", 0.999),
        ("case", "title", "Another case"),
        ("reports", "signer", "B. Examiner"),
        ("people", "organisation", "elsewhere"),
        ("checkpoints", "document", "{}"),
        ("custody", "reason", "elsewhere"),
        ("regions", "annotations", "[]"),
        ("audit", "actor", "B. Examiner"),
        ("audit", "at", "2020-01-01T00:00:00.000000Z"),
    ],
)
def test_a_changed_row_of_any_table(files, tmp_path, table, column, value):
    """Even by somebody who makes all lists anew: the audit trail sealed the rows."""

    def change(there):
        return [there[0] | {column: value}, *there[1:]]

    refused(packed(tmp_path / "c.zip", with_rows(files, table, change)), tmp_path, "not as it was")


def test_rows_missing_twice_or_from_nowhere(files, tmp_path):
    for table in ("exhibits", "examinations", "reports", "audit"):
        for change in (
            lambda there: there[1:],
            lambda there: there[:-1],
            lambda there: [*there, there[-1]],
            lambda there: [there[0] | {"unknown": 1}, *there[1:]],
            lambda there: [{}, *there],
        ):
            changed = packed(tmp_path / "c.zip", with_rows(files, table, change))
            refused(changed, tmp_path, "not as it was")
    for text in (b"{}", b"null\n", b"\xff\n", b"[1]\n", b"{\n", b"[" * 9999 + b"\n"):
        changed = unsigned_of(files | {"data/tables/custody.jsonl": text})
        refused(packed(tmp_path / "c.zip", changed), tmp_path, "a row")
    for name in ("data/tables/folder/exhibits.jsonl", "data/files/folder/file"):
        changed = unsigned_of(files | {name: b""})
        refused(packed(tmp_path / "c.zip", changed), tmp_path, "no tables|other contents")
    bare = unsigned_of({n: d for n, d in files.items() if not n.startswith("data/tables/")})
    refused(packed(tmp_path / "c.zip", bare), tmp_path, "no tables of rows")
    changed = unsigned_of(files | {"data/tables/sqlite_master.jsonl": b""})
    refused(packed(tmp_path / "c.zip", changed), tmp_path, "no table “sqlite_master”")


def test_a_trail_that_was_cut_and_sealed_anew(files, tmp_path):
    """A whole new chain is sound in itself; but the bundle says where the trail ended."""

    def change(there):
        previous, made = ORIGIN, []
        for row in there[:-1]:
            body = {key: value for key, value in row.items() if key not in ("seal", "previous")}
            body["actor"] = "Nobody"
            previous = seal_of(previous=previous, **body)
            made.append(body | {"previous": row["previous"], "seal": previous})
        return made

    refused(packed(tmp_path / "c.zip", with_rows(files, "audit", change)), tmp_path, "trail|event")


def test_a_file_that_nobody_names(files, tmp_path):
    data = b"smuggled"
    name = hashlib.sha256(data).hexdigest()
    changed = unsigned_of(files | {f"data/files/{name}": data})
    refused(packed(tmp_path / "c.zip", changed), tmp_path, f"no row of the case names.*{name}")


def by_zipfile(files, *, compression=zipfile.ZIP_STORED, change=lambda info: info, more=()):
    """The same files in an archive by another program."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as made:
        for name, data in [*sorted(files.items()), *more]:
            info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            info.create_system, info.external_attr = 3, 0o100644 << 16
            info.compress_type = compression
            made.writestr(change(info), data)
    return stream.getvalue()


def linked(info):
    if info.filename.startswith("data/files/"):
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


@pytest.mark.parametrize(
    ("how", "fault"),
    [
        ({"compression": zipfile.ZIP_DEFLATED}, "is compressed"),
        ({"change": linked}, "link"),
        ({"more": [("../../evil.txt", b"x")]}, "evil.txt"),
        ({"more": [("/etc/evil.txt", b"x")]}, "evil.txt"),
        ({"more": [("data\\..\\evil.txt", b"x")]}, "evil.txt"),
        ({"more": [("bagit.txt", b"x")]}, "bagit.txt"),
    ],
    ids=["bomb", "link", "traversal", "absolute", "backslash", "duplicate"],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_archives_of_others(files, tmp_path, how, fault):
    changed = tmp_path / "changed.zip"
    changed.write_bytes(by_zipfile(files, **how))
    refused(changed, tmp_path, fault)


@pytest.mark.parametrize("data", [b"", b"PK", b"no archive at all", b"PK\5\6" + b"\0" * 18])
def test_what_is_no_bundle_at_all(tmp_path, data):
    changed = tmp_path / "changed.zip"
    changed.write_bytes(data)
    refused(changed, tmp_path, "bundle")
