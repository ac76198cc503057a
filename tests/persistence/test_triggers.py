"""What the store itself refuses, also to somebody who writes SQL past the program."""

import sqlite3

import attrs
import pytest

from xfv_desktop.domain.casework import Report
from xfv_desktop.domain.evidence import Origin
from xfv_desktop.persistence import audit_log, records
from xfv_desktop.persistence.custody_records import add_custody
from xfv_desktop.persistence.fidelity_records import add_fidelity
from xfv_desktop.persistence.origins import add_origin

EVENT = "(sequence, at, actor, action, details, previous, seal)"
SEAL = "a" * 64


@pytest.fixture
def strange(case, examined, make_fidelity, make_custody):
    """A connection without one of the program's switches, recursive_triggers and foreign keys."""
    report = Report("2026-1", 1, "2026-1.pdf", SEAL, "A. Prüfer", examined.examined_at)
    with case.transaction():
        records.add_report(case, report)
        add_fidelity(case, 1, make_fidelity(), at=examined.examined_at, by="A. Prüfer")
        add_custody(case, make_custody())
        case.insert("checkpoints", {"sequence": 2, "document": "{}"})
        audit_log.append(case, actor="A. Prüfer", action="all filed", details={})
        add_origin(case, "Q1", Origin(subject="unknown man"), None)
    connection = sqlite3.connect(case.folder / "case.db")
    yield connection
    connection.close()


def event(sequence, previous, seal=SEAL):
    return f"({sequence}, '2026-03-01T12:00:00.000000Z', 'x', 'y', '{{}}', {previous}, '{seal}')"


HEAD = "(SELECT seal FROM audit ORDER BY sequence DESC LIMIT 1)"

REFUSED = {
    "UPDATE audit SET actor = 'other'": "append-only",
    "UPDATE audit SET sequence = sequence + 10": "append-only",
    "UPDATE OR REPLACE audit SET sequence = 1 WHERE sequence = 2": "append-only",
    "DELETE FROM audit WHERE sequence = 2": "append-only",
    "DELETE FROM audit": "append-only",
    f"INSERT OR REPLACE INTO audit {EVENT} VALUES {event(1, HEAD)}": "continue the chain",
    f"REPLACE INTO audit {EVENT} VALUES {event(2, HEAD)}": "continue the chain",
    f"INSERT INTO audit {EVENT} VALUES {event(5, HEAD)}": "continue the chain",
    f"INSERT INTO audit {EVENT} VALUES {event(0, HEAD)}": "continue the chain",
    f"INSERT INTO audit {EVENT} VALUES {event('NULL', HEAD)}": "continue the chain",
    f"INSERT INTO audit {EVENT} VALUES {event(4, repr(SEAL))}": "continue the chain",
    f"INSERT INTO audit {EVENT} VALUES {event(4, 'NULL')}": "continue the chain",
    f"INSERT INTO audit {EVENT} VALUES {event(4, HEAD, 'short')}": "CHECK constraint",
    "UPDATE exhibits SET image_sha256 = replace(image_sha256, 'a', 'b')": "only the meant face",
    "UPDATE exhibits SET number = 'Q9' WHERE number = 'Q1'": "only the meant face",
    "UPDATE exhibits SET face_index = 0, faces = '[]'": "only the meant face",
    "UPDATE exhibits SET face_index = -1": "CHECK constraint",
    "DELETE FROM exhibits": "never removed",
    "REPLACE INTO exhibits SELECT * FROM exhibits": "never replaced",
    "UPDATE examinations SET score = 0.99": "never changes",
    "DELETE FROM examinations": "never removed",
    "REPLACE INTO examinations SELECT * FROM examinations": "takes the next number",
    "DELETE FROM regions": "emptied, never removed",
    "UPDATE regions SET side = 'reference'": "stay with their photograph",
    "UPDATE reports SET signer = 'other'": "never changes",
    "DELETE FROM reports": "never removed",
    "REPLACE INTO reports SELECT * FROM reports": "never replaced",
    "REPLACE INTO reports SELECT 'new', 1, file, sha256, signer, issued_at FROM reports": (
        "never replaced"
    ),
    "UPDATE people SET certificate = x'00'": "never changes",
    "DELETE FROM people": "never removed",
    "REPLACE INTO people SELECT * FROM people": "takes the next entry",
    "UPDATE custody SET received_by = 'other'": "append-only",
    "DELETE FROM custody": "append-only",
    "REPLACE INTO custody SELECT * FROM custody": "takes the next number",
    "UPDATE checkpoints SET document = '{}'": "never changes",
    "DELETE FROM checkpoints": "never removed",
    "REPLACE INTO checkpoints SELECT * FROM checkpoints": "newest audit event",
    "INSERT INTO checkpoints VALUES (1, '{}')": "newest audit event",
    "UPDATE fidelity SET record = '{}'": "never changes",
    "DELETE FROM fidelity": "never removed",
    "UPDATE origins SET origin = '{}'": "an origin never changes",
    "DELETE FROM origins": "an origin is never removed",
    "REPLACE INTO origins SELECT * FROM origins": "an origin is never replaced",
    "REPLACE INTO fidelity SELECT * FROM fidelity": "never replaced",
    'UPDATE "case" SET demonstration = 1': "origin of a case",
    'UPDATE "case" SET created_at = created_at': "origin of a case",
    'DELETE FROM "case"': "keeps its cover",
    'REPLACE INTO "case" SELECT * FROM "case"': "one cover",
}


@pytest.mark.parametrize("statement", REFUSED)
def test_refused(strange, statement):
    before = list(strange.iterdump())
    with pytest.raises(sqlite3.IntegrityError, match=REFUSED[statement]):
        strange.execute(statement)
    strange.rollback()
    assert list(strange.iterdump()) == before


def test_an_event_that_continues_the_chain_is_let_in(strange):
    """Proof that the refusals above have their reason in the event and not in the statement."""
    strange.execute(f"INSERT INTO audit {EVENT} VALUES {event(4, HEAD)}")


def test_every_column_of_an_exhibit_but_the_meant_face_is_guarded(strange):
    columns = [row[1] for row in strange.execute("PRAGMA table_info(exhibits)")]
    free = []
    for column in columns:
        try:
            strange.execute(f"UPDATE exhibits SET {column} = {column}")
        except sqlite3.IntegrityError:
            continue
        free.append(column)
    assert free == ["face_index"]


def test_an_examination_needs_both_exhibits(case, make_examination):
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"), case.transaction():
        records.add_examination(case, make_examination())


def test_an_examination_takes_the_next_number(case, examined):
    later = attrs.evolve(examined, number=3)
    with pytest.raises(sqlite3.IntegrityError, match="next number"), case.transaction():
        records.add_examination(case, later)


def test_a_report_needs_its_examination(case):
    report = Report("1", 1, "1.pdf", SEAL, "x", records.cover(case).created_at)
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"), case.transaction():
        records.add_report(case, report)


@pytest.mark.parametrize(
    "change",
    [{"number": "K1"}, {"number": "Q0"}, {"number": "1"}, {"face_index": -1}],
    ids=str,
)
def test_an_exhibit_that_makes_no_sense_is_refused(case, make_exhibit, change):
    exhibit = attrs.evolve(make_exhibit("Q1"), **change)
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"), case.transaction():
        records.add_exhibit(case, exhibit)


def test_text_in_a_number_column_is_refused(case, examined):
    with pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT"), case.transaction():
        case.update("exhibits", {"number": "Q1"}, {"face_index": "second"})
