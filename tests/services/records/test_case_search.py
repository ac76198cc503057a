"""Known cases, what is told of them before anybody is named, and how they are found."""

import shutil

import pytest

from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.jobs import Cancelled, CancelToken
from xfv_desktop.domain.procedure import Order
from xfv_desktop.services.cases import casework
from xfv_desktop.services.opinion import procedure, unmasking
from xfv_desktop.services.program.settings import Settings
from xfv_desktop.services.records import case_search, known_cases, sketches

from ..bundle_world import EXAMINER


@pytest.fixture
def settings(own_base_dir):
    return Settings()


@pytest.fixture
def known(tmp_path, filled_folder, settings):
    """The filled case, known because it was open last."""
    folder = tmp_path / "robbery.xfv"
    shutil.copytree(filled_folder, folder)
    known_cases.remember(settings, folder)
    return folder


def found(settings, text):
    return [one.folder.name for one in case_search.find_cases(settings, text)]


def opinion_first(folder):
    with casework.open_case(folder, writable=True) as case:
        unmasking.set_order(case, Order.OPINION_FIRST, person=EXAMINER)


def test_the_last_ones_come_first_and_can_be_forgotten(settings, tmp_path):
    for name in ("a", "b", "a"):
        known_cases.remember(settings, tmp_path / name)
    assert [one.name for one in known_cases.recent(settings)] == ["a", "b"]
    known_cases.forget(settings, tmp_path / "a")
    assert known_cases.recent(Settings()) == (tmp_path / "b",)
    (settings.folder / known_cases.FILE).write_text("{no list")
    assert known_cases.recent(settings) == ()


def test_cases_are_found_in_the_folder_of_the_settings_but_not_within_cases(settings, tmp_path):
    for name in ("one.xfv", "year/two.xfv", "one.xfv/inner.xfv", ".hidden/three.xfv", "a/b/c/d.xfv",
                 "a/b/c/d/e.xfv"):  # fmt: skip
        (tmp_path / "lab" / name).mkdir(parents=True, exist_ok=True)
    settings.set("cases.folder", str(tmp_path / "lab"))
    assert [one.name for one in known_cases.known(settings)] == ["d.xfv", "one.xfv", "two.xfv"]
    settings.set("cases.folder", str(tmp_path / "gone"))
    with pytest.raises(UserError, match="is not there"):
        known_cases.known(settings)


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("Robbery", True),
        ("robb", True),
        ("obbery", False),
        ("K2", True),
        ("K3", False),
        ("grace_hopper", True),
        (EXAMINER, True),
        ("robbery hopper K1", True),
        ("robbery nobody", False),
        ('"robbery" OR *', True),
        ("title:", True),
    ],
)
def test_a_case_is_found_by_all_words(settings, known, text, hit):
    """Signs of FTS5's own language are only signs; “OR” is a word that no case has."""
    expected = ["robbery.xfv"] if hit and "OR" not in text and "title" not in text else []
    assert found(settings, text) == expected


def test_a_case_is_found_by_a_day_of_its_history_and_by_its_hash(settings, known):
    one = sketches.sketch(known)
    assert found(settings, one.days[0]) == ["robbery.xfv"]
    assert found(settings, one.days[0][:7]) == ["robbery.xfv"]
    assert found(settings, one.told[0].image.sha256[:12]) == ["robbery.xfv"]
    assert found(settings, "1999-01-01") == []


def test_what_is_hidden_is_neither_told_nor_found(settings, known):
    """From the moment at which the own opinion comes first, not only from the next start."""
    assert found(settings, "astronaut") == ["robbery.xfv"]
    opinion_first(known)
    assert found(settings, "astronaut") == []
    assert found(settings, "K2") == ["robbery.xfv"]
    one = sketches.sketch(known)
    assert ([e.number for e in one.told], one.questioned, one.known) == (["Q1"], 1, 2)
    index = (settings.folder / "cases.db").read_bytes()
    assert b"astronaut" not in index


def test_an_ended_procedure_looks_like_any_work_on_an_opinion(known):
    opinion_first(known)
    with casework.open_case(known, writable=True) as case:
        procedure.open_procedure(case, "Q1", "K1", person=EXAMINER)
        assert sketches.sketch_of(case).open_procedures == 1
        procedure.end_insufficient(case, 1, person=EXAMINER, reason="nothing is resolved")
    one = sketches.sketch(known)
    assert (one.last, one.last_by, one.open_procedures) == (sketches.OPINION, EXAMINER, 0)
    assert "resolved" not in str(one)


def test_no_lock_is_taken_and_nothing_written(settings, known):
    with casework.open_case(known, writable=True):
        assert sketches.sketch(known).condition is sketches.Condition.READABLE
    before = {path: path.read_bytes() for path in known.rglob("*") if path.is_file()}
    sketches.sketch(known)
    assert sketches.seal_fault(known) is None
    assert {path: path.read_bytes() for path in known.rglob("*") if path.is_file()} == before


def test_of_an_encrypted_case_only_the_folder_is_known(settings, tmp_path):
    pytest.importorskip("sqlcipher3")
    folder = tmp_path / "quiet.xfv"
    casework.create_case(
        folder, title="Loud title", examiner=EXAMINER, passphrase="long enough"
    ).close()
    known_cases.remember(settings, folder)
    one = sketches.sketch(folder)
    assert (one.condition, one.name, one.title) == (sketches.Condition.ENCRYPTED, "quiet", "")
    assert (found(settings, "quiet"), found(settings, "loud")) == (["quiet.xfv"], [])


def test_missing_and_damaged_cases_say_so(settings, known, tmp_path):
    assert found(settings, "robbery")
    (known / "case.db").write_bytes(b"no database")
    damaged, missing = sketches.sketch(known), sketches.sketch(tmp_path / "gone.xfv")
    assert (damaged.condition, missing.condition) == (
        sketches.Condition.UNREADABLE,
        sketches.Condition.MISSING,
    )
    assert "its database is missing or damaged" in damaged.fault
    shutil.rmtree(known)
    assert found(settings, "robbery") == []


def test_an_altered_row_is_found_without_the_files(known):
    from sqlite_utils import Database

    database = Database(known / "case.db")
    database.execute("DROP TRIGGER IF EXISTS case_frozen")
    with database.conn:
        for (name,) in database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'case'"
        ).fetchall():
            database.execute(f'DROP TRIGGER "{name}"')
        database.execute("UPDATE \"case\" SET title = 'Another'")
    database.close()
    try:
        fault = sketches.seal_fault(known)
    except UserError as error:  # the missing trigger is a fault of its own
        fault = str(error)
    assert fault


def test_a_damaged_index_is_made_again_and_a_cancelled_one_goes_on(settings, known):
    (settings.folder / "cases.db").write_bytes(b"x" * 5000)
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        case_search.find_cases(settings, "robbery", cancel=token)
    assert found(settings, "robbery") == ["robbery.xfv"]


def test_words_are_needed(settings):
    with pytest.raises(UserError, match="what to look for"):
        case_search.find_cases(settings, " – *")
