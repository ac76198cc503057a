"""The tamper table: every change behind the program's back is found, and named."""

import shutil

import pytest

from xfv_desktop.domain.audit import row_sha256
from xfv_desktop.domain.casework import Examiner
from xfv_desktop.services.cases import casework, checking, checkpoints, custody, people
from xfv_desktop.services.reports import issue
from xfv_desktop.services.signatures import identity

from ...tampering import fault_of, resealed_row, rewritten, without_triggers
from ..bundle_world import EXAMINER, PASSPHRASE


@pytest.fixture(scope="module")
def whole_folder(tmp_path_factory, examined_folder, signer, make_fidelity):
    """A case in which every table has rows, with a report that was issued from it."""
    folder = shutil.copytree(examined_folder, tmp_path_factory.mktemp("whole") / "whole.xfv")
    with casework.open_case(folder, writable=True) as case:
        people.add_person(case, "B. Verifier", duty=people.Duty.VERIFIER, by=EXAMINER)
        custody.transfer(
            case, "Q1", given_by=EXAMINER, received_by="Registry", reason="Trial", person=EXAMINER
        )
        issue.issue_report(
            case, 1, examiner=Examiner(EXAMINER), identity=signer, passphrase=PASSPHRASE
        )
    return folder


@pytest.fixture
def whole(tmp_path, whole_folder):
    """A copy of it."""
    return shutil.copytree(whole_folder, tmp_path / "whole.xfv")


@pytest.fixture
def kept(tmp_path, whole_folder):
    """What was kept outside: the newest checkpoint and a copy of the report."""
    with casework.open_case(whole_folder, writable=False) as case:
        checkpoints.save_checkpoint(case, tmp_path / "checkpoint.json")
        (report,) = casework.overview(case).reports
    return {
        "checkpoints": [tmp_path / "checkpoint.json"],
        "reports": [whole_folder / "reports" / report.file],
    }


def other(value):
    """Another value of the same kind."""
    if isinstance(value, bytes):
        return value[:-1] + bytes([value[-1] ^ 1]) if value else b"x"
    return value + 1000 if isinstance(value, int | float) else f"{value}x"


def test_an_untouched_case_is_sound_also_against_what_was_kept(whole, kept):
    assert fault_of(whole, **kept) is None


TABLES = ("case", "exhibits", "examinations", "regions", "reports", "people", "custody",
          "checkpoints", "audit")  # fmt: skip


@pytest.mark.parametrize("table", TABLES)
def test_another_value_in_any_cell_of_any_row_is_found_and_named(whole, table):
    original = (whole / "case.db").read_bytes()
    with without_triggers(whole) as database:
        rows = [dict(row) for row in database.execute(f'SELECT * FROM "{table}"')]
        columns = database.execute(f"SELECT name, pk FROM pragma_table_info('{table}')").fetchall()
    assert rows
    keys = [name for name, pk in columns if pk]
    unfound = []
    for row in {id(row): row for row in (rows[0], rows[len(rows) // 2], rows[-1])}.values():
        for column, pk in columns:
            if pk and table == "audit":
                continue  # an event under another number has tests of its own
            (whole / "case.db").write_bytes(original)
            with without_triggers(whole) as database:
                where = " AND ".join(f"{key} = :_{key}" for key in keys)
                values = {f"_{key}": row[key] for key in keys}
                database.execute(
                    f'UPDATE "{table}" SET {column} = :value WHERE {where}',
                    {**values, "value": other(row[column])},
                )
            fault = fault_of(whole, with_files=False)
            name = "event" if table in ("audit", "checkpoints") else ""
            if fault is None or name not in fault:
                unfound.append((column, tuple(values.values()), fault))
    assert unfound == []


@pytest.mark.parametrize("table", TABLES)
def test_a_row_that_is_gone_is_found(whole, table):
    with without_triggers(whole) as database:
        one = "1 = 1" if table == "case" else f'rowid = (SELECT min(rowid) FROM "{table}")'
        if table in ("exhibits", "regions", "reports"):
            one = "1 = 1"
        database.execute(f'DELETE FROM "{table}" WHERE {one}')
    assert fault_of(whole, with_files=False) is not None


def test_a_row_that_nobody_wrote_is_found(whole):
    with without_triggers(whole) as database:
        database.execute("INSERT INTO people SELECT 9, 'Eve', duty, '', x'', '', added_at, name"
                         " FROM people WHERE entry = 1")  # fmt: skip
    assert fault_of(whole) == "The table “people” holds a row 9 that no audit event tells of."


@pytest.mark.parametrize("which", ["original", "maps", "report", "unlisted"])
def test_one_flipped_byte_in_any_file_is_found_and_the_file_named(whole, which):
    with casework.open_case(whole, writable=False) as case:
        exhibit = casework.overview(case).exhibits[0].image.sha256
        rows = case.rows("SELECT maps_sha256 FROM examinations")
        report = casework.overview(case).reports[0].file
    path = {
        "original": whole / "files" / exhibit[:2] / exhibit,
        "maps": whole / "files" / rows[0]["maps_sha256"][:2] / rows[0]["maps_sha256"],
        "report": whole / "reports" / report,
        "unlisted": whole / "files" / "ab" / ("ab" + 62 * "0"),  # as a cached picture would lie
    }[which]
    path.parent.mkdir(exist_ok=True)
    data = bytearray(path.read_bytes() if path.exists() else b"cached")
    data[len(data) // 2] ^= 1
    if path.exists():
        path.chmod(0o600)
    path.write_bytes(data)
    fault = fault_of(whole)
    assert fault is not None
    assert path.name in fault


def test_two_files_that_changed_places_are_found(whole):
    one, two = sorted((whole / "files").glob("*/*"))[:2]
    first, second = one.read_bytes(), two.read_bytes()
    for path, data in ((one, second), (two, first)):
        path.chmod(0o600)
        path.write_bytes(data)
    fault = fault_of(whole)
    assert one.name in fault or two.name in fault


def test_a_file_that_is_gone_is_found(whole):
    path = next((whole / "files").glob("*/*"))
    path.unlink()
    assert path.name in fault_of(whole)


def test_a_log_that_was_cut_off_is_found_by_either_copy_outside(whole, kept):
    """Everything after the last comparison: events, and the rows that they tell of."""
    with without_triggers(whole) as database:
        last = "(SELECT max(sequence) FROM audit WHERE action = 'faces compared and explained')"
        for table in ("checkpoints", "reports", "custody"):
            rows = " WHERE number > 3" if table == "custody" else ""  # three came with exhibits
            database.execute(f"DELETE FROM {table}{rows}")
        database.execute("DELETE FROM people WHERE entry > 1")
        database.execute(f"DELETE FROM audit WHERE sequence > {last}")
    for path in (whole / "reports").iterdir():
        path.unlink()
    assert fault_of(whole) is None  # sound in itself: that is why copies are kept outside
    for name in kept:
        assert "cut off or replaced by an older copy" in fault_of(whole, **{name: kept[name]})


def test_an_older_copy_of_the_database_is_found(whole, examined_folder, kept):
    shutil.copy(examined_folder / "case.db", whole / "case.db")
    for path in (whole / "reports").iterdir():
        path.unlink()
    assert fault_of(whole) is None
    for name in kept:
        assert "older copy" in fault_of(whole, **{name: kept[name]})


def test_a_trail_that_was_rewritten_as_a_whole_is_found(whole, kept):
    """Row, row hash, every seal: all of it forged by somebody who knows how. Not the signatures."""
    with without_triggers(whole) as database:
        database.execute("UPDATE custody SET received_by = 'Eve' WHERE number = 4")
        (row,) = database.execute("SELECT * FROM custody WHERE number = 4").fetchall()
        reseal = resealed_row(row_sha256(dict(row)), "custody", "4")

        def forge(action, details):
            reseal(action, details)
            if details.get("custody entry") == 4:
                details["to"] = "Eve"

        rewritten(database, forge)
    assert "the trail was rewritten" in fault_of(whole)  # the case's own checkpoint says so
    with without_triggers(whole) as database:
        database.execute("DELETE FROM checkpoints")
        database.execute("DELETE FROM audit WHERE action = 'checkpoint signed'")
    assert fault_of(whole) is not None
    for name in kept:
        assert fault_of(whole, **{name: kept[name]}) is not None


def test_a_checkpoint_of_another_case_is_no_witness(whole, kept, examined, signer):
    loaded = identity.opened_identity(signer, PASSPHRASE)
    checkpoints.seal_case(examined, loaded, person=EXAMINER)
    fault = checking.outside_fault(examined, checkpoints=kept["checkpoints"])
    assert "Audit event" in fault or "another case" in fault


@pytest.mark.parametrize("field", ["seal", "sequence", "at", "signer", "public_key", "binding"])
def test_an_edited_checkpoint_proves_nothing(whole, kept, field):
    (path,) = kept["checkpoints"]
    lines = path.read_text().splitlines()
    (line,) = [number for number, text in enumerate(lines) if f'"{field}"' in text]
    end = len(lines[line].rstrip('",')) - 1
    lines[line] = (
        lines[line][:end] + ("1" if lines[line][end] != "1" else "2") + lines[line][end + 1 :]
    )
    path.write_text("\n".join(lines))
    assert fault_of(whole, **kept) is not None


def test_an_edited_report_proves_nothing(whole, kept, tmp_path):
    data = bytearray(kept["reports"][0].read_bytes())
    data[len(data) // 2] ^= 1
    forged = tmp_path / "forged.pdf"
    forged.write_bytes(data)
    assert "proves nothing" in fault_of(whole, reports=[forged])


def test_the_fast_check_sees_the_newest_events_and_the_checkpoints(whole):
    with without_triggers(whole) as database:
        database.execute("UPDATE audit SET actor = 'Eve' WHERE sequence = 7")
    with casework.open_case(whole, writable=False) as case:
        assert "event 7" in checking.trail_fault(case)


def test_a_failed_verification_is_an_event_itself(whole, signer):
    with without_triggers(whole) as database:
        database.execute("UPDATE exhibits SET label = 'x' WHERE number = 'K1'")
    with casework.open_case(whole, writable=True) as case:
        with pytest.raises(Exception, match="No report can be issued"):
            issue.issue_report(
                case,
                1,
                examiner=Examiner(EXAMINER),
                identity=signer,
                passphrase=PASSPHRASE,
            )
        event = casework.audit_trail(case)[-1]
    assert event.action == checking.FAILED
    assert "exhibit K1" in event.details["fault"]
