"""What the case holds on the two faces on the desk: a result for each model and explainer."""

from xfv_desktop.domain.agreement import of_same_faces, other_results
from xfv_desktop.domain.casework import ExaminationSummary
from xfv_desktop.ui.elements.result_words import marked
from xfv_desktop.ui.state.desk import Desk


def own_result(desk: Desk) -> ExaminationSummary | None:
    """The examination on the desk as a list tells it, none where nothing is to be seen."""
    return desk.case.summary(desk.examination.number) if desk.case and desk.examination else None


def results_on_desk(desk: Desk) -> tuple[ExaminationSummary, ...]:
    """Every examination of the faces on the desk, none where nothing is to be seen."""
    case, own = desk.case, own_result(desk)
    return of_same_faces(own, case.overview.examinations) if case and own else ()


def other_results_on_desk(desk: Desk) -> tuple[ExaminationSummary, ...]:
    """Those whose result is not that of the examination on the desk again."""
    case, own = desk.case, own_result(desk)
    return other_results(own, case.overview.examinations) if case and own else ()


def result_name(one: ExaminationSummary) -> str:
    """An examination among others of its pair."""
    return marked(f"{one.number} · {one.model} · {one.explainer}", enhanced=one.enhanced)
