"""The models that a case was made with, and what several of them say about one pair."""

from xfv_desktop.domain.agreement import of_same_faces, other_results
from xfv_desktop.domain.casework import ExaminationSummary
from xfv_desktop.domain.model_library import CardRecord
from xfv_desktop.engine.model_files.models import absence
from xfv_desktop.persistence import model_cards, records
from xfv_desktop.persistence.case_file import CaseFile


def case_cards(case: CaseFile) -> dict[str, CardRecord]:
    """The cards that the case keeps, by their SHA-256; raises CaseAltered."""
    return model_cards.all_cards(case)


def missing_models(case: CaseFile) -> tuple[str, ...]:
    """One sentence for each model that the case was made with and that is not here any more."""
    cards = {record.card.sha256: record.card for record in case_cards(case).values()}
    return tuple(filter(None, map(absence, cards.values())))


def others_of(case: CaseFile, number: int) -> tuple[ExaminationSummary, ...]:
    """The other results on the pair of an examination; all of them, also those that disagree."""
    one = records.examination_summary(case, number)
    return other_results(one, records.examination_summaries(case))


def same_faces(case: CaseFile, number: int) -> tuple[ExaminationSummary, ...]:
    """Every examination of the same two faces as in that one, which is among them."""
    one = records.examination_summary(case, number)
    return of_same_faces(one, records.examination_summaries(case))
