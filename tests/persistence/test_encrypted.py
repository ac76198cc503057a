"""An encrypted case keeps the promises of every case, and shows nothing to whoever has no key.

The tests that are imported run with the encrypted case of this module.
"""

import hashlib
import json
import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xfv_desktop.domain.errors import (
    CaseAltered,
    EncryptionMissing,
    PassphraseNeeded,
    UserError,
    WrongPassphrase,
)
from xfv_desktop.persistence import audit_log, connection, files, records, vault
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.persistence.creation import create_case
from xfv_desktop.persistence.vault import VAULT_FILE, Vault

from .test_audit_log import *  # noqa: F403
from .test_files import *  # noqa: F403
from .test_records import *  # noqa: F403

pytest.importorskip("sqlcipher3")

for name in (
    "test_any_rewritten_field_is_found", "test_a_removed_event_is_found",
    "test_a_renumbered_event_is_found", "test_an_emptied_trail_is_found",
    "test_details_that_are_not_the_sealed_text_are_found", "test_the_next_reader_finds_it",
    "test_a_tail_that_was_cut_off_shows_only_beside_an_earlier_head",
    "test_a_reader_stores_nothing_and_removes_nothing",
    "test_an_issued_report_is_never_overwritten",
    "test_a_report_that_a_kill_left_unlisted_does_not_stand_in_the_way",
    "test_an_examination_comes_back_the_same_for_a_reader",
):  # fmt: skip
    del globals()[name]  # they open the database or a file past the program, as nobody can here

PASSPHRASE = "ein langer Satz"
VAULT = Vault(b"d" * 32, b"f" * 32)


@pytest.fixture(autouse=True)
def cheap(monkeypatch):
    """Deriving a key takes half a second on purpose; what is derived here guards nothing."""
    monkeypatch.setattr(vault, "_COST", {"iterations": 1, "lanes": 1, "memory_kib": 64})


@pytest.fixture
def folder(tmp_path, cover, cheap):
    path = tmp_path / "Fall 100 % #7 ?ä.xfv"
    create_case(path, cover, actor="A. Prüfer", passphrase=PASSPHRASE).close()
    return path


@pytest.fixture
def case(folder):
    with CaseFile.open(folder, writable=True, passphrase=PASSPHRASE) as opened:
        yield opened


def everything(folder):
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_nothing_can_be_read_without_the_key(examined, case, cover):
    """Neither names nor pictures: not in the database, its log, the files or the reports."""
    files.put(case, b"a photograph of somebody" * 100)
    files.put_report(case, "r.pdf", b"%PDF-1.7 a report on somebody")
    stored = everything(case.folder)
    for word in (b"somebody", b"%PDF-1.7", b"SQLite format", b"exhibits", cover.title.encode()):
        assert word not in stored


def test_it_opens_with_its_passphrase_only(folder, cover):
    with pytest.raises(PassphraseNeeded, match="is encrypted: give its passphrase"):
        CaseFile.open(folder, writable=False)
    for wrong in ("", "ein langer satz", PASSPHRASE + " "):
        with pytest.raises(WrongPassphrase, match="does not open the case; type it again"):
            CaseFile.open(folder, writable=True, passphrase=wrong)
    with CaseFile.open(folder, writable=False, passphrase=PASSPHRASE) as case:
        assert records.cover(case) == cover
        with CaseFile.open(folder, writable=False, vault=case.vault) as beside:
            assert audit_log.fault(beside) is None


def test_a_reader_finds_what_the_writer_filed(examined, case, folder):
    with CaseFile.open(folder, writable=False, passphrase=PASSPHRASE) as reader:
        assert records.examination(reader, 1) == examined
        assert audit_log.events(reader) == audit_log.events(case)


def test_a_short_passphrase_makes_no_case(tmp_path, cover):
    with pytest.raises(UserError, match="too short"):
        create_case(tmp_path / "a.xfv", cover, actor="A", passphrase="short")
    assert list(tmp_path.iterdir()) == []


def test_without_the_library_it_is_said_what_to_install(folder, tmp_path, cover, monkeypatch):
    monkeypatch.setattr(connection, "_SQLCIPHER", None)
    with pytest.raises(EncryptionMissing, match=r"pip install xfv-desktop\[encryption\]"):
        CaseFile.open(folder, writable=False, passphrase=PASSPHRASE)
    with pytest.raises(EncryptionMissing):
        create_case(tmp_path / "b.xfv", cover, actor="A", passphrase=PASSPHRASE)
    assert not (tmp_path / "b.xfv").exists()


def test_a_vault_that_was_changed(folder):
    """In any field, or cut; without it the database looks like a damaged one."""
    place = folder / VAULT_FILE
    whole = place.read_text(encoding="utf-8")
    fields = json.loads(whole)
    for name, value in fields.items():
        for other in (value + 1 if isinstance(value, int) else value[:-1] + "0", None):
            if other == value:
                other = value[:-1] + "1"
            place.write_text(json.dumps(fields | {name: other}), encoding="utf-8")
            with pytest.raises((WrongPassphrase, UserError)):
                CaseFile.open(folder, writable=False, passphrase=PASSPHRASE)
    costs = [json.dumps(fields | {"memory_kib": cost}) for cost in (-1, 1 << 40)]
    for text in ("", "{}", "[]", "[" * 100_000, *costs):
        place.write_text(text, encoding="utf-8")
        with pytest.raises(UserError, match="is damaged"):
            CaseFile.open(folder, writable=False, passphrase=PASSPHRASE)
    place.unlink()
    with pytest.raises(CaseAltered, match="database is missing or damaged; restore"):
        CaseFile.open(folder, writable=False, passphrase=PASSPHRASE)


def test_a_changed_database_is_damaged(folder):
    place = folder / "case.db"
    data = bytearray(place.read_bytes())
    for at in (20, 5000, len(data) - 5):
        data[at] ^= 1
        place.write_bytes(data)
        data[at] ^= 1
        with pytest.raises(CaseAltered, match="damaged"):
            CaseFile.open(folder, writable=True, passphrase=PASSPHRASE)


def test_files_that_change_places_or_are_cut(case):
    one, two = files.put(case, b"one" * 999), files.put(case, b"two" * 999)
    places = [case.folder / "files" / name[:2] / name for name in (one, two)]
    for place in places:
        place.chmod(0o600)
    first, second = (place.read_bytes() for place in places)
    for other in (second, first[:-1], first[:10], b"", b"one" * 999, first + b"x"):
        places[0].write_bytes(other)
        with pytest.raises(CaseAltered, match="was altered"):
            files.get(case, one)
    places[0].write_bytes(first)
    assert files.get(case, one) == b"one" * 999


def test_a_path_for_libraries_is_gone_afterwards(case):
    sha256 = files.put(case, b"a film")
    with files.readable(case, sha256) as path:
        assert path.read_bytes() == b"a film"
    assert not path.exists()


@given(st.lists(st.binary(max_size=60), max_size=6), st.sampled_from([1, 7, 16, 64]))
def test_sealed_pieces_open_again_and_only_as_a_whole(tmp_path_factory, pieces, size):
    whole = b"".join(pieces)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vault, "_PIECE", size)
        sealed = b"".join(VAULT.sealed(pieces, "name"))
        place = tmp_path_factory.mktemp("sealed") / "file"

        def opened(data, name="name"):
            place.write_bytes(data)
            with place.open("rb") as stream:
                return b"".join(VAULT.opened(stream, name))

        assert opened(sealed) == whole
        step = size + 16
        body = len(sealed) - (len(sealed) - 25) % step if whole else len(sealed)
        for other in (sealed[:-1], sealed[:body][:-step], sealed[:25], sealed[:3]):
            if other != sealed:
                with pytest.raises(ValueError, match=r"sealed|altered"):
                    opened(other)
        with pytest.raises(ValueError, match="altered"):
            opened(sealed, "another name")


def test_no_two_files_are_sealed_alike(case):
    data = b"the same"
    first, second = (b"".join(VAULT.sealed([data], "n")) for _ in range(2))
    assert first[:25] != second[:25]
    assert hashlib.sha256(data).hexdigest() == files.put(case, data)


def test_the_folder_can_be_moved(folder, tmp_path):
    moved = shutil.move(folder, tmp_path / "elsewhere.xfv")
    with CaseFile.open(moved, writable=True, passphrase=PASSPHRASE) as case:
        assert audit_log.fault(case) is None
