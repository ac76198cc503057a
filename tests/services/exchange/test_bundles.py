"""A case goes into a file and comes out of it: everything is there, or nothing."""

import errno
import hashlib
import json
import os

import pytest

from xfv_desktop.domain.errors import (
    BundleAltered,
    CaseAltered,
    CaseExists,
    CaseTooNew,
    NotInCase,
    OutputUnwritable,
    UserError,
)
from xfv_desktop.domain.jobs import Cancelled, CancelToken
from xfv_desktop.persistence import bundle_files, tables
from xfv_desktop.services.cases import casework, checking
from xfv_desktop.services.exchange import bundles

from ..bundle_world import EXAMINER, PASSPHRASE, entries, exported, packed, relisted, rows


def test_a_case_comes_back_as_it_was(reported, tmp_path):
    """Row by row and file by file; the trail goes on with the import."""
    before = {table: list(tables.each(reported, table)) for table in tables.tables(reported)}
    made, changes = bundles.export_case(reported, tmp_path / "case.zip", examiner=EXAMINER)
    assert made.sha256 == hashlib.sha256(made.path.read_bytes()).hexdigest()
    assert changes.event.details["sha256"] == made.sha256

    done = bundles.import_case(made.path, tmp_path / "back.xfv", examiner=EXAMINER)

    assert (done.signer, done.sha256) == (None, made.sha256)
    with casework.open_case(done.folder, writable=False) as back:
        assert checking.case_fault(back) is None
        after = {table: list(tables.each(back, table)) for table in tables.tables(back)}
        *trail, last = after.pop("audit")
        assert trail == before.pop("audit")
        assert after == before
        assert json.loads(last["details"])["sha256"] == made.sha256
        for number in (1, 2):
            assert casework.load_examination(back, number) == casework.load_examination(
                reported, number
            )
        for report in casework.overview(back).reports:
            here, there = (casework.report_document(one, report) for one in (back, reported))
            assert here.read_bytes() == there.read_bytes()


def test_every_table_is_in_the_bundle(bundle, reported):
    """Also those that a later version adds: the tables are asked for, not listed."""
    files = entries(bundle)
    in_database = {
        row["name"]
        for row in reported.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
        if row["name"] != "_sqlite_migrations"
    }
    in_bundle = {name.split("/")[2].removesuffix(".jsonl") for name in files if "/tables/" in name}
    assert in_bundle == in_database
    for table in in_database:
        count = reported.rows(f'SELECT count(*) AS n FROM "{table}"')[0]["n"]
        assert len(rows(files, table)) == count


LATER = "CREATE TABLE later (id INTEGER PRIMARY KEY, bytes BLOB, number REAL, words TEXT) STRICT"


def test_a_table_of_a_later_version_comes_along(reported, tmp_path):
    """A table that nobody here has heard of, with every kind of value."""
    reported.database.execute(LATER)
    reported.database.execute(
        "INSERT INTO later VALUES (1, x'00ff', 2.0, 'Käse \u2028 \"x\"'), (2, NULL, 1e300, '')"
    )
    reported.database.conn.commit()
    texts = {
        table: [tables.row_text(row) for row in tables.each(reported, table)]
        for table in tables.tables(reported)
    }
    with casework.create_case(tmp_path / "new", title="t", examiner=EXAMINER) as new:
        new.database.execute(LATER)
        with new.transaction():
            tables.put_back(new, {"later": texts["later"]})
        assert list(tables.each(new, "later")) == [
            {"id": 1, "bytes": b"\0\xff", "number": 2.0, "words": 'Käse \u2028 "x"'},
            {"id": 2, "bytes": None, "number": 1e300, "words": ""},
        ]


def undated(files):
    """What a bag says of itself, but for its day, which is that of the last event."""
    info, day = files.pop("bag-info.txt").decode(), rows(files, "audit")[-1]["at"][:10]
    assert info.count(f"Bagging-Date: {day}\n") == 1
    return info.replace(day, "")


def test_out_in_and_out_again_gives_the_same_payload(bundle, tmp_path):
    """But for the trail, which now tells of the import, and where and when it ends."""
    done = bundles.import_case(bundle, tmp_path / "back.xfv", examiner=EXAMINER)
    first, second = entries(bundle), entries(exported(done.folder, tmp_path / "again"))
    assert undated(first) == undated(second)

    trail = "data/tables/audit.jsonl"
    assert second.pop(trail).startswith(first.pop(trail))
    facts = [json.loads(files.pop("data/case.json")) for files in (first, second)]
    ends = [fact.pop("audit head")["sequence"] for fact in facts]
    counts = [fact["rows"].pop("audit") for fact in facts]
    assert facts[0] == facts[1]
    assert ends == counts == [ends[0], ends[0] + 1]
    lists = ("manifest-sha256.txt", "tagmanifest-sha256.txt")
    assert {n: d for n, d in first.items() if n not in lists} == {
        n: d for n, d in second.items() if n not in lists
    }


def test_the_same_case_gives_the_same_bytes(reported_folder, signed, signer, tmp_path):
    again = exported(reported_folder, tmp_path, identity=signer, passphrase=PASSPHRASE)
    assert again.read_bytes() == signed.read_bytes()


def test_who_signed_is_known_and_written_down(signed, tmp_path):
    done = bundles.import_case(signed, tmp_path / "back.xfv", examiner=EXAMINER)
    assert done.signer is not None
    assert done.signer.name == EXAMINER
    with casework.open_case(done.folder, writable=False) as back:
        details = casework.audit_trail(back)[-1].details
    assert (details["signer"], details["certificate sha256"]) == (
        EXAMINER,
        done.signer.fingerprint,
    )


def test_nothing_is_overwritten(bundle, reported, tmp_path):
    taken = tmp_path / "taken.zip"
    taken.write_bytes(b"mine")
    with pytest.raises(OutputUnwritable, match="exists already"):
        bundles.export_case(reported, taken, examiner=EXAMINER)
    assert taken.read_bytes() == b"mine"
    with pytest.raises(CaseExists):
        bundles.import_case(bundle, reported.folder, examiner=EXAMINER)
    with pytest.raises(UserError, match="anonymously"):
        bundles.export_case(reported, tmp_path / "a.zip", examiner=" ")


def test_an_altered_case_gives_no_bundle(reported, tmp_path):
    original = next(path for path in (reported.folder / "files").rglob("*") if path.is_file())
    original.chmod(0o600)
    original.write_bytes(b"other")
    with pytest.raises(CaseAltered, match="No bundle can be made"):
        bundles.export_case(reported, tmp_path / "a.zip", examiner=EXAMINER)
    assert left_behind(tmp_path, reported.folder) == []


@pytest.mark.parametrize("moment", ["write", "fsync", "replace"])
def test_a_full_disk_leaves_no_half_bundle(reported, tmp_path, monkeypatch, moment):
    """Whenever it happens; afterwards the export succeeds and the trail is whole."""

    def refuse(*_args, **_more):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        if moment == "write":
            patch.setattr(bundle_files, "write_archive", refuse)
        elif moment == "fsync":
            patch.setattr(bundle_files.os, "fsync", refuse)
        else:
            patch.setattr(bundle_files.Path, "replace", refuse)
        with pytest.raises(OutputUnwritable, match="No space left"):
            bundles.export_case(reported, tmp_path / "a.zip", examiner=EXAMINER)
    assert left_behind(tmp_path, reported.folder) == []
    bundles.export_case(reported, tmp_path / "a.zip", examiner=EXAMINER)
    assert checking.case_fault(reported) is None


def test_where_nothing_may_be_written_there_is_one_sentence(bundle, reported, tmp_path):
    for place in (tmp_path / "nowhere" / "a.zip", tmp_path / ("x" * 300)):
        with pytest.raises(OutputUnwritable, match="cannot be written"):
            bundles.export_case(reported, place, examiner=EXAMINER)
    with pytest.raises(OutputUnwritable, match="cannot be written"):
        bundles.import_case(bundle, tmp_path / "nowhere" / "a.xfv", examiner=EXAMINER)
    with pytest.raises(UserError, match="cannot be read"):
        bundles.import_case(tmp_path / "none.zip", tmp_path / "a.xfv", examiner=EXAMINER)


def test_stopping_leaves_nothing(bundle, reported, tmp_path):
    for fraction in (0.0, 0.2, 0.5, 0.9):
        cancel = CancelToken()

        def stop(done, _, limit=fraction, token=cancel):
            if done >= limit:
                token.cancel()

        with pytest.raises(Cancelled):
            bundles.export_case(
                reported, tmp_path / "a.zip", examiner=EXAMINER, progress=stop, cancel=cancel
            )
        assert left_behind(tmp_path, reported.folder) == []
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        bundles.import_case(bundle, tmp_path / "a.xfv", examiner=EXAMINER, cancel=cancel)
    assert left_behind(tmp_path, reported.folder) == []


def left_behind(place, case_folder):
    return [path.name for path in place.iterdir() if path != case_folder]


def test_a_bundle_from_the_future_is_refused(bundle, tmp_path):
    for key in ("bundle format", "case format"):
        files = entries(bundle)
        facts = json.loads(files["data/case.json"])
        files["data/case.json"] = json.dumps(facts | {key: 99}).encode()
        with pytest.raises(CaseTooNew, match="update the program"):
            bundles.import_case(
                packed(tmp_path / "new.zip", relisted(files)), tmp_path / "a.xfv", examiner=EXAMINER
            )


@pytest.mark.parametrize(
    "text", [b"", b"[]", b"{}", b"\xff", b'{"kind": "cake"}', b"[" * 100_000], ids=range(6)
)
def test_a_bag_of_something_else_is_refused(bundle, tmp_path, text):
    files = entries(bundle) | {"data/case.json": text}
    with pytest.raises(BundleAltered, match="which case"):
        bundles.import_case(
            packed(tmp_path / "new.zip", relisted(files)), tmp_path / "a.xfv", examiner=EXAMINER
        )
    assert not (tmp_path / "a.xfv").exists()


def test_a_redacted_bundle_is_no_case(reported, tmp_path):
    bundles.export_case(reported, tmp_path / "a.zip", examiner=EXAMINER, redact=["remarks"])
    with pytest.raises(UserError, match="ask for the whole one"):
        bundles.import_case(tmp_path / "a.zip", tmp_path / "a.xfv", examiner=EXAMINER)


def test_only_what_there_is_can_be_left_out(reported, tmp_path):
    with pytest.raises(NotInCase, match="no exhibit Q9"):
        bundles.export_case(reported, tmp_path / "a.zip", examiner=EXAMINER, redact=["Q9"])
    with pytest.raises(UserError, match="“the truth” cannot be left out"):
        bundles.export_case(reported, tmp_path / "a.zip", examiner=EXAMINER, redact=["the truth"])


def test_a_kill_leaves_nothing_that_looks_like_a_bundle(reported, tmp_path):
    """What it does leave has a hidden name, and gives way to the next export."""
    litter = tmp_path / ".a.zip.part"
    litter.write_bytes(b"half")
    made, _ = bundles.export_case(reported, tmp_path / "a.zip", examiner=EXAMINER)
    assert not litter.exists()
    assert entries(made.path)
