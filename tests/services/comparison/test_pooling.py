"""Several questioned photographs as one."""

import attrs
import numpy as np
import pytest
from PIL import Image

from tests.calibrations import GOOD, calibration
from tests.engine.toys import face_network, small_network
from xfv_desktop.domain.calibration import NumberClass, QualityRange
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.evidence import Role
from xfv_desktop.domain.likelihood import LikelihoodRatio, NoLikelihoodRatio, template_sha256
from xfv_desktop.engine.calibration import document
from xfv_desktop.engine.pooling import pool_weights, pooled_embedding
from xfv_desktop.services.cases import casework, checking, likelihood
from xfv_desktop.services.comparison import pooling
from xfv_desktop.services.evidence import intake
from xfv_desktop.services.opinion.unmasking import Standing, concealed

EXAMINER = "A. Examiner"


def test_better_pictures_weigh_more():
    poor = attrs.evolve(GOOD, sharpness=GOOD.sharpness / 3)
    assert pool_weights([GOOD, poor]) == pytest.approx([0.75, 0.25])
    large = attrs.evolve(GOOD, eye_distance_px=500.0)
    huge = attrs.evolve(GOOD, eye_distance_px=5000.0)
    assert pool_weights([large, huge]) == pytest.approx([0.5, 0.5])
    profile = attrs.evolve(GOOD, yaw_degrees=90.0)
    assert pool_weights([GOOD, profile]) == pytest.approx([1, 0], abs=1e-9)
    nothing = attrs.evolve(GOOD, sharpness=0.0)
    assert pool_weights([nothing, nothing]) == pytest.approx([0.5, 0.5])


@pytest.mark.parametrize(("similarity", "length"), [("cosine", 1), ("euclidean", 0.625**0.5)])
def test_a_pool_has_the_form_that_is_compared_and_one_picture_stays_as_it_is(similarity, length):
    network = face_network(small_network(), similarity=similarity)
    a, b = np.array([1.0, 0, 0]), np.array([0, 1.0, 0])
    assert pooled_embedding(network, [a], np.ones(1)) is a
    pooled = pooled_embedding(network, [a, b], np.array([0.75, 0.25]))
    assert np.linalg.norm(pooled) == pytest.approx(length)
    assert pooled[0] == pytest.approx(3 * pooled[1])


@pytest.fixture
def with_second(filled, portraits, tmp_path):
    """The case with a reduced copy of Q1's picture as Q2."""
    with Image.open(portraits[0]) as picture:
        picture.resize((picture.width // 2, picture.height // 2)).save(tmp_path / "small.png")
    small = intake.inspect(tmp_path / "small.png")
    intake.add_exhibit(filled, small, role=Role.QUESTIONED, examiner=EXAMINER)
    return filled


def pooled_in(case):
    return pooling.pool_exhibits(case, ("Q1", "Q2"), "K2", examiner=EXAMINER, device="cpu")


def test_a_pool_is_logged_with_its_weights_and_has_no_ratio_by_another_number(with_second):
    likelihood.name_propositions(with_second, person=EXAMINER)
    pooled, found, changes = pooled_in(with_second)
    assert sum(pooled.weights) == pytest.approx(1)
    assert isinstance(found, NoLikelihoodRatio)
    assert "for 1 questioned photograph, this score is of 2 questioned" in found.sentence
    details = changes.event.details
    assert details["questioned"] == ["Q1", "Q2"]
    assert details["score"] == pooled.score
    assert details["weights"] == list(pooled.weights)
    assert details["log10 LR"] is None
    assert checking.case_fault(with_second) is None


def test_a_calibration_of_pools_gives_a_ratio(with_second, tmp_path):
    pooled, found, _ = pooled_in(with_second)
    assert "names no calibration" in found.sentence
    made = calibration()
    system = attrs.evolve(
        made.system, model_sha256=pooled.model.sha256, detector=pooled.environment["detector"],
        template_sha256=template_sha256(pooled.model), questioned_images=NumberClass.TWO,
    )  # fmt: skip
    wide = tuple(QualityRange(one.measure, -1e6, 1e6) for one in made.quality)
    file = tmp_path / "pools.json"
    file.write_bytes(document.to_bytes(attrs.evolve(made, system=system, quality=wide)))
    likelihood.name_propositions(with_second, person=EXAMINER, calibration_file=str(file))
    _, found, changes = pooled_in(with_second)
    assert isinstance(found, LikelihoodRatio)
    assert changes.event.details["log10 LR"] == found.log10_lr
    summaries = casework.overview(with_second).examinations
    assert summaries == ()
    first, second = likelihood.pools(with_second)
    assert (first.log10_lr, second.log10_lr) == (None, found.log10_lr)
    assert (second.questioned, second.known, second.weights) == (("Q1", "Q2"), "K2", pooled.weights)
    assert (second.findings, second.person) == (found.sentence, EXAMINER)
    assert second.pairs == {("Q1", "K2"), ("Q2", "K2")}


@pytest.mark.parametrize(
    ("masked", "hidden"),
    [({("Q2", "K2")}, True), ({("Q1", "K1")}, False), (set(), False)],
)
def test_a_pool_is_hidden_from_whom_one_of_its_pairs_is_masked(with_second, masked, hidden):
    _, _, changes = pooled_in(with_second)
    standing = Standing(masked=frozenset(masked))
    assert concealed(standing, "B. Verifier", ())(changes.event) is hidden


@pytest.mark.parametrize(
    ("questioned", "known", "fault"),
    [
        (("Q1",), "K2", "two questioned photographs or more"),
        (("Q1", "Q1"), "K2", "there twice"),
        (("Q1", "Q2"), "K1", "there twice"),
        (("Q1", "K1"), "K2", "K1 is not a questioned one"),
        (("Q1", "Q2"), "Q1", "Q1 is not a known one"),
    ],
)
def test_what_is_no_pool_is_refused(with_second, questioned, known, fault):
    with pytest.raises(UserError, match=fault):
        pooling.pool_exhibits(with_second, questioned, known, examiner=EXAMINER, device="cpu")
