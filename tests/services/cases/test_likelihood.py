"""The propositions of a case, and what its scores say about them."""

import attrs
import pytest

from tests.calibrations import calibration
from xfv_desktop.assets import resources
from xfv_desktop.domain.calibration import Propositions, QualityRange
from xfv_desktop.domain.errors import CalibrationUnusable, CaseAltered, UserError
from xfv_desktop.domain.likelihood import (
    UNNAMED,
    LikelihoodRatio,
    NoLikelihoodRatio,
    template_sha256,
)
from xfv_desktop.engine.calibration import document
from xfv_desktop.persistence import files
from xfv_desktop.services.cases import casework, checking, likelihood

EXAMINER = "A. Examiner"


def fitting(comparison):
    """A calibration of the system that made a comparison, for pictures of every quality."""
    made = calibration()
    system = attrs.evolve(
        made.system,
        model_sha256=comparison.model.sha256,
        template_sha256=template_sha256(comparison.model),
        detector=comparison.environment["detector"],
    )
    wide = tuple(QualityRange(one.measure, -1e6, 1e6) for one in made.quality)
    return attrs.evolve(made, system=system, quality=wide)


@pytest.fixture
def comparison(examined):
    return casework.load_examination(examined, 2).comparison


@pytest.fixture
def file(tmp_path, comparison):
    path = tmp_path / "laboratory.json"
    path.write_bytes(document.to_bytes(fitting(comparison)))
    return path


def name(case, file, **more):
    return likelihood.name_propositions(case, person=EXAMINER, calibration_file=str(file), **more)


def test_a_case_that_names_nothing_gets_no_ratio(examined, comparison):
    assert likelihood.frame(examined) is None
    assert likelihood.case_evaluation(examined, comparison) == UNNAMED


def test_a_case_takes_the_propositions_of_its_calibration_and_logs_them(examined, comparison, file):
    changes = name(examined, file)
    found = likelihood.case_evaluation(examined, comparison)
    assert isinstance(found, LikelihoodRatio)
    assert found.propositions == calibration().propositions
    assert found.log10_lr == max(-2.0, found.unbounded)
    details = changes.event.details
    assert details["population"] == "persons of a toy world"
    assert details["calibration sha256"] == likelihood.frame(examined).sha256
    assert changes.event.actor == EXAMINER
    assert checking.case_fault(examined) is None


def test_the_case_keeps_calibration_and_words_when_the_file_is_gone(examined, comparison, file):
    name(examined, file)
    before = likelihood.case_evaluation(examined, comparison)
    file.unlink()
    assert likelihood.case_evaluation(examined, comparison) == before


def test_other_propositions_need_a_reason(examined, file):
    name(examined, file)
    other = Propositions("they are one", "they are brothers", "brothers")
    with pytest.raises(UserError, match="give the reason"):
        name(examined, file, propositions=other)
    changes = name(examined, file, propositions=other, reason="The defence names the brother.")
    assert likelihood.frame(examined).propositions == other
    assert changes.event.details["reason"] == "The defence names the brother."


def test_empty_propositions_are_refused(examined, file):
    with pytest.raises(UserError, match="have to be stated"):
        name(examined, file, propositions=Propositions("a", " ", "c"))


def test_an_altered_calibration_in_a_case_is_found(examined, comparison, file):
    name(examined, file)
    stored = files._place(examined, likelihood.frame(examined).sha256)
    stored.chmod(0o644)
    stored.write_bytes(stored.read_bytes().replace(b'"slope":10', b'"slope":90'))
    assert checking.case_fault(examined) is not None
    with pytest.raises(CaseAltered):
        likelihood.case_evaluation(examined, comparison)


def test_an_altered_calibration_file_is_refused_before_anything_is_logged(examined, file):
    file.write_bytes(file.read_bytes().replace(b'"slope":10', b'"slope":90'))
    with pytest.raises(CalibrationUnusable, match="altered"):
        name(examined, file)
    assert likelihood.frame(examined) is None


def test_the_portraits_lie_outside_the_shipped_demonstration(examined, comparison):
    name(examined, "")
    found = likelihood.case_evaluation(examined, comparison)
    assert isinstance(found, NoLikelihoodRatio)
    assert "eye distance" in found.sentence


def test_the_shipped_calibration_says_what_it_is():
    shipped, data = likelihood.calibration()
    assert shipped.demonstration
    assert shipped.title == "Demonstration calibration, population: web press photographs"
    assert -2.8 < shipped.bounds.lower < -2
    assert 2 < shipped.bounds.upper < 2.8
    assert document.to_bytes(shipped) == data
    # Numbers only: neither pictures nor the names of their persons
    assert b".jpg" not in data


def test_the_shipped_scale_is_that_of_the_table():
    scale = likelihood.verbal_scale()
    assert [band.above for band in scale.bands] == [1, 10, 100, 1000, 10_000, 1_000_000]
    assert scale.words(2.5) == "moderately strong support"
    assert scale.edition
    assert scale.source


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("above = 10\n", "above = 0.5\n"),
        lambda text: text.replace('words = "weak support"', ""),
        lambda text: text.replace("edition", "editio"),
        lambda text: text + "[",
        lambda text: text.replace("above = 100\n", 'above = "many"\n'),
        lambda text: "",
        lambda text: f"x = {'[' * 20_000}",
    ],
    ids=["falling", "no words", "no edition", "no TOML", "no number", "empty", "no end"],
)
def test_a_scale_that_is_none_is_refused(tmp_path, change):
    path = tmp_path / "scale.toml"
    path.write_text(change(resources("verbal_scale", "default.toml").read_text("utf-8")))
    with pytest.raises(UserError, match="cannot be used: it needs"):
        likelihood.verbal_scale(str(path))


def test_a_laboratory_may_use_its_own_words(tmp_path):
    path = tmp_path / "scale.toml"
    text = resources("verbal_scale", "default.toml").read_text("utf-8")
    path.write_text(text.replace("weak support", "limited support"), encoding="utf-8")
    assert likelihood.verbal_scale(str(path)).words(0.5) == "limited support"
