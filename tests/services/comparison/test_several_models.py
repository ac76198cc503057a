"""Several models on one pair: an examination each, all results told, the cards kept."""

import shutil
from datetime import UTC, datetime

import pytest

from xfv_desktop.domain.agreement import agreement, result_of
from xfv_desktop.domain.casework import Examiner
from xfv_desktop.domain.errors import UnknownName, UserError
from xfv_desktop.engine.model_files import models as engine_models
from xfv_desktop.engine.model_files.models import model_card, weights
from xfv_desktop.services.cases import casework, checking
from xfv_desktop.services.cases.casework import overview
from xfv_desktop.services.comparison import case_models, examination, repetition
from xfv_desktop.services.model_library import models
from xfv_desktop.services.reports import issue

from ..conftest import EXAMINER


@pytest.fixture
def strict(library, tmp_path):
    """The default model under the name “strict”, with a threshold that nothing reaches."""
    file, card = tmp_path / "strict.onnx", tmp_path / "strict.toml"
    file.write_bytes(weights(model_card("sface")))
    text = models.exported_card("sface").replace("threshold = 0.308", "threshold = 0.999999")
    card.write_text(text.replace("scale = [1.0, 1.0, 1.0]", "scale = [0.99, 0.99, 0.99]"))
    models.add_model(models.offered(file, card), by="The laboratory", device="cpu")
    return "strict"


@pytest.fixture
def both(filled, strict):
    """Two different persons compared by both models."""
    changes = examination.examine(
        filled, "Q1", "K2", examiner=EXAMINER, models=("sface", strict),
        explainer="control-gaussian", device="cpu",
    )  # fmt: skip
    assert changes.numbers == ("1", "2")
    return filled


def test_each_model_makes_an_examination_with_its_card(both, strict):
    made = [casework.load_examination(both, number) for number in (1, 2)]
    assert [one.comparison.model.name for one in made] == ["sface", strict]
    cards = case_models.case_cards(both)
    assert [record.card for record in cards.values()] == [one.comparison.model for one in made]
    came = {record.card.name: record.imported for record in cards.values()}
    assert came["sface"] is None
    assert came[strict].imported_by == "The laboratory"
    events = casework.audit_trail(both)[-2:]
    assert [event.details["model card sha256"] for event in events] == list(cards)
    assert checking.case_fault(both) is None


def test_the_same_cards_are_not_kept_twice(both, strict):
    examination.examine(
        both, "Q1", "K1", examiner=EXAMINER, models=(strict,), explainer="control-gaussian",
        device="cpu",
    )  # fmt: skip
    assert len(case_models.case_cards(both)) == 2


def test_a_review_is_told_what_is_missing(both, strict):
    assert case_models.missing_models(both) == ()
    card = model_card(strict)
    models.remove_model(strict)
    # the default model has the same file, so nothing is missing
    assert case_models.missing_models(both) == ()
    comparison = casework.load_examination(both, 2).comparison
    with pytest.raises(UnknownName, match="no model “strict”"):
        repetition.network_of(comparison, "", "cpu")
    assert card.sha256 == comparison.model.sha256


def test_a_missing_model_is_named_with_hash_and_source(both, strict, monkeypatch):
    models.remove_model(strict)
    monkeypatch.setattr(engine_models, "built_in_names", lambda: ())
    comparison = casework.load_examination(both, 2).comparison
    with pytest.raises(UnknownName) as caught:
        repetition.network_of(comparison, "", "cpu")
    sentence = str(caught.value)
    for part in (comparison.model.title, comparison.model.sha256, comparison.model.source):
        assert part in sentence
    assert case_models.missing_models(both) == (sentence,)


def test_the_report_names_all_results_on_the_pair(both):
    first, second = overview(both).examinations
    for one, other in ((first, second), (second, first)):
        document = issue.report_document(
            both, casework.load_examination(both, one.number), Examiner(EXAMINER),
            datetime.now(UTC),
        )  # fmt: skip
        assert document.other_results == (other,)
    assert "Both models reject" in agreement([result_of(one) for one in (first, second)])


@pytest.mark.parametrize("names", [(), ("sface", "sface")])
def test_models_are_named_once_each(filled, names):
    with pytest.raises(UserError, match="Name at least one model"):
        examination.examine(filled, "Q1", "K1", examiner=EXAMINER, models=names)


def test_nothing_is_stored_where_one_model_fails(filled, strict, own_base_dir):
    shutil.rmtree(own_base_dir / "models")
    with pytest.raises(UnknownName):
        examination.examine(
            filled, "Q1", "K1", examiner=EXAMINER, models=("sface", strict),
            explainer="control-gaussian", device="cpu",
        )  # fmt: skip
    assert overview(filled).examinations == ()
