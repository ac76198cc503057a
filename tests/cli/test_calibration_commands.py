"""Calibrations and likelihood ratios on the command line."""

import json
import os

import pytest
from click.testing import CliRunner

from tests.calibrations import calibration, scored_pairs
from xfv_desktop.__main__ import xfv
from xfv_desktop.cli.likelihood_facts import evaluation_lines
from xfv_desktop.domain.likelihood import UNNAMED, LikelihoodRatio
from xfv_desktop.services.cases.likelihood import verbal_scale
from xfv_desktop.services.evidence.portraits import PORTRAITS, portrait_path
from xfv_desktop.services.performance.pair_lists import scores_csv

HOPPER, COLLINS = (str(portrait_path(portrait)) for portrait in PORTRAITS)


def run(*arguments, status=0):
    result = CliRunner().invoke(xfv, [str(a) for a in arguments])
    assert result.exit_code == status, result.output
    return result.output


@pytest.fixture
def made(tmp_path):
    scores = tmp_path / "scores.csv"
    scores.write_text(scores_csv(scored_pairs()), encoding="utf-8")
    out = tmp_path / "made.json"
    told = run(
        "calibrate", scores, "--out", out, "--population", "toys", "--resamples", 100,
        "--plots", tmp_path / "plots",
    )  # fmt: skip
    return out, told


def test_calibrate_prints_bounds_and_measures_and_writes_plots(made, tmp_path):
    _, told = made
    for word in ("elub", "empirical", "Cllr-min", "devPAV", "120 mated and 180 non-mated", "toys"):
        assert word in told
    plots = sorted(path.name for path in (tmp_path / "plots").iterdir())
    assert plots == sorted(
        f"{kind}.{form}"
        for kind in ("tippett", "pav", "ece", "histogram")
        for form in ("png", "pdf")
    )


def test_an_altered_calibration_is_refused_with_one_sentence(made):
    out, _ = made
    assert (
        json.loads(run("calibration", "show", out, "--json"))["propositions"]["population"]
        == "toys"
    )
    out.write_bytes(out.read_bytes().replace(b'"toys"', b'"boys"'))
    assert "was altered after it was made" in run("calibration", "show", out, status=2)


def test_a_calibration_is_never_overwritten(made):
    out, _ = made
    again = run("calibrate", out, "--out", out, "--population", "x", status=2)
    assert "exists already" in again


def test_compare_gives_the_ratio_or_the_reason(shared_faces):
    lfw = shared_faces / "lfw"
    rows = (lfw / "pairs.csv").read_text().splitlines()[1:]
    _, a, b, _ = rows[0].split(",")
    found = json.loads(run("compare", lfw / a, lfw / b, "--json"))["likelihood_ratio"]
    assert "more probable if the questioned and the known photograph show" in found["sentence"]
    assert found["calibration"].startswith("Demonstration calibration")
    assert found["log10"] <= found["bounds_log10"][1]


def test_a_ratio_is_told_in_lines():
    of = calibration()
    found = LikelihoodRatio(
        score=0.6, log10_lr=2.5, unbounded=3.0, propositions=of.propositions, calibration=of,
        scale=verbal_scale(),
    )  # fmt: skip
    lines = evaluation_lines(found)
    assert lines["likelihood ratio"] == "at least 310  (log10 2.50, bounds -2.00 to 2.50)"
    assert lines[""][1].startswith("moderately strong support for Hp (Seven-level scale")
    assert evaluation_lines(UNNAMED)["likelihood ratio"] == ["none", *UNNAMED.reasons]


def test_a_case_names_its_propositions(tmp_path):
    case = tmp_path / "robbery.xfv"
    run("case", "new", case, "--examiner", "A. Examiner")
    run("case", "add", case, HOPPER, "--role", "questioned")
    run("case", "add", case, COLLINS, "--role", "known")
    assert "none are named" in run("case", "propositions", case)
    run("case", "propositions", case, "--name", "--population", "officers and astronauts")
    assert "give the reason" in run("case", "propositions", case, "--name", status=2)
    told = run("case", "compare", case, "Q1", "K1", "--no-fidelity")
    assert "The questioned photograph lies outside the calibration: eye distance" in told
    named = json.loads(run("case", "propositions", case, "--json"))
    assert named["population"] == "officers and astronauts"
    run("case", "show", case)


@pytest.mark.skipif("XFV_FULL" not in os.environ, reason="minutes: set XFV_FULL to run it")
def test_the_shipped_calibration_is_made_again_from_its_list(shared_faces, tmp_path):
    from xfv_desktop.services.cases.likelihood import calibration

    shipped, _ = calibration()
    out = tmp_path / "again.json"
    run("calibrate", shared_faces / "lfw" / "pairs.csv", "--out", out, "--population", "x")
    again, _ = calibration(str(out))
    assert (again.data, again.system) == (shipped.data, shipped.system)
    assert again.curve.slope == pytest.approx(shipped.curve.slope, rel=1e-4)
    assert again.bounds.upper == pytest.approx(shipped.bounds.upper, abs=0.02)
