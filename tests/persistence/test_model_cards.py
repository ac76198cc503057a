"""The case keeps the card of each model that it was made with, once and for ever."""

import sqlite3

import attrs
import pytest

from xfv_desktop.domain.errors import CaseAltered
from xfv_desktop.domain.model_library import CardRecord, ModelImport
from xfv_desktop.persistence.model_cards import add_card, all_cards

CAME = ModelImport(
    file="net.onnx", byte_count=12, sha256="a" * 64, imported_by="A. Prüfer",
    imported_at="2026-03-01T12:00:00Z", program="XFV Desktop", licence_text="MIT\n„Text“",
)  # fmt: skip


@pytest.fixture
def record(examined):
    return CardRecord(examined.comparison.model, CAME)


def add(case, record, examined):
    with case.transaction():
        return add_card(case, record, at=examined.examined_at, by="A. Prüfer")


def test_a_card_comes_back_as_it_was_and_is_kept_once(case, examined, record):
    sha256 = add(case, record, examined)
    assert add(case, record, examined) == sha256
    assert all_cards(case) == {sha256: record}
    other = attrs.evolve(record, imported=None)
    assert add(case, other, examined) != sha256
    assert len(all_cards(case)) == 2


def test_a_changed_card_is_noticed(case, examined, record):
    add(case, record, examined)
    case.database.execute("DROP TRIGGER model_cards_stay")
    for text in ("replace(record, 'MobileFaceNet', 'Other')", "'{}'"):
        with case.database.atomic():
            case.database.execute(f"UPDATE model_cards SET record = {text}")
        with pytest.raises(CaseAltered, match="card of"):
            all_cards(case)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE model_cards SET record = 'x'", "never changes"),
        ("DELETE FROM model_cards", "never removed"),
        ("REPLACE INTO model_cards SELECT * FROM model_cards", "never replaced"),
    ],
)
def test_the_store_itself_refuses_changes(case, examined, record, statement, words):
    add(case, record, examined)
    with pytest.raises(sqlite3.IntegrityError, match=words), case.transaction():
        case.database.execute(statement)
