"""The check of a map in a case: stored once, logged, sealed. One toy explainer, so it is quick."""

import gc
import hashlib
import json
import weakref

import attrs
import numpy as np
import pytest

from xfv_desktop.domain.casework import Examiner
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.explanation import Explanation, SaliencyMap
from xfv_desktop.domain.fidelity import GalleryFace
from xfv_desktop.domain.jobs import Cancelled, CancelToken
from xfv_desktop.domain.procedure import Order, Stage
from xfv_desktop.engine import fidelity as trials
from xfv_desktop.engine.explanation import EXPLAINERS, Explainer
from xfv_desktop.services.cases import casework, checking, people
from xfv_desktop.services.comparison import examination, fidelity
from xfv_desktop.services.comparison.examination import ChosenFace
from xfv_desktop.services.evidence import intake
from xfv_desktop.services.opinion import procedure, unmasking
from xfv_desktop.services.reports.report_document import report_document

from ...tampering import without_triggers
from ..conftest import EXAMINER
from ..opinion.test_procedure import worked


@pytest.fixture
def swift(monkeypatch):
    """An explainer that costs nothing, and two fixed controls that cost nothing."""

    def explain(network, probe, reference, *, progress, cancel):
        cancel.raise_if_cancelled()
        one = SaliencyMap.from_signed(probe.pixels.mean(2).astype(np.float32))
        return Explanation("swift", {}, one, one)

    entry = Explainer(title="swift", source="this test", cost="none", explain=explain)
    monkeypatch.setitem(EXPLAINERS._entries, "swift", entry)
    monkeypatch.setattr(trials, "FIXED_CONTROLS", ("control-gaussian", "control-edges"))
    monkeypatch.setattr(trials, "RANDOM_MAPS", 2)


@pytest.fixture
def compared(filled, swift):
    """A case in which Q1 was compared with K1, which is the same file."""
    examination.examine(filled, "Q1", "K1", examiner=EXAMINER, explainer="swift")
    return filled


def test_a_network_that_is_forgotten_leaves_the_memory(compared):
    """Models are added and removed while the window is open."""
    fidelity.assess(compared, 1, examiner=EXAMINER, device="cpu")
    loaded = weakref.ref(examination.network("sface", "cpu"))
    examination.forget_networks()
    gc.collect()
    assert loaded() is None


def test_the_check_is_stored_once_logged_and_sealed(compared):
    changes = fidelity.assess(compared, 1, examiner=EXAMINER)
    record = casework.load_examination(compared, 1).fidelity
    assert changes.kinds == {"fidelity"}
    assert casework.fidelity_records(compared) == {1: record}
    assert record.explainer == "swift"
    assert record.partner.distractors[0].name == "K2"
    assert record.region.donor == "K2"
    details = changes.event.details
    assert details["verdicts"] == [verdict.text for verdict in record.verdicts]
    assert details["passed"] is (not record.failed)
    assert checking.case_fault(compared) is None
    with pytest.raises(UserError, match="checked already"):
        fidelity.assess(compared, 1, examiner=EXAMINER)


def test_no_face_is_tried_that_makes_a_pair_whose_own_opinion_is_open(compared):
    """K2 as another face tells its score with Q1, and by its absence that they are accepted."""
    people.add_person(compared, "Ben")
    unmasking.set_order(compared, Order.OPINION_FIRST, person=EXAMINER)
    for number, person in ((1, EXAMINER), (2, "Ben")):
        procedure.open_procedure(compared, "Q1", "K1", person=person)
        worked(compared, number, person, Stage.EVALUATION)
    fidelity.assess(compared, 1, examiner=EXAMINER)
    record = casework.fidelity_records(compared)[1]
    assert "K2" not in {*told(record), record.region.donor}

    procedure.open_procedure(compared, "Q1", "K2", person=EXAMINER)
    worked(compared, 3, EXAMINER, Stage.EVALUATION)
    examination.examine(compared, "Q1", "K1", examiner=EXAMINER, explainer="swift")
    fidelity.assess(compared, 2, examiner=EXAMINER)
    made = casework.load_examination(compared, 2)
    assert "K2" in told(made.fidelity)
    report_document(compared, made, Examiner(EXAMINER), made.examined_at)
    with pytest.raises(UserError, match="how Q1 scores with K2: Ben has to lock"):
        report_document(compared, made, Examiner("Ben"), made.examined_at)


def test_a_record_that_was_changed_behind_the_back_is_found(compared):
    fidelity.assess(compared, 1, examiner=EXAMINER)
    with without_triggers(compared.folder) as database:
        (text,) = database.execute("SELECT record FROM fidelity").fetchone()
        better = json.loads(text)
        better["partner"]["dependence"] = 0.99
        database.execute("UPDATE fidelity SET record = ?", [json.dumps(better)])
    assert "fidelity record of examination 1" in checking.case_fault(compared)


def test_cancelling_stores_nothing(compared):
    cancel = CancelToken()

    def progress(fraction, message):
        if "mask 1" in message:
            cancel.cancel()

    before = casework.overview(compared)
    with pytest.raises(Cancelled):
        fidelity.assess(compared, 1, examiner=EXAMINER, progress=progress, cancel=cancel)
    assert casework.overview(compared) == before
    assert casework.fidelity_records(compared) == {}


def chosen(path):
    inspection = intake.inspect(path)
    return ChosenFace(inspection.photograph, inspection.faces, inspection.chosen(None))


def told(record):
    return [one.name for one in record.partner.distractors]


def test_without_a_case_the_portraits_serve_and_never_the_pair_itself(portraits, swift):
    hopper = chosen(portraits[0])
    options = {"model": "sface", "explainer": "swift", "device": "auto"}
    comparison, explanation = examination.compare_faces(hopper, hopper, **options)
    record = fidelity.fidelity_of(comparison, explanation, device="auto")
    assert told(record) == ["portrait of Eileen Collins", "the reference turned by 180° (no face)"]
    digest = hashlib.sha256(portraits[1].read_bytes()).hexdigest()
    assert record.partner.distractors[0].sha256 == digest

    same = GalleryFace("K9", comparison.probe.image.sha256, comparison.probe.crop)
    other = attrs.evolve(same, name="K8", sha256="8" * 64)
    again = fidelity.fidelity_of(comparison, explanation, device="auto", others=[same, other])
    assert told(again) == told(record)


def test_another_file_of_the_model_is_refused(portraits, swift):
    hopper = chosen(portraits[0])
    comparison, explanation = examination.compare_faces(
        hopper, hopper, model="sface", explainer="swift", device="auto"
    )
    other = attrs.evolve(comparison, model=attrs.evolve(comparison.model, sha256="0" * 64))
    with pytest.raises(UserError, match="compare the photographs again"):
        fidelity.fidelity_of(other, explanation, device="auto")
