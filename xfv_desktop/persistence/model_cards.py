"""The cards of the models that a case was made with: each once, never changed."""

import hashlib
from datetime import datetime

from xfv_desktop.domain.model_library import CardRecord
from xfv_desktop.persistence.border import altered
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.persistence.codec import UNDECODABLE, from_json, timestamp, to_json


def add_card(case: CaseFile, record: CardRecord, *, at: datetime, by: str) -> str:
    """Files a card unless the case has it; the SHA-256 of its JSON text."""
    text = to_json(record)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    if not case.rows("SELECT 1 FROM model_cards WHERE sha256 = :sha256", {"sha256": sha256}):
        row = {"sha256": sha256, "record": text, "added_at": timestamp(at), "added_by": by}
        case.insert("model_cards", row)
    return sha256


def all_cards(case: CaseFile) -> dict[str, CardRecord]:
    """All cards by their SHA-256; none in a case of an older version that is open for reading.

    Raises:
        CaseAltered: a card is not as it was filed.
    """
    found = {}
    for row in case.rows_of("model_cards", "added_at, sha256"):
        try:
            record = from_json(row["record"], CardRecord)
        except UNDECODABLE as error:
            raise altered(case.folder, "the card of a model is unreadable") from error
        if hashlib.sha256(row["record"].encode()).hexdigest() != row["sha256"]:
            raise altered(case.folder, f"the card of {record.card.title} was changed")
        found[row["sha256"]] = record
    return found
